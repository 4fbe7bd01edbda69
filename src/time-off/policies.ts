import type { CallOptions, Client, Endpoint, InputOf, Written } from "../client/index.ts";
import { checkStrings, listIn } from "../client/input.ts";
import { readList, readObject, writtenWhen } from "../objects/index.ts";
import { createReasonCodes, listPolicyNames, listPolicyTypes, listReasonCodes, readPolicy, readPolicyType } from "./endpoints.ts";

type Unit = "days" | "hours" | (string & {});

/** A kind of time off, e.g. Holiday or Sick. Keys that are not known are kept. */
export interface PolicyType {
  readonly name?: string | null;
  readonly activity?: "paidTimeoff" | "unpaidTimeoff" | "workTime" | (string & {}) | null;
  readonly unit?: Unit | null;
  readonly [key: string]: unknown;
}

/** The rules that some employees have for a policy type. Keys that are not known are kept. */
export interface Policy {
  readonly name?: string | null;
  readonly unit?: Unit | null;
  /** A year, before additions for years of service. */
  readonly allowance?: number | null;
  /** At the end of a cycle. */
  readonly maxBalance?: number | null;
  readonly minBalance?: number | null;
  /** Additions for years of service. */
  readonly yosIncrease?: readonly { readonly yearsOfService?: number | null; readonly extraDays?: number | null }[] | null;
  /** The least that can be asked for. */
  readonly minTimeOffRequestDuration?:
    | "fullDay"
    | "halfDay"
    | "fullHour"
    | "halfHour"
    | "quarterHour"
    | "tenMinutes"
    | (string & {})
    | null;
  /** Whether weekends and holidays cost nothing. Policies from before November 20, 2024 tell what their type had. */
  readonly bookingWorkDaysOnly?: boolean | null;
  readonly approvalRequired?: boolean | null;
  readonly description?: string | null;
  readonly [key: string]: unknown;
}

/** A reason that can be given with a request. */
export interface ReasonCode {
  /** What a new request takes as its `reasonCode`. */
  readonly id: number;
  readonly displayName?: string | null;
  readonly [key: string]: unknown;
}

/** Policy types, policies and reasons: known to Bob by their names, which may hold any character. */
export interface TimeOffPolicies {
  /**
   * The names of all policy types.
   *
   * Needs "Manage company's time off settings". Source: HiBob's documentation.
   *
   * @example
   * const [first] = await bob.timeOff.policyTypes();
   */
  policyTypes(options?: CallOptions): Promise<string[]>;
  /**
   * One policy type.
   *
   * Needs "Manage company's time off settings". Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` for an unknown name
   * @example
   * const { unit } = await bob.timeOff.policyType("Holiday");
   */
  policyType(name: string, options?: CallOptions): Promise<PolicyType>;
  /**
   * The names of a policy type's policies.
   *
   * Needs "Manage company's time off settings". Source: HiBob's documentation.
   *
   * @example
   * const names = await bob.timeOff.policyNames("Holiday");
   */
  policyNames(policyType: string, options?: CallOptions): Promise<string[]>;
  /**
   * One policy.
   *
   * Needs "Manage company's time off settings". Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` for an unknown name
   * @example
   * const { allowance, unit } = await bob.timeOff.policy("Holiday UK");
   */
  policy(name: string, options?: CallOptions): Promise<Policy>;
  /**
   * The reasons that can be given with a request of a policy type.
   *
   * Needs "Manage company's time off settings". Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` for an unknown policy type
   * @example
   * const reasons = await bob.timeOff.reasonCodes("Sick");
   */
  reasonCodes(policyType: string, options?: CallOptions): Promise<ReasonCode[]>;
  /**
   * Adds reasons to a policy type, at least one. `visible()` waits until all of them are listed; their ids come from
   * `reasonCodes`. Sent once.
   *
   * Needs "Manage company's time off settings". Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} for an empty list or an empty name
   * @throws {ResponseError} with code `not_found` for an unknown policy type
   * @example
   * await (await bob.timeOff.addReasonCodes("Sick", ["Dentist", "Migraine"])).visible();
   */
  addReasonCodes(policyType: string, names: readonly string[], options?: CallOptions): Promise<Written>;
}

/** Binds the policies to a client. */
export function policies(client: Client): TimeOffPolicies {
  const names = async <E extends Endpoint>(endpoint: E, input: InputOf<E>, key: string, options?: CallOptions): Promise<string[]> =>
    listIn((await client.call(endpoint, input, options)).data, key, endpoint.id) as string[];
  const reasonCodes: TimeOffPolicies["reasonCodes"] = (policyType, options) =>
    readList(client, listReasonCodes, { path: { policyType } }, "reasonCodes", options);
  return {
    reasonCodes,
    policyTypes: (options) => names(listPolicyTypes, {}, "policyTypes", options),
    policyType: (policyType, options) => readObject(client, readPolicyType, { path: { policyType } }, options),
    policyNames: (policyTypeName, options) => names(listPolicyNames, { query: { policyTypeName } }, "policyNames", options),
    policy: (policyName, options) => readObject(client, readPolicy, { query: { policyName } }, options),
    async addReasonCodes(policyType, names, options) {
      checkStrings(names, "names");
      await client.call(createReasonCodes, { path: { policyType }, body: { reasonCodes: [...names] } }, options);
      return writtenWhen(client, createReasonCodes.id, async (callOptions) => {
        const listed = (await reasonCodes(policyType, callOptions)).map((code) => code.displayName);
        return names.every((name) => listed.includes(name));
      });
    },
  };
}

import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { homeSite } from "../../company/values/derivation.ts";
import { refuse } from "../../refusing.ts";
import { SEEDED_POLICIES, SEEDED_TYPES } from "./policy-seeding.ts";

/** A kind of time off, known by its name. */
export interface PolicyType {
  readonly name: string;
  readonly activity: "paidTimeoff" | "unpaidTimeoff" | "workTime";
  readonly unit: "days" | "hours";
  /** Who may know of requests: `Private` ones are seen with a permission of its own, `Custom name` ones under another name. */
  readonly visibility: "Public" | "Private" | "Custom name";
  /** What people without that permission read in place of the name. */
  readonly customName: string | null;
}

/** The least that may be asked for on one day, in minutes of a working day of eight hours. */
export const LEAST_MINUTES = { fullDay: 480, halfDay: 240, fullHour: 60, halfHour: 30, quarterHour: 15, tenMinutes: 10 } as const;

/** The rules some employees have for a policy type. Amounts are in the type's unit. */
export interface Policy {
  readonly name: string;
  readonly policyType: string;
  /** A year, before additions for years of service. */
  readonly allowance: number;
  /** The most that goes on into the next year; `null` is everything. */
  readonly maxBalance: number | null;
  /** The least that requests may leave; `null` is no bound. */
  readonly minBalance: number | null;
  readonly yosIncrease: readonly { readonly yearsOfService: number; readonly extraDays: number }[];
  readonly minTimeOffRequestDuration: keyof typeof LEAST_MINUTES;
  /** Whether weekends and holidays cost nothing. */
  readonly bookingWorkDaysOnly: boolean;
  readonly approvalRequired: boolean;
  readonly description: string | null;
  /** Whether the allowance comes at once in January or by twelfths, on the first of each month. */
  readonly accrual: "yearly" | "monthly";
  /** Whose policy it is by the site where they started; `null` is everybody without one of their own. */
  readonly siteIds: readonly number[] | null;
}

/** A reason that requests can give. */
export interface ReasonCode {
  readonly id: number;
  readonly displayName: string;
}

const FIRST_CODE = 3_001;

/** Policy types, their policies and reasons, and who has which policy. */
export class Policies {
  readonly #company: CompanyState;
  readonly #types = new Map<string, PolicyType>();
  readonly #policies = new Map<string, Policy>();
  readonly #reasons = new Map<string, readonly ReasonCode[]>();
  /** Names of policies that HR gave to single people, by employee and policy type. */
  readonly #assigned = new Map<string, string>();

  constructor(company: CompanyState) {
    this.#company = company;
    let code = FIRST_CODE;
    for (const { reasons, ...type } of SEEDED_TYPES) {
      this.#types.set(type.name, type);
      this.#reasons.set(
        type.name,
        reasons.map((displayName) => ({ id: code++, displayName })),
      );
    }
    for (const policy of SEEDED_POLICIES) this.#policies.set(policy.name, policy);
  }

  get types(): readonly PolicyType[] {
    return [...this.#types.values()];
  }

  type(name: string): PolicyType | undefined {
    return this.#types.get(name);
  }

  /** The policy type of this name, or a refusal. */
  knownType(name: unknown): PolicyType {
    const type = typeof name === "string" ? this.#types.get(name) : undefined;
    if (!type) throw refuse(`there is no policy type ${JSON.stringify(name)}; there are ${[...this.#types.keys()].join(", ")}`);
    return type;
  }

  policy(name: string): Policy | undefined {
    return this.#policies.get(name);
  }

  policiesOf(type: string): readonly Policy[] {
    return [...this.#policies.values()].filter(({ policyType }) => policyType === type);
  }

  reasons(type: string): readonly ReasonCode[] {
    return this.#reasons.get(type) ?? [];
  }

  /** The one policy of this type that a person has: HR's choice, else that of the home site, else everybody's. */
  held(person: Employee, type: string): Policy | undefined {
    const assigned = this.#assigned.get(`${person.id} ${type}`);
    if (assigned !== undefined) return this.#policies.get(assigned);
    const site = homeSite(person, this.#company).id;
    let everybodys: Policy | undefined;
    for (const policy of this.#policies.values()) {
      if (policy.policyType !== type) continue;
      if (policy.siteIds?.includes(site)) return policy;
      if (policy.siteIds === null) everybodys ??= policy;
    }
    return everybodys;
  }

  /** The policy a person has, or a refusal. */
  heldPolicy(person: Employee, { name }: PolicyType): Policy {
    const policy = this.held(person, name);
    if (!policy) throw refuse(`the employee has no policy of the type ${JSON.stringify(name)}`);
    return policy;
  }

  addType(type: PolicyType): PolicyType {
    if (!type.name) throw refuse("a policy type needs a name");
    if (this.#types.has(type.name)) throw refuse(`there is a policy type ${JSON.stringify(type.name)} already`);
    if ((type.visibility === "Custom name") !== (type.customName !== null)) {
      throw refuse("customName goes with the visibility Custom name, and only with it");
    }
    this.#types.set(type.name, type);
    return type;
  }

  addPolicy(policy: Policy): Policy {
    this.knownType(policy.policyType);
    if (!policy.name) throw refuse("a policy needs a name");
    if (this.#policies.has(policy.name)) throw refuse(`there is a policy ${JSON.stringify(policy.name)} already`);
    if (!Object.hasOwn(LEAST_MINUTES, policy.minTimeOffRequestDuration)) {
      throw refuse(`minTimeOffRequestDuration must be one of ${Object.keys(LEAST_MINUTES).join(", ")}`);
    }
    this.#policies.set(policy.name, policy);
    return policy;
  }

  assign(person: Employee, policyName: string): Policy {
    const policy = this.#policies.get(policyName);
    if (!policy) throw refuse(`there is no policy ${JSON.stringify(policyName)}`);
    this.#assigned.set(`${person.id} ${policy.policyType}`, policyName);
    return policy;
  }

  /** Adds reasons. ASSUMED: a name that is there already stays one reason. */
  addReasons(type: PolicyType, names: readonly string[]): void {
    const before = this.reasons(type.name);
    const added = [...new Set(names)].filter((name) => !before.some(({ displayName }) => displayName === name));
    const codes = added.map((displayName) => ({ id: this.#company.newId("timeOffReasonCode", 4_001), displayName }));
    this.#reasons.set(type.name, [...before, ...codes]);
  }
}

import { type CallOptions, type Client, ResponseError } from "../client/index.ts";
import { checkStrings } from "../client/input.ts";
import { dayOf } from "../client/spans.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import { readObject } from "../objects/index.ts";
import { addAdjustment, readBalance } from "./endpoints.ts";

/** Of which policy type, and as of which day. */
export interface BalanceInput {
  /** Name of the policy type, e.g. `Holiday`. */
  readonly policyType: string;
  readonly date: CalendarDate;
}

/** What an employee has left, in the policy's unit: days or hours. Keys that are not known are kept. */
export interface Balance {
  readonly employeeId?: EmployeeId | null;
  /** Name of the policy. */
  readonly policy?: string | null;
  /** The day asked for. */
  readonly pointInTime?: CalendarDate | null;
  readonly totalBalanceAsOfDate?: number | null;
  readonly totalRoundedBalanceAsOfDate?: number | null;
  /** At the start of the policy's cycle. */
  readonly startingBalance?: number | null;
  /** First day of the cycle. */
  readonly startingBalanceAsOf?: CalendarDate | null;
  readonly totalTaken?: number | null;
  /** By people. */
  readonly totalAdminAdjustments?: number | null;
  /** By Bob. */
  readonly totalSystemAdjustments?: number | null;
  readonly annualAllowance?: number | null;
  readonly [key: string]: unknown;
}

/** The balance of one of many employees, or why Bob refused it. */
export type BalanceItem =
  | { readonly employeeId: EmployeeId; readonly balance: Balance; readonly error?: undefined }
  | { readonly employeeId: EmployeeId; readonly balance?: undefined; readonly error: ResponseError };

/** A change to a balance. */
export interface NewAdjustment {
  /** `balance` changes what there is, `daysUsed` what has been taken. */
  readonly adjustmentType: "balance" | "daysUsed";
  /** Name of the policy type. */
  readonly policyType: string;
  /** From when on it counts. */
  readonly effectiveDate: CalendarDate;
  /** Days or hours, by the policy's unit; below zero to take away. */
  readonly amount: number;
  readonly reason?: string | undefined;
}

/** What employees have left. */
export interface TimeOffBalances {
  /**
   * One employee's balance of one policy type on one day.
   *
   * Needs "See selected people's time off and sick leave balances". Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} for a day in another form
   * @example
   * const { totalBalanceAsOfDate } = await bob.timeOff.balance(id, { policyType: "Holiday", date: "2026-12-31" });
   */
  balance(employeeId: EmployeeId, input: BalanceInput, options?: CallOptions): Promise<Balance>;
  /**
   * The balances of many employees, in the order of their ids, one request each, three at a time: Bob has no way to ask for
   * all. An employee for whom Bob refuses the request (unknown, or without such a policy) comes with `error`, and the reading
   * goes on.
   *
   * Everything else ends it with an error, after what was read before: no connection, a credential that is refused, and the
   * first 403, because Bob blocks the integration when these pile up. Leave out that employee, or have the permission granted,
   * and go on with the ids that have not come; this endpoint is not asked again within the minute.
   *
   * Needs the same as `balance`. Source: HiBob's documentation; ASSUMED: that a refusal other than 401, 403 and 429 concerns
   * one employee.
   *
   * @throws {InvalidInputError} at once, for a day in another form or ids that are no strings
   * @throws {PermissionError} in the loop
   * @example
   * for await (const { employeeId, balance, error } of bob.timeOff.balances({
   *   employeeIds: [id],
   *   policyType: "Holiday",
   *   date: "2026-12-31",
   * })) {
   *   console.log(employeeId, balance?.totalBalanceAsOfDate ?? error?.code);
   * }
   */
  balances(input: BalanceInput & { readonly employeeIds: readonly EmployeeId[] }, options?: CallOptions): AsyncIterable<BalanceItem>;
  /**
   * Adds or takes away days or hours. Sent once: two calls adjust twice.
   *
   * Needs "Adjust selected people's time off balances and bank their overtime". Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} for a day in another form, or a missing key
   * @example
   * await bob.timeOff.adjustBalance(id, {
   *   adjustmentType: "balance",
   *   policyType: "Holiday",
   *   effectiveDate: "2026-12-31",
   *   amount: -1.5,
   *   reason: "Carried over by mistake",
   * });
   */
  adjustBalance(employeeId: EmployeeId, adjustment: NewAdjustment, options?: CallOptions): Promise<void>;
}

/** Requests under way; few, so that a permission that is missing costs few refusals. */
const AT_ONCE = 3;

/** Binds the balances to a client. */
export function balances(client: Client): TimeOffBalances {
  const balance: TimeOffBalances["balance"] = async (id, query, options) => {
    dayOf(query.date, "date");
    return readObject(client, readBalance, { path: { id }, query }, options);
  };
  return {
    balance,
    balances({ employeeIds, policyType, date }, options) {
      checkStrings(employeeIds, "employeeIds");
      dayOf(date, "date");
      const ids = [...new Set(employeeIds)];
      const one = async (employeeId: EmployeeId): Promise<BalanceItem> => {
        try {
          return { employeeId, balance: await balance(employeeId, { policyType, date }, options) };
        } catch (error) {
          if (error instanceof ResponseError && error.status! < 500) return { employeeId, error };
          throw error;
        }
      };
      return {
        async *[Symbol.asyncIterator]() {
          const ahead: Promise<BalanceItem>[] = [];
          for (let next = 0; ; ) {
            while (ahead.length < AT_ONCE && next < ids.length) {
              const item = one(ids[next++]!);
              item.catch(() => {}); // thrown when its turn comes
              ahead.push(item);
            }
            const item = ahead.shift();
            if (!item) return;
            yield await item;
          }
        },
      };
    },
    async adjustBalance(id, body, options) {
      dayOf(body.effectiveDate, "effectiveDate");
      await client.call(addAdjustment, { path: { id }, body }, options);
    },
  };
}

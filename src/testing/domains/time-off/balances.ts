import type { CalendarDate } from "../../../model/dates.ts";
import type { EmployeeId } from "../../../model/ids.ts";
import type { CompanyState } from "../../company/company.ts";
import { addMonths, dayOf, isDate, span } from "../../company/days.ts";
import { again, chance, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { refuse } from "../../refusing.ts";
import { Costs, rounded } from "./costs.ts";
import { Policies, type Policy, type PolicyType } from "./policies.ts";
import { TimeOff } from "./requests.ts";

/** A change that somebody made to a balance, in the unit of the policy type. */
export interface Adjustment {
  /** `balance` adds to what there is, `daysUsed` to what has been taken. */
  readonly adjustmentType: "balance" | "daysUsed";
  readonly policyType: string;
  readonly effectiveDate: CalendarDate;
  readonly amount: number;
  readonly reason?: string | undefined;
}

/** What somebody has left on one day. */
export interface Balance {
  readonly policy: Policy;
  readonly annualAllowance: number;
  readonly startingBalance: number;
  readonly startingBalanceAsOf: CalendarDate;
  readonly taken: number;
  readonly adjusted: number;
  readonly total: number;
}

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));

/**
 * Balances by policy type.
 *
 * ASSUMED: cycles are calendar years; an allowance comes at once or by twelfths on the first of each month, for the months in
 * which somebody is employed, whichever time with the company that is; approved requests count on their days; what is left in
 * December goes on, up to `maxBalance`.
 */
export class Balances {
  readonly #company: CompanyState;
  readonly #adjustments = new Map<EmployeeId, readonly Adjustment[]>();

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** The balance on a day, with what is earned and taken until then: a day in the future shows what will be left. */
  at(person: Employee, type: PolicyType, date: CalendarDate): Balance {
    if (!isDate(date)) throw refuse("date must be a date that exists, as YYYY-MM-DD");
    const policy = this.#company.part(Policies).heldPolicy(person, type);
    const first = Math.min(yearOf(this.#company.born) - 1, yearOf(date));
    let carried = this.#opening(person, policy, first);
    for (let year = first; ; year++) {
      const until = year < yearOf(date) ? `${year}-12-31` : date;
      const balance = this.#cycle(person, policy, carried, until);
      if (until === date) return balance;
      carried = policy.maxBalance === null ? balance.total : Math.min(balance.total, policy.maxBalance);
    }
  }

  adjust(person: Employee, adjustment: Adjustment): Adjustment {
    const { adjustmentType, effectiveDate, amount } = adjustment;
    const policies = this.#company.part(Policies);
    policies.heldPolicy(person, policies.knownType(adjustment.policyType));
    if (adjustmentType !== "balance" && adjustmentType !== "daysUsed") throw refuse("adjustmentType must be balance or daysUsed");
    if (!isDate(effectiveDate)) throw refuse("effectiveDate must be a date that exists, as YYYY-MM-DD");
    if (!Number.isFinite(amount)) throw refuse("amount must be a number");
    this.#adjustments.set(person.id, [...(this.#adjustments.get(person.id) ?? []), adjustment]);
    return adjustment;
  }

  /** One year's movements until a day of it. */
  #cycle(person: Employee, policy: Policy, startingBalance: number, until: CalendarDate): Balance {
    const startingBalanceAsOf = `${until.slice(0, 4)}-01-01`;
    const annualAllowance = allowanceOf(person, policy, startingBalanceAsOf);
    const changes = this.#changes(person, policy.policyType).filter(
      ({ effectiveDate }) => effectiveDate >= startingBalanceAsOf && effectiveDate <= until,
    );
    const sum = (kind: Adjustment["adjustmentType"]) =>
      changes.reduce((total, { adjustmentType, amount }) => total + (adjustmentType === kind ? amount : 0), 0);
    let taken = sum("daysUsed");
    const costs = new Costs(person, this.#company);
    for (const request of this.#company.part(TimeOff).requestsOf(person)) {
      if (request.policyType !== policy.policyType || request.status !== "approved") continue;
      taken += costs.within(request, dayOf(startingBalanceAsOf), dayOf(until));
    }
    const adjusted = sum("balance");
    const total = startingBalance + earned(person, policy, annualAllowance, until) + adjusted - taken;
    return { policy, annualAllowance, startingBalance, startingBalanceAsOf, taken, adjusted, total };
  }

  /** What somebody brings into the first year that is told of. */
  #opening(person: Employee, { maxBalance }: Policy, year: number): number {
    const { salt, seq } = person.core;
    if (seq >= this.#company.seeded || person.core.startDate >= `${year}-01-01` || !maxBalance) return 0;
    return pick([0, 0, 1, 2.5, 4], again(salt, 82));
  }

  #changes(person: Employee, type: string): readonly Adjustment[] {
    const made = (this.#adjustments.get(person.id) ?? []).filter(({ policyType }) => policyType === type);
    const { salt, seq } = person.core;
    if (type !== "Holiday" || seq >= this.#company.seeded || !chance(again(salt, 83), 12)) return made;
    // A correction by HR from before the story, which stays whatever happens later.
    const effectiveDate = addMonths(this.#company.born, -(again(salt, 84) % 9));
    return [{ adjustmentType: "balance", policyType: type, effectiveDate, amount: pick([1, -0.5, 2], again(salt, 85)) }, ...made];
  }
}

/** One time with the company. */
interface Spell {
  readonly from: CalendarDate;
  /** First day on which it is over. */
  readonly to: CalendarDate | null;
}

/** Somebody's times with the company, the first one first: who came back has several. */
function spellsOf({ core: { lifecycle } }: Employee): Spell[] {
  const spells: Spell[] = [];
  let from: CalendarDate | undefined;
  for (const { status, effectiveDate } of lifecycle) {
    if (status === "Terminated" && from !== undefined) {
      spells.push({ from, to: effectiveDate });
      from = undefined;
    } else if (status !== "Hired" && status !== "Terminated") from ??= effectiveDate;
  }
  return from === undefined ? spells : [...spells, { from, to: null }];
}

/** The allowance of a year, with what the years of service in that time with the company add to it. */
function allowanceOf(person: Employee, { allowance, yosIncrease }: Policy, yearStart: CalendarDate): number {
  const { from } = spellsOf(person).findLast((spell) => spell.from <= yearStart) ?? { from: person.startDate };
  const { years } = span(from, yearStart);
  return allowance + Math.max(0, ...yosIncrease.filter(({ yearsOfService }) => years >= yearsOfService).map(({ extraDays }) => extraDays));
}

/** What has come of the allowance until a day. */
function earned(person: Employee, { accrual }: Policy, allowance: number, until: CalendarDate): number {
  const year = until.slice(0, 4);
  const last = accrual === "yearly" ? 12 : Number(until.slice(5, 7));
  const spells = spellsOf(person).filter(({ from }) => from <= until);
  let months = 0;
  for (let month = 1; month <= last; month++) {
    const text = `${year}-${String(month).padStart(2, "0")}`;
    if (spells.some(({ from, to }) => text >= from.slice(0, 7) && (to === null || `${text}-01` < to))) months++;
  }
  return (allowance * months) / 12;
}

/** Half days, and quarter hours. ASSUMED: Bob rounds as the policy says, which the API does not tell. */
export const roundedBalance = (amount: number, unit: PolicyType["unit"]): number => {
  const step = unit === "hours" ? 4 : 2;
  return rounded(Math.round(amount * step) / step);
};

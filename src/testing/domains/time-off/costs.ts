import type { CompanyState } from "../../company/company.ts";
import { dateOf, dayOf } from "../../company/days.ts";
import type { Employee } from "../../company/employee.ts";
import { Calendars, type HeldCalendar } from "./calendars.ts";
import type { TimeOffRequest } from "./ledger.ts";
import { Policies } from "./policies.ts";
import { DAY_MINUTES, partOf } from "./range.ts";

/** What one day of a request lasts, and takes from the balance. */
export interface DayCost {
  readonly date: string;
  readonly duration: number;
  readonly cost: number;
}

/** What of a request decides what it costs. */
export type Booked = Pick<TimeOffRequest, "policyType" | "range" | "first" | "last">;

/** Two decimals, so that halves and thirds add up to what people read. */
export const rounded = (amount: number): number => Math.round(amount * 100) / 100 + 0;

const isWeekend = (day: number): boolean => (day + 3) % 7 >= 5;

/**
 * What one person's requests last and cost, in the unit of their policy type. Good for one answer: it looks up once what
 * holds for the person.
 *
 * ASSUMED: that costs follow today's policies and calendars, so that a holiday which is entered later makes the requests
 * around it cheaper.
 */
export class Costs {
  readonly #company: CompanyState;
  readonly #person: Employee;
  readonly #rules = new Map<string, { readonly inHours: boolean; readonly workDaysOnly: boolean }>();
  #calendar: HeldCalendar | undefined;

  constructor(person: Employee, company: CompanyState) {
    this.#person = person;
    this.#company = company;
  }

  /** The whole request; `null` while it has no end. */
  of(request: Booked): { readonly duration: number | null; readonly cost: number | null } {
    if (request.last === Number.POSITIVE_INFINITY) return { duration: null, cost: null };
    const { duration, cost } = this.#sum(request, request.first, request.last);
    return { duration: rounded(duration), cost: rounded(cost) };
  }

  /** What it takes from the balance on the days of a span; not rounded. */
  within(request: Booked, from: number, to: number): number {
    return this.#sum(request, Math.max(from, request.first), Math.min(to, request.last)).cost;
  }

  /** Day by day; of a request without an end until today. */
  daily(request: Booked): DayCost[] {
    const today = dayOf(this.#company.today);
    const last = request.last === Number.POSITIVE_INFINITY ? Math.max(today, request.first) : request.last;
    return Array.from({ length: last - request.first + 1 }, (_, nth) => {
      const { duration, cost } = this.#sum(request, request.first + nth, request.first + nth);
      return { date: dateOf(request.first + nth), duration: rounded(duration), cost: rounded(cost) };
    });
  }

  #sum(request: Booked, from: number, to: number): { duration: number; cost: number } {
    const { inHours, workDaysOnly } = this.#rulesOf(request.policyType);
    let duration = 0;
    let cost = 0;
    for (let day = from; day <= to; day++) {
      const { minutes } = partOf(request.range, day, request);
      const amount = inHours ? minutes / 60 : Math.min(minutes, DAY_MINUTES) / DAY_MINUTES;
      duration += amount;
      if (!workDaysOnly || !(isWeekend(day) || this.#isHoliday(day))) cost += amount;
    }
    return { duration, cost };
  }

  #isHoliday(day: number): boolean {
    const calendars = this.#company.part(Calendars);
    this.#calendar ??= calendars.of(this.#person);
    return calendars.isFree(this.#calendar, day);
  }

  #rulesOf(policyType: string) {
    let rules = this.#rules.get(policyType);
    if (!rules) {
      const policies = this.#company.part(Policies);
      const inHours = policies.type(policyType)?.unit === "hours";
      const workDaysOnly = policies.held(this.#person, policyType)?.bookingWorkDaysOnly ?? true;
      this.#rules.set(policyType, (rules = { inHours, workDaysOnly }));
    }
    return rules;
  }
}

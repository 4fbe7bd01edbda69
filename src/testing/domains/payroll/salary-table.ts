import type { CalendarDate } from "../../../model/dates.ts";
import { FIELDS, type KnownFieldId } from "../../../model/fields.ts";
import { isObject } from "../../../model/json.ts";
import type { CompanyState } from "../../company/company.ts";
import { addDays } from "../../company/days.ts";
import { again, between, chance } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { homeSite, lastReview } from "../../company/values/derivation.ts";
import type { Row, TableDefinition } from "../../tables/table.ts";

/** An amount of money, in major units. */
export interface Amount {
  readonly value: number;
  readonly currency: string;
}

/** Reviews that are told; earlier ones are left out. */
const MOST_REVIEWS = 3;

/** Between what a year pays at each level, in thousands. */
const YEARLY = [
  [26, 38],
  [36, 58],
  [52, 84],
  [70, 110],
  [115, 180],
  [190, 260],
] as const;

/** Pay is reviewed on the first of April; who came less than half a year before is left out once. */
function reviews(person: Employee): CalendarDate[] {
  const last = lastReview(person);
  const dates: CalendarDate[] = [];
  const settled = addDays(person.core.startDate, 182);
  for (let year = Number(last.slice(0, 4)); dates.length < MOST_REVIEWS; year--) {
    const date = `${year}-04-01`;
    if (date <= settled) break;
    dates.unshift(date);
  }
  return dates;
}

/** The pay at the start, and a row for each review of the last years; each one raised it a little. */
function seedSalaries(person: Employee, company: CompanyState): Record<string, unknown>[] {
  const { currency, country } = homeSite(person, company);
  const { salt, startDate, createdOn } = person.core;
  const [least, most] = YEARLY[person.core.level] as (typeof YEARLY)[number];
  const now = between(again(salt, 70), least * 2, most * 2) * 500;
  const dates = [startDate, ...reviews(person)];
  return dates.map((effectiveDate, nth) => {
    const steps = dates.length - 1 - nth;
    const raised = between(again(salt, 80 + steps), 2, 6) / 100;
    return {
      effectiveDate,
      base: { value: steps === 0 ? now : Math.round((now * (1 - raised) ** steps) / 100) * 100, currency },
      payPeriod: "Annual",
      payFrequency: country === "United States" ? "Every two weeks" : "Monthly",
      workChangeType: nth === 0 ? "New hire" : chance(again(salt, 90 + nth), 15) ? "Promotion" : "Other",
      modificationDate: nth === 0 ? createdOn : addDays(effectiveDate, -(salt % 20)),
    };
  });
}

const SHARES = (Object.keys(FIELDS) as KnownFieldId[]).filter((id) => id.endsWith(".percentageOfAnnualSalary"));

/** Salaries over time. There is no way to change a row through the API. */
export const SALARY_TABLE: TableDefinition = {
  name: "salaries",
  category: "payroll",
  kind: "dated",
  firstHolds: true,
  columns: {
    workChangeType: { type: "list", list: "workChangeType", initial: "Other" },
    base: { type: "currency", field: "payroll.salary.payment", mandatory: true },
    payPeriod: { type: "list", list: "payPeriod", field: "payroll.salary.payPeriod", mandatory: "Missing pay period" },
    payFrequency: { type: "list", list: "payFrequency", field: "payroll.salary.payFrequency", mandatory: "Missing pay frequency" },
  },
  fields: [
    "payroll.salary.activeEffectiveDate",
    "payroll.salary.payment",
    "payroll.salary.payment.currency",
    "payroll.salary.payPeriod",
    "payroll.salary.payFrequency",
    "payroll.salary.yearlyPayment",
    "payroll.salary.monthlyPayment",
    ...SHARES,
  ],
  seed: seedSalaries,
};

/** Payments a year of each pay period. ASSUMED: 52 weeks of five days; hours as in the employment table. */
const PER_YEAR: Readonly<Record<string, number>> = { Annual: 1, Monthly: 12, Weekly: 52, Daily: 260, Quarterly: 4, "Half-yearly": 2 };

/** What an amount for a period comes to in a year; `null` for no amount. */
export function yearly(amount: unknown, period: unknown, weeklyHours = 40): Amount | null {
  if (!isObject(amount)) return null;
  const times = period === "Hourly" ? weeklyHours * 52 : (PER_YEAR[String(period)] ?? 1);
  return { value: Math.round(Number(amount.value) * times * 100) / 100, currency: String(amount.currency) };
}

/** What a row of salary comes to in a year. */
export const yearlySalary = (row: Row | undefined, weeklyHours?: number): Amount | null => yearly(row?.base, row?.payPeriod, weeklyHours);

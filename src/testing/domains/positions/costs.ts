import type { CompanyState } from "../../company/company.ts";
import { addDays, dayOf } from "../../company/days.ts";
import type { Amount, Budget, Position } from "./position.ts";

/** Payments a year. */
const PER_YEAR: Readonly<Record<string, number>> = {
  Annual: 1,
  "Annual 13": 1,
  "Annual 14": 1,
  "Half-Yearly": 2,
  Quarterly: 4,
  Monthly: 12,
  "Monthly 13": 13,
  "Monthly 14": 14,
  Weekly: 52,
  Daily: 260,
  Hourly: 2_080,
};

export const SALARY_PERIODS = [
  "Annual",
  "Annual 13",
  "Annual 14",
  "Hourly",
  "Daily",
  "Weekly",
  "Monthly",
  "Monthly 13",
  "Monthly 14",
  "Quarterly",
];
export const VARIABLE_PERIODS = ["Annual", "Half-Yearly", "Quarterly", "Monthly"];

/** The company's own currency, and what others are worth in it. ASSUMED: the rates, which Bob keeps. */
const COMPANY_CURRENCY = "GBP";
const RATES: Readonly<Record<string, number>> = { GBP: 1, USD: 0.79, EUR: 0.85, CAD: 0.58 };

const cents = (value: number): number => Math.round(value * 100) / 100;

const yearly = (amount: Amount | null, period: string | null): number => (amount?.value ?? 0) * (PER_YEAR[period ?? "Annual"] ?? 1);

/** What a position costs in a year, in its own currency. */
export const totalCost = (budget: Budget): Amount =>
  budget.totalPositionCostCurrencyValue ?? {
    value: cents(
      yearly(budget.expectedBaseSalaryCurrencyValue, budget.salaryPayPeriod) +
        yearly(budget.expectedVariablePayCurrencyValue, budget.variablePayPeriod),
    ),
    currency: budget.currency,
  };

export function convertedCost(budget: Budget): Amount {
  const { value, currency } = totalCost(budget);
  return { value: cents(value * (RATES[currency] ?? 1)), currency: COMPANY_CURRENCY };
}

/** The part of this year in which the position is there, in percent. ASSUMED: the fiscal year is the calendar's. */
export function proRatedShare({ effectiveDate, endEffectiveDate, cancelledFrom }: Position, { today }: CompanyState): number {
  const year = today.slice(0, 4);
  const first = dayOf(`${year}-01-01`);
  const after = dayOf(addDays(`${year}-12-31`, 1));
  const from = Math.max(first, dayOf(effectiveDate));
  const to = Math.min(after, ...(endEffectiveDate ? [dayOf(endEffectiveDate) + 1] : []), ...(cancelledFrom ? [dayOf(cancelledFrom)] : []));
  return cents((Math.max(0, to - from) / (after - first)) * 100);
}

export function proRatedCost(budget: Budget, position: Position, company: CompanyState): Amount {
  const { value, currency } = convertedCost(budget);
  return { value: cents((value * proRatedShare(position, company)) / 100), currency };
}

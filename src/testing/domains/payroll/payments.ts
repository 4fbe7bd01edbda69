import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { addDays } from "../../company/days.ts";
import { again, between, hash, hashText } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { REFERENCE_DAY } from "../../company/seeding.ts";
import { EmployeeTables } from "../../tables/state.ts";
import type { TableDefinition } from "../../tables/table.ts";
import { VARIABLE_TABLE } from "./pay-tables.ts";
import type { Amount } from "./salary-table.ts";

const SALT = hashText("actual-payments");

/** Bonuses are paid in March, commissions after each quarter, for the two years before the reference day. */
const PAY_DAYS: Readonly<Record<string, readonly string[]>> = {
  Commission: ["01-28", "04-28", "07-28", "10-28"],
  Bonus: ["03-28"],
  "Executive bonus": ["03-28"],
};

function payDates(type: string, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const years = [2, 1, 0].map((back) => Number(REFERENCE_DAY.slice(0, 4)) - back);
  return years.flatMap((year) => (PAY_DAYS[type] ?? []).map((day) => `${year}-${day}`)).filter((date) => date > from && date < to);
}

/** What was paid out of the variable pay that was agreed: somewhat more or less than the target. */
function seedPayments(person: Employee, company: CompanyState): Record<string, unknown>[] {
  const { core } = person;
  const h = hash(core.salt, SALT);
  const end = core.terminationDate && core.terminationDate < REFERENCE_DAY ? core.terminationDate : REFERENCE_DAY;
  // From what the seed agreed, so that a row that is written later does not change what was paid before.
  const agreed = VARIABLE_TABLE.seed(person, company);
  const types = [...new Set(agreed.map(({ variableType }) => String(variableType)))];
  return types
    .flatMap((payType, nth) => {
      const target = agreed.find(({ variableType }) => variableType === payType)?.amount as Amount;
      return payDates(payType, addDays(core.startDate, 60), end).map((payDate, time) => ({
        payDate,
        payType,
        amount: { value: Math.round((target.value * between(again(h, nth * 20 + time), 70, 115)) / 100), currency: target.currency },
        reason: again(h, nth * 20 + time + 7) % 5 === 0 ? "Correction" : null,
      }));
    })
    .sort((a, b) => (a.payDate < b.payDate ? -1 : Number(a.payDate > b.payDate)));
}

/** Payments that were made. ASSUMED: the table's name in events. */
export const PAYMENTS_TABLE: TableDefinition = {
  name: "actualPayments",
  category: "payroll",
  kind: "plain",
  columns: {
    payDate: { type: "date", field: "actualPayment.payDate", mandatory: true },
    payType: { type: "list", list: "payType", field: "actualPayment.payType", mandatory: true },
    amount: { type: "currency", field: "actualPayment.amount", mandatory: true },
  },
  seed: seedPayments,
};

/** A payment as the search gives it. */
export function paymentsOf(person: Employee, company: CompanyState): Readonly<Record<string, unknown>>[] {
  const { author } = company;
  const rows = company.part(EmployeeTables).rows(PAYMENTS_TABLE, person);
  return rows.map(({ id, payDate, payType, amount, reason, customColumns }) => ({
    employeeId: person.id,
    id,
    payDate,
    payType,
    amount,
    change: { reason: reason ?? null, changedBy: author?.displayName ?? null, changedById: author?.id ?? null },
    customColumns: customColumns ?? {},
  }));
}

import { workingTime } from "../../domains/employment/patterns.ts";
import { bySite } from "../../domains/employment/seeding.ts";
import { EMPLOYMENT_TABLE } from "../../domains/employment/table.ts";
import { DEDUCTION_TABLE, ENTITLEMENT_TABLE, VARIABLE_TABLE } from "../../domains/payroll/pay-tables.ts";
import { type Amount, SALARY_TABLE, yearlySalary } from "../../domains/payroll/salary-table.ts";
import { EmployeeTables } from "../../tables/state.ts";
import type { TableDefinition } from "../../tables/table.ts";
import { between, pick } from "../draws.ts";
import { afterStart, type Derivation, type Derivations, homeSite, itemsOf, mostly, period, until } from "./derivation.ts";

const inUk =
  (derive: Derivation): Derivation =>
  (person, h, company) =>
    homeSite(person, company).country === "United Kingdom" ? derive(person, h, company) : null;

/** What the row in force of a table of pay or employment shows in a column; `type` where several are in force. */
const column =
  (table: TableDefinition, name: string, type?: string): Derivation =>
  (person, _, company) => {
    const row = company.part(EmployeeTables).shown(table, person, type);
    if (!row) return null;
    return table.columns[name]?.follows?.(row, person, company) ?? row[name] ?? null;
  };

/** The fields that stand for columns, as far as the definition of the table says so. */
const columnsOf = (table: TableDefinition): Derivations =>
  Object.fromEntries(
    Object.entries(table.columns).flatMap(([name, { field, labelOf }]) =>
      field && labelOf === undefined ? [[field, column(table, name)]] : [],
    ),
  );

/** The fields of one column for each type, e.g. `payroll.variable.Bonus.amount`. */
const columnsByType = (table: TableDefinition): Derivations =>
  Object.fromEntries(
    (table.fields ?? []).map((field) => {
      const [, , type, name = ""] = field.split(".");
      return [field, column(table, name, type)];
    }),
  );

/** What the salary in force comes to in a year, or in a part of it. */
const salaryPer =
  (times: number): Derivation =>
  (person, _, company) => {
    const tables = company.part(EmployeeTables);
    const employment = tables.shown(EMPLOYMENT_TABLE, person);
    const hours = employment && workingTime(employment, company).weekly;
    const whole = yearlySalary(tables.shown(SALARY_TABLE, person), hours);
    return whole && { value: Math.round((whole.value / times) * 100) / 100, currency: whole.currency };
  };

/** The currency of an amount. */
const currencyOf: Derivation = (person, h, company) => {
  const base = column(SALARY_TABLE, "base")(person, h, company) as Amount | null;
  return base?.currency ?? null;
};

/** Employment, payroll and tax. */
export const PAY: Derivations = {
  ...columnsOf(EMPLOYMENT_TABLE),
  ...columnsOf(SALARY_TABLE),
  ...columnsByType(VARIABLE_TABLE),
  ...columnsByType(ENTITLEMENT_TABLE),
  ...columnsByType(DEDUCTION_TABLE),
  "payroll.employment.activeEffectiveDate": column(EMPLOYMENT_TABLE, "effectiveDate"),
  "employee.workLocationId": (person, _, company) => bySite("workLocation_entity_list", person, company),

  "payroll.salary.activeEffectiveDate": column(SALARY_TABLE, "effectiveDate"),
  "payroll.salary.payment.currency": currencyOf,
  "payroll.salary.yearlyPayment": salaryPer(1),
  "payroll.salary.monthlyPayment": salaryPer(12),
  "payroll.timeSinceLastSalaryChange": (person, _, company) => {
    const since = company.part(EmployeeTables).shown(SALARY_TABLE, person)?.effectiveDate;
    return typeof since === "string" ? period(since, until(person, company)) : null;
  },
  "payroll.additionalPensionContribution": mostly(60, (_, h) => pick([0, 2, 3, 5], h)),
  "payroll.taxCode": mostly(80, (_, h) => `${between(h, 900, 1_400)}L`),

  "employee.taxCode": inUk((_, h) => `${between(h, 900, 1_400)}L`),
  "employee.w1m1": inUk((_, h) => h % 9 === 0),
  "employee.loanTypes": (person, h, company) =>
    homeSite(person, company).country === "United Kingdom" ? itemsOf("ukTaxSettingsLoanTypes", 2)(person, h, company) : [],
  "employee.previousTaxablePay": inUk(mostly(70, (_, h) => between(h, 0, 400) * 100)),
  "employee.previousTaxPaid": inUk(mostly(70, (_, h) => between(h, 0, 100) * 100)),
  "employee.directorAppointedOn": inUk(mostly(20, afterStart(30, 700))),
  "employee.directorsNIBasis": inUk(mostly(20, (_, h) => pick(["Annual", "Alternative"], h))),
  "employee.dateLeftPreviousEmployment": inUk(mostly(80, afterStart(-90, -5))),
  "employee.enrolledInPayrollModuleStatus": mostly(80, (_, h) => pick(["Enrolled", "Enrolled", "Not enrolled"], h)),
};

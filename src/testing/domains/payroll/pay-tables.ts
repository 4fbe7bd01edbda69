import { FIELDS, type KnownFieldId } from "../../../model/fields.ts";
import type { CompanyState } from "../../company/company.ts";
import { addMonths } from "../../company/days.ts";
import { again, between, chance, hash, hashText, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { REFERENCE_DAY } from "../../company/seeding.ts";
import { homeSite, lastReview } from "../../company/values/derivation.ts";
import { EmployeeTables } from "../../tables/state.ts";
import type { Columns, TableDefinition } from "../../tables/table.ts";
import { SALARY_TABLE, yearly, yearlySalary } from "./salary-table.ts";

/** How many in a hundred have each type of variable pay. */
const VARIABLE = { Bonus: 70, Commission: 30, "Executive bonus": 15 };
const BENEFITS = ["Childcare vouchers", "Company Car", "Cycle to work", "Lunch vouchers", "Season ticket loans"];

const fieldsBelow = (start: string): KnownFieldId[] => (Object.keys(FIELDS) as KnownFieldId[]).filter((id) => id.startsWith(start));

const amount = { type: "currency", mandatory: true } as const;
const percent = { type: "number" } as const;

/** Variable pay: what was agreed of each type. */
function seedVariable(person: Employee, company: CompanyState): Record<string, unknown>[] {
  const { currency } = homeSite(person, company);
  const { startDate } = person.core;
  const reviewed = lastReview(person);
  return Object.entries(VARIABLE).flatMap(([variableType, present], nth) => {
    const h = hash(person.core.salt, hashText("variable") + nth);
    if (!chance(h, present)) return [];
    const weights = pick(
      [
        [50, 20, 30],
        [30, 20, 50],
        [20, 20, 60],
        [null, null, null],
      ],
      again(h, 1),
    );
    const value = between(again(h, 2), 4, 60) * 500;
    const last = {
      effectiveDate: reviewed,
      variableType,
      amount: { value, currency },
      paymentPeriod: variableType === "Commission" ? "Quarterly" : "Annual",
      payoutType: "Amount",
      companyPercent: weights[0],
      departmentPercent: weights[1],
      individualPercent: weights[2],
      endDate: null,
    };
    if (reviewed === startDate || !chance(again(h, 3), 40)) return [last];
    return [{ ...last, effectiveDate: startDate, amount: { value: Math.round((value * 0.8) / 100) * 100, currency } }, last];
  });
}

/** Monthly sums of some types: since the start, or since some months after it; a few are over. */
const seedBenefits =
  (table: string, column: string, present: number, most: number) =>
  (person: Employee, company: CompanyState): Record<string, unknown>[] => {
    const { currency } = homeSite(person, company);
    return BENEFITS.flatMap((type, nth) => {
      const h = hash(person.core.salt, hashText(table) + nth);
      if (!chance(h, present)) return [];
      const wished = addMonths(person.core.startDate, pick([0, 0, 3, 6], again(h, 1)));
      const effectiveDate = wished < REFERENCE_DAY ? wished : person.core.startDate;
      const ended = chance(again(h, 2), 8) ? addMonths(effectiveDate, between(again(h, 3), 6, 24)) : null;
      const endDate = ended !== null && ended < "2026-01" ? ended : null;
      return [{ effectiveDate, [column]: type, amount: { value: between(again(h, 4), 2, most) * 10, currency }, endDate }];
    });
  };

const paid = (name: string, type: string, columns: Columns): Omit<TableDefinition, "seed"> => ({
  name,
  category: "payroll",
  kind: "typed",
  type,
  columns: { ...columns, endDate: { type: "date" } },
  fields: fieldsBelow(`payroll.${name}.`),
});

/** Variable pay: several types at a time, one row of each in force. */
export const VARIABLE_TABLE: TableDefinition = {
  ...paid("variable", "variableType", {
    variableType: { type: "list", list: "payType", mandatory: true },
    amount,
    paymentPeriod: { type: "list", list: "variablePayPeriod", mandatory: true },
    payoutType: { type: "list", list: "payrollVariablePayoutType", initial: "Amount" },
    companyPercent: percent,
    departmentPercent: percent,
    individualPercent: percent,
    percentageOfAnnualSalary: {
      type: "number",
      follows: (row, person, company) => {
        const salary = yearlySalary(company.part(EmployeeTables).shown(SALARY_TABLE, person));
        const own = yearly(row.amount, row.paymentPeriod);
        return own && salary && own.currency === salary.currency && salary.value > 0
          ? Math.round((1_000 * own.value) / salary.value) / 10
          : null;
      },
    },
  }),
  seed: seedVariable,
};

/** Entitlements, e.g. allowances: monthly sums, one of each type at a time. */
export const ENTITLEMENT_TABLE: TableDefinition = {
  ...paid("entitlement", "entitlement", { entitlement: { type: "list", list: "entitlementType", mandatory: true }, amount }),
  seed: seedBenefits("entitlement", "entitlement", 35, 30),
};

/** Deductions: monthly sums, one of each type at a time. */
export const DEDUCTION_TABLE: TableDefinition = {
  ...paid("deduction", "deduction", { deduction: { type: "list", list: "deductionType", mandatory: true }, amount }),
  seed: seedBenefits("deduction", "deduction", 25, 20),
};

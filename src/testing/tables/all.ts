import type { CompanyState } from "../company/company.ts";
import { CustomTables } from "../domains/custom-tables/state.ts";
import { DEPENDENTS_TABLE } from "../domains/dependents/table.ts";
import { EMPLOYMENT_TABLE } from "../domains/employment/table.ts";
import { EQUITIES_TABLE } from "../domains/equity/table.ts";
import { BANK_ACCOUNTS_TABLE } from "../domains/financial/table.ts";
import { LIFECYCLE_TABLE } from "../domains/lifecycle/table.ts";
import { DEDUCTION_TABLE, ENTITLEMENT_TABLE, VARIABLE_TABLE } from "../domains/payroll/pay-tables.ts";
import { PAYMENTS_TABLE } from "../domains/payroll/payments.ts";
import { SALARY_TABLE } from "../domains/payroll/salary-table.ts";
import { RIGHT_TO_WORK_TABLE } from "../domains/right-to-work/table.ts";
import { TRAINING_TABLE } from "../domains/training/table.ts";
import { WORK_TABLE } from "../domains/work-history/table.ts";
import type { TableDefinition } from "./table.ts";

/** Bob's own tables of employees that have endpoints of rows. */
export const TABLES: readonly TableDefinition[] = [
  WORK_TABLE,
  EMPLOYMENT_TABLE,
  LIFECYCLE_TABLE,
  SALARY_TABLE,
  VARIABLE_TABLE,
  ENTITLEMENT_TABLE,
  DEDUCTION_TABLE,
  TRAINING_TABLE,
  EQUITIES_TABLE,
  BANK_ACCOUNTS_TABLE,
  DEPENDENTS_TABLE,
  RIGHT_TO_WORK_TABLE,
];

/** Fields of a people read that show a row in force, and so are written by rows only. */
export const TABLE_FIELDS: ReadonlySet<string> = new Set(TABLES.flatMap(({ kind, fields = [] }) => (kind === "plain" ? [] : fields)));

/** The names that `tableNamed` knows, besides ids of custom tables. */
export const TABLE_NAMES: readonly string[] = [...TABLES, PAYMENTS_TABLE].map(({ name }) => name);

/** Any table of employees: one of Bob's by name, or a custom one by id. */
export const tableNamed = (name: string, company: CompanyState): TableDefinition | undefined =>
  [...TABLES, PAYMENTS_TABLE].find((table) => table.name === name) ?? company.part(CustomTables).definition(name);

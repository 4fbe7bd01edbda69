import type { CallOptions, Client, Endpoint } from "../client/index.ts";
import type { TableRow } from "../model/rows.ts";
import { readList } from "../objects/index.ts";
import {
  type AppendableTable,
  allRows,
  appendRow,
  type BulkTable,
  type DatedTable,
  type ListedTable,
  listRows,
  listThroughBulk,
  type ReducibleTable,
  removeRow,
  rowsAsOf,
  type UpdatableTable,
  updateRow,
} from "../tables/index.ts";
import { type ActualPayments, searchPayments } from "./actual-payments.ts";
import {
  addDeduction,
  addEntitlement,
  addSalary,
  addVariable,
  bulkDeduction,
  bulkEntitlement,
  bulkSalaries,
  bulkVariable,
  listSalaries,
  listVariable,
  readPayrollHistory,
  removeDeduction,
  removeEntitlement,
  removeSalary,
  removeVariable,
  replaceDeduction,
  replaceEntitlement,
  replaceVariable,
} from "./endpoints.ts";
import type {
  DeductionRow,
  EntitlementRow,
  NewDeductionRow,
  NewEntitlementRow,
  NewPayRow,
  NewSalaryRow,
  NewVariablePayRow,
  PayrollHistoryEmployee,
  SalaryRow,
  VariablePayRow,
} from "./rows.ts";

export type { Money } from "../model/values.ts";
export * from "../tables/public.ts";
export type { ActualPayments, ActualPaymentsInput } from "./actual-payments.ts";
export type * from "./rows.ts";

/** A table of pay: its rows hold from a day on. */
interface PayTable<Row, New> extends ListedTable<Row>, BulkTable<Row>, DatedTable<Row>, AppendableTable<New>, ReducibleTable {}

/**
 * Salaries over time, one at a time.
 *
 * Bob has no way to change a salary: remove the row and append another. The first salary of an employee holds at once, even
 * when its date is in the future. `list` and what reads through it (`asOf`, `append`, `visible`) may be called 10 times a
 * minute: read many employees with `all`.
 *
 * Source: HiBob's documentation; the limit and the first salary: observed.
 *
 * @example
 * await bob.payroll.salaries.append(id, {
 *   effectiveDate: "2026-12-01",
 *   base: { value: 54000, currency: "GBP" },
 *   payPeriod: "Annual",
 *   payFrequency: "Monthly",
 * });
 */
export interface Salaries extends PayTable<SalaryRow, NewSalaryRow> {}

/**
 * Bonuses, commissions and the like as they were agreed: several rows hold at once, one per `variableType`. `asOf` gives one
 * of each type, and `append` carries columns from the row of the same type. What was paid out is in `actualPayments`.
 *
 * Source: HiBob's documentation; the answer to `append`: observed.
 *
 * @example
 * const { rows } = await bob.payroll.variable.asOf(id, "2026-06-30");
 * for (const { variableType, amount } of rows) console.log(variableType, amount?.value);
 */
export interface VariablePay extends PayTable<VariablePayRow, NewVariablePayRow>, UpdatableTable<NewVariablePayRow> {}

/**
 * Entitlements, e.g. allowances: several rows hold at once, one per type. Bob has no endpoint for the rows of one employee:
 * `list`, and what reads through it, asks the bulk endpoint for one.
 *
 * Source: HiBob's documentation; that the type goes by name: observed.
 *
 * @example
 * const amount = { value: 400, currency: "GBP" };
 * const { entryId } = await bob.payroll.entitlements.append(id, { effectiveDate: "2026-12-01", entitlement: "Car", amount });
 */
export interface Entitlements extends PayTable<EntitlementRow, NewEntitlementRow>, UpdatableTable<NewEntitlementRow> {}

/**
 * Deductions, e.g. childcare vouchers: several rows hold at once, one per type. Read through the bulk endpoint like
 * entitlements.
 *
 * Source: HiBob's documentation; that the type goes by name: observed.
 *
 * @example
 * for await (const { employeeId, deduction, amount } of bob.payroll.deductions.all()) {
 *   console.log(employeeId, deduction, amount?.value);
 * }
 */
export interface Deductions extends PayTable<DeductionRow, NewDeductionRow>, UpdatableTable<NewDeductionRow> {}

/** Whom the legacy payroll history covers. */
export interface PayrollHistoryInput {
  /** One department only. Default: all. */
  readonly department?: string | undefined;
  /** Whether inactive people are in it. The default is Bob's own, which is not documented. */
  readonly showInactive?: boolean | undefined;
}

/**
 * What employees earn.
 *
 * Reading needs "View selected employees' Payroll sections", and "… Payroll section histories" for the rows that are not
 * current; writing needs "Manage selected employees' Payroll sections". Limits other than that of `salaries.list` are not
 * documented.
 *
 * @example
 * for await (const { employeeId, base } of bob.payroll.salaries.all()) console.log(employeeId, base?.value, base?.currency);
 */
export interface Payroll {
  readonly salaries: Salaries;
  readonly variable: VariablePay;
  readonly entitlements: Entitlements;
  readonly deductions: Deductions;
  readonly actualPayments: ActualPayments;
  /**
   * Employees with their tables of pay, in one unpaged answer whose form is hardly documented.
   *
   * ASSUMED: needs View and View history on Payroll. Source: HiBob's documentation, which plans to take it away.
   *
   * @deprecated use `salaries.all`, `variable.all` and `bob.employment.all`
   * @example
   * const employees = await bob.payroll.history({ showInactive: true });
   */
  history(input?: PayrollHistoryInput, options?: CallOptions): Promise<PayrollHistoryEmployee[]>;
}

/** Binds the payroll module to a client. */
export function payroll(client: Client): Payroll {
  const salaries = listRows<SalaryRow>(client, listSalaries);
  const variable = listRows<VariablePayRow>(client, listVariable);
  const entitlements = listThroughBulk<EntitlementRow>(client, bulkEntitlement);
  const deductions = listThroughBulk<DeductionRow>(client, bulkDeduction);
  // ASSUMED: entitlements and deductions show their type by the name it is written with. Else `append` finds no row to carry
  // from, which costs an end date and custom columns: the other columns are all required.
  /** A table of which several rows hold at once, one of each type in the column `series`. */
  const paid = <Row extends TableRow, New extends NewPayRow>(
    list: ReturnType<typeof listRows<Row>>,
    series: string,
    bulk: Endpoint,
    add: Endpoint,
    replace: Endpoint,
    remove: Endpoint,
  ): PayTable<Row, New> & UpdatableTable<New> => ({
    list,
    all: allRows(client, bulk),
    asOf: rowsAsOf(list, series),
    append: appendRow(client, add, list, series),
    update: updateRow(client, replace, list),
    remove: removeRow(client, remove, list),
  });
  return {
    salaries: {
      list: salaries,
      all: allRows(client, bulkSalaries),
      asOf: rowsAsOf(salaries),
      append: appendRow(client, addSalary, salaries),
      remove: removeRow(client, removeSalary, salaries),
    },
    variable: paid(variable, "variableType", bulkVariable, addVariable, replaceVariable, removeVariable),
    entitlements: paid(entitlements, "entitlement", bulkEntitlement, addEntitlement, replaceEntitlement, removeEntitlement),
    deductions: paid(deductions, "deduction", bulkDeduction, addDeduction, replaceDeduction, removeDeduction),
    actualPayments: { search: searchPayments(client) },
    async history(query = {}, options) {
      return readList(client, readPayrollHistory, { query }, "employees", options);
    },
  };
}

import { endpoint } from "../client/endpoint.ts";
import { editPermission, viewHistoryPermission, viewPermission } from "../model/permissions.ts";
import { tableEndpoints } from "../tables/endpoints.ts";
import {
  deductionRow,
  entitlementRow,
  historyAnswer,
  historyQuery,
  newDeduction,
  newEntitlement,
  newSalary,
  newVariable,
  paymentsAnswer,
  paymentsBody,
  salaryRow,
  variableRow,
} from "./schemas.ts";

const view = viewPermission("payroll", "Payroll");
// View alone gives the current rows; all rows need View history. Source: HiBob's documentation of salaries; ASSUMED for the
// other tables, which sit in the same category.
const permissions = [view, viewHistoryPermission("payroll", "Payroll")];
// Source: HiBob's documentation of variable pay, entitlements and deductions; ASSUMED for salaries.
const manage = [editPermission("payroll", "Payroll", "Manage")];

const pay = { view: permissions, edit: manage } as const;

// Unique by date. There is no way to change a salary: a row is removed and added again. Source of the limit: observed.
export const {
  list: listSalaries,
  bulk: bulkSalaries,
  add: addSalary,
  remove: removeSalary,
} = tableEndpoints("salaries", { ...pay, row: salaryRow, columns: newSalary }, 10);

// Several rows hold at once, one per type; so in entitlements and deductions.
export const {
  list: listVariable,
  bulk: bulkVariable,
  add: addVariable,
  replace: replaceVariable,
  remove: removeVariable,
} = tableEndpoints("variable", { ...pay, row: variableRow, columns: newVariable });

// Read in bulk only, and singular: the plural paths answer 404. Unique by date and type.
export const {
  bulk: bulkEntitlement,
  add: addEntitlement,
  replace: replaceEntitlement,
  remove: removeEntitlement,
} = tableEndpoints("entitlement", { ...pay, row: entitlementRow, columns: newEntitlement });
export const {
  bulk: bulkDeduction,
  add: addDeduction,
  replace: replaceDeduction,
  remove: removeDeduction,
} = tableEndpoints("deduction", { ...pay, row: deductionRow, columns: newDeduction });

/** The filter by employees is mandatory; `limit` counts payments. */
export const searchActualPayments = endpoint({
  method: "POST",
  path: "/people/actual-payments/search",
  body: paymentsBody,
  response: paymentsAnswer,
  perMinute: undefined,
  permissions: [view],
  effect: "read",
});

/** Kept by Bob for old integrations, to be taken away. ASSUMED: needs what the other tables of pay need; nothing is documented. */
export const readPayrollHistory = endpoint({
  method: "GET",
  path: "/payroll/history",
  query: historyQuery,
  response: historyAnswer,
  perMinute: undefined,
  permissions,
  effect: "read",
});

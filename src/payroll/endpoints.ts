import { endpoint } from "../client/endpoint.ts";
import { box, viewHistoryPermission, viewPermission } from "../model/permissions.ts";
import { bulkAnswer, bulkQuery, tableAnswer, tableQuery } from "../model/tables.ts";
import {
  added,
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
const manage = [box("payroll.edit", "People's data > People > Payroll > Manage selected employees' Payroll sections")];

const read = { method: "GET", perMinute: undefined, permissions, effect: "read" } as const;
const bulk = { ...read, query: bulkQuery } as const;
const add = { method: "POST", perMinute: undefined, permissions: manage, effect: "write", response: added } as const;
/** Overwrites the whole row; answers 204. */
const replace = { method: "PUT", perMinute: undefined, permissions: manage, effect: "idempotent" } as const;
const remove = { ...replace, method: "DELETE" } as const;

/** Source of the limit: observed. */
export const listSalaries = endpoint({
  ...read,
  path: "/people/{id}/salaries",
  query: tableQuery,
  response: tableAnswer(salaryRow),
  perMinute: 10,
});
export const bulkSalaries = endpoint({ ...bulk, path: "/bulk/people/salaries", response: bulkAnswer(salaryRow) });
/** Unique by date. There is no way to change a salary: a row is removed and added again. */
export const addSalary = endpoint({ ...add, path: "/people/{id}/salaries", body: newSalary });
export const removeSalary = endpoint({ ...remove, path: "/people/{id}/salaries/{entry_id}" });

/** Several rows hold at once, one per type; so in entitlements and deductions. */
export const listVariable = endpoint({
  ...read,
  path: "/people/{id}/variable",
  query: tableQuery,
  response: tableAnswer(variableRow),
});
export const bulkVariable = endpoint({ ...bulk, path: "/bulk/people/variable", response: bulkAnswer(variableRow) });
export const addVariable = endpoint({ ...add, path: "/people/{id}/variable", body: newVariable });
export const replaceVariable = endpoint({ ...replace, path: "/people/{id}/variable/{entry_id}", body: newVariable });
export const removeVariable = endpoint({ ...remove, path: "/people/{id}/variable/{entry_id}" });

/** Entitlements and deductions are read in bulk only, and their paths are singular: the plural ones answer 404. */
export const bulkEntitlement = endpoint({ ...bulk, path: "/bulk/people/entitlement", response: bulkAnswer(entitlementRow) });
/** Unique by date and type. */
export const addEntitlement = endpoint({ ...add, path: "/people/{id}/entitlement", body: newEntitlement });
export const replaceEntitlement = endpoint({ ...replace, path: "/people/{id}/entitlement/{entry_id}", body: newEntitlement });
export const removeEntitlement = endpoint({ ...remove, path: "/people/{id}/entitlement/{entry_id}" });

export const bulkDeduction = endpoint({ ...bulk, path: "/bulk/people/deduction", response: bulkAnswer(deductionRow) });
/** Unique by date and type. */
export const addDeduction = endpoint({ ...add, path: "/people/{id}/deduction", body: newDeduction });
export const replaceDeduction = endpoint({ ...replace, path: "/people/{id}/deduction/{entry_id}", body: newDeduction });
export const removeDeduction = endpoint({ ...remove, path: "/people/{id}/deduction/{entry_id}" });

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
export const readPayrollHistory = endpoint({ ...read, path: "/payroll/history", query: historyQuery, response: historyAnswer });

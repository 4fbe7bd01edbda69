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
  searchActualPayments,
} from "../../../payroll/endpoints.ts";
import { json } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { entryId, tableRoutes } from "../../tables/routes.ts";
import { payrollHistory } from "./history.ts";
import { DEDUCTION_TABLE, ENTITLEMENT_TABLE, VARIABLE_TABLE } from "./pay-tables.ts";
import { searchPayments } from "./payment-search.ts";
import { SALARY_TABLE } from "./salary-table.ts";

export const payrollRoutes: readonly Route[] = [
  ...tableRoutes(SALARY_TABLE, { list: listSalaries, bulk: bulkSalaries, add: addSalary, remove: removeSalary }),
  // ASSUMED: a replacement is answered as in the table of entitlements, of which Bob documents it.
  ...tableRoutes(
    VARIABLE_TABLE,
    { list: listVariable, bulk: bulkVariable, add: addVariable, replace: replaceVariable, remove: removeVariable },
    { added: entryId, replaced: 204 },
  ),
  ...tableRoutes(
    ENTITLEMENT_TABLE,
    { bulk: bulkEntitlement, add: addEntitlement, replace: replaceEntitlement, remove: removeEntitlement },
    { added: entryId, replaced: 204, removed: 204 },
  ),
  ...tableRoutes(
    DEDUCTION_TABLE,
    { bulk: bulkDeduction, add: addDeduction, replace: replaceDeduction, remove: removeDeduction },
    { added: entryId, replaced: 204, removed: 204 },
  ),
  route(searchActualPayments, ({ body, company, access }) => searchPayments(body, company, access)),
  route(readPayrollHistory, ({ query, company, access }) => json({ employees: payrollHistory(query, company, access) })),
];

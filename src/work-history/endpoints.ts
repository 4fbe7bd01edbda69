import { endpoint } from "../client/endpoint.ts";
import { viewHistoryPermission, viewPermission } from "../model/permissions.ts";
import { bulkAnswer, bulkQuery, tableAnswer } from "../model/tables.ts";
import { workRow } from "./schemas.ts";

// View alone gives the current row; all rows need View history (reference: employee tables; category model).
const permissions = [viewPermission("work", "Work"), viewHistoryPermission("work", "Work")];

/** The work table of one employee, oldest row first. */
export const listWork = endpoint({
  method: "GET",
  path: "/people/{id}/work",
  response: tableAnswer(workRow),
  perMinute: undefined,
  permissions,
  effect: "read",
});

/** The work table of many employees; `limit` counts rows, so one employee's rows may be split over pages. */
export const bulkWork = endpoint({
  method: "GET",
  path: "/bulk/people/work",
  query: bulkQuery,
  response: bulkAnswer(workRow),
  perMinute: undefined,
  permissions,
  effect: "read",
});

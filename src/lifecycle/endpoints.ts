import { endpoint } from "../client/endpoint.ts";
import { viewHistoryPermission, viewPermission } from "../model/permissions.ts";
import { bulkAnswer, bulkQuery, tableAnswer, tableQuery } from "../model/tables.ts";
import { lifecycleRow } from "./schemas.ts";

// View alone gives the current row; all rows need View history. Source: HiBob's documentation of these endpoints.
const permissions = [viewPermission("lifecycle", "Lifecycle"), viewHistoryPermission("lifecycle", "Lifecycle")];
const read = { method: "GET", perMinute: undefined, permissions, effect: "read" } as const;

/** The lifecycle table of one employee. Bob has no way to write it row by row. */
export const listLifecycle = endpoint({
  ...read,
  path: "/people/{id}/lifecycle",
  query: tableQuery,
  response: tableAnswer(lifecycleRow),
});

/** The lifecycle table of many employees. */
export const bulkLifecycle = endpoint({ ...read, path: "/bulk/people/lifecycle", query: bulkQuery, response: bulkAnswer(lifecycleRow) });

import { endpoint } from "../client/endpoint.ts";
import { editPermission, viewHistoryPermission, viewPermission } from "../model/permissions.ts";
import { bulkAnswer, bulkQuery, tableAnswer, tableQuery } from "../model/tables.ts";
import { employmentRow, newEmploymentRow } from "./schemas.ts";

// View alone gives the current row; all rows need View history. Source: HiBob's documentation of these endpoints.
const permissions = [viewPermission("employment", "Employment"), viewHistoryPermission("employment", "Employment")];
const read = { method: "GET", perMinute: undefined, permissions, effect: "read" } as const;
const write = { perMinute: undefined, permissions: [editPermission("employment", "Employment")] } as const;

/** The employment table of one employee. */
export const listEmployment = endpoint({
  ...read,
  path: "/people/{id}/employment",
  query: tableQuery,
  response: tableAnswer(employmentRow),
});

/** The employment table of many employees. */
export const bulkEmployment = endpoint({
  ...read,
  path: "/bulk/people/employment",
  query: bulkQuery,
  response: bulkAnswer(employmentRow),
});

/** Columns left out are stored empty. Unique by date. */
export const addEmployment = endpoint({
  ...write,
  method: "POST",
  path: "/people/{id}/employment",
  body: newEmploymentRow,
  effect: "write",
});

/** Overwrites the whole row. */
export const replaceEmployment = endpoint({
  ...write,
  method: "PUT",
  path: "/people/{id}/employment/{entry_id}",
  body: newEmploymentRow,
  effect: "idempotent",
});

export const removeEmployment = endpoint({
  ...write,
  method: "DELETE",
  path: "/people/{id}/employment/{entry_id}",
  effect: "idempotent",
});

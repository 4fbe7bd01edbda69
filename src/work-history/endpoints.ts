import { endpoint } from "../client/endpoint.ts";
import { editPermission, viewHistoryPermission, viewPermission } from "../model/permissions.ts";
import { bulkAnswer, bulkQuery, tableAnswer, tableQuery } from "../model/tables.ts";
import { newWorkRow, workRow } from "./schemas.ts";

// View alone gives the current row; all rows need View history. Source: HiBob's employee tables guide, category model.
const permissions = [viewPermission("work", "Work"), viewHistoryPermission("work", "Work")];
const read = { method: "GET", perMinute: undefined, permissions, effect: "read" } as const;
const write = { perMinute: undefined, permissions: [editPermission("work", "Work")] } as const;

/** The work table of one employee, oldest row first. */
export const listWork = endpoint({ ...read, path: "/people/{id}/work", query: tableQuery, response: tableAnswer(workRow) });

/** The work table of many employees; `limit` counts rows, so one employee's rows may be split over pages. */
export const bulkWork = endpoint({ ...read, path: "/bulk/people/work", query: bulkQuery, response: bulkAnswer(workRow) });

/** Columns left out are stored empty. Unique by date and site. */
export const addWork = endpoint({ ...write, method: "POST", path: "/people/{id}/work", body: newWorkRow, effect: "write" });

/** Overwrites the whole row. */
export const replaceWork = endpoint({
  ...write,
  method: "PUT",
  path: "/people/{id}/work/{entry_id}",
  body: newWorkRow,
  effect: "idempotent",
});

export const removeWork = endpoint({ ...write, method: "DELETE", path: "/people/{id}/work/{entry_id}", effect: "idempotent" });

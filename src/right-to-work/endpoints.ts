import { endpoint } from "../client/endpoint.ts";
import { box, viewPermission } from "../model/permissions.ts";
import { bulkAnswer, bulkQuery } from "../model/tables.ts";
import { newRightToWork, rightToWorkRow } from "./schemas.ts";

const path = "/people/{id}/right-to-work";
const rowPath = `${path}/{entry_id}` as const;
// Source of the wordings: HiBob's reference of this table.
const manage = box("rightToWork.edit", "People's data > People > Right to work > Manage selected employees' Right to work sections");
const write = { perMinute: undefined, permissions: [manage] } as const;

/** The only read: there is none for one employee. */
export const bulkRightToWork = endpoint({
  method: "GET",
  path: "/bulk/people/right-to-work",
  query: bulkQuery,
  response: bulkAnswer(rightToWorkRow),
  perMinute: undefined,
  permissions: [viewPermission("rightToWork", "Right to work")],
  effect: "read",
});

/** Answers the new row's id. */
export const addRightToWork = endpoint({ ...write, method: "POST", path, body: newRightToWork, effect: "write" });

/** Takes the whole row as reads give it; answers without a body. */
export const replaceRightToWork = endpoint({ ...write, method: "PUT", path: rowPath, body: newRightToWork, effect: "idempotent" });

export const removeRightToWork = endpoint({ ...write, method: "DELETE", path: rowPath, effect: "idempotent" });

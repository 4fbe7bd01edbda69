import { endpoint } from "../client/endpoint.ts";
import { box, viewPermission } from "../model/permissions.ts";
import { bulkAnswer, bulkQuery } from "../model/tables.ts";
import { dependent, newDependent } from "./schemas.ts";

const path = "/people/{id}/dependents";
const rowPath = `${path}/{entry_id}` as const;
// Source of the wordings: HiBob's reference of this table.
const manage = box("home.edit", "People's data > People > Home > Manage selected employees' Home sections");
const write = { perMinute: undefined, permissions: [manage] } as const;

/** The only read: there is none for one employee. */
export const bulkDependents = endpoint({
  method: "GET",
  path: "/bulk/people/dependents",
  query: bulkQuery,
  response: bulkAnswer(dependent),
  perMinute: undefined,
  permissions: [viewPermission("home", "Home")],
  effect: "read",
});

/** Answers the new row's id. */
export const addDependent = endpoint({ ...write, method: "POST", path, body: newDependent, effect: "write" });

/** Takes the whole row as reads give it; answers without a body. */
export const replaceDependent = endpoint({ ...write, method: "PUT", path: rowPath, body: newDependent, effect: "idempotent" });

export const removeDependent = endpoint({ ...write, method: "DELETE", path: rowPath, effect: "idempotent" });

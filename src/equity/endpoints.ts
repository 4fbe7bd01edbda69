import { endpoint } from "../client/endpoint.ts";
import { editPermission, viewPermission } from "../model/permissions.ts";
import { bulkAnswer, bulkQuery, tableAnswer, tableQuery } from "../model/tables.ts";
import { equityGrant, newEquityGrant } from "./schemas.ts";

const path = "/people/{id}/equities";
const rowPath = `${path}/{entry_id}` as const;
const read = { method: "GET", perMinute: undefined, permissions: [viewPermission("equity", "Equity")], effect: "read" } as const;
const write = { perMinute: undefined, permissions: [editPermission("equity", "Equity")] } as const;

export const listEquities = endpoint({ ...read, path, query: tableQuery, response: tableAnswer(equityGrant) });

export const bulkEquities = endpoint({ ...read, path: "/bulk/people/equities", query: bulkQuery, response: bulkAnswer(equityGrant) });

export const addEquity = endpoint({ ...write, method: "POST", path, body: newEquityGrant, effect: "write" });

/** Overwrites the whole row. */
export const replaceEquity = endpoint({ ...write, method: "PUT", path: rowPath, body: newEquityGrant, effect: "idempotent" });

export const removeEquity = endpoint({ ...write, method: "DELETE", path: rowPath, effect: "idempotent" });

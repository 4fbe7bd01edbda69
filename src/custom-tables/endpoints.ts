import { endpoint } from "../client/endpoint.ts";
import { editPermission, viewPermission } from "../model/permissions.ts";
import { bulkAnswer, bulkQuery, tableAnswer, tableQuery } from "../model/tables.ts";
import { columnsBody, customRow, customTable, customTableList, newRows } from "./schemas.ts";

// Which category it is differs from table to table: its metadata tells. Source: HiBob's reference of the bulk read.
const category = "[the custom table's category]";
const read = { method: "GET", permissions: [viewPermission("customTables", category)], effect: "read" } as const;
const write = { perMinute: undefined, permissions: [editPermission("customTables", category)] } as const;
// Source of the limit, and of metadata needing no permission: HiBob's documentation of custom tables.
const metadata = { method: "GET", perMinute: 50, permissions: [], effect: "read" } as const;
const path = "/people/custom-tables/{employee_id}/{custom_table_id}";
const rowPath = `${path}/{entry_id}` as const;

export const listCustomTables = endpoint({ ...metadata, path: "/people/custom-tables/metadata", response: customTableList });

export const getCustomTable = endpoint({
  ...metadata,
  path: "/people/custom-tables/metadata/{custom_table_id}",
  response: customTable,
});

/** Answers a web page with 400 when the request has a content type. */
export const listCustomRows = endpoint({ ...read, perMinute: 50, path, query: tableQuery, response: tableAnswer(customRow) });

/** ASSUMED: the query's names are those of the other bulk reads; the reference describes the same ones without their names. */
export const bulkCustomRows = endpoint({
  ...read,
  perMinute: undefined,
  path: "/bulk/people/custom-tables/{custom_table_id}",
  query: bulkQuery,
  response: bulkAnswer(customRow),
});

/** Takes the row inside of `values`; a bare one is refused. */
export const addCustomRow = endpoint({ ...write, method: "POST", path, body: newRows, effect: "write" });

/** Keeps the columns that are not sent. Takes them bare: inside of `values` they are ignored without an error. */
export const patchCustomRow = endpoint({ ...write, method: "PUT", path: rowPath, body: columnsBody, effect: "idempotent" });

export const removeCustomRow = endpoint({ ...write, method: "DELETE", path: rowPath, effect: "idempotent" });

import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import {
  createdAnswer,
  fieldChanges,
  fieldsAnswer,
  itemChanges,
  listAnswer,
  listsAnswer,
  listsQuery,
  newField,
  newItem,
  tableAnswer,
  tablesAnswer,
} from "./schemas.ts";

// Source of the limits, and of metadata needing no permission to be read: HiBob's metadata reference.
const shared = { method: "GET", perMinute: 50, permissions: [], effect: "read" } as const;

/** Every employee field and every current-row table column, custom ones included. */
export const listFields = endpoint({ ...shared, path: "/company/people/fields", response: fieldsAnswer });

/** All named lists with their items. */
export const listNamedLists = endpoint({ ...shared, path: "/company/named-lists", query: listsQuery, response: listsAnswer });

/** One named list; its name is case-sensitive. */
export const getNamedList = endpoint({ ...shared, path: "/company/named-lists/{listName}", query: listsQuery, response: listAnswer });

// The limit is not documented.
const tables = { ...shared, perMinute: undefined } as const;

/** The built-in tables with their columns, custom ones included; custom tables have an endpoint of their own. */
export const listTables = endpoint({ ...tables, path: "/company/people/employee-tables/metadata", response: tablesAnswer });

/** One built-in table; 404 for a custom one. */
export const getTable = endpoint({ ...tables, path: "/company/people/employee-tables/metadata/{table_id}", response: tableAnswer });

// ASSUMED: that these two boxes are the ones. They stand on Bob's permission screen; HiBob's documentation of the endpoints
// names none.
const field = {
  perMinute: 10,
  permissions: [box("fields.manage", "Features > Settings > Employee Fields > Manage Employee field settings")],
} as const;
const listItem = {
  perMinute: 10,
  permissions: [box("lists.edit", "Features > People > Lists > Edit all lists (sites, job titles, etc.)")],
} as const;

/** 400 for the category `root`, for `historical` where the category has no history, and for a type that cannot be added. */
export const addField = endpoint({
  ...field,
  method: "POST",
  path: "/company/people/fields",
  body: newField,
  response: createdAnswer,
  effect: "write",
});

export const updateField = endpoint({
  ...field,
  method: "PUT",
  path: "/company/people/fields/{fieldId}",
  body: fieldChanges,
  effect: "idempotent",
});

/** 400 for a built-in field. */
export const removeField = endpoint({ ...field, method: "DELETE", path: "/company/people/fields/{fieldId}", effect: "idempotent" });

/** 409 when the item exists. */
export const addListItem = endpoint({
  ...listItem,
  method: "POST",
  path: "/company/named-lists/{listName}",
  body: newItem,
  response: createdAnswer,
  effect: "write",
});

const itemPath = "/company/named-lists/{listName}/{itemId}";

export const updateListItem = endpoint({ ...listItem, method: "PUT", path: itemPath, body: itemChanges, effect: "idempotent" });

export const removeListItem = endpoint({ ...listItem, method: "DELETE", path: itemPath, effect: "idempotent" });

import { endpoint } from "../client/endpoint.ts";
import { fieldsAnswer, listAnswer, listsAnswer, listsQuery } from "./schemas.ts";

// Source of the limits, and of metadata needing no permission: HiBob's metadata reference.
const shared = { method: "GET", perMinute: 50, permissions: [], effect: "read" } as const;

/** Every employee field and every current-row table column, custom ones included. */
export const listFields = endpoint({ ...shared, path: "/company/people/fields", response: fieldsAnswer });

/** All named lists with their items. */
export const listNamedLists = endpoint({ ...shared, path: "/company/named-lists", query: listsQuery, response: listsAnswer });

/** One named list; its name is case-sensitive. */
export const getNamedList = endpoint({ ...shared, path: "/company/named-lists/{listName}", query: listsQuery, response: listAnswer });

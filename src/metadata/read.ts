import type { CallOptions, Client, Endpoint } from "../client/index.ts";
import type { FieldType } from "../model/fields.ts";
import { isObject, type Json } from "../model/json.ts";
import { described, textIn, unexpected } from "../objects/index.ts";
import { getNamedList, getTable, listFields, listNamedLists, listTables } from "./endpoints.ts";

/** What Bob knows about one employee field. Whatever else Bob tells about it is kept under Bob's names. */
export interface Field {
  /** Stable; what reads ask for. Says nothing about the category. */
  readonly id: string;
  /** Decides which permission the field needs: `work`, or `category_1720508362305` for one the customer made. */
  readonly categoryId: string;
  /** The category as the HR admin sees it. */
  readonly categoryName: string;
  readonly name: string;
  readonly description: string | null;
  readonly type: FieldType | (string & {});
  /** Named list with the allowed values, for list types. */
  readonly listId: string | null;
  /** A column of an effective-dated table, which updates cannot write. */
  readonly historical: boolean;
  readonly [key: string]: unknown;
}

/** One allowed value of a list. Whatever else Bob tells about it is kept under Bob's names. */
export interface ListItem {
  /** What reads give and writes take. A number in some lists (site, calendar), and for many lists the same as the label. */
  readonly id: string | number;
  readonly label: string;
  /** No longer to be chosen; older records still refer to it. */
  readonly archived: boolean;
  /** The items below this one, in lists that are trees. */
  readonly children: readonly ListItem[];
  readonly [key: string]: unknown;
}

/** A list of allowed values. */
export interface NamedList {
  readonly name: string;
  readonly items: readonly ListItem[];
  readonly [key: string]: unknown;
}

/** One column of a table. */
export interface TableColumn {
  /** As rows name it; `column_1698036945383` for one the customer added, which rows hold in `customColumns`. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly type: FieldType | (string & {});
  /** Named list with the allowed values, for list types. */
  readonly listId: string | null;
  readonly [key: string]: unknown;
}

/** What Bob knows about one built-in employee table. */
export interface EmployeeTable {
  /** As it stands in the paths of the table's data, e.g. `work` in `/people/{id}/work`. */
  readonly id: string;
  readonly name: string;
  /** Decides which permission the table needs. */
  readonly category: string;
  /** Whether its rows hold from a day on. */
  readonly historical: boolean;
  readonly columns: readonly TableColumn[];
  readonly [key: string]: unknown;
}

/** What to read of lists. */
export interface ListOptions {
  /** Archived items too, which older records still refer to. Default false, as in Bob. */
  readonly includeArchived?: boolean | undefined;
}

/** A field or column with the type that Bob leaves out for texts. */
const typed = (raw: Json & { id: string }) => {
  const field = described(raw);
  return { ...field, type: field.type ?? "text" };
};

const withId = (list: readonly unknown[]) =>
  list.filter((raw): raw is Json & { id: string } => isObject(raw) && typeof raw.id === "string");

function toField(raw: Json & { id: string }): Field {
  const categoryId = textIn(raw.categoryId) ?? textIn(raw.category) ?? "";
  const categoryName = textIn(raw.categoryDisplayName) ?? categoryId;
  return { ...typed(raw), categoryId, categoryName, historical: raw.historical === true };
}

const toItems = (raw: unknown): ListItem[] =>
  (Array.isArray(raw) ? raw : []).filter(isObject).flatMap((item) => {
    const label = textIn(item.name) ?? textIn(item.value);
    const id = typeof item.id === "number" ? item.id : (textIn(item.id) ?? label);
    // Without an id and a label there is nothing to find it by.
    return id === null
      ? []
      : [{ ...item, id, label: label ?? String(id), archived: item.archived === true, children: toItems(item.children) }];
  });

function toList(raw: unknown, name: string): NamedList {
  const { values, items, ...list } = isObject(raw) ? raw : ({} as Json);
  return { ...list, name: textIn(list.name) ?? name, items: toItems(values ?? items) };
}

function toTable(raw: unknown, id: string | undefined, endpoint: Endpoint): EmployeeTable {
  const { columns, ...table } = isObject(raw) ? raw : ({} as Json);
  const own = textIn(table.id) ?? id;
  if (own === undefined || !Array.isArray(columns)) throw unexpected(endpoint.id);
  return {
    ...table,
    id: own,
    name: textIn(table.name) ?? own,
    category: textIn(table.category) ?? textIn(table.categoryId) ?? "",
    historical: table.historical === true,
    columns: withId(columns).map(typed),
  };
}

/** Reads every field of the tenant. */
export async function readFields(client: Client, options?: CallOptions): Promise<Field[]> {
  const { data } = await client.call(listFields, {}, options);
  const list: unknown = isObject(data) ? data.fields : data;
  if (!Array.isArray(list)) throw unexpected(listFields.id);
  return withId(list).map(toField);
}

/** Reads all lists, by name. */
export async function readLists(client: Client, lists: ListOptions, options?: CallOptions): Promise<Map<string, NamedList>> {
  const { data } = await client.call(listNamedLists, { query: lists }, options);
  if (typeof data !== "object" || data === null) throw unexpected(listNamedLists.id);
  const named = Array.isArray(data) ? data.filter(isObject).map((list) => [textIn(list.name) ?? "", list] as const) : Object.entries(data);
  return new Map(named.map(([name, list]) => [name, toList(list, name)]));
}

/** Reads one list. */
export async function readList(client: Client, name: string, lists: ListOptions, options?: CallOptions): Promise<NamedList> {
  const { data } = await client.call(getNamedList, { path: { listName: name }, query: lists }, options);
  if (!isObject(data) || !Array.isArray(data.values ?? data.items)) throw unexpected(getNamedList.id);
  return toList(data, name);
}

/** Reads every built-in table. */
export async function readTables(client: Client, options?: CallOptions): Promise<EmployeeTable[]> {
  const { data } = await client.call(listTables, {}, options);
  const tables: unknown = isObject(data) && Array.isArray(data.tables) ? data.tables : data;
  if (Array.isArray(tables)) return tables.map((table) => toTable(table, undefined, listTables));
  const byId = Object.entries(isObject(tables) ? tables : {});
  if (byId.length === 0) throw unexpected(listTables.id); // every tenant has built-in tables
  return byId.map(([id, table]) => toTable(table, id, listTables));
}

/** Reads one built-in table. */
export async function readTable(client: Client, id: string, options?: CallOptions): Promise<EmployeeTable> {
  const { data } = await client.call(getTable, { path: { table_id: id } }, options);
  return toTable(data, id, getTable);
}

/** All items of a tree with those above them, outermost first. */
export const flat = (items: readonly ListItem[], parents: readonly ListItem[] = []): { item: ListItem; parents: readonly ListItem[] }[] =>
  items.flatMap((item) => [{ item, parents }, ...flat(item.children, [...parents, item])]);

import { type CallOptions, type Client, UnexpectedAnswerError } from "../client/index.ts";
import type { FieldType } from "../model/fields.ts";
import { isObject, type Json } from "../model/json.ts";
import { getNamedList, listFields, listNamedLists } from "./endpoints.ts";

/** What Bob knows about one employee field. */
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
}

/** One allowed value of a list. */
export interface ListItem {
  /** What reads give and writes take. A number in some lists (site, calendar), and for many lists the same as the label. */
  readonly id: string | number;
  readonly label: string;
  readonly archived: boolean;
  readonly children: readonly ListItem[];
}

/** A list of allowed values. */
export interface NamedList {
  readonly name: string;
  readonly items: readonly ListItem[];
}

/** What to read of lists. */
export interface ListOptions {
  /** Archived items too, which older records still refer to. Default false, as in Bob. */
  readonly includeArchived?: boolean | undefined;
}

/** The tenant's fields and lists. Needs no permission. Limit: 50 requests a minute each. */
export interface Metadata {
  /** Every field the tenant has, custom ones included. */
  fields(options?: CallOptions): Promise<Field[]>;
  /** All lists by name. Names are case-sensitive: `terminationreason`, `payrollEmploymentType`. */
  namedLists(lists?: ListOptions, options?: CallOptions): Promise<ReadonlyMap<string, NamedList>>;
  /** One list. @throws {ResponseError} with code `not_found` for a name that does not exist in this spelling */
  namedList(name: string, lists?: ListOptions, options?: CallOptions): Promise<NamedList>;
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const toField = (raw: Json): Field => ({
  id: raw.id as string,
  categoryId: text(raw.categoryId) ?? text(raw.category) ?? "",
  categoryName: text(raw.categoryDisplayName) ?? text(raw.categoryId) ?? text(raw.category) ?? "",
  name: text(raw.name) ?? (raw.id as string),
  description: text(raw.description) ?? null,
  type: text(raw.type) ?? "text",
  listId: (isObject(raw.typeData) && text(raw.typeData.listId)) || null,
  historical: raw.historical === true,
});

const toItems = (raw: unknown): ListItem[] =>
  (Array.isArray(raw) ? raw : []).filter(isObject).map((item) => ({
    id: item.id as string | number,
    label: text(item.name) ?? text(item.value) ?? String(item.id),
    archived: item.archived === true,
    children: toItems(item.children),
  }));

const toList = (raw: unknown, name: string): NamedList => {
  const list = isObject(raw) ? raw : {};
  return { name: text(list.name) ?? name, items: toItems(list.values ?? list.items) };
};

const unexpected = (endpoint: string) => new UnexpectedAnswerError(`${endpoint} answered in a form that is not known`, { endpoint });

/** Binds the metadata module to a client. */
export function metadata(client: Client): Metadata {
  return {
    async fields(options) {
      const { data } = await client.call(listFields, {}, options);
      const list: unknown = isObject(data) ? data.fields : data;
      if (!Array.isArray(list)) throw unexpected(listFields.id);
      return list.filter((raw): raw is Json => isObject(raw) && typeof raw.id === "string").map(toField);
    },
    async namedLists(lists = {}, options) {
      const { data } = await client.call(listNamedLists, { query: lists }, options);
      if (typeof data !== "object" || data === null) throw unexpected(listNamedLists.id);
      const named = Array.isArray(data)
        ? data.filter(isObject).map((list) => [text(list.name) ?? "", list] as const)
        : Object.entries(data);
      return new Map(named.map(([name, list]) => [name, toList(list, name)]));
    },
    async namedList(name, lists = {}, options) {
      const { data } = await client.call(getNamedList, { path: { listName: name }, query: lists }, options);
      if (!isObject(data) || !Array.isArray(data.values ?? data.items)) throw unexpected(getNamedList.id);
      return toList(data, name);
    },
  };
}

import type { CallOptions, Client, Written } from "../client/index.ts";
import {
  type EmployeeTable,
  type Field,
  type ListItem,
  type ListOptions,
  type NamedList,
  readFields,
  readList,
  readLists,
  readTable,
  readTables,
} from "./read.ts";
import {
  type FieldChanges,
  type FieldCreated,
  type ListItemChanges,
  type ListItemCreated,
  type NewField,
  type NewListItem,
  writes,
} from "./write.ts";

export type { LabelledEmployee, LabelledRow, ListFieldId, ListValue, WithLabels } from "./labelled.ts";
export type { EmployeeTable, Field, ListItem, ListOptions, NamedList, TableColumn } from "./read.ts";
export { type FoundItem, type ListResolver, type ListResolverOptions, listResolver } from "./resolver.ts";
export type { FieldChanges, FieldCreated, ListItemChanges, ListItemCreated, NewField, NewListItem } from "./write.ts";

/**
 * The tenant's fields, lists and tables: what there is, not what employees hold.
 *
 * Reading needs no permission; fields and lists may each be read 50 times a minute, and written 10 times.
 */
export interface Metadata {
  /**
   * Every field the tenant has, custom ones included, and every table's column as far as its current row is concerned.
   *
   * Needs no permission. Source: HiBob's documentation; the form of the answer: observed.
   *
   * @example
   * const custom = (await bob.metadata.fields()).filter(({ id }) => id.includes(".field_"));
   */
  fields(options?: CallOptions): Promise<Field[]>;
  /**
   * All lists by name. Names are case-sensitive and follow no one style: `terminationreason`, `payrollEmploymentType`.
   *
   * Needs no permission. Source: HiBob's documentation; the form of the answer and the names: observed.
   *
   * @example
   * const lists = await bob.metadata.namedLists({ includeArchived: true });
   * const titles = lists.get("title")?.items.map(({ label }) => label);
   */
  namedLists(lists?: ListOptions, options?: CallOptions): Promise<ReadonlyMap<string, NamedList>>;
  /**
   * One list.
   *
   * Needs no permission. Source: HiBob's documentation; the form of the answer: observed.
   *
   * @throws {ResponseError} with code `not_found` for a name that does not exist in this spelling
   * @example
   * const { items } = await bob.metadata.namedList("site");
   */
  namedList(name: string, lists?: ListOptions, options?: CallOptions): Promise<NamedList>;
  /**
   * Every built-in employee table with its columns, those included that the customer added. Custom tables are not among
   * them.
   *
   * Needs no permission. Its limit is not documented. Source: HiBob's documentation, late 2026; ASSUMED: how the tables are
   * wrapped, so a list, a list under `tables` and a map by id are all taken.
   *
   * @example
   * const effectiveDated = (await bob.metadata.tables()).filter(({ historical }) => historical);
   */
  tables(options?: CallOptions): Promise<EmployeeTable[]>;
  /**
   * One built-in employee table, by the name that its data has in Bob's paths: `work`, `salaries`.
   *
   * Needs no permission. Its limit is not documented. Source: HiBob's documentation, late 2026.
   *
   * @throws {ResponseError} with code `not_found` for a table that does not exist, or a custom one
   * @example
   * const { columns } = await bob.metadata.table("work");
   */
  table(tableId: string, options?: CallOptions): Promise<EmployeeTable>;
  /**
   * Adds a custom field to a category. Bob takes none in the category `root`.
   *
   * Needs "Manage Employee field settings" (ASSUMED). Limit: 10 a minute. Not repeated when it fails. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} before sending, for the category `root`
   * @throws {ResponseError} with code `bad_request` for a type that cannot be added, or `historical` in a category without
   * history; `not_found` for a category that does not exist
   * @example
   * const field = await bob.metadata.addField({ name: "Desk", category: "work", type: "text" });
   * await field.visible();
   * console.log(field.id); // "work.field_1698036945383"
   */
  addField(field: NewField, options?: CallOptions): Promise<FieldCreated>;
  /**
   * Renames a field or describes it anew.
   *
   * Needs "Manage Employee field settings" (ASSUMED). Limit: 10 a minute. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} before sending, when neither is given
   * @throws {ResponseError} with code `not_found` for a field that does not exist
   * @example
   * await bob.metadata.updateField("work.field_1698036945383", { name: "Desk number" });
   */
  updateField(fieldId: string, changes: FieldChanges, options?: CallOptions): Promise<Written>;
  /**
   * Deletes a custom field. Bob deletes none of its own.
   *
   * Needs "Manage Employee field settings" (ASSUMED). Limit: 10 a minute. Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `bad_request` for a built-in field, `not_found` for one that does not exist
   * @example
   * await bob.metadata.removeField("work.field_1698036945383");
   */
  removeField(fieldId: string, options?: CallOptions): Promise<Written>;
  /**
   * Adds an item to a list, in a tree below the item `parentId`.
   *
   * Needs "Edit all lists" (ASSUMED). Limit: 10 a minute. Not repeated when it fails. Source: HiBob's
   * documentation, which names no permission.
   *
   * @throws {ResponseError} with code `conflict` when the list has the item, `not_found` for a list that does not exist in
   * this spelling
   * @example
   * const item = await bob.metadata.addListItem("title", { name: "Head baker" });
   * console.log(item.id); // "Head baker", or a number in some lists
   */
  addListItem(listName: string, item: NewListItem, options?: CallOptions): Promise<ListItemCreated>;
  /**
   * Renames an item of a list, or moves it with its children below another one. In lists where id and label are the same,
   * whether the id changes with the label is not documented.
   *
   * Needs "Edit all lists" (ASSUMED). Limit: 10 a minute. Source: HiBob's documentation, which names no
   * permission.
   *
   * @throws {InvalidInputError} before sending, when neither is given
   * @throws {ResponseError} with code `not_found` for a list or item that does not exist
   * @example
   * await bob.metadata.updateListItem("site", 2606110, { name: "Leeds North" });
   */
  updateListItem(listName: string, itemId: ListItem["id"], changes: ListItemChanges, options?: CallOptions): Promise<Written>;
  /**
   * Deletes an item of a list. `visible` of what it gives takes an item that became archived for deleted.
   *
   * Needs "Edit all lists" (ASSUMED). Limit: 10 a minute. Source: HiBob's documentation, which names no
   * permission.
   *
   * @throws {ResponseError} with code `not_found` for a list or item that does not exist
   * @example
   * await bob.metadata.removeListItem("title", "Typesetter");
   */
  removeListItem(listName: string, itemId: ListItem["id"], options?: CallOptions): Promise<Written>;
}

/** Binds the metadata module to a client. */
export function metadata(client: Client): Metadata {
  return {
    fields: (options) => readFields(client, options),
    namedLists: (lists = {}, options) => readLists(client, lists, options),
    namedList: (name, lists = {}, options) => readList(client, name, lists, options),
    tables: (options) => readTables(client, options),
    table: (tableId, options) => readTable(client, tableId, options),
    ...writes(client),
  };
}

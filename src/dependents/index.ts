import type { Client } from "../client/index.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { TableRow } from "../model/rows.ts";
import {
  addRow,
  allRows,
  type BulkTable,
  type ExtendableTable,
  type ListedTable,
  listThroughBulk,
  type ReducibleTable,
  removeRow,
  type UpdatableTable,
  updateRow,
} from "../tables/index.ts";
import { addDependent, bulkDependents, removeDependent, replaceDependent } from "./endpoints.ts";

export * from "../tables/public.ts";

/** What a dependent to be written may hold. */
export interface NewDependent {
  readonly firstName?: string | null;
  readonly surname?: string | null;
  readonly birthDate?: CalendarDate | null;
  /** Item of the list `legalGender`. */
  readonly gender?: string | number | null;
  readonly [column: string]: unknown;
}

/** One dependent of an employee. */
export interface Dependent extends TableRow, NewDependent {
  readonly id: number;
}

/**
 * Children and other dependents; the table is called Children or Dependents in Bob. Adding and removing also changes the
 * employee's field `home.numberOfKids`.
 *
 * Reading needs View on Home, writing Manage (Edit) on Home; with field-level permissions the table's own boxes. `list` reads
 * through the bulk endpoint, the only one there is. Limits are not documented. Source: HiBob's documentation.
 *
 * @example
 * await bob.dependents.add(id, { firstName: "Ada", birthDate: "2024-05-17" });
 */
export interface Dependents
  extends ListedTable<Dependent>,
    BulkTable<Dependent>,
    ExtendableTable<NewDependent>,
    UpdatableTable<NewDependent>,
    ReducibleTable {}

/** Binds the dependents module to a client. */
export function dependents(client: Client): Dependents {
  const list = listThroughBulk<Dependent>(client, bulkDependents);
  return {
    list,
    all: allRows(client, bulkDependents),
    add: addRow(client, addDependent, list),
    update: updateRow(client, replaceDependent, list),
    remove: removeRow(client, removeDependent, list),
  };
}

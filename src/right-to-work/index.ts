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
import { addRightToWork, bulkRightToWork, removeRightToWork, replaceRightToWork } from "./endpoints.ts";

export * from "../tables/public.ts";

/** What an entry to be written may hold. */
export interface NewRightToWork {
  /** Kind of document, an item of its list in Bob. */
  readonly type?: string | number | null;
  /** Id of a document uploaded before; see the docs module. */
  readonly documentId?: number | null;
  /** Number of the document or permit. */
  readonly number?: string | null;
  readonly issuedBy?: string | null;
  readonly validFrom?: CalendarDate | null;
  readonly expirationDate?: CalendarDate | null;
  readonly applicationDate?: CalendarDate | null;
  readonly [column: string]: unknown;
}

/** One document that shows an employee's right to work. */
export interface RightToWorkRow extends TableRow, NewRightToWork {
  readonly id: number;
}

/**
 * Visas, permits and other documents that show the right to work. Every write also changes the employee's field
 * `financial.rightToWorkExpiryDate`.
 *
 * Reading needs View on Right to work, writing Manage (Edit) on it; with field-level permissions the table's own boxes.
 * `list` reads through the bulk endpoint, the only one there is. Limits are not documented. Source: HiBob's documentation.
 *
 * @example
 * const added = await bob.rightToWork.add(id, { type: "Passport", expirationDate: "2031-01-31" });
 * await added.visible();
 */
export interface RightToWork
  extends ListedTable<RightToWorkRow>,
    BulkTable<RightToWorkRow>,
    ExtendableTable<NewRightToWork>,
    UpdatableTable<NewRightToWork>,
    ReducibleTable {}

/** Binds the right to work module to a client. */
export function rightToWork(client: Client): RightToWork {
  const list = listThroughBulk<RightToWorkRow>(client, bulkRightToWork);
  return {
    list,
    all: allRows(client, bulkRightToWork),
    add: addRow(client, addRightToWork, list),
    update: updateRow(client, replaceRightToWork, list),
    remove: removeRow(client, removeRightToWork, list),
  };
}

import type { CallOptions, Paginator, Written } from "../client/index.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { BulkInput, TableOptions, TablePage, TableRead } from "./read.ts";
import type { AppendOptions, RowWritten } from "./write.ts";

export { allRows, listRows, listThroughBulk, rowsAsOf } from "./read.ts";
export { addRow, appendRow, removeRow, updateRow } from "./write.ts";
export type { BulkInput, RowWritten, TableOptions, TablePage, TableRead };

/** A table that is read one employee at a time. */
export interface ListedTable<Row> {
  /**
   * All rows of one employee, as Bob orders them: oldest first in tables with dates.
   *
   * Needs View on the table's category, and View history for rows that are not current; the table's own description names
   * them. Source: HiBob's documentation; the order of rows: observed.
   *
   * @throws {PermissionError} when the permission is missing or the employee is outside the group's "Access data for"
   * @example
   * const { rows, restrictedColumns, onlyCurrentRows } = await bob.workHistory.list(id);
   */
  list(employeeId: EmployeeId, options?: TableOptions): Promise<TableRead<Row>>;
}

/** A table that is read for many employees at once. */
export interface BulkTable<Row> {
  /**
   * The rows of many employees, page by page as the loop goes on: 200 rows a request, far fewer requests than `list`. An
   * employee's rows may be split over two pages.
   *
   * Needs the same as `list`. Employees asked for by id that the service user may not see come in the page's `errors`;
   * without `employeeIds` they are just absent. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} for more than 200 ids, or pages of more than 200 rows
   * @throws {PermissionError} when the permission is missing
   * @example
   * for await (const row of bob.workHistory.all()) console.log(row.employeeId, row.effectiveDate);
   */
  all(input?: BulkInput, options?: TableOptions): Paginator<Row, TablePage<Row>>;
}

/** A table whose rows hold from a day on. */
export interface DatedTable<Row> {
  /**
   * One employee's rows that hold on a day, `YYYY-MM-DD`: one at the most, or one per type in tables of pay. Reads the
   * whole table, one request; see `rowsInForce` for the rule.
   *
   * Without View history only the current row is known: an empty `rows` with `onlyCurrentRows` says no more than that.
   *
   * Needs the same as `list`. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} for a date in another form
   * @example
   * const { rows: [row] } = await bob.workHistory.asOf(id, "2026-01-31");
   */
  asOf(employeeId: EmployeeId, date: CalendarDate, options?: TableOptions): Promise<TableRead<Row>>;
}

/** A table with dates that takes new rows. */
export interface AppendableTable<New> {
  /**
   * Adds a row that holds from its `effectiveDate` on. Bob stores columns that are not sent as empty; so the row in force on
   * that day is read, and its columns are carried forward where you give none (`null` empties one; a reason and a kind of
   * change are never carried). Two requests; the second is not repeated when it fails.
   *
   * In tables with kinds (variable pay, entitlements, deductions) the row of the same kind is carried, also when Bob spells the
   * kind with other case, spaces or punctuation. ASSUMED: Bob shows a kind as it is written. Where you give an id and Bob shows
   * a label, the row is taken for the first of its kind, and nothing is carried.
   *
   * Its `visible()` looks for the new row's id, and where Bob tells none for a row of this date that was not read before, or one
   * with all the values you gave. With `carryForward: false` nothing was read before: all your values must then be shown as you
   * gave them, so give labels where Bob shows labels.
   *
   * A future row takes effect at midnight at the employee's site. Needs Edit on the table's category, and View and View
   * history for what is carried. Source: HiBob's documentation; the blanking: observed.
   *
   * @throws {HiBobError} with code `restricted_columns`, before sending, when Bob hides columns that would be blanked
   * @throws {InvalidInputError} before sending, when the row to carry forward may exist but is not to be seen
   * @throws {ResponseError} with code `bad_request`, e.g. when a row with this date exists
   * @example
   * const written = await bob.workHistory.append(id, { effectiveDate: "2026-12-01", title: "Lead" });
   * await written.visible(); // until reads show it, up to 20 seconds
   */
  append(employeeId: EmployeeId, row: New, options?: AppendOptions): Promise<RowWritten>;
}

/** A table without dates that takes new rows. */
export interface ExtendableTable<New> {
  /**
   * Adds a row. One request; not repeated when it fails. Its `visible()` looks for the new row's id, or where Bob tells none
   * for a row with the values you gave.
   *
   * Needs Edit on the table's category, and View for `visible()`. Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `bad_request` for a value that is not in the column's list, or a missing column
   * @example
   * await bob.training.add(id, { name: "First aid", startDate: "2026-12-01" });
   */
  add(employeeId: EmployeeId, row: New, options?: CallOptions): Promise<RowWritten>;
}

/** A table whose rows can be changed. */
export interface UpdatableTable<New> {
  /**
   * Changes columns of one row and leaves the others as they are. Bob overwrites whole rows, so the row is read first and
   * sent along: somebody else's change in between would be undone. Two requests. One that moves the row to another day, and
   * is sent again because its answer was lost, may end as `not_found` though it was carried out.
   *
   * Needs Edit on the table's category, View, and View history for rows that are not current. Source: HiBob's documentation.
   *
   * @throws {HiBobError} with code `restricted_columns`, before sending, when Bob hides columns that would be blanked
   * @throws {ResponseError} with code `not_found` when the employee has no such row, or it may not be seen
   * @example
   * const { rows: [row] } = await bob.workHistory.asOf(id, "2026-01-31");
   * if (row) await bob.workHistory.update(id, row.id, { title: "Lead" });
   */
  update(employeeId: EmployeeId, entryId: number, columns: Partial<New>, options?: CallOptions): Promise<Written>;
}

/** A table whose rows can be deleted. */
export interface ReducibleTable {
  /**
   * Deletes one row; `entryId` is its `id`. Bob keeps no trace of it and fires no webhook.
   *
   * Its `visible()` cannot see rows that are hidden: without View history a past or future row is as good as gone. So where
   * nothing but current rows come, and the row was not among them, it resolves only when the 20 seconds that Bob may take are
   * over since the removal.
   *
   * Needs Edit on the table's category. Source: HiBob's documentation; no webhook: observed.
   *
   * @throws {ResponseError} with code `not_found` when the employee has no such row
   * @example
   * await bob.training.remove(id, 17);
   */
  remove(employeeId: EmployeeId, entryId: number, options?: CallOptions): Promise<Written>;
}

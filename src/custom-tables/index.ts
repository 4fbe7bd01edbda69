import type { CallOptions, Client, Paginator, Written } from "../client/index.ts";
import { listIn } from "../client/input.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { Json } from "../model/json.ts";
import type { TableRow } from "../model/rows.ts";
import { readList, readObject } from "../objects/index.ts";
import {
  addRow,
  allRows,
  type BulkInput,
  listRows,
  type RowWritten,
  removeRow,
  type TableOptions,
  type TablePage,
  type TableRead,
  updateRow,
} from "../tables/index.ts";
import {
  addCustomRow,
  bulkCustomRows,
  getCustomTable,
  listCustomRows,
  listCustomTables,
  patchCustomRow,
  removeCustomRow,
} from "./endpoints.ts";

export * from "../tables/public.ts";

/** A column of a custom table. */
export interface CustomColumn {
  /** What rows call it, e.g. `column_1663597977169`. */
  readonly id: string;
  readonly name?: string | null;
  readonly description?: string | null;
  /** New rows must have it, and it cannot be emptied. */
  readonly mandatory?: boolean | null;
  readonly type?:
    | "text"
    | "text-area"
    | "number"
    | "date"
    | "list"
    | "multi-list"
    | "hierarchy-list"
    | "currency"
    | "employee-reference"
    | "document"
    | (string & {})
    | null;
  /** `listId` names the list with the allowed values, for list types. */
  readonly typeData?: { readonly listId?: string | null } | null;
  readonly [key: string]: unknown;
}

/** A table the customer made. */
export interface CustomTable {
  /** E.g. `root__table_1791380280851`. */
  readonly id: string;
  /** Id of the category it belongs to, which decides who may read and write it. */
  readonly category?: string | null;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly columns: readonly CustomColumn[];
  readonly [key: string]: unknown;
}

/** Columns of a custom table, by column id, where nobody says more about them. */
export type CustomColumns = Readonly<Record<string, unknown>>;

/** A row of a custom table with the columns `Columns`, each of which may be empty. Columns that it does not name are `unknown`. */
export type CustomRow<Columns extends object = CustomColumns> = TableRow & {
  /** Id of the employee who changed the row last. */
  readonly changedBy?: string | null;
} & { readonly [Column in keyof Columns]?: Columns[Column] | null };

/**
 * Tables the customer made. What is in them is yours to say: describe the columns once, as an interface with the column ids
 * as keys, and name it in the calls; without one, values are `unknown`.
 *
 * @example
 * interface Laptop { column_1663597977169: string; column_1663598024920: string }
 * const { rows } = await bob.customTables.list<Laptop>(id, "root__table_1791380280851");
 * console.log(rows[0]?.column_1663597977169);
 */
export interface CustomTables {
  /**
   * All custom tables and their columns.
   *
   * Needs no permission. Limit: 50 requests a minute. Source: HiBob's documentation.
   *
   * @throws {UnexpectedAnswerError} when the answer has no list of tables, or a table no list of columns
   * @example
   * for (const { id, name, columns } of await bob.customTables.tables()) console.log(id, name, columns.length);
   */
  tables(options?: CallOptions): Promise<CustomTable[]>;

  /**
   * One custom table and its columns.
   *
   * Needs no permission. Limit: 50 requests a minute. Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` when there is no such table
   * @example
   * const { columns } = await bob.customTables.table("root__table_1791380280851");
   */
  table(tableId: string, options?: CallOptions): Promise<CustomTable>;

  /**
   * All rows of one employee.
   *
   * Needs View on the table's category. Limit: 50 requests a minute. Source: HiBob's documentation.
   *
   * @throws {PermissionError} when the permission is missing or the employee is outside the group's "Access data for"
   * @example
   * const { rows } = await bob.customTables.list(id, "root__table_1791380280851", { humanReadable: true });
   */
  list<Columns extends object = CustomColumns>(
    employeeId: EmployeeId,
    tableId: string,
    options?: TableOptions,
  ): Promise<TableRead<CustomRow<Columns>>>;

  /**
   * The rows of many employees, page by page as the loop goes on: 200 rows a request. An employee's rows may be split over
   * two pages.
   *
   * Needs View on the table's category. Employees asked for by id that the service user may not see come in the page's
   * `errors`; without `employeeIds` they are just absent. Source: HiBob's documentation; the names of the query: ASSUMED.
   *
   * @throws {InvalidInputError} for more than 200 ids, or pages of more than 200 rows
   * @throws {PermissionError} when the permission is missing
   * @example
   * for await (const row of bob.customTables.all("root__table_1791380280851")) console.log(row.employeeId, row.id);
   */
  all<Columns extends object = CustomColumns>(
    tableId: string,
    input?: BulkInput,
    options?: TableOptions,
  ): Paginator<CustomRow<Columns>, TablePage<CustomRow<Columns>>>;

  /**
   * Adds a row. One request; not repeated when it fails. Mandatory columns must be there. An amount is `{ value, currency }`:
   * Bob stores anything else as empty, without an error; so does it with a currency it does not know. Employees are not
   * checked either. Bob tells no id; `visible()` looks for a row with the values you gave.
   *
   * Needs Edit on the table's category, and View for `visible()`. Source: HiBob's documentation; what is stored: observed.
   *
   * @throws {ResponseError} with code `bad_request` for a mandatory column that is missing, or a value that is not in its list
   * @example
   * const added = await bob.customTables.add(id, "root__table_1791380280851", { column_1663597977169: "ThinkPad" });
   * await added.visible();
   */
  add<Columns extends object = CustomColumns>(
    employeeId: EmployeeId,
    tableId: string,
    row: Columns,
    options?: CallOptions,
  ): Promise<RowWritten>;

  /**
   * Changes columns of one row; Bob keeps the others. `null` empties a column. One request.
   *
   * Needs Edit on the table's category, and View for `visible()`. Source: observed; HiBob's documentation shows the body only.
   *
   * @throws {ResponseError} with code `bad_request` for a mandatory column set to `null`
   * @example
   * await bob.customTables.update(id, "root__table_1791380280851", 1021262, { column_1663597977169: null });
   */
  update<Columns extends object = CustomColumns>(
    employeeId: EmployeeId,
    tableId: string,
    entryId: number,
    columns: { readonly [Column in keyof Columns]?: Columns[Column] | null },
    options?: CallOptions,
  ): Promise<Written>;

  /**
   * Deletes one row; `entryId` is its `id`.
   *
   * Needs Edit on the table's category. Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` when the employee has no such row
   * @example
   * await bob.customTables.remove(id, "root__table_1791380280851", 1021262);
   */
  remove(employeeId: EmployeeId, tableId: string, entryId: number, options?: CallOptions): Promise<Written>;
}

const tableIn = (table: Json, endpoint: string): CustomTable =>
  ({ ...table, columns: listIn(table, "columns", endpoint) }) as unknown as CustomTable;

/** Binds the custom tables module to a client. */
export function customTables(client: Client): CustomTables {
  const pathOf = (tableId: string) => ({ custom_table_id: tableId });
  const listOf = <Row extends TableRow>(tableId: string) => listRows<Row>(client, listCustomRows, pathOf(tableId));
  return {
    async tables(options) {
      const tables: Json[] = await readList(client, listCustomTables, {}, "tables", options);
      return tables.map((table) => tableIn(table, listCustomTables.id));
    },
    async table(tableId, options) {
      return tableIn(await readObject(client, getCustomTable, { path: pathOf(tableId) }, options), getCustomTable.id);
    },
    list: <Columns extends object>(id: EmployeeId, tableId: string, options?: TableOptions) =>
      listOf<CustomRow<Columns>>(tableId)(id, options),
    all: <Columns extends object>(tableId: string, input?: BulkInput, options?: TableOptions) =>
      allRows<CustomRow<Columns>>(client, bulkCustomRows, pathOf(tableId))(input, options),
    add: (id, tableId, row, options) =>
      addRow(client, addCustomRow, listOf(tableId), { path: pathOf(tableId), wrap: (row) => ({ values: [row] }) })(id, row, options),
    update: (id, tableId, entryId, columns, options) =>
      updateRow<object>(client, patchCustomRow, listOf(tableId), { path: pathOf(tableId), patch: true })(id, entryId, columns, options),
    remove: (id, tableId, entryId, options) => removeRow(client, removeCustomRow, listOf(tableId), pathOf(tableId))(id, entryId, options),
  };
}

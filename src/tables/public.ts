// What every module of a table gives its users besides its own names.
export { employeeId } from "../client/index.ts";
export type { EmployeeId } from "../model/ids.ts";
export type { DatedRow, TableRow } from "../model/rows.ts";
export type { EmployeeError, RestrictedColumns } from "../model/tables.ts";
export type {
  AppendableTable,
  BulkTable,
  DatedTable,
  ExtendableTable,
  ListedTable,
  ReducibleTable,
  UpdatableTable,
} from "./index.ts";
export type { BulkInput, TableOptions, TablePage, TableRead } from "./read.ts";
export { rowsInForce } from "./read.ts";
export type { AppendOptions, RowWritten } from "./write.ts";

import type { Client } from "../client/index.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { DatedRow } from "../model/rows.ts";
import type { EmployeeSummary } from "../model/values.ts";
import {
  type AppendableTable,
  allRows,
  appendRow,
  type BulkTable,
  type DatedTable,
  type ListedTable,
  listRows,
  type ReducibleTable,
  removeRow,
  rowsAsOf,
  type UpdatableTable,
  updateRow,
} from "../tables/index.ts";
import { addWork, bulkWork, listWork, removeWork, replaceWork } from "./endpoints.ts";

export * from "../tables/public.ts";

/** One row of an employee's work history. */
export interface WorkRow extends DatedRow {
  readonly title?: string | null;
  readonly department?: string | null;
  /** The site's label; `siteId` is what can be written. */
  readonly site?: string | null;
  readonly siteId?: number | string | null;
  readonly reportsTo?: EmployeeSummary | null;
}

/** What a new row of the work table may hold. Columns left out are carried forward by `append`. */
export interface NewWorkRow {
  readonly effectiveDate: CalendarDate;
  /** Item of the list `title`. */
  readonly title?: string | null;
  /** Item of the list `department`. */
  readonly department?: string | null;
  /** Item of the list `site`. */
  readonly siteId?: number | string | null;
  readonly reportsTo?: { readonly id: EmployeeId } | null;
  /** Why the change was made; shown in Bob. */
  readonly reason?: string;
  readonly customColumns?: Readonly<Record<string, unknown>>;
  readonly [column: string]: unknown;
}

/**
 * Job title, department, site and manager over time.
 *
 * Reading needs "View selected employees' Work sections", and "… Work section histories" for the rows that are not current;
 * writing needs Edit on Work. Limits are not documented. Source: HiBob's documentation; order of rows and the blanking of
 * columns that are not sent: observed.
 *
 * @example
 * for await (const row of bob.workHistory.all()) console.log(row.employeeId, row.effectiveDate, row.title);
 */
export interface WorkHistory
  extends ListedTable<WorkRow>,
    BulkTable<WorkRow>,
    DatedTable<WorkRow>,
    AppendableTable<NewWorkRow>,
    UpdatableTable<NewWorkRow>,
    ReducibleTable {}

/** Binds the work history module to a client. */
export function workHistory(client: Client): WorkHistory {
  const list = listRows<WorkRow>(client, listWork);
  return {
    list,
    all: allRows(client, bulkWork),
    asOf: rowsAsOf(list),
    append: appendRow(client, addWork, list),
    update: updateRow(client, replaceWork, list),
    remove: removeRow(client, removeWork, list),
  };
}

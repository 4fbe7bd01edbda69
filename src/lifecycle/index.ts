import type { Client } from "../client/index.ts";
import type { DatedRow } from "../model/rows.ts";
import { allRows, type BulkTable, type DatedTable, type ListedTable, listRows, rowsAsOf } from "../tables/index.ts";
import { bulkLifecycle, listLifecycle } from "./endpoints.ts";

export * from "../tables/public.ts";

/** Where an employee stands; item of the list `lifecycleStatus`, to which a company may add its own. */
export type LifecycleStatus = "Hired" | "Employed" | "Leave" | "Parental leave" | "Garden leave" | "Terminated" | (string & {});

/** Whether an employee counts as active and may use Bob. */
export type AccessStatus = "Active" | "Inactive" | (string & {});

/** One row of an employee's lifecycle. */
export interface LifecycleRow extends DatedRow {
  /** The HR status: the field `internal.lifecycleStatus`. */
  readonly status?: LifecycleStatus | null;
  /**
   * The access status: the field `internal.status`. Bob sets it from `status`; somebody on garden leave or a long leave may
   * be inactive before the contract ends.
   */
  readonly employeeStatus?: AccessStatus | null;
  /** Item of the list `lifecycleReasonType`. */
  readonly reasonType?: string | null;
  readonly leaveReason?: string | null;
}

/**
 * Hire, leave, termination and rehire over time; a rehire is further rows. Read-only: Bob adds the rows itself when somebody
 * is hired, terminated or given another start date. A future row takes effect at midnight at the employee's site.
 *
 * Reading needs "View selected employees' Lifecycle sections", and "… Lifecycle section histories" for the rows that are not
 * current. People who left are only found when the permission group's "Access data for" covers them. Limits are not
 * documented. Source: HiBob's documentation.
 *
 * @example
 * const { rows: [row] } = await bob.lifecycle.asOf(id, "2026-01-31");
 * console.log(row?.status, row?.employeeStatus);
 */
export interface Lifecycle extends ListedTable<LifecycleRow>, BulkTable<LifecycleRow>, DatedTable<LifecycleRow> {}

/** Binds the lifecycle module to a client. */
export function lifecycle(client: Client): Lifecycle {
  const list = listRows<LifecycleRow>(client, listLifecycle);
  return { list, all: allRows(client, bulkLifecycle), asOf: rowsAsOf(list) };
}

import type { Client } from "../client/index.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { TableRow } from "../model/rows.ts";
import type { Money } from "../model/values.ts";
import {
  addRow,
  allRows,
  type BulkTable,
  type ExtendableTable,
  type ListedTable,
  listRows,
  type ReducibleTable,
  removeRow,
  type UpdatableTable,
  updateRow,
} from "../tables/index.ts";
import { addEquity, bulkEquities, listEquities, removeEquity, replaceEquity } from "./endpoints.ts";

export * from "../tables/public.ts";

interface EquityColumns {
  readonly vestingCommencementDate?: CalendarDate | null;
  readonly consentNumber?: string | null;
  readonly grantDate?: CalendarDate | null;
  /** Day on which the options expire. */
  readonly optionExpiration?: CalendarDate | null;
  readonly exercisePrice?: Money | null;
  readonly vestingTerm?: string | null;
  /** Item of the list `grantTypes`. */
  readonly grantType?: "Initial Grant" | "Merit Grant" | (string & {}) | number | null;
  /** Id of the vesting schedule, an item of the list `vestingSchedule`. */
  readonly vestingSchedule?: number | string | null;
  readonly grantNumber?: number | null;
  /** Item of the list `grantStatuses`. */
  readonly grantStatus?: "Granted" | "Pending Approval" | (string & {}) | number | null;
  /** Why the row was made. */
  readonly reason?: string | null;
}

/** One grant to an employee. */
export interface EquityGrant extends TableRow, EquityColumns {
  readonly effectiveDate?: CalendarDate | null;
  /** How many were granted. */
  readonly quantity?: number | null;
  /** Item of the list `equityTypes`. */
  readonly equityType?: "Options" | "RSU" | "Stock award" | (string & {}) | number | null;
}

/** What a grant to be written may hold. */
export interface NewEquityGrant extends EquityColumns {
  readonly effectiveDate: CalendarDate;
  /** How many are granted. */
  readonly quantity: number;
  /** Item of the list `equityTypes`. */
  readonly equityType: "Options" | "RSU" | "Stock award" | (string & {}) | number;
  readonly [column: string]: unknown;
}

/**
 * Equity grants. Rows have an effective date, but each stands for itself: nothing is carried from one to the next.
 *
 * Reading needs View on Equity, writing Edit on Equity. Bob fires no webhook for this table. Limits are not documented.
 * Source: HiBob's documentation; that list values are checked: observed.
 *
 * @example
 * await bob.equity.add(id, { effectiveDate: "2026-12-01", quantity: 500, equityType: "RSU" });
 */
export interface Equity
  extends ListedTable<EquityGrant>,
    BulkTable<EquityGrant>,
    ExtendableTable<NewEquityGrant>,
    UpdatableTable<NewEquityGrant>,
    ReducibleTable {}

/** Binds the equity module to a client. */
export function equity(client: Client): Equity {
  const list = listRows<EquityGrant>(client, listEquities);
  return {
    list,
    all: allRows(client, bulkEquities),
    add: addRow(client, addEquity, list),
    update: updateRow(client, replaceEquity, list),
    remove: removeRow(client, removeEquity, list),
  };
}

import type { CalendarDate } from "./dates.ts";
import type { EmployeeId } from "./ids.ts";

/** A row of an employee table. Columns this package does not know are kept. */
export interface TableRow {
  /** Unique among this employee's rows of this table only: key rows by `employeeId` and `id`. */
  readonly id: number;
  readonly employeeId: EmployeeId;
  readonly [column: string]: unknown;
}

/** A row that holds from a day on, and what Bob keeps about it. */
export interface DatedRow extends TableRow {
  /** First day on which the row holds. */
  readonly effectiveDate: CalendarDate;
  readonly activeEffectiveDate?: CalendarDate | null;
  /** Last day of the row, or the next one's first: HiBob's documentation does not say. `null` in the last row. */
  readonly endEffectiveDate?: CalendarDate | null;
  /** False for past rows, and for future ones until midnight at the employee's site. */
  readonly isCurrent?: boolean | null;
  /** Whether Bob's own screen would let somebody delete it. */
  readonly canBeDeleted?: boolean | null;
  /** What kind of change the row was entered as. */
  readonly workChangeType?: string | null;
  readonly change?: { readonly reason?: string | null; readonly changedBy?: string | null; readonly changedById?: string | null } | null;
  /** Often `null`. */
  readonly creationDate?: CalendarDate | null;
  /** The only sign of an edit, exact to the day. */
  readonly modificationDate?: CalendarDate | null;
  /** Columns the customer added, by column id. */
  readonly customColumns?: Readonly<Record<string, unknown>> | null;
}

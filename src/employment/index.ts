import type { Client } from "../client/index.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { DatedRow } from "../model/rows.ts";
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
import { addEmployment, bulkEmployment, listEmployment, removeEmployment, replaceEmployment } from "./endpoints.ts";
import { type EmploymentPattern, outdatedBy, without } from "./working-pattern.ts";

export * from "../tables/public.ts";
export type { EmploymentPattern, WeekHours } from "./working-pattern.ts";

/** Where a row's working pattern comes from; `null` when the employee has none of their own. */
export type PersonalPatternType = "custom" | "library" | "flexible" | (string & {});

/** One row of an employee's employment table. */
export interface EmploymentRow extends DatedRow {
  /** Item of the list `employmentstatus`, e.g. full time, part time, shifts; the spelling differs between companies. */
  readonly contract?: string | null;
  /** Item of the list `payrollEmploymentType`. */
  readonly type?: "Permanent" | "Temporary" | "Apprentice" | "Contractor" | (string & {}) | null;
  /** Item of the list `salaryPayType`: paid by salary or by the hour. */
  readonly salaryPayType?: string | null;
  /** Item of the list `flsaCode`: `Exempt` or `Non-Exempt` (United States). */
  readonly flsaCode?: string | null;
  /** Holiday calendar; what can be written. */
  readonly calendarId?: number | string | null;
  /** The holiday calendar's name. */
  readonly calendarName?: string | null;
  readonly personalWorkingPatternType?: PersonalPatternType | null;
  /** The employee's own, adjusted pattern; `null` when there is none. */
  readonly workingPattern?: EmploymentPattern | null;
  /** The pattern chosen from the library as the standard one; `null` when the site's default is the standard. */
  readonly standardWorkingPattern?: EmploymentPattern | null;
  readonly standardWorkingPatternId?: number | string | null;
  /** The site's default pattern. */
  readonly siteWorkingPattern?: EmploymentPattern | null;
  /** The pattern that holds, whichever of the others it came from. */
  readonly actualWorkingPattern?: EmploymentPattern | null;
  /** Percent of full time, 100 for a full-time employee. Worked out by Bob from the pattern. */
  readonly fte?: number | null;
  /** Hours a week. Worked out by Bob from the pattern. */
  readonly weeklyHours?: number | null;
  /** Worked out by Bob from the pattern. */
  readonly hoursInDayNotWorked?: number | null;
}

/** What a new row of the employment table may hold. Columns left out are carried forward by `append`. */
export interface NewEmploymentRow {
  readonly effectiveDate: CalendarDate;
  /** Item of the list `employmentstatus`. */
  readonly contract?: string | null;
  /** Item of the list `payrollEmploymentType`. */
  readonly type?: "Permanent" | "Temporary" | "Apprentice" | "Contractor" | (string & {}) | null;
  /** Item of the list `salaryPayType`. */
  readonly salaryPayType?: string | null;
  /** Item of the list `flsaCode`. */
  readonly flsaCode?: string | null;
  /** Item of the list `calendar`. */
  readonly calendarId?: number | string | null;
  readonly personalWorkingPatternType?: PersonalPatternType | null;
  /** The employee's own pattern. Give `personalWorkingPatternType` with it, and `null` for both to go back to the standard. */
  readonly workingPattern?: EmploymentPattern | null;
  /** Item of the list `workingPattern_entity_list`. */
  readonly standardWorkingPatternId?: number | string | null;
  /** Why the change was made; shown in Bob. */
  readonly reason?: string;
  readonly customColumns?: Readonly<Record<string, unknown>>;
  readonly [column: string]: unknown;
}

/**
 * Contract, working time and holiday calendar over time.
 *
 * When `append` or `update` changes the working pattern, the columns Bob works out of it (`actualWorkingPattern`, `fte`,
 * `weeklyHours`, `hoursInDayNotWorked`) are not carried along. Two rows of one employee never share an `effectiveDate`.
 *
 * Reading needs "View selected employees' Employment sections", and "… Employment section histories" for the rows that are
 * not current; writing needs Edit on Employment. Limits are not documented. Source: HiBob's documentation; the blanking of
 * columns that are not sent: observed.
 *
 * @example
 * for await (const { employeeId, contract, fte } of bob.employment.all()) console.log(employeeId, contract, fte);
 * @example
 * const half = { workingPatternType: "flexible", weeklyWorkPercentage: 50 } as const;
 * await bob.employment.append(id, { effectiveDate: "2026-12-01", personalWorkingPatternType: "flexible", workingPattern: half });
 */
export interface Employment
  extends ListedTable<EmploymentRow>,
    BulkTable<EmploymentRow>,
    DatedTable<EmploymentRow>,
    AppendableTable<NewEmploymentRow>,
    UpdatableTable<NewEmploymentRow>,
    ReducibleTable {}

/** Binds the employment module to a client. */
export function employment(client: Client): Employment {
  const list = listRows<EmploymentRow>(client, listEmployment);
  /** Reads the rows as they may be carried into one with `columns`. */
  const listFor = (columns: unknown): typeof list => {
    const outdated = outdatedBy(columns);
    return async (...of) => {
      const read = await list(...of);
      return { ...read, rows: read.rows.map((row) => without(row, outdated)) };
    };
  };
  return {
    list,
    all: allRows(client, bulkEmployment),
    asOf: rowsAsOf(list),
    append: (id, row, options) => appendRow(client, addEmployment, listFor(row))(id, row, options),
    update: (id, entryId, columns, options) =>
      updateRow<NewEmploymentRow>(client, replaceEmployment, listFor(columns))(id, entryId, columns, options),
    remove: removeRow(client, removeEmployment, list),
  };
}

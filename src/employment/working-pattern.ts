import { isObject } from "../model/json.ts";
import type { DatedRow } from "../model/rows.ts";

/** Hours of work on each day; a day that is missing has none. */
export interface WeekHours {
  readonly sunday?: number;
  readonly monday?: number;
  readonly tuesday?: number;
  readonly wednesday?: number;
  readonly thursday?: number;
  readonly friday?: number;
  readonly saturday?: number;
}

/**
 * The working time of an employment row. Its kind says which parts it has; Bob may add kinds, with parts of their own.
 * Source: HiBob's documentation.
 *
 * @example
 * const { rows: [row] } = await bob.employment.asOf(id, "2026-01-31");
 * const pattern = row?.actualWorkingPattern;
 * const mondays = pattern?.workingPatternType === "fortnightly" ? pattern.firstWeek?.monday : pattern?.days?.monday;
 */
export interface EmploymentPattern {
  /** `hourly`: the same hours every week; `fortnightly`: two weeks that take turns; `flexible`: a share of a full week. */
  readonly workingPatternType?: "hourly" | "fortnightly" | "flexible" | (string & {}) | null;
  /** Of an `hourly` pattern. */
  readonly days?: WeekHours | null;
  /** Of a `fortnightly` pattern. */
  readonly firstWeek?: WeekHours | null;
  /** Of a `fortnightly` pattern. */
  readonly secondWeek?: WeekHours | null;
  /** Of a `flexible` pattern: percent of a full week, e.g. 80. */
  readonly weeklyWorkPercentage?: number | null;
  /** Hours of a full day; not of a `flexible` pattern. */
  readonly hoursPerDay?: number | null;
  /** Item of the working pattern library; not of a `flexible` pattern. */
  readonly workingPatternId?: number | null;
  readonly [key: string]: unknown;
}

const CHOSEN = ["workingPattern", "personalWorkingPatternType", "standardWorkingPatternId", "standardWorkingPattern"];
const WORKED_OUT = ["actualWorkingPattern", "fte", "weeklyHours", "hoursInDayNotWorked"];

/**
 * Columns that must not be carried into a row with `columns`: Bob works them out of the working pattern, and those of the old
 * one would contradict the new one. ASSUMED: Bob fills them in when they are missing, as it does on its own screen; that they
 * may be sent along when the pattern stays the same was observed.
 */
export const outdatedBy = (columns: unknown): string[] =>
  isObject(columns) && CHOSEN.some((column) => columns[column] !== undefined)
    ? WORKED_OUT.filter((column) => columns[column] === undefined)
    : [];

/** A row without some columns. */
export const without = <Row extends DatedRow>(row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column))) as Row;

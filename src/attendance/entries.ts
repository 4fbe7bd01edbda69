import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { Json } from "../model/json.ts";
import { idsIn, inFull, itemsOf, wrapped } from "../objects/index.ts";

/** What an entry may hold besides its times, by field id with or without `/attendanceEntry/` before it. */
export interface EntryDetails {
  readonly reasonCode?: number | string | null;
  readonly notes?: string | null;
  readonly projectId?: number | string | null;
  readonly taskId?: number | string | null;
  readonly [field: string]: unknown;
}

/** Start and end on one date. Work past midnight is two entries: until 23:59, and from 00:00. */
export interface StartEndTimes {
  /** E.g. `2026-03-02T09:00:00`. */
  readonly clockInTime: string;
  /** Left out, the entry stays open. */
  readonly clockOutTime?: string;
  readonly duration?: undefined;
}

/** How long in all, for policies that report durations. */
export interface DurationTime {
  /** Minutes, up to 1440. */
  readonly duration: number;
  readonly clockInTime?: undefined;
}

/** A new entry: with start and end, or with day and duration, as the employee's attendance policy wants. */
export type NewAttendanceEntry = EntryDetails & {
  readonly employeeId: EmployeeId;
  /** Default `"work"`. */
  readonly type?: "work" | "break" | (string & {});
} & (StartEndTimes | (DurationTime & { readonly clockInDate: CalendarDate }));

/** What changes in an entry: its times, its details, or both. Its employee, day and type cannot be changed. */
export type AttendanceEntryChange = EntryDetails & { readonly id: number | string } & (Partial<StartEndTimes> | DurationTime);

/** What Bob says of entries it wrote. */
export interface EntriesWritten {
  /** Ids of the entries; empty when Bob names none. */
  readonly ids: readonly (number | string)[];
  /** Bob's answer as it came: its form is not documented. */
  readonly answer: unknown;
}

const PREFIX = "/attendanceEntry/";

/**
 * The body that writes entries, each with the reporting method its times are in, if it has any.
 * ASSUMED: updates are wrapped like creations, which were observed; HiBob's documentation names their fields only.
 */
export const entriesOf = (entries: readonly object[], defaults?: Json): { items: Json[] } =>
  itemsOf(entries, (entry) => {
    const fields = inFull(PREFIX, { ...defaults, ...entry });
    const has = (name: string) => fields[PREFIX + name] !== undefined;
    const method = has("duration") ? "duration" : has("clockInTime") || has("clockOutTime") ? "startEnd" : undefined;
    return wrapped("attendanceEntry", { [`${PREFIX}reportingMethod`]: method, ...fields });
  });

export const writtenIn = (answer: unknown): EntriesWritten => idsIn(answer, "id", "entryId", "/attendanceEntry/id");

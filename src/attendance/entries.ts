import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import { isObject, type Json } from "../model/json.ts";
import { recordOf, wrapped } from "../objects/index.ts";

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

/** New times of an entry. Its employee, day and type cannot be changed. */
export type AttendanceEntryChange = EntryDetails & { readonly id: number | string } & (StartEndTimes | DurationTime);

/** What Bob says of entries it wrote. */
export interface EntriesWritten {
  /** Ids of the entries; empty when Bob names none. */
  readonly ids: readonly (number | string)[];
  /** Bob's answer as it came: its form is not documented. */
  readonly answer: unknown;
}

const named = (entry: object): object =>
  Object.fromEntries(Object.entries(entry).map(([id, value]) => [id.startsWith("/") ? id : `/attendanceEntry/${id}`, value]));

/**
 * The body that writes entries, each with the reporting method its times are in.
 * ASSUMED: updates are wrapped like creations, which were observed; HiBob's documentation names their fields only.
 */
export const entriesOf = (entries: readonly object[], defaults?: Json): { items: Json[] } => ({
  items: (Array.isArray(entries)
    ? entries.map((entry: unknown) => {
        if (!isObject(entry)) return entry; // refused by the declaration
        const reportingMethod = entry.duration === undefined ? "startEnd" : "duration";
        return wrapped("attendanceEntry", named({ ...defaults, reportingMethod, ...entry }));
      })
    : entries) as Json[],
});

const isId = (value: unknown): value is number | string => typeof value === "number" || (typeof value === "string" && value !== "");

/**
 * Finds the ids in an answer to a write.
 * ASSUMED: `ids` was observed; HiBob's documentation says only that ids are answered, so other likely places are looked at too.
 */
export function writtenIn(answer: unknown): EntriesWritten {
  const found: unknown = isObject(answer) ? (answer.ids ?? answer.items ?? answer.id ?? answer.entryId) : answer;
  const ids = [found].flat().map((item) => {
    if (!isObject(item)) return item;
    const record = recordOf(item);
    return record.id ?? record.entryId ?? record["/attendanceEntry/id"];
  });
  return { ids: ids.filter(isId), answer };
}

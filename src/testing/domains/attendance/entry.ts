import type { CalendarDate } from "../../../model/dates.ts";
import type { EmployeeId } from "../../../model/ids.ts";
import { type LocalTime, secondsOf } from "./times.ts";

/** A value that names something elsewhere in Bob. */
export type Reference = number | string;

/** What an entry may say besides its times. */
export interface EntryDetails {
  readonly reasonCode: Reference | null;
  readonly notes: string | null;
  readonly projectId: Reference | null;
  readonly taskId: Reference | null;
}

/** One entry of a timesheet. */
export interface FakeAttendanceEntry extends EntryDetails {
  readonly id: number;
  readonly employeeId: EmployeeId;
  readonly type: "work" | "break";
  /** The day it belongs to. */
  readonly date: CalendarDate;
  /** Whether start and end were reported, or only how long. */
  readonly reportingMethod: "startEnd" | "duration";
  /** Local time without a zone, e.g. `2026-06-15T09:00:00`; `null` where only the duration was reported. */
  readonly clockInTime: LocalTime | null;
  /** `null` while the entry is open, or where only the duration was reported. */
  readonly clockOutTime: LocalTime | null;
  /** Minutes; `null` while the entry is open. */
  readonly duration: number | null;
}

/** An entry as it is kept. */
export interface Kept extends FakeAttendanceEntry {
  /** From when on reads give it, in milliseconds; left out for at once. */
  readonly from?: number;
}

/** Minutes from start to end. */
export const minutesBetween = (start: LocalTime, end: LocalTime): number => Math.round((secondsOf(end) - secondsOf(start)) / 60);

export const isOpen = ({ reportingMethod, clockOutTime }: FakeAttendanceEntry): boolean =>
  reportingMethod === "startEnd" && clockOutTime === null;

/** Whether two entries claim the same time. Breaks lie inside work, so only entries of one type can collide. */
export function overlap(a: FakeAttendanceEntry, b: FakeAttendanceEntry): boolean {
  if (a.type !== b.type || a.clockInTime === null || b.clockInTime === null || a.date !== b.date) return false;
  const end = ({ clockInTime, clockOutTime }: FakeAttendanceEntry) =>
    clockOutTime === null ? secondsOf(clockInTime as LocalTime) + 1 : secondsOf(clockOutTime);
  return secondsOf(a.clockInTime) < end(b) && secondsOf(b.clockInTime) < end(a);
}

/** In the order of a timesheet: by day, then by start, durations first. */
export const inOrder = (a: FakeAttendanceEntry, b: FakeAttendanceEntry): number => {
  const [left, right] = [placeOf(a), placeOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Sorts as text the way a timesheet does. */
const placeOf = ({ date, clockInTime, id }: FakeAttendanceEntry): string => `${date} ${clockInTime ?? ""} ${String(id).padStart(12, "0")}`;

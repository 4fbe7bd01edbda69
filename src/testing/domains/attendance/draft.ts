import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { isDate } from "../../company/days.ts";
import type { Employee } from "../../company/employee.ts";
import { refuse } from "../../refusing.ts";
import { Projects } from "../projects/state.ts";
import { type EntryDetails, type FakeAttendanceEntry, minutesBetween, type Reference } from "./entry.ts";
import { dayIn, type LocalTime, localTime } from "./times.ts";

/** What is asked for of an entry; nothing of it is checked yet. */
export interface EntryDraft {
  readonly type?: unknown;
  readonly reportingMethod?: unknown;
  readonly clockInDate?: unknown;
  readonly clockInTime?: unknown;
  readonly clockOutTime?: unknown;
  readonly duration?: unknown;
  readonly reasonCode?: unknown;
  readonly notes?: unknown;
  readonly projectId?: unknown;
  readonly taskId?: unknown;
}

type Times = Pick<FakeAttendanceEntry, "date" | "reportingMethod" | "clockInTime" | "clockOutTime" | "duration">;

function time(name: string, value: unknown): LocalTime {
  const found = localTime(value);
  if (found === undefined) throw refuse(`${name} must be a local date and time without a zone, as 2026-06-15T09:00:00`);
  return found;
}

function minutes(value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 1440) return value;
  throw refuse("duration must be whole minutes, 1 to 1440");
}

function fromStartToEnd(clockInTime: LocalTime, out: unknown): Times {
  const common = { date: dayIn(clockInTime), reportingMethod: "startEnd", clockInTime } as const;
  if (out == null) return { ...common, clockOutTime: null, duration: null };
  const clockOutTime = time("clockOutTime", out);
  if (dayIn(clockOutTime) !== common.date) {
    throw refuse("clockInTime and clockOutTime must be on the same date", "Work past midnight is two entries: until 23:59, and from 00:00");
  }
  if (clockOutTime <= clockInTime) throw refuse("clockOutTime must be after clockInTime");
  return { ...common, clockOutTime, duration: minutesBetween(clockInTime, clockOutTime) };
}

/** Which of the two ways of reporting a draft uses. Both belong to every attendance policy of the fake: ASSUMED, Bob's allow one. */
function methodOf({ reportingMethod, duration }: EntryDraft): "startEnd" | "duration" {
  if (reportingMethod === undefined) return duration === undefined ? "startEnd" : "duration";
  if (reportingMethod === "startEnd" || reportingMethod === "duration") return reportingMethod;
  throw refuse("reportingMethod must be startEnd or duration");
}

/** The times of a new entry. */
export function timesOf(draft: EntryDraft): Times {
  if (methodOf(draft) === "startEnd") return fromStartToEnd(time("clockInTime", draft.clockInTime), draft.clockOutTime);
  if (!isDate(draft.clockInDate)) throw refuse("clockInDate must be a date that exists, as YYYY-MM-DD, where a duration is reported");
  return {
    date: draft.clockInDate as CalendarDate,
    reportingMethod: "duration",
    clockInTime: null,
    clockOutTime: null,
    duration: minutes(draft.duration),
  };
}

/** The times of an entry after a change; what is not given stays. The day stays in any case. */
export function changedTimes(entry: FakeAttendanceEntry, draft: EntryDraft): Times {
  const { date, reportingMethod, clockInTime, clockOutTime, duration } = entry;
  const touched = [draft.clockInTime, draft.clockOutTime, draft.duration].some((value) => value !== undefined);
  if (!touched) return { date, reportingMethod, clockInTime, clockOutTime, duration };
  if (methodOf(draft) !== reportingMethod) throw refuse(`entry ${entry.id} reports ${reportingMethod}, which cannot be changed`);
  if (reportingMethod === "duration") return { ...entry, duration: minutes(draft.duration) };
  const start = draft.clockInTime === undefined ? (clockInTime as LocalTime) : time("clockInTime", draft.clockInTime);
  if (dayIn(start) !== date) throw refuse(`the day of entry ${entry.id} cannot be changed`);
  return fromStartToEnd(start, draft.clockOutTime === undefined ? clockOutTime : draft.clockOutTime);
}

export function typeOf({ type = "work" }: EntryDraft): "work" | "break" {
  if (type === "work" || type === "break") return type;
  throw refuse("type must be work or break");
}

const reference = (name: string, value: unknown): Reference | null => {
  if (value === null || typeof value === "number" || typeof value === "string") return value;
  throw refuse(`${name} must be an id`);
};

/** The details of an entry after a change; what is not given stays. */
export function detailsOf(before: EntryDetails, draft: EntryDraft, company: CompanyState): EntryDetails {
  const { reasonCode = before.reasonCode, notes = before.notes, projectId = before.projectId, taskId = before.taskId } = draft;
  if (notes !== null && typeof notes !== "string") throw refuse("notes must be text");
  const details = {
    reasonCode: reference("reasonCode", reasonCode),
    notes,
    projectId: reference("projectId", projectId),
    taskId: reference("taskId", taskId),
  };
  // Bob offers archived projects for no new time; what was reported on them before stays.
  if (draft.projectId !== undefined || draft.taskId !== undefined) {
    const problem = company.part(Projects).unusable(details.projectId, details.taskId);
    if (problem !== undefined) throw refuse(problem);
  }
  return details;
}

export const NO_DETAILS: EntryDetails = { reasonCode: null, notes: null, projectId: null, taskId: null };

/** Refuses days before somebody's first one and after the last. ASSUMED: Bob has no timesheet for them. */
export function checkDay(person: Employee, date: CalendarDate): void {
  if (date < person.startDate) throw refuse(`there is no timesheet on ${date}: the employee starts on ${person.startDate}`);
  const leaves = person.terminationDate;
  if (leaves !== null && date >= leaves) throw refuse(`there is no timesheet on ${date}: the employee leaves on ${leaves}`);
}

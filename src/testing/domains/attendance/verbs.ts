import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { isDate } from "../../company/days.ts";
import type { Employee } from "../../company/employee.ts";
import { type Keys, known, refuse } from "../../refusing.ts";
import type { FakeAttendanceEntry, Reference } from "./entry.ts";
import { Attendance, type Day } from "./state.ts";

/** Time that somebody reports: how long, or from when to when. */
export interface LoggedHours {
  /** How long, e.g. `7.5`. */
  readonly hours?: number | undefined;
  /** Start on the day, e.g. `"09:00"`. */
  readonly from?: string | undefined;
  /** End on the day, e.g. `"17:30"`. Left out with `from`, the entry stays open. */
  readonly to?: string | undefined;
  /** Default `"work"`. */
  readonly type?: "work" | "break" | undefined;
  readonly notes?: string | undefined;
  readonly projectId?: Reference | undefined;
  readonly taskId?: Reference | undefined;
}

/** What people do with their timesheets, and their managers. */
export interface AttendanceVerbs {
  /** Opens an entry. `at` is a local time such as `2026-06-15T09:00`, default now. */
  clockIn(employeeId: string, at?: string): FakeAttendanceEntry;
  /** Closes the latest open entry. `at` must be of today, default now. */
  clockOut(employeeId: string, at?: string): FakeAttendanceEntry;
  /** Adds an entry to a day: `{ hours: 7.5 }`, or `{ from: "09:00", to: "17:30" }`. */
  logHours(employeeId: string, date: CalendarDate, logged: LoggedHours): FakeAttendanceEntry;
  /** Approves the days from one to another, which locks them; gives those of them that have entries. */
  approveTimesheet(employeeId: string, days: { readonly from: CalendarDate; readonly to: CalendarDate }): readonly Day[];
}

export const attendanceVerbs = (company: CompanyState): AttendanceVerbs => {
  const sheets = () => company.part(Attendance);
  const employee = (id: string): Employee => {
    const person = company.byId(id);
    if (!person) throw refuse("no employee has this id", "Take ids from company.employees");
    return person;
  };
  return {
    clockIn: (employeeId, at) => sheets().clockIn(employee(employeeId), at === undefined ? {} : { clockInTime: at }),
    clockOut: (employeeId, at) => sheets().clockOut(employee(employeeId), at),
    logHours(employeeId, date, logged) {
      const { hours, from, to, ...details } = known("logHours", logged, HOURS);
      const person = employee(employeeId);
      if (!isDate(date)) throw refuse("date must be a date that exists, as YYYY-MM-DD");
      if ((hours === undefined) === (from === undefined)) throw refuse("logHours takes either hours, or from and to");
      const clock = (time: string | undefined) => (time === undefined ? undefined : `${date}T${time}`);
      const times =
        hours === undefined
          ? { reportingMethod: "startEnd", clockInTime: clock(from), clockOutTime: clock(to) }
          : { reportingMethod: "duration", clockInDate: date, duration: Math.round(hours * 60) };
      return sheets().add([{ person, draft: { ...details, ...times } }])[0] as FakeAttendanceEntry;
    },
    approveTimesheet(employeeId, days) {
      const { from, to } = known("approveTimesheet", days, { from: true, to: true });
      const person = employee(employeeId);
      if (!isDate(from) || !isDate(to) || to < from) throw refuse("approveTimesheet takes from and to, as YYYY-MM-DD, in this order");
      sheets().approve(person, from, to);
      return sheets().days(person, from, to);
    },
  };
};

const HOURS: Keys<LoggedHours> = { hours: true, from: true, to: true, type: true, notes: true, projectId: true, taskId: true };

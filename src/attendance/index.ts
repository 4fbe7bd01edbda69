import type { CallOptions, Client, Endpoint } from "../client/index.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import { idTexts, objectIn } from "../objects/index.ts";
import {
  createEntries,
  endEntry,
  importPunches,
  removeEntry,
  searchDailyBreakdown,
  searchEntries,
  searchSummaries,
  startEntry,
  updateEntries,
} from "./endpoints.ts";
import { type AttendanceEntryChange, type EntriesWritten, entriesOf, type NewAttendanceEntry, writtenIn } from "./entries.ts";
import { type Search, searchAttendance } from "./search.ts";

export type * from "../objects/public.ts";
export type {
  AttendanceEntryChange,
  DurationTime,
  EntriesWritten,
  EntryDetails,
  NewAttendanceEntry,
  StartEndTimes,
} from "./entries.ts";
export type { AttendanceSearch, Search } from "./search.ts";

/** Fields of an attendance summary. Custom ones are called `/attendanceSummary/field_1` and so on. */
export interface AttendanceSummaryFields {
  readonly "/attendanceSummary/employeeId": EmployeeId;
  /** Exact form not documented. */
  readonly "/attendanceSummary/dateRange": unknown;
  readonly "/attendanceSummary/hoursWorked": number;
  readonly "/attendanceSummary/payableHours": number;
}

/** Fields of a day. Custom ones are called `/dailyBreakdown/field_1` and so on. */
export interface DailyBreakdownFields {
  readonly "/dailyBreakdown/employeeId": EmployeeId;
  readonly "/dailyBreakdown/date": CalendarDate;
  readonly "/dailyBreakdown/hoursWorked": number;
  readonly "/dailyBreakdown/payableHours": number;
}

/** Fields of an attendance entry. */
export interface AttendanceEntryFields {
  readonly "/attendanceEntry/id": number | string;
  readonly "/attendanceEntry/employeeId": EmployeeId;
  readonly "/attendanceEntry/clockInDate": CalendarDate;
  readonly "/attendanceEntry/clockOutDate": CalendarDate;
  readonly "/attendanceEntry/type": "work" | "break" | (string & {});
  readonly "/attendanceEntry/clockInTime": string;
  readonly "/attendanceEntry/clockOutTime": string;
  /** Minutes. */
  readonly "/attendanceEntry/duration": number;
  readonly "/attendanceEntry/reasonCode": number | string;
  readonly "/attendanceEntry/notes": string;
  readonly "/attendanceEntry/projectId": number | string;
  readonly "/attendanceEntry/taskId": number | string;
}

/** One punch, or a pair of them. */
export interface AttendancePunch {
  /** Names the employee, in the way `idType` says. */
  readonly id: string;
  /** Local time at the employee's site, without a zone: `2026-03-02T09:00`, or as `dateTimeFormat` says. */
  readonly clockIn?: string;
  readonly clockOut?: string;
  /** Default `"work"`. Breaks are taken by the `immediate` method only. */
  readonly entryType?: "work" | "break" | (string & {});
}

/** Punches to import, and how. */
export interface AttendanceImport {
  /** `aggregate`: put aside, and worked on later by a job of Bob's. `immediate`: stored as they are. */
  readonly method: "aggregate" | "immediate";
  /** What the `id` of a punch is. A custom field is written with slashes: `/identification/custom/field_1`. */
  readonly idType: "bobId" | "email" | "idInCompany" | (string & {});
  readonly requests: readonly AttendancePunch[];
  /** E.g. `yyyy-MM-dd hh:mm a`. */
  readonly dateTimeFormat?: string | undefined;
}

/** What became of the punches. A request that succeeds may have failed for some or all of them. */
export interface AttendanceImportResult {
  readonly status?: "success" | "partial_success" | "failed" | (string & {}) | null;
  readonly total?: number | null;
  readonly imported?: number | null;
  readonly notImported?: number | null;
  /** What Bob says of punches it did not take. May name employees: think before you log it. */
  readonly errors: readonly string[];
  readonly [key: string]: unknown;
}

/** When an employee clocks in. Sent as it is. */
export interface ClockIn {
  /**
   * Date and time, e.g. `2026-03-02T09:00:00`.
   * ASSUMED: HiBob's documentation is not known to name this property. It is called as in entries; others may be given.
   */
  readonly clockInTime?: string;
  readonly [property: string]: unknown;
}

/** When an employee clocks out. Sent as it is. */
export interface ClockOut {
  /**
   * Date and time; the date must be today's.
   * ASSUMED: the documentation tells the value but is not known to name this property. It is called as in entries.
   */
  readonly clockOutTime?: string;
  readonly [property: string]: unknown;
}

/** Calculated totals. */
export interface AttendanceSummaries {
  /**
   * Reads totals per employee over the whole range: one record each.
   *
   * Needs "People's data > Time attendance > Manage time attendance sheets". 100 requests a minute. Source: HiBob's
   * documentation; ASSUMED: the operator of the filter on dates, which is `equals` with first and last day.
   *
   * @throws {InvalidInputError} at once, for days that are none, or ids that are no strings
   * @example
   * const month = bob.attendance.summaries.search({ employeeIds: [id], from: "2026-03-01", to: "2026-03-31" });
   * for await (const record of month) console.log(record["/attendanceSummary/hoursWorked"]);
   */
  readonly search: Search<AttendanceSummaryFields, "/attendanceSummary/employeeId">;
}

/** Calculated days. */
export interface DailyBreakdown {
  /**
   * Reads one record per employee and day.
   *
   * Needs "People's data > Time attendance > Manage time attendance sheets". 100 requests a minute. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} at once, for days that are none, or ids that are no strings
   * @example
   * const days = bob.attendance.dailyBreakdown.search({ employeeIds: [id], from: "2026-03-01", to: "2026-03-31" });
   * for await (const day of days) console.log(day["/dailyBreakdown/date"], day["/dailyBreakdown/payableHours"]);
   */
  readonly search: Search<DailyBreakdownFields, "/dailyBreakdown/employeeId" | "/dailyBreakdown/date">;
}

/** Entries of the timesheets. */
export interface AttendanceEntries {
  /**
   * Reads entries by the day they begin. Bob takes at most 33 days at a time: longer ranges are cut, and read one after the other.
   *
   * Needs "People's data > Time attendance > Manage time attendance sheets". 200 requests a minute. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} at once, for days that are none, or ids that are no strings
   * @example
   * const entries = bob.attendance.entries.search({ employeeIds: [id], from: "2026-01-01", to: "2026-12-31" });
   * for await (const entry of entries) console.log(entry["/attendanceEntry/id"], entry["/attendanceEntry/clockInTime"]);
   */
  readonly search: Search<AttendanceEntryFields, never>;
  /**
   * Adds entries, 1 to 100.
   *
   * Needs "People's data > Time attendance > Manage time attendance sheets". 100 requests a minute. Source: HiBob's
   * documentation; form of the request and of the answer: observed.
   *
   * @throws {InvalidInputError} before sending, for none or more than 100
   * @example
   * const entry = { employeeId: id, clockInTime: "2026-03-02T09:00:00", clockOutTime: "2026-03-02T17:30:00" };
   * const { ids } = await bob.attendance.entries.create([entry]);
   */
  create(entries: readonly NewAttendanceEntry[], options?: CallOptions): Promise<EntriesWritten>;
  /**
   * Changes entries of one employee, 1 to 100: times, details such as notes, or both. What is not given stays as it is.
   *
   * Needs "People's data > Time attendance > Manage time attendance sheets". 100 requests a minute. Source: HiBob's
   * documentation; ASSUMED: the form of the request, which is that of `create`.
   *
   * @throws {InvalidInputError} before sending, for none or more than 100
   * @example
   * await bob.attendance.entries.update(id, [{ id: 31, clockInTime: "2026-03-02T08:30:00" }]);
   */
  update(employeeId: EmployeeId, entries: readonly AttendanceEntryChange[], options?: CallOptions): Promise<EntriesWritten>;
  /**
   * Deletes an entry.
   *
   * Needs "People's data > Time attendance > Manage time attendance sheets". 100 requests a minute. Source: HiBob's documentation.
   *
   * @example
   * await bob.attendance.entries.remove(31);
   */
  remove(entryId: number | string, options?: CallOptions): Promise<void>;
}

/**
 * Time and attendance. Bob answers 404 to customers without the module.
 *
 * Needs "People's data > Time attendance > Manage time attendance sheets" throughout. Source: HiBob's documentation.
 */
export interface Attendance {
  readonly summaries: AttendanceSummaries;
  readonly dailyBreakdown: DailyBreakdown;
  readonly entries: AttendanceEntries;
  /**
   * Imports punches, from time clocks for instance. Look at `errors` and `status`: Bob answers a good status code to imports
   * that failed.
   *
   * Needs "People's data > Time attendance > Manage time attendance sheets". Five requests a minute. Source: HiBob's documentation.
   *
   * @example
   * const { status, errors } = await bob.attendance.import({
   *   method: "immediate",
   *   idType: "email",
   *   requests: [{ id: "ada@example.com", clockIn: "2026-03-02T09:00", clockOut: "2026-03-02T17:30" }],
   * });
   */
  import(input: AttendanceImport, options?: CallOptions): Promise<AttendanceImportResult>;
  /**
   * Opens an entry for an employee, as a time clock does.
   *
   * Needs "People's data > Time attendance > Manage time attendance sheets". 100 requests a minute. Source: HiBob's
   * documentation; see `ClockIn` for what is assumed.
   *
   * @example
   * const { ids } = await bob.attendance.clockIn(id, { clockInTime: "2026-03-02T09:00:00" });
   */
  clockIn(employeeId: EmployeeId, when: ClockIn, options?: CallOptions): Promise<EntriesWritten>;
  /**
   * Closes the latest open entry of an employee. There must be one, and the time must be of today.
   *
   * Needs "People's data > Time attendance > Manage time attendance sheets". 100 requests a minute. Source: HiBob's
   * documentation; see `ClockOut` for what is assumed.
   *
   * @example
   * await bob.attendance.clockOut(id, { clockOutTime: "2026-03-02T17:30:00" });
   */
  clockOut(employeeId: EmployeeId, when: ClockOut, options?: CallOptions): Promise<EntriesWritten>;
}

/** Binds the attendance module to a client. */
export function attendance(client: Client): Attendance {
  const write = async (endpoint: Endpoint, input: object, options?: CallOptions): Promise<EntriesWritten> =>
    writtenIn((await client.call(endpoint, input as never, options)).data);
  const totals = ["employeeId", "hoursWorked", "payableHours"];
  return {
    summaries: {
      search: searchAttendance(client, searchSummaries, {
        prefix: "/attendanceSummary/",
        fields: [...totals, "dateRange"],
        always: ["employeeId"],
        day: "dateRange",
        asRange: true,
      }),
    },
    dailyBreakdown: {
      search: searchAttendance(client, searchDailyBreakdown, {
        prefix: "/dailyBreakdown/",
        fields: totals,
        always: ["employeeId", "date"],
        day: "date",
      }),
    },
    entries: {
      search: searchAttendance(client, searchEntries, {
        prefix: "/attendanceEntry/",
        fields: [
          ...["id", "employeeId", "clockInDate", "clockOutDate", "type", "clockInTime", "clockOutTime"],
          ...["duration", "reasonCode", "notes", "projectId", "taskId"],
        ],
        always: [],
        day: "clockInDate",
        days: 33,
      }),
      create: (entries, options) => write(createEntries, { body: entriesOf(entries, { type: "work" }) }, options),
      update: (employeeId, entries, options) => write(updateEntries, { path: { employeeId }, body: entriesOf(entries) }, options),
      async remove(entryId, options) {
        await client.call(removeEntry, { path: idTexts({ entryId }) }, options);
      },
    },
    async import({ method: importMethod, ...body }, options) {
      const { data } = await client.call(importPunches, { path: { importMethod }, body: body as never }, options);
      const result = objectIn(data, importPunches.id);
      return { ...result, errors: Array.isArray(result.errors) ? result.errors : [] } as AttendanceImportResult;
    },
    clockIn: (employeeId, body, options) => write(startEntry, { path: { employeeId }, body }, options),
    clockOut: (employeeId, body, options) => write(endEntry, { path: { employeeId }, body }, options),
  };
}

import type { CalendarDate } from "../../../model/dates.ts";
import type { Employee } from "../../company/employee.ts";
import type { Check } from "../../objects/checks.ts";
import type { KindField, ObjectKind } from "../../objects/kind.ts";
import type { FakeAttendanceEntry } from "./entry.ts";
import type { Day } from "./state.ts";
import { hours, type Totals } from "./totals.ts";

/** The timesheet checks it, see `draft.ts`. */
const checkedLater: Check = { expected: "a value", fits: () => true };

type EntryField = KindField<FakeAttendanceEntry>;

const entryField = (
  id: string,
  name: string,
  type: string,
  read: (entry: FakeAttendanceEntry) => unknown,
  more: Partial<EntryField> = {},
) => ({
  id,
  name,
  type,
  read,
  write: checkedLater,
  ...more,
});

const entryFields: readonly EntryField[] = [
  entryField("id", "ID", "number", ({ id }) => id),
  entryField("employeeId", "Employee", "employee-reference", ({ employeeId }) => employeeId, { filter: ["equals"] }),
  entryField("clockInDate", "Clock-in date", "date", ({ date }) => date, { filter: ["from", "to"] }),
  entryField("clockOutDate", "Clock-out date", "date", ({ date, duration }) => (duration === null ? null : date)),
  entryField("type", "Type", "text", ({ type }) => type),
  entryField("clockInTime", "Clock-in time", "time", ({ clockInTime }) => clockInTime),
  entryField("clockOutTime", "Clock-out time", "time", ({ clockOutTime }) => clockOutTime),
  entryField("duration", "Duration", "number", ({ duration }) => duration),
  entryField("reasonCode", "Reason code", "list", ({ reasonCode }) => reasonCode),
  entryField("notes", "Notes", "text", ({ notes }) => notes),
  entryField("projectId", "Project", "number", ({ projectId }) => projectId),
  entryField("taskId", "Task", "number", ({ taskId }) => taskId),
  // Only said in writes: answers leave it out.
  entryField("reportingMethod", "Reporting method", "text", () => undefined),
];

const kindOf = (except: readonly string[]): ObjectKind<FakeAttendanceEntry> => ({
  type: "attendanceEntry",
  prefix: "/attendanceEntry/",
  fields: entryFields.map(({ write, ...field }) => (except.includes(field.id) ? field : { ...field, write })),
});

/** Entries as they are read and made. */
export const entryKind = kindOf(["id", "clockOutDate"]);

/** Entries as they are changed. ASSUMED: what Bob calls read-only is refused when it is sent. */
export const entryChangeKind = kindOf(["employeeId", "clockInDate", "clockOutDate", "type"]);

// ASSUMED: the names of the fields besides hoursWorked, payableHours and specialRateEligibleHours, which Bob documents.
const totalFields = <Item>(totals: (item: Item) => Totals): readonly KindField<Item>[] =>
  (
    [
      ["hoursWorked", "Hours worked", "worked"],
      ["payableHours", "Payable hours", "payable"],
      ["overtimeHours", "Overtime", "overtime"],
      ["breakHours", "Breaks", "breaks"],
      ["specialRateEligibleHours", "Hours eligible for a special rate", "special"],
    ] as const
  ).map(([id, name, total]) => ({ id, name, type: "number", read: (item: Item) => hours(totals(item)[total]) }));

/** What one person did from one day to another. */
interface Summary {
  readonly person: Employee;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly totals: Totals;
}

export const summaryKind: ObjectKind<Summary> = {
  type: "attendanceSummary",
  prefix: "/attendanceSummary/",
  fields: [
    { id: "employeeId", name: "Employee", type: "employee-reference", read: ({ person }) => person.id, filter: ["equals"] },
    // ASSUMED: the form of a range; Bob documents only that the field exists.
    { id: "dateRange", name: "Date range", type: "date-range", read: ({ from, to }) => ({ from, to }) },
    ...totalFields<Summary>(({ totals }) => totals),
  ],
};

/** One day of one person. */
interface PersonDay {
  readonly person: Employee;
  readonly day: Day;
}

export const dayKind: ObjectKind<PersonDay> = {
  type: "dailyBreakdown",
  prefix: "/dailyBreakdown/",
  fields: [
    { id: "employeeId", name: "Employee", type: "employee-reference", read: ({ person }) => person.id, filter: ["equals"] },
    { id: "date", name: "Date", type: "date", read: ({ day }) => day.date, filter: ["from", "to"] },
    ...totalFields<PersonDay>(({ day }) => day),
    // Bob says whether the day was approved. ASSUMED: the values.
    { id: "status", name: "Status", type: "text", read: ({ day }) => (day.approved ? "approved" : "pending") },
  ],
};

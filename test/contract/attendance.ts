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
} from "../../src/attendance/endpoints.ts";
import type { EmployeeId } from "../../src/index.ts";
import { ADA, type Contract, GRACE } from "./contract.ts";

const id = ADA as EmployeeId;
const done = { status: "partial_success", total: 2, imported: 1, notImported: 1, errors: ["Entry 2 overlaps"] };

export const contracts: readonly Contract[] = [
  {
    name: "attendance.import",
    endpoint: importPunches,
    call: (bob) =>
      bob.attendance.import({
        method: "immediate",
        idType: "email",
        requests: [{ id: "ada@example.com", clockIn: "2026-03-02 09:00", clockOut: "2026-03-02 17:30", entryType: "work" }],
        dateTimeFormat: "yyyy-MM-dd HH:mm",
      }),
    exchanges: [
      {
        method: "POST",
        path: "/attendance/import/immediate",
        body: {
          idType: "email",
          requests: [{ id: "ada@example.com", clockIn: "2026-03-02 09:00", clockOut: "2026-03-02 17:30", entryType: "work" }],
          dateTimeFormat: "yyyy-MM-dd HH:mm",
        },
        answer: done,
      },
    ],
    gives: done,
  },
  {
    name: "attendance.summaries.search",
    endpoint: searchSummaries,
    call: (bob) =>
      bob.attendance.summaries
        .search({ employeeIds: [id, GRACE as EmployeeId], from: "2026-01-01", to: "2026-03-31" })
        .toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/attendance/summaries/search",
        body: {
          fields: [
            "/attendanceSummary/employeeId",
            "/attendanceSummary/hoursWorked",
            "/attendanceSummary/payableHours",
            "/attendanceSummary/dateRange",
          ],
          filters: [
            { fieldId: "/attendanceSummary/dateRange", operator: "equals", values: ["2026-01-01", "2026-03-31"] },
            { fieldId: "/attendanceSummary/employeeId", operator: "equals", values: [ADA, GRACE] },
          ],
          limit: 200,
        },
        answer: {
          items: [{ "/attendanceSummary/employeeId": { value: ADA }, "/attendanceSummary/hoursWorked": { value: 401.5 } }],
          response_metadata: { next_cursor: null },
        },
      },
    ],
    gives: [{ "/attendanceSummary/employeeId": ADA, "/attendanceSummary/hoursWorked": 401.5 }],
  },
  {
    name: "attendance.dailyBreakdown.search",
    endpoint: searchDailyBreakdown,
    call: (bob) =>
      bob.attendance.dailyBreakdown
        .search({ employeeIds: [id], from: "2026-03-02", to: "2026-03-02", fields: ["/dailyBreakdown/field_7"], pageSize: 50 })
        .toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/attendance/daily-breakdown/search",
        body: {
          fields: ["/dailyBreakdown/employeeId", "/dailyBreakdown/date", "/dailyBreakdown/field_7"],
          filters: [
            { fieldId: "/dailyBreakdown/date", operator: "from", values: ["2026-03-02"] },
            { fieldId: "/dailyBreakdown/date", operator: "to", values: ["2026-03-02"] },
            { fieldId: "/dailyBreakdown/employeeId", operator: "equals", values: [ADA] },
          ],
          limit: 50,
        },
        answer: {
          items: [
            {
              objectType: "dailyBreakdown",
              fields: {
                "/dailyBreakdown/employeeId": { value: ADA },
                "/dailyBreakdown/date": { value: "2026-03-02" },
                "/dailyBreakdown/field_7": { value: null },
              },
            },
          ],
        },
      },
    ],
    gives: [
      {
        objectType: "dailyBreakdown",
        "/dailyBreakdown/employeeId": ADA,
        "/dailyBreakdown/date": "2026-03-02",
        "/dailyBreakdown/field_7": null,
      },
    ],
  },
  {
    name: "attendance.entries.search",
    endpoint: searchEntries,
    call: (bob) =>
      bob.attendance.entries
        .search({ employeeIds: [id], from: "2026-03-01", to: "2026-03-31", fields: ["/attendanceEntry/id"] })
        .toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/attendance/entries/search",
        body: {
          fields: ["/attendanceEntry/id"],
          filters: [
            { fieldId: "/attendanceEntry/clockInDate", operator: "from", values: ["2026-03-01"] },
            { fieldId: "/attendanceEntry/clockInDate", operator: "to", values: ["2026-03-31"] },
            { fieldId: "/attendanceEntry/employeeId", operator: "equals", values: [ADA] },
          ],
          limit: 200,
        },
        answer: {
          items: [{ objectType: "attendanceEntry", fields: { "/attendanceEntry/id": { value: 31 } } }],
          response_metadata: { next_cursor: null },
        },
      },
    ],
    gives: [{ objectType: "attendanceEntry", "/attendanceEntry/id": 31 }],
  },
  {
    name: "attendance.entries.create",
    endpoint: createEntries,
    call: (bob) =>
      bob.attendance.entries.create([
        { employeeId: id, clockInTime: "2026-03-02T09:00:00", clockOutTime: "2026-03-02T17:30:00", projectId: 7 },
        { employeeId: id, type: "break", clockInDate: "2026-03-02", duration: 30 },
      ]),
    exchanges: [
      {
        method: "POST",
        path: "/attendance/entries",
        body: {
          items: [
            {
              objectType: "attendanceEntry",
              fields: {
                "/attendanceEntry/employeeId": { value: ADA },
                "/attendanceEntry/type": { value: "work" },
                "/attendanceEntry/reportingMethod": { value: "startEnd" },
                "/attendanceEntry/clockInTime": { value: "2026-03-02T09:00:00" },
                "/attendanceEntry/clockOutTime": { value: "2026-03-02T17:30:00" },
                "/attendanceEntry/projectId": { value: 7 },
              },
            },
            {
              objectType: "attendanceEntry",
              fields: {
                "/attendanceEntry/employeeId": { value: ADA },
                "/attendanceEntry/type": { value: "break" },
                "/attendanceEntry/reportingMethod": { value: "duration" },
                "/attendanceEntry/clockInDate": { value: "2026-03-02" },
                "/attendanceEntry/duration": { value: 30 },
              },
            },
          ],
        },
        answer: { ids: [31, 32] },
      },
    ],
    gives: { ids: [31, 32], answer: { ids: [31, 32] } },
  },
  {
    name: "attendance.entries.update",
    endpoint: updateEntries,
    call: (bob) => bob.attendance.entries.update(id, [{ id: 31, clockInTime: "2026-03-02T08:30:00", notes: null }]),
    exchanges: [
      {
        method: "PATCH",
        path: `/attendance/employees/${ADA}/entries`,
        body: {
          items: [
            {
              objectType: "attendanceEntry",
              fields: {
                "/attendanceEntry/id": { value: 31 },
                "/attendanceEntry/reportingMethod": { value: "startEnd" },
                "/attendanceEntry/clockInTime": { value: "2026-03-02T08:30:00" },
                "/attendanceEntry/notes": { value: null },
              },
            },
          ],
        },
        answer: undefined,
      },
    ],
    gives: { ids: [], answer: undefined },
  },
  {
    name: "attendance.entries.remove",
    endpoint: removeEntry,
    call: (bob) => bob.attendance.entries.remove(31),
    exchanges: [{ method: "DELETE", path: "/attendance/entries/31", answer: new Response(null, { status: 204 }) }],
    gives: undefined,
  },
  {
    name: "attendance.clockIn",
    endpoint: startEntry,
    call: (bob) => bob.attendance.clockIn(id, { clockInTime: "2026-03-02T09:00:00" }),
    exchanges: [
      {
        method: "POST",
        path: `/attendance/employees/${ADA}/entries/clock-in`,
        body: { clockInTime: "2026-03-02T09:00:00" },
        answer: { id: "31" },
      },
    ],
    gives: { ids: ["31"], answer: { id: "31" } },
  },
  {
    name: "attendance.clockOut",
    endpoint: endEntry,
    call: (bob) => bob.attendance.clockOut(id, { clockOutTime: "2026-03-02T17:30:00" }),
    exchanges: [
      {
        method: "PATCH",
        path: `/attendance/employees/${ADA}/entries/clock-out`,
        body: { clockOutTime: "2026-03-02T17:30:00" },
        answer: 31,
      },
    ],
    gives: { ids: [31], answer: 31 },
  },
];

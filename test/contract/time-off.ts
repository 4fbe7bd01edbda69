import type { EmployeeId } from "../../src/index.ts";
import {
  addAdjustment,
  cancelRequest,
  createReasonCodes,
  listChanges,
  listOutToday,
  listPolicyNames,
  listPolicyTypes,
  listReasonCodes,
  listWhosOut,
  readBalance,
  readPolicy,
  readPolicyType,
  readRequestDetails,
  searchCalendarEvents,
  searchEmployeeCalendars,
  submitRequest,
} from "../../src/time-off/endpoints.ts";
import { ADA, type Contract, GRACE } from "./contract.ts";

const id = ADA as EmployeeId;
const ids = [ADA, GRACE] as EmployeeId[];

const ada = { employeeId: ADA, employeeDisplayName: "Ada Lovelace", policyTypeDisplayName: "Holiday", visibility: "Public" };
const costs = { durationUnit: "days", totalDuration: 4, totalCost: 3.5 };
const chain = { requestId: 27500233, originalRequestId: 27500100, previousRequestId: null };
const span = { startDate: "2026-12-28", endDate: "2026-12-31" };

const details = {
  ...ada,
  ...costs,
  ...chain,
  ...span,
  type: "days",
  createdOn: "2026-08-04T13:11:12.449240",
  startPortion: "all_day",
  endPortion: "morning",
  timeZoneOffset: null,
  status: "pending_approval",
  approved: false,
  approvedBy: null,
  description: null,
  hasAttachment: true,
  reasonCode: null,
  attachmentLinks: [{ filename: "note.pdf", url: "https://files.example/note.pdf?signature=x", mimeType: "application/pdf" }],
  dailyDurations: [{ date: "2026-12-28", duration: 1, cost: 1 }],
};

const balance = {
  employeeId: ADA,
  totalBalanceAsOfDate: 12.25,
  totalRoundedBalanceAsOfDate: 12.5,
  pointInTime: "2026-12-31",
  startingBalance: 0,
  startingBalanceAsOf: "2026-01-01",
  totalTaken: 12.75,
  totalAdminAdjustments: 0,
  totalSystemAdjustments: 0,
  annualAllowance: 25,
  policy: "Holiday UK",
};
const balanceQuery = { policyType: "Holiday & rest", date: "2026-12-31" };
const readAda = { method: "GET", path: `/timeoff/employees/${ADA}/balance`, query: balanceQuery, answer: balance } as const;

const adjustment = {
  adjustmentType: "balance",
  policyType: "Holiday",
  effectiveDate: "2026-12-31",
  amount: -1.5,
  reason: "Carried over by mistake",
} as const;

const policy = {
  name: "Holiday UK",
  allowance: 25,
  maxBalance: 30,
  minBalance: null,
  yosIncrease: [{ yearsOfService: 5, extraDays: 1 }],
  minTimeOffRequestDuration: "halfDay",
  bookingWorkDaysOnly: true,
  approvalRequired: true,
  description: null,
  unit: "days",
};

export const contracts: readonly Contract[] = [
  {
    name: "timeOff.createRequest",
    endpoint: submitRequest,
    call: (bob) =>
      bob.timeOff.createRequest(id, {
        ...span,
        type: "days",
        policyType: "Holiday",
        startPortion: "all_day",
        endPortion: "morning",
        skipManagerApproval: true,
        approver: GRACE as EmployeeId,
        description: "A rest",
        reasonCode: 3000,
      }),
    exchanges: [
      {
        method: "POST",
        path: `/timeoff/employees/${ADA}/requests`,
        body: {
          ...span,
          requestRangeType: "days",
          policyType: "Holiday",
          startDatePortion: "all_day",
          endDatePortion: "morning",
          skipManagerApproval: true,
          approver: GRACE,
          description: "A rest",
          reasonCode: 3000,
        },
        answer: undefined,
      },
    ],
    gives: {},
  },
  {
    name: "timeOff.getRequest",
    endpoint: readRequestDetails,
    call: (bob) => bob.timeOff.getRequest(id, 27500233, { includeDailyDurations: true }),
    exchanges: [
      {
        method: "GET",
        path: `/timeoff/employees/${ADA}/requests/27500233`,
        query: { includeDailyDurations: "true" },
        answer: details,
      },
    ],
    gives: details,
  },
  {
    name: "timeOff.cancelRequest",
    endpoint: cancelRequest,
    call: (bob) => bob.timeOff.cancelRequest(id, 27500233),
    exchanges: [{ method: "DELETE", path: `/timeoff/employees/${ADA}/requests/27500233`, answer: undefined }],
    gives: {},
  },
  {
    name: "timeOff.changes",
    endpoint: listChanges,
    call: (bob) =>
      bob.timeOff.changes({ since: "2026-05-01T00:00:00+02:00", to: "2026-06-01T00:00:00Z", includePending: true }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "GET",
        path: "/timeoff/requests/changes",
        query: { since: "2026-05-01T00:00:00+02:00", to: "2026-06-01T00:00:00Z", includePending: "true" },
        answer: {
          changes: [
            {
              ...ada,
              ...chain,
              ...costs,
              changeType: "Pending",
              employeeEmail: "ada@example.com",
              type: "hours",
              createdOn: "2026-05-02T08:00:00.000001",
              date: "2026-05-04",
              hoursOnDate: 4,
              changeReason: null,
            },
          ],
        },
      },
    ],
    gives: [
      {
        ...ada,
        ...chain,
        ...costs,
        changeType: "Pending",
        employeeEmail: "ada@example.com",
        type: "hours",
        createdOn: "2026-05-02T08:00:00.000001",
        startDate: "2026-05-04",
        endDate: "2026-05-04",
        hours: 4,
        changeReason: null,
      },
    ],
  },
  {
    name: "timeOff.whosOut",
    endpoint: listWhosOut,
    call: (bob) =>
      bob.timeOff.whosOut({ from: "2026-12-28", to: "2026-12-31", includeHourly: true, includePrivate: true, includePending: false }),
    exchanges: [
      {
        method: "GET",
        path: "/timeoff/whosout",
        query: { from: "2026-12-28", to: "2026-12-31", includeHourly: "true", includePrivate: "true", includePending: "false" },
        answer: {
          outs: [
            {
              ...ada,
              ...span,
              requestId: 27500233,
              policyType: "Holiday",
              type: "portionOnRange",
              dayPortion: "morning",
              status: "Approved",
            },
          ],
        },
      },
    ],
    gives: [
      { ...ada, ...span, requestId: 27500233, policyType: "Holiday", type: "portionOnRange", dayPortion: "morning", status: "Approved" },
    ],
  },
  {
    name: "timeOff.outToday",
    endpoint: listOutToday,
    call: (bob) => bob.timeOff.outToday({ today: "2026-12-28", siteId: 7, includePrivate: true }),
    exchanges: [
      {
        method: "GET",
        path: "/timeoff/outtoday",
        query: { today: "2026-12-28", siteId: "7", includePrivate: "true" },
        answer: { outs: [{ ...ada, ...span, requestRangeType: "days", startDatePortion: "afternoon", endDatePortion: "all_day" }] },
      },
    ],
    gives: [{ ...ada, ...span, type: "days", startPortion: "afternoon", endPortion: "all_day" }],
  },
  {
    name: "timeOff.balance",
    keeps: "whole",
    endpoint: readBalance,
    call: (bob) => bob.timeOff.balance(id, balanceQuery),
    exchanges: [readAda],
    gives: balance,
  },
  {
    name: "timeOff.balances",
    keeps: "whole",
    endpoint: readBalance,
    call: (bob) => Array.fromAsync(bob.timeOff.balances({ employeeIds: ids, ...balanceQuery })),
    exchanges: [
      readAda,
      { ...readAda, path: `/timeoff/employees/${GRACE}/balance`, answer: { ...balance, employeeId: GRACE, totalTaken: 0 } },
    ],
    gives: [
      { employeeId: ADA, balance },
      { employeeId: GRACE, balance: { ...balance, employeeId: GRACE, totalTaken: 0 } },
    ],
  },
  {
    name: "timeOff.adjustBalance",
    endpoint: addAdjustment,
    call: (bob) => bob.timeOff.adjustBalance(id, adjustment),
    exchanges: [{ method: "POST", path: `/timeoff/employees/${ADA}/adjustments`, body: adjustment, answer: undefined }],
    gives: undefined,
  },
  {
    name: "timeOff.policyTypes",
    keeps: "nothing",
    endpoint: listPolicyTypes,
    call: (bob) => bob.timeOff.policyTypes(),
    exchanges: [{ method: "GET", path: "/timeoff/policy-types", answer: { policyTypes: ["Holiday", "Sick"] } }],
    gives: ["Holiday", "Sick"],
  },
  {
    name: "timeOff.policyType",
    keeps: "whole",
    endpoint: readPolicyType,
    call: (bob) => bob.timeOff.policyType("Eltern/Kind 50 %"),
    exchanges: [
      {
        method: "GET",
        path: "/timeoff/policy-types/Eltern%2FKind%2050%20%25",
        answer: { name: "Eltern/Kind 50 %", activity: "unpaidTimeoff", unit: "days" },
      },
    ],
    gives: { name: "Eltern/Kind 50 %", activity: "unpaidTimeoff", unit: "days" },
  },
  {
    name: "timeOff.policyNames",
    keeps: "nothing",
    endpoint: listPolicyNames,
    call: (bob) => bob.timeOff.policyNames("Holiday"),
    exchanges: [
      {
        method: "GET",
        path: "/timeoff/policies/names",
        query: { policyTypeName: "Holiday" },
        answer: { policyNames: ["Holiday UK", "Holiday DE"] },
      },
    ],
    gives: ["Holiday UK", "Holiday DE"],
  },
  {
    name: "timeOff.policy",
    endpoint: readPolicy,
    call: (bob) => bob.timeOff.policy("Holiday & rest = 25+5"),
    exchanges: [{ method: "GET", path: "/timeoff/policies", query: { policyName: "Holiday & rest = 25+5" }, answer: policy }],
    gives: policy,
  },
  {
    name: "timeOff.reasonCodes",
    endpoint: listReasonCodes,
    call: (bob) => bob.timeOff.reasonCodes("Sick"),
    exchanges: [
      {
        method: "GET",
        path: "/timeoff/policy-types/Sick/reason-codes",
        answer: { reasonCodes: [{ id: 3000, displayName: "Dentist" }] },
      },
    ],
    gives: [{ id: 3000, displayName: "Dentist" }],
  },
  {
    name: "timeOff.addReasonCodes",
    endpoint: createReasonCodes,
    call: (bob) => bob.timeOff.addReasonCodes("Sick", ["Dentist", "Migraine"]),
    exchanges: [
      {
        method: "POST",
        path: "/timeoff/policy-types/Sick/reason-codes",
        body: { reasonCodes: ["Dentist", "Migraine"] },
        answer: undefined,
      },
    ],
    gives: {},
  },
  {
    name: "timeOff.employeeCalendars",
    endpoint: searchEmployeeCalendars,
    call: (bob) => bob.timeOff.employeeCalendars({ employeeIds: ids }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/timeoff/calendars/employees/search",
        body: { filters: [{ fieldId: "/employeeCalendar/employeeId", operator: "equals", values: ids }], limit: 200 },
        answer: {
          items: [
            { employeeId: ADA, calendarId: "77", source: "site", siteId: 7 },
            { employeeId: GRACE, calendarId: null, source: "none", siteId: null },
          ],
          response_metadata: { next_cursor: null },
        },
      },
    ],
    gives: [
      { employeeId: ADA, calendarId: "77", source: "site", siteId: 7 },
      { employeeId: GRACE, calendarId: null, source: "none", siteId: null },
    ],
  },
  {
    name: "timeOff.calendarEvents",
    endpoint: searchCalendarEvents,
    call: (bob) =>
      bob.timeOff.calendarEvents({ from: "2026-01-01", to: "2026-12-31", siteIds: [7, "8"], calendarIds: ["77"] }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/timeoff/calendars/events/search",
        body: {
          filters: [
            { fieldId: "/calendarEvent/startDate", operator: "from", values: ["2026-01-01"] },
            { fieldId: "/calendarEvent/startDate", operator: "to", values: ["2026-12-31"] },
            { fieldId: "/calendarEvent/siteId", operator: "equals", values: ["7", "8"] },
            { fieldId: "/calendarEvent/calendarId", operator: "equals", values: ["77"] },
          ],
          limit: 200,
        },
        answer: {
          items: [
            {
              "/calendarEvent/startDate": { value: "2026-12-25" },
              "/calendarEvent/calendarId": { value: "77", humanReadable: "UK" },
              "/calendarEvent/name": "Christmas",
            },
          ],
          response_metadata: { next_cursor: null },
        },
      },
    ],
    gives: [
      {
        "/calendarEvent/startDate": "2026-12-25",
        "/calendarEvent/calendarId": "77",
        "/calendarEvent/name": "Christmas",
        humanReadable: { "/calendarEvent/calendarId": "UK" },
      },
    ],
  },
];

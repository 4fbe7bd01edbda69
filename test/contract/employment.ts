import { addEmployment, bulkEmployment, listEmployment, removeEmployment, replaceEmployment } from "../../src/employment/endpoints.ts";
import type { EmployeeId } from "../../src/index.ts";
import { ADA, type Contract } from "./contract.ts";

const id = ADA as EmployeeId;
const site = {
  workingPatternType: "hourly",
  days: { sunday: 0, monday: 8, tuesday: 8, wednesday: 8, thursday: 8, friday: 8, saturday: 0 },
  hoursPerDay: 8,
  workingPatternId: 11,
};
/** What is not worked out and not a label: it can be written again as it is. */
const carried = { contract: "Full time", type: "Permanent", salaryPayType: "Salaried", calendarId: 31, siteWorkingPattern: site };
const workedOut = { actualWorkingPattern: site, fte: 100, weeklyHours: 40, hoursInDayNotWorked: 0 };
const row = {
  ...carried,
  ...workedOut,
  id: 1000020250101,
  effectiveDate: "2025-01-01",
  activeEffectiveDate: "2025-01-01",
  endEffectiveDate: null,
  isCurrent: true,
  canBeDeleted: true,
  calendarName: "United Kingdom",
  personalWorkingPatternType: null,
  workingPattern: null,
  standardWorkingPattern: null,
  standardWorkingPatternId: null,
  flsaCode: null,
  CreationDate: "2025-01-02",
  modificationDate: "2025-01-02",
  change: { reason: null, changedBy: "Grace Hopper", changedById: "3332883884017713939" },
};
const read: Contract["exchanges"][number] = { method: "GET", path: `/people/${ADA}/employment`, answer: { values: [row] } };
const half = { workingPatternType: "flexible", weeklyWorkPercentage: 50 } as const;

export const contracts: readonly Contract[] = [
  {
    name: "employment.list",
    endpoint: listEmployment,
    call: (bob) => bob.employment.list(id),
    exchanges: [read],
    gives: { rows: [{ ...row, employeeId: ADA }], restrictedColumns: undefined, onlyCurrentRows: true },
  },
  {
    name: "employment.asOf",
    keeps: "part",
    endpoint: listEmployment,
    call: (bob) => bob.employment.asOf(id, "2024-12-31"),
    exchanges: [read],
    gives: { rows: [], restrictedColumns: undefined, onlyCurrentRows: true },
  },
  {
    name: "employment.all",
    endpoint: bulkEmployment,
    call: (bob) => bob.employment.all({ employeeIds: [id] }, { humanReadable: true }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "GET",
        path: "/bulk/people/employment",
        query: { limit: "200", employeeIds: ADA, includeHumanReadable: "true" },
        answer: { results: [{ employeeId: ADA, values: [row] }], response_metadata: { next_cursor: null }, errors: {} },
      },
    ],
    gives: [{ ...row, employeeId: ADA }],
  },
  {
    name: "employment.append",
    endpoint: addEmployment,
    call: (bob) => bob.employment.append(id, { effectiveDate: "2026-03-01", personalWorkingPatternType: "flexible", workingPattern: half }),
    exchanges: [
      read,
      {
        method: "POST",
        path: `/people/${ADA}/employment`,
        body: { ...carried, effectiveDate: "2026-03-01", personalWorkingPatternType: "flexible", workingPattern: half },
        answer: undefined,
      },
    ],
    gives: { entryId: undefined },
  },
  {
    name: "employment.update",
    endpoint: replaceEmployment,
    call: (bob) => bob.employment.update(id, row.id, { contract: "Part time" }),
    exchanges: [
      read,
      {
        method: "PUT",
        path: `/people/${ADA}/employment/${row.id}`,
        body: { ...carried, ...workedOut, effectiveDate: "2025-01-01", contract: "Part time" },
        answer: undefined,
      },
    ],
    gives: {},
  },
  {
    name: "employment.remove",
    endpoint: removeEmployment,
    call: (bob) => bob.employment.remove(id, row.id),
    exchanges: [{ method: "DELETE", path: `/people/${ADA}/employment/${row.id}`, answer: undefined }],
    gives: {},
  },
];

import type { EmployeeId } from "../../src/index.ts";
import { bulkLifecycle, listLifecycle } from "../../src/lifecycle/endpoints.ts";
import { ADA, type Contract, GRACE } from "./contract.ts";

const id = ADA as EmployeeId;
const common = { activeEffectiveDate: null, creationDate: null, leaveReason: null, customColumns: {}, canBeDeleted: false };
const hired = {
  ...common,
  id: 1000020200301,
  effectiveDate: "2020-03-01",
  endEffectiveDate: "2026-05-31",
  status: "Employed",
  employeeStatus: "Active",
  reasonType: null,
  isCurrent: false,
  workChangeType: "Joined",
  change: null,
  modificationDate: "2020-02-12",
};
const left = {
  ...common,
  id: 1000020260531,
  effectiveDate: "2026-05-31",
  endEffectiveDate: null,
  status: "Terminated",
  employeeStatus: "Inactive",
  reasonType: "resignation",
  isCurrent: true,
  workChangeType: "Left",
  change: { reason: "Retired", changedBy: "Grace Hopper", changedById: GRACE },
  modificationDate: "2026-04-30",
};
const read: Contract["exchanges"][number] = { method: "GET", path: `/people/${ADA}/lifecycle`, answer: { values: [hired, left] } };

export const contracts: readonly Contract[] = [
  {
    name: "lifecycle.list",
    endpoint: listLifecycle,
    call: (bob) => bob.lifecycle.list(id, { humanReadable: true }),
    exchanges: [{ ...read, query: { includeHumanReadable: "true" } }],
    gives: {
      rows: [
        { ...hired, employeeId: ADA },
        { ...left, employeeId: ADA },
      ],
      restrictedColumns: undefined,
      onlyCurrentRows: false,
    },
  },
  {
    name: "lifecycle.asOf",
    keeps: "part",
    endpoint: listLifecycle,
    call: (bob) => bob.lifecycle.asOf(id, "2026-01-31"),
    exchanges: [read],
    gives: { rows: [{ ...hired, employeeId: ADA }], restrictedColumns: undefined, onlyCurrentRows: false },
  },
  {
    name: "lifecycle.all",
    endpoint: bulkLifecycle,
    call: (bob) => bob.lifecycle.all().toArray({ limit: 9 }),
    exchanges: [
      {
        method: "GET",
        path: "/bulk/people/lifecycle",
        query: { limit: "200" },
        answer: { results: [{ employeeId: ADA, values: [hired] }], response_metadata: { next_cursor: "b" }, errors: {} },
      },
      {
        method: "GET",
        path: "/bulk/people/lifecycle",
        query: { limit: "200", cursor: "b" },
        answer: { results: [{ employeeId: ADA, values: [left] }], response_metadata: { next_cursor: null }, errors: {} },
      },
    ],
    gives: [
      { ...hired, employeeId: ADA },
      { ...left, employeeId: ADA },
    ],
  },
];

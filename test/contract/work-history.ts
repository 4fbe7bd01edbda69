import type { EmployeeId } from "../../src/index.ts";
import { addWork, bulkWork, listWork, removeWork, replaceWork } from "../../src/work-history/endpoints.ts";
import { ADA, type Contract } from "./contract.ts";

const id = ADA as EmployeeId;
const row = { id: 1000020250101, effectiveDate: "2025-01-01", isCurrent: true, title: "Baker", site: "Leeds", siteId: 7, change: null };
const read: Contract["exchanges"][number] = { method: "GET", path: `/people/${ADA}/work`, answer: { values: [row] } };

export const contracts: readonly Contract[] = [
  {
    name: "workHistory.list",
    endpoint: listWork,
    call: (bob) => bob.workHistory.list(id, { humanReadable: true }),
    exchanges: [{ ...read, query: { includeHumanReadable: "true" } }],
    gives: { rows: [{ ...row, employeeId: ADA }], restrictedColumns: undefined, onlyCurrentRows: true },
  },
  {
    name: "workHistory.all",
    endpoint: bulkWork,
    call: (bob) => bob.workHistory.all({ employeeIds: [id] }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "GET",
        path: "/bulk/people/work",
        query: { limit: "200", employeeIds: ADA },
        answer: { results: [{ employeeId: ADA, values: [row] }], response_metadata: { next_cursor: null }, errors: {} },
      },
    ],
    gives: [{ ...row, employeeId: ADA }],
  },
  {
    name: "workHistory.append",
    endpoint: addWork,
    call: (bob) => bob.workHistory.append(id, { effectiveDate: "2026-03-01", title: "Head baker" }),
    exchanges: [
      read,
      {
        method: "POST",
        path: `/people/${ADA}/work`,
        body: { siteId: 7, title: "Head baker", effectiveDate: "2026-03-01" },
        answer: undefined,
      },
    ],
    gives: { entryId: undefined },
  },
  {
    name: "workHistory.update",
    endpoint: replaceWork,
    call: (bob) => bob.workHistory.update(id, row.id, { title: "Head baker" }),
    exchanges: [
      read,
      {
        method: "PUT",
        path: `/people/${ADA}/work/${row.id}`,
        body: { effectiveDate: "2025-01-01", siteId: 7, title: "Head baker" },
        answer: undefined,
      },
    ],
    gives: {},
  },
  {
    name: "workHistory.remove",
    endpoint: removeWork,
    call: (bob) => bob.workHistory.remove(id, row.id),
    exchanges: [{ method: "DELETE", path: `/people/${ADA}/work/${row.id}`, answer: undefined }],
    gives: {},
  },
];

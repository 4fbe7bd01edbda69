import { addEquity, bulkEquities, listEquities, removeEquity, replaceEquity } from "../../src/equity/endpoints.ts";
import type { EmployeeId } from "../../src/index.ts";
import { ADA, type Contract, GRACE } from "./contract.ts";

const id = ADA as EmployeeId;
const path = `/people/${ADA}/equities`;
const row = {
  id: 3,
  effectiveDate: "2025-01-01",
  reason: "Joining",
  quantity: 500,
  equityType: "RSU",
  vestingCommencementDate: "2025-01-01",
  consentNumber: null,
  grantDate: "2024-12-20",
  optionExpiration: null,
  exercisePrice: { value: 1.25, currency: "GBP" },
  vestingTerm: null,
  grantType: "Initial Grant",
  vestingSchedule: 252614471,
  grantNumber: 12,
  grantStatus: "Granted",
  specialTerms: "none",
};
const read: Contract["exchanges"][number] = { method: "GET", path, query: { includeHumanReadable: "true" }, answer: { values: [row] } };

export const contracts: readonly Contract[] = [
  {
    name: "equity.list",
    endpoint: listEquities,
    call: (bob) => bob.equity.list(id, { humanReadable: true }),
    exchanges: [read],
    gives: { rows: [{ ...row, employeeId: ADA }], restrictedColumns: undefined, onlyCurrentRows: false },
  },
  {
    name: "equity.all",
    endpoint: bulkEquities,
    call: (bob) => bob.equity.all({ employeeIds: [id, GRACE as EmployeeId] }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "GET",
        path: "/bulk/people/equities",
        query: { limit: "200", employeeIds: `${ADA},${GRACE}` },
        answer: { results: [{ employeeId: ADA, values: [row] }], response_metadata: { next_cursor: null }, errors: {} },
      },
    ],
    gives: [{ ...row, employeeId: ADA }],
  },
  {
    name: "equity.add",
    endpoint: addEquity,
    call: (bob) =>
      bob.equity.add(id, {
        effectiveDate: "2026-12-01",
        quantity: 500,
        equityType: "RSU",
        exercisePrice: { value: 1.25, currency: "GBP" },
      }),
    exchanges: [
      {
        method: "POST",
        path,
        body: { effectiveDate: "2026-12-01", quantity: 500, equityType: "RSU", exercisePrice: { value: 1.25, currency: "GBP" } },
        answer: undefined,
      },
    ],
    gives: { entryId: undefined },
  },
  {
    name: "equity.update",
    endpoint: replaceEquity,
    call: (bob) => bob.equity.update(id, 3, { quantity: 600 }),
    exchanges: [
      { ...read, query: {} },
      {
        method: "PUT",
        path: `${path}/3`,
        body: {
          effectiveDate: "2025-01-01",
          reason: "Joining",
          quantity: 600,
          equityType: "RSU",
          vestingCommencementDate: "2025-01-01",
          grantDate: "2024-12-20",
          exercisePrice: { value: 1.25, currency: "GBP" },
          grantType: "Initial Grant",
          vestingSchedule: 252614471,
          grantNumber: 12,
          grantStatus: "Granted",
          specialTerms: "none",
        },
        answer: undefined,
      },
    ],
    gives: {},
  },
  {
    name: "equity.remove",
    endpoint: removeEquity,
    call: (bob) => bob.equity.remove(id, 3),
    exchanges: [{ method: "DELETE", path: `${path}/3`, answer: undefined }],
    gives: {},
  },
];

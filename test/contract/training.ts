import type { EmployeeId } from "../../src/index.ts";
import { addTraining, listTraining, removeTraining } from "../../src/training/endpoints.ts";
import { ADA, type Contract } from "./contract.ts";

const id = ADA as EmployeeId;
const path = `/people/${ADA}/training`;
const row = {
  id: 17,
  name: "First aid",
  description: null,
  cost: { value: 120, currency: "GBP" },
  status: 252614476,
  frequency: "Yearly",
  startDate: "2026-12-01",
  endDate: null,
  documentId: null,
  customColumns: { column_1663597977169: "north" },
};

export const contracts: readonly Contract[] = [
  {
    name: "training.list",
    endpoint: listTraining,
    call: (bob) => bob.training.list(id),
    exchanges: [{ method: "GET", path, answer: { values: [row] } }],
    gives: { rows: [{ ...row, employeeId: ADA }], restrictedColumns: undefined, onlyCurrentRows: false },
  },
  {
    name: "training.add",
    endpoint: addTraining,
    call: (bob) => bob.training.add(id, { name: "First aid", startDate: "2026-12-01", cost: { value: 120, currency: "GBP" } }),
    exchanges: [
      {
        method: "POST",
        path,
        body: { name: "First aid", startDate: "2026-12-01", cost: { value: 120, currency: "GBP" } },
        answer: undefined,
      },
    ],
    gives: { entryId: undefined },
  },
  {
    name: "training.remove",
    endpoint: removeTraining,
    call: (bob) => bob.training.remove(id, 17),
    exchanges: [{ method: "DELETE", path: `${path}/17`, answer: undefined }],
    gives: {},
  },
];

import type { EmployeeId } from "../../src/index.ts";
import { addRightToWork, bulkRightToWork, removeRightToWork, replaceRightToWork } from "../../src/right-to-work/endpoints.ts";
import { bodiless } from "../client/stub.ts";
import { ADA, type Contract } from "./contract.ts";

const id = ADA as EmployeeId;
const path = `/people/${ADA}/right-to-work`;
const row = {
  id: 8,
  type: "Visa",
  documentId: 41,
  number: "V-1",
  issuedBy: null,
  validFrom: "2026-01-01",
  expirationDate: "2027-12-31",
  applicationDate: null,
};
const one: Contract["exchanges"][number] = {
  method: "GET",
  path: "/bulk/people/right-to-work",
  query: { limit: "200", employeeIds: ADA },
  answer: { results: [{ employeeId: ADA, values: [row] }], response_metadata: { next_cursor: null }, errors: {} },
};

export const contracts: readonly Contract[] = [
  {
    name: "rightToWork.list",
    endpoint: bulkRightToWork,
    call: (bob) => bob.rightToWork.list(id),
    exchanges: [one],
    gives: { rows: [{ ...row, employeeId: ADA }], restrictedColumns: undefined, onlyCurrentRows: false },
  },
  {
    name: "rightToWork.all",
    endpoint: bulkRightToWork,
    call: (bob) => bob.rightToWork.all().toArray({ limit: 9 }),
    exchanges: [{ ...one, query: { limit: "200" } }],
    gives: [{ ...row, employeeId: ADA }],
  },
  {
    name: "rightToWork.add",
    endpoint: addRightToWork,
    call: (bob) => bob.rightToWork.add(id, { type: "Passport", documentId: 42, expirationDate: "2031-01-31" }),
    exchanges: [{ method: "POST", path, body: { type: "Passport", documentId: 42, expirationDate: "2031-01-31" }, answer: { entryId: 9 } }],
    gives: { entryId: 9 },
  },
  {
    name: "rightToWork.update",
    endpoint: replaceRightToWork,
    call: (bob) => bob.rightToWork.update(id, 8, { expirationDate: "2028-12-31" }),
    exchanges: [
      one,
      {
        method: "PUT",
        path: `${path}/8`,
        body: { type: "Visa", documentId: 41, number: "V-1", validFrom: "2026-01-01", expirationDate: "2028-12-31" },
        answer: bodiless(204),
      },
    ],
    gives: {},
  },
  {
    name: "rightToWork.remove",
    endpoint: removeRightToWork,
    call: (bob) => bob.rightToWork.remove(id, 8),
    exchanges: [{ method: "DELETE", path: `${path}/8`, answer: bodiless(204) }],
    gives: {},
  },
];

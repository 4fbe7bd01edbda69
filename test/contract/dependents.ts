import { addDependent, bulkDependents, removeDependent, replaceDependent } from "../../src/dependents/endpoints.ts";
import type { EmployeeId } from "../../src/index.ts";
import { bodiless } from "../client/stub.ts";
import { ADA, type Contract } from "./contract.ts";

const id = ADA as EmployeeId;
const path = `/people/${ADA}/dependents`;
const row = { id: 5, firstName: "Byron", surname: "King", birthDate: "2024-05-12", gender: "Male" };
const one: Contract["exchanges"][number] = {
  method: "GET",
  path: "/bulk/people/dependents",
  query: { limit: "200", employeeIds: ADA },
  answer: { results: [{ employeeId: ADA, values: [row] }], response_metadata: { next_cursor: null }, errors: {} },
};

export const contracts: readonly Contract[] = [
  {
    name: "dependents.list",
    endpoint: bulkDependents,
    call: (bob) => bob.dependents.list(id),
    exchanges: [one],
    gives: { rows: [{ ...row, employeeId: ADA }], restrictedColumns: undefined, onlyCurrentRows: false },
  },
  {
    name: "dependents.all",
    endpoint: bulkDependents,
    call: (bob) => bob.dependents.all({ pageSize: 50, cursor: "b" }).toArray({ limit: 9 }),
    exchanges: [{ ...one, query: { limit: "50", cursor: "b" } }],
    gives: [{ ...row, employeeId: ADA }],
  },
  {
    name: "dependents.add",
    endpoint: addDependent,
    call: (bob) => bob.dependents.add(id, { firstName: "Byron", birthDate: "2024-05-12" }),
    exchanges: [{ method: "POST", path, body: { firstName: "Byron", birthDate: "2024-05-12" }, answer: { entryId: 5 } }],
    gives: { entryId: 5 },
  },
  {
    name: "dependents.update",
    endpoint: replaceDependent,
    call: (bob) => bob.dependents.update(id, 5, { surname: "Lovelace", gender: null }),
    exchanges: [
      one,
      {
        method: "PUT",
        path: `${path}/5`,
        body: { firstName: "Byron", surname: "Lovelace", birthDate: "2024-05-12", gender: null },
        answer: bodiless(204),
      },
    ],
    gives: {},
  },
  {
    name: "dependents.remove",
    endpoint: removeDependent,
    call: (bob) => bob.dependents.remove(id, 5),
    exchanges: [{ method: "DELETE", path: `${path}/5`, answer: bodiless(204) }],
    gives: {},
  },
];

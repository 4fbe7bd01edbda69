import {
  addCustomRow,
  bulkCustomRows,
  getCustomTable,
  listCustomRows,
  listCustomTables,
  patchCustomRow,
  removeCustomRow,
} from "../../src/custom-tables/endpoints.ts";
import type { EmployeeId } from "../../src/index.ts";
import { ADA, type Contract, GRACE } from "./contract.ts";

const id = ADA as EmployeeId;
const LAPTOPS = "root__table_1791380280851";
const path = `/people/custom-tables/${ADA}/${LAPTOPS}`;
const table = {
  id: LAPTOPS,
  category: "root",
  name: "Laptops",
  description: null,
  columns: [
    { id: "column_1663597977169", name: "Model", description: null, mandatory: true, type: "text", typeData: {} },
    { id: "column_1", name: "Maker", mandatory: false, type: "list", typeData: { listId: `${LAPTOPS}.column_1` } },
  ],
};
const row = {
  id: 1021262,
  changedBy: GRACE,
  column_1663597977169: "ThinkPad",
  column_1663598108167: { value: 240, currency: "USD" },
  column_1663598090762: ["252614475", "252614476"],
  humanReadable: { column_1663598108167: "$240.00" },
};

export const contracts: readonly Contract[] = [
  {
    name: "customTables.tables",
    endpoint: listCustomTables,
    call: (bob) => bob.customTables.tables(),
    exchanges: [{ method: "GET", path: "/people/custom-tables/metadata", answer: { tables: [table] } }],
    gives: [table],
  },
  {
    name: "customTables.table",
    endpoint: getCustomTable,
    call: (bob) => bob.customTables.table(LAPTOPS),
    exchanges: [{ method: "GET", path: `/people/custom-tables/metadata/${LAPTOPS}`, answer: table }],
    gives: table,
  },
  {
    name: "customTables.list",
    endpoint: listCustomRows,
    call: (bob) => bob.customTables.list(id, LAPTOPS, { humanReadable: true }),
    exchanges: [{ method: "GET", path, query: { includeHumanReadable: "true" }, answer: { values: [row] } }],
    gives: { rows: [{ ...row, employeeId: ADA }], restrictedColumns: undefined, onlyCurrentRows: false },
  },
  {
    name: "customTables.all",
    endpoint: bulkCustomRows,
    call: (bob) => bob.customTables.all(LAPTOPS, { employeeIds: [id], pageSize: 2 }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "GET",
        path: `/bulk/people/custom-tables/${LAPTOPS}`,
        query: { limit: "2", employeeIds: ADA },
        answer: { results: [{ employeeId: ADA, values: [row] }], response_metadata: { next_cursor: null }, errors: {} },
      },
    ],
    gives: [{ ...row, employeeId: ADA }],
  },
  {
    name: "customTables.add",
    endpoint: addCustomRow,
    call: (bob) => bob.customTables.add(id, LAPTOPS, { column_1663597977169: "ThinkPad" }),
    exchanges: [{ method: "POST", path, body: { values: [{ column_1663597977169: "ThinkPad" }] }, answer: undefined }],
    gives: { entryId: undefined },
  },
  {
    name: "customTables.update",
    endpoint: patchCustomRow,
    call: (bob) => bob.customTables.update(id, LAPTOPS, 1021262, { column_1: null }),
    exchanges: [{ method: "PUT", path: `${path}/1021262`, body: { column_1: null }, answer: undefined }],
    gives: {},
  },
  {
    name: "customTables.remove",
    endpoint: removeCustomRow,
    call: (bob) => bob.customTables.remove(id, LAPTOPS, 1021262),
    exchanges: [{ method: "DELETE", path: `${path}/1021262`, answer: undefined }],
    gives: {},
  },
];

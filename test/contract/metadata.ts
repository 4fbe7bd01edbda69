import {
  addField,
  addListItem,
  getNamedList,
  getTable,
  listFields,
  listNamedLists,
  listTables,
  removeField,
  removeListItem,
  updateField,
  updateListItem,
} from "../../src/metadata/endpoints.ts";
import { listResolver } from "../../src/metadata/index.ts";
import type { Contract } from "./contract.ts";

const field = {
  id: "work.siteId",
  categoryId: "work",
  categoryDisplayName: "Job",
  category: "work",
  name: "Site",
  description: null,
  jsonPath: "work.siteId",
  type: "list_id",
  typeData: { listId: "site" },
  historical: true,
};
const mill = { id: 2606111, value: "Old mill", name: "Old mill", archived: true, children: [] };
const leeds = { id: 2606110, value: "Leeds", name: "Leeds", archived: false, children: [mill] };
const items = [{ ...leeds, label: "Leeds", children: [{ ...mill, label: "Old mill" }] }];
const column = { id: "title", name: "Job title", description: null, mandatory: false, type: "list", typeData: { listId: "title" } };
const added = { id: "column_1698036945383", name: "Bench", description: "Where", mandatory: true, type: "text", typeData: {} };
const table = { id: "work", name: "Work", category: "work", historical: true, columns: [column, added] };
const readTable = {
  ...table,
  columns: [
    { ...column, listId: "title" },
    { ...added, listId: null },
  ],
};
const archived = { method: "GET", path: "/company/named-lists", query: { includeArchived: "true" } } as const;

export const contracts: readonly Contract[] = [
  {
    name: "metadata.fields",
    endpoint: listFields,
    call: (bob) => bob.metadata.fields(),
    exchanges: [{ method: "GET", path: "/company/people/fields", answer: [field] }],
    gives: [{ ...field, categoryName: "Job", listId: "site" }],
  },
  {
    name: "metadata.namedLists",
    keeps: "part",
    endpoint: listNamedLists,
    call: (bob) => bob.metadata.namedLists({ includeArchived: true }).then((lists) => [...lists]),
    exchanges: [{ ...archived, answer: { site: { name: "site", values: [leeds], items: [leeds] } } }],
    gives: [["site", { name: "site", items }]],
  },
  {
    name: "metadata.namedList",
    endpoint: getNamedList,
    call: (bob) => bob.metadata.namedList("site"),
    exchanges: [{ method: "GET", path: "/company/named-lists/site", answer: { name: "site", values: [leeds] } }],
    gives: { name: "site", items },
  },
  {
    name: "metadata.tables",
    endpoint: listTables,
    call: (bob) => bob.metadata.tables(),
    exchanges: [{ method: "GET", path: "/company/people/employee-tables/metadata", answer: { tables: [table] } }],
    gives: [readTable],
  },
  {
    name: "metadata.table",
    endpoint: getTable,
    call: (bob) => bob.metadata.table("work"),
    exchanges: [{ method: "GET", path: "/company/people/employee-tables/metadata/work", answer: table }],
    gives: readTable,
  },
  {
    name: "listResolver.find",
    keeps: "part",
    endpoint: listNamedLists,
    call: (bob) => listResolver(bob.client).find("site", "2606111"),
    exchanges: [{ ...archived, answer: { site: { name: "site", values: [leeds], items: [leeds] } } }],
    gives: { id: 2606111, label: "Old mill", archived: true, parents: ["Leeds"] },
  },
  {
    name: "listResolver.labelEmployees",
    keeps: "part",
    endpoint: listFields,
    call: (bob) => listResolver(bob.client).labelEmployees([{ work: { siteId: 2606110 } }], ["work.siteId"]),
    exchanges: [
      { method: "GET", path: "/company/people/fields", answer: [field] },
      { ...archived, answer: { site: { name: "site", values: [leeds], items: [leeds] } } },
    ],
    gives: [{ work: { siteId: { id: 2606110, label: "Leeds" } } }],
  },
  {
    name: "metadata.addField",
    endpoint: addField,
    call: (bob) =>
      bob.metadata.addField({ name: "Desk", category: "work", type: "text", description: "Where they sit", historical: false }),
    exchanges: [
      {
        method: "POST",
        path: "/company/people/fields",
        body: { name: "Desk", category: "work", type: "text", description: "Where they sit", historical: false },
        answer: { id: "work.field_1698036945383" },
      },
    ],
    gives: { id: "work.field_1698036945383" },
  },
  {
    name: "metadata.updateField",
    endpoint: updateField,
    call: (bob) => bob.metadata.updateField("work.field_1698036945383", { name: "Seat", description: "" }),
    exchanges: [
      {
        method: "PUT",
        path: "/company/people/fields/work.field_1698036945383",
        body: { name: "Seat", description: "" },
        answer: undefined,
      },
    ],
    gives: {},
  },
  {
    name: "metadata.removeField",
    endpoint: removeField,
    call: (bob) => bob.metadata.removeField("work.field_1698036945383"),
    exchanges: [{ method: "DELETE", path: "/company/people/fields/work.field_1698036945383", answer: undefined }],
    gives: {},
  },
  {
    name: "metadata.addListItem",
    endpoint: addListItem,
    call: (bob) => bob.metadata.addListItem("site", { name: "York", parentId: 2606110 }),
    exchanges: [
      { method: "POST", path: "/company/named-lists/site", body: { name: "York", parentId: 2606110 }, answer: { id: "2606112" } },
    ],
    gives: { id: "2606112" },
  },
  {
    name: "metadata.updateListItem",
    endpoint: updateListItem,
    call: (bob) => bob.metadata.updateListItem("site", 2606112, { name: "York", parentId: 2606110 }),
    exchanges: [{ method: "PUT", path: "/company/named-lists/site/2606112", body: { name: "York", parentId: 2606110 }, answer: undefined }],
    gives: {},
  },
  {
    name: "metadata.removeListItem",
    endpoint: removeListItem,
    call: (bob) => bob.metadata.removeListItem("title", "Type setter/2"),
    exchanges: [{ method: "DELETE", path: "/company/named-lists/title/Type%20setter%2F2", answer: undefined }],
    gives: {},
  },
];

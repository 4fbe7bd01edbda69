import { describe, expect, it } from "vitest";
import { json, rig } from "../client/stub.ts";

const FIELD = {
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
const ITEM = { id: 7, value: "Leeds", name: "Leeds", archived: false, children: [] };
const LEEDS = { ...ITEM, label: "Leeds" };

describe("the fields of a tenant", () => {
  it.each([
    ["a bare list", [FIELD]],
    ["a wrapped list", { fields: [FIELD] }],
  ])("are the same from %s", async (_, answer) => {
    const { bob, run } = rig(json(answer));
    expect(await run(bob.metadata.fields())).toEqual([
      {
        id: "work.siteId",
        categoryId: "work",
        categoryName: "Job",
        name: "Site",
        description: null,
        type: "list_id",
        listId: "site",
        historical: true,
        // as Bob sent them
        categoryDisplayName: "Job",
        category: "work",
        jsonPath: "work.siteId",
        typeData: { listId: "site" },
      },
    ]);
  });

  it("keep what this package does not know", async () => {
    const { bob, run } = rig(json([{ ...FIELD, calculated: true, typeData: { listId: "site", levels: 2 } }]));
    expect(await run(bob.metadata.fields())).toMatchObject([{ calculated: true, typeData: { listId: "site", levels: 2 } }]);
  });

  it("have a name, a category and a type even where Bob leaves them out", async () => {
    const { bob, run } = rig(
      json([
        { id: "a.b", type: "hologram", category: "old", typeData: {} },
        { id: "c.d", type: "text", categoryId: "category_1" },
      ]),
    );
    expect(await run(bob.metadata.fields())).toMatchObject([
      { id: "a.b", name: "a.b", categoryId: "old", categoryName: "old", type: "hologram", listId: null, historical: false },
      { id: "c.d", categoryId: "category_1", categoryName: "category_1" },
    ]);
  });

  it("are an error and not an empty list in a form that is not known", async () => {
    for (const answer of [{}, null, "text", { fields: {} }]) {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.metadata.fields())).toMatchObject({ code: "unexpected_answer", endpoint: "GET /company/people/fields" });
    }
  });
});

describe("named lists", () => {
  it.each([
    ["a map, as in production", { site: { name: "site", values: [ITEM], items: [ITEM] } }],
    ["a list, as in the specification", [{ name: "site", items: [ITEM] }]],
    ["a map without names inside", { site: { values: [ITEM] } }],
  ])("are the same from %s", async (_, answer) => {
    const { bob, run } = rig(json(answer));
    expect([...(await run(bob.metadata.namedLists()))]).toEqual([["site", { name: "site", items: [LEEDS] }]]);
  });

  it.each([
    ["values", { name: "site", values: [ITEM] }],
    ["items", { name: "site", items: [ITEM] }],
    ["both", { name: "site", values: [ITEM], items: [] }],
  ])("are read one by one from %s", async (_, answer) => {
    const { bob, seen, run } = rig(json(answer));
    expect((await run(bob.metadata.namedList("site"))).items).toEqual([LEEDS]);
    expect(seen[0]!.url.href).toBe("https://api.hibob.com/v1/company/named-lists/site");
  });

  it("keep their trees, and label an item by what there is", async () => {
    const values = [{ id: "uk", name: "UK", children: [{ id: 1, value: "Leeds", archived: true, children: null }] }, { id: 9 }];
    const { bob, run } = rig(json({ name: "site", values }));
    expect((await run(bob.metadata.namedList("site"))).items).toMatchObject([
      { id: "uk", label: "UK", archived: false, children: [{ id: 1, label: "Leeds", archived: true, children: [] }] },
      { id: 9, label: "9", archived: false, children: [] },
    ]);
  });

  it("keep what this package does not know, of the list and of its items", async () => {
    const { bob, run } = rig(json({ name: "site", owner: "HR", values: [{ ...ITEM, colour: "red" }] }));
    expect(await run(bob.metadata.namedList("site"))).toEqual({ name: "site", owner: "HR", items: [{ ...LEEDS, colour: "red" }] });
  });

  it("take the label of an item without an id for its id, and leave out one that has neither", async () => {
    const { bob, run } = rig(json({ name: "title", values: [{ name: "Baker" }, { archived: true }, { id: { toString: 1 } }] }));
    expect((await run(bob.metadata.namedList("title"))).items).toMatchObject([{ id: "Baker", label: "Baker" }]);
  });

  it("come with archived items only when asked for, and with a name as one path segment", async () => {
    const { bob, seen, run } = rig(json({ values: [] }));
    await run(bob.metadata.namedList("a/b c", { includeArchived: true }));
    await run(bob.metadata.namedLists());
    expect(seen.map(({ url }) => url.pathname + url.search)).toEqual([
      "/v1/company/named-lists/a%2Fb%20c?includeArchived=true",
      "/v1/company/named-lists",
    ]);
  });

  it("reject with not_found for a name in another spelling", async () => {
    const { bob, failure } = rig(json({ error: "not found" }, 404));
    expect(await failure(bob.metadata.namedList("terminationReason"))).toMatchObject({ code: "not_found" });
  });

  it("are an error and not empty in a form that is not known", async () => {
    for (const answer of [null, 5, "text", {}, []]) {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.metadata.namedList("site"))).toMatchObject({ code: "unexpected_answer" });
    }
    for (const answer of [null, 5, "text"]) {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.metadata.namedLists())).toMatchObject({ code: "unexpected_answer" });
    }
  });
});

const COLUMN = { id: "title", name: "Job title", description: null, mandatory: false, type: "list", typeData: { listId: "title" } };
const TABLE = { id: "work", name: "Work", category: "work", historical: true, columns: [COLUMN] };

describe("the built-in tables of a tenant", () => {
  it.each([
    ["a bare list", [TABLE]],
    ["a wrapped list", { tables: [TABLE] }],
    ["a map", { work: TABLE }],
    ["a map without ids inside", { work: { ...TABLE, id: undefined } }],
  ])("are the same from %s", async (_, answer) => {
    const { bob, run } = rig(json(answer), { validate: "strict" });
    expect(await run(bob.metadata.tables())).toEqual([{ ...TABLE, columns: [{ ...COLUMN, listId: "title" }] }]);
  });

  it("are read one by one, with what this package does not know, and with defaults for what Bob leaves out", async () => {
    const { bob, run } = rig(json({ columns: [{ id: "column_1", width: 3 }], colour: "red" }));
    expect(await run(bob.metadata.table("a/b"))).toEqual({
      id: "a/b",
      name: "a/b",
      category: "",
      historical: false,
      columns: [{ id: "column_1", name: "column_1", description: null, type: "text", listId: null, width: 3 }],
      colour: "red",
    });
  });

  it("reject with not_found for a table that is not built in", async () => {
    const { bob, failure } = rig(json({ error: "not found" }, 404));
    expect(await failure(bob.metadata.table("root__table_1"))).toMatchObject({ code: "not_found" });
  });

  it("are an error and not empty in a form that is not known", async () => {
    for (const answer of [{}, null, 5, "text", [5], [{ columns: [] }], [{ id: "work" }], { error: "x" }, { work: {} }, { tables: {} }]) {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.metadata.tables())).toMatchObject({ code: "unexpected_answer" });
    }
    for (const answer of [{}, null, [], { columns: {} }]) {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.metadata.table("work"))).toMatchObject({ code: "unexpected_answer" });
    }
  });
});

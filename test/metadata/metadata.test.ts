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
      },
    ]);
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
    expect([...(await run(bob.metadata.namedLists()))]).toEqual([
      ["site", { name: "site", items: [{ id: 7, label: "Leeds", archived: false, children: [] }] }],
    ]);
  });

  it.each([
    ["values", { name: "site", values: [ITEM] }],
    ["items", { name: "site", items: [ITEM] }],
    ["both", { name: "site", values: [ITEM], items: [] }],
  ])("are read one by one from %s", async (_, answer) => {
    const { bob, seen, run } = rig(json(answer));
    expect((await run(bob.metadata.namedList("site"))).items).toEqual([{ id: 7, label: "Leeds", archived: false, children: [] }]);
    expect(seen[0]!.url.href).toBe("https://api.hibob.com/v1/company/named-lists/site");
  });

  it("keep their trees, and label an item by what there is", async () => {
    const values = [{ id: "uk", name: "UK", children: [{ id: 1, value: "Leeds", archived: true, children: null }] }, { id: 9 }];
    const { bob, run } = rig(json({ name: "site", values }));
    expect((await run(bob.metadata.namedList("site"))).items).toEqual([
      { id: "uk", label: "UK", archived: false, children: [{ id: 1, label: "Leeds", archived: true, children: [] }] },
      { id: 9, label: "9", archived: false, children: [] },
    ]);
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

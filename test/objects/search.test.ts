import { describe, expect, it } from "vitest";
import { endpoint } from "../../src/client/index.ts";
import { objectFields, searchObjects } from "../../src/objects/index.ts";
import { flatPageBody, nestedPageBody, objectFieldsAnswer, searchBody } from "../../src/objects/schemas.ts";
import { json, type Reply, rig } from "../client/stub.ts";

const base = { method: "POST", path: "/things/search", perMinute: undefined, permissions: [], effect: "read" } as const;
const endpoints = {
  none: endpoint({ ...base, body: searchBody }),
  nested: endpoint({ ...base, body: nestedPageBody }),
  flat: endpoint({ ...base, body: flatPageBody }),
};

/** A search for things: its records, and the bodies that were sent. */
async function search(input: object, script: Reply | readonly Reply[] = json([]), paging: keyof typeof endpoints = "flat") {
  const { bob, seen, run } = rig(script);
  const found = searchObjects(bob.client, endpoints[paging], input, { paging }).toArray({ limit: 99 });
  return { records: await run(found), bodies: seen.map(({ text }) => JSON.parse(text) as object) };
}

const failing = (input: object, script: Reply | readonly Reply[] = json([]), paging: keyof typeof endpoints = "flat") => {
  const { bob, failure, seen } = rig(script);
  const found = searchObjects(bob.client, endpoints[paging], input, { paging }).toArray({ limit: 99 });
  return failure(found).then((error) => ({ error, sent: seen.length }));
};

const page = (next: unknown, ...ids: number[]): Response =>
  json({ items: ids.map((id) => ({ "/thing/id": id })), response_metadata: { next_cursor: next } });

describe("a search", () => {
  it.each(["none", "nested", "flat"] as const)("sends filters even when there are none (%s)", async (paging) => {
    const { bodies } = await search({ fields: ["/thing/id"] }, json([]), paging);
    expect(bodies[0]).toMatchObject({ filters: [] });
  });

  it("asks for each field once", async () => {
    const { bodies } = await search({ fields: ["/thing/id", "/thing/name", "/thing/id"] });
    expect(bodies[0]).toEqual({ fields: ["/thing/id", "/thing/name"], filters: [], limit: 200 });
  });

  it("puts the page where the endpoint wants it, and none where it wants none", async () => {
    const input = { fields: ["/thing/id"], pageSize: 10, cursor: "c" };
    expect((await search(input, json([]), "nested")).bodies[0]).toMatchObject({ pagination: { limit: 10, cursor: "c" } });
    expect((await search(input, json([]), "flat")).bodies[0]).toMatchObject({ limit: 10, cursor: "c" });
    expect((await search(input, json([]), "none")).bodies[0]).toEqual({ fields: ["/thing/id"], filters: [] });
  });

  it("asks for display texts only when told to", async () => {
    const texts = async (humanReadable: unknown) => (await search({ fields: ["/thing/id"], humanReadable }, json([]), "nested")).bodies[0];
    expect(await texts(true)).toHaveProperty("includeHumanReadable", true);
    expect(await texts(false)).not.toHaveProperty("includeHumanReadable");
  });

  it("reads page after page with the same question", async () => {
    const { records, bodies } = await search({ fields: ["/thing/id"] }, [page("b", 1, 2), page(null, 3)]);
    expect(records).toEqual([{ "/thing/id": 1 }, { "/thing/id": 2 }, { "/thing/id": 3 }]);
    expect(bodies).toEqual([
      { fields: ["/thing/id"], filters: [], limit: 200 },
      { fields: ["/thing/id"], filters: [], limit: 200, cursor: "b" },
    ]);
  });

  it("goes on behind an empty page", async () => {
    expect((await search({ fields: ["/thing/id"] }, [page("b"), page("c", 1), page(null)])).records).toHaveLength(1);
  });

  it("ends with an error when Bob names a page twice", async () => {
    const { error, sent } = await failing({ fields: ["/thing/id"] }, [page("b", 1), page("c", 2), page("b", 3)]);
    expect(error).toMatchObject({ code: "unexpected_answer" });
    expect(sent).toBe(3);
  });

  it("never takes a part for the whole: a next page where there should be none is an error", async () => {
    const { error } = await failing({ fields: ["/thing/id"] }, page("b", 1), "none");
    expect(error).toMatchObject({ code: "unexpected_answer" });
  });

  it("fails when a page holds no list, instead of ending", async () => {
    const { error } = await failing({ fields: ["/thing/id"] }, [page("b", 1), json({ error: "x" })]);
    expect(error).toMatchObject({ code: "unexpected_answer", endpoint: "POST /things/search" });
  });

  it.each([
    ["no fields at all", {}],
    ["an empty list of fields", { fields: [] }],
    ["a field that is no text", { fields: [7] }],
    ["an empty field", { fields: ["/thing/id", " "] }],
    ["text instead of a list", { fields: "/thing/id" }],
    ["a filter without values", { fields: ["/thing/id"], filters: [{ fieldId: "/thing/id", operator: "equals", values: [] }] }],
    ["a filter with a number", { fields: ["/thing/id"], filters: [{ fieldId: "/thing/id", operator: "equals", values: [1] }] }],
    ["a filter by path", { fields: ["/thing/id"], filters: [{ fieldPath: "/thing/id", operator: "equals", values: ["1"] }] }],
    ["filters that are none", { fields: ["/thing/id"], filters: null }],
    ["pages of none", { fields: ["/thing/id"], pageSize: 0 }],
    ["pages larger than Bob gives", { fields: ["/thing/id"], pageSize: 201 }],
    ["half a record a page", { fields: ["/thing/id"], pageSize: 1.5 }],
  ])("refuses %s before sending", async (_, input) => {
    const { error, sent } = await failing(input);
    expect(error).toMatchObject({ name: "InvalidInputError" });
    expect(sent).toBe(0);
  });

  it("refuses more than 100 records a page where Bob does", async () => {
    const input = { fields: ["/thing/id"], pageSize: 101 };
    expect((await failing(input, json([]), "nested")).error).toMatchObject({ code: "invalid_input" });
    expect((await search({ ...input, pageSize: 100 }, json([]), "nested")).bodies).toHaveLength(1);
  });

  it("refuses more than 50 fields where Bob does", async () => {
    const fields = Array.from({ length: 51 }, (_, i) => `/thing/field_${i}`);
    expect((await failing({ fields }, json([]), "none")).error).toMatchObject({ message: expect.stringContaining("1 to 50") });
    expect((await search({ fields })).bodies).toHaveLength(1);
  });

  it("takes a cursor that is a number", async () => {
    const { bodies } = await search({ fields: ["/thing/id"] }, [page(7, 1), page(null)]);
    expect(bodies[1]).toHaveProperty("cursor", "7");
  });
});

describe("the fields of an object", () => {
  const metadata = endpoint({
    method: "GET",
    path: "/things/metadata",
    response: objectFieldsAnswer,
    perMinute: undefined,
    permissions: [],
    effect: "read",
  });
  const fieldsIn = (answer: unknown) => {
    const { bob, run } = rig(json(answer));
    return run(objectFields(bob.client, metadata)());
  };
  const raw = { id: "/thing/site", name: "Site", fieldType: { type: "list", typeData: { listId: "site" } }, jsonPath: { root: "x" } };
  const field = { ...raw, description: null, type: "list", listId: "site" };

  it.each([
    ["a list", [raw]],
    ["one of them", raw],
    ["a wrapped list", { fields: [raw] }],
    ["a list under values", { values: [raw] }],
  ])("are read from %s, and nothing Bob says of them is lost", async (_, answer) => {
    expect(await fieldsIn(answer)).toEqual([field]);
  });

  it("have their id for a name when they have none, and a type that stands beside it", async () => {
    expect(
      await fieldsIn([
        { id: "/thing/a", type: "text", typeData: {} },
        { id: "/thing/b", fieldType: null },
      ]),
    ).toMatchObject([
      { name: "/thing/a", type: "text", listId: null },
      { name: "/thing/b", type: null, listId: null },
    ]);
  });

  it.each([[null], [{}], [[{}]], [[{ id: 7 }]], [["text"]], [{ fields: {} }]])("are not made up from %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(objectFields(bob.client, metadata)())).toMatchObject({
      code: "unexpected_answer",
      endpoint: "GET /things/metadata",
    });
  });
});

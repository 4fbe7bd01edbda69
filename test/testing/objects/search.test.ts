import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "../ask.ts";

const byStatus = (...values: string[]) => ({ fieldId: "/position/status", operator: "equals", values });

const rig = () => {
  const made = fakeOf({ employees: 30 });
  const positions = (body: object) =>
    made.send("POST", "/objects/position/search", { body: { fields: ["/position/id", "/position/status"], filters: [], ...body } });
  const openings = (body: object) =>
    made.send("POST", "/positions/position-openings/search", { body: { fields: ["/positionOpening/id"], filters: [], ...body } });
  const candidates = (body: object) =>
    made.send("POST", "/hiring/candidates/search", { body: { fields: ["/candidate/id"], filters: [], ...body } });
  const idsOf = (answer: Raw): number[] => answer.data.positionOpeningEntries.map(([one]: Raw) => one["/positionOpening/id"].value);
  return { ...made, positions, openings, candidates, idsOf };
};

describe("fields of a search", () => {
  it("gives only those that are asked for, each once, and says of unknown ones nothing but a header", async () => {
    const { positions } = rig();
    const { status, data, headers } = await positions({ fields: ["/position/name", "/position/nonsense", "name", "/position/name"] });
    expect(status).toBe(200);
    for (const record of data) expect(Object.keys(record)).toEqual(["/position/name"]);
    expect(headers.get("x-fake-explanation")).toContain("/position/nonsense is left out");
  });

  it("gives display texts only when they are asked for, and none for an empty field", async () => {
    const { positions } = rig();
    const fields = ["/position/status", "/position/reason", "/position/hasOpenRequests"];
    const plain = (await positions({ fields })).data;
    expect(JSON.stringify(plain)).not.toContain("humanReadable");
    const { data } = await positions({ fields, includeHumanReadable: true, filters: [byStatus("cancelledSoon")] });
    expect(data[0]["/position/status"]).toEqual({ value: "cancelledSoon", humanReadable: "Cancelled soon" });
    const { data: all } = await positions({ fields, includeHumanReadable: true });
    expect(all.some((one: Raw) => JSON.stringify(one["/position/reason"]) === '{"value":null}')).toBe(true);
    expect(all[0]["/position/hasOpenRequests"].humanReadable).toMatch(/^(Yes|No)$/);
  });

  it.each([[[]], [Array.from({ length: 51 }, (_, nth) => `/position/f${nth}`)]])("refuses none and more than fifty", async (fields) => {
    const { positions } = rig();
    expect((await positions({ fields })).status).toBe(400);
  });
});

describe("filters of a search", () => {
  it("finds what equals one of the values, and with notEqual all else", async () => {
    const { positions } = rig();
    const all = (await positions({})).data;
    const some = (await positions({ filters: [byStatus("filled", "vacant")] })).data;
    const rest = (await positions({ filters: [{ ...byStatus("filled", "vacant"), operator: "notEqual" }] })).data;
    expect(some.length).toBeGreaterThan(0);
    expect(rest.length).toBeGreaterThan(0);
    expect(some.length + rest.length).toBe(all.length);
    for (const one of some) expect(["filled", "vacant"]).toContain(one["/position/status"].value);
  });

  it("wants all of several conditions to hold", async () => {
    const { positions } = rig();
    const [first] = (await positions({ filters: [byStatus("filled")] })).data;
    const id = String(first["/position/id"].value);
    const byId = { fieldId: "/position/id", operator: "equals", values: [id] };
    expect((await positions({ filters: [byId, byStatus("filled")] })).data).toEqual([first]);
    expect((await positions({ filters: [byId, byStatus("vacant")] })).data).toEqual([]);
  });

  it.each([
    ["a field that cannot be filtered", { fieldId: "/position/fte", operator: "equals", values: ["100"] }, "/position/status"],
    ["an unknown field", { fieldId: "status", operator: "equals", values: ["vacant"] }, "/position/status"],
    ["an unknown operator", { fieldId: "/position/status", operator: "contains", values: ["vacant"] }, "equals, notEqual"],
    ["no values", { fieldId: "/position/status", operator: "equals", values: [] }, "values"],
    ["a value that is no text", { fieldId: "/position/id", operator: "equals", values: [250001] }, "values"],
  ])("refuses %s and says what would do", async (_, filter, told) => {
    const { positions } = rig();
    const { status, data, headers } = await positions({ filters: [filter] });
    expect(status).toBe(400);
    expect(data).toEqual({ key: expect.any(String), error: expect.any(String) });
    expect(headers.get("x-fake-explanation")).toContain(told);
  });

  it("wants filters even when there are none", async () => {
    const { send } = rig();
    const { status } = await send("POST", "/objects/position/search", { body: { fields: ["/position/id"] } });
    expect(status).toBe(400);
  });

  it("takes a day, and bounds, for time stamps", async () => {
    const { candidates } = rig();
    const fieldId = "/candidate/modificationDate";
    const fields = [fieldId];
    const all: string[] = (await candidates({ fields, limit: 200 })).data.items.map((one: Raw) => one[fieldId]).sort();
    const some = async (operator: string, value: string) =>
      (await candidates({ fields, limit: 200, filters: [{ fieldId, operator, values: [value] }] })).data.items
        .map((one: Raw) => one[fieldId])
        .sort();
    const middle = all[Math.floor(all.length / 2)]!;
    const day = middle.slice(0, 10);
    expect(await some("from", middle)).toEqual(all.filter((stamp) => stamp >= middle));
    expect(await some("from", day)).toEqual(all.filter((stamp) => stamp.slice(0, 10) >= day));
    expect(await some("to", day)).toEqual(all.filter((stamp) => stamp.slice(0, 10) <= day));
    expect(await some("equals", day)).toEqual(all.filter((stamp) => stamp.startsWith(day)));
    expect(await some("equals", middle)).toContain(middle);
    expect((await candidates({ filters: [{ fieldId, operator: "from", values: ["soon"] }] })).status).toBe(400);
  });
});

describe("pages of a search", () => {
  it.each([1, 7, 100])("gives everything once in pages of %i", async (limit) => {
    const { openings, idsOf } = rig();
    const all = idsOf(await openings({}));
    const read: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const answer = await openings({ pagination: { limit, ...(cursor === undefined ? {} : { cursor }) } });
      const ids = idsOf(answer);
      expect(ids.length).toBeLessThanOrEqual(limit);
      read.push(...ids);
      cursor = answer.data.response_metadata.next_cursor as string | null;
    }
    expect(read).toEqual(all);
    expect(all.length).toBeGreaterThan(7);
  });

  it.each([0, 101, 2.5, "10"])("refuses a limit of %s", async (limit) => {
    const { openings } = rig();
    expect((await openings({ pagination: { limit } })).status).toBe(400);
  });

  it("has cursors that a URL must encode, and refuses those that are none or belong to another search", async () => {
    const { openings, send } = rig();
    const { data } = await openings({ pagination: { limit: 2 } });
    const cursor: string = data.response_metadata.next_cursor;
    expect(encodeURIComponent(cursor)).not.toBe(cursor);
    for (const wrong of ["", "nonsense", `${cursor}x`, btoa("??>[2]"), btoa("??>[-1,0]")]) {
      const { status, headers } = await openings({ pagination: { cursor: wrong } });
      expect(status).toBe(400);
      expect(headers.get("x-fake-explanation")).toContain("next_cursor");
    }
    const filters = [{ fieldId: "/positionOpening/status", operator: "equals", values: ["filled"] }];
    expect((await openings({ pagination: { cursor }, filters })).status).toBe(400);
    const families = await send("GET", "/job-catalog/job-families?limit=3");
    const next = families.data.response_metadata.next_cursor;
    expect((await send("GET", `/job-catalog/job-families?limit=3&cursor=${encodeURIComponent(next)}`)).status).toBe(200);
    expect((await send("GET", `/job-catalog/job-families?limit=3&cursor=${next}`)).status).toBe(400);
  });

  it("gives fifty where limit and cursor stand beside the fields, a hundred where they are nested", async () => {
    const { candidates, openings, fake, idsOf } = rig();
    const job = fake.openJob({ title: "Wick Trimmer" });
    for (let nth = 0; nth < 60; nth++) fake.apply({ firstName: "A", lastName: "B", email: `a${nth}@post.example` }, job.id);
    expect((await candidates({})).data.items).toHaveLength(50);
    const position = fake.openPosition();
    for (let nth = 0; nth < 100; nth++) fake.addPositionOpening(position.positionId);
    expect(idsOf(await openings({}))).toHaveLength(100);
  });

  it("answers all positions at once, whatever limit is asked for", async () => {
    const { positions } = rig();
    const all = (await positions({})).data;
    expect((await positions({ pagination: { limit: 1 }, limit: 1 })).data).toEqual(all);
  });
});

describe("metadata of objects", () => {
  it("describes each field that a search gives, as a bare list", async () => {
    const { get, positions } = rig();
    const { data } = await get("/metadata/objects/position");
    const site = data.find(({ id }: Raw) => id === "/position/site");
    expect(site).toEqual({
      id: "/position/site",
      name: "Site",
      description: null,
      fieldType: { type: "list", typeData: { listId: "site" } },
      jsonPath: { root: "/position/site", rawData: "/position/site/value" },
    });
    const [record] = (await positions({ fields: data.map(({ id }: Raw) => id) })).data;
    expect(Object.keys(record).sort()).toEqual(data.map(({ id }: Raw) => id).sort());
  });
});

describe("bounds of a filter", () => {
  const bound = (operator: string, value: string) => ({
    fields: ["/candidate/id", "/candidate/modificationDate"],
    filters: [{ fieldId: "/candidate/modificationDate", operator, values: [value] }],
    limit: 200,
  });

  it("are days, or time stamps with a zone or without", async () => {
    const { candidates } = rig();
    const all: Raw[] = (await candidates({ fields: ["/candidate/modificationDate"], limit: 200 })).data.items;
    const stamp: string = all.map((one) => one["/candidate/modificationDate"]).sort()[3];
    const count = async (operator: string, value: string) => (await candidates(bound(operator, value))).data.items.length;
    expect(await count("from", stamp)).toBe(all.length - 3);
    expect(await count("from", `${stamp.slice(0, 19)}Z`)).toBe(all.length - 3);
    const inTwoHours = new Date(Date.parse(`${stamp.slice(0, 19)}Z`) + 7_200_000).toISOString().slice(0, 19);
    expect(await count("from", `${inTwoHours}+02:00`)).toBe(all.length - 3);
    expect(await count("to", stamp)).toBe(4);
  });

  it.each(["15 June 2026", "2026-02-30", "2026-06-15T25:00:00", "2026-06"])("are refused as %s", async (value) => {
    const { candidates } = rig();
    expect((await candidates(bound("from", value))).status).toBe(400);
  });
});

import { createHiBob } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "./ask.ts";

const skill = (externalId: string, name: string, more: object = {}) => ({
  "/skill/source": "academy",
  "/skill/externalId": externalId,
  "/skill/name": name,
  ...more,
});

function setUp(options: Raw = {}) {
  const world = fakeOf({ employees: 10, ...options });
  const { send } = world;
  const search = (body: object = { filters: [] }) => send("POST", "/skills/search", { body });
  const own = async (): Promise<Raw[]> =>
    (await search({ filters: [{ fieldId: "/skill/source", operator: "equals", values: ["academy"] }] })).data.items;
  const write = (method: string, path: string, ...items: object[]) => send(method, path, { body: { items } });
  return { ...world, search, own, write };
}

describe("a search of skills", () => {
  it("gives those that another system pushed, bare by field id, all fields unless some are asked for", async () => {
    const { search } = setUp();
    const { status, data } = await search();
    expect(status).toBe(200);
    expect(data.response_metadata).toEqual({ next_cursor: null });
    expect(data.items[0]).toEqual({
      "/skill/id": expect.any(Number),
      "/skill/name": expect.any(String),
      "/skill/description": data.items[0]["/skill/description"],
      "/skill/status": expect.stringMatching(/^(active|archived)$/),
      "/skill/categoryName": expect.any(String),
      "/skill/source": "lanternfield-academy",
      "/skill/externalId": "LA-100",
      "/skill/proficiencyLevels": expect.any(Array),
      "/skill/createdAt": expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
    });
    const some = await search({ filters: [], fields: ["/skill/name", "/skill/colour"] });
    expect(Object.keys(some.data.items[0])).toEqual(["/skill/name"]);
  });

  it("gives every skill once, page by page", async () => {
    const { search } = setUp();
    const all = (await search()).data.items;
    const seen: Raw[] = [];
    let cursor: string | null | undefined;
    for (let pages = 0; cursor !== null && pages < 20; pages++) {
      const { data } = await search({ filters: [], limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...data.items);
      cursor = data.response_metadata.next_cursor;
    }
    expect(seen).toEqual(all);
    expect((await search({ filters: [], cursor: "made-up" })).status).toBe(400);
    expect((await search({ filters: [], limit: 201 })).status).toBe(400);
  });

  it("leaves out what was made in Bob's own screens", async () => {
    const { search, fake } = setUp();
    const before = (await search()).data.items;
    expect(fake.addSkill({ name: "Seamanship", category: "Craft" })).toMatchObject({ name: "Seamanship", source: null });
    expect((await search()).data.items).toEqual(before);
    expect(() => fake.addSkill({ name: "seamanship" })).toThrow(/^Fake HiBob: there is a skill with this name/);
    expect(() => fake.addSkill({ name: "" })).toThrow(/^Fake HiBob: /);
  });

  it("is the same for the same seed, and needs the permission and the module", async () => {
    expect((await setUp().search()).data).toEqual((await setUp().search()).data);
    expect((await setUp().search()).data).not.toEqual((await setUp({ seed: 2 }).search()).data);
    const { fake, search, get } = setUp();
    fake.permissions.revoke("skills.view");
    expect((await search()).status).toBe(403);
    expect((await get("/skills/proficiency-levels")).status).toBe(403);
    expect((await setUp({ withoutModules: ["skills"] }).search()).status).toBe(404);
  });
});

describe("writing skills", () => {
  it("creates each for itself: 200 in any case, with a result for each", async () => {
    const { write, own, get } = setUp();
    const [level] = (await get("/skills/proficiency-levels")).data.items;
    expect(level).toMatchObject({ id: expect.any(Number), name: expect.any(String) });
    const levels = { "/skill/proficiencyLevels": [{ proficiencyLevelId: level.id, description: "Bread" }] };
    const { status, data } = await write(
      "POST",
      "/skills",
      skill("B-1", "Baking", { "/skill/category": "Kitchen", ...levels }),
      skill("B-1", "Kneading"),
      skill("B-2", "baking"),
      skill("B-3", ""),
      { "/skill/source": "academy", "/skill/name": "Proofing" },
      skill("B-4", "Slicing", { "/skill/proficiencyLevels": [{ proficiencyLevelId: 1 }] }),
      skill("B-5", "Public speaking"), // one of Bob's own has the name
      skill("B-6", "Glazing", { "/skill/mood": 1 }),
    );
    expect(status).toBe(200);
    expect(data.results.map(({ index, status: one, httpStatus }: Raw) => [index, one, httpStatus])).toEqual([
      [0, "succeeded", 201],
      [1, "failed", 409],
      [2, "failed", 409],
      [3, "failed", 400],
      [4, "failed", 400],
      [5, "failed", 400],
      [6, "failed", 409],
      [7, "failed", 400],
    ]);
    for (const { status: one, resource, errors } of data.results) {
      expect(one === "succeeded" ? resource : errors).toBeTruthy();
      if (errors) expect(errors).toEqual([{ code: expect.any(String), message: expect.not.stringContaining("Fake HiBob") }]);
    }
    const read = {
      "/skill/name": "Baking",
      "/skill/status": "active",
      "/skill/categoryName": "Kitchen",
      "/skill/createdAt": "2026-06-15T09:00:00.000000",
      ...levels,
    };
    expect(await own()).toMatchObject([read]);
    expect(data.results[0].resource).toMatchObject(read);
  });

  it("updates what is sent, found by source and external id", async () => {
    const { write, own, search } = setUp();
    await write("POST", "/skills", skill("B-1", "Baking", { "/skill/description": "Bread" }), skill("B-2", "Kneading"));
    const { data } = await write(
      "PATCH",
      "/skills",
      { "/skill/source": "academy", "/skill/externalId": "B-1", "/skill/name": "Baking bread" },
      { "/skill/source": "elsewhere", "/skill/externalId": "B-1", "/skill/name": "Cooking" },
      { "/skill/source": "academy", "/skill/externalId": "B-1" },
      skill("B-2", "Baking bread"),
    );
    expect(data.results.map(({ httpStatus }: Raw) => httpStatus)).toEqual([200, 404, 400, 409]);
    expect(await own()).toMatchObject([{ "/skill/name": "Baking bread", "/skill/description": "Bread" }, { "/skill/name": "Kneading" }]);
    expect((await search()).data.items).toHaveLength(10);
    const same = await write("PATCH", "/skills", skill("B-2", "Kneading", { "/skill/status": "archived" }));
    expect(same.data.results).toMatchObject([{ httpStatus: 200, resource: { "/skill/name": "Kneading", "/skill/status": "archived" } }]);
  });

  it("archives, which keeps the skill", async () => {
    const { write, own } = setUp();
    await write("POST", "/skills", skill("B-1", "Baking"));
    const locator = { "/skill/source": "academy", "/skill/externalId": "B-1" };
    const { data } = await write(
      "PATCH",
      "/skills/archive",
      locator,
      { ...locator, "/skill/externalId": "B-9" },
      { "/skill/source": "academy" },
    );
    expect(data.results.map(({ httpStatus }: Raw) => httpStatus)).toEqual([200, 404, 400]);
    expect(await own()).toMatchObject([{ "/skill/status": "archived" }]);
  });

  it("is refused as a whole for none or more than a hundred", async () => {
    const { write, own } = setUp();
    expect((await write("POST", "/skills")).status).toBe(400);
    const many = Array.from({ length: 101 }, (_, nth) => skill(`B-${nth}`, `Baking ${nth}`));
    expect((await write("POST", "/skills", ...many)).status).toBe(400);
    expect(await own()).toEqual([]);
  });
});

describe("the client", () => {
  it("gets through with every method, and strict validation finds nothing", async () => {
    const { fake, clock } = setUp();
    const { skills } = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
    const [level] = await skills.proficiencyLevels();
    const locator = { "/skill/source": "academy", "/skill/externalId": "B-1" } as const;
    const baking = { ...locator, "/skill/name": "Baking", "/skill/proficiencyLevels": [{ proficiencyLevelId: level!.id }] };
    const { failed } = await skills.create([baking, baking]);
    expect(failed).toMatchObject([{ index: 1, httpStatus: 409 }]);
    expect((await skills.update([{ ...locator, "/skill/description": null }])).failed).toEqual([]);
    expect((await skills.archive([locator])).failed).toEqual([]);
    const found = await skills.search({ pageSize: 4 }).toArray({ limit: 99 });
    expect(found).toHaveLength(9);
    expect(found.at(-1)).toMatchObject({ "/skill/name": "Baking", "/skill/status": "archived" });
  });
});

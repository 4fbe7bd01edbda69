import { describe, expect, it } from "vitest";
import { FIELDS } from "../../src/model/fields.ts";
import type { Raw } from "./ask.ts";
import { BADGE, BUDGET, CLUBS, CONSENT, COST_CENTRE, DESK, FIRST_LANTERN, MENTOR, peopleRig, TEAM, valueAt } from "./people-rig.ts";

const CUSTOM = [DESK, TEAM, BADGE, CLUBS, FIRST_LANTERN, BUDGET, MENTOR, CONSENT, COST_CENTRE];

describe("fields that the company made itself", () => {
  it("are in the metadata behind Bob's, some in a category of its own", async () => {
    const { get } = peopleRig();
    const { data } = await get("/company/people/fields");
    const custom = data.filter(({ id }: Raw) => !(id in FIELDS));
    expect(custom.map(({ id }: Raw) => id)).toEqual(expect.arrayContaining(CUSTOM));
    expect(custom.every(({ id }: Raw) => /^\w+\.custom\.field_\d{13}$/.test(id))).toBe(true);
    expect(custom.find(({ id }: Raw) => id === TEAM)).toEqual({
      id: TEAM,
      categoryId: "work",
      categoryDisplayName: "Work",
      category: "work",
      name: "Team",
      description: null,
      jsonPath: TEAM,
      type: "list",
      typeData: { listId: TEAM },
      historical: false,
    });
    expect(custom.find(({ id }: Raw) => id === BADGE)).toMatchObject({
      categoryId: "category_1748390400112",
      categoryDisplayName: "Lantern extras",
    });
  });

  it("hold values of their types, for most people", async () => {
    const { people, get } = peopleRig({ employees: 60 });
    const everyone = await people(CUSTOM);
    const items = async (id: string): Promise<string[]> =>
      (await get(`/company/named-lists/${id}`)).data.values.flatMap(({ id, children }: Raw) => [id, ...children.map((one: Raw) => one.id)]);
    const [teams, clubs, centres] = await Promise.all([items(TEAM), items(CLUBS), items(COST_CENTRE)]);
    expect(teams.every((id) => /^\d+$/.test(id))).toBe(true);
    const fits: Record<string, (value: Raw) => boolean> = {
      [DESK]: (value) => typeof value === "string",
      [TEAM]: (value) => teams.includes(value),
      [BADGE]: Number.isInteger,
      [CLUBS]: (value) => value.every((id: string) => clubs.includes(id)),
      [FIRST_LANTERN]: (value) => /^\d{4}-\d\d-\d\d$/.test(value),
      [BUDGET]: ({ value, currency }) => value > 0 && /^[A-Z]{3}$/.test(currency),
      [MENTOR]: (value) => everyone.some(({ id }) => id === value),
      [CONSENT]: (value) => typeof value === "boolean",
      [COST_CENTRE]: (value) => centres.includes(value),
    };
    for (const id of CUSTOM) {
      const values = everyone.map((person) => valueAt(person, id)).filter((value) => value !== null);
      expect(values.length, id).toBeGreaterThan(20);
      expect(
        values.filter((value) => !fits[id]!(value)),
        id,
      ).toEqual([]);
    }
  });

  it("come only when asked for by id, in both notations and with labels", async () => {
    const { search, get } = peopleRig();
    const plain = (await search({})).data.employees;
    expect(JSON.stringify(plain)).not.toMatch(/field_\d/);
    const { data } = await search({ fields: [TEAM, "/category_1748390400112/custom/field_1748390400503"], humanReadable: "APPEND" });
    const person = data.employees.find((one: Raw) => valueAt(one, TEAM));
    const labels = new Map((await get(`/company/named-lists/${TEAM}`)).data.values.map(({ id, name }: Raw) => [id, name]));
    expect(person.work).toEqual({ custom: { field_1748390400502: expect.any(String) } });
    expect(person[`/${TEAM.replaceAll(".", "/")}`]).toEqual({ value: valueAt(person, TEAM) });
    expect(person.humanReadable.work.custom.field_1748390400502).toBe(labels.get(valueAt(person, TEAM)));
    expect(person).toHaveProperty("category_1748390400112.custom.field_1748390400503");
  });

  it("follow the permission of the category in which they are now, not of their id", async () => {
    const { fake, person, put, get, someone } = peopleRig();
    fake.update(someone.id, { [DESK]: "1-1" });
    fake.moveField(DESK, "category_1748390400112");
    const moved = (await get("/company/people/fields")).data.find(({ id }: Raw) => id === DESK);
    expect(moved).toMatchObject({ id: DESK, categoryId: "category_1748390400112", jsonPath: DESK });
    fake.permissions.revoke("category_1748390400112.view", "category_1748390400112.edit");
    expect(await person(someone.id, DESK, "work.title")).toEqual({
      id: someone.id,
      work: { title: someone.title },
      "/work/title": { value: someone.title },
    });
    expect((await put(someone.id, { work: { custom: { [DESK.split(".")[2]!]: "2-2" } } })).status).toBe(304);
    fake.permissions.revoke("work.view");
    fake.permissions.grant("category_1748390400112.view");
    expect(await person(someone.id, DESK, "work.title")).toMatchObject({ work: { custom: { field_1748390400501: "1-1" } } });
    expect(() => fake.moveField(DESK, "nowhere")).toThrow("there is no category");
  });

  it("stay out of the default fields, and Bob's leave them, when moved", async () => {
    const { fake, search } = peopleRig();
    fake.moveField("work.title", "category_1748390400112");
    fake.moveField(BADGE, "work");
    const [person] = (await search({})).data.employees;
    expect(person.work).not.toHaveProperty("title");
    expect(person).not.toHaveProperty("category_1748390400112");
  });
});

describe("adding, changing and removing fields", () => {
  it("adds one that is empty, and can be written and read from then on", async () => {
    const { send, get, put, value, someone } = peopleRig();
    const body = { name: "Shoe size", category: "home", type: "number", description: "For the boots" };
    const { status, data } = await send("POST", "/company/people/fields", { body });
    expect(status).toBe(200);
    expect(data).toEqual({ id: expect.stringMatching(/^home\.custom\.field_\d{13}$/) });
    expect((await get("/company/people/fields")).data.at(-1)).toMatchObject({
      id: data.id,
      name: "Shoe size",
      categoryId: "home",
      description: "For the boots",
      type: "number",
      typeData: {},
      historical: false,
    });
    expect(await value(someone.id, data.id)).toBeNull();
    expect((await put(someone.id, { home: { custom: { [data.id.split(".")[2]]: 43 } } })).status).toBe(200);
    expect(await value(someone.id, data.id)).toBe(43);
  });

  it("gives one of a list type a list of its own", async () => {
    const { send, get, fake, value, someone } = peopleRig();
    const { data } = await send("POST", "/company/people/fields", { body: { name: "Lamp", category: "work", type: "list" } });
    expect((await get(`/company/named-lists/${data.id}`)).data).toEqual({ name: data.id, values: [] });
    const item = await send("POST", `/company/named-lists/${data.id}`, { body: { name: "Oil" } });
    expect(item.data.id).toMatch(/^\d+$/);
    fake.update(someone.id, { [data.id]: "Oil" });
    expect(await value(someone.id, data.id)).toBe(item.data.id);
    expect((await send("DELETE", `/company/people/fields/${data.id}`)).status).toBe(200);
    expect((await get(`/company/named-lists/${data.id}`)).status).toBe(404);
  });

  it.each([
    ["the category root", { category: "root" }, 400],
    ["a category that does not exist", { category: "cellar" }, 404],
    ["a type that cannot be added", { type: "boolean" }, 400],
    ["history where the category has none", { category: "home", historical: true }, 400],
    ["no name", { name: "" }, 400],
    ["no type", { type: undefined }, 400],
  ])("refuses %s", async (_, wrong, status) => {
    const { send, get } = peopleRig();
    const before = (await get("/company/people/fields")).text;
    const answer = await send("POST", "/company/people/fields", { body: { name: "Lamp", category: "work", type: "text", ...wrong } });
    expect(answer.status).toBe(status);
    expect(answer.data).toEqual({ key: expect.any(String), error: expect.any(String) });
    expect((await get("/company/people/fields")).text).toBe(before);
  });

  it("adds a historical field where the category allows it; an update does not write it", async () => {
    const { send, put, someone } = peopleRig();
    const { data } = await send("POST", "/company/people/fields", {
      body: { name: "Lamp", category: "work", type: "text", historical: true },
    });
    expect((await put(someone.id, { work: { custom: { [data.id.split(".")[2]]: "x" } } })).status).toBe(304);
  });

  it("renames and describes a field, and leaves its values", async () => {
    const { send, get, value, someone } = peopleRig();
    const desk = await value(someone.id, DESK);
    const { status, text } = await send("PUT", `/company/people/fields/${DESK}`, { body: { name: "Seat", description: "" } });
    expect([status, text]).toEqual([200, ""]);
    expect((await get("/company/people/fields")).data.find(({ id }: Raw) => id === DESK)).toMatchObject({ name: "Seat", description: "" });
    expect(await value(someone.id, DESK)).toBe(desk);
    expect((await send("PUT", "/company/people/fields/work.custom.field_1", { body: { name: "x" } })).status).toBe(404);
  });

  it("removes a field with its values, but none of Bob's", async () => {
    const { send, person, fake, someone } = peopleRig();
    fake.update(someone.id, { [DESK]: "1-1" });
    const { status, text } = await send("DELETE", `/company/people/fields/${DESK}`);
    expect([status, text]).toEqual([200, ""]);
    expect(await person(someone.id, DESK)).toEqual({ id: someone.id });
    expect((await send("DELETE", `/company/people/fields/${DESK}`)).status).toBe(404);
    expect((await send("DELETE", "/company/people/fields/work.title")).status).toBe(400);
    expect((await send("DELETE", "/company/people/fields/no.such")).status).toBe(404);
  });

  it("needs the box for field settings; reading needs none", async () => {
    const { send, get, fake } = peopleRig();
    fake.permissions.revoke("fields.manage");
    const body = { name: "Lamp", category: "work", type: "text" };
    const statuses = [
      await send("POST", "/company/people/fields", { body }),
      await send("PUT", `/company/people/fields/${DESK}`, { body: { name: "x" } }),
      await send("DELETE", `/company/people/fields/${DESK}`),
      await get("/company/people/fields"),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 200]);
  });

  it("is done by verbs as well, which refuse in words what cannot be", async () => {
    const { fake, get } = peopleRig();
    const { id } = fake.addField({ name: "Lamp", category: "work", type: "text" });
    fake.renameField(id, "Lantern");
    const field = async () => (await get("/company/people/fields")).data.find((one: Raw) => one.id === id);
    expect(await field()).toMatchObject({ name: "Lantern" });
    fake.removeField(id);
    expect(await field()).toBeUndefined();
    expect(() => fake.addField({ name: "Lamp", category: "root", type: "text" })).toThrow("no fields in the category root");
    expect(() => fake.addField({ name: "Lamp", category: "work", type: "avatar" })).toThrow("cannot be added");
    expect(() => fake.addField({ name: "Lamp", category: "cellar", type: "text" })).toThrow("there is no category");
    expect(() => fake.renameField("no.such", "x")).toThrow("there is no field");
    expect(() => fake.removeField("work.title")).toThrow("cannot be removed");
  });

  it("is understood by the client", async () => {
    const { bob } = peopleRig();
    const { id, visible } = await bob.metadata.addField({ name: "Lamp", category: "work", type: "text" });
    await visible();
    await (await bob.metadata.updateField(id, { name: "Lantern" })).visible();
    await (await bob.metadata.removeField(id)).visible();
    expect((await bob.metadata.fields()).some((field) => field.id === id)).toBe(false);
    expect((await bob.metadata.tables()).map((table) => table.id)).toContain("work");
    expect((await bob.metadata.table("work")).columns.map((column) => column.id)).toContain("title");
  });
});

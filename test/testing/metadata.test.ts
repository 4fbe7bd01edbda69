import { createHiBob } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { FIELDS } from "../../src/model/fields.ts";
import { fakeOf, type Raw } from "./ask.ts";

describe("metadata", () => {
  it("lists every field as a bare array of records, with no permission at all", async () => {
    const { get } = fakeOf({ permissions: [] });
    const { data } = await get("/company/people/fields");
    const ids = data.map(({ id }: Raw) => id);
    expect(ids.slice(0, Object.keys(FIELDS).length)).toEqual(Object.keys(FIELDS));
    expect(new Set(ids).size).toBe(ids.length);
    expect(data.find(({ id }: Raw) => id === "work.siteId")).toEqual({
      id: "work.siteId",
      categoryId: "work",
      categoryDisplayName: "Work",
      category: "work",
      name: "Site",
      description: null,
      jsonPath: "work.siteId",
      type: "list_id",
      typeData: { listId: "site" },
      historical: true,
    });
    expect(data.find(({ id }: Raw) => id === "root.email")).toMatchObject({ jsonPath: "email", typeData: {}, historical: false });
  });

  it("has every list that a field names, as a map with values and items alike", async () => {
    const { get } = fakeOf();
    const { data } = await get("/company/named-lists");
    const named = new Set(Object.values(FIELDS).flatMap((field) => ("list" in field ? [field.list] : [])));
    for (const name of named) {
      expect(data[name], name).toEqual({ name, values: expect.any(Array), items: data[name].values });
      expect(data[name].values.length, name).toBeGreaterThan(1);
    }
    expect(data.department.values[0]).toEqual({ id: "Executive", value: "Executive", name: "Executive", archived: false, children: [] });
    expect(data.site.values[0]).toMatchObject({ id: expect.any(Number), name: "London" });
    expect(data.jobLevelRole_entity_list.values[0].children).toHaveLength(4);
  });

  it("gives one list by its exact name, and 404 for any other spelling", async () => {
    const { get } = fakeOf();
    const { data } = await get("/company/named-lists/terminationreason");
    expect(Object.keys(data)).toEqual(["name", "values"]);
    expect(data.name).toBe("terminationreason");
    const missing = await get("/company/named-lists/terminationReason");
    expect(missing.status).toBe(404);
    expect(missing.data).toEqual({ key: expect.any(String), error: expect.any(String) });
  });

  it("shows archived items only when asked to, in every list", async () => {
    const { get } = fakeOf();
    const archived = (items: Raw[]): Raw[] => items.filter((item) => item.archived);
    const plain = (await get("/company/named-lists")).data;
    const full = (await get("/company/named-lists?includeArchived=true")).data;
    for (const name of Object.keys(full)) {
      expect(archived(plain[name].values), name).toEqual([]);
      expect(archived(full[name].values).length, name).toBeGreaterThan(0);
      expect((await get(`/company/named-lists/${name}?includeArchived=true`)).data.values).toEqual(full[name].values);
    }
    expect((await get("/company/named-lists?includeArchived=maybe")).status).toBe(400);
  });

  it("keeps the items that old work rows name, archived", async () => {
    const { bulk, get } = fakeOf({ employees: 400 });
    const titles = new Set(
      (await bulk({ limit: "200" })).flatMap(({ results }) => results.flatMap(({ values }: Raw) => values.map(({ title }: Raw) => title))),
    );
    const names = async (query: string) => (await get(`/company/named-lists/title${query}`)).data.values.map(({ id }: Raw) => id);
    const plain = await names("");
    const full = await names("?includeArchived=true");
    expect([...titles].filter((title) => !plain.includes(title))).toEqual(["Typesetter"]);
    expect([...titles].filter((title) => !full.includes(title))).toEqual([]);
  });
});

describe("named lists", () => {
  const values = async (get: Raw, list: string, query = ""): Promise<Raw[]> =>
    (await get(`/company/named-lists/${list}${query}`)).data.values;

  it("have those that other parts of Bob name", async () => {
    const { data } = await fakeOf().get("/company/named-lists");
    const names = ["payType", "entitlementType", "deductionType", "worldLanguages", "languages", "bankaccounttype", "equityTypes"];
    expect(Object.keys(data)).toEqual(expect.arrayContaining([...names, "trainingName", "vestingSchedule", "grantStatuses"]));
  });

  it.each([
    ["title", "Lamplighter", "Lamplighter"],
    ["site", "Leeds", 2_711_006],
    ["work.custom.field_1748390400502", "Ember", expect.stringMatching(/^\d+$/)],
  ])("take a new item in %s, with an id of the list's kind", async (list, name, id) => {
    const { send, get } = fakeOf();
    const { status, data } = await send("POST", `/company/named-lists/${list}`, { body: { name } });
    expect(status).toBe(200);
    expect(data).toEqual({ id });
    expect((await values(get, list)).at(-1)).toEqual({ id: data.id, value: name, name, archived: false, children: [] });
    const again = await send("POST", `/company/named-lists/${list}`, { body: { name } });
    expect(again.status).toBe(409);
    expect(again.data).toEqual({ key: expect.any(String), error: expect.any(String) });
  });

  it("take items below others, and move them with what is below them", async () => {
    const { send, get } = fakeOf();
    const list = "employment.custom.field_1748390400509";
    const [north, south] = await values(get, list);
    const added = await send("POST", `/company/named-lists/${list}`, { body: { name: "Cellar", parentId: north.id } });
    expect(added.status).toBe(200);
    expect((await values(get, list))[0].children.map(({ name }: Raw) => name)).toEqual(["Harbour works", "Hill works", "Cellar"]);
    const move = (id: unknown, parentId: unknown) => send("PUT", `/company/named-lists/${list}/${id}`, { body: { parentId } });
    expect((await move(north.id, south.id)).status).toBe(200);
    const [only] = await values(get, list);
    expect(only.children.map(({ name }: Raw) => name)).toEqual(["River works", "Bridge works", "North"]);
    expect(only.children[2].children).toHaveLength(3);
    expect((await move(south.id, added.data.id)).status).toBe(400);
    expect((await move(south.id, "1")).status).toBe(404);
    expect((await send("POST", `/company/named-lists/${list}`, { body: { name: "Attic", parentId: "1" } })).status).toBe(404);
    expect((await send("POST", `/company/named-lists/${list}`, { body: { name: "Cellar", parentId: north.id } })).status).toBe(409);
    // The same name may stand below another item.
    expect((await send("POST", `/company/named-lists/${list}`, { body: { name: "Cellar" } })).status).toBe(200);
  });

  it("show the new label of a renamed item to everyone who holds it; its id stays", async () => {
    const { send, get, people, bulk, fake } = fakeOf();
    const before = await people(["work.siteId", "work.title"]);
    const rename = (list: string, id: string | number, name: string) =>
      send("PUT", `/company/named-lists/${list}/${encodeURIComponent(id)}`, { body: { name } });
    const { status, text } = await rename("site", 2_711_001, "London Bridge");
    expect([status, text]).toEqual([200, ""]);
    await rename("title", "Software Engineer", "Lamp Engineer");
    const after = (
      await send("POST", "/people/search", {
        body: { fields: ["work.site", "work.siteId", "work.title"], showInactive: true, humanReadable: "APPEND" },
      })
    ).data.employees;
    expect(after.map(({ work }: Raw) => work.siteId)).toEqual(before.map(({ work }) => work.siteId));
    const london = after.find(({ work }: Raw) => work.siteId === 2_711_001);
    expect(london).toMatchObject({ work: { site: "London Bridge" }, humanReadable: { work: { siteId: "London Bridge" } } });
    const engineer = after.find(({ work }: Raw) => work.title === "Software Engineer");
    expect(engineer.humanReadable.work.title).toBe("Lamp Engineer");
    const rows = (await bulk()).flatMap(({ results }) => results.flatMap((one: Raw) => one.values));
    expect(rows.filter(({ site }) => site === "London")).toEqual([]);
    fake.audience = { site: ["London Bridge"] };
    expect((await people(["work.siteId"])).every(({ work }) => work.siteId === 2_711_001)).toBe(true);
    expect((await values(get, "title")).find(({ id }) => id === "Software Engineer")).toMatchObject({ name: "Lamp Engineer" });
    // The old name is free again, for another item.
    const { data } = await send("POST", "/company/named-lists/title", { body: { name: "Software Engineer" } });
    expect(data.id).not.toBe("Software Engineer");
  });

  it("archive what is deleted: who holds it keeps it, and nobody can choose it", async () => {
    const { send, get, people, fake } = fakeOf();
    fake.update(fake.company.employees[0]!.id, { "home.familyStatus": "Widowed" });
    const { status, text } = await send("DELETE", "/company/named-lists/familystatus/Widowed");
    expect([status, text]).toEqual([200, ""]);
    const names = async (query = "") => (await values(get, "familystatus", query)).map(({ name }) => name);
    expect(await names()).not.toContain("Widowed");
    expect(await names("?includeArchived=true")).toContain("Widowed");
    expect((await people(["home.familyStatus"]))[0].home.familyStatus).toBe("Widowed");
    const put = await send("PUT", `/people/${fake.company.employees[1]!.id}`, { body: { home: { familyStatus: "Widowed" } } });
    expect(put.status).toBe(400);
    expect((await send("DELETE", "/company/named-lists/familystatus/Widowed")).status).toBe(404);
    // Added again, it is the same item.
    expect((await send("POST", "/company/named-lists/familystatus", { body: { name: "Widowed" } })).data).toEqual({ id: "Widowed" });
  });

  it("change nobody's values when items are added, renamed or archived", async () => {
    const { send, people } = fakeOf();
    const fields = ["home.familyStatus", "about.hobbies", "work.siteId", "employee.orgLevel", "work.custom.field_1748390400502"];
    const before = await people(fields);
    await send("POST", "/company/named-lists/familystatus", { body: { name: "It is complicated" } });
    await send("DELETE", "/company/named-lists/hobbies/Chess");
    await send("PUT", "/company/named-lists/site/2711001", { body: { name: "London Bridge" } });
    expect(await people(fields)).toEqual(before);
  });

  it("answer 404 for lists and items that are not there, and 403 without the box", async () => {
    const { send, fake } = fakeOf();
    const status = async (method: string, path: string, body?: unknown) =>
      (await send(method, `/company/named-lists/${path}`, { body })).status;
    expect(await status("POST", "Title", { name: "x" })).toBe(404);
    expect(await status("PUT", "Title/x", { name: "x" })).toBe(404);
    expect(await status("PUT", "title/x", { name: "x" })).toBe(404);
    expect(await status("DELETE", "title/x")).toBe(404);
    expect(await status("POST", "title", { name: "" })).toBe(400);
    fake.permissions.revoke("lists.edit");
    expect(await status("POST", "title", { name: "x" })).toBe(403);
    expect(await status("DELETE", "title/Accountant")).toBe(403);
  });

  it("are changed by verbs as well", async () => {
    const { fake, get } = fakeOf();
    const { id } = fake.addListItem("title", "Lamplighter");
    fake.renameListItem("title", id, "Head Lamplighter");
    expect((await values(get, "title")).at(-1)).toMatchObject({ id, name: "Head Lamplighter" });
    fake.archiveListItem("title", id);
    expect((await values(get, "title")).some((item) => item.id === id)).toBe(false);
    expect(() => fake.addListItem("title", "Accountant")).toThrow("already has the item");
    expect(() => fake.renameListItem("title", "nobody", "x")).toThrow("has no item");
    expect(() => fake.archiveListItem("nothing", "x")).toThrow("there is no list");
  });

  it("are understood by the client", async () => {
    const { fake, clock } = fakeOf();
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
    const { id, visible } = await bob.metadata.addListItem("title", { name: "Lamplighter" });
    await visible();
    await (await bob.metadata.updateListItem("title", id, { name: "Lamp/lighter" })).visible();
    await (await bob.metadata.removeListItem("title", id)).visible();
    expect((await bob.metadata.namedList("title", { includeArchived: true })).items.at(-1)).toMatchObject({ label: "Lamp/lighter" });
    expect((await bob.metadata.namedLists()).get("site")?.items[0]).toMatchObject({ label: "London" });
  });
});

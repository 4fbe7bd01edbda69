import { describe, expect, it } from "vitest";
import { FIELDS } from "../../src/model/fields.ts";
import { fakeOf, type Raw } from "./ask.ts";

describe("metadata", () => {
  it("lists every field as a bare array of records, with no permission at all", async () => {
    const { get } = fakeOf({ permissions: [] });
    const { data } = await get("/company/people/fields");
    expect(data.map(({ id }: Raw) => id)).toEqual(Object.keys(FIELDS));
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

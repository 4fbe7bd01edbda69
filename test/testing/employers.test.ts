import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "./ask.ts";

const rig = (options = {}) => {
  const made = fakeOf({ employees: 12, ...options });
  const employers = (body: object = {}) => made.send("POST", "/employers/search", { body: { filters: [], ...body } });
  const locations = (id: number | string, body: object = {}) =>
    made.send("POST", `/employers/${id}/work-locations/search`, { body: { filters: [], ...body } });
  return { ...made, employers, locations };
};

const itemsOf = async (get: Raw, list: string) => (await get(`/company/named-lists/${list}?includeArchived=true`)).data.values;

describe("employers", () => {
  it("are those of the company's list, with bare values and a core set of fields", async () => {
    const { employers, get } = rig();
    const { data } = await employers();
    expect(data.response_metadata).toEqual({ next_cursor: null });
    expect(data.items.map((one: Raw) => [one["/employer/id"], one["/employer/legalName"]])).toEqual(
      (await itemsOf(get, "employer_entity_list")).map(({ id, name }: Raw) => [id, name]),
    );
    expect(Object.keys(data.items[0])).toEqual(
      ["id", "legalName", "doingBusinessAs", "tradingAs", "employerStatus", "country"].map((id) => `/employer/${id}`),
    );
    expect(data.items.map((one: Raw) => one["/employer/employerStatus"])).toEqual(["active", "active", "active", "inactive"]);
  });

  it("have the numbers of their country and none of others", async () => {
    const { employers } = rig();
    const fields = ["country", "payeReference", "fein", "taxIdentifier"].map((id) => `/employer/${id}`);
    const { items } = (await employers({ fields })).data;
    expect(items.find((one: Raw) => one["/employer/country"] === "United States")).toEqual({
      "/employer/country": "United States",
      "/employer/payeReference": null,
      "/employer/fein": expect.stringMatching(/^\d\d-\d{7}$/),
      "/employer/taxIdentifier": null,
    });
  });

  it("are found by id, and need filters even when there are none", async () => {
    const { employers, send } = rig();
    const [first] = (await employers()).data.items;
    const filters = [{ fieldId: "/employer/id", operator: "equals", values: [String(first["/employer/id"])] }];
    expect((await employers({ filters })).data.items).toEqual([first]);
    expect((await send("POST", "/employers/search", { body: {} })).status).toBe(400);
    expect((await employers({ limit: 201 })).status).toBe(400);
    const page = (await employers({ limit: 3 })).data;
    expect((await employers({ limit: 3, cursor: page.response_metadata.next_cursor })).data.items).toHaveLength(1);
  });
});

describe("work locations", () => {
  it("belong to the employers as the company's tree has them", async () => {
    const { employers, locations, get } = rig();
    const tree = await itemsOf(get, "employer_workLocation_tree_entity_list");
    const found: string[] = [];
    for (const employer of (await employers()).data.items) {
      const { items } = (await locations(employer["/employer/id"])).data;
      const names = items.map((one: Raw) => one["/workLocation/name"]);
      const above = tree.find(({ name }: Raw) => name === employer["/employer/legalName"]);
      for (const { name } of above.children) expect(names).toContain(name);
      for (const one of items) expect(one["/workLocation/employerId"]).toBe(employer["/employer/id"]);
      found.push(...names);
    }
    expect(found.sort()).toEqual((await itemsOf(get, "workLocation_entity_list")).map(({ name }: Raw) => name).sort());
  });

  it("answers 404 for an unknown employer", async () => {
    const { locations } = rig();
    expect((await locations("17")).status).toBe(404);
    expect((await locations("none")).status).toBe(404);
  });
});

describe("metadata of employers", () => {
  it.each([
    ["/employers/metadata/search", "employer"],
    ["/employers/work-locations/metadata/search", "workLocation"],
  ])("tells of %s the id, and more when it is asked for", async (path, type) => {
    const { send } = rig();
    expect((await send("POST", path, { body: {} })).data).toEqual([{ id: type }]);
    expect((await send("POST", path, { body: { objectProperties: ["name"] } })).data).toEqual([{ id: type, name: expect.any(String) }]);
    const [{ fields }] = (await send("POST", path, { body: { fields: {} } })).data;
    expect(fields[0]).toMatchObject({
      id: `/${type}/id`,
      fieldType: { type: "number" },
      jsonPath: { root: `/${type}/id`, rawData: `/${type}/id` },
    });
  });
});

it("takes new employers and work locations from verbs, into the lists as well", async () => {
  const { fake, employers, locations, get } = rig();
  const employer = fake.addEmployer({ legalName: "Lanternfield Oy", country: "Finland" });
  const location = fake.addWorkLocation(employer.id, { name: "Turku office", city: "Turku" });
  expect((await employers()).data.items.at(-1)).toMatchObject({ "/employer/legalName": "Lanternfield Oy", "/employer/country": "Finland" });
  expect((await locations(employer.id)).data.items).toEqual([
    {
      "/workLocation/id": location.id,
      "/workLocation/employerId": employer.id,
      "/workLocation/name": "Turku office",
      "/workLocation/type": "office",
      "/workLocation/status": "active",
      "/workLocation/city": "Turku",
      "/workLocation/country": "Finland",
    },
  ]);
  expect((await itemsOf(get, "employer_entity_list")).at(-1).name).toBe("Lanternfield Oy");
  expect(() => fake.addEmployer({ legalName: "Lanternfield Oy" })).toThrow("another employer has this name");
  expect(() => fake.addWorkLocation(17, { name: "x" })).toThrow("no employer has this id");
});

it.each([
  "/employers/search",
  "/employers/metadata/search",
  "/employers/work-locations/metadata/search",
  "/employers/758000/work-locations/search",
])("needs the box and the module for %s", async (path) => {
  const { send, fake } = rig();
  const body = { filters: [] };
  expect((await send("POST", path, { body })).status).toBe(200);
  fake.permissions.revoke("employers.view");
  expect((await send("POST", path, { body })).status).toBe(403);
  expect((await rig({ withoutModules: ["employers"] }).send("POST", path, { body })).status).toBe(404);
});

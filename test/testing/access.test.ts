import { ALL_PERMISSIONS, createFakeHiBob } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { FIELD_CATEGORIES, FIELDS } from "../../src/model/fields.ts";
import { routes } from "../../src/testing/domains/index.ts";
import { fakeOf, type Raw } from "./ask.ts";

const SAMPLE = Object.fromEntries(
  Object.keys(FIELD_CATEGORIES).map((category) => [category, Object.entries(FIELDS).find(([, facts]) => facts.category === category)![0]]),
);

describe("permissions", () => {
  it("has View and Edit for each of Bob's categories, the company's own, and those with tables alone", () => {
    const categories = [...Object.keys(FIELD_CATEGORIES), "financial", "equity", "training", "category_1748390400112"];
    expect(Object.keys(FIELD_CATEGORIES)).toHaveLength(20);
    expect(ALL_PERMISSIONS).toEqual(expect.arrayContaining(categories.flatMap((category) => [`${category}.view`, `${category}.edit`])));
    expect(ALL_PERMISSIONS).toEqual(
      expect.arrayContaining(["work.viewHistory", "employment.viewHistory", "lifecycle.viewHistory", "payroll.viewHistory"]),
    );
  });

  it("has every box that a declaration names, once", () => {
    const boxes = routes.flatMap(({ endpoint }) => endpoint.permissions ?? []).map(({ key }) => key);
    expect(boxes).toContain("people.create");
    expect(boxes.filter((key) => !ALL_PERMISSIONS.includes(key))).toEqual([]);
    expect(new Set(ALL_PERMISSIONS).size).toBe(ALL_PERMISSIONS.length);
  });

  it.each(Object.keys(FIELD_CATEGORIES))("takes the fields of %s away and gives them back", async (category) => {
    const { people, fake } = fakeOf({ employees: 3 });
    const field = SAMPLE[category]!;
    const carried = async () => {
      const bob = (await people([field]))[0];
      return field === "root.id" ? "/root/id" in bob : Object.keys(bob).length > 1;
    };
    expect(await carried()).toBe(true);
    fake.permissions.revoke(`${category}.view`);
    expect(fake.permissions.has(`${category}.view`)).toBe(false);
    expect(await carried()).toBe(false);
    fake.permissions.grant(`${category}.view`);
    expect(await carried()).toBe(true);
  });

  it("starts with all boxes ticked, or with those given", () => {
    expect(createFakeHiBob().permissions.all()).toEqual(ALL_PERMISSIONS);
    expect(createFakeHiBob({ permissions: ["work.view", "root.view"] }).permissions.all()).toEqual(["root.view", "work.view"]);
  });

  it("has boxes of single fields and folders, which stay as they are until they are named", async () => {
    const { fake, people } = fakeOf({ employees: 3, permissionModel: "field" });
    const { permissions } = fake;
    const title = async () => (await people(["work.title"]))[0].work?.title;
    expect([permissions.has("field:work.title.view"), permissions.has("folder:Shared.upload")]).toEqual([true, true]);
    permissions.revoke("work.view");
    expect(await title()).toBeUndefined();
    permissions.grant("field:work.title.view", "field:work.title.viewHistory", "folder:Shared.delete");
    expect(await title()).toBeTypeOf("string");
    permissions.revoke("folder:Shared.upload");
    const own = permissions.all().filter((key) => key.includes(":"));
    expect(own).toEqual(["field:work.title.view", "field:work.title.viewHistory", "folder:Shared.delete"]);
    expect(permissions.has("folder:Shared.upload")).toBe(false);
    permissions.model = "category"; // where fields have no boxes of their own
    expect(await title()).toBeUndefined();
  });

  it("shows national ids masked, and no date of birth, to those who may only view", async () => {
    const { fake, people } = fakeOf({ employees: 40 });
    const ids = async () => (await people(["identification.ssn"])).map(({ identification }) => identification?.ssn).filter(Boolean);
    const full = await ids();
    expect(full.length).toBeGreaterThan(0);
    fake.permissions.revoke("identification.edit", "personal.edit");
    const masked = await ids();
    expect(masked).toHaveLength(full.length);
    expect(masked.filter((id) => full.includes(id))).toEqual([]);
    fake.permissions.model = "field";
    expect(await ids()).toEqual(full);
  });

  it("refuses a key that does not exist, wherever it comes from", () => {
    expect(() => createFakeHiBob({ permissions: ["work.see"] })).toThrow('there is no permission "work.see"');
    expect(() => createFakeHiBob().permissions.grant("works.view")).toThrow("there is no permission");
    expect(() => createFakeHiBob().permissions.revoke("work.view", "Work.view")).toThrow("there is no permission");
  });
});

describe("the audience", () => {
  it("covers everyone, those at work, or whom a function picks", async () => {
    const { people, fake } = fakeOf({ employees: 100 });
    const ids = async () => (await people(["root.id"])).map(({ id }) => id);
    expect(await ids()).toHaveLength(100);
    fake.audience = "active";
    expect(await ids()).toEqual(fake.company.employees.filter(({ status }) => status === "Active").map(({ id }) => id));
    fake.audience = ({ department }) => department === "Sales";
    expect(await ids()).toEqual(fake.company.employees.filter(({ department }) => department === "Sales").map(({ id }) => id));
    expect(fake.audience).toBeTypeOf("function");
  });

  it.each(["lifecycleStatus", "department", "site", "ids"] as const)("may be those who share a %s", async (key) => {
    const { fake, people } = fakeOf({ employees: 60, audience: {} });
    const everyone = await people(["root.id", "internal.lifecycleStatus", "work.department", "work.site"]);
    expect(everyone).toHaveLength(60);
    const sharedBy = ({ id, internal, work }: Raw): string =>
      ({ ids: id, lifecycleStatus: internal.lifecycleStatus, department: work.department, site: work.site })[key];
    const values = [...new Set(everyone.map(sharedBy))];
    expect(values.length).toBeGreaterThan(1);
    fake.audience = { [key]: values.slice(0, 2) };
    const expected = everyone.filter((person) => values.slice(0, 2).includes(sharedBy(person))).map(({ id }) => id);
    expect((await people(["root.id"])).map(({ id }) => id)).toEqual(expected);
    fake.audience = { [key]: [] };
    expect(await people(["root.id"])).toEqual([]);
  });

  it("must meet all that is given", async () => {
    const { fake, people } = fakeOf({ employees: 400 });
    fake.audience = { department: ["Engineering"], lifecycleStatus: ["Terminated"] };
    const both = fake.company.employees.filter((one) => one.department === "Engineering" && one.lifecycleStatus === "Terminated");
    expect(both.length).toBeGreaterThan(0);
    expect((await people(["root.id"])).map(({ id }) => id)).toEqual(both.map(({ id }) => id));
  });

  it("hides those outside it from a search by id as well", async () => {
    const { search, fake } = fakeOf({ audience: "active" });
    const left = fake.company.employees.find(({ status }) => status === "Inactive")!;
    const filters = [{ fieldPath: "root.id", operator: "equals", values: [left.id] }];
    expect((await search({ fields: ["root.id"], showInactive: true, filters })).data.employees).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { companyOf, mirrorOf, peopleFor, streamOf } from "./rig.ts";

const BY_FIELD = { permissionModel: "field", employees: 60 } as const;

describe("a single field that is hidden, under field-level permissions", () => {
  it.each([
    ["work.title", "work.view"],
    // Its currency is a field of its own: the salary then comes as an object that holds nothing else.
    ["payroll.salary.payment", "payroll.view"],
    ["work.reportsTo", "work.view"],
    ["payroll.employment.standardWorkingPattern", "employment.view"],
    ["identification.ssn", "identification.view"],
  ])("keeps what is stored of %s, and is named", async (field, key) => {
    const company = companyOf(BY_FIELD);
    const { fake } = company;
    const { runOne, differing, base } = await streamOf(company, "employees", { fields: "all" });
    expect([...base.values()].some((content) => content[field] !== null)).toBe(true);
    fake.permissions.revoke(`field:${field}.view`);
    const { stream, accessLost } = await runOne();
    expect(stream).toMatchObject({ outcome: "complete", changed: 0, removed: 0, omitted: [field] });
    expect(accessLost).toMatchObject([{ stream: "employees", kind: "fields", fields: [field] }]);
    expect(accessLost[0]!.permissions.map((lost) => lost.key)).toContain(key);
    expect(await differing()).toEqual([]);
    fake.permissions.grant(`field:${field}.view`);
    const { stream: again, accessLost: none } = await runOne();
    expect(none).toEqual([]);
    expect(again).toMatchObject({ outcome: "complete", changed: 0, omitted: [] });
    expect(await differing()).toEqual([]);
  });

  it("does not keep its neighbours from being followed", async () => {
    const company = companyOf(BY_FIELD);
    const { fake } = company;
    const { runOne, newChanges, lost } = await streamOf(company, "employees", { fields: ["work.title", "work.department"] });
    fake.permissions.revoke("field:work.title.view");
    const { id, department } = fake.company.employees.find(({ status }) => status === "Active")!;
    const other = department === "Sales" ? "Finance" : "Sales";
    fake.changeWork(id, { department: other, title: "Head of Everything" });
    await runOne();
    expect((await newChanges()).map(({ key, fields }) => [key, fields])).toEqual([
      [id, { "work.department": { from: department, to: other } }],
    ]);
    expect(await lost()).toEqual([`employees ${id} work.department`]);
  });
});

describe("an id number that comes masked", () => {
  it("does not take the place of the number, which is told as hidden", async () => {
    const company = companyOf({ employees: 60 });
    const { fake } = company;
    const { runOne, differing, contents } = await streamOf(company, "employees", { fields: ["identification.ssn"] });
    fake.permissions.revoke("identification.edit");
    const { stream, accessLost } = await runOne();
    expect(stream).toMatchObject({ changed: 0, omitted: ["identification.ssn"] });
    expect(accessLost).toMatchObject([{ kind: "fields", fields: ["identification.ssn"] }]);
    expect(accessLost[0]!.permissions.map((lost) => lost.key)).toContain("identification.edit");
    expect(await differing()).toEqual([]);
    expect([...(await contents("employees")).values()].some(({ "identification.ssn": ssn }) => String(ssn).includes("*"))).toBe(false);
  });
});

describe("columns of a table that are held back", () => {
  it.each([
    ["field:work.title.view", "title"],
    ["field:work.title.viewHistory", "title"],
    ["field:work.department.viewHistory", "department"],
  ])("keep what is stored without %s, and are named until they are back", async (box, column) => {
    const company = companyOf({ ...BY_FIELD, employees: peopleFor("workHistory") });
    const { fake } = company;
    const { runOne, differing } = await streamOf(company, "workHistory");
    fake.permissions.revoke(box);
    for (let times = 0; times < 2; times++) {
      const { stream, accessLost } = await runOne();
      expect(stream).toMatchObject({ outcome: "complete", changed: 0, removed: 0, restricted: [column] });
      expect(accessLost).toMatchObject([{ stream: "workHistory", kind: "columns", fields: [column] }]);
      expect(accessLost[0]!.permissions.length).toBeGreaterThan(0);
    }
    expect(await differing()).toEqual([]);
    fake.permissions.grant(box);
    expect((await runOne()).accessLost).toEqual([]);
    expect(await differing()).toEqual([]);
  });

  it("are restricted and not lost when they never came", async () => {
    const company = companyOf(BY_FIELD);
    company.fake.permissions.revoke("field:work.title.view", "field:work.department.viewHistory");
    const { runOne } = mirrorOf(company, { streams: ["workHistory"] });
    for (let times = 0; times < 2; times++) {
      const { stream, accessLost } = await runOne();
      expect([...stream.restricted].sort()).toEqual(["department", "title"]);
      expect(accessLost).toEqual([]);
    }
  });
});

describe("fields that never came", () => {
  it("are omitted and not lost", async () => {
    const company = companyOf({ employees: 30 });
    company.fake.permissions.revoke("payroll.view");
    const { runOne } = mirrorOf(company, { streams: ["employees"], fields: ["root.email", "payroll.salary.payment"] });
    for (let times = 0; times < 2; times++) {
      const { stream, accessLost, permissions } = await runOne();
      expect(stream).toMatchObject({ outcome: "complete", omitted: ["payroll.salary.payment"] });
      expect(accessLost).toEqual([]);
      expect(permissions?.fingerprint).toContain("payroll.view-");
    }
  });

  it("are not lost either when the account has them no more", async () => {
    const company = companyOf({ employees: 30 });
    const { fake } = company;
    const { id } = fake.addField({ name: "Shoe size", category: "work", type: "number" });
    const { run } = mirrorOf(company, { streams: ["employees"], fields: "all" });
    await run();
    fake.removeField(id);
    const { accessLost, schema } = await run();
    expect(accessLost).toEqual([]);
    expect(schema).toMatchObject([{ field: id, kind: "removed" }]);
  });
});

import { describe, expect, it } from "vitest";
import { FIELDS, type KnownFieldId } from "../../src/model/fields.ts";
import { fakeOf, type Raw } from "./ask.ts";

const ALL = Object.keys(FIELDS);

/** Everyone's fields and rows by id, to see what a verb has touched. */
const snapshot = async ({ people, bulk }: ReturnType<typeof fakeOf>): Promise<Map<string, Record<string, string>>> => {
  const rows = new Map<string, Raw[]>();
  for (const { results } of await bulk({ limit: "200" })) {
    for (const { employeeId, values } of results) rows.set(employeeId, [...(rows.get(employeeId) ?? []), ...values]);
  }
  const everyone = await people(ALL);
  return new Map(
    everyone.map((person) => [
      person.id,
      {
        ...Object.fromEntries(ALL.map((id) => [id, JSON.stringify(person[`/${id.replaceAll(".", "/")}`] ?? null)])),
        rows: JSON.stringify(rows.get(person.id)),
      },
    ]),
  );
};

/** What differs between two snapshots, per person. */
const changes = (before: Map<string, Record<string, string>>, after: Map<string, Record<string, string>>) => {
  const found: Record<string, string[]> = {};
  for (const [id, now] of after) {
    const then = before.get(id);
    const fields = Object.keys(now).filter((field) => now[field] !== then?.[field]);
    if (fields.length > 0) found[id] = then ? fields : ["(new)"];
  }
  return found;
};

describe("hire", () => {
  it("adds one person with a first work row, and touches nobody else", async () => {
    const world = fakeOf();
    const before = await snapshot(world);
    const { id } = world.fake.hire({ firstName: "Ottilie", surname: "Fernsby", title: "Cartographer", department: "Maps", site: "Porto" });
    expect(changes(before, await snapshot(world))).toEqual({ [id]: ["(new)"] });
    const [person] = (
      await world.search({
        fields: ["root.email", "work.site", "work.startDate", "work.reportsTo", "internal.lifecycleStatus"],
        filters: [{ fieldPath: "root.id", operator: "equals", values: [id] }],
      })
    ).data.employees;
    expect(person).toMatchObject({
      email: "ottilie.fernsby@lanternfield.example",
      work: { site: "Porto", startDate: "2026-06-15", reportsTo: null },
      internal: { lifecycleStatus: "Employed" },
    });
    const { values } = (await world.get(`/people/${id}/work`)).data;
    expect(values).toMatchObject([
      { title: "Cartographer", department: "Maps", site: "Porto", isCurrent: true, effectiveDate: "2026-06-15" },
    ]);
    const lists = (await world.get("/company/named-lists")).data;
    expect(lists.site.values.find(({ name }: Raw) => name === "Porto").id).toBe(values[0].siteId);
    expect(lists.title.values.map(({ id: item }: Raw) => item)).toContain("Cartographer");
  });

  it("gives the manager a report, and is not active before the first day", async () => {
    const { fake, people } = fakeOf();
    const boss = fake.company.employees.find(({ id }) => !fake.company.isManager(id) && fake.company.isActive(id))!;
    const late = fake.hire({ firstName: "Ilse", surname: "Underhill", reportsTo: boss.id, startDate: "2026-07-01" });
    expect([late.status, late.lifecycleStatus, fake.company.isManager(boss.id)]).toEqual(["Inactive", "Hired", false]);
    fake.hire({ firstName: "Ilse", surname: "Underhill", reportsTo: boss.id });
    const read = (await people(["work.isManager", "work.directReports", "root.email"])).find(({ id }) => id === boss.id);
    expect(read.work).toEqual({ isManager: true, directReports: 1 });
    expect(new Set(fake.company.employees.map(({ email }) => email)).size).toBe(52);
  });

  it.each([
    ["an email that is taken", (email: string) => ({ firstName: "A", surname: "B", email: email.toUpperCase() }), "another employee has"],
    ["a manager who does not exist", () => ({ firstName: "A", surname: "B", reportsTo: "1" }), "no employee has this id"],
    ["a date that does not exist", () => ({ firstName: "A", surname: "B", startDate: "2026-02-30" }), "YYYY-MM-DD"],
    ["no name", () => ({ firstName: "", surname: "B" }), "firstName and surname"],
  ])("refuses %s and leaves the company alone", async (_, input, message) => {
    const world = fakeOf();
    const before = await snapshot(world);
    expect(() => world.fake.hire(input(world.fake.company.employees[0]!.email))).toThrow(message);
    expect(changes(before, await snapshot(world))).toEqual({});
  });
});

describe("changeWork", () => {
  it("changes that person's work and rows, and nobody else's", async () => {
    const world = fakeOf();
    const person = world.fake.company.employees[9]!;
    const before = await snapshot(world);
    world.fake.changeWork(person.id, { title: "Glassblower" });
    expect(
      Object.entries(changes(before, await snapshot(world))).map(([id, fields]) => [
        id,
        fields.filter((field) => field !== "work.workChangeType"),
      ]),
    ).toEqual([[person.id, ["work.activeEffectiveDate", "work.title", "rows"]]]);
    const { values } = (await world.get(`/people/${person.id}/work`)).data;
    const [old, row] = values.slice(-2);
    expect(row).toMatchObject({
      title: "Glassblower",
      department: old.department,
      siteId: old.siteId,
      reportsTo: old.reportsTo,
      workChangeType: "Other",
      isCurrent: true,
    });
    expect(old).toMatchObject({ isCurrent: false, endEffectiveDate: "2026-06-15" });
  });

  it("moves counters and the second-level manager along with a change of manager, and no other fact", async () => {
    const world = fakeOf({ employees: 80 });
    const [, , , , , , , , mover] = world.fake.company.employees;
    expect(world.fake.company.isManager(mover!.id)).toBe(true);
    const target = world.fake.company.employees[2]!;
    const reports = world.fake.company.employees.filter(({ reportsTo }) => reportsTo === mover!.id).map(({ id }): string => id);
    const before = await snapshot(world);
    world.fake.changeWork(mover!.id, { reportsTo: target.id });
    const found = changes(before, await snapshot(world));
    const counters = ["work.isManager", "work.directReports", "work.indirectReports"];
    for (const [id, fields] of Object.entries(found)) {
      if (id === mover!.id) continue;
      const allowed = reports.includes(id) ? ["work.secondLevelManager"] : counters;
      expect(fields.filter((field) => !allowed.includes(field))).toEqual([]);
    }
    expect(found[mover!.id]).toEqual(expect.arrayContaining(["work.reportsTo", "work.manager", "work.reportsTo.email", "rows"]));
    expect(found[target.id]).toEqual(["work.directReports", "work.indirectReports"]);
  });

  it("edits the row when there is one of that date, since Bob keeps one per date", () => {
    const { fake } = fakeOf();
    const person = fake.company.employees[9]!;
    const rows = person.workRows.length;
    fake.changeWork(person.id, { title: "Glassblower", workChangeType: "Promotion" });
    fake.changeWork(person.id, { department: "Glass" });
    expect(person.workRows).toHaveLength(rows + 1);
    expect(person.workRows.at(-1)).toMatchObject({ title: "Glassblower", department: "Glass", workChangeType: "Promotion" });
  });

  it("puts a backdated row in its place and carries forward what held on that day", () => {
    const { fake } = fakeOf();
    const person = fake.hire({ firstName: "Anouk", surname: "Larkspur", startDate: "2024-01-01", title: "One" });
    fake.changeWork(person.id, { effectiveDate: "2026-01-01", title: "Three" });
    fake.changeWork(person.id, { effectiveDate: "2025-01-01", department: "Glass" });
    expect(person.workRows.map(({ effectiveDate, title, department }) => [effectiveDate, title, department])).toEqual([
      ["2024-01-01", "One", "Engineering"],
      ["2025-01-01", "One", "Glass"],
      ["2026-01-01", "Three", "Engineering"],
    ]);
    expect(person).toMatchObject({ title: "Three", department: "Engineering" });
  });

  it("refuses a circle of managers, now or on any later day", async () => {
    const { fake, clock } = fakeOf({ employees: 3 });
    const [head, a, b] = fake.company.employees.map(({ id }): string => id);
    expect(() => fake.changeWork(head!, { reportsTo: head! })).toThrow("cannot report to someone who reports to them");
    expect(() => fake.changeWork(head!, { reportsTo: a! })).toThrow("cannot report to someone");
    fake.changeWork(a!, { reportsTo: b!, effectiveDate: "2026-08-01" });
    expect(() => fake.changeWork(b!, { reportsTo: a! })).toThrow("cannot report to someone");
    fake.changeWork(b!, { reportsTo: head!, effectiveDate: "2026-07-20" });
    fake.changeWork(b!, { reportsTo: a!, effectiveDate: "2026-07-01" }); // over before the other way round begins
    await clock.advance(31 * 86_400_000);
    expect(fake.company.find(b!)!.reportsTo).toBe(a);
    await clock.advance(31 * 86_400_000);
    expect([fake.company.find(a!)!.reportsTo, fake.company.find(b!)!.reportsTo]).toEqual([b, head]);
  });

  it("empties what is set to null", async () => {
    const { fake, get } = fakeOf();
    const person = fake.company.employees[9]!;
    fake.changeWork(person.id, { title: null, site: null, reportsTo: null });
    const { values } = (await get(`/people/${person.id}/work`)).data;
    expect(values.at(-1)).toMatchObject({ title: null, site: null, siteId: null, reportsTo: null, department: person.department });
  });

  it("refuses a date before the first row", () => {
    const { fake } = fakeOf();
    expect(() => fake.changeWork(fake.company.employees[0]!.id, { effectiveDate: "2001-01-01" })).toThrow(
      "before the employee's first work row",
    );
  });
});

describe("terminate", () => {
  it("makes the person inactive from that day on, with a reason, and keeps the row in force", async () => {
    const { fake, search, people, get, clock } = fakeOf();
    const person = fake.company.employees.find(({ id }) => fake.company.isActive(id) && !fake.company.isManager(id))!;
    fake.terminate(person.id, { date: "2026-06-17", reason: "Went to sea" });
    const found = async () => (await search({ fields: ["root.id"] })).data.employees.some(({ id }: Raw) => id === person.id);
    await clock.advance(86_400_000);
    expect([await found(), person.lifecycleStatus]).toEqual([true, "Employed"]);
    await clock.advance(86_400_000);
    expect([await found(), person.lifecycleStatus, person.status]).toEqual([false, "Terminated", "Inactive"]);
    const { internal } = (
      await people(["internal.terminationReason", "internal.terminationDate", "internal.status", "internal.periodSinceTermination"])
    ).find(({ id }) => id === person.id);
    expect(internal).toMatchObject({
      terminationReason: "Went to sea",
      terminationDate: "2026-06-17",
      status: "Inactive",
      periodSinceTermination: { sortFactor: 0 },
    });
    const { values } = (await get(`/people/${person.id}/work`)).data;
    expect(values.filter(({ isCurrent }: Raw) => isCurrent)).toHaveLength(1);
  });

  it("refuses unknown people, emails for ids, and a day before the first", () => {
    const { fake } = fakeOf();
    const [head] = fake.company.employees;
    expect(() => fake.terminate("1")).toThrow("no employee has this id");
    expect(() => fake.terminate(head!.email)).toThrow("no employee has this id");
    expect(() => fake.terminate(head!.id, { date: "1999-01-01" })).toThrow("before the start date");
  });
});

describe("verbs of people and their tables", () => {
  it.each([
    ["hire", [{ firstName: "Ada", surname: "Byron", startdate: "2027-01-04" }], "hire knows no startdate. It knows firstName, surname"],
    ["terminate", ["id", { dat: "2027-01-04" }], "terminate knows no dat"],
    ["rehire", ["id", { from: "2027-01-04" }], "rehire knows no from"],
    ["startLeave", ["id", { date: "2027-01-04" }], "startLeave knows no date"],
    ["endLeave", ["id", { to: "2027-01-04" }], "endLeave knows no to"],
    ["setStartDate", ["id", { startDate: "2027-01-04" }], "setStartDate knows no startDate"],
    ["changeWork", ["id", { titel: "Analyst" }], "changeWork knows no titel"],
    ["promote", ["id", { workChangeType: "Demotion" }], "promote knows no workChangeType"],
    ["raise", ["id", { percent: 3 }], "raise knows no percent"],
    ["transfer", ["id", { dept: "Sales" }], "transfer knows no dept"],
    ["changeEmployment", ["id", { fte: 50 }], "changeEmployment knows no fte"],
    ["pay", ["id", { amount: 5, date: "2026-06-01" }], "pay knows no date"],
  ])("refuse what they would pass over: %s", (verb, args, message) => {
    const { fake } = fakeOf({ employees: 12 });
    const { id } = fake.company.employees[3]!;
    const before = JSON.stringify(fake.company.employees);
    expect(() => (fake as Raw)[verb](...args.map((arg) => (arg === "id" ? id : arg)))).toThrow(message);
    expect(JSON.stringify(fake.company.employees)).toBe(before);
  });
});

describe("update", () => {
  it("sets stored fields of one person, and what is calculated from them", async () => {
    const world = fakeOf();
    const person = world.fake.company.employees[9]!;
    const before = await snapshot(world);
    world.fake.update(person.id, { "root.surname": "Cobblestone-Ray", "home.privatePhone": "+44 1", "personal.birthDate": "1980-12-24" });
    const found = changes(before, await snapshot(world));
    expect(Object.keys(found)).toEqual([person.id]);
    expect(found[person.id]).toEqual(
      expect.arrayContaining([
        "root.surname",
        "root.fullName",
        "root.displayName",
        "home.privatePhone",
        "personal.birthDate",
        "personal.age",
        "personal.shortBirthDate",
      ]),
    );
    expect(world.fake.company.find(person.email)).toMatchObject({ surname: "Cobblestone-Ray" });
  });

  it("keeps mail addresses apart and people findable by their new one", () => {
    const { fake } = fakeOf();
    const [first, second] = fake.company.employees;
    const old = first!.email;
    fake.update(first!.id, { "root.email": "new@lanternfield.example" });
    expect(fake.company.find("NEW@lanternfield.example")?.id).toBe(first!.id);
    expect(fake.company.find(old)).toBeUndefined();
    expect(() => fake.update(second!.id, { "root.email": "New@lanternfield.example" })).toThrow("another employee has");
  });

  it.each([
    "root.id",
    "root.fullName",
    "work.title",
    "work.isManager",
    "work.startDate",
    "internal.status",
    "personal.age",
    "address.siteCity",
    "root.avatarUrl",
    "no.such.field",
  ] satisfies (KnownFieldId | "no.such.field")[])("refuses %s, which follows from something else or does not exist", (field) => {
    const { fake } = fakeOf();
    expect(() => fake.update(fake.company.employees[0]!.id, { [field]: "x" })).toThrow(/cannot set|does not exist/);
  });
});

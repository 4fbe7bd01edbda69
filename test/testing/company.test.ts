import { createFakeHiBob, type FakeHiBob, VirtualClock } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { FIELDS, type KnownFieldId } from "../../src/model/fields.ts";
import { asker, fakeOf, type Raw } from "./ask.ts";

const ALL = Object.keys(FIELDS) as KnownFieldId[];
const VOLATILE = ALL.filter((id) => "volatile" in FIELDS[id]);
/** Single payments are in the metadata, but Bob does not give them in a people read. */
const READABLE = ALL.filter((id) => !id.startsWith("actualPayment."));

const read = (person: Raw, field: string): unknown => person[`/${field.replaceAll(".", "/")}`]?.value ?? null;

const everything = async (fake: FakeHiBob): Promise<string> =>
  JSON.stringify([await asker(fake).people(ALL), await asker(fake).bulk({ limit: "200" })]);

describe("a seeded company", () => {
  it("tells the same story for the same seed, and another one for another", async () => {
    const story = (seed: number) => everything(createFakeHiBob({ seed, clock: new VirtualClock(), limits: "off" }));
    const first = await story(3);
    expect(await story(3)).toBe(first);
    const other = await story(4);
    expect(JSON.parse(other)[0][0].id).not.toBe(JSON.parse(first)[0][0].id);
    expect(JSON.parse(other)[0][5].email).not.toBe(JSON.parse(first)[0][5].email);
  });

  it("keeps every fact when the clock moves: only calculated and lifecycle values follow it", async () => {
    const at = async (date: string) => asker(createFakeHiBob({ clock: new VirtualClock(`${date}T12:00:00Z`) })).people(ALL);
    const [then, later] = [await at("2026-06-15"), await at("2027-02-03")];
    const moved = new Set([
      "internal.lifecycleStatus",
      "internal.status",
      "internal.currentActiveStatusStartDate",
      "root.state",
      "work.isManager",
    ]);
    const currentRow = new Set(["work.title", "work.activeEffectiveDate", "work.workChangeType", "work.department"]);
    // Who is in another job on the day when the fake is made has another profile of it.
    for (const id of READABLE) if (id.startsWith("employee.job")) currentRow.add(id);
    let planned = 0;
    for (const [nth, person] of then.entries()) {
      const changed = READABLE.filter((id) => JSON.stringify(read(person, id)) !== JSON.stringify(read(later[nth], id)));
      const unexpected = changed.filter((id) => !VOLATILE.includes(id) && !moved.has(id));
      planned += Number(unexpected.length > 0);
      expect(unexpected.filter((id) => !currentRow.has(id))).toEqual([]);
      expect(read(later[nth], "root.avatarUrl")).not.toBe(read(person, "root.avatarUrl"));
    }
    expect(planned).toBeLessThan(5); // a few had their next step planned
  });

  it("has a value of the right type in every field, for someone", async () => {
    const { people } = fakeOf();
    const fits: Record<string, (value: Raw) => boolean> = {
      number: Number.isFinite,
      boolean: (value) => typeof value === "boolean",
      date: (value) => /^\d{4}-\d\d-\d\d$/.test(value),
      "short-date": (value) => /^\d\d-\d\d$/.test(value),
      time: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/.test(value),
      list_id: Number.isInteger,
      "hierarchy-list": Number.isInteger,
      "multi-list": (value) => Array.isArray(value) && value.every((id) => typeof id === "string"),
      currency: ({ value, currency }) => Number.isFinite(value) && /^[A-Z]{3}$/.test(currency),
      "employee-reference": (value) => /^\d{19}$/.test(value),
      employee: ({ id, displayName }) => /^\d{19}$/.test(id) && typeof displayName === "string",
      period: ({ periodISO, sortFactor }) => /^P\d+Y\d+M\d+D$/.test(periodISO) && Number.isInteger(sortFactor),
      duration_with_unit: ({ unit, length }) => typeof unit === "string" && Number.isInteger(length),
      working_pattern: ({ workingPatternType, hoursPerDay, weeklyWorkPercentage }) =>
        workingPatternType === "flexible" ? weeklyWorkPercentage > 0 : /^(hourly|fortnightly)$/.test(workingPatternType) && hoursPerDay > 0,
      avatar: (value) => URL.canParse(value),
    };
    const everyone = await people(READABLE);
    for (const id of READABLE) {
      const values = everyone.map((person) => read(person, id)).filter((value) => value !== null);
      expect(values.length, id).toBeGreaterThan(0);
      const isRight = fits[FIELDS[id].type] ?? ((value: unknown) => typeof value === "string" && value !== "");
      expect(
        values.filter((value) => !isRight(value)),
        id,
      ).toEqual([]);
    }
  });

  it("uses list items that the named lists have", async () => {
    const { people, get } = fakeOf({ employees: 120 });
    const lists = (await get("/company/named-lists?includeArchived=true")).data;
    const ids = (items: Raw[]): Raw[] => items.flatMap(({ id, children }) => [id, ...ids(children)]);
    for (const id of READABLE) {
      const list = (FIELDS[id] as { list?: string }).list;
      if (!list) continue;
      const known = new Set(ids(lists[list].values));
      const used = (await people([id])).flatMap((person) => read(person, id) ?? []);
      expect(
        used.filter((item) => !known.has(item)),
        id,
      ).toEqual([]);
    }
  });

  it("looks like a company: one head, leavers, people to come, people on leave, part-timers", async () => {
    const { people } = fakeOf({ employees: 1_000 });
    const everyone = await people([
      "internal.status",
      "internal.lifecycleStatus",
      "internal.terminationDate",
      "work",
      "work.reportsTo",
      "payroll.employment.type",
    ]);
    const count = (field: string, value: string) => everyone.filter((person) => read(person, field) === value).length;
    expect(count("internal.lifecycleStatus", "Terminated")).toBe(80);
    expect(count("internal.lifecycleStatus", "Hired")).toBe(20);
    expect(count("internal.lifecycleStatus", "Garden leave")).toBe(5);
    expect(count("internal.lifecycleStatus", "Parental leave")).toBe(15);
    expect(count("internal.status", "Inactive")).toBe(105);
    expect(count("payroll.employment.type", "Part time")).toBeGreaterThan(50);
    expect(everyone.filter((person) => read(person, "work.reportsTo") === null)).toHaveLength(1);
    for (const person of everyone) {
      if (read(person, "internal.lifecycleStatus") !== "Terminated") continue;
      expect(read(person, "internal.status")).toBe("Inactive");
      expect(String(read(person, "internal.terminationDate")) <= "2026-06-15").toBe(true);
    }
  });

  it("gives ids that no number can hold, and mail addresses that nobody can receive", () => {
    const { fake } = fakeOf({ employees: 2_000 });
    const { employees } = fake.company;
    expect(new Set(employees.map(({ id }) => id)).size).toBe(2_000);
    expect(new Set(employees.map(({ email }) => email)).size).toBe(2_000);
    for (const { id, email } of employees) {
      expect(id).toMatch(/^\d{19}$/);
      expect(BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
      expect(email).toMatch(/^[a-z.]+\d*@[a-z]+\.example$/);
    }
  });

  it("keeps calculated values in step with the facts", async () => {
    const { people, fake } = fakeOf({ employees: 200 });
    const everyone = await people(READABLE);
    const reports = (id: string, all: boolean): number => {
      const direct = everyone.filter((one) => read(one, "work.manager") === id && fake.company.isActive(one.id));
      return direct.length + (all ? direct.reduce((sum, one) => sum + reports(one.id, true), 0) : 0);
    };
    for (const person of everyone) {
      const value = (field: KnownFieldId) => read(person, field);
      const manager = everyone.find(({ id }) => id === value("work.manager"));
      expect(value("root.fullName")).toBe(`${value("root.firstName")} ${value("root.surname")}`);
      expect(value("work.directReports")).toBe(reports(person.id, false));
      expect(value("work.indirectReports")).toBe(reports(person.id, true));
      expect(value("work.isManager")).toBe(reports(person.id, false) > 0);
      expect(fake.company.isManager(person.id)).toBe(value("work.isManager"));
      expect(value("work.reportsTo.email")).toBe(manager ? read(manager, "root.email") : null);
      expect(value("work.reportsToIdInCompany")).toBe(manager ? read(manager, "work.employeeIdInCompany") : null);
      expect(value("work.secondLevelManager")).toBe(manager ? read(manager, "work.manager") : null);
      expect(value("work.reportsTo")).toMatchObject(manager ? { id: manager.id, email: read(manager, "root.email") } : {});
      const born = value("personal.birthDate") as string | null;
      expect(value("personal.shortBirthDate")).toBe(born?.slice(5) ?? null);
      if (born) expect(value("personal.age")).toBe(2026 - Number(born.slice(0, 4)) - Number(born.slice(5) > "06-15"));
      const { value: yearly } = value("payroll.salary.payment") as { value: number };
      expect((value("payroll.salary.monthlyPayment") as { value: number }).value).toBeCloseTo(yearly / 12, 2);
    }
  });

  it("moves ages and tenures with the clock, and nothing else without one", async () => {
    const { people, clock } = fakeOf();
    const fields = ["work.tenureDurationYears", "personal.age", "root.avatarUrl", "home.city"];
    const before = await people(fields);
    expect(await people(fields)).toEqual(before);
    await clock.advance(366 * 86_400_000);
    const after = await people(fields);
    const active = before.findIndex(
      (_, nth) => read(after[nth], "work.tenureDurationYears") !== read(before[nth], "work.tenureDurationYears"),
    );
    expect(active).toBeGreaterThanOrEqual(0);
    expect(read(after[active], "personal.age")).toBe(Number(read(before[active], "personal.age")) + 1);
  });

  it("may be empty or of one person", async () => {
    expect(await fakeOf({ employees: 0 }).people(["root.id"])).toEqual([]);
    expect(await fakeOf({ employees: 0 }).bulk()).toEqual([{ results: [], response_metadata: { next_cursor: null }, errors: {} }]);
    expect(await fakeOf({ employees: 1 }).people(["work.reportsTo", "work.isManager"])).toMatchObject([
      { work: { reportsTo: null, isManager: false } },
    ]);
  });

  it("refuses sizes and seeds that are no whole numbers", () => {
    expect(() => createFakeHiBob({ employees: -1 })).toThrow("employees must be a whole number");
    expect(() => createFakeHiBob({ seed: 0.5 })).toThrow("seed must be a whole number");
  });
});

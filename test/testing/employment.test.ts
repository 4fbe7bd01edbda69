import { describe, expect, it } from "vitest";
import type { Raw } from "./ask.ts";
import { tablesRig } from "./tables/rig.ts";

const FIELDS = [
  "payroll.employment.contract",
  "payroll.employment.type",
  "payroll.employment.salaryPayType",
  "payroll.employment.flsaCode",
  "payroll.employment.calendarId",
  "payroll.employment.personalWorkingPatternType",
  "payroll.employment.workingPattern",
  "payroll.employment.actualWorkingPattern",
  "payroll.employment.siteWorkingPattern",
  "payroll.employment.fte",
  "payroll.employment.weeklyHours",
  "payroll.employment.hoursInDayNotWorked",
];

const agree = (row: Raw, { payroll: { employment } }: Raw) => {
  for (const field of FIELDS) {
    const column = field.split(".").at(-1)!;
    expect(employment[column], column).toEqual(row[column]);
  }
  expect(employment.activeEffectiveDate).toBe(row.effectiveDate);
};

describe("the employment table", () => {
  it("has Bob's columns, his spelling of the creation date, and an id and a label of the calendar", async () => {
    const { rows, second } = tablesRig();
    const [row] = await rows(second.id, "employment");
    expect(Object.keys(row).sort()).toEqual(
      [
        ...["id", "effectiveDate", "activeEffectiveDate", "endEffectiveDate", "isCurrent", "canBeDeleted", "customColumns", "change"],
        ...["CreationDate", "modificationDate", "contract", "type", "salaryPayType", "flsaCode", "calendarId", "calendarName"],
        ...["personalWorkingPatternType", "workingPattern", "standardWorkingPatternId", "standardWorkingPattern"],
        ...["siteWorkingPattern", "actualWorkingPattern", "fte", "weeklyHours", "hoursInDayNotWorked"],
      ].sort(),
    );
    expect([row.CreationDate, typeof row.calendarId, row.calendarName]).toEqual([null, "number", expect.stringContaining("holidays")]);
  });

  it("says of everyone what their fields say", async () => {
    const { rows, fields, company } = tablesRig();
    for (const { id, lifecycleStatus } of company.employees) {
      const all = await rows(id, "employment");
      const row = all.find(({ isCurrent }) => isCurrent) ?? (lifecycleStatus === "Hired" ? all[0] : undefined);
      agree(row, await fields(id, ...FIELDS, "payroll.employment.activeEffectiveDate"));
    }
  });

  it("knows all three forms of working patterns, and works hours out of them", async () => {
    const { bulkRows } = tablesRig({ employees: 150 });
    const rows = [...(await bulkRows("employment")).values()].flat();
    expect(new Set(rows.map(({ workingPattern }) => workingPattern?.workingPatternType))).toEqual(
      new Set([undefined, "hourly", "fortnightly", "flexible"]),
    );
    for (const row of rows) {
      expect(row.actualWorkingPattern).toEqual(row.workingPattern ?? row.standardWorkingPattern ?? row.siteWorkingPattern);
      expect(row.weeklyHours).toBeCloseTo(0.4 * row.fte, 5);
      expect(row.hoursInDayNotWorked).toBeCloseTo(8 - 0.08 * row.fte, 5);
    }
    expect(rows.filter(({ fte }) => fte === 50).length).toBeGreaterThan(0);
  });

  it("takes another pattern, and derives from it what is sent along of the old one", async () => {
    const { post, rows, fields, told, second } = tablesRig();
    const old = (await rows(second.id, "employment")).at(-1);
    told();
    const half = { workingPatternType: "flexible", weeklyWorkPercentage: 50 };
    const reply = await post(second.id, "employment", {
      ...old,
      effectiveDate: "2026-06-15",
      type: "Part time",
      personalWorkingPatternType: "flexible",
      workingPattern: half,
      reason: "Studies",
    });
    expect([reply.status, reply.text]).toEqual([200, ""]);
    const row = (await rows(second.id, "employment")).at(-1);
    expect(row).toMatchObject({
      isCurrent: true,
      contract: old.contract,
      actualWorkingPattern: half,
      fte: 50,
      weeklyHours: 20,
      hoursInDayNotWorked: 4,
      change: { reason: "Studies" },
    });
    agree(row, await fields(second.id, ...FIELDS, "payroll.employment.activeEffectiveDate"));
    const [created, updated] = told();
    expect(created).toEqual({ type: "table.entry.created", employeeId: second.id, tableId: "employment", effectiveDate: "2026-06-15" });
    expect(updated).toMatchObject({ type: "employee.updated", fieldUpdates: expect.arrayContaining(["payroll.employment.fte"]) });
  });

  it("takes the standard pattern by its id or as it is read, and the calendar by its name", async () => {
    const { post, rows, get, second } = tablesRig();
    const items = (await get("/company/named-lists")).data.workingPattern_entity_list.values;
    const four = items.find(({ name }: Raw) => name === "Four days").id;
    await post(second.id, "employment", { effectiveDate: "2026-06-15", standardWorkingPatternId: four, calendarName: "Irish holidays" });
    const row = (await rows(second.id, "employment")).at(-1);
    expect(row).toMatchObject({ standardWorkingPatternId: four, weeklyHours: 32, fte: 100, calendarName: "Irish holidays" });
    await post(second.id, "employment", { effectiveDate: "2026-06-16", standardWorkingPattern: row.standardWorkingPattern });
    expect((await rows(second.id, "employment")).at(-1).standardWorkingPatternId).toBe(four);
  });

  it("has one row of a date", async () => {
    const { post, second } = tablesRig();
    expect((await post(second.id, "employment", { effectiveDate: "2026-06-15" })).status).toBe(200);
    const { status, data } = await post(second.id, "employment", { effectiveDate: "2026-06-15", type: "Part time" });
    expect([status, data.key]).toEqual([400, "exception.history.duplicated.bulk"]);
  });

  it.each([
    ["contract", "Slavery"],
    ["calendarId", 9],
    ["workingPattern", { workingPatternType: "hourly" }],
    ["workingPattern", { workingPatternType: "lunar", days: {} }],
  ])("refuses %s as %j", async (column, value) => {
    const { post, second } = tablesRig();
    const { status, data } = await post(second.id, "employment", { effectiveDate: "2026-06-15", [column]: value });
    expect([status, data]).toEqual([400, { error: expect.any(String), errors: { [column]: expect.any(String) } }]);
  });

  it("goes through the client, strictly checked", async () => {
    const { bob, inTime, second } = tablesRig();
    const { employment } = bob;
    const before = (await inTime(employment.list(second.id, { humanReadable: true }))).rows;
    expect((await inTime(employment.all({ pageSize: 7 }).toArray({ limit: 1_000 }))).length).toBeGreaterThan(40);
    const half = { workingPatternType: "flexible", weeklyWorkPercentage: 50 } as const;
    const row = { effectiveDate: "2026-06-15", personalWorkingPatternType: "flexible", workingPattern: half } as const;
    await inTime((await inTime(employment.append(second.id, row))).visible());
    const [now] = (await inTime(employment.asOf(second.id, "2026-06-15"))).rows;
    expect(now).toMatchObject({ fte: 50, contract: before.at(-1)!.contract });
    await inTime((await inTime(employment.update(second.id, now!.id, { contract: "Contractor" }))).visible());
    expect((await inTime(employment.asOf(second.id, "2026-06-15"))).rows).toMatchObject([{ contract: "Contractor", fte: 50 }]);
    await inTime(employment.remove(second.id, now!.id));
    expect((await inTime(employment.list(second.id))).rows).toHaveLength(before.length);
  });
});

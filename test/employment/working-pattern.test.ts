import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { bodiless, json, type Reply, rig } from "../client/stub.ts";

const ID = "3332883884017713938" as EmployeeId;
const week = { workingPatternType: "hourly", days: { monday: 8, tuesday: 8 }, hoursPerDay: 8, workingPatternId: 11 };
const half = { workingPatternType: "flexible", weeklyWorkPercentage: 50 } as const;
const workedOut = { actualWorkingPattern: week, fte: 100, weeklyHours: 40, hoursInDayNotWorked: 4 };
const ROW = { id: 7, effectiveDate: "2025-01-01", isCurrent: true, contract: "Full time", siteWorkingPattern: week, ...workedOut };

const table = (...rows: object[]): Reply => json({ values: rows });
const sent = ({ seen }: ReturnType<typeof rig>) => JSON.parse(seen.find(({ method }) => method !== "GET")!.text) as object;

describe("a new row of the employment table", () => {
  it("carries what Bob works out of the working pattern while the pattern stays", async () => {
    const bob = rig([table(ROW), bodiless(200)]);
    await bob.run(bob.bob.employment.append(ID, { effectiveDate: "2026-03-01", contract: "Part time" }));
    expect(sent(bob)).toEqual({ effectiveDate: "2026-03-01", contract: "Part time", siteWorkingPattern: week, ...workedOut });
  });

  it.each<[string, object]>([
    ["another pattern", { workingPattern: half }],
    ["no pattern of its own any more", { workingPattern: null }],
    ["another kind of pattern", { personalWorkingPatternType: "custom" }],
    ["another standard by its id", { standardWorkingPatternId: 12 }],
    ["another standard", { standardWorkingPattern: half }],
  ])("leaves out what was worked out of the old pattern when it has %s", async (_, columns) => {
    const bob = rig([table(ROW), bodiless(200)]);
    await bob.run(bob.bob.employment.append(ID, { effectiveDate: "2026-03-01", ...columns }));
    expect(sent(bob)).toEqual({ effectiveDate: "2026-03-01", contract: "Full time", siteWorkingPattern: week, ...columns });
  });

  it("holds what you give yourself, worked out or not", async () => {
    const bob = rig([table(ROW), bodiless(200)]);
    await bob.run(bob.bob.employment.append(ID, { effectiveDate: "2026-03-01", workingPattern: half, fte: 50, weeklyHours: undefined }));
    expect(sent(bob)).toEqual({
      effectiveDate: "2026-03-01",
      contract: "Full time",
      siteWorkingPattern: week,
      workingPattern: half,
      fte: 50,
    });
  });

  it("is exactly what you give with carryForward: false, and nothing is read before", async () => {
    const bob = rig([bodiless(200)]);
    await bob.run(bob.bob.employment.append(ID, { effectiveDate: "2026-03-01", workingPattern: half }, { carryForward: false }));
    expect(bob.seen.map(({ method }) => method)).toEqual(["POST"]);
    expect(sent(bob)).toEqual({ effectiveDate: "2026-03-01", workingPattern: half });
  });

  it("is refused before anything is sent without a date, or with one in another form", async () => {
    for (const row of [{ contract: "Full time" }, { effectiveDate: "1 March 2026" }]) {
      const { bob, seen, failure } = rig(table(ROW));
      expect(await failure(bob.employment.append(ID, row as never))).toMatchObject({ code: "invalid_input" });
      expect(seen).toHaveLength(0);
    }
  });
});

describe("a changed row of the employment table", () => {
  it("leaves out what was worked out of the old pattern, and is visible when the new pattern is", async () => {
    const after = { ...ROW, workingPattern: { ...half, hoursPerDay: null }, actualWorkingPattern: half, fte: 50, weeklyHours: 20 };
    const bob = rig([table(ROW), bodiless(200), table(ROW), table(after)]);
    const written = await bob.run(bob.bob.employment.update(ID, 7, { workingPattern: half, fte: 50 }));
    expect(sent(bob)).toEqual({
      effectiveDate: "2025-01-01",
      contract: "Full time",
      siteWorkingPattern: week,
      workingPattern: half,
      fte: 50,
    });
    await bob.run(written.visible());
    expect(bob.seen).toHaveLength(4);
  });

  it("carries what was worked out while the pattern stays", async () => {
    const bob = rig([table(ROW), bodiless(200)]);
    await bob.run(bob.bob.employment.update(ID, 7, { contract: "Part time" }));
    expect(sent(bob)).toEqual({ effectiveDate: "2025-01-01", contract: "Part time", siteWorkingPattern: week, ...workedOut });
  });

  it("is not sent when Bob hides a column, even one that is worked out", async () => {
    const { bob, seen, failure } = rig(
      json({ values: [ROW], restricted_columns: { no_view_permission: ["fte"], no_view_history_permission: [] } }),
    );
    expect(await failure(bob.employment.update(ID, 7, { workingPattern: half }))).toMatchObject({ code: "restricted_columns" });
    expect(seen.map(({ method }) => method)).toEqual(["GET"]);
  });
});

describe("a working pattern", () => {
  it.each<[string, unknown]>([
    ["hourly", week],
    ["fortnightly", { workingPatternType: "fortnightly", firstWeek: { monday: 9 }, secondWeek: {}, hoursPerDay: 9, workingPatternId: 0 }],
    ["flexible", half],
    ["of a kind to come", { workingPatternType: "lunar", phases: [1, 2] }],
    ["without a kind", { hoursPerDay: 8 }],
    ["null", null],
  ])("comes as Bob gives it when it is %s", async (_, pattern) => {
    const { bob, run } = rig(table({ ...ROW, workingPattern: pattern }), { validate: "strict" });
    expect((await run(bob.employment.list(ID))).rows[0]!.workingPattern).toEqual(pattern);
  });
});

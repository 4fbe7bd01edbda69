import type { EmployeeId, HiBob } from "hibob-kit";
import type { EmploymentPattern, EmploymentRow, NewEmploymentRow, WeekHours } from "hibob-kit/employment";
import type { LifecycleRow } from "hibob-kit/lifecycle";
import { describe, expectTypeOf, it } from "vitest";

declare const bob: HiBob;
declare const id: EmployeeId;

describe("the type of a working pattern", () => {
  it("has the parts of all kinds, and room for kinds to come", () => {
    expectTypeOf<EmploymentPattern["days"]>().toEqualTypeOf<WeekHours | null | undefined>();
    expectTypeOf<EmploymentPattern["weeklyWorkPercentage"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<EmploymentPattern["phases"]>().toBeUnknown();
    const write = (workingPattern: EmploymentPattern) => bob.employment.update(id, 7, { workingPattern });
    void write({ workingPatternType: "hourly", days: { monday: 8 }, hoursPerDay: 8 });
    void write({ workingPatternType: "fortnightly", firstWeek: { monday: 8 }, secondWeek: {} });
    void write({ workingPatternType: "flexible", weeklyWorkPercentage: 80 });
    void write({ workingPatternType: "lunar", phases: [1, 2] });
    // @ts-expect-error the days are no number
    void write({ workingPatternType: "hourly", days: 40 });
    // @ts-expect-error a percentage is a number
    void write({ workingPatternType: "flexible", weeklyWorkPercentage: "80" });
    // @ts-expect-error there is no such day
    void write({ workingPatternType: "hourly", days: { mon: 8 } });
  });
});

describe("a row of the employment table", () => {
  it("has typed columns, and others of unknown type", () => {
    expectTypeOf<EmploymentRow["fte"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<EmploymentRow["actualWorkingPattern"]>().toEqualTypeOf<EmploymentPattern | null | undefined>();
    expectTypeOf<EmploymentRow["anything else"]>().toBeUnknown();
    expectTypeOf<"Freelance">().toExtend<NonNullable<EmploymentRow["type"]>>();
  });

  it("starts on a day", () => {
    void bob.employment.append(id, { effectiveDate: "2026-03-01", contract: "Part time" });
    void bob.employment.update(id, 7, { contract: null });
    // @ts-expect-error no day
    void bob.employment.append(id, { contract: "Part time" });
    // @ts-expect-error a pattern is an object
    void bob.employment.update(id, 7, { workingPattern: "hourly" });
    // @ts-expect-error the id of a row is a number
    void bob.employment.remove(id, "7");
    expectTypeOf<NewEmploymentRow["effectiveDate"]>().toEqualTypeOf<string>();
  });
});

describe("a row of the lifecycle table", () => {
  it("has open statuses, and no way to be written", () => {
    expectTypeOf<"Garden leave">().toExtend<NonNullable<LifecycleRow["status"]>>();
    expectTypeOf<"On a mission">().toExtend<NonNullable<LifecycleRow["status"]>>();
    expectTypeOf<keyof HiBob["lifecycle"]>().toEqualTypeOf<"list" | "all" | "asOf">();
  });
});

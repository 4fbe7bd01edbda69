import type { EmployeeId, HiBob } from "hibob-kit";
import { describe, expectTypeOf, it } from "vitest";

declare const bob: HiBob;
declare const id: EmployeeId;

describe("attendance", () => {
  it("types what is read when nothing is named, and what is named otherwise", async () => {
    const whom = { employeeIds: [id], from: "2026-01-01", to: "2026-01-31" };
    for await (const entry of bob.attendance.entries.search(whom)) {
      expectTypeOf(entry["/attendanceEntry/duration"]).toEqualTypeOf<number | null | undefined>();
    }
    for await (const day of bob.attendance.dailyBreakdown.search({ ...whom, fields: ["/dailyBreakdown/hoursWorked"] })) {
      expectTypeOf(day["/dailyBreakdown/date"]).toEqualTypeOf<string | null | undefined>();
      // @ts-expect-error not asked for
      void day["/dailyBreakdown/payableHours"];
    }
    // @ts-expect-error plain text is no employee id
    void bob.attendance.summaries.search({ ...whom, employeeIds: ["1"] });
  });

  it("takes times or a duration, not both", () => {
    void bob.attendance.entries.create([{ employeeId: id, clockInTime: "2026-03-02T09:00:00" }]);
    void bob.attendance.entries.create([{ employeeId: id, clockInDate: "2026-03-02", duration: 30 }]);
    // @ts-expect-error the day is missing
    void bob.attendance.entries.create([{ employeeId: id, duration: 30 }]);
    const both = { employeeId: id, clockInTime: "2026-03-02T09:00:00", clockInDate: "2026-03-02", duration: 30 };
    // @ts-expect-error both
    void bob.attendance.entries.create([both]);
  });

  it("changes what it is given: times, details, or both", () => {
    void bob.attendance.entries.update(id, [{ id: 31, notes: "Late" }]);
    void bob.attendance.entries.update(id, [{ id: 31, clockOutTime: "2026-03-02T17:00:00" }]);
    // @ts-expect-error a time and a duration
    void bob.attendance.entries.update(id, [{ id: 31, clockInTime: "2026-03-02T09:00:00", duration: 30 }]);
  });
});

import type { EmployeeId, HiBob } from "hibob-kit";
import type { DayDuration, NewerRequestType, NewTimeOffRequest, TimeOffDetails } from "hibob-kit/time-off";
import { describe, expectTypeOf, it } from "vitest";

declare const bob: HiBob;
declare const id: EmployeeId;

describe("a request that is read", () => {
  it("narrows in a switch over its type, and leaves new types for the default", () => {
    const read = (request: TimeOffDetails) => {
      expectTypeOf(request.startDate).toEqualTypeOf<string | null>();
      expectTypeOf(request.requestId).toEqualTypeOf<number>();
      expectTypeOf(request.employeeId).toEqualTypeOf<EmployeeId>();
      switch (request.type) {
        case "days":
          expectTypeOf(request.startPortion).toEqualTypeOf<"all_day" | "afternoon" | (string & {}) | null | undefined>();
          expectTypeOf(request.hours).toEqualTypeOf<unknown>();
          break;
        case "hours":
          expectTypeOf(request.hours).toEqualTypeOf<number | null | undefined>();
          expectTypeOf(request.minutes).toEqualTypeOf<number | null | undefined>();
          break;
        case "differentDayDurations":
        case "differentSpecificHoursDayDurations":
          expectTypeOf(request.durations).toEqualTypeOf<readonly DayDuration[] | null | undefined>();
          break;
        case "portionOnRange":
          expectTypeOf(request.dayPortion).toEqualTypeOf<"morning" | "afternoon" | (string & {}) | null | undefined>();
          break;
        case "hoursOnRange":
          expectTypeOf(request.dailyHours).toEqualTypeOf<number | null | undefined>();
          break;
        case "specificHoursDayDurations":
          expectTypeOf(request.localEndTime).toEqualTypeOf<string | null | undefined>();
          break;
        case "percentageOnRange":
          expectTypeOf(request.percentageOfDay).toEqualTypeOf<number | null | undefined>();
          break;
        case "openEnded":
          expectTypeOf(request.endDate).toEqualTypeOf<string | null>();
          break;
        default:
          expectTypeOf(request.type).toEqualTypeOf<NewerRequestType>();
          expectTypeOf(request.type).toExtend<string>();
      }
    };
    void read;
  });

  it("narrows alike in changes and in who is out", async () => {
    for await (const change of bob.timeOff.changes({ since: "2026-01-01T00:00:00Z" })) {
      if (change.type === "hours") expectTypeOf(change.hours).toEqualTypeOf<number | null | undefined>();
    }
    for (const out of await bob.timeOff.whosOut({ from: "2026-01-01", to: "2026-01-02" })) {
      expectTypeOf(out.requestId).toEqualTypeOf<number>();
      if (out.type === "portionOnRange") expectTypeOf(out.dayPortion).toExtend<string | null | undefined>();
    }
    for (const out of await bob.timeOff.outToday()) expectTypeOf(out.requestId).toEqualTypeOf<number | null | undefined>();
  });
});

describe("a request to make", () => {
  const span = { startDate: "2026-05-04", endDate: "2026-05-06", policyType: "Holiday" };

  it("has all that its type needs, and nothing of another", () => {
    void bob.timeOff.createRequest(id, { ...span, type: "days", startPortion: "all_day", endPortion: "morning" });
    void bob.timeOff.createRequest(id, { type: "hours", policyType: "Holiday", startDate: "2026-05-04", hours: 2 });
    // @ts-expect-error no end portion
    void bob.timeOff.createRequest(id, { ...span, type: "days", startPortion: "all_day" });
    // @ts-expect-error a first day cannot be a morning
    void bob.timeOff.createRequest(id, { ...span, type: "days", startPortion: "morning", endPortion: "all_day" });
    // @ts-expect-error of another type
    void bob.timeOff.createRequest(id, { ...span, type: "portionOnRange", dayPortion: "morning", hours: 2 });
    // @ts-expect-error no policy type
    void bob.timeOff.createRequest(id, { type: "hours", startDate: "2026-05-04", hours: 2 });
  });

  it("is of no type that can only be read", () => {
    expectTypeOf<Extract<NewTimeOffRequest["type"], "openEnded" | "percentageOnRange">>().toEqualTypeOf<never>();
  });

  it("has an approver only when it skips approval", () => {
    const hours = { type: "hours", policyType: "Holiday", startDate: "2026-05-04", hours: 2 } as const;
    void bob.timeOff.createRequest(id, { ...hours, skipManagerApproval: true, approver: id });
    // @ts-expect-error nobody approves what goes through approval
    void bob.timeOff.createRequest(id, { ...hours, approver: id });
  });
});

describe("the balances of many employees", () => {
  it("hold a balance or an error", async () => {
    for await (const item of bob.timeOff.balances({ employeeIds: [id], policyType: "Holiday", date: "2026-12-31" })) {
      if (item.error) expectTypeOf(item.balance).toEqualTypeOf<undefined>();
      else expectTypeOf(item.balance.totalTaken).toEqualTypeOf<number | null | undefined>();
    }
  });
});

import { createHiBob, type EmployeeId } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { timeOff } from "../../../src/time-off/index.ts";
import { fakeOf } from "../ask.ts";
import { free } from "./world.ts";

function world() {
  const { fake, clock } = fakeOf({ employees: 30 });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
  const id = free(fake).id as EmployeeId;
  return { fake, clock, bob: bob.timeOff, id };
}

describe("the client, with the fake", () => {
  it("has every method of time off in this test", () => {
    const methods = Object.keys(timeOff({} as never)).sort();
    expect(methods).toEqual([
      ...["addReasonCodes", "adjustBalance", "balance", "balances", "calendarEvents", "cancelRequest", "changes", "createRequest"],
      ...["downloadAttachment", "employeeCalendars", "getRequest", "outToday", "policy", "policyNames", "policyType", "policyTypes"],
      ...["reasonCodes", "whosOut"],
    ]);
  });

  it("makes every type of request, finds it and cancels it", async () => {
    const { bob, id } = world();
    const day = (startDate: string) => ({ startDate, endDate: startDate });
    const requests = [
      { type: "days", policyType: "Holiday", ...day("2026-07-06"), startPortion: "all_day", endPortion: "morning" },
      { type: "hours", policyType: "Flexi hours", startDate: "2026-07-07", hours: 2 },
      { type: "portionOnRange", policyType: "Holiday", ...day("2026-07-08"), dayPortion: "afternoon" },
      { type: "hoursOnRange", policyType: "Flexi hours", ...day("2026-07-09"), dailyHours: 1 },
      {
        type: "differentDayDurations",
        policyType: "Flexi hours",
        ...day("2026-07-10"),
        durations: [{ date: "2026-07-10", hours: 1, minutes: 30 }],
      },
      {
        type: "specificHoursDayDurations",
        policyType: "Flexi hours",
        ...day("2026-07-13"),
        localStartTime: "09:00:00",
        localEndTime: "10:30:00",
      },
      {
        type: "differentSpecificHoursDayDurations",
        policyType: "Flexi hours",
        ...day("2026-07-14"),
        durations: [{ date: "2026-07-14", dayDuration: { dayDurationType: "portionDayDuration", portion: "all_day" } }],
      },
    ] as const;
    for (const request of requests) {
      const sent = await bob.createRequest(id, request);
      await sent.visible();
      const found = (await sent.find())!;
      const { type, startDate, endDate } = await bob.getRequest(id, found.requestId, { includeDailyDurations: true });
      expect({ type, startDate, endDate }).toEqual({ type: request.type, startDate: request.startDate, endDate: request.startDate });
      await (await bob.cancelRequest(id, found.requestId)).visible();
      expect((await bob.getRequest(id, found.requestId)).status).toBe("canceled");
    }
  });

  it("reads everything in strict form", async () => {
    const { fake, bob, id } = world();
    fake.requestTimeOff(id, { startDate: "2026-06-15", skipManagerApproval: true });
    const changes = await bob.changes({ since: "2025-06-15T00:00:00Z", includePending: true }).toArray({ limit: 10_000 });
    expect(new Set(changes.map(({ requestId, changeType }) => `${requestId} ${changeType}`)).size).toBe(changes.length);
    expect(changes.every(({ startDate }) => typeof startDate === "string")).toBe(true);
    for (const { employeeId, requestId, changeType } of changes.slice(0, 40)) {
      if (changeType !== "Deleted") await bob.getRequest(employeeId, requestId).catch((error) => expect(error.code).toBe("not_found"));
    }
    const flags = { includeHourly: true, includePrivate: true };
    const out = await bob.whosOut({ from: "2026-01-01", to: "2026-12-31", ...flags, includePending: true });
    expect(out.length).toBeGreaterThan(20);
    expect(await bob.outToday({ ...flags })).toContainEqual(
      expect.objectContaining({ employeeId: id, type: "days", startPortion: "all_day" }),
    );
  });

  it("reads policies, balances, calendars and files", async () => {
    const { fake, bob, id } = world();
    for (const type of await bob.policyTypes()) {
      expect((await bob.policyType(type)).name).toBe(type);
      for (const name of await bob.policyNames(type)) expect((await bob.policy(name)).name).toBe(name);
    }
    await (await bob.addReasonCodes("Study/exam days", ["Resit"])).visible();
    expect(await bob.reasonCodes("Study/exam days")).toEqual([{ id: expect.any(Number), displayName: "Resit" }]);

    const before = await bob.balance(id, { policyType: "Holiday", date: "2026-12-31" });
    await bob.adjustBalance(id, { adjustmentType: "balance", policyType: "Holiday", effectiveDate: "2026-07-01", amount: 2 });
    const items = await Array.fromAsync(bob.balances({ employeeIds: [id, "12" as EmployeeId], policyType: "Holiday", date: "2026-12-31" }));
    expect(items[0]!.balance!.totalBalanceAsOfDate).toBe(before.totalBalanceAsOfDate! + 2);
    expect(items[1]!.error!.code).toBe("not_found");

    const [calendar] = await bob.employeeCalendars({ employeeIds: [id] }).toArray({ limit: 5 });
    expect(calendar).toMatchObject({ employeeId: id, calendarName: "UK holidays" });
    const events = await bob
      .calendarEvents({ from: "2026-01-01", to: "2028-12-31", calendarIds: [calendar!.calendarId!] })
      .toArray({ limit: 99 });
    expect(events).toHaveLength(24);

    const { id: requestId } = fake.requestTimeOff(id, { startDate: "2026-07-06" });
    fake.attachToTimeOff(requestId, { filename: "note.txt", content: "All well" });
    const [link] = (await bob.getRequest(id, requestId)).attachmentLinks!;
    const file = await bob.downloadAttachment(link!);
    expect(file.fileName).toBe("note.txt");
  });
});

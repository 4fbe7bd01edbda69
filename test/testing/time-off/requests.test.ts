import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "../ask.ts";
import { eventsOf, free, only } from "./world.ts";

const body = (more: object = {}) => ({
  policyType: "Holiday",
  requestRangeType: "days",
  startDate: "2026-07-06",
  startDatePortion: "all_day",
  endDate: "2026-07-10",
  endDatePortion: "all_day",
  ...more,
});

const hourly = (more: object) => ({ policyType: "Flexi hours", startDate: "2026-07-06", endDate: "2026-07-06", ...more });

describe("a time off request sent to Bob", () => {
  it("is answered with 200 and nothing, and then found as pending", async () => {
    const { fake, send, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const sent = await send("POST", `/timeoff/employees/${person.id}/requests`, { body: body({ description: "Lakes" }) });
    expect(sent).toMatchObject({ status: 200, text: "" });
    const { id } = fake.timeOffRequests(person.id).at(-1)!;
    const { data } = await get(`/timeoff/employees/${person.id}/requests/${id}`);
    expect(data).toEqual({
      employeeId: person.id,
      requestId: id,
      originalRequestId: null,
      previousRequestId: null,
      policyTypeDisplayName: "Holiday",
      policyTypeCustomName: null,
      visibility: "Public",
      type: "days",
      startDate: "2026-07-06",
      startPortion: "all_day",
      endDate: "2026-07-10",
      endPortion: "all_day",
      timeZoneOffset: null,
      createdOn: expect.stringMatching(/^2026-06-15T09:00:00\.000\d{3}$/),
      durationUnit: "days",
      totalDuration: 5,
      totalCost: 5,
      status: "pending_approval",
      approved: false,
      approvedBy: null,
      approvedAt: null,
      declinedBy: null,
      declinedAt: null,
      declineReason: null,
      description: "Lakes",
      reasonCode: null,
      hasAttachment: false,
      attachmentLinks: [],
    });
  });

  it("is approved at once where the policy asks nobody, or the caller skips the manager", async () => {
    const { fake, send, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const approver = fake.company.employees[0]!;
    const ask = (more: object) => send("POST", `/timeoff/employees/${person.id}/requests`, { body: body(more) });
    await ask({ policyType: "Sick", startDate: "2026-07-13", endDate: "2026-07-13", reasonCode: 3001 });
    await ask({ skipManagerApproval: true, approver: approver.id });
    const [sick, holiday] = fake.timeOffRequests(person.id).slice(-2);
    const details = async (id: number) => (await get(`/timeoff/employees/${person.id}/requests/${id}`)).data;
    expect(await details(sick!.id)).toMatchObject({ status: "approved", approved: true, approvedBy: null, reasonCode: "Cold or flu" });
    expect(await details(holiday!.id)).toMatchObject({ status: "approved", approvedBy: approver.displayName });
  });

  it.each([
    [
      "half days",
      body({ startDatePortion: "afternoon", endDatePortion: "morning" }),
      { startPortion: "afternoon", endPortion: "morning", totalCost: 4 },
    ],
    ["a weekend in it", body({ endDate: "2026-07-13" }), { totalDuration: 8, totalCost: 6 }],
    [
      "the same half of each day",
      body({ requestRangeType: "portionOnRange", dayPortion: "morning", startDatePortion: undefined, endDatePortion: undefined }),
      { type: "portionOnRange", dayPortion: "morning", totalCost: 2.5 },
    ],
    [
      "hours of one day",
      hourly({ requestRangeType: "hours", hours: 2, minutes: 30 }),
      { type: "hours", date: "2026-07-06", hoursOnDate: 2, durationUnit: "hours", totalCost: 2.5 },
    ],
    [
      "hours of every day",
      hourly({ requestRangeType: "hoursOnRange", endDate: "2026-07-08", dailyHours: 1, dailyMinutes: 30 }),
      { type: "hoursOnRange", dailyHours: 1.5, totalDuration: 4.5, totalCost: 4.5 },
    ],
    [
      "other hours each day",
      hourly({
        requestRangeType: "differentDayDurations",
        endDate: "2026-07-07",
        durations: [
          { date: "2026-07-06", hours: 3, minutes: 0 },
          { date: "2026-07-07", hours: 0, minutes: 0 },
        ],
      }),
      { type: "differentDayDurations", totalCost: 3 },
    ],
    [
      "a time of the day",
      hourly({ requestRangeType: "specificHoursDayDurations", localStartTime: "09:30:00", localEndTime: "13:00:00" }),
      {
        type: "specificHoursDayDurations",
        localStartTime: "09:30:00",
        localEndTime: "13:00:00",
        durations: [{ date: "2026-07-06", hours: 3, minutes: 30 }],
        timeZoneOffset: expect.stringMatching(/^GMT [+-]\d:\d\d$/),
        totalCost: 3.5,
      },
    ],
    [
      "a time or nothing each day",
      hourly({
        requestRangeType: "differentSpecificHoursDayDurations",
        endDate: "2026-07-07",
        durations: [
          {
            date: "2026-07-06",
            dayDuration: { dayDurationType: "specificHoursDayDuration", localStartTime: "09:00:00", localEndTime: "10:00:00" },
          },
          { date: "2026-07-07", dayDuration: { dayDurationType: "portionDayDuration", portion: "all_day" } },
        ],
      }),
      { type: "differentSpecificHoursDayDurations", totalCost: 9 },
    ],
  ])("may be for %s", async (_, sent, shown) => {
    const { fake, send, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    expect(await send("POST", `/timeoff/employees/${person.id}/requests`, { body: sent })).toMatchObject({ status: 200 });
    const { id } = fake.timeOffRequests(person.id).at(-1)!;
    expect((await get(`/timeoff/employees/${person.id}/requests/${id}`)).data).toMatchObject(shown);
  });

  it.each([
    ["no type", body({ requestRangeType: undefined })],
    ["a type that people alone can enter", body({ requestRangeType: "openEnded" })],
    ["an unknown policy type", body({ policyType: "Sabbatical" })],
    ["a first day that does not exist", body({ startDate: "2026-06-31" })],
    ["an end before the start", body({ endDate: "2026-07-05" })],
    ["no portion of the first day", body({ startDatePortion: undefined })],
    ["a first day that begins in the morning only", body({ startDatePortion: "morning" })],
    ["a day that begins after it ended", body({ endDate: "2026-07-06", startDatePortion: "afternoon", endDatePortion: "morning" })],
    ["a reason of another policy type", body({ reasonCode: 3001 })],
    ["an approver who does not exist", body({ skipManagerApproval: true, approver: "12" })],
    ["hours of a policy type in days", body({ requestRangeType: "hours", endDate: "2026-07-06", hours: 5, minutes: 0 })],
    ["hours of two days", hourly({ requestRangeType: "hours", endDate: "2026-07-07", hours: 2, minutes: 0 })],
    ["hours without minutes", hourly({ requestRangeType: "hours", hours: 2 })],
    ["no time at all", hourly({ requestRangeType: "hours", hours: 0, minutes: 0 })],
    ["less than the policy takes", hourly({ requestRangeType: "hours", hours: 0, minutes: 10 })],
    ["half a day where only whole ones are taken", body({ policyType: "Study/exam days", startDatePortion: "afternoon" })],
    [
      "a day in the durations that is not in the request",
      hourly({
        requestRangeType: "differentDayDurations",
        durations: ["2026-07-06", "2026-07-07"].map((date) => ({ date, hours: 2, minutes: 0 })),
      }),
    ],
    [
      "a day of several that ends before it starts",
      hourly({
        requestRangeType: "differentSpecificHoursDayDurations",
        endDate: "2026-07-07",
        durations: [
          { date: "2026-07-06", dayDuration: { dayDurationType: "portionDayDuration", portion: "all_day" } },
          {
            date: "2026-07-07",
            dayDuration: { dayDurationType: "specificHoursDayDuration", localStartTime: "10:00:00", localEndTime: "09:00:00" },
          },
        ],
      }),
    ],
    ["a day that is not in the durations", hourly({ requestRangeType: "differentDayDurations", durations: [] })],
    [
      "a time that ends before it starts",
      hourly({ requestRangeType: "specificHoursDayDurations", localStartTime: "10:00:00", localEndTime: "09:00:00" }),
    ],
    [
      "a time of the day without seconds",
      hourly({ requestRangeType: "specificHoursDayDurations", localStartTime: "09:00", localEndTime: "10:00" }),
    ],
    ["days before the first one at work", body({ startDate: "2009-01-01", endDate: "2009-01-02" })],
    ["more than the balance allows", body({ endDate: "2026-12-31" })],
  ])("is refused with 400 and leaves nothing behind for %s", async (_, sent) => {
    const { fake, send } = fakeOf({ employees: 20 });
    const person = free(fake);
    const before = fake.timeOffRequests(person.id);
    const events = eventsOf(fake);
    const { status, data, headers } = await send("POST", `/timeoff/employees/${person.id}/requests`, { body: sent });
    expect(status).toBe(400);
    expect(data).toEqual({ key: "exception.validation", error: expect.any(String) });
    expect(headers.get("x-fake-explanation")).toBeTruthy();
    expect(fake.timeOffRequests(person.id)).toEqual(before);
    expect(events).toEqual([]);
  });

  it("names an approver only where the manager is skipped", async () => {
    const { fake, send } = fakeOf({ employees: 20 });
    const person = free(fake);
    const sent = { body: body({ approver: fake.company.employees[0]!.id }) };
    expect((await send("POST", `/timeoff/employees/${person.id}/requests`, sent)).status).toBe(400);
  });

  it("is refused where it meets another one, and not where that was given up", async () => {
    const { fake, send } = fakeOf({ employees: 20 });
    const person = free(fake);
    const ask = async (more: object) => (await send("POST", `/timeoff/employees/${person.id}/requests`, { body: body(more) })).status;
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-08", startDatePortion: "afternoon", endDate: "2026-07-09" });
    expect(await ask({})).toBe(400);
    expect(await ask({ endDate: "2026-07-08" })).toBe(400);
    // The other one begins after noon.
    expect(await ask({ endDate: "2026-07-08", endDatePortion: "morning" })).toBe(200);
    fake.cancelTimeOff(id);
    expect(await ask({ startDate: "2026-07-09", endDate: "2026-07-10" })).toBe(200);
  });

  it("needs both boxes, and someone in the audience", async () => {
    const { fake, send } = fakeOf({ employees: 20 });
    const person = free(fake);
    const ask = async (id: string) => (await send("POST", `/timeoff/employees/${id}/requests`, { body: body() })).status;
    for (const key of ["timeOff.settings", "timeOff.manageRequests"]) {
      fake.permissions.revoke(key);
      expect(await ask(person.id)).toBe(403);
      fake.permissions.grant(key);
    }
    expect(await ask("12")).toBe(404);
    fake.audience = ({ id }) => id !== person.id;
    expect(await ask(person.id)).toBe(404);
  });
});

describe("one time off request", () => {
  it("is canceled by its id, once and again, and stays to be read", async () => {
    const { fake, send, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06" });
    const events = eventsOf(fake);
    const path = `/timeoff/employees/${person.id}/requests/${id}`;
    for (const _ of [1, 2]) expect(await send("DELETE", path)).toMatchObject({ status: 200, text: "" });
    expect((await get(path)).data).toMatchObject({ status: "canceled", approved: false });
    expect(events.map(({ type }) => type)).toEqual(["timeoff.request.cancelled"]);
  });

  it("is not found under another employee, when it was deleted, and outside the audience", async () => {
    const { fake, send, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06" });
    const path = `/timeoff/employees/${person.id}/requests/${id}`;
    const status = async () => [(await get(path)).status, (await send("DELETE", path)).status];
    expect((await get(path.replace(person.id, fake.company.employees[0]!.id))).status).toBe(404);
    expect((await get(`/timeoff/employees/${person.id}/requests/none`)).status).toBe(404);
    fake.audience = ({ id: other }) => other !== person.id;
    expect(await status()).toEqual([404, 404]);
    fake.audience = "everyone";
    fake.deleteTimeOff(id);
    expect(await status()).toEqual([404, 404]);
  });

  it("cannot be canceled when it was declined", async () => {
    const { fake, send } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06" });
    fake.declineTimeOff(id);
    expect((await send("DELETE", `/timeoff/employees/${person.id}/requests/${id}`)).status).toBe(400);
  });

  it("tells who decided, and why", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const boss = fake.company.find(person.reportsTo!)!.displayName;
    const [one, two] = ["2026-07-06", "2026-07-07"].map((startDate) => fake.requestTimeOff(person.id, { startDate }).id);
    fake.approveTimeOff(one!);
    fake.declineTimeOff(two!, "Release week");
    const details = async (id: number) => (await get(`/timeoff/employees/${person.id}/requests/${id}`)).data;
    const at = expect.stringMatching(/^2026-06-15T09:00:00\.\d{6}$/);
    expect(await details(one!)).toMatchObject({ status: "approved", approvedBy: boss, approvedAt: at, declinedBy: null });
    expect(await details(two!)).toMatchObject({
      status: "declined",
      declinedBy: boss,
      declinedAt: at,
      declineReason: "Release week",
      approvedBy: null,
    });
  });

  it("tells what each day lasts and costs when asked", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-10", endDate: "2026-07-13", endDatePortion: "morning" });
    const path = `/timeoff/employees/${person.id}/requests/${id}`;
    expect((await get(path)).data).not.toHaveProperty("dailyDurations");
    expect((await get(`${path}?includeDailyDurations=true`)).data.dailyDurations).toEqual([
      { date: "2026-07-10", duration: 1, cost: 1 },
      { date: "2026-07-11", duration: 1, cost: 0 },
      { date: "2026-07-12", duration: 1, cost: 0 },
      { date: "2026-07-13", duration: 0.5, cost: 0.5 },
    ]);
  });

  it("links its files for a while, without a credential, and not without the box", async () => {
    const { fake, get, clock } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06" });
    fake.attachToTimeOff(id, { filename: "note.txt", content: "All well" });
    const path = `/timeoff/employees/${person.id}/requests/${id}`;
    const [link] = (await get(path)).data.attachmentLinks;
    expect(link).toEqual({ filename: "note.txt", mimeType: "text/plain", url: expect.stringMatching(/^https:/) });
    expect(await (await fake.fetch(link.url)).text()).toBe("All well");
    await clock.advance(600_000);
    expect((await fake.fetch(link.url)).status).toBe(403);
    fake.permissions.revoke("timeOff.attachments");
    const { data } = await get(path);
    expect(data.hasAttachment).toBe(true);
    expect(data).not.toHaveProperty("attachmentLinks");
  });

  it("needs to be seen, and to be managed", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06" });
    for (const key of ["timeOff.seeWhosOut", "timeOff.manageRequests"]) {
      fake.permissions.revoke(key);
      expect((await get(`/timeoff/employees/${person.id}/requests/${id}`)).status).toBe(403);
      fake.permissions.grant(key);
    }
  });

  it("is not found when private, and has its custom name, without the box for these", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const ask = (policyType: string, startDate: string) => fake.requestTimeOff(person.id, { policyType, startDate }).id;
    const [secret, sick] = [ask("Compassionate leave", "2026-07-06"), ask("Sick", "2026-07-07")];
    const read = (id: number) => get(`/timeoff/employees/${person.id}/requests/${id}`);
    expect((await read(secret)).data).toMatchObject({ policyTypeDisplayName: "Compassionate leave", visibility: "Private" });
    expect((await read(sick)).data).toMatchObject({
      policyTypeDisplayName: "Sick",
      policyTypeCustomName: "Away",
      visibility: "Custom name",
    });
    fake.permissions.revoke("timeOff.seePrivate");
    expect((await read(secret)).status).toBe(404);
    expect((await read(sick)).data).toMatchObject({ policyTypeDisplayName: "Away" });
  });
});

describe("an edit", () => {
  it("of the time makes a new request in the place of the old one, and keeps the chain", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const first = fake.requestTimeOff(person.id, {
      startDate: "2026-07-06",
      endDate: "2026-07-08",
      description: "Lakes",
      skipManagerApproval: true,
    });
    const events = eventsOf(fake);
    const second = fake.editTimeOff(first.id, { endDate: "2026-07-09" });
    const third = fake.editTimeOff(second.id, { startDate: "2026-07-07" });
    expect([second, third].map(({ previousRequestId, originalRequestId }) => [previousRequestId, originalRequestId])).toEqual([
      [first.id, first.id],
      [second.id, first.id],
    ]);
    const details = async (id: number) => (await get(`/timeoff/employees/${person.id}/requests/${id}`)).data;
    expect(await details(first.id)).toMatchObject({ status: "canceled" });
    expect(await details(third.id)).toMatchObject({
      status: "approved",
      startDate: "2026-07-07",
      endDate: "2026-07-09",
      description: "Lakes",
    });
    expect(events.map(({ type, data }) => [type, data.requestId, data.previousRequestId])).toEqual([
      ["timeoff.request.updated", second.id, first.id],
      ["timeoff.request.updated", third.id, second.id],
    ]);
  });

  it("of anything else keeps the request", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06" });
    const events = eventsOf(fake);
    expect(fake.editTimeOff(id, { description: "Peaks", policyType: "Compassionate leave" }).id).toBe(id);
    const { data } = await get(`/timeoff/employees/${person.id}/requests/${id}`);
    expect(data).toMatchObject({ description: "Peaks", policyTypeDisplayName: "Compassionate leave", previousRequestId: null });
    expect(only(events).data).not.toHaveProperty("previousRequestId");
  });

  it("ends what had no end", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { policyType: "Sick", requestRangeType: "openEnded", startDate: "2026-07-06" });
    const read = async (of: number) => (await get(`/timeoff/employees/${person.id}/requests/${of}`)).data;
    expect(await read(id)).toMatchObject({ type: "openEnded", endDate: null, totalCost: null });
    const ended = fake.editTimeOff(id, { endDate: "2026-07-08" });
    expect(await read(ended.id)).toMatchObject({ type: "days", endDate: "2026-07-08", totalCost: 3 });
  });

  it("may stay within the time it had, and may not meet another request", async () => {
    const { fake } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06", endDate: "2026-07-10" });
    fake.requestTimeOff(person.id, { startDate: "2026-07-13" });
    const { id: shorter } = fake.editTimeOff(id, { endDate: "2026-07-08" });
    const before = fake.timeOffRequests(person.id);
    expect(() => fake.editTimeOff(shorter, { endDate: "2026-07-13" })).toThrow(/request for this time already/);
    expect(fake.timeOffRequests(person.id)).toEqual(before);
  });
});

describe("the events of time off", () => {
  it("name the employee, the request and where to read it", async () => {
    const { fake, get, send } = fakeOf({ employees: 20 });
    const person = free(fake);
    const events = eventsOf(fake);
    await send("POST", `/timeoff/employees/${person.id}/requests`, { body: body() });
    const { id } = fake.timeOffRequests(person.id).at(-1)!;
    const { type, data, triggeredBy } = only(events);
    expect({ type, triggeredBy }).toEqual({ type: "timeoff.request.requested", triggeredBy: "system" });
    expect(data).toEqual({
      employeeId: person.id,
      requestId: id,
      getApi: `https://api.hibob.com/v1/timeoff/employees/${person.id}/requests/${id}`,
    });
    expect((await get((data.getApi as string).split("/v1")[1]!)).data.requestId).toBe(id);
  });

  it("come for everything that can happen, two of them for what nobody has to approve", () => {
    const { fake } = fakeOf({ employees: 20 });
    const person = free(fake);
    const events = eventsOf(fake);
    const ask = (startDate: string, policyType = "Holiday") => fake.requestTimeOff(person.id, { startDate, policyType }).id;
    fake.approveTimeOff(ask("2026-07-06"));
    fake.declineTimeOff(ask("2026-07-07"));
    fake.deleteTimeOff(fake.editTimeOff(ask("2026-07-08", "Sick"), { endDate: "2026-07-09" }).id);
    fake.cancelTimeOff(ask("2026-07-10"));
    expect(events.map(({ type }) => type.replace("timeoff.request.", ""))).toEqual([
      ...["requested", "approved"],
      ...["requested", "declined"],
      ...["requested", "approved", "updated", "deleted"],
      ...["requested", "cancelled"],
    ]);
    const by = new Set(events.filter(({ type }) => /requested|cancelled/.test(type)).map(({ triggeredBy }) => triggeredBy));
    expect([...by]).toEqual([person.id]);
  });
});

describe("a person who is removed", () => {
  it("takes all requests along, and everything else can still be read", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const [gone, stays] = [free(fake), free(fake)];
    const ids = [gone!, stays!].map(
      ({ id }) => fake.requestTimeOff(id, { startDate: "2026-06-15", skipManagerApproval: true, approver: gone!.id }).id,
    );
    fake.remove(gone!.id);
    const requestIds = async (path: string, key: string): Promise<number[]> =>
      (await get(path)).data[key].map(({ requestId }: Raw) => requestId);
    const out = await requestIds("/timeoff/whosout?from=2026-06-15&to=2026-06-15", "outs");
    const changes = await requestIds("/timeoff/requests/changes?since=2026-06-15T00:00:00Z", "changes");
    expect([out, changes].map((list) => ids.map((id) => list.includes(id)))).toEqual([
      [false, true],
      [false, true],
    ]);
    expect((await get(`/timeoff/employees/${gone!.id}/requests/${ids[0]}`)).status).toBe(404);
    expect((await get(`/timeoff/employees/${stays!.id}/requests/${ids[1]}`)).data).toMatchObject({ approved: true, approvedBy: null });
    expect(() => fake.cancelTimeOff(ids[0]!)).toThrow(/no time off request/);
    expect(() => fake.timeOffRequests(gone!.id)).toThrow(/no employee/);
  });
});

describe("the verbs of time off", () => {
  it.each<[string, (fake: Raw, id: string) => unknown]>([
    ["an employee who does not exist", (fake) => fake.requestTimeOff("12", { startDate: "2026-07-06" })],
    ["no date", (fake, id) => fake.requestTimeOff(id, {})],
    ["a request that does not exist", (fake) => fake.approveTimeOff(5)],
    [
      "an adjustment of a kind that does not exist",
      (fake, id) => fake.adjustBalance(id, { adjustmentType: "days", policyType: "Holiday", effectiveDate: "2026-07-06", amount: 1 }),
    ],
    ["a policy type that is there", (fake) => fake.addPolicyType({ name: "Holiday" })],
    ["a custom name that is not used", (fake) => fake.addPolicyType({ name: "Other", visibility: "Private", customName: "Away" })],
    ["a policy of no type", (fake) => fake.addPolicy({ name: "Other", policyType: "Sabbatical" })],
    ["a holiday in no calendar", (fake) => fake.addHoliday({ name: "Other", startDate: "2026-07-06", calendar: "Moon" })],
    ["a holiday nowhere", (fake) => fake.addHoliday({ name: "Other", startDate: "2026-07-06" })],
  ])("refuse %s with one clear line", (_, act) => {
    const { fake } = fakeOf({ employees: 20 });
    expect(() => act(fake, fake.company.employees[0]!.id)).toThrow(
      expect.objectContaining({ code: "invalid_input", message: expect.stringMatching(/^Fake HiBob: .+$/) }),
    );
  });

  it("decide only on what is pending", () => {
    const { fake } = fakeOf({ employees: 20 });
    const { id } = fake.requestTimeOff(free(fake).id, { startDate: "2026-07-06" });
    fake.approveTimeOff(id);
    expect(() => fake.approveTimeOff(id)).toThrow(/only a pending request/);
    expect(() => fake.declineTimeOff(id)).toThrow(/only a pending request/);
  });
});

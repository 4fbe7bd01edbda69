import { describe, expect, it } from "vitest";
import { DAY, fakeOf, type Raw } from "../ask.ts";
import { free, only } from "./world.ts";

const since = (text: string, more = "") => `/timeoff/requests/changes?since=${encodeURIComponent(text)}${more}`;
const mine = (data: Raw, { id }: { id: string }, key = "changes") => data[key].filter(({ employeeId }: Raw) => employeeId === id);

describe("the feed of changes", () => {
  it("tells of an approval when it happens, as the request was then", async () => {
    const { fake, get, clock } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06", endDate: "2026-07-10" });
    await clock.advance(DAY);
    fake.approveTimeOff(id);
    await clock.advance(DAY);
    const read = async (query: string) => mine((await get(query)).data, person);
    expect(await read(since("2026-06-15T08:59:59Z", "&to=2026-06-15T09:00:01Z"))).toEqual([]);
    expect(await read(since("2026-06-16T08:59:59Z"))).toEqual([
      {
        changeType: "Created",
        employeeId: person.id,
        employeeDisplayName: person.displayName,
        employeeEmail: person.email,
        policyTypeDisplayName: "Holiday",
        visibility: "Public",
        requestId: id,
        originalRequestId: null,
        previousRequestId: null,
        type: "days",
        startDate: "2026-07-06",
        startPortion: "all_day",
        endDate: "2026-07-10",
        endPortion: "all_day",
        createdOn: expect.stringMatching(/^2026-06-15T09:00:00\.000\d{3}$/),
        durationUnit: "days",
        totalDuration: 5,
        totalCost: 5,
        changeReason: null,
      },
    ]);
    fake.cancelTimeOff(id);
    const [first, second] = await read(since("2026-06-16T08:59:59Z"));
    expect([first.changeType, second.changeType].sort()).toEqual(["Canceled", "Created"]);
  });

  it("tells what waits only when asked, and only who may see it", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    fake.requestTimeOff(person.id, { startDate: "2026-07-06" });
    const types = async (more: string) =>
      mine((await get(since("2026-06-15T00:00:00Z", more))).data, person).map(({ changeType }: Raw) => changeType);
    expect(await types("")).toEqual([]);
    expect(await types("&includePending=false")).toEqual([]);
    expect(await types("&includePending=true")).toEqual(["Pending"]);
    fake.permissions.revoke("timeOff.manageRequests");
    expect(await types("&includePending=true")).toEqual([]);
  });

  it("tells of an edit as of two requests, the new one naming the old", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06", skipManagerApproval: true });
    const edited = fake.editTimeOff(id, { endDate: "2026-07-07" });
    const rows = mine((await get(since("2026-06-15T00:00:00Z"))).data, person);
    expect(
      rows
        .filter(({ requestId }: Raw) => requestId === id)
        .map(({ changeType }: Raw) => changeType)
        .sort(),
    ).toEqual(["Canceled", "Created"]);
    expect(only(rows.filter(({ requestId }: Raw) => requestId === edited.id))).toMatchObject({
      changeType: "Created",
      previousRequestId: id,
      originalRequestId: id,
    });
  });

  it("goes on telling of deleted requests and of people who left", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06", skipManagerApproval: true });
    fake.deleteTimeOff(id);
    fake.terminate(person.id, { date: "2026-06-15" });
    const rows = mine((await get(since("2026-06-15T00:00:00Z"))).data, person);
    expect(rows.map(({ changeType }: Raw) => changeType).sort()).toEqual(["Created", "Deleted"]);
  });

  it("includes both ends of its span", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    fake.requestTimeOff(person.id, { startDate: "2026-07-06", skipManagerApproval: true });
    const count = async (from: string, to: string) => mine((await get(since(from, `&to=${to}`))).data, person).length;
    expect(await count("2026-06-15T09:00:00Z", "2026-06-15T10:00:00Z")).toBe(1);
    expect(await count("2026-06-15T08:00:00Z", "2026-06-15T09:00:00Z")).toBe(1);
    expect(await count("2026-06-15T10:30:00+01:30", "2026-06-15T09:00:01Z")).toBe(1);
    expect(await count("2026-06-15T09:00:01Z", "2026-06-15T10:00:00Z")).toBe(0);
  });

  it.each([
    ["no since", "/timeoff/requests/changes"],
    ["a time without a zone", since("2026-06-01T00:00:00")],
    ["a day", since("2026-06-01")],
    ["a day that does not exist", since("2026-02-30T00:00:00Z")],
    ["a plus sign that was not encoded", "/timeoff/requests/changes?since=2026-06-01T00:00:00+02:00"],
    ["an end that is no time", since("2026-06-01T00:00:00Z", "&to=tomorrow")],
    ["an end before the start", since("2026-06-01T00:00:00Z", "&to=2026-05-31T00:00:00Z")],
    ["a start over six months ago", since("2025-12-15T08:59:59Z")],
    ["more than six months", since("2024-01-31T00:00:00Z", "&to=2024-07-31T00:00:01Z")],
  ])("refuses %s with 400", async (_, path) => {
    const { get } = fakeOf({ employees: 5 });
    expect(await get(path)).toMatchObject({ status: 400, data: { key: expect.any(String), error: expect.any(String) } });
  });

  it.each([
    ["six months ago to the second", since("2025-12-15T09:00:00Z")],
    ["long ago, when both ends are given", since("2025-07-01T00:00:00Z", "&to=2026-01-01T00:00:00Z")],
    ["no seconds", since("2026-06-01T00:00Z")],
  ])("takes %s", async (_, path) => {
    const { get } = fakeOf({ employees: 5 });
    expect((await get(path)).status).toBe(200);
  });

  it("comes in the same order each time, and not in that of time", async () => {
    const read = async () => {
      const { fake, get, clock } = fakeOf({ employees: 30 });
      const person = free(fake);
      for (let day = 6; day < 14; day++) {
        fake.requestTimeOff(person.id, { startDate: `2026-07-${String(day).padStart(2, "0")}` });
        await clock.advance(1_000);
      }
      return { person, changes: (await get(since("2025-12-16T00:00:00Z", "&includePending=true"))).data.changes };
    };
    const { person, changes } = await read();
    expect((await read()).changes).toEqual(changes);
    const times = mine({ changes }, person).map(({ createdOn }: Raw) => createdOn);
    expect(times).toHaveLength(8);
    expect([[...times].sort(), [...times].sort().reverse()]).not.toContainEqual(times);
  });

  it("leaves out people outside the audience, and private requests without the box", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const ask = (policyType: string, startDate: string) =>
      fake.requestTimeOff(person.id, { policyType, startDate, skipManagerApproval: true });
    ask("Compassionate leave", "2026-07-06");
    ask("Sick", "2026-07-07");
    const names = async () =>
      mine((await get(since("2026-06-15T00:00:00Z"))).data, person)
        .map((row: Raw) => row.policyTypeDisplayName)
        .sort();
    expect(await names()).toEqual(["Compassionate leave", "Sick"]);
    fake.permissions.revoke("timeOff.seePrivate");
    expect(await names()).toEqual(["Away"]);
    fake.audience = ({ id }) => id !== person.id;
    expect(await names()).toEqual([]);
    fake.permissions.revoke("timeOff.seeWhosOut");
    expect((await get(since("2026-06-15T00:00:00Z"))).status).toBe(403);
  });
});

const week = "/timeoff/whosout?from=2026-07-06&to=2026-07-12";

describe("who is out", () => {
  it("gives approved requests that touch the span", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-10", endDate: "2026-07-14", skipManagerApproval: true });
    const out = async (path: string) => mine((await get(path)).data, person, "outs");
    expect(await out(week)).toEqual([
      {
        requestId: id,
        employeeId: person.id,
        employeeDisplayName: person.displayName,
        policyType: "Holiday",
        policyTypeDisplayName: "Holiday",
        visibility: "Public",
        type: "days",
        startDate: "2026-07-10",
        startPortion: "all_day",
        endDate: "2026-07-14",
        endPortion: "all_day",
        status: "Approved",
        totalCost: 3,
      },
    ]);
    expect(await out("/timeoff/whosout?from=2026-07-15&to=2026-07-20")).toEqual([]);
    expect(await out("/timeoff/whosout?from=2026-07-14&to=2026-07-14")).toHaveLength(1);
    fake.cancelTimeOff(id);
    expect(await out(week)).toEqual([]);
  });

  it("adds what is for hours, waits or is private when asked", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    const ask = (startDate: string, more: object) => fake.requestTimeOff(person.id, { startDate, skipManagerApproval: true, ...more }).id;
    ask("2026-07-06", { policyType: "Flexi hours", requestRangeType: "hours", hours: 2, minutes: 15 });
    ask("2026-07-07", { skipManagerApproval: false });
    ask("2026-07-08", { policyType: "Compassionate leave" });
    ask("2026-07-09", { policyType: "Sick" });
    const out = async (more: string): Promise<Raw[]> => mine((await get(week + more)).data, person, "outs");
    const names = async (more = "") =>
      (await out(more)).map(({ policyType, policyTypeDisplayName }) => [policyType, policyTypeDisplayName]);
    expect(await names()).toEqual([["Away", "Away"]]);
    expect((await out("&includeHourly=true"))[0]).toMatchObject({ type: "hours", date: "2026-07-06", hoursOnDate: 2, minutes: 15 });
    expect((await out("&includePending=true"))[0]).toMatchObject({ policyType: "Holiday", status: "Pending" });
    expect(await names("&includePrivate=true")).toEqual([
      ["Compassionate leave", "Compassionate leave"],
      ["Sick", "Sick"],
    ]);
    fake.permissions.revoke("timeOff.seePrivate", "timeOff.manageRequests");
    expect(await names("&includePrivate=true&includePending=true")).toEqual([["Away", "Away"]]);
    fake.permissions.revoke("timeOff.seeWhosOut");
    expect((await get(week)).status).toBe(403);
  });

  it("knows active people only, and those in the audience", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const [one, two] = [free(fake), free(fake)];
    for (const { id } of [one!, two!]) fake.requestTimeOff(id, { startDate: "2026-07-06", skipManagerApproval: true });
    fake.terminate(one!.id, { date: "2026-06-15" });
    const { data } = await get(week);
    expect([one!, two!].map((person) => mine(data, person, "outs").length)).toEqual([0, 1]);
    fake.audience = ({ id }) => id !== two!.id;
    expect(mine((await get(week)).data, two!, "outs")).toEqual([]);
  });

  it.each(["from=2026-07-06", "from=2026-07-06&to=2026-07-05", "from=2026-07-06&to=later", "from=2026-02-30&to=2026-03-01"])(
    "refuses %s",
    async (query) => {
      expect((await fakeOf({ employees: 5 }).get(`/timeoff/whosout?${query}`)).status).toBe(400);
    },
  );
});

describe("who is out today", () => {
  it("has other names for the same facts, and fewer of them", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    fake.requestTimeOff(person.id, {
      startDate: "2026-06-15",
      endDate: "2026-06-16",
      startDatePortion: "afternoon",
      skipManagerApproval: true,
    });
    fake.requestTimeOff(person.id, {
      startDate: "2026-06-17",
      policyType: "Flexi hours",
      requestRangeType: "hours",
      hours: 3,
      skipManagerApproval: true,
    });
    const out = async (query = "") => only(mine((await get(`/timeoff/outtoday${query}`)).data, person, "outs"));
    const shared = { employeeId: person.id, employeeDisplayName: person.displayName, employeeEmail: person.email, visibility: "Public" };
    expect(await out()).toEqual({
      ...shared,
      policyTypeDisplayName: "Holiday",
      requestRangeType: "days",
      startDate: "2026-06-15",
      startDatePortion: "afternoon",
      endDate: "2026-06-16",
      endDatePortion: "all_day",
      totalCost: 1.5,
    });
    expect(await out("?today=2026-06-17&includeHourly=true")).toEqual({
      ...shared,
      policyTypeDisplayName: "Flexi hours",
      requestRangeType: "hours",
      date: "2026-06-17",
      hours: 3,
      minutes: 0,
      totalCost: 3,
    });
  });

  it("can be asked for one site", async () => {
    const { fake, get } = fakeOf({ employees: 20 });
    const person = free(fake);
    fake.requestTimeOff(person.id, { startDate: "2026-06-15", skipManagerApproval: true });
    const outs = async (siteId: number) => (await get(`/timeoff/outtoday?siteId=${siteId}`)).data.outs;
    expect(mine({ outs: await outs(person.siteId!) }, person, "outs")).toHaveLength(1);
    expect((await outs(person.siteId!)).every(({ employeeId }: Raw) => fake.company.find(employeeId)!.siteId === person.siteId)).toBe(true);
    expect(mine({ outs: await outs(2_711_003) }, person, "outs")).toEqual([]);
    expect(await outs(5)).toEqual([]);
    expect((await get("/timeoff/outtoday?today=today")).status).toBe(400);
  });
});

describe("the invented story", () => {
  const everything = async (fake = fakeOf({ employees: 60 })) => {
    const windows = [
      "since=2025-06-01T00:00:00Z&to=2025-11-30T00:00:00Z",
      "since=2025-11-30T00:00:00Z&to=2026-05-29T00:00:00Z",
      "since=2026-05-29T00:00:00Z",
    ];
    const rows: Raw[] = [];
    for (const window of windows) rows.push(...(await fake.get(`/timeoff/requests/changes?includePending=true&${window}`)).data.changes);
    return rows;
  };

  it("has every type, change, visibility and chain", async () => {
    const rows = await everything(fakeOf({ employees: 400 }));
    const all = (key: string) => new Set(rows.map((row) => row[key]));
    expect([...all("type")].sort()).toEqual([
      "days",
      "differentDayDurations",
      "differentSpecificHoursDayDurations",
      "hours",
      "hoursOnRange",
      "openEnded",
      "percentageOnRange",
      "portionOnRange",
      "specificHoursDayDurations",
    ]);
    expect([...all("changeType")].sort()).toEqual(["Canceled", "Created", "Deleted", "Pending"]);
    expect([...all("visibility")].sort()).toEqual(["Custom name", "Private", "Public"]);
    const ids = new Set(rows.map(({ requestId }) => requestId));
    const edits = rows.filter(({ previousRequestId }) => previousRequestId !== null);
    expect(edits.some(({ previousRequestId, originalRequestId }) => previousRequestId !== originalRequestId)).toBe(true);
    for (const { previousRequestId, originalRequestId } of edits)
      expect([ids.has(previousRequestId), ids.has(originalRequestId)]).toEqual([true, true]);
  });

  it("was asked for and decided before the fake was made, and goes on for months", async () => {
    const made = fakeOf({ employees: 60 });
    expect((await made.get(since("2026-06-15T00:00:00Z", "&to=2026-09-01T00:00:00Z&includePending=true"))).data.changes).toEqual([]);
    const rows = await everything(made);
    expect(rows.every(({ createdOn }) => createdOn < "2026-06-15" && createdOn > "2025-05-01")).toBe(true);
    expect(rows.some((row) => (row.startDate ?? row.date) > "2026-10-15")).toBe(true);
  });

  it("never has anybody out twice at the same time", async () => {
    const { fake } = fakeOf({ employees: 60 });
    for (const { id } of fake.company.employees) {
      const open = fake.timeOffRequests(id).filter(({ status }) => status === "approved" || status === "pending");
      const sorted = open.map((one) => [one.startDate, one.endDate ?? "9999"]).sort();
      for (const [nth, [start]] of sorted.slice(1).entries()) expect(start! > sorted[nth]![1]!).toBe(true);
    }
  });

  it("keeps to the time that people are there", () => {
    const { fake } = fakeOf({ employees: 200 });
    for (const { id, startDate, terminationDate } of fake.company.employees) {
      for (const request of fake.timeOffRequests(id)) {
        expect(request.createdOn >= startDate).toBe(true);
        if (terminationDate) expect((request.endDate ?? "9999") < terminationDate).toBe(true);
      }
    }
  });

  it("is the same whoever is read first and whatever happened before, and does not move with the clock", async () => {
    const [one, two] = [fakeOf({ employees: 40 }), fakeOf({ employees: 40 })];
    const ids = one.fake.company.employees.map(({ id }) => id);
    const active = ids.filter((id) => one.fake.company.isActive(id));
    await two.clock.advance(40 * DAY);
    two.fake.terminate(active.at(-1)!);
    two.fake.changeWork(active.at(-2)!, { site: "Berlin", reportsTo: null });
    for (const id of [...ids].reverse()) two.fake.timeOffRequests(id);
    for (const id of ids) expect(two.fake.timeOffRequests(id)).toEqual(one.fake.timeOffRequests(id));
  });

  it("shows reads what was written after the lag, under the same id", async () => {
    const { fake, get, clock } = fakeOf({ employees: 20, lag: 5_000 });
    const person = fake.hire({ firstName: "Noor", surname: "Okonkwo", startDate: "2020-01-06" });
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06" });
    const read = () => get(`/timeoff/employees/${person.id}/requests/${id}`);
    expect((await read()).status).toBe(404);
    await clock.advance(6_000);
    expect((await read()).data).toMatchObject({ requestId: id, startDate: "2026-07-06" });
  });
});

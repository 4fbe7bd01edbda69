import { describe, expect, it } from "vitest";
import type { Raw } from "../ask.ts";
import { sheets } from "./sheet.ts";

const SEEDED = ["2026-05-14", "2026-06-14"] as const;

describe("the seeded timesheets", () => {
  it("come in Bob's form: wrapped values, local times without a zone, minutes", async () => {
    const { search, entriesBody, ids } = sheets();
    const { status, data } = await search(entriesBody(ids, ...SEEDED));
    expect(status).toBe(200);
    const row = data.items.find(({ fields }: Raw) => fields["/attendanceEntry/clockInTime"].value !== null);
    const time = expect.stringMatching(/^2026-0[56]-\d\dT\d\d:\d\d:00$/);
    expect(row).toEqual({
      objectType: "attendanceEntry",
      fields: {
        "/attendanceEntry/id": { value: expect.any(Number) },
        "/attendanceEntry/employeeId": { value: expect.stringMatching(/^\d{19}$/) },
        "/attendanceEntry/clockInDate": { value: expect.stringMatching(/^2026-0[56]-\d\d$/) },
        "/attendanceEntry/clockOutDate": { value: row.fields["/attendanceEntry/clockInDate"].value },
        "/attendanceEntry/type": { value: "work" },
        "/attendanceEntry/clockInTime": { value: time },
        "/attendanceEntry/clockOutTime": { value: time },
        "/attendanceEntry/duration": { value: expect.any(Number) },
        "/attendanceEntry/reasonCode": { value: null },
        "/attendanceEntry/notes": row.fields["/attendanceEntry/notes"],
        "/attendanceEntry/projectId": { value: null },
        "/attendanceEntry/taskId": { value: null },
      },
    });
  });

  it("are of some people, with breaks, with durations only, on weekdays mostly, and none of them of today", async () => {
    const { entries, ids } = sheets({ employees: 60 });
    const all = (await Promise.all(ids.map((id) => entries([id])))).flat();
    const people = new Set(all.map(({ employeeId }) => employeeId));
    expect(people.size).toBeGreaterThan(20);
    expect(people.size).toBeLessThan(55);
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(["work", "break"]));
    expect(all.some(({ clockInTime }) => clockInTime === null)).toBe(true);
    expect(all.some(({ notes }) => notes !== null)).toBe(true);
    const weekend = all.filter(({ clockInDate }) => [0, 6].includes(new Date(clockInDate).getUTCDay()));
    expect(weekend.length / all.length).toBeLessThan(0.05);
    expect(all.every(({ clockInDate }) => clockInDate < "2026-06-15")).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it("are told the same in whatever order they are read, and stay when the clock moves", async () => {
    const [one, other] = [sheets({ seed: 3 }), sheets({ seed: 3 })];
    const forwards: Raw[] = [];
    for (const id of one.ids) forwards.push(await one.entries([id]));
    await other.clock.advance(40 * 86_400_000);
    const backwards: Raw[] = [];
    for (const id of [...other.ids].reverse()) backwards.unshift(await other.entries([id]));
    // The fakes were made at the same moment.
    expect(backwards).toEqual(forwards);
    expect(await sheets({ seed: 4 }).entries(sheets({ seed: 4 }).ids)).not.toEqual(forwards.flat());
  });

  it("end with the employment, whether they were read before somebody was terminated or not", async () => {
    const [before, after] = [sheets(), sheets()];
    const person = (await before.entries(before.ids))[0].employeeId;
    await before.entries([person]);
    for (const { fake } of [before, after]) fake.terminate(person, { date: "2026-05-25" });
    const left = await before.entries([person]);
    expect(left).toEqual(await after.entries([person]));
    expect(left.at(-1).clockInDate < "2026-05-25").toBe(true);
  });
});

describe("a search of entries", () => {
  it("gives every entry once, page by page, in the order of people and days", async () => {
    const { search, entriesBody, entries, ids } = sheets();
    const seen: Raw[] = [];
    let cursor: string | null | undefined;
    for (let pages = 0; cursor !== null && pages < 99; pages++) {
      const { data } = await search(entriesBody(ids.slice(0, 5), ...SEEDED, { limit: 7, ...(cursor ? { cursor } : {}) }));
      if (data.response_metadata.next_cursor !== null) expect(data.items).toHaveLength(7);
      seen.push(...data.items.map(({ fields }: Raw) => fields["/attendanceEntry/id"].value));
      cursor = data.response_metadata.next_cursor;
    }
    expect(seen.length).toBeGreaterThan(14);
    const all = (await Promise.all(ids.slice(0, 5).map((id) => entries([id], ...SEEDED)))).flat();
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(all.map(({ clockInDate }) => clockInDate)).not.toEqual([]);
  });

  it("gives 50 records unless told otherwise, and only the fields asked for", async () => {
    const { search, entriesBody, ids } = sheets();
    const { data } = await search({
      ...entriesBody(ids, ...SEEDED),
      limit: undefined,
      fields: ["/attendanceEntry/id", "/attendanceEntry/mood"],
    });
    expect(data.items).toHaveLength(50);
    expect(Object.keys(data.items[0].fields)).toEqual(["/attendanceEntry/id"]);
  });

  it("takes 33 days and no more", async () => {
    const { search, entriesBody, ids } = sheets();
    expect((await search(entriesBody(ids, "2026-05-01", "2026-06-02"))).status).toBe(200);
    const { status, headers } = await search(entriesBody(ids, "2026-05-01", "2026-06-03"));
    expect(status).toBe(400);
    expect(headers.get("x-fake-explanation")).toContain("33 days");
  });

  it.each([
    ["no employee", [{ fieldId: "/attendanceEntry/clockInDate", operator: "from", values: ["2026-06-01"] }]],
    ["no day", [{ fieldId: "/attendanceEntry/employeeId", operator: "equals", values: ["1"] }]],
    ["another operator", [{ fieldId: "/attendanceEntry/employeeId", operator: "notEqual", values: ["1"] }]],
    ["a day that does not exist", "2026-02-30"],
    ["an end before the start", "2026-05-01"],
    ["a field that cannot be filtered", [{ fieldId: "/attendanceEntry/type", operator: "equals", values: ["work"] }]],
  ])("refuses %s with 400", async (_, wrong) => {
    const { search, entriesBody, ids } = sheets();
    const body = typeof wrong === "string" ? entriesBody(ids, "2026-05-14", wrong) : { ...entriesBody(ids, ...SEEDED), filters: wrong };
    if (Array.isArray(wrong) && wrong[0]!.fieldId.endsWith("type")) body.filters.push(...entriesBody(ids, ...SEEDED).filters);
    const { status, data } = await search(body);
    expect(status).toBe(400);
    expect(data).toEqual({ key: expect.any(String), error: expect.any(String) });
  });

  it("leaves out people outside the audience, and is refused without the permission or the module", async () => {
    const { fake, entries, search, entriesBody, ids } = sheets();
    const all = await entries(ids);
    const [first] = all;
    fake.audience = ({ id }) => id !== first.employeeId;
    const seen = await entries(ids);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.some(({ employeeId }) => employeeId === first.employeeId)).toBe(false);
    fake.permissions.revoke("timeAttendance.manageSheets");
    expect((await search(entriesBody(ids, ...SEEDED))).status).toBe(403);
    const without = sheets({ withoutModules: ["attendance"] });
    expect((await without.search(without.entriesBody(without.ids, ...SEEDED))).status).toBe(404);
  });
});

describe("totals", () => {
  it("of a day are calculated from its entries", async () => {
    const { fake, days } = sheets();
    const { id } = fake.hire({ firstName: "Ines", surname: "Moreau", startDate: "2026-06-01" });
    fake.logHours(id, "2026-06-15", { from: "08:00", to: "17:30" });
    fake.logHours(id, "2026-06-15", { from: "12:00", to: "12:45", type: "break" });
    fake.logHours(id, "2026-06-14", { hours: 2.5 }); // a Sunday
    fake.approveTimesheet(id, { from: "2026-06-08", to: "2026-06-14" });
    const common = { employeeId: id };
    expect(await days([id], "2026-06-01", "2026-06-30")).toEqual([
      {
        ...common,
        ...{ date: "2026-06-14", hoursWorked: 2.5, payableHours: 2.5, overtimeHours: 0, breakHours: 0 },
        ...{ specialRateEligibleHours: 2.5, status: "approved" },
      },
      {
        ...common,
        ...{ date: "2026-06-15", hoursWorked: 9.5, payableHours: 8.75, overtimeHours: 0.75, breakHours: 0.75 },
        ...{ specialRateEligibleHours: 0, status: "pending" },
      },
    ]);
  });

  it("of a range are those of its days together, one record each, zeros for those without entries", async () => {
    const { fake, days, summaries, ids } = sheets();
    const { id } = fake.hire({ firstName: "Ines", surname: "Moreau" });
    const range = ["2026-05-18", "2026-06-05"] as const;
    const found = await summaries([id, ...ids], ...range);
    expect(found.map(({ employeeId }) => employeeId)).toEqual([...ids, id]);
    expect(found.at(-1)).toMatchObject({ dateRange: { from: range[0], to: range[1] }, hoursWorked: 0, payableHours: 0 });
    for (const summary of found.slice(0, 8)) {
      const own = await days([summary.employeeId], ...range);
      const total = own.reduce((sum, day) => sum + day.payableHours, 0);
      expect(summary.payableHours).toBeCloseTo(total, 1);
    }
    expect(found.some(({ payableHours, hoursWorked }) => payableHours > 0 && payableHours < hoursWorked)).toBe(true);
  });

  it("count an open entry only once it is closed", async () => {
    const { fake, days } = sheets();
    const { id } = fake.hire({ firstName: "Ines", surname: "Moreau" });
    fake.clockIn(id, "2026-06-15T08:00");
    expect(await days([id], "2026-06-15", "2026-06-15")).toMatchObject([{ hoursWorked: 0 }]);
    fake.clockOut(id);
    expect(await days([id], "2026-06-15", "2026-06-15")).toMatchObject([{ hoursWorked: 1 }]);
  });

  const range = { fieldId: "/attendanceSummary/dateRange", operator: "equals", values: ["2026-06-01", "2026-06-02"] };
  const who = { fieldId: "/attendanceSummary/employeeId", operator: "equals", values: ["1"] };
  it.each([
    ["one filter", { filters: [who] }],
    ["three filters", { filters: [who, range, range] }],
    ["a range of one day", { filters: [who, { ...range, values: ["2026-06-01"] }] }],
    ["a range that ends before it starts", { filters: [who, { ...range, values: ["2026-06-02", "2026-06-01"] }] }],
    ["fields without the employee", { fields: ["/attendanceSummary/hoursWorked"] }],
  ])("of ranges are refused for %s", async (_, change) => {
    const { send } = sheets();
    const body = { fields: ["/attendanceSummary/employeeId"], filters: [who, range] };
    expect((await send("POST", "/attendance/summaries/search", { body })).status).toBe(200);
    expect((await send("POST", "/attendance/summaries/search", { body: { ...body, ...change } })).status).toBe(400);
  });

  const from = { fieldId: "/dailyBreakdown/date", operator: "from", values: ["2026-06-01"] };
  const to = { ...from, operator: "to", values: ["2026-06-02"] };
  const whose = { fieldId: "/dailyBreakdown/employeeId", operator: "equals", values: ["1"] };
  it.each([
    ["two filters", { filters: [from, whose] }],
    ["two first days", { filters: [from, from, whose] }],
    ["no employee", { filters: [from, to, from] }],
    ["fields without the date", { fields: ["/dailyBreakdown/employeeId"] }],
  ])("of days are refused for %s", async (_, change) => {
    const { send } = sheets();
    const body = { fields: ["/dailyBreakdown/employeeId", "/dailyBreakdown/date"], filters: [from, to, whose] };
    expect((await send("POST", "/attendance/daily-breakdown/search", { body })).status).toBe(200);
    expect((await send("POST", "/attendance/daily-breakdown/search", { body: { ...body, ...change } })).status).toBe(400);
  });
});

import { createHiBob } from "hibob-kit";
import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../../src/index.ts";
import { sheets } from "./sheet.ts";

const TODAY = "2026-06-15";

/** A fake with somebody whose timesheet is empty. */
function setUp() {
  const world = sheets();
  const { id } = world.fake.hire({ firstName: "Ines", surname: "Moreau", startDate: "2026-01-05" });
  return { ...world, id };
}

const shift = (employeeId: string, from = "09:00", to = "17:30", day = TODAY) => ({
  employeeId,
  type: "work",
  reportingMethod: "startEnd",
  clockInTime: `${day}T${from}:00`,
  clockOutTime: `${day}T${to}:00`,
});

describe("creating entries", () => {
  it("answers ids, and searches show the entries", async () => {
    const { create, entries, id } = setUp();
    const { status, data } = await create(
      { ...shift(id), notes: "Inventory" },
      { employeeId: id, type: "break", reportingMethod: "duration", clockInDate: TODAY, duration: 30 },
    );
    expect(status).toBe(200);
    expect(data).toEqual({ ids: [expect.any(Number), expect.any(Number)] });
    const none = { reasonCode: null, notes: null, projectId: null, taskId: null };
    const day = { employeeId: id, clockInDate: TODAY, clockOutDate: TODAY };
    expect(await entries([id])).toEqual([
      { ...day, ...none, id: data.ids[1], type: "break", clockInTime: null, clockOutTime: null, duration: 30 },
      {
        ...{ ...day, ...none, id: data.ids[0], type: "work", notes: "Inventory" },
        ...{ clockInTime: `${TODAY}T09:00:00`, clockOutTime: `${TODAY}T17:30:00`, duration: 510 },
      },
    ]);
  });

  it("is all or none", async () => {
    const { create, entries, id } = setUp();
    const { status } = await create(shift(id), { ...shift(id, "18:00", "17:00") });
    expect(status).toBe(400);
    expect(await entries([id])).toEqual([]);
    expect((await create(shift(id))).data.ids).toHaveLength(1);
  });

  it("may leave an entry open", async () => {
    const { create, entries, id } = setUp();
    const { clockOutTime: _, ...open } = shift(id);
    await create(open);
    expect(await entries([id])).toMatchObject([{ clockOutTime: null, clockOutDate: null, duration: null }]);
  });

  it.each([
    ["an end on the next day", { clockOutTime: "2026-06-16T01:00:00" }],
    ["an end before the start", { clockOutTime: `${TODAY}T08:00:00` }],
    ["a time with a zone", { clockInTime: `${TODAY}T09:00:00Z` }],
    ["a time that does not exist", { clockInTime: "2026-02-30T09:00:00" }],
    ["a start that is no text", { clockInTime: 9 }],
    ["another type", { type: "holiday" }],
    ["another way of reporting", { reportingMethod: "guess" }],
    ["a duration without a day", { reportingMethod: "duration", duration: 60 }],
    ["a duration of more than a day", { reportingMethod: "duration", clockInDate: TODAY, duration: 1441 }],
    ["half a minute", { reportingMethod: "duration", clockInDate: TODAY, duration: 0.5 }],
    ["a day before the employee started", { clockInTime: "2026-01-02T09:00:00", clockOutTime: "2026-01-02T10:00:00" }],
    ["a project that does not exist", { projectId: 1 }],
    ["notes that are no text", { notes: 5 }],
    ["an unknown field", { mood: "good" }],
    ["an id", { id: 5 }],
  ])("refuses %s with 400", async (_, change) => {
    const { create, entries, id } = setUp();
    const { status, data } = await create({ ...shift(id), ...change });
    expect(status).toBe(400);
    expect(data).toEqual({ key: expect.any(String), error: expect.any(String) });
    expect(await entries([id])).toEqual([]);
  });

  it("refuses times that overlap, also within one request; a break lies inside work", async () => {
    const { create, id } = setUp();
    expect((await create(shift(id, "09:00", "12:00"), shift(id, "11:59", "13:00"))).status).toBe(400);
    expect((await create(shift(id, "09:00", "12:00"), shift(id, "12:00", "13:00"))).status).toBe(200);
    expect((await create(shift(id, "08:00", "09:01"))).status).toBe(400);
    expect((await create({ ...shift(id, "10:00", "10:15"), type: "break" })).status).toBe(200);
  });

  it("refuses a project that was archived, and takes it again once it is restored", async () => {
    const { create, entries, fake, id } = setUp();
    const project = fake.addProject({ name: "Breakwater", tasks: ["Survey", "Works"] });
    const [task] = project.taskIds!;
    const booked = { ...shift(id), projectId: project.id, taskId: task };
    fake.archiveProject(project.id);
    expect((await create(booked)).status).toBe(400);
    fake.restoreProject(project.id);
    fake.archiveProjectTask(task!);
    expect((await create(booked)).status).toBe(400);
    fake.restoreProjectTask(task!);
    expect((await create(booked)).status).toBe(200);
    expect(await entries([id])).toMatchObject([{ projectId: project.id, taskId: task }]);
  });

  it.each([
    ["unknown", "12"],
    ["outside the audience", undefined],
  ])("answers 404 for somebody %s", async (_, employee) => {
    const { create, fake, id, punch, update } = setUp();
    if (employee === undefined) fake.audience = (one) => one.id !== id;
    const who = employee ?? id;
    expect((await create(shift(who))).status).toBe(404);
    expect((await punch(who, "in", {})).status).toBe(404);
    expect((await update(who, { id: 1, notes: "x" })).status).toBe(404);
  });
});

describe("changing entries", () => {
  it("changes what is sent, and leaves the rest", async () => {
    const { create, update, entries, id } = setUp();
    const [entry] = (await create({ ...shift(id), notes: "Inventory" })).data.ids;
    const { status, data } = await update(id, { id: entry, reportingMethod: "startEnd", clockInTime: `${TODAY}T08:30:00` });
    expect([status, data]).toEqual([200, { ids: [entry] }]);
    expect(await entries([id])).toMatchObject([{ clockInTime: `${TODAY}T08:30:00`, duration: 540, notes: "Inventory" }]);
    await update(id, { id: String(entry), notes: null });
    expect(await entries([id])).toMatchObject([{ clockInTime: `${TODAY}T08:30:00`, duration: 540, notes: null }]);
  });

  it.each([
    ["the day", { clockInTime: "2026-06-14T09:00:00", clockOutTime: "2026-06-14T10:00:00" }],
    ["the employee", { employeeId: "1" }],
    ["the type", { type: "break" }],
    ["the way of reporting", { duration: 60 }],
    ["the end to before the start", { clockOutTime: `${TODAY}T08:00:00` }],
    ["nothing", {}],
  ])("does not change %s", async (_, change) => {
    const { create, update, entries, id } = setUp();
    const [entry] = (await create(shift(id))).data.ids;
    const before = await entries([id]);
    expect((await update(id, { id: entry, ...change })).status).toBe(Object.keys(change).length === 0 ? 200 : 400);
    expect(await entries([id])).toEqual(before);
  });

  it("is all or none, and only of the employee in the path", async () => {
    const { create, update, entries, fake, id } = setUp();
    const other = fake.hire({ firstName: "Tom", surname: "Adeyemi", startDate: "2026-01-05" }).id;
    const [own] = (await create(shift(id))).data.ids;
    const [foreign] = (await create(shift(other))).data.ids;
    expect((await update(id, { id: own, notes: "mine" }, { id: foreign, notes: "mine too" })).status).toBe(400);
    expect((await entries([id, other])).map(({ notes }) => notes)).toEqual([null, null]);
  });

  it("refuses what would overlap", async () => {
    const { create, update, id } = setUp();
    const { ids } = (await create(shift(id, "09:00", "12:00"), shift(id, "13:00", "15:00"))).data;
    expect((await update(id, { id: ids[0], clockOutTime: `${TODAY}T13:30:00` })).status).toBe(400);
    expect((await update(id, { id: ids[0], clockOutTime: `${TODAY}T13:00:00` })).status).toBe(200);
  });

  it("refuses approved days: they are locked, for new entries and deletions too", async () => {
    const { create, update, remove, entries, fake, id } = setUp();
    const [entry] = (await create(shift(id))).data.ids;
    const days = fake.approveTimesheet(id, { from: TODAY, to: TODAY });
    expect(days).toMatchObject([{ date: TODAY, worked: 510, approved: true }]);
    for (const { status, headers } of [
      await update(id, { id: entry, notes: "late" }),
      await remove(entry),
      await create(shift(id, "18:00", "19:00")),
    ]) {
      expect(status).toBe(400);
      expect(headers.get("x-fake-explanation")).toContain("approved and locked");
    }
    expect(await entries([id])).toHaveLength(1);
  });
});

describe("deleting an entry", () => {
  it("takes it away, whether it was made or seeded, and it is gone for good", async () => {
    const { remove, entries, ids, create, id } = setUp();
    const seeded = (await entries(ids, "2026-06-08", "2026-06-14"))[0];
    const [made] = (await create(shift(id))).data.ids;
    for (const entry of [seeded.id, made]) {
      expect(await remove(entry)).toMatchObject({ status: 204, text: "" });
      expect((await remove(entry)).status).toBe(404);
    }
    expect(await entries([id])).toEqual([]);
    expect((await entries(ids, "2026-06-08", "2026-06-14")).map((entry) => entry.id)).not.toContain(seeded.id);
  });

  it("is answered with 404 for somebody outside the audience, and for what is no id", async () => {
    const { remove, create, fake, id } = setUp();
    const [made] = (await create(shift(id))).data.ids;
    fake.audience = (one) => one.id !== id;
    for (const entry of [made, 1, "abc", "99999999999"]) expect((await remove(entry)).status).toBe(404);
    fake.audience = "everyone";
    expect((await remove(made)).status).toBe(204);
  });
});

describe("the time clock", () => {
  it("opens an entry and closes it, by the API and by verbs alike", async () => {
    const { punch, entries, fake, id } = setUp();
    const opened = await punch(id, "in", { clockInTime: `${TODAY}T08:00:00` });
    expect(opened).toMatchObject({ status: 200, data: { id: expect.any(Number) } });
    expect(await entries([id])).toMatchObject([{ id: opened.data.id, clockInTime: `${TODAY}T08:00:00`, clockOutTime: null }]);
    expect(fake.clockOut(id, `${TODAY}T08:45`)).toMatchObject({ id: opened.data.id, duration: 45 });
    const again = fake.clockIn(id);
    expect(again).toMatchObject({ clockInTime: `${TODAY}T09:00:00`, clockOutTime: null });
    const closed = await punch(id, "out", { clockOutTime: `${TODAY}T12:00:00` });
    expect(closed).toMatchObject({ status: 200, data: { id: again.id } });
    expect((await entries([id])).map(({ duration }) => duration)).toEqual([45, 180]);
  });

  it("refuses clocking in twice a day, and out without in, or not of today, or at no time", async () => {
    const { punch, fake, id } = setUp();
    const out = (clockOutTime?: string) => punch(id, "out", { clockOutTime });
    expect((await out(`${TODAY}T12:00:00`)).status).toBe(400);
    expect((await punch(id, "in", { clockInTime: `${TODAY}T08:00:00` })).status).toBe(200);
    const twice = await punch(id, "in", { clockInTime: `${TODAY}T08:30:00` });
    expect(twice.status).toBe(400);
    expect(twice.headers.get("x-fake-explanation")).toContain("clocked in already");
    for (const wrong of [undefined, "2026-06-14T12:00:00", "2026-06-16T12:00:00", `${TODAY}T07:00:00`, "noon"]) {
      expect((await out(wrong)).status, wrong).toBe(400);
    }
    expect(() => fake.clockIn(id)).toThrow(/Fake HiBob: .*clocked in already/);
    expect((await out(`${TODAY}T12:00:00`)).status).toBe(200);
    expect((await out(`${TODAY}T13:00:00`)).status).toBe(400);
  });

  it("lets somebody in again who forgot to clock out the day before", async () => {
    const { punch, clock, fake, entries, id } = setUp();
    fake.clockIn(id);
    await clock.advance(86_400_000);
    // Nor can the entry of yesterday be closed with its own day.
    expect((await punch(id, "out", { clockOutTime: `${TODAY}T17:00:00` })).status).toBe(400);
    expect((await punch(id, "in", { clockInTime: "2026-06-16T08:00:00" })).status).toBe(200);
    expect((await punch(id, "out", { clockOutTime: "2026-06-16T16:00:00" })).status).toBe(200);
    // The forgotten one is the latest open entry now, and an end of today is not on its day.
    expect((await punch(id, "out", { clockOutTime: "2026-06-16T17:00:00" })).status).toBe(400);
    expect((await entries([id], TODAY, "2026-06-16")).map(({ duration }) => duration)).toEqual([null, 480]);
  });
});

describe("the verbs", () => {
  it("log hours with their details", async () => {
    const { fake, entries, id } = setUp();
    const project = fake.addProject({ name: "Breakwater" });
    const logged = fake.logHours(id, TODAY, { hours: 7.5, notes: "Plans", projectId: project.id });
    expect(logged).toMatchObject({ reportingMethod: "duration", duration: 450, notes: "Plans", projectId: project.id });
    expect(await entries([id])).toMatchObject([{ id: logged.id, duration: 450 }]);
  });

  it.each([
    ["nobody", "1", TODAY, { hours: 1 }],
    ["no day", undefined, "2026-02-30", { hours: 1 }],
    ["no time", undefined, TODAY, {}],
    ["both ways of telling time", undefined, TODAY, { hours: 1, from: "09:00" }],
    ["a time that is none", undefined, TODAY, { from: "9" }],
    ["more than a day", undefined, TODAY, { hours: 25 }],
  ])("refuse %s with one clear line", (_, employee, date, logged) => {
    const { fake, id } = setUp();
    expect(() => fake.logHours(employee ?? id, date, logged)).toThrow(/^Fake HiBob: /);
  });
});

describe("the client", () => {
  it("gets through with every method, and strict validation finds nothing", async () => {
    const { fake, clock, ids, id } = setUp();
    const { attendance } = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
    const range = { employeeIds: [id, ...ids] as EmployeeId[], from: "2026-05-01", to: TODAY };
    const employee = id as EmployeeId;
    const { ids: made } = await attendance.entries.create([
      { employeeId: employee, clockInTime: `${TODAY}T08:00:00`, clockOutTime: `${TODAY}T08:30:00` },
      { employeeId: employee, type: "break", clockInDate: TODAY, duration: 30 },
    ]);
    expect(made).toHaveLength(2);
    expect(await attendance.entries.update(employee, [{ id: made[0]!, notes: "early" }])).toMatchObject({ ids: [made[0]] });
    await attendance.entries.remove(made[1]!);
    const { ids: opened } = await attendance.clockIn(employee, { clockInTime: `${TODAY}T08:40:00` });
    expect(await attendance.clockOut(employee, { clockOutTime: `${TODAY}T09:00:00` })).toMatchObject({ ids: opened });
    const found = await attendance.entries.search({ ...range, employeeIds: [employee] }).toArray({ limit: 99 });
    expect(found.map((entry) => entry["/attendanceEntry/id"])).toEqual([made[0], opened[0]]);
    expect((await attendance.entries.search({ ...range, pageSize: 20 }).toArray({ limit: 9_999 })).length).toBeGreaterThan(100);
    const summaries = await attendance.summaries.search({ ...range, pageSize: 7 }).toArray({ limit: 99 });
    expect(summaries).toHaveLength(31);
    const days = await attendance.dailyBreakdown.search({ ...range, employeeIds: [employee] }).toArray({ limit: 99 });
    expect(days).toMatchObject([{ "/dailyBreakdown/date": TODAY, "/dailyBreakdown/hoursWorked": 0.83 }]);
    const requests = [{ id: "nobody@lanternfield.example", clockIn: `${TODAY}T09:00` }];
    expect(await attendance.import({ method: "immediate", idType: "email", requests })).toMatchObject({ status: "failed" });
  });
});

describe("people who go", () => {
  it("have no timesheet from the day on which they are no longer employed", async () => {
    const { fake, id, create, send } = setUp();
    fake.terminate(id, { date: TODAY });
    const work = (clockInDate: string) => create({ employeeId: id, type: "work", reportingMethod: "duration", clockInDate, duration: 60 });
    expect((await work(TODAY)).status).toBe(400);
    expect((await send("POST", `/attendance/employees/${id}/entries/clock-in`, { body: {} })).status).toBe(400);
    expect((await work("2026-06-12")).status).toBe(200);
  });

  it("leave everybody's seeded entries where they are, when they are deleted", async () => {
    const { fake, ids, entries, send } = sheets();
    const [entry] = (await entries(ids.slice(10), "2026-06-08")).filter(({ employeeId }) => employeeId !== ids[3]);
    fake.remove(ids[3]!);
    expect((await send("DELETE", `/attendance/entries/${entry.id}`)).status).toBe(204);
  });
});

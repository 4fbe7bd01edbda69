import { createHiBob } from "hibob-kit";
import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../../src/index.ts";
import type { Raw } from "../ask.ts";
import { GOAL_FIELDS, okrs, RESULT_FIELDS, refusalOf } from "./okrs.ts";

describe("goal types", () => {
  it("are Bob's own two with the company's between them, in the order of alignment", async () => {
    const { types } = okrs();
    expect(await types()).toEqual([
      { id: expect.any(Number), name: "Company", order: 0, isCustom: false, listId: null },
      { id: expect.any(Number), name: "Department", order: 1, isCustom: true, listId: "department" },
      { id: expect.any(Number), name: "Individual", order: 2, isCustom: false, listId: null },
    ]);
  });
});

describe("the fields", () => {
  it.each([
    ["goal-types", ["id", "name"]],
    ["goals", GOAL_FIELDS],
    ["goals/key-results", RESULT_FIELDS],
  ])("of %s have short ids", async (kind, ids) => {
    const { get } = okrs();
    const { data } = await get(`/goals/${kind}/metadata`);
    expect(data.map(({ id }: Raw) => id)).toEqual(expect.arrayContaining([...ids]));
    expect(data[0]).toMatchObject({ id: "id", name: "ID", fieldType: { type: "number" } });
  });
});

describe("the seeded goals", () => {
  it("come wrapped, all at once, of every type, aligned upwards only", async () => {
    const { search, goals, types, fake } = okrs({ employees: 60 });
    const { data } = await search("goals", ["id", "title", "owner", "nonsense"]);
    expect(data.items[0]).toEqual({
      objectType: "goal",
      fields: { id: { value: expect.any(Number) }, title: { value: expect.any(String) }, owner: { value: fake.company.employees[0]!.id } },
    });
    const all = await goals();
    const order = new Map((await types()).map(({ id, order: place }) => [id, place]));
    expect(new Set(all.map(({ typeId }) => order.get(typeId)))).toEqual(new Set([0, 1, 2]));
    for (const { alignedGoal, typeId } of all) {
      const above = all.find(({ id }) => id === alignedGoal);
      if (alignedGoal !== null) expect(order.get(above.typeId)).toBeLessThan(order.get(typeId)!);
    }
    expect(all.filter(({ typeListItem }) => typeListItem !== null).length).toBe(7);
    expect(new Set(all.map(({ status }) => status)).size).toBeGreaterThan(2);
    for (const goal of all) expect(goal.dueDate > goal.startDate).toBe(true);
  });

  it("are the same for the same seed, whatever became of people before they were read", async () => {
    const [one, other] = [okrs({ seed: 6 }), okrs({ seed: 6 })];
    const person = other.fake.company.employees[3]!;
    other.fake.changeWork(person.id, { department: "Finance" });
    for (const firstName of ["Ines", "Tom", "Ada", "Noor", "Per", "Lia"]) other.fake.hire({ firstName, surname: "Moreau" });
    expect(await other.goals()).toEqual(await one.goals());
    const gone = okrs({ seed: 6 });
    gone.fake.remove(person.id);
    expect(await gone.goals()).toEqual((await one.goals()).filter(({ owner }) => owner !== person.id));
    expect(await okrs({ seed: 7 }).goals()).not.toEqual(await one.goals());
  });

  it("are filtered by status, privacy and type, and by nothing else", async () => {
    const { goals, search } = okrs({ employees: 60 });
    const all = await goals();
    const filter = (fieldId: string, value: unknown, operator = "equals") => ({ fieldId, operator, values: [String(value)] });
    expect(await goals(filter("status", "offTrack"))).toEqual(all.filter(({ status }) => status === "offTrack"));
    expect(await goals(filter("isPrivate", true))).toEqual(all.filter(({ isPrivate }) => isPrivate));
    const both = [filter("typeId", all[0].typeId, "notEqual"), filter("status", "onTrack")];
    expect(await goals(...both)).toEqual(all.filter(({ typeId, status }) => typeId !== all[0].typeId && status === "onTrack"));
    const { status, data } = await search("goals", ["id"], [filter("owner", "1")]);
    expect([status, data]).toEqual([400, refusalOf(400)]);
  });

  it("of people outside the audience are not there", async () => {
    const { fake, goals, remove, owner, update, results, createResults } = okrs();
    const [first] = await goals();
    expect(first.owner).toBe(owner);
    fake.audience = ({ id }) => id !== owner;
    const seen = await goals();
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.some((goal) => goal.owner === owner)).toBe(false);
    expect(await results(first.id)).toEqual([]);
    for (const answer of [await remove(first.id), await update(first.id, { title: "x" }), await createResults(first.id, {})]) {
      expect(answer).toMatchObject({ status: 404, data: refusalOf(404) });
    }
    fake.audience = "everyone";
    expect(await goals()).toContainEqual(first);
  });

  it("are left out, and not found by their id, without the right to people's goals", async () => {
    const { fake, goals, types, update } = okrs();
    const [{ id }] = await goals();
    fake.permissions.revoke("goals.peoplesData");
    expect([await goals(), (await types()).length]).toEqual([[], 3]);
    expect(await update(id, { title: "x" })).toMatchObject({ status: 404, data: refusalOf(404) });
  });

  it("are refused without the feature, and without the module", async () => {
    const { fake, search, get } = okrs();
    fake.permissions.revoke("goals.features");
    const { status, data, headers } = await search("goals", ["id"]);
    expect([status, data]).toEqual([403, refusalOf(403)]);
    expect(headers.get("x-fake-explanation")).toContain("goals.features");
    expect((await get("/goals/goals/metadata")).status).toBe(403);
    expect((await okrs({ withoutModules: ["goals"] }).search("goals", ["id"])).status).toBe(404);
  });
});

describe("creating goals", () => {
  it("answers 201 with their ids, and searches show them", async () => {
    const { create, draft, goal, goals, owner } = okrs();
    const [company] = await goals();
    const item = { typeId: 1_102, typeListItem: "Sales", alignedGoal: company.id };
    const { status, data } = await create(draft(), draft({ title: "Rye", ...item, description: "More of it" }));
    expect([status, data]).toEqual([201, { ids: [expect.any(Number), expect.any(Number)] }]);
    expect(await goal(data.ids[0])).toEqual({
      ...{ id: data.ids[0], title: "Second bakery", description: null, owner, startDate: "2026-06-01", dueDate: "2026-12-31" },
      ...{ isPrivate: false, isActive: true, status: "onTrack", typeId: 1_103, alignedGoal: null, typeListItem: null, progress: 0 },
    });
    expect(await goal(data.ids[1])).toMatchObject({ ...item, description: "More of it" });
  });

  it.each([
    ["no title", { title: undefined }],
    ["an empty title", { title: "" }],
    ["an unknown owner", { owner: "12" }],
    ["a day that does not exist", { dueDate: "2026-02-30" }],
    ["an end before the start", { dueDate: "2026-05-01" }],
    ["an unknown type", { typeId: 5 }],
    ["an item for a type without a list", { typeListItem: "Sales" }],
    ["no item for a type with a list", { typeId: 1_102 }],
    ["an item that the list does not have", { typeId: 1_102, typeListItem: "Bakery" }],
    ["a goal to align with that is not there", { alignedGoal: 5 }],
    ["a status", { status: "completed" }],
    ["an unknown field", { mood: "good" }],
    ["privacy in words", { isPrivate: "no" }],
  ])("refuses %s, and the other items with it", async (_, change: Raw) => {
    const { create, draft, goals } = okrs();
    const before = await goals();
    const wrong = Object.fromEntries(Object.entries(draft(change)).filter(([, value]) => value !== undefined));
    const { status, data } = await create(draft(), wrong);
    expect([status, data]).toEqual([400, refusalOf(400, { errors: [{ index: 1, message: expect.any(String) }] })]);
    expect(await goals()).toEqual(before);
  });

  it("refuses to align with a goal of the same type, and more than 25 at once", async () => {
    const { create, draft, goals } = okrs();
    const own = (await goals()).find(({ typeId }) => typeId === 1_103);
    expect((await create(draft({ alignedGoal: own.id }))).status).toBe(400);
    expect((await create(...Array.from({ length: 26 }, () => draft()))).status).toBe(400);
    expect((await create(...Array.from({ length: 25 }, () => draft()))).data.ids).toHaveLength(25);
  });

  it("refuses an owner outside the audience", async () => {
    const { create, draft, fake } = okrs();
    const other = fake.company.employees[5]!.id;
    fake.audience = ({ id }) => id !== other;
    expect((await create(draft({ owner: other }))).status).toBe(400);
  });
});

describe("a goal", () => {
  it("changes in what is sent", async () => {
    const { create, draft, update, goal } = okrs();
    const [id] = (await create(draft())).data.ids;
    const before = await goal(id);
    expect(await update(id, { title: "Third bakery", dueDate: "2027-01-31", isActive: false })).toMatchObject({ status: 200, text: "" });
    expect(await goal(id)).toEqual({ ...before, title: "Third bakery", dueDate: "2027-01-31", isActive: false });
    expect((await update(id, { dueDate: "2026-01-01" })).data).toEqual(refusalOf(400));
    expect((await update(id, { alignedGoal: id })).status).toBe(400);
    expect(await goal(id)).toMatchObject({ dueDate: "2027-01-31" });
  });

  it("loses its alignment by null, and when the other goal is deleted", async () => {
    const { create, draft, update, goal, goals, remove } = okrs();
    const [company] = await goals();
    const [one, two] = (await create(draft({ alignedGoal: company.id }), draft({ alignedGoal: company.id }))).data.ids;
    await update(one, { alignedGoal: null });
    expect(await goal(one)).toMatchObject({ alignedGoal: null });
    expect(await goal(two)).toMatchObject({ alignedGoal: company.id });
    expect(await remove(company.id)).toMatchObject({ status: 204, text: "" });
    expect(await goal(two)).toMatchObject({ alignedGoal: null });
    expect((await remove(company.id)).status).toBe(404);
  });

  it("gets a status with a comment that no search gives", async () => {
    const { create, draft, setStatus, goal, fake } = okrs();
    const [id] = (await create(draft())).data.ids;
    expect(await setStatus(id, { status: "offTrack", comment: "The oven is late" })).toMatchObject({ status: 200, text: "" });
    expect(JSON.stringify(await goal(id))).not.toContain("oven");
    expect(await goal(id)).toMatchObject({ status: "offTrack", progress: 0 });
    expect((await setStatus(id, { status: "lost" })).data).toEqual(refusalOf(400));
    const report = fake.closeGoal(id);
    expect(report).toMatchObject({ status: "completed", isActive: false, progress: 100 });
    expect(report.activity).toMatchObject([{ status: "offTrack", comment: "The oven is late" }, { status: "completed" }]);
  });
});

describe("the verbs", () => {
  it("set, report and close a goal, and the API shows it", async () => {
    const { fake, goal, results, owner } = okrs();
    const keyResults = [{ title: "Loaves", target: 300, startValue: 100 }];
    const set = fake.setGoal(owner, { title: "Rye", keyResults });
    expect(set).toMatchObject({ owner, startDate: "2026-06-15", dueDate: "2026-09-15", progress: 0, status: "onTrack" });
    const { progress } = fake.checkIn(set.keyResults[0]!.id, 200);
    expect(progress).toBe(50);
    expect(await goal(set.id)).toMatchObject({ title: "Rye", progress: 50 });
    expect(await results(set.id)).toMatchObject([{ currentValue: 200, progress: 50 }]);
    fake.closeGoal(set.id, "incomplete");
    expect(await goal(set.id)).toMatchObject({ status: "incomplete", isActive: false, progress: 50 });
  });

  it("refuse wrong input with one clear line, and change nothing", async () => {
    const { fake, owner, goals } = okrs();
    const before = await goals();
    const wrong: (() => unknown)[] = [
      () => fake.setGoal("1", { title: "Rye" }),
      () => fake.setGoal(owner, { title: "" }),
      () => fake.setGoal(owner, { title: "Rye", type: "Team" }),
      () => fake.setGoal(owner, { title: "Rye", type: "Department" }),
      () => fake.setGoal(owner, { title: "Rye", startDate: "soon" }),
      () => fake.setGoal(owner, { title: "Rye", keyResults: [{ title: "Loaves", target: Number.NaN }] }),
      () => fake.checkIn(1, 5),
      () => fake.closeGoal(1),
      () => fake.closeGoal(before[0].id, "lost" as never),
    ];
    for (const verb of wrong) expect(verb).toThrow(/^Fake HiBob: /);
    expect(await goals()).toEqual(before);
  });
});

describe("the client", () => {
  it("gets through with every method, and strict validation finds nothing", async () => {
    const { fake, clock, owner } = okrs();
    const { goals } = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
    const fields = (await goals.fields()).map(({ id }) => id);
    const types = await goals.types.search({ fields: (await goals.types.fields()).map(({ id }) => id) });
    const dates = { startDate: "2026-06-01", dueDate: "2026-12-31" };
    const typeId = types.at(-1)!.id as number;
    const { ids } = await goals.create([{ title: "Rye", owner: owner as EmployeeId, typeId, isPrivate: false, ...dates }]);
    const [id] = ids as [number];
    await goals.update(id, { dueDate: "2026-11-30", alignedGoal: null });
    await goals.setStatus(id, { status: "offTrack", comment: "late" });
    expect((await goals.search({ fields })).find((goal) => goal.id === id)).toMatchObject({ title: "Rye", dueDate: "2026-11-30" });
    const made = await goals.keyResults.create(id, [{ title: "Loaves", measureType: "numeric", target: 300 }]);
    const [keyResultId] = made.ids as [number];
    await goals.keyResults.update(id, [{ keyResultId, target: 200 }]);
    await goals.keyResults.checkIn(id, { keyResults: [{ keyResultId, currentValue: 50, notes: "Easter" }], comment: "Second oven" });
    const results = await goals.keyResults.search(id, { fields: (await goals.keyResults.fields()).map((field) => field.id) });
    expect(results).toMatchObject([{ id: keyResultId, target: 200, currentValue: 50, progress: 25 }]);
    await goals.keyResults.remove(id, keyResultId);
    await goals.remove(id);
    expect((await goals.search({ fields })).some((goal) => goal.id === id)).toBe(false);
  });
});

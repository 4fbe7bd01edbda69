import { describe, expect, it } from "vitest";
import type { Raw } from "../ask.ts";
import { okrs, refusalOf } from "./okrs.ts";

/** A fake with a goal of its head. */
async function setUp() {
  const world = okrs();
  const { ids } = (await world.create(world.draft(), world.draft({ title: "Other" }))).data;
  return { ...world, id: ids[0] as number, other: ids[1] as number };
}

const loaves = (change: Raw = {}): Raw => ({ title: "Loaves", measureType: "numeric", target: 300, ...change });

describe("key results", () => {
  it("are created with 201, and found by their goal only", async () => {
    const { createResults, results, search, id, other } = await setUp();
    const { status, data } = await createResults(
      id,
      loaves({ startValue: 100, description: "A day" }),
      loaves({
        title: "Costs",
        measureType: "currency",
        startValue: 450,
        target: 350,
        currentValue: 400,
        currency: "GBP",
        currencySymbol: "£",
      }),
    );
    expect([status, data]).toEqual([201, { ids: [expect.any(Number), expect.any(Number)] }]);
    const money = { currency: null, currencySymbol: null };
    const common = { goalId: id, measureType: "numeric" };
    expect(await results(id)).toEqual([
      {
        ...{ ...common, ...money, id: data.ids[0], title: "Loaves", description: "A day" },
        ...{ startValue: 100, target: 300, currentValue: 100, progress: 0 },
      },
      {
        ...{ ...common, id: data.ids[1], title: "Costs", description: null, measureType: "currency", currency: "GBP", currencySymbol: "£" },
        ...{ startValue: 450, target: 350, currentValue: 400, progress: 50 },
      },
    ]);
    expect(await results(other)).toEqual([]);
    expect((await search("goals/key-results", ["id"])).data).toEqual(refusalOf(400));
  });

  it.each([
    ["no target", { target: null }],
    ["a target in words", { target: "many" }],
    ["another measure", { measureType: "boolean" }],
    ["money without a currency", { measureType: "currency" }],
    ["progress, which is calculated", { progress: 5 }],
  ])("are refused with %s, all of them", async (_, change) => {
    const { createResults, results, id } = await setUp();
    const { status, data } = await createResults(id, loaves(), loaves(change));
    expect([status, data]).toEqual([400, refusalOf(400, { errors: [{ index: 1, message: expect.any(String) }] })]);
    expect(await results(id)).toEqual([]);
  });

  it.each([
    ["from nothing", {}, 75, 25],
    ["from a start", { startValue: 100 }, 150, 25],
    ["downwards", { startValue: 400 }, 375, 25],
    ["beyond the target", {}, 900, 100],
    ["backwards", { startValue: 100 }, 50, 0],
    ["nowhere to go, short of it", { startValue: 300 }, 299, 0],
    ["nowhere to go, and there", { startValue: 300 }, 300, 100],
  ])("come forward %s", async (_, change, currentValue, progress) => {
    const { createResults, checkIn, results, id } = await setUp();
    const [keyResultId] = (await createResults(id, loaves(change))).data.ids;
    await checkIn(id, { keyResults: [{ keyResultId, currentValue }] });
    expect(await results(id)).toMatchObject([{ currentValue, progress }]);
  });

  it("make the progress of their goal, whose status stays", async () => {
    const { createResults, checkIn, goal, fake, id } = await setUp();
    const [one, two] = (await createResults(id, loaves(), loaves({ title: "Rolls" }))).data.ids;
    const keyResults = [
      { keyResultId: one, currentValue: 300 },
      { keyResultId: String(two), currentValue: 150, notes: "Easter" },
    ];
    expect(await checkIn(id, { keyResults, comment: "Second oven" })).toMatchObject({ status: 200, text: "" });
    expect(await goal(id)).toMatchObject({ progress: 75, status: "onTrack" });
    const [{ progress, comment }] = fake.closeGoal(id).activity as [Raw];
    expect(comment).toBe("Second oven");
    expect(progress).toEqual([
      { keyResultId: one, currentValue: 300, notes: null },
      { keyResultId: two, currentValue: 150, notes: "Easter" },
    ]);
  });

  it("of another goal are refused in a check-in or a change, and nothing of it counts", async () => {
    const { createResults, checkIn, updateResults, results, id, other } = await setUp();
    const [own] = (await createResults(id, loaves())).data.ids;
    const [foreign] = (await createResults(other, loaves())).data.ids;
    const keyResults = [own, foreign].map((keyResultId) => ({ keyResultId, currentValue: 5 }));
    expect((await checkIn(id, { keyResults })).data).toEqual(refusalOf(400));
    expect((await checkIn(id, { keyResults: [{ keyResultId: own, currentValue: "5" }] })).status).toBe(400);
    expect((await updateResults(id, { keyResultId: own, target: 5 }, { keyResultId: foreign, target: 5 })).data).toEqual(refusalOf(400));
    expect(await results(id)).toMatchObject([{ target: 300, currentValue: 0 }]);
  });

  it("change in what is sent", async () => {
    const { createResults, updateResults, results, id } = await setUp();
    const [keyResultId] = (await createResults(id, loaves())).data.ids;
    const before = (await results(id))[0];
    expect(await updateResults(id, { keyResultId, target: 200, title: "Rolls" })).toMatchObject({ status: 200, text: "" });
    expect(await results(id)).toEqual([{ ...before, target: 200, title: "Rolls" }]);
    expect((await updateResults(id, { target: 200 })).status).toBe(400);
    expect((await updateResults(id, { keyResultId, measureType: "currency" })).status).toBe(400);
  });

  it("are deleted one by one, and with their goal", async () => {
    const { createResults, remove, results, fake, id, other } = await setUp();
    const [one, two] = (await createResults(id, loaves(), loaves())).data.ids;
    expect(await remove(`${other}/key-results/${one}`)).toMatchObject({ status: 404, data: refusalOf(404) });
    expect(await remove(`${id}/key-results/${one}`)).toMatchObject({ status: 204, text: "" });
    expect((await results(id)).map((result) => result.id)).toEqual([two]);
    await remove(id);
    expect(() => fake.checkIn(two, 5)).toThrow(/there is no key result/);
  });
});

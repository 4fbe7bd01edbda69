import { describe, expect, it } from "vitest";
import type { NewGoal, NewKeyResult } from "../../src/goals/index.ts";
import type { EmployeeId } from "../../src/index.ts";
import { bodiless, json, rig } from "../client/stub.ts";

const GOAL: NewGoal = {
  title: "Second bakery",
  typeId: 3,
  owner: "3332883884017713938" as EmployeeId,
  startDate: "2026-01-01",
  dueDate: "2026-06-30",
  isPrivate: false,
};
const RESULT: NewKeyResult = { title: "Loaves", measureType: "numeric", target: 300 };
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

describe("creating goals", () => {
  it("takes 25 and refuses more before sending, because Bob would refuse all of them", async () => {
    const { bob, run, failure, seen } = rig(json({ ids: [1] }, 201));
    await run(bob.goals.create(times(25, GOAL)));
    for (const create of [() => bob.goals.create(times(26, GOAL)), () => bob.goals.keyResults.create(17, times(26, RESULT))]) {
      expect(await failure(create())).toMatchObject({ code: "invalid_input", message: expect.stringContaining("1 to 25") });
    }
    for (const goals of [[], [null], [{}], "x", undefined]) {
      expect(await failure(bob.goals.create(goals as NewGoal[]))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toHaveLength(1);
  });

  it.each([
    [
      [1, 2],
      [1, 2],
    ],
    [{ ids: [1, "2"] }, [1, "2"]],
    [{ goalIds: ["1"] }, ["1"]],
    [{ items: [{ id: 1 }, { goalId: 2 }, { keyResultId: 3 }] }, [1, 2, 3]],
    [{ items: [{ objectType: "goal", fields: { id: { value: 4 } } }] }, [4]],
    [{ errors: [{ id: 9, message: "no" }], ids: [1] }, [1]],
    [{ errors: [{ id: 9, message: "no" }] }, []],
    [{ ids: [null, "", {}, 5] }, [5]],
    [{}, []],
    [null, []],
  ])("finds the ids in %j and hands on the answer", async (answer, ids) => {
    const { bob, run } = rig(json(answer, 201));
    expect(await run(bob.goals.create([GOAL]))).toEqual({ ids, answer });
  });

  it("names no ids when Bob answers without a body", async () => {
    const { bob, run } = rig(bodiless(204));
    expect(await run(bob.goals.keyResults.create(17, [RESULT]))).toEqual({ ids: [], answer: undefined });
  });

  it("is not repeated when the answer is lost", async () => {
    const { bob, failure, seen } = rig(json({}, 503));
    expect(await failure(bob.goals.create([GOAL]))).toMatchObject({ message: expect.stringContaining("may have been carried out") });
    expect(seen).toHaveLength(1);
  });

  it("leaves out what is undefined and sends null, which empties a field", async () => {
    const { bob, run, seen } = rig(json({ ids: [1] }, 201));
    await run(bob.goals.create([{ ...GOAL, description: undefined, alignedGoal: null } as unknown as NewGoal]));
    const { fields } = JSON.parse(seen[0]!.text).items[0];
    expect(fields).not.toHaveProperty("description");
    expect(fields.alignedGoal).toEqual({ value: null });
  });
});

describe("changing goals", () => {
  it("refuses to write nothing", async () => {
    const { bob, failure, seen } = rig(json({}));
    expect(await failure(bob.goals.update(17, {}))).toMatchObject({ code: "invalid_input" });
    expect(await failure(bob.goals.update(17, { title: undefined } as never))).toMatchObject({ code: "invalid_input" });
    expect(await failure(bob.goals.keyResults.update(17, []))).toMatchObject({ code: "invalid_input" });
    expect(await failure(bob.goals.keyResults.checkIn(17, { keyResults: [] }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("repeats what ends in the same state, and not what writes into the activity log", async () => {
    const { bob, run, failure, seen } = rig([json({}, 503), json({}), json({}, 503)]);
    await run(bob.goals.update(17, { title: "Third bakery" }));
    expect(seen).toHaveLength(2);
    expect(await failure(bob.goals.setStatus(17, { status: "completed" }))).toMatchObject({ code: "server_error", retryable: false });
    const progress = { keyResults: [{ keyResultId: 40, currentValue: 1 }] };
    expect(await failure(bob.goals.keyResults.checkIn(17, progress))).toMatchObject({ code: "server_error", retryable: false });
    expect(seen).toHaveLength(4);
  });

  it("hands on what Bob says of single key results", async () => {
    const answer = { errors: [{ index: 0, message: "no such key result" }] };
    const { bob, run } = rig(json(answer));
    expect(await run(bob.goals.keyResults.update(17, [{ keyResultId: 40, target: 1 }]))).toEqual(answer);
  });

  it("refuses an id that would address something else", async () => {
    const { bob, failure, seen } = rig(json({}));
    for (const id of [undefined, "", ".."]) {
      expect(await failure(bob.goals.remove(id as string))).toMatchObject({ code: "invalid_input" });
      expect(await failure(bob.goals.keyResults.remove(17, id as string))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });

  it("tells Bob's reason, which comes in the module's own form, without what was written", async () => {
    const { bob, failure } = rig(json({ error: "BadRequest", message: "Bad title Second bakery", statusCode: 400, timestamp: "x" }, 400));
    const error = await failure(bob.goals.create([GOAL]));
    expect(error).toMatchObject({ code: "bad_request", message: expect.stringContaining("Bad title") });
    expect(error.message).not.toContain("Second bakery");
  });
});

describe("searching key results", () => {
  it("adds further filters to the one on the goal", async () => {
    const { bob, run, seen } = rig(json({ items: [] }));
    const filters = [{ fieldId: "measureType", operator: "equals", values: ["numeric"] }];
    await run(bob.goals.keyResults.search("17", { fields: ["id"], filters }));
    expect(JSON.parse(seen[0]!.text).filters).toEqual([{ fieldId: "goalId", operator: "equals", values: ["17"] }, ...filters]);
  });

  it("is not sent without a goal", async () => {
    const { bob, failure, seen } = rig(json({ items: [] }));
    expect(await failure(bob.goals.keyResults.search(undefined as never, { fields: ["id"] }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("is an error and not a part of them if Bob begins to answer page by page", async () => {
    const { bob, failure } = rig(json({ items: [{ id: 1 }], response_metadata: { next_cursor: "2" } }));
    expect(await failure(bob.goals.keyResults.search(17, { fields: ["id"] }))).toMatchObject({ code: "unexpected_answer" });
  });
});

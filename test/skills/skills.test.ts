import { describe, expect, it } from "vitest";
import type { NewSkill } from "../../src/skills/index.ts";
import { json, rig } from "../client/stub.ts";

const skill = (id: string): NewSkill => ({ "/skill/source": "academy", "/skill/externalId": id, "/skill/name": id });

describe("writing skills", () => {
  const create = (answer: unknown, count = 2) => {
    const { bob, run } = rig(json(answer));
    return run(bob.skills.create(Array.from({ length: count }, (_, i) => skill(`S-${i}`))));
  };
  const done = { index: 0, status: "succeeded", httpStatus: 200 };

  it("gives failures of single skills instead of throwing them, with all that Bob says", async () => {
    const failure = { index: 1, status: "failed", httpStatus: 409, errors: [{ message: "duplicate" }], hint: "rename" };
    expect(await create({ results: [done, failure] })).toEqual({ results: [done, failure], failed: [failure] });
  });

  it("never takes silence for success: a skill without a result is among the failed", async () => {
    expect(await create({ results: [done] })).toEqual({
      results: [done, { index: 1, status: "unknown" }],
      failed: [{ index: 1, status: "unknown" }],
    });
  });

  it("never takes a status it does not know for success", async () => {
    expect((await create({ results: [done, { index: 1, status: "queued" }] })).failed).toEqual([{ index: 1, status: "queued" }]);
  });

  it.each([[{}], [{ results: {} }], [{ results: [7] }], [null], ["ok"]])("fails when Bob tells no results: %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(bob.skills.archive([skill("a")]))).toMatchObject({ code: "unexpected_answer" });
  });

  it.each([0, 101])("refuses %i at once before sending", async (count) => {
    const { bob, failure, seen } = rig(json({ results: [] }));
    const items = Array.from({ length: count }, (_, i) => skill(`S-${i}`));
    for (const write of ["create", "update", "archive"] as const) {
      expect(await failure(bob.skills[write](items))).toMatchObject({ name: "InvalidInputError" });
    }
    expect(seen).toEqual([]);
  });

  it("repeats a failed request only where that ends the same", async () => {
    const { bob, failure, seen } = rig(json({}, 503), { retries: 1 });
    await failure(bob.skills.create([skill("a")]));
    expect(seen).toHaveLength(1);
    await failure(bob.skills.update([skill("a")]));
    expect(seen).toHaveLength(3);
  });
});

describe("levels of proficiency", () => {
  it.each([[[{ id: 1 }]], [{ items: [{ id: 1 }] }], [{ values: [{ id: 1 }] }]])("are read from %j", async (answer) => {
    const { bob, run } = rig(json(answer));
    expect(await run(bob.skills.proficiencyLevels())).toEqual([{ id: 1 }]);
  });
});

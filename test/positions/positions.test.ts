import { describe, expect, it } from "vitest";
import type { NewPosition } from "../../src/positions/index.ts";
import { json, type Rig, rig } from "../client/stub.ts";

const position: NewPosition = {
  position: {
    "/position/effectiveDate": "2027-01-01",
    "/position/fte": 100,
    "/position/department": "5887485",
    "/position/site": 2220765,
    "/position/jobProfile": 124599,
  },
  opening: { "/positionOpening/expectedStartDate": "2027-02-01" },
};
const without = (part: "position" | "opening", id: string): NewPosition => ({
  ...position,
  [part]: { ...position[part], [id]: undefined },
});

/** The error of a call that must not reach Bob. */
async function refused(call: (bob: Rig["bob"]) => Promise<unknown>): Promise<Error> {
  const { bob, failure, seen } = rig(json({}));
  const error = await failure(call(bob));
  expect(seen).toEqual([]);
  return error;
}

describe("creating positions", () => {
  const made = (answer: unknown, input = [position]) => {
    const { bob, run } = rig(json(answer));
    return run(bob.positions.create(input));
  };

  it.each([
    ["a list", [{ positionId: 77, positionOpeningId: 8 }]],
    ["one object", { positionId: 77, positionOpeningId: 8 }],
    ["a wrapped list", { items: [{ positionId: 77, positionOpeningId: 8 }] }],
    ["ids as text", [{ positionId: "77", positionOpeningId: "8" }]],
  ])("gives the ids from %s", async (_, answer) => {
    expect((await made(answer)).positions).toEqual([{ positionId: 77, positionOpeningId: 8 }]);
  });

  it("gives the position's id from the older name too, and keeps what else Bob says", async () => {
    expect((await made({ id: 77, positionOpeningId: 8, state: "new" })).positions).toEqual([
      { id: 77, positionId: 77, positionOpeningId: 8, state: "new" },
    ]);
  });

  it.each([
    ["no ids", [{}]],
    ["nothing", []],
    ["half of the ids", [{ positionId: 77 }]],
    [
      "another number of positions",
      [
        { positionId: 77, positionOpeningId: 8 },
        { positionId: 78, positionOpeningId: 9 },
      ],
    ],
    ["ids that are none", [{ positionId: "x", positionOpeningId: null }]],
    ["text", "done"],
    ["null", null],
  ])("never gives ids that Bob did not tell: %s", async (_, answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(bob.positions.create([position]))).toMatchObject({ code: "unexpected_answer", retryable: false });
  });

  it("is not repeated when Bob fails, and says that it may have been done", async () => {
    const { bob, failure, seen } = rig(json({}, 500));
    expect((await failure(bob.positions.create([position]))).message).toMatch(/may have been carried out/);
    expect(seen).toHaveLength(1);
  });

  it.each([
    ["no positions", []],
    ["eleven positions", Array.from({ length: 11 }, () => position)],
    ["a position without an opening's start", [without("opening", "/positionOpening/expectedStartDate")]],
  ])("refuses %s before sending", async (_, input) => {
    expect(await refused((bob) => bob.positions.create(input))).toMatchObject({ name: "InvalidInputError" });
  });

  it("is visible once a search finds all of them", async () => {
    const pair = [
      { positionId: 77, positionOpeningId: 8 },
      { positionId: 78, positionOpeningId: 9 },
    ];
    const { bob, run, seen } = rig([
      json(pair),
      json([]),
      json([{ "/position/id": { value: 78 } }]),
      json([{ "/position/id": { value: 78 } }, { "/position/id": { value: "77" } }]),
    ]);
    await run(bob.positions.create([position, position]).then(({ visible }) => visible()));
    expect(seen).toHaveLength(4);
    expect(JSON.parse(seen[1]!.text)).toEqual({
      fields: ["/position/id"],
      filters: [{ fieldId: "/position/id", operator: "equals", values: ["77", "78"] }],
    });
  });

  it("says so when they do not become visible", async () => {
    const { bob, failure } = rig([json([{ positionId: 77, positionOpeningId: 8 }]), json([])]);
    expect(await failure(bob.positions.create([position]).then(({ visible }) => visible()))).toMatchObject({ code: "not_visible" });
  });
});

describe("writing to positions", () => {
  it.each<[string, (bob: Rig["bob"]) => Promise<unknown>]>([
    ["an update of nothing", (bob) => bob.positions.update(77, {})],
    ["an update with nothing", (bob) => bob.positions.update(77, undefined as never)],
    ["a cancellation without positions", (bob) => bob.positions.scheduleCancellation({} as never)],
    ["an update of an opening to nothing", (bob) => bob.positions.openings.update(77, 8, {})],
    ["no id", (bob) => bob.positions.cancel(undefined as never)],
    ["half an id", (bob) => bob.positions.openings.remove(77, 0.5)],
    ["a cancellation of no positions", (bob) => bob.positions.scheduleCancellation({ positionIds: [] })],
    ["a cancellation by names", (bob) => bob.positions.scheduleCancellation({ positionIds: ["77"] as never })],
  ])("refuses %s before sending", async (_, call) => {
    expect(await refused(call)).toMatchObject({ name: "InvalidInputError" });
  });

  it("cancels now only when no day is given", async () => {
    const { bob, run, seen } = rig(json({}));
    await run(bob.positions.scheduleCancellation({ positionIds: [77], date: undefined }));
    expect(JSON.parse(seen[0]!.text)).toEqual({ positionIds: [77] });
  });

  it.each<[string, (bob: Rig["bob"]) => Promise<unknown>, number]>([
    ["a cancellation", (bob) => bob.positions.cancel(77), 1],
    ["a scheduled cancellation", (bob) => bob.positions.scheduleCancellation({ positionIds: [77] }), 1],
    [
      "a new budget",
      (bob) => bob.positions.budgets.create(77, { "/positionBudget/salaryPayPeriod": "Annual", "/positionBudget/currency": "GBP" }),
      1,
    ],
    ["an update", (bob) => bob.positions.update(77, { "/position/fte": 80 }), 3],
    ["a removal", (bob) => bob.positions.openings.remove(77, 8), 3],
  ])("repeats %s only when that is safe", async (_, call, times) => {
    const { bob, failure, seen } = rig(json({}, 503), { retries: 2 });
    await failure(call(bob));
    expect(seen).toHaveLength(times);
  });

  it("reads the id of a new opening where older answers have it, and finds it again", async () => {
    const { bob, run, seen } = rig([json({ id: 8 }), json({ values: [{ "/positionOpening/id": { value: 8 } }] })]);
    const written = await run(bob.positions.openings.create(77, position.opening));
    expect(written.positionOpeningId).toBe(8);
    await run(written.visible());
    expect(seen[1]!.url.pathname).toBe("/v1/positions/position-openings/search");
  });

  it("finds a new budget again by its id", async () => {
    const { bob, run, seen } = rig([
      json([{ positionBudgetId: 9 }]),
      json({ positionBudgetEntries: [[{ "/positionBudget/id": { value: 9 } }]] }),
    ]);
    const budget = { "/positionBudget/salaryPayPeriod": "Annual", "/positionBudget/currency": "GBP" };
    await run(bob.positions.budgets.create(77, budget).then(({ visible }) => visible()));
    expect(JSON.parse(seen[1]!.text)).toMatchObject({ filters: [{ fieldId: "/positionBudget/id", values: ["9"] }] });
  });

  it("says which boxes each kind of write needs", async () => {
    const { bob, failure } = rig(json({ error: "no" }, 403));
    expect((await failure(bob.positions.create([position]))).message).toMatch(/Manage positions; and .*Add and edit multiple openings/);
    expect((await failure(bob.positions.budgets.update(77, 9, { "/positionBudget/currency": "GBP" }))).message).toMatch(
      /Position budget settings/,
    );
  });
});

describe("searching openings and budgets", () => {
  it.each([
    ["openings", 100],
    ["budgets", 1000],
  ] as const)("takes pages of %s as large as Bob does, %i", async (what, most) => {
    const { bob, run, failure, seen } = rig(json({ values: [] }));
    const of = bob.positions[what].search as Rig["bob"]["positions"]["openings"]["search"];
    const search = (pageSize: number) => of({ fields: ["/x/id"], pageSize }).toArray({ limit: 1 });
    expect(await run(search(most))).toEqual([]);
    expect(await failure(search(most + 1))).toMatchObject({ name: "InvalidInputError" });
    expect(seen).toHaveLength(1);
  });

  it("leaves the budget apart from its position: an id and no more", async () => {
    const { bob, run } = rig(json([{ "/position/id": { value: 1 }, "/position/budget": { value: 9 } }]));
    const [found] = await run(bob.positions.search({ fields: ["/position/id", "/position/budget"] }));
    expect(found?.["/position/budget"]).toBe(9);
  });
});

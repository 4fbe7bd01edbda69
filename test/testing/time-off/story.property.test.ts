import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, fakeOf, type Raw } from "../ask.ts";
import { free } from "./world.ts";

const FIRST = Date.parse("2026-06-29T00:00:00Z"); // a Monday
const dateOf = (day: number): string => new Date(FIRST + day * DAY).toISOString().slice(0, 10);

const nth = fc.nat({ max: 30 });
const span = { day: fc.nat({ max: 50 }), length: fc.nat({ max: 6 }) };
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verb: fc.constant("ask" as const), person: fc.nat({ max: 2 }), ...span, skip: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constantFrom("approve", "decline", "cancel", "delete"), nth }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant("edit" as const), nth, ...span }) },
  {
    weight: 1,
    arbitrary: fc.record({ verb: fc.constant("adjust" as const), person: fc.nat({ max: 2 }), amount: fc.integer({ min: -4, max: 4 }) }),
  },
  fc.record({ verb: fc.constant("wait" as const), days: fc.nat({ max: 5 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Known {
  readonly person: number;
  first: number;
  last: number;
  status: string;
}

/** A time off of its own: whole days on a calendar without holidays, everything by hand. */
class Model {
  readonly requests = new Map<number, Known>();
  readonly adjusted = [0, 0, 0];

  /** Whether somebody is taken already in a span. */
  taken(person: number, first: number, last: number, but?: number): boolean {
    return [...this.requests].some(
      ([id, one]) => id !== but && one.person === person && /approved|pending/.test(one.status) && one.first <= last && first <= one.last,
    );
  }

  cost(person: number): number {
    let days = 0;
    for (const one of this.requests.values()) {
      if (one.person !== person || one.status !== "approved") continue;
      for (let day = one.first; day <= one.last; day++) if (day % 7 < 5) days++;
    }
    return days;
  }
}

type World = ReturnType<typeof fakeOf> & { readonly staff: readonly { readonly id: string }[] };

/** Does it in the fake and in the model; the fake must refuse exactly what the model does. */
async function act({ fake, clock, staff }: World, model: Model, one: Step): Promise<void> {
  const refused = (act: () => unknown) => expect(act).toThrow(expect.objectContaining({ code: "invalid_input" }));
  if (one.verb === "wait" && "days" in one) return clock.advance(one.days * DAY + 1);
  if (one.verb === "adjust" && "amount" in one) {
    const { person, amount } = one;
    fake.adjustBalance(staff[person]!.id, { adjustmentType: "balance", policyType: "Quiet days", effectiveDate: "2026-06-29", amount });
    model.adjusted[person]! += amount;
    return;
  }
  if (one.verb === "ask" && "skip" in one) {
    const { person, day, length, skip } = one;
    const ask = () =>
      fake.requestTimeOff(staff[person]!.id, {
        policyType: "Quiet days",
        startDate: dateOf(day),
        endDate: dateOf(day + length),
        skipManagerApproval: skip,
      });
    if (model.taken(person, day, day + length)) return refused(ask);
    const { id, status } = ask();
    expect(status).toBe(skip ? "approved" : "pending");
    model.requests.set(id, { person, first: day, last: day + length, status });
    return;
  }
  const id = "nth" in one ? [...model.requests.keys()][one.nth % Math.max(model.requests.size, 1)] : undefined;
  const known = id === undefined ? undefined : model.requests.get(id);
  if (!known || id === undefined) return;
  const open = known.status === "approved" || known.status === "pending";
  if (one.verb === "edit" && "day" in one) {
    const [first, last] = [one.day, one.day + one.length];
    const edit = () => fake.editTimeOff(id, { startDate: dateOf(first), endDate: dateOf(last) });
    if (!open || model.taken(known.person, first, last, id)) return refused(edit);
    const edited = edit();
    if (first === known.first && last === known.last) return expect(edited.id).toBe(id);
    expect(edited).toMatchObject({ previousRequestId: id, status: known.status });
    model.requests.set(edited.id, { ...known, first, last });
    known.status = "canceled";
    return;
  }
  const verbs = { approve: "approveTimeOff", decline: "declineTimeOff", cancel: "cancelTimeOff", delete: "deleteTimeOff" } as const;
  const becomes = { approve: "approved", decline: "declined", cancel: "canceled", delete: "deleted" } as const;
  const verb = one.verb as keyof typeof verbs;
  const may =
    verb === "delete" ? known.status !== "deleted" : verb === "cancel" ? open || known.status === "canceled" : known.status === "pending";
  if (!may) return refused(() => fake[verbs[verb]](id));
  fake[verbs[verb]](id);
  known.status = becomes[verb];
}

/** What the feed makes of itself for somebody who reads it and knows nothing else. */
function replay(changes: readonly Raw[]): Set<number> {
  const gone = new Set(
    changes.filter(({ changeType }) => changeType === "Canceled" || changeType === "Deleted").map(({ requestId }) => requestId),
  );
  return new Set(
    changes.filter(({ changeType, requestId }) => changeType === "Created" && !gone.has(requestId)).map(({ requestId }) => requestId),
  );
}

async function check({ get, staff }: World, model: Model): Promise<void> {
  const approved = [...model.requests].filter(([, { status }]) => status === "approved").map(([id]) => id);
  const mine = (rows: Raw[]) => rows.filter(({ employeeId }) => staff.some(({ id }) => id === employeeId));
  const { changes } = (await get("/timeoff/requests/changes?since=2026-06-15T00:00:00Z")).data;
  expect([...replay(mine(changes))].sort()).toEqual([...approved].sort());
  const { outs } = (await get("/timeoff/whosout?from=2026-06-29&to=2026-12-31&includePrivate=true")).data;
  expect(
    mine(outs)
      .map(({ requestId }) => requestId)
      .sort(),
  ).toEqual([...approved].sort());
  for (const [person, { id }] of staff.entries()) {
    const { data } = await get(`/timeoff/employees/${id}/balance?policyType=Quiet+days&date=2026-12-31`);
    expect(data.totalTaken).toBe(model.cost(person));
    expect(data.totalBalanceAsOfDate).toBe(20 + model.adjusted[person]! - model.cost(person));
  }
}

describe("time off, whatever happens", () => {
  it("keeps balances, the feed and who is out in step", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const world = fakeOf({ employees: 3 });
        world.fake.addPolicyType({ name: "Quiet days" });
        world.fake.addPolicy({ name: "Quiet days", policyType: "Quiet days", allowance: 20, maxBalance: 0 });
        const staff = [1, 2, 3].map(() => free(world.fake));
        const model = new Model();
        for (const one of steps) await act({ ...world, staff }, model, one);
        await check({ ...world, staff }, model);
      }),
      { numRuns: 60 },
    );
  });
});

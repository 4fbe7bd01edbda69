import type { EmployeeId, HiBob } from "hibob-kit";
import type { GoalObjectId, GoalsCreated } from "hibob-kit/goals";
import { describe, expectTypeOf, it } from "vitest";

declare const bob: HiBob;
declare const owner: EmployeeId;

describe("a search of goals", () => {
  it("types the fields that were asked for by their short ids", async () => {
    const [goal] = await bob.goals.search({ fields: ["id", "title", "field_7"] });
    expectTypeOf(goal!.title).toEqualTypeOf<string | null | undefined>();
    expectTypeOf(goal!.id).toEqualTypeOf<GoalObjectId | null | undefined>();
    expectTypeOf(goal!.field_7).toBeUnknown();
    // @ts-expect-error not asked for
    void goal!.dueDate;
    // @ts-expect-error a search asks for fields
    void bob.goals.search({});
  });

  it("finds key results of one goal only", async () => {
    const [result] = await bob.goals.keyResults.search(17, { fields: ["currentValue", "measureType"] });
    expectTypeOf(result!.currentValue).toEqualTypeOf<number | null | undefined>();
    // @ts-expect-error Bob has no search over the key results of all goals
    void bob.goals.keyResults.search({ fields: ["id"] });
  });
});

describe("a new goal", () => {
  const dates = { startDate: "2026-01-01", dueDate: "2026-06-30" };

  it("names what Bob insists on, and takes fields of the customer's own", async () => {
    const created = bob.goals.create([{ title: "t", typeId: 3, owner, isPrivate: false, ...dates, field_7: "x" }]);
    expectTypeOf(await created).toEqualTypeOf<GoalsCreated>();
    // @ts-expect-error without an owner
    void bob.goals.create([{ title: "t", typeId: 3, isPrivate: false, ...dates }]);
    // @ts-expect-error text that nobody looked at
    void bob.goals.create([{ title: "t", typeId: 3, owner: "1", isPrivate: false, ...dates }]);
  });

  it("has key results that count something", () => {
    void bob.goals.keyResults.create(17, [{ title: "t", measureType: "numeric", target: 3 }]);
    void bob.goals.keyResults.create(17, [{ title: "t", measureType: "something newer", target: 3 }]);
    // @ts-expect-error what it counts is missing
    void bob.goals.keyResults.create(17, [{ title: "t", target: 3 }]);
    // @ts-expect-error which one is missing
    void bob.goals.keyResults.update(17, [{ target: 3 }]);
  });
});

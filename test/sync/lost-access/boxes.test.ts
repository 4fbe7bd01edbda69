import type { StreamName } from "hibob-kit/sync";
import { afterAll, describe, expect, it } from "vitest";
import { BOXES, WITHOUT_BOX } from "./boxes.ts";
import { companyOf, lose, NAMES, type Outcome, peopleFor, printed, streamOf, WHENS } from "./rig.ts";

it("every stream is here, with the boxes that it needs", () => {
  expect([...Object.keys(BOXES), ...WITHOUT_BOX, "employees"].sort()).toEqual([...NAMES].sort());
});

describe.each(["category", "field"] as const)("a box that is taken away, under the permission model by %s", (permissionModel) => {
  const outcomes: Outcome[] = [];
  afterAll(() => console.log(printed(`Boxes taken away (model: ${permissionModel})`, outcomes)));

  it.each(Object.keys(BOXES) as StreamName[])("costs the stream %s nothing, and is named", async (name) => {
    const company = companyOf({ permissionModel, employees: peopleFor(name) });
    const { fake } = company;
    const stream = await streamOf(company, name);
    expect(stream.base.size).toBeGreaterThan(10);
    for (const { key, told = key, before, silent } of BOXES[name]!) {
      for (const when of WHENS) {
        const outcome = await lose(stream, {
          label: key,
          key: told,
          when,
          before,
          take: () => fake.permissions.revoke(key),
          giveBack: () => fake.permissions.grant(key),
        });
        outcomes.push(outcome);
        expect(outcome).toEqual({ ...outcome, lost: [], wrong: [] });
        if (silent) expect(outcome.named).not.toBe("nowhere");
        else expect(outcome).toMatchObject({ named: "accessLost" });
      }
    }
    expect(fake.stats().mostRefusedInTenSeconds).toBeLessThan(10);
  });

  it("is so for all of them", () => {
    const all = Object.values(BOXES).flat().length * WHENS.length;
    expect(outcomes).toHaveLength(all);
    expect(outcomes.filter(({ lost, wrong }) => lost.length + wrong.length === 0)).toHaveLength(all);
    expect(outcomes.filter(({ named }) => named === "nowhere")).toEqual([]);
  });
});

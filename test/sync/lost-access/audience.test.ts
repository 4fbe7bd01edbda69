import type { StreamName } from "hibob-kit/sync";
import { afterAll, describe, expect, it } from "vitest";
import { WITHOUT_PEOPLE } from "./boxes.ts";
import { companyOf, lose, NAMES, type Outcome, peopleFor, printed, streamOf, WHENS } from "./rig.ts";

const WAYS = ["leavers are hidden", "a site is hidden"] as const;

describe("an audience that is narrowed", () => {
  const outcomes: Outcome[] = [];
  afterAll(() => console.log(printed("Audience narrowed: leavers hidden, a site hidden", outcomes)));

  it.each(NAMES)("costs the stream %s nothing, and is told", async (name) => {
    const company = companyOf({ employees: peopleFor(name) });
    const { fake } = company;
    const stream = await streamOf(company, name);
    const hidden = fake.company.employees.find(({ status }) => status === "Active")!.siteId;
    for (const way of WAYS) {
      for (const when of WHENS) {
        const outcome = await lose(stream, {
          label: way,
          key: WITHOUT_PEOPLE.includes(name) ? undefined : "audience",
          when,
          // The last batch of the employees; the other requests are for the list of people and the sample of the check.
          before: name === "employees" ? stream.requests : undefined,
          take: () => {
            fake.audience = way === "leavers are hidden" ? "active" : ({ siteId }) => siteId !== hidden;
          },
          giveBack: () => {
            fake.audience = "everyone";
          },
        });
        outcomes.push(outcome);
        expect(outcome).toEqual({ ...outcome, lost: [], wrong: [] });
        if (WITHOUT_PEOPLE.includes(name)) expect(outcome).toMatchObject({ named: "nowhere" });
        // Time off is followed: nobody's absence removes anything there, and the next run sees who is missing.
        else if (name.startsWith("timeOff")) expect(outcome.named).not.toBe("nowhere");
        else expect(outcome).toMatchObject({ named: "accessLost" });
      }
    }
    expect(fake.stats().mostRefusedInTenSeconds).toBeLessThan(10);
  });

  it("is so for all of them", () => {
    expect(outcomes).toHaveLength(NAMES.length * WAYS.length * WHENS.length);
    const told = outcomes.filter(({ stream }) => !WITHOUT_PEOPLE.includes(stream as StreamName));
    expect(told.filter(({ named }) => named === "nowhere")).toEqual([]);
  });
});

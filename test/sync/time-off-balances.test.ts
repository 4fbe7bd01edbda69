import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeOffBalances } from "../../src/sync/streams/time-off-balances.ts";
import { DAY, followRig, HOUR } from "./time-off-rig.ts";

const BALANCE = "GET /timeoff/employees/{id}/balance";
/** What a company starts with. */
const TYPES = ["Holiday", "Sick", "Parental", "Flexi hours", "Compassionate leave", "Study/exam days", "Work from anywhere"];

function rig({ people = 4, employees = 4, skew = 0 } = {}) {
  // Without a plan, so that only the stream asks: the check of permissions reads a balance as well.
  const made = followRig({ ...timeOffBalances({ budget: people * TYPES.length }), plan: undefined }, { employees, skew });
  const everyone = made.fake.company.employees.map(({ id }) => id).sort();
  const askedOf = () => made.fake.requests({ endpoint: BALANCE }).map(({ path }) => /employees\/(\d+)/.exec(path)?.[1]);
  /** Whose balances a run asks for, in order. */
  const turns = async () => {
    const before = askedOf().length;
    await made.run();
    await made.clock.advance(DAY);
    return [...new Set(askedOf().slice(before))];
  };
  return { ...made, everyone, turns };
}

describe("the balances of time off", () => {
  it("are one record for each person and policy type, as of the day of the run", async () => {
    const { run, records, record, everyone } = rig();
    expect((await run()).outcome).toBe("complete");
    expect([...(await records()).keys()]).toEqual(
      everyone.flatMap((id) => TYPES.map((type) => `${id}/${encodeURIComponent(type)}`)).sort(),
    );
    expect(await record(`${everyone[0]}/Study%2Fexam%20days`)).toMatchObject({
      employeeId: everyone[0],
      policyType: "Study/exam days",
      policy: "Study & exams",
      pointInTime: "2026-06-15",
      annualAllowance: 4,
      totalBalanceAsOfDate: expect.any(Number),
    });
  });

  it("are asked for the date in UTC of when the run began", async () => {
    const { fake, run } = rig({ skew: 15 * HOUR }); // midnight in UTC
    await run();
    const dates = new Set(fake.requests({ endpoint: BALANCE }).map(({ query }) => new URLSearchParams(query).get("date")));
    expect([...dates]).toEqual(["2026-06-16"]);
  });

  it("change with what is taken and adjusted, and not with the day", async () => {
    const { fake, clock, run, everyone, newChanges } = rig();
    await run();
    await newChanges();
    await clock.advance(DAY);
    const { unchanged } = await run();
    expect(unchanged).toBeGreaterThan(25);
    const overnight = (await newChanges()).map(({ fields }) => Object.keys(fields));
    expect(overnight).toHaveLength(28 - unchanged);
    for (const fields of overnight) expect(fields).toContain("totalTaken");
    expect(overnight.flat()).not.toContain("pointInTime");
    fake.adjustBalance(everyone[0]!, { adjustmentType: "balance", policyType: "Holiday", effectiveDate: "2026-06-10", amount: 2 });
    await run();
    const [change, ...more] = await newChanges();
    expect(more).toEqual([]);
    expect(change).toMatchObject({ kind: "changed", key: `${everyone[0]}/Holiday` });
    expect(Object.keys(change!.fields).sort()).toEqual(["totalAdminAdjustments", "totalBalanceAsOfDate", "totalRoundedBalanceAsOfDate"]);
  });

  it("keep counting as changes, however many move at once and however often", async () => {
    const { fake, clock, run, everyone, record } = rig();
    await run();
    for (let times = 1; times <= 5; times++) {
      for (const id of everyone) {
        for (const policyType of TYPES)
          fake.adjustBalance(id, { adjustmentType: "balance", policyType, effectiveDate: "2026-06-10", amount: 1 });
      }
      await clock.advance(DAY);
      expect(await run()).toMatchObject({ changed: 28, learnt: [] });
      expect(await record(`${everyone[0]}/Holiday`)).toMatchObject({ totalAdminAdjustments: expect.any(Number) });
    }
  });
});

describe("the budget", () => {
  it("is what a run asks for at the most, and one person at the least", async () => {
    const { run, asked } = followRig({ ...timeOffBalances({ budget: 20 }), plan: undefined }, { employees: 10 });
    await run();
    expect(asked(BALANCE)).toBe(14);
    const small = followRig({ ...timeOffBalances({ budget: 1 }), plan: undefined }, { employees: 10 });
    await small.run();
    expect(small.asked(BALANCE)).toBe(7);
  });

  it("brings everybody's turn round and round", async () => {
    const { turns, everyone } = rig({ people: 2, employees: 5 });
    const round: unknown[] = [];
    for (let run = 0; run < 5; run++) round.push(...(await turns()));
    expect(round).toEqual([...everyone, ...everyone]);
  });

  it("that is larger than the company reads nobody twice", async () => {
    const { run, asked } = rig({ people: 20, employees: 4 });
    await run();
    expect(asked(BALANCE)).toBe(4 * 7);
  });

  it("goes to new people first, and then on where the round was", async () => {
    const { turns, everyone, hire } = rig({ people: 2, employees: 4 });
    for (let run = 0; run < 3; run++) await turns();
    const added = [hire("Ada"), hire("Bo"), hire("Cy")].sort();
    expect(await turns()).toEqual(added.slice(0, 2));
    expect(await turns()).toEqual([added[2], everyone[2]]);
    expect(await turns()).toEqual([everyone[3], added[0]]);
  });

  it("goes to active people before leavers, and to these as well", async () => {
    const { fake, turns, everyone } = rig({ people: 1, employees: 3 });
    fake.terminate(everyone[0]!);
    const seen: unknown[] = [];
    for (let run = 0; run < 5; run++) seen.push(...(await turns()));
    expect(seen).toEqual([...everyone.slice(1), ...everyone]);
  });

  it("is not eaten by people who have no policy at all", async () => {
    const { fake, turns, everyone } = rig({ people: 1, employees: 3 });
    const [first] = everyone;
    // For ever refused, as somebody without policies.
    fake.faults.on(
      { path: new RegExp(`/timeoff/employees/${first}/balance`), times: Number.POSITIVE_INFINITY },
      { kind: "status", status: 404 },
    );
    const seen: unknown[] = [];
    for (let run = 0; run < 7; run++) seen.push(...(await turns()));
    expect(seen).toEqual([...everyone, ...everyone, first]);
  });

  it.each([0, -1, 1.5, Number.NaN])("is not %d", (budget) => {
    expect(() => timeOffBalances({ budget })).toThrow("budget must be a whole number, 1 or more");
  });

  it("is what the plan reckons with", () => {
    const stream = timeOffBalances({ budget: 100 });
    expect(stream.requests?.(1000).map(({ endpoint, count }) => [endpoint.id, count])).toEqual([
      ["GET /timeoff/policy-types", 1],
      [BALANCE, 100],
    ]);
    expect(stream.requests?.(2)[1]?.count).toBe(16);
  });
});

describe("a balance that is not there", () => {
  it.each([400, 404])("is no record, when Bob answers %d", async (status) => {
    const { fake, run, records, everyone } = rig();
    fake.faults.on({ endpoint: BALANCE, times: 1 }, { kind: "status", status });
    expect(await run()).toMatchObject({ outcome: "complete", added: 27 });
    expect((await records()).size).toBe(27);
    expect(everyone).toHaveLength(4);
  });

  it("and was before is not found, and decided about like all that is missing", async () => {
    const { fake, clock, run, records } = rig({ people: 30, employees: 20 });
    await run();
    const size = (await records()).size;
    await clock.advance(DAY);
    fake.faults.on({ endpoint: BALANCE, times: 1 }, { kind: "status", status: 400 });
    expect(await run()).toMatchObject({ removed: 1, held: 0 });
    expect((await records()).size).toBe(size - 1);
    await clock.advance(DAY);
    fake.faults.on({ endpoint: BALANCE, times: 20 }, { kind: "status", status: 400 });
    expect(await run()).toMatchObject({ outcome: "held", removed: 0, held: 19 }); // the 20th is the one that is gone already
  });

  it("because the person or the policy type is not there any more is not found either", async () => {
    const { fake, clock, run, everyone } = rig();
    const stream = timeOffBalances({ budget: 7 });
    const gone = everyone[1]!;
    await run();
    const absent: string[] = [];
    const stored = await Promise.all(
      everyone.map(async (id) => ({ key: `${id}/Holiday`, content: { employeeId: id, policyType: "Holiday" } })),
    );
    const context = {
      bob: { timeOff: { policyTypes: async () => ["Holiday"], balance: async () => ({}) } },
      startedAt: clock.now(),
      people: async () => everyone.filter((id) => id !== gone).map((id) => ({ id, status: "Active" })),
      roster: async () => everyone.filter((id) => id !== gone),
      stored: async () => new Map(),
      async *allStored() {
        yield [...stored, { key: `${everyone[0]}/Old`, content: { employeeId: everyone[0], policyType: "Old" } }];
      },
    } as unknown as Parameters<typeof stream.follow>[0];
    for await (const batch of stream.follow(context, "")) absent.push(...(batch.absent ?? []));
    expect(absent.sort()).toEqual([`${gone}/Holiday`, `${everyone[0]}/Old`].sort());
    expect(fake.company.employees).toHaveLength(4);
  });

  it("because the person may not be looked at does not stop the others for ever", async () => {
    const { fake, run, clock, asked, everyone, records } = rig({ people: 2, employees: 4 });
    const hidden = everyone[1];
    fake.faults.on(
      { path: new RegExp(`/timeoff/employees/${hidden}/balance`), times: Number.POSITIVE_INFINITY },
      { kind: "status", status: 403 },
    );
    expect(await run()).toMatchObject({ outcome: "complete", gaps: [expect.stringContaining("refused")] });
    expect(asked(BALANCE)).toBeLessThanOrEqual(7 + 3);
    await clock.advance(DAY);
    expect(await run()).toMatchObject({ outcome: "complete", gaps: [] });
    const owners = new Set([...(await records()).keys()].map((key) => key.split("/")[0]));
    expect([...owners].sort()).toEqual(everyone.filter((id) => id !== hidden));
    expect(fake.stats().mostRefusedInTenSeconds).toBeLessThan(5);
  });

  it("because Bob refuses one ends the run's reading, far from a lockout, and nobody else's turn is over", async () => {
    const { fake, run, asked, mark, everyone } = rig({ people: 25, employees: 25 });
    fake.faults.on({ endpoint: BALANCE, after: 7, times: Number.POSITIVE_INFINITY }, { kind: "status", status: 403 });
    expect(await run()).toMatchObject({ outcome: "complete", added: 7 });
    expect(asked(BALANCE)).toBeLessThanOrEqual(7 + 3);
    expect(JSON.parse(await mark()).without).toEqual([everyone[1]]);
  });

  it("because the box is not ticked is a refusal of the stream, and nothing is removed", async () => {
    const { fake, run, clock, records, newChanges } = rig();
    await run();
    const size = (await records()).size;
    await newChanges();
    fake.permissions.revoke("timeOff.seeBalances");
    await clock.advance(HOUR);
    expect((await run()).outcome).toBe("denied");
    expect((await records()).size).toBe(size);
    expect(await newChanges()).toEqual([]);
    fake.permissions.grant("timeOff.seeBalances");
    await clock.advance(HOUR);
    expect(await run()).toMatchObject({ outcome: "complete", changed: 0 });
  });
});

describe("any life of balances", () => {
  const step = fc.record({ what: fc.constantFrom("adjust", "sick", "hire", "terminate", "run", "run"), whom: fc.nat(9), days: fc.nat(3) });

  it("is in the mirror as it is in Bob, after as many quiet runs as new people and a round take", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), fc.integer({ min: 1, max: 4 }), async (steps, people) => {
        const { fake, clock, run, records, hire, bob } = rig({ people, employees: 3 });
        const ids = () => fake.company.employees.map(({ id }) => id);
        let day = 0;
        for (const { what, whom, days } of steps) {
          const id = ids()[whom % ids().length]!;
          try {
            if (what === "run") await run();
            if (what === "adjust")
              fake.adjustBalance(id, { adjustmentType: "balance", policyType: "Holiday", effectiveDate: "2026-06-01", amount: 1 });
            if (what === "sick")
              fake.requestTimeOff(id, { startDate: `2026-06-${String(1 + (day++ % 28)).padStart(2, "0")}`, policyType: "Sick" });
            if (what === "hire") hire(`Person${day++}`);
            if (what === "terminate") fake.terminate(id);
          } catch {
            // What Bob would refuse does not happen.
          }
          await clock.advance(days * DAY);
        }
        for (let runs = 0; runs <= 2 * Math.ceil(ids().length / people); runs++) await run();
        const expected = new Map<string, number | null | undefined>();
        for (const id of ids()) {
          for (const policyType of TYPES) {
            const { totalBalanceAsOfDate } = await bob.timeOff.balance(id as never, { policyType, date: fake.company.today });
            expected.set(`${id}/${encodeURIComponent(policyType)}`, totalBalanceAsOfDate);
          }
        }
        const mirrored = [...(await records())].map(([key, content]) => [key, content.totalBalanceAsOfDate]);
        expect(Object.fromEntries(mirrored)).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 20, verbose: true },
    );
  }, 120_000);
});

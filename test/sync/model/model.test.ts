import * as fc from "fast-check";
import type { Fault } from "hibob-kit/testing";
import { expect, it } from "vitest";
import { VERBS } from "./company.ts";
import { World } from "./world.ts";

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** More: `MODEL_RUNS=1000`. */
const runs = Number(process.env.MODEL_RUNS ?? 16);

const HOUR = 60 * 60_000;
const act = fc.record({ verb: fc.constantFrom(...Object.keys(VERBS)), who: fc.nat({ max: 12 }), n: fc.nat({ max: 9 }) });
// All but drift: an answer of other facts than Bob's cannot be told from Bob's.
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom(400, 401, 403, 404, 409, 500, 503).map((status) => ({ kind: "status" as const, status })),
  fc.constantFrom("rate-limit", "reset", "truncate", "html", "empty", "repeat-cursor", "wrap-rows").map((kind) => ({ kind }) as Fault),
  fc.constant({ kind: "slow", ms: 90_000 } as const),
);
const faults = fc.array(
  fc.record({
    on: fc.record({ after: fc.nat({ max: 40 }), times: fc.constantFrom(1, 1, 2, 6) }),
    fault,
  }),
  { maxLength: 3 },
);
// The first call asks for the lease: one that is paused there has nothing yet, and may begin whenever it wakes.
const kill = fc.record({ call: fc.integer({ min: 2, max: 70 }), death: fc.constantFrom("before", "after", "paused") });
/** In one of so many cases. */
const sometimes = <T>(what: fc.Arbitrary<T>, outOf = 2): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: outOf - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: what });
const plan = fc.record({
  faults,
  kill: sometimes(kill),
  throwAt: sometimes(fc.integer({ min: 1, max: 6 }), 5),
  meanwhile: sometimes(fc.record({ request: fc.integer({ min: 1, max: 40 }), act })),
});
const step = fc.oneof(
  { weight: 6, arbitrary: act.map((what) => ({ does: "act" as const, act: what })) },
  { weight: 6, arbitrary: plan.map((what) => ({ does: "run" as const, plan: what })) },
  { weight: 2, arbitrary: fc.constantFrom(5_000, 31_000, HOUR, 24 * HOUR).map((ms) => ({ does: "wait" as const, ms })) },
  { weight: 1, arbitrary: fc.constant({ does: "quiet" as const }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 7, 120, 1000).map((count) => ({ does: "read" as const, count })) },
  { weight: 1, arbitrary: fc.constant({ does: "prune" as const }) },
  { weight: 1, arbitrary: fc.constant({ does: "wake" as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(world: World, one: Step): Promise<void> {
  switch (one.does) {
    case "act":
      return world.act(one.act);
    case "run":
      return world.run(one.plan);
    case "wait":
      return world.wait(one.ms);
    case "quiet":
      return world.runQuietly();
    case "read":
      return world.read(one.count);
    case "prune":
      return world.prune();
    case "wake":
      // Others have taken over before a paused process wakes.
      await world.runQuietly();
      return world.wakeAll();
  }
}

it.each([
  { name: "at once", lag: 0, salt: 0 },
  { name: "20 seconds later", lag: 20_000, salt: 1 },
])(
  "mirrors what Bob has or had, whatever happens to a run, when reads show writes $name",
  async ({ lag, salt }) => {
    console.log(`SEED=${seed}`);
    const counts: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 1000 }), fc.array(step, { minLength: 6, maxLength: 18, size: "max" }), async (companySeed, steps) => {
        const world = new World({ seed: companySeed, lag });
        await world.begin();
        for (const one of steps) await take(world, one);
        await world.finish();
        for (const [what, count] of Object.entries(world.counts)) counts[what] = (counts[what] ?? 0) + count;
      }),
      { seed: seed + salt, numRuns: runs },
    );
    console.log(JSON.stringify(counts));
    // That much of everything is in it, or the test does not do what it says.
    const least = { complete: 1, killed: 1, quiet: runs, stream_failed: 1 };
    if (runs >= 16) for (const [what, count] of Object.entries(least)) expect(counts[what] ?? 0, what).toBeGreaterThanOrEqual(count);
  },
  600_000,
);

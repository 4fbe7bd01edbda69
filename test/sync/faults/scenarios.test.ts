import type { StreamName } from "hibob-kit/sync";
import { SCENARIOS, type ScenarioName } from "hibob-kit/testing";
import { expect, it } from "vitest";
import { expectSame } from "../model/invariants.ts";
import { Tally } from "./matrix.ts";
import { expectTrue, outcomeOf } from "./outcome.ts";
import { type Stage, type Start, stageOf } from "./stage.ts";
import { SUBJECTS } from "./subjects.ts";
import { type Outcome, SCENARIO_OUTCOMES } from "./wrongs.ts";

const STREAM_NAMES = Object.keys(SUBJECTS) as StreamName[];
const NAMES = Object.keys(SCENARIOS) as ScenarioName[];

/** Answers of other facts than Bob's are stored like Bob's; a field that they have on top stays. `faults` looks at that more closely. */
const isLie = (scenario: ScenarioName): boolean => scenario === "drift";

/**
 * KNOWN GAP: time off requests are followed. What the service user could not see when they were followed past is not read when it can
 * be seen later.
 */
const isFollowedPast = ({ stream }: Stage, outcome: Outcome): boolean => stream.name === "timeOffRequests" && outcome === "partial";

async function play(stage: Stage, scenario: ScenarioName, start: Start): Promise<Outcome> {
  const played = await stage.playScenario(start, scenario);
  const outcome = outcomeOf(stage, played);
  if (!SCENARIO_OUTCOMES[scenario].includes(outcome)) throw new Error(`It ended with: ${outcome}`);
  if (outcome !== "drifted") expectTrue(stage.mirrors, played.mirror, start === "behind");
  if (!isLie(scenario) && !isFollowedPast(stage, outcome)) {
    expectSame(played.healed, stage.mirrors.after, "the mirror, when nothing is wrong any more");
  }
  return outcome;
}

it("survives every scenario of the fake on every stream", async () => {
  const tally = new Tally();
  const problems: string[] = [];
  for (const name of STREAM_NAMES) {
    const stage = await stageOf(name);
    for (const [nth, scenario] of NAMES.entries()) {
      // Every other one on an empty store: all of them on both would take twice the time.
      const start = nth % 2 === 0 ? "behind" : "empty";
      const outcome = await play(stage, scenario, start).catch((error: Error) => {
        problems.push(`${scenario}, mirror of ${name} ${start}: ${error.message}`);
        return "WRONG";
      });
      tally.add(scenario, outcome);
    }
  }
  console.log(`${NAMES.length} scenarios on ${STREAM_NAMES.length} streams\n${tally.print()}`);
  expect(problems).toEqual([]);
  expect([...tally.rows.keys()]).toEqual(Object.keys(SCENARIO_OUTCOMES));
  for (const scenario of NAMES) expect(tally.sumOf(scenario), scenario).toBe(STREAM_NAMES.length);
}, 300_000);

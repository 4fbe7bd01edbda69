import type { StreamName } from "hibob-kit/sync";
import { expect, it } from "vitest";
import type { Children } from "./children.ts";
import { byStream, differences } from "./differences.ts";
import { newTally, type Tally, toldOf } from "./killing.ts";
import type { Places } from "./places.ts";
import { SEED } from "./random.ts";
import { asTable, ownIn, recordsIn, replayed } from "./replay.ts";
import { killedAndUndisturbed, killedWhileHrWorks, type Outcome, type Story } from "./story.ts";

/** Where and with which processes, known when the tests run. */
type Rig = () => { readonly places: Places; readonly children: Children };

/** The tests that a store must stand, whatever database it is in; `kills` are spread over them. */
export function proveByKilling(rig: Rig, kills: number, { given }: { readonly given: boolean }): void {
  const share = (part: number): number => Math.max(1, Math.ceil(kills * part));
  const total = newTally();
  let entries = 0;

  const tell = (name: string, { tally, killed }: Outcome): void => {
    for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
    entries += killed.changes?.length ?? 0;
    console.log(`${name}: ${toldOf(tally)}; ${killed.changes?.length} log entries; SEED=${SEED}`);
  };
  const prove = (
    name: string,
    story: Omit<Story, "places" | "children">,
    live: (story: Story) => Promise<Outcome>,
    check: (outcome: Outcome) => void,
  ) =>
    it(
      `${name}, ${story.kills} kills`,
      async () => {
        const outcome = await live({ ...rig(), ...story });
        tell(name, outcome);
        const { tally, killed } = outcome;
        check(outcome);
        // The log alone tells the mirror, and so does what apply made of it.
        const mirror = asTable(recordsIn(killed, story.streams));
        expect(differences(asTable(replayed(killed, story.streams)), mirror)).toEqual([]);
        if (story.apply) {
          expect(differences(asTable(ownIn(killed, story.streams)), mirror)).toEqual([]);
          expect(killed.own_log?.map(({ sequence }) => Number(sequence))).toEqual(killed.changes?.map(({ sequence }) => Number(sequence)));
        }
        expect(tally.kills).toBe(story.kills);
      },
      120_000 + story.kills * 20_000,
    );

  const streams = ["employees", "workHistory", "salaries"] as const;
  const sameMirror =
    (live: readonly StreamName[]) =>
    ({ killed, undisturbed }: Outcome): void => {
      expect(differences(asTable(recordsIn(killed, live)), asTable(recordsIn(undisturbed, live)))).toEqual([]);
      expect(killed.missing).toEqual([]);
    };
  prove(
    "streams one after the other end with the same bytes in mirror, log and own tables as undisturbed ones",
    { kills: share(0.3), streams, concurrency: 1, apply: true, salt: 1 },
    killedAndUndisturbed,
    ({ killed, undisturbed }) => expect(differences(killed, undisturbed)).toEqual([]),
  );
  prove(
    "each of several streams that are read side by side ends with the same bytes as undisturbed",
    { kills: share(0.25), streams, concurrency: 2, apply: true, salt: 2 },
    killedAndUndisturbed,
    ({ killed, undisturbed }) => expect(differences(byStream(killed), byStream(undisturbed))).toEqual([]),
  );
  prove(
    "what HR does between a kill and the next start comes into mirror, log and own tables once",
    { kills: share(0.2), streams, concurrency: 2, apply: true, salt: 3 },
    killedWhileHrWorks,
    sameMirror(streams),
  );
  // The log of a first reading tells more or less of the past, depending on where a kill has cut it; its end is the same.
  prove(
    "a followed stream beside a listed one ends with the same records",
    { kills: share(0.15), streams: ["timeOffRequests", "employees"], concurrency: 2, apply: true, salt: 4 },
    killedAndUndisturbed,
    sameMirror(["timeOffRequests", "employees"]),
  );
  prove(
    "all fields of everyone, volatile ones too, end with the same bytes",
    { kills: share(given ? 0.05 : 0.1), streams: ["employees", "namedLists"], fields: "all", concurrency: 1, salt: 5 },
    killedAndUndisturbed,
    ({ killed, undisturbed }) => expect(differences(killed, undisturbed)).toEqual([]),
  );
  if (given) {
    prove(
      "a store in the application's own database ends with the same bytes",
      { kills: share(0.05), streams: ["employees", "workHistory"], concurrency: 2, apply: true, given, salt: 6 },
      killedAndUndisturbed,
      ({ killed, undisturbed }) => expect(differences(byStream(killed), byStream(undisturbed))).toEqual([]),
    );
  }

  it("was killed in every phase of its life", () => {
    console.log(`${rig().places.kind}: ${toldOf(total)}; ${entries} log entries; SEED=${SEED}`);
    const { kills: all, beforeFirstCommit, inCommit, midway } = total;
    expect(all).toBeGreaterThanOrEqual(kills);
    for (const hit of [beforeFirstCommit, inCommit, midway]) expect(hit).toBeGreaterThan(0);
  });
}

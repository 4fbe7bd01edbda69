import { isDeepStrictEqual } from "node:util";
import { type Clock, createHiBob } from "hibob-kit";
import { type MemoryStore, memoryStore } from "hibob-kit/stores/memory";
import { createSync, type RunReport, type StreamName } from "hibob-kit/sync";
import { createFakeHiBob, type FakeHiBob, type ScenarioName, VirtualClock } from "hibob-kit/testing";
import { expect } from "vitest";
import type { Content, LoggedChange, StreamState } from "../../../src/sync/store.ts";
import { NEVER_READ } from "../../../src/sync/store.ts";
import type { Stream } from "../../../src/sync/stream.ts";
import { STREAMS } from "../../../src/sync/streams/index.ts";
import { expectFree, expectWhole, logOf, mirrorOf, steadyAll } from "../model/invariants.ts";
import { type Doomed, develop, FIELDS, SUBJECTS } from "./subjects.ts";

const HOUR = 60 * 60_000;
const BEFORE = Date.parse("2026-06-15T08:00:00Z");
/** What happens in the company happens a few seconds before the runs, so that a lagging Bob still shows the time before. */
const DEVELOPED = BEFORE + HOUR;
const RUNS = DEVELOPED + 5_000;

/** A virtual clock that is put back to the same moment for each case. */
class StageClock implements Clock {
  #clock = new VirtualClock(BEFORE);
  put(time: number): void {
    this.#clock = new VirtualClock(time);
  }
  now(): number {
    return this.#clock.now();
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#clock.sleep(ms, signal);
  }
  run<T>(work: Promise<T>): Promise<T> {
    return this.#clock.run(work);
  }
}

export type Mirror = ReadonlyMap<string, Content>;

/** How a run ended. */
type Ending = { readonly report: RunReport; readonly error?: never } | { readonly report?: never; readonly error: unknown };

interface Snapshot {
  readonly state: StreamState;
  readonly records: readonly { readonly key: string; readonly content: Content; readonly json: string; readonly hash: string }[];
  readonly log: readonly LoggedChange[];
}

/** Where a faulty run begins: with nothing stored, or with a complete mirror of the company as it was before it developed. */
export type Start = "empty" | "behind";

/** A company, and a sync of one stream of it that is run again and again from the same start. */
export interface Stage {
  readonly stream: Stream;
  /** How often a run asks an endpoint, where nothing is wrong. */
  asked(start: Start, endpoint: string): number;
  /** What a run that nothing disturbs stores: before the company developed, and after. */
  readonly mirrors: { readonly before: Mirror; readonly after: Mirror };
  /**
   * A run from `start` with something wrong, then, unless that one made everything right, one with nothing wrong. Checks the store
   * after each.
   */
  play(start: Start, wrong: (fake: FakeHiBob) => void): Promise<Played>;
  /** The same with scenarios. */
  playScenario(start: Start, scenario: ScenarioName): Promise<Played>;
}

/** What came of it. */
export interface Played {
  readonly ending: Ending;
  /** After the faulty run. */
  readonly mirror: Mirror;
  /** After a run in which nothing was wrong any more. */
  readonly healed: Mirror;
  /** How often faults have struck. */
  readonly struck: number;
}

export async function stageOf(name: StreamName): Promise<Stage> {
  const { people } = SUBJECTS[name];
  const clock = new StageClock();
  const fake = createFakeHiBob({ employees: people, seed: 5, clock, limits: "off", lockout: false });
  const options = name === "employees" ? { fields: FIELDS } : {};
  const stream = STREAMS[name](options);

  const run = async (store: MemoryStore): Promise<Ending> => {
    let jitter = 0;
    const random = () => (jitter = (jitter + 0.37) % 1);
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, random });
    const sync = createSync({ bob, store, clock, streams: [name], ...options });
    return clock.run(
      sync.run().then(
        (report) => ({ report }),
        (error: unknown) => ({ error }),
      ),
    );
  };
  const fresh = async (): Promise<MemoryStore> => {
    const store = memoryStore({ clock });
    const { error } = await run(store);
    if (error !== undefined) throw error;
    return store;
  };

  const shown = async (store: MemoryStore): Promise<Mirror> => steadyAll(await mirrorOf(store, name), stream);

  clock.put(BEFORE);
  const first = await fresh();
  const before = await shown(first);
  const known = new Map<string, Snapshot>();
  for (const of of name === "employees" ? [name, "schema"] : [name]) {
    const hashes = await first.hashes("default", of, { after: "", upTo: null });
    const records = [...(await mirrorOf(first, of))].map(([key, content]) => ({
      key,
      content,
      json: JSON.stringify(content),
      hash: hashes.get(key)!,
    }));
    known.set(of, { state: await first.state("default", of), records, log: (await logOf(first)).filter(({ stream }) => stream === of) });
  }
  /** A store that stands where the first one did. */
  const started = async (start: Start): Promise<MemoryStore> => {
    const store = memoryStore({ clock });
    if (start === "empty") return store;
    const acquired = await store.acquire("default", 1_000);
    if (!acquired.granted) throw new Error("A new store gives its lease");
    for (const [of, { state, records, log }] of known) {
      const counted = { ...NEVER_READ, ...state, version: 1 };
      await store.commit({ lease: acquired.lease, stream: of, state: counted, puts: records, removes: [], changes: log, missing: [] });
    }
    await store.release(acquired.lease);
    return store;
  };

  const doomed: Doomed = { before, people: fake.company.employees.map(({ id }) => id) };
  const stand = (scenarios: readonly ScenarioName[] = []) => {
    clock.put(BEFORE);
    // What a scenario says of limits and lockout must not be overruled.
    fake.reset(scenarios.length > 0 ? { scenarios, limits: undefined, lockout: undefined } : {});
    clock.put(DEVELOPED);
    develop(fake, name, doomed);
    clock.put(RUNS);
  };

  stand();
  const requests = (): number => fake.requests().length;
  const since = (count: number): readonly string[] =>
    fake
      .requests()
      .slice(count)
      .flatMap(({ endpoint }) => endpoint ?? []);
  let count = requests();
  const after = await shown(await fresh());
  const asked: { empty: readonly string[]; behind: readonly string[] } = { empty: since(count), behind: [] };

  const check = async (store: MemoryStore): Promise<Mirror> => {
    await expectWhole(store, [stream], clock.now());
    await expectFree(store);
    return shown(store);
  };
  const played = async (start: Start, wrong: () => void, right: () => void): Promise<Played> => {
    clock.put(BEFORE);
    const store = await started(start);
    wrong();
    const ending = await run(store);
    const found = await check(store);
    const struck = fake.faults.all().reduce((sum, fault) => sum + fault.struck, 0);
    right();
    // A mirror that is right already needs no second run to become so.
    if (ending.error === undefined && isDeepStrictEqual(found, after)) return { ending, mirror: found, healed: found, struck };
    const healing = await run(store);
    if (healing.error !== undefined) throw healing.error;
    return { ending, mirror: found, healed: await check(store), struck };
  };

  const stage: Stage = {
    stream,
    asked: (start, endpoint) => asked[start].filter((id) => id === endpoint).length,
    mirrors: { before, after },
    play: (start, wrong) =>
      played(
        start,
        () => {
          clock.put(RUNS);
          fake.faults.clear();
          wrong(fake);
        },
        () => fake.faults.clear(),
      ),
    playScenario: (start, scenario) =>
      played(
        start,
        () => stand([scenario]),
        () => {
          const now = clock.now();
          stand();
          clock.put(now);
        },
      ),
  };
  // Where nothing is wrong, a mirror that is behind comes to be what a new one is.
  count = requests();
  const { ending, mirror } = await stage.play("behind", () => {});
  asked.behind = since(count);
  if (ending.error !== undefined) throw ending.error;
  expect(mirror, `${name}: a mirror that is behind, after a run`).toEqual(after);
  expect(after, `${name}: the company develops`).not.toEqual(before);
  return stage;
}

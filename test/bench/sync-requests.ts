// What a first run asks of Bob under its real limits, on a virtual clock: how many requests, and how long they take at least.
import { createHiBob } from "../../src/index.ts";
import { createSync } from "../../src/sync/index.ts";
import { memoryStore } from "../../src/sync/stores/memory.ts";
import { createFakeHiBob, VirtualClock } from "../../src/testing/index.ts";
import { STREAMS } from "./sync-place.ts";

/** What a run asked, and what it could have done with. */
export interface Asked {
  readonly requests: number;
  /** Fields, everyone's ids, people by the 200, and full pages of every table. */
  readonly fewest: number;
  readonly seconds: number;
  /** What the limits of a minute allow for the fewest requests. */
  readonly leastSeconds: number;
  readonly rows: number;
}

const AT_ONCE = 200;
const SEARCHES_A_MINUTE = 50;

/** Runs once against a fake with so many people. */
export async function countRequests(people: number): Promise<Asked> {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees: people, seed: 5, clock });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
  const sync = createSync({ bob, store: memoryStore({ clock }), clock, streams: STREAMS });
  const start = clock.now();
  const { streams } = await clock.run(sync.run());
  const seconds = (clock.now() - start) / 1000;
  const everyone = streams.find(({ stream }) => stream === "employees")!.read;
  const tables = streams.filter(({ stream }) => stream !== "employees");
  const searches = 1 + Math.ceil(everyone / AT_ONCE);
  return {
    requests: fake.stats().requests,
    fewest: 1 + searches + tables.reduce((sum, { read }) => sum + Math.ceil(read / AT_ONCE), 0),
    seconds,
    leastSeconds: 60 * (Math.ceil(searches / SEARCHES_A_MINUTE) - 1),
    rows: streams.reduce((sum, { read }) => sum + read, 0),
  };
}

import { deepStrictEqual } from "node:assert/strict";
import { type MemoryStore, type MemoryTransaction, memoryStore } from "hibob-kit/stores/memory";
import { type Commit, type Lease, type Store, SyncError } from "hibob-kit/sync";
import { VirtualClock } from "hibob-kit/testing";
import { type StoreHarness, storeConformance, type TestApi } from "hibob-kit/testing/store";

/** What a broken store may use besides the good one below it. Shared by all store objects on one storage. */
interface Below {
  readonly clock: VirtualClock;
  /** The last lease given to each tenant, still held or not. */
  readonly given: Map<string, Lease>;
  /** Own rows that were not written in the step's transaction. */
  readonly late: Map<string, unknown>;
  /** Contents that ought to be gone. */
  readonly kept: Map<string, string>;
  /** Whatever else its store objects know of each other. */
  readonly shared: Map<string, number>;
}

type SomeStore = Store<MemoryTransaction>;
export type SomeCommit = Commit<MemoryTransaction>;

/** A store that breaks a promise. */
export interface Broken {
  /** What it does wrong. */
  readonly does: string;
  /** What it does otherwise than the good store. */
  readonly instead: (good: MemoryStore, below: Below) => Partial<SomeStore>;
  /** The promises that must be found broken: these, and no others. */
  readonly breaks: readonly string[];
}

/** A harness over a store that is good but for one thing. */
export const harnessOf = (instead: Broken["instead"]): StoreHarness<MemoryTransaction> => ({
  name: "a store",
  capabilities: { apply: true, reopen: true, raw: true },
  async open() {
    const clock = new VirtualClock();
    const good = memoryStore({ clock });
    const below: Below = { clock, given: new Map(), late: new Map(), kept: new Map(), shared: new Map() };
    const make = (): SomeStore => {
      const acquire: SomeStore["acquire"] = async (tenant, ttlMs) => {
        const acquired = await good.acquire(tenant, ttlMs);
        if (acquired.granted) below.given.set(tenant, acquired.lease);
        return acquired;
      };
      return { ...good, acquire, ...instead({ ...good, acquire, own: good.own }, below) };
    };
    return {
      store: make(),
      advance: (ms) => clock.advance(ms),
      reopen: async () => make(),
      own: { write: (tx, text) => void tx.set(text, true), read: async () => [...good.own.keys(), ...below.late.keys()] },
      raw: {
        records: (tenant, stream) => good.count(tenant, stream),
        logged: async (tenant) => (await good.changes(tenant, 0, 1e6)).length,
        async content(tenant, stream, key) {
          const content = (await good.contents(tenant, stream, [key])).get(key);
          return content ? JSON.stringify(content) : (below.kept.get(key) ?? null);
        },
      },
    };
  },
});

/** The least that a test runner may be: collects the tests, and has the one matcher. */
export function collected(harness: StoreHarness<MemoryTransaction>): Map<string, () => Promise<void>> {
  const tests = new Map<string, () => Promise<void>>();
  const api: TestApi = {
    describe: (_, body) => body(),
    it: (name, body) => tests.set(name, body),
    expect: (actual) => ({ toEqual: (expected) => deepStrictEqual(actual, expected) }),
  };
  storeConformance(api, harness);
  return tests;
}

/** The promises that a store is found to break. */
export async function brokenPromises(harness: StoreHarness<MemoryTransaction>): Promise<string[]> {
  const failed: string[] = [];
  for (const [promise, test] of collected(harness)) await test().catch(() => failed.push(promise));
  return failed;
}

/** A step of one stream, changed on its way to the good store. */
export const passing =
  (good: MemoryStore, change: (commit: SomeCommit) => Partial<SomeCommit>) =>
  async (commit: SomeCommit): Promise<void> =>
    good.commit({ ...commit, ...change(commit) });

export const stale = (): SyncError => new SyncError("stale_commit", "stale");
export const lost = (): SyncError => new SyncError("lease_lost", "lost");
export const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

import type { MemoryTransaction } from "hibob-kit/stores/memory";
import { SyncError } from "hibob-kit/sync";
import type { StoreHarness } from "hibob-kit/testing/store";
import { describe, expect, it } from "vitest";
import { brokenApply } from "./broken/apply.ts";
import { brokenLeases } from "./broken/lease.ts";
import { brokenLog } from "./broken/log.ts";
import { brokenMissing } from "./broken/missing.ts";
import { brokenRecords } from "./broken/records.ts";
import { brokenReopened } from "./broken/reopen.ts";
import { type Broken, brokenPromises, collected, harnessOf } from "./broken/rig.ts";
import { brokenSteps } from "./broken/steps.ts";

const KINDS: Readonly<Record<string, readonly Broken[]>> = {
  records: brokenRecords,
  "missing keys": brokenMissing,
  steps: brokenSteps,
  "log and consumers": brokenLog,
  lease: brokenLeases,
  apply: brokenApply,
  "storage, seen by another object": brokenReopened,
};
const good = harnessOf(() => ({}));

for (const [kind, stores] of Object.entries(KINDS)) {
  describe(`a store that is broken in its ${kind} is found out, and nothing else is held against it, when it`, () => {
    for (const { does, instead, breaks } of stores) {
      it(does, async () => {
        expect(breaks).not.toEqual([]);
        expect(await brokenPromises(harnessOf(instead))).toEqual(breaks);
      });
    }
  });
}

describe("the suite", () => {
  it("finds nothing in a store that keeps every promise", async () => {
    expect(await brokenPromises(good)).toEqual([]);
  });

  it("has no promise that no broken store breaks", () => {
    const broken = new Set(
      Object.values(KINDS)
        .flat()
        .flatMap(({ breaks }) => breaks),
    );
    expect([...collected(good).keys()].filter((promise) => !broken.has(promise))).toEqual([]);
  });

  const withoutApply = (instead: Broken["instead"]): StoreHarness<MemoryTransaction> => ({
    ...harnessOf(instead),
    capabilities: { apply: false, reopen: true, raw: true },
    async open() {
      const { own, ...opened } = await harnessOf(instead).open();
      return opened;
    },
  });

  it("takes a store without apply that says so", async () => {
    const harness = withoutApply((store) => ({
      async commit(commit) {
        if (commit.apply) throw new SyncError("apply_unsupported", "This store cannot do it");
        await store.commit(commit);
      },
    }));
    expect(await brokenPromises(harness)).toEqual([]);
  });

  it("finds out a store without apply that takes a step all the same", async () => {
    const harness = withoutApply((store) => ({ commit: ({ apply, ...commit }) => store.commit(commit) }));
    expect(await brokenPromises(harness)).toEqual([
      "refuses a step with apply, does not call it, and writes nothing",
      "refuses it even without changes, so that it is found out at the first step",
    ]);
  });

  it("fails throughout when a harness declares what it does not give", async () => {
    const harness = { ...good, open: async () => ({ ...(await good.open()), raw: undefined as never }) };
    expect(await brokenPromises(harness)).toEqual([...collected(good).keys()]);
  });

  it("closes and clears up after every test, failed ones included", async () => {
    let open = 0;
    const harness: StoreHarness<MemoryTransaction> = {
      ...good,
      async open() {
        const opened = await harnessOf((store) => ({ count: async (...of) => (await store.count(...of)) + 1 })).open();
        open++;
        return { ...opened, dispose: async () => void open-- };
      },
    };
    expect(await brokenPromises(harness)).not.toEqual([]);
    expect(open).toBe(0);
  });
});

import { type MemoryTransaction, memoryStore } from "hibob-kit/stores/memory";
import { VirtualClock } from "hibob-kit/testing";
import { storeConformance } from "hibob-kit/testing/store";
import { describe, expect, it } from "vitest";

storeConformance<MemoryTransaction>(
  { describe, it, expect },
  {
    name: "memoryStore",
    capabilities: { apply: true, reopen: false, raw: false },
    async open() {
      const clock = new VirtualClock();
      const store = memoryStore({ clock });
      return {
        store,
        advance: (ms) => clock.advance(ms),
        own: { write: (tx, text) => void tx.set(text, true), read: async () => [...store.own.keys()] },
      };
    },
  },
);

it("memoryStore refuses the step of a holder whose lease goes to another while apply is at work", async () => {
  const clock = new VirtualClock();
  const store = memoryStore({ clock });
  const acquired = await store.acquire("a", 1000);
  if (!acquired.granted) throw new Error("not granted");
  const state = { version: 1, generation: 1, status: "reading", cursor: "", startedAt: 1, completedAt: null, notes: null } as const;
  const change = { key: "1", kind: "added", before: null, after: {}, reason: null } as const;
  const commit = store.commit({
    lease: acquired.lease,
    stream: "people",
    state,
    puts: [],
    removes: [],
    changes: [change],
    missing: [],
    async apply(own) {
      own.set("written", true);
      await clock.advance(1000);
      expect(await store.acquire("a", 1000)).toMatchObject({ granted: true });
    },
  });
  await expect(commit).rejects.toMatchObject({ code: "lease_lost" });
  expect([await store.lastSequence("a"), store.own.size]).toEqual([0, 0]);
});

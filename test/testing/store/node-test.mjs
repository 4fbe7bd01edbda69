// The suite under node:test with its own assertions: run by Node from the source, in node-test.test.ts.
import { deepStrictEqual } from "node:assert/strict";
import { describe, it } from "node:test";
import { memoryStore } from "../../../src/sync/stores/memory.ts";
import { storeConformance } from "../../../src/testing/store/index.ts";
import { VirtualClock } from "../../../src/testing/virtual-clock.ts";

const expect = (actual) => ({ toEqual: (expected) => deepStrictEqual(actual, expected) });

storeConformance(
  { describe, it, expect },
  {
    name: "memoryStore",
    capabilities: { apply: true, reopen: false, raw: false },
    async open() {
      const clock = new VirtualClock();
      const store = memoryStore({ clock });
      const good = process.env.BROKEN ? { ...store, count: async () => 99 } : store;
      const own = { write: (tx, text) => void tx.set(text, true), read: async () => [...store.own.keys()] };
      return { store: good, own, advance: (ms) => clock.advance(ms) };
    },
  },
);

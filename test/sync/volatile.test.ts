import { memoryStore } from "hibob-kit/stores/memory";
import { createSync } from "hibob-kit/sync";
import { VirtualClock } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import type { Content, Store } from "../../src/sync/store.ts";
import { listStream, noBob } from "./list-stream.ts";

/** A stream of `count` records with a balance that moves when it is told to. */
function rig({ count = 20, learnVolatile }: { readonly count?: number; readonly learnVolatile?: boolean } = {}) {
  const clock = new VirtualClock();
  const records = new Map<string, Content>();
  const keys = Array.from({ length: count }, (_, nth) => String(nth + 100));
  for (const key of keys) records.set(key, { name: key, balance: 0 });
  const written = { puts: 0, changes: 0 };
  const memory = memoryStore({ clock });
  const store: Store = {
    ...memory,
    commit: async (commit) => {
      written.puts += commit.puts.length;
      written.changes += commit.changes.length;
      return memory.commit(commit as Parameters<typeof memory.commit>[0]);
    },
  };
  const sync = createSync({
    bob: noBob,
    store,
    clock,
    streams: [listStream(records, { size: 50 })],
    ...(learnVolatile !== undefined && { learnVolatile }),
  });
  const set = (fields: Content, some = keys) => {
    for (const key of some) records.set(key, { ...records.get(key), ...fields });
  };
  const run = async () => {
    Object.assign(written, { puts: 0, changes: 0 });
    return (await clock.run(sync.run())).streams[0]!;
  };
  /** Moves the balance of everyone before each of so many runs. */
  let balance = 0;
  const move = async (times: number) => {
    let report = await run();
    for (let nth = 0; nth < times; nth++) {
      set({ balance: ++balance });
      report = await run();
    }
    return report;
  };
  return { keys, records, sync, written, set, run, move };
}

describe("fields that move by themselves", () => {
  it("are told at once", async () => {
    const { move } = rig();
    expect(await move(1)).toMatchObject({ changed: 20, moving: ["balance"], learnt: [] });
  });

  it("are not told for nine in ten records, which is what a reorganisation does", async () => {
    const { keys, run, set } = rig();
    await run();
    set({ balance: 1 }, keys.slice(0, 18));
    expect((await run()).moving).toEqual([]);
    set({ balance: 2 }, keys.slice(0, 19));
    expect((await run()).moving).toEqual(["balance"]);
  });

  it.each([1, 2])("are not learnt by a raise for everybody %s time(s): what follows is a change again", async (times) => {
    const { move, run, set } = rig();
    await move(times);
    await run(); // nobody gets a raise
    expect(await move(2)).toMatchObject({ learnt: [] });
    await run();
    set({ balance: 1000 });
    expect(await run()).toMatchObject({ changed: 20, learnt: [] });
  });

  it("are learnt after three readings in a row, and told as learnt from the next one on", async () => {
    const { move, run } = rig();
    expect(await move(3)).toMatchObject({ changed: 20, moving: ["balance"] });
    expect((await run()).learnt).toEqual(["balance"]);
  });

  it("once learnt, are no changes any more, and a run comes to write nothing", async () => {
    const { move, run, set, sync, written } = rig();
    await move(3);
    const before = (await Array.fromAsync(sync.changes())).length;
    set({ balance: 100 });
    expect(await run()).toMatchObject({ changed: 0, unchanged: 20 });
    expect(written.changes).toBe(0);
    set({ balance: 101 });
    expect(await run()).toMatchObject({ changed: 0, unchanged: 20 });
    expect(written).toEqual({ puts: 0, changes: 0 });
    expect(await Array.fromAsync(sync.changes())).toHaveLength(before);
  });

  it("once learnt, come along when something else of the record changes, and only that is logged", async () => {
    const { keys, move, run, set, sync } = rig();
    await move(3);
    await run();
    set({ balance: 500, name: "Ada" }, keys.slice(0, 1));
    expect((await run()).changed).toBe(1);
    expect((await Array.fromAsync(sync.changes())).at(-1)?.fields).toEqual({ name: { from: keys[0], to: "Ada" } });
    expect((await Array.fromAsync(sync.records("people")))[0]?.content).toEqual({ name: "Ada", balance: 500 });
  });

  it("are never learnt from a few records", async () => {
    const { move } = rig({ count: 19 });
    expect(await move(5)).toMatchObject({ changed: 19, moving: [], learnt: [] });
  });

  it("are never learnt when learning is off, and told all the same", async () => {
    const { move } = rig({ learnVolatile: false });
    expect(await move(5)).toMatchObject({ changed: 20, moving: ["balance"], learnt: [] });
  });
});

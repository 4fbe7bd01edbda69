import { type MemoryTransaction, memoryStore } from "hibob-kit/stores/memory";
import { type Change, createSync } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import { listStream, noBob, people } from "./list-stream.ts";

type Apply = (own: MemoryTransaction, changes: readonly Change[]) => void | Promise<void>;

function rig(apply: Apply) {
  const records = people(4);
  const store = memoryStore();
  const sync = createSync({ bob: noBob, store, streams: [listStream(records, { size: 2 })], apply });
  const log = () => Array.fromAsync(sync.changes());
  return { records, store, sync, log };
}

describe("an application's own writes", () => {
  it("get the changes of each commit as they are in the log", async () => {
    const given: (readonly Change[])[] = [];
    const { sync, log } = rig((_, changes) => void given.push(changes));
    await sync.run();
    expect(given.map((changes) => changes.length)).toEqual([2, 2]);
    expect(given.flat()).toEqual(await log());
  });

  it("are kept together with the mirror's", async () => {
    const { records, store, sync } = rig((own, changes) => {
      for (const { key, kind, fields } of changes) {
        if (kind === "removed") own.delete(key);
        else own.set(key, fields.name?.to);
      }
    });
    await sync.run();
    records.set("01", { name: "Ada" });
    records.delete("02");
    await sync.run();
    expect([...store.own]).toEqual([
      ["01", "Ada"],
      ["03", "03"],
      ["04", "04"],
    ]);
  });

  it("are not asked for when nothing changed", async () => {
    let calls = 0;
    const { sync } = rig(() => void calls++);
    await sync.run();
    await sync.run();
    expect(calls).toBe(2);
  });

  it.each(["at once", "later"])("that fail %s leave nothing of the commit, and the next run gives the same changes", async (when) => {
    let failing = true;
    const tried: (readonly Change[])[] = [];
    const { store, sync, log } = rig(async (own, changes) => {
      own.set(changes[0]!.key, "mine");
      if (changes[0]!.key !== "03") return;
      tried.push(changes);
      if (when === "later") await Promise.resolve();
      if (failing) throw new Error("No room in my table");
    });
    await expect(sync.run()).rejects.toThrow("No room in my table");
    expect(await store.count("default", "people")).toBe(2);
    expect(await log()).toHaveLength(2);
    expect([...store.own.keys()]).toEqual(["01"]);
    expect(await store.state("default", "people")).toMatchObject({ status: "reading", cursor: "02" });
    failing = false;
    expect((await sync.run()).streams[0]).toMatchObject({ resumed: true, added: 2 });
    const [first, second] = tried.map((changes) => changes.map(({ at: _, ...change }) => change));
    expect(second).toEqual(first);
    expect([...store.own.keys()]).toEqual(["01", "03"]);
  });

  it("happen when held removals are released as well", async () => {
    const kinds: string[] = [];
    const { records, sync } = rig((_, changes) => void kinds.push(...changes.map(({ kind }) => kind)));
    await sync.run();
    records.clear();
    await sync.run();
    const [held] = await sync.held();
    await sync.release(held!.id);
    expect(kinds.slice(4)).toEqual(["removed", "removed", "removed", "removed"]);
  });
});

import { memoryStore } from "hibob-kit/stores/memory";
import { sqliteStore } from "hibob-kit/stores/sqlite";
import { createSync, type Store } from "hibob-kit/sync";
import { VirtualClock } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { listStream, noBob, people } from "./list-stream.ts";

describe.each([
  ["memory", (clock: VirtualClock): Store => memoryStore({ clock })],
  ["sqlite", (clock: VirtualClock): Store => sqliteStore(":memory:", { clock })],
])("held removals in the %s store", (_, makeStore) => {
  async function held(gone = ["02", "05", "07"]) {
    const clock = new VirtualClock();
    const store = makeStore(clock);
    const records = people(10);
    const sync = createSync({ bob: noBob, store, clock, streams: [listStream(records)] });
    await sync.run();
    for (const key of gone) records.delete(key);
    await clock.advance(60_000);
    const report = (await sync.run()).streams[0]!;
    const keys = async () => [...(await store.hashes("default", "people", { after: "", upTo: null })).keys()].sort();
    const removed = async () => (await Array.fromAsync(sync.changes())).filter(({ kind }) => kind === "removed").map(({ key }) => key);
    return { clock, store, records, sync, report, keys, removed };
  }

  it("are told with their keys, and since when", async () => {
    const { clock, sync, report } = await held();
    expect(report).toMatchObject({ outcome: "held", held: 3 });
    expect(await sync.held()).toEqual([
      { id: expect.any(String), stream: "people", count: 3, keys: ["02", "05", "07"], since: new Date(clock.now()), because: ["many"] },
    ]);
  });

  it("are made once they are released, each with its change in the log, and not again", async () => {
    const { sync, keys, removed } = await held();
    const { id } = (await sync.held())[0]!;
    expect(await sync.release(id)).toBe(3);
    expect(await keys()).toEqual(["01", "03", "04", "06", "08", "09", "10"]);
    expect(await removed()).toEqual(["02", "05", "07"]);
    expect(await sync.held()).toEqual([]);
    await expect(sync.release(id)).rejects.toMatchObject({ code: "not_held" });
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: "complete", added: 0, removed: 0, held: 0 });
  });

  it("are none any more when a run finds the records again", async () => {
    const { sync, records, keys } = await held();
    for (const key of ["02", "05", "07"]) records.set(key, { name: key });
    await sync.run();
    expect(await sync.held()).toEqual([]);
    expect(await keys()).toHaveLength(10);
  });

  it("cannot be released under the id of an earlier run, of which others may be missing", async () => {
    const { sync, records, keys } = await held();
    const [before] = await sync.held();
    records.delete("09");
    await sync.run();
    await expect(sync.release(before!.id)).rejects.toMatchObject({ code: "not_held", message: expect.stringContaining("held() tells") });
    expect(await keys()).toHaveLength(10);
    expect((await sync.held())[0]).toMatchObject({ count: 4, keys: ["02", "05", "07", "09"] });
  });

  it("are not what a run has removed by itself, nor what an unfinished one is still looking for", async () => {
    const { sync: single } = await held(["03"]);
    expect(await single.held()).toEqual([]);
  });

  it("wait while a run is under way", async () => {
    const { store, sync } = await held();
    const { id } = (await sync.held())[0]!;
    await store.acquire("default", 30_000);
    await expect(sync.release(id)).rejects.toMatchObject({ code: "lease_held" });
  });
});

import { AbortedError } from "hibob-kit";
import { memoryStore } from "hibob-kit/stores/memory";
import { type Change, createSync, type ListedStream, type Stream, SyncError } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import { NEVER_READ, type Store } from "../../src/sync/store.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";
import { listStream, noBob, people } from "./list-stream.ts";

const allChanges = async (sync: { changes(): AsyncIterable<Change> }): Promise<Change[]> => Array.fromAsync(sync.changes());
const brief = (changes: readonly Change[]) => changes.map(({ sequence, key, kind, fields }) => [sequence, key, kind, fields]);

function setUp(records: Map<string, Readonly<Record<string, unknown>>>, options: Parameters<typeof listStream>[1] = {}) {
  const clock = new VirtualClock();
  const store = memoryStore({ clock });
  const sync = createSync({ bob: noBob, store, streams: [listStream(records, options)], clock });
  const keys = async () => [...(await store.hashes("default", "people", { after: "", upTo: null })).keys()].sort();
  const content = async (key: string) => (await store.contents("default", "people", [key])).get(key);
  return { clock, store, sync, keys, content };
}

/** Counts what a store is asked to write. */
function counting(store: Store) {
  const written = { puts: 0, removes: 0, changes: 0, missing: 0 };
  const counted: Store = {
    ...store,
    async commit(commit) {
      for (const part of ["puts", "removes", "changes", "missing"] as const) written[part] += commit[part].length;
      return store.commit(commit);
    },
  };
  return { store: counted, written };
}

describe("what a run reports and logs", () => {
  it("adds everything at first, each record with all its fields", async () => {
    const { sync } = setUp(new Map([["1", { name: "Ada", title: null }]]));
    const report = await sync.run();
    expect(report.streams).toEqual([
      {
        stream: "people",
        outcome: "complete",
        resumed: false,
        read: 1,
        added: 1,
        changed: 0,
        unchanged: 0,
        removed: 0,
        held: 0,
        heldBecause: [],
        unread: 0,
        restricted: [],
        omitted: [],
        accessLost: [],
        moving: [],
        learnt: [],
        gaps: [],
      },
    ]);
    expect(brief(await allChanges(sync))).toEqual([[1, "1", "added", { name: { to: "Ada" }, title: { to: null } }]]);
  });

  it("names the fields that differ, with old and new values, and no others", async () => {
    const records = new Map<string, Record<string, unknown>>([
      ["1", { name: "Ada", title: "Engineer", pay: { value: 1, currency: "GBP" } }],
    ]);
    const { sync, content } = setUp(records);
    await sync.run();
    records.set("1", { name: "Ada", title: "Lead", pay: { currency: "GBP", value: 1 } });
    expect((await sync.run()).streams[0]).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
    expect(brief(await allChanges(sync)).slice(1)).toEqual([[2, "1", "changed", { title: { from: "Engineer", to: "Lead" } }]]);
    expect(await content("1")).toMatchObject({ title: "Lead" });
  });

  it("tells a field that was not there before from one that was empty", async () => {
    const records = new Map<string, Record<string, unknown>>([["1", { a: null }]]);
    const { sync } = setUp(records);
    await sync.run();
    records.set("1", { a: 1, b: 2 });
    await sync.run();
    expect(brief(await allChanges(sync)).slice(1)).toEqual([[2, "1", "changed", { a: { from: null, to: 1 }, b: { to: 2 } }]]);
  });

  it("writes no record and no log entry when nothing changed", async () => {
    const records = people(5);
    const clock = new VirtualClock();
    const memory = memoryStore({ clock });
    await createSync({ bob: noBob, store: memory, streams: [listStream(records)], clock }).run();
    const { store, written } = counting(memory);
    const report = await createSync({ bob: noBob, store, streams: [listStream(records)], clock }).run();
    expect(report.streams[0]).toMatchObject({ read: 5, unchanged: 5, changed: 0 });
    expect(written).toEqual({ puts: 0, removes: 0, changes: 0, missing: 0 });
  });

  it("does not count a volatile field as a change, and does not log it", async () => {
    const records = new Map<string, Record<string, unknown>>([["1", { name: "Ada", age: 36 }]]);
    const { sync, content } = setUp(records);
    await sync.run();
    records.set("1", { name: "Ada", age: 37 });
    expect((await sync.run()).streams[0]).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await content("1")).toEqual({ name: "Ada", age: 36 }); // not worth a write of its own
    records.set("1", { name: "Ada L", age: 38 });
    await sync.run();
    expect(brief(await allChanges(sync)).map(([, , kind, fields]) => [kind, fields])).toEqual([
      ["added", { name: { to: "Ada" } }],
      ["changed", { name: { from: "Ada", to: "Ada L" } }],
    ]);
    expect(await content("1")).toEqual({ name: "Ada L", age: 38 });
  });

  it("takes no notice of the order in a field that is a set, and does in one that is not", async () => {
    const records = new Map<string, Record<string, unknown>>([["1", { tags: ["a", "b"], list: ["a", "b"] }]]);
    const { sync } = setUp(records);
    await sync.run();
    records.set("1", { tags: ["b", "a"], list: ["a", "b"] });
    expect((await sync.run()).streams[0]?.changed).toBe(0);
    records.set("1", { tags: ["b", "a"], list: ["b", "a"] });
    await sync.run();
    expect(brief(await allChanges(sync)).slice(1)).toEqual([[2, "1", "changed", { list: { from: ["a", "b"], to: ["b", "a"] } }]]);
  });

  it("tells its progress after each commit", async () => {
    const clock = new VirtualClock();
    const told: unknown[] = [];
    const stream: Stream = {
      ...listStream(people(1)),
      async *read() {
        yield { records: [{ key: "01", content: {} }], upTo: "01", progress: { done: 1, total: 2 } };
        yield { records: [{ key: "02", content: {} }], upTo: "02", progress: { done: 2, total: 2 } };
      },
    };
    await createSync({
      bob: noBob,
      store: memoryStore({ clock }),
      streams: [stream],
      clock,
      onEvent: (event) => event.kind === "committed" && told.push(event),
    }).run();
    expect(told).toEqual([
      { kind: "committed", stream: "people", done: 1, total: 2, records: 1 },
      { kind: "committed", stream: "people", done: 2, total: 2, records: 2 },
    ]);
  });
});

describe("absent answers", () => {
  it("keep the stored value of a field that is no longer sent", async () => {
    const records = new Map<string, Record<string, unknown>>([["1", { name: "Ada", pay: 5 }]]);
    const { sync, content } = setUp(records);
    await sync.run();
    records.set("1", { name: "Ada" });
    expect((await sync.run()).streams[0]).toMatchObject({ changed: 0, unchanged: 1 });
    records.set("1", { name: "Ada L" });
    await sync.run();
    expect(await content("1")).toEqual({ name: "Ada L", pay: 5 });
    expect(brief(await allChanges(sync)).at(-1)).toEqual([2, "1", "changed", { name: { from: "Ada", to: "Ada L" } }]);
  });

  it("do clear a field that is sent empty", async () => {
    const records = new Map<string, Record<string, unknown>>([["1", { pay: 5 }]]);
    const { sync, content } = setUp(records);
    await sync.run();
    records.set("1", { pay: null });
    await sync.run();
    expect(await content("1")).toEqual({ pay: null });
  });
});

describe("removals", () => {
  it("become tombstones after a complete reading, with the last values in the log", async () => {
    const records = people(6);
    const { sync, keys } = setUp(records);
    await sync.run();
    records.delete("03");
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: "complete", removed: 1, held: 0 });
    records.delete("06"); // the last key: nothing read comes after it
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: "complete", removed: 1, held: 0 });
    expect(await keys()).toEqual(["01", "02", "04", "05"]);
    expect(brief(await allChanges(sync)).slice(6)).toEqual([
      [7, "03", "removed", { name: { from: "03" } }],
      [8, "06", "removed", { name: { from: "06" } }],
    ]);
  });

  it.each([
    ["one of six", 6, 1, 0],
    ["two of six", 6, 2, 2],
    ["one percent", 300, 3, 0],
    ["more than one percent", 300, 4, 4],
    ["the only one", 1, 1, 1],
  ])("are held from the second on, above one percent, or when it is everyone: %s", async (_, all, gone, held) => {
    const records = people(all);
    const { sync } = setUp(records, { size: 50 });
    await sync.run();
    for (const key of [...records.keys()].slice(0, gone)) records.delete(key);
    expect((await sync.run()).streams[0]).toMatchObject({ held, removed: held === 0 ? gone : 0 });
  });

  it("are not made by a reading that fails half way", async () => {
    const records = people(6);
    const { sync, keys, store } = setUp(records, {
      beforeBatch: async (batch) => {
        if (records.size === 5 && batch === 2) throw new Error("Bob is down");
      },
    });
    await sync.run();
    records.delete("01");
    await expect(sync.run()).rejects.toThrow("Bob is down");
    expect(await keys()).toHaveLength(6);
    expect(await store.countMissing("default", "people", 2)).toBe(1);
  });

  it("are held when suspiciously many records are missing, and told so", async () => {
    const records = people(40);
    const { sync, keys } = setUp(records, { size: 10 });
    await sync.run();
    for (const key of [...records.keys()].slice(0, 6)) records.delete(key);
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: "held", removed: 0, held: 6 });
    expect(await keys()).toHaveLength(40);
    expect(await allChanges(sync)).toHaveLength(40);
  });

  it("are held when nobody at all is found any more, however few there were", async () => {
    const records = people(3);
    const { sync, keys } = setUp(records);
    await sync.run();
    records.clear();
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: "held", held: 3 });
    expect(await keys()).toHaveLength(3);
  });

  it("are forgotten when the held records come back", async () => {
    const records = people(40);
    const { sync, store } = setUp(records, { size: 10 });
    await sync.run();
    const before = new Map(records);
    records.clear();
    await sync.run();
    for (const [key, content] of before) records.set(key, content);
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: "complete", held: 0, changed: 0, added: 0 });
    expect(await store.countMissing("default", "people", 2)).toBe(0);
  });

  it("leave alone what the stream could not read", async () => {
    const records = people(4);
    const stream = listStream(records, { size: 4 });
    const clock = new VirtualClock();
    const store = memoryStore({ clock });
    await createSync({ bob: noBob, store, streams: [stream], clock }).run();
    records.delete("02");
    records.delete("03");
    // One of the two was refused and says nothing; the other one is gone.
    const partly: ListedStream = {
      ...stream,
      async *read(context, after) {
        for await (const batch of stream.read(context, after)) yield { ...batch, unread: ["02"] };
      },
    };
    expect((await createSync({ bob: noBob, store, streams: [partly], clock }).run()).streams[0]).toMatchObject({ removed: 1 });
    expect([...(await store.hashes("default", "people", { after: "", upTo: null })).keys()]).toEqual(["01", "02", "04"]);
  });

  it("turn into an addition when the record returns", async () => {
    const records = people(3);
    const { sync } = setUp(records);
    await sync.run();
    records.delete("02");
    await sync.run();
    records.set("02", { name: "back" });
    await sync.run();
    expect(
      brief(await allChanges(sync))
        .slice(3)
        .map(([, key, kind]) => [key, kind]),
    ).toEqual([
      ["02", "removed"],
      ["02", "added"],
    ]);
  });
});

describe("resuming", () => {
  it("goes on after the last committed batch and reads nothing twice", async () => {
    const records = people(6);
    let failing = true;
    const read: number[] = [];
    const { sync, keys } = setUp(records, {
      beforeBatch: async (batch) => {
        read.push(batch);
        if (failing && batch === 2) throw new Error("Bob is down");
      },
    });
    await expect(sync.run()).rejects.toThrow("Bob is down");
    expect(await keys()).toEqual(["01", "02", "03", "04"]);
    failing = false;
    read.length = 0;
    expect((await sync.run()).streams[0]).toMatchObject({ resumed: true, read: 2, added: 2 });
    expect(read).toEqual([0]);
    expect(brief(await allChanges(sync)).map(([sequence, key]) => [sequence, key])).toEqual([
      [1, "01"],
      [2, "02"],
      [3, "03"],
      [4, "04"],
      [5, "05"],
      [6, "06"],
    ]);
  });

  it("starts again when records were missing before the interruption, because they may be back", async () => {
    const records = people(6);
    let failing = false;
    const { sync, keys } = setUp(records, {
      beforeBatch: async (batch) => {
        if (failing && batch === 2) throw new Error("Bob is down");
      },
    });
    await sync.run();
    records.delete("01");
    failing = true;
    await expect(sync.run()).rejects.toThrow("Bob is down");
    records.set("01", { name: "01" });
    failing = false;
    expect((await sync.run()).streams[0]).toMatchObject({ resumed: false, removed: 0, held: 0 });
    expect(await keys()).toHaveLength(6);
  });

  it("starts again when the interrupted reading is more than six hours old", async () => {
    const records = people(4);
    let failing = true;
    const { sync, clock } = setUp(records, {
      beforeBatch: async (batch) => {
        if (failing && batch === 1) throw new Error("Bob is down");
      },
    });
    await expect(sync.run()).rejects.toThrow();
    failing = false;
    await clock.advance(6 * 3_600_000);
    expect((await sync.run()).streams[0]).toMatchObject({ resumed: false, read: 4, added: 2, unchanged: 2 });
  });

  it("reads the next batch while the last one is committed", async () => {
    const order: string[] = [];
    const clock = new VirtualClock();
    const memory = memoryStore({ clock });
    const store: Store = {
      ...memory,
      async commit(commit) {
        if (commit.puts.length > 0) {
          order.push(`commit ${commit.state.cursor}`);
          await new Promise((resolve) => setImmediate(resolve));
          order.push(`committed ${commit.state.cursor}`);
        }
        return memory.commit(commit);
      },
    };
    const stream = listStream(people(4), { beforeBatch: async (batch) => void order.push(`read ${batch}`) });
    await createSync({ bob: noBob, store, streams: [stream], clock }).run();
    expect(order.indexOf("read 1")).toBeLessThan(order.indexOf("committed 02"));
  });
});

describe("stopping", () => {
  it("writes nothing after an abort, and leaves the store at the last commit with its lease free", async () => {
    const abort = new AbortController();
    const { sync, keys, store } = setUp(people(6), {
      beforeBatch: async (batch) => {
        if (batch === 2) abort.abort(new Error("enough"));
      },
    });
    const run = sync.run({ signal: abort.signal });
    await expect(run).rejects.toBeInstanceOf(AbortedError);
    const stored = await keys();
    expect(stored.length).toBeLessThan(6);
    expect((await store.state("default", "people")).cursor).toBe(stored.at(-1) ?? "");
    expect(await store.acquire("default", 1000)).toMatchObject({ granted: true });
  });

  it("stops even when the signal aborts while the lease is asked for", async () => {
    const abort = new AbortController();
    const { clock, store, keys } = setUp(people(3));
    const slow: Store = {
      ...store,
      async acquire(tenant, ttlMs) {
        const acquired = await store.acquire(tenant, ttlMs);
        abort.abort();
        return acquired;
      },
    };
    const sync = createSync({ bob: noBob, store: slow, streams: [listStream(people(3))], clock });
    await expect(sync.run({ signal: abort.signal })).rejects.toBeInstanceOf(AbortedError);
    expect(await keys()).toEqual([]);
    expect(await store.acquire("default", 1000)).toMatchObject({ granted: true });
  });

  it("does not wait for the batch that is being read when a commit fails", async () => {
    const clock = new VirtualClock();
    const memory = memoryStore({ clock });
    const store: Store = { ...memory, commit: async () => Promise.reject(new SyncError("store_unusable", "the disk is full")) };
    const stream: Stream = {
      ...listStream(new Map()),
      async *read({ signal }) {
        yield { records: [{ key: "1", content: {} }], upTo: "1" };
        await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      },
    };
    await expect(createSync({ bob: noBob, store, streams: [stream], clock }).run()).rejects.toThrow("the disk is full");
  });

  it("does not even start under a signal that is already aborted", async () => {
    const { sync, store } = setUp(people(1));
    await expect(sync.run({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "aborted", name: "AbortError" });
    expect(await store.state("default", "people")).toEqual(NEVER_READ);
  });

  it("lets the other streams finish when one fails, and says which failed", async () => {
    const clock = new VirtualClock();
    const store = memoryStore({ clock });
    const broken = listStream(people(1), {
      name: "broken",
      beforeBatch: async () => {
        throw new SyncError("stream_failed", "broken could not be read");
      },
    });
    const sync = createSync({ bob: noBob, store, streams: [broken, listStream(people(3))], clock });
    await expect(sync.run()).rejects.toThrow("broken could not be read");
    expect((await store.state("default", "people")).status).toBe("complete");
  });
});

describe("two runs on one store", () => {
  it("refuses the second while the first is running", async () => {
    let refusal: unknown;
    const { sync } = setUp(people(3), {
      beforeBatch: async () => {
        refusal ??= await sync.run().catch((error: unknown) => error);
      },
    });
    await sync.run();
    expect(refusal).toMatchObject({
      code: "lease_held",
      retryable: true,
      message: expect.stringMatching(/^Another sync is running on this store .*Wait for it to end/),
    });
  });

  it("stops a run whose lease was taken over, before it writes again", async () => {
    const clock = new VirtualClock();
    const store = memoryStore({ clock });
    let takeOver: (() => Promise<void>) | undefined = async () => {
      takeOver = undefined;
      await clock.advance(9_000); // less than a heartbeat: the run has not noticed yet
      store.release({ tenant: "default", fence: 1 });
      expect(await store.acquire("default", 60_000)).toMatchObject({ granted: true });
    };
    const sync = createSync({ bob: noBob, store, streams: [listStream(people(6), { beforeBatch: async () => takeOver?.() })], clock });
    await expect(sync.run()).rejects.toMatchObject({ code: "lease_lost" });
    expect(await store.count("default", "people")).toBe(0);
  });

  it("keeps its lease alive for as long as it runs", async () => {
    const { sync, clock, store } = setUp(people(2), {
      beforeBatch: async () => {
        for (let minute = 0; minute < 10; minute++) await clock.advance(60_000);
        expect(await store.acquire("default", 1000)).toMatchObject({ granted: false });
      },
    });
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: "complete" });
  });
});

describe("streams that break the rules", () => {
  const ruleBreakers = {
    "keys above upTo": { records: [{ key: "2", content: {} }], upTo: "1" },
    "the same key twice": {
      records: [
        { key: "1", content: {} },
        { key: "1", content: {} },
      ],
      upTo: "1",
    },
    "an upTo that does not rise": { records: [], upTo: "" },
  };
  for (const [rule, batch] of Object.entries(ruleBreakers)) {
    it(`are stopped before anything is written: ${rule}`, async () => {
      const clock = new VirtualClock();
      const store = memoryStore({ clock });
      const stream: Stream = {
        ...listStream(new Map()),
        async *read() {
          yield batch;
        },
      };
      await expect(createSync({ bob: noBob, store, streams: [stream], clock }).run()).rejects.toMatchObject({ code: "invalid_stream" });
      expect(await store.count("default", "people")).toBe(0);
    });
  }
});

describe("createSync", () => {
  const make = (streams: readonly unknown[]) => () => createSync({ bob: noBob, store: memoryStore(), streams: streams as never });
  it("refuses what it cannot run, in one line that says what to do", async () => {
    expect(make([])).toThrow("streams is empty. Name some: employees, workHistory");
    expect(make(["people"])).toThrow('There is no stream "people". There are: employees, workHistory');
    expect(make(["toString"])).toThrow('There is no stream "toString"');
    expect(make(["employees", "employees"])).toThrow("Stream employees is named twice. Name each stream once");
    for (const concurrency of [0, -1, 1.5, Number.NaN]) {
      const run = () => createSync({ bob: noBob, store: memoryStore(), streams: ["employees"], concurrency });
      expect(run).toThrow("concurrency must be a whole number, 1 or more");
    }
    const many = createSync({ bob: noBob, store: memoryStore(), streams: [listStream(people(1))], concurrency: 1e9 });
    expect((await many.run()).streams).toHaveLength(1); // no more workers than streams
    const unused = () => createSync({ bob: noBob, store: memoryStore(), streams: ["workHistory"], fields: "all" });
    expect(unused).toThrow("fields is for the stream named employees, which is not among the streams");
  });
});

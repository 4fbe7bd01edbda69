import { memoryStore } from "hibob-kit/stores/memory";
import { createSync, readChanges } from "hibob-kit/sync";
import { expect, it } from "vitest";
import { listStream, noBob, people } from "./list-stream.ts";

async function logOf(count: number) {
  const store = memoryStore();
  const sync = createSync({ bob: noBob, store, streams: [listStream(people(count))] });
  await sync.run();
  return { store, sync };
}

it("reads the log from any position to its end", async () => {
  const { sync } = await logOf(5);
  const read = await Array.fromAsync(sync.changes({ after: 3 }));
  expect(read.map(({ sequence }) => sequence)).toEqual([4, 5]);
});

it("reads a log that is longer than one page", async () => {
  const store = memoryStore();
  const records = new Map(Array.from({ length: 1203 }, (_, n) => [String(n).padStart(4, "0"), {}]));
  await createSync({ bob: noBob, store, streams: [listStream(records, { size: 100 })] }).run();
  const read = await Array.fromAsync(readChanges(store));
  expect(read.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 1203 }, (_, n) => n + 1));
});

it("goes on where a consumer stopped, and repeats the change whose handling failed", async () => {
  const { sync } = await logOf(5);
  const handled: number[] = [];
  const consume = async (failAt: number) => {
    for await (const { sequence } of sync.changes({ consumer: "mailer" })) {
      if (sequence === failAt) throw new Error("mail server down");
      handled.push(sequence);
    }
  };
  await expect(consume(3)).rejects.toThrow("mail server down");
  await consume(0);
  await consume(0);
  expect(handled).toEqual([1, 2, 3, 4, 5]);
});

it("gives a consumer that was killed no more than its last 100 changes again, and loses none", async () => {
  const store = memoryStore();
  const records = new Map(Array.from({ length: 250 }, (_, n) => [String(n).padStart(3, "0"), {}]));
  await createSync({ bob: noBob, store, streams: [listStream(records, { size: 100 })] }).run();
  const reading = readChanges(store, { consumer: "mailer" });
  for (let handled = 0; handled < 180; handled++) await reading.next();
  // Killed: the iterator is never heard of again.
  const [next] = await Array.fromAsync(readChanges(store, { consumer: "mailer" }));
  expect(next?.sequence).toBe(101);
});

it("refuses a position for a consumer that has its own", async () => {
  const { sync } = await logOf(1);
  await expect(Array.fromAsync(sync.changes({ consumer: "mailer", after: 0 }))).rejects.toThrow("after and consumer were both given");
});

it("keeps each consumer's own position", async () => {
  const { sync, store } = await logOf(3);
  await Array.fromAsync(sync.changes({ consumer: "a" }));
  expect(await store.position("default", "a")).toBe(3);
  expect(await Array.fromAsync(sync.changes({ consumer: "b" }))).toHaveLength(3);
});

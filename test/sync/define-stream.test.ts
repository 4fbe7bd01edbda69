import { memoryStore } from "hibob-kit/stores/memory";
import { createSync, defineStream } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import { noBob } from "./list-stream.ts";

async function* nothing() {}

describe("a stream of one's own", () => {
  it("that lists is mirrored like Bob's: records, changes, removals", async () => {
    let rooms = [
      { key: "a", content: { seats: 4 } },
      { key: "b", content: { seats: 2 } },
    ];
    const stream = defineStream({
      name: "rooms",
      async *read(_, after) {
        const records = rooms.filter(({ key }) => key > after);
        if (records.length > 0) yield { records, upTo: records.at(-1)!.key };
      },
    });
    const sync = createSync({ bob: noBob, store: memoryStore(), streams: [stream] });
    expect((await sync.run()).streams[0]).toMatchObject({ stream: "rooms", added: 2 });
    rooms = [{ key: "a", content: { seats: 6 } }];
    expect((await sync.run()).streams[0]).toMatchObject({ changed: 1, removed: 1 });
    expect(await Array.fromAsync(sync.records("rooms"))).toEqual([{ key: "a", content: { seats: 6 } }]);
  });

  it("that is followed goes on from its mark, and what it does not name stays", async () => {
    const marks: string[] = [];
    const stream = defineStream({
      name: "bookings",
      async *follow(_, mark) {
        marks.push(mark);
        if (mark === "")
          yield {
            records: [
              { key: "1", content: { room: "a" } },
              { key: "2", content: { room: "b" } },
            ],
            mark: "one",
          };
        else yield { records: [{ key: "3", content: { room: "a" } }], gone: ["1"], mark: "two" };
      },
    });
    const sync = createSync({ bob: noBob, store: memoryStore(), streams: [stream] });
    await sync.run();
    expect((await sync.run()).streams[0]).toMatchObject({ added: 1, removed: 1 });
    await sync.run().catch(() => undefined);
    expect(marks).toEqual(["", "one", "two"]);
    expect((await Array.fromAsync(sync.records("bookings"))).map(({ key }) => key)).toEqual(["2", "3"]);
    expect((await Array.fromAsync(sync.changes())).find(({ kind }) => kind === "removed")).toMatchObject({ key: "1", reason: "deleted" });
  });

  it("counts every field and every order, unless it says otherwise", () => {
    const plain = defineStream({ name: "rooms", read: nothing });
    expect([plain.isVolatile("seats"), plain.isSet("seats")]).toEqual([false, false]);
    const own = defineStream({ name: "rooms", read: nothing, isVolatile: () => true, isSet: () => true });
    expect([own.isVolatile("seats"), own.isSet("seats")]).toEqual([true, true]);
  });

  it.each(["", "1st", "my rooms", "räume", "a/b", 5])("cannot be named %j", (name) => {
    expect(() => defineStream({ name: name as string, read: nothing })).toThrow("A stream's name must be");
  });

  it("has either read or follow", () => {
    expect(() => defineStream({ name: "rooms" } as never)).toThrow("must have either read or follow");
    expect(() => defineStream({ name: "rooms", read: nothing, follow: nothing } as never)).toThrow("must have either read or follow");
  });
});

import { memoryStore } from "hibob-kit/stores/memory";
import { createSync } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import { listStream, noBob, people } from "./list-stream.ts";

describe("the mirrored records", () => {
  it("come in the order of their keys, all of them, however many there are", async () => {
    const many = new Map(Array.from({ length: 1203 }, (_, nth) => [String(1_000_000 - nth), { nth }]));
    const sync = createSync({ bob: noBob, store: memoryStore(), streams: [listStream(many, { size: 400 })] });
    await sync.run();
    const found = await Array.fromAsync(sync.records("people"));
    expect(found.map(({ key }) => key)).toEqual([...many.keys()].sort());
    expect(found.at(-1)).toEqual({ key: "999999", content: { nth: 1 } });
  });

  it("are those of this tenant and this stream, without what was removed", async () => {
    const store = memoryStore();
    const records = people(3);
    const make = (tenant: string, count: number, name = "people") =>
      createSync({ bob: noBob, store, tenant, streams: [listStream(count === 3 ? records : people(count), { name })] });
    const sync = make("a", 3);
    await sync.run();
    await make("b", 5).run();
    await make("a", 4, "others").run();
    records.delete("02");
    await sync.run();
    expect((await Array.fromAsync(sync.records("people"))).map(({ key }) => key)).toEqual(["01", "03"]);
    expect(await Array.fromAsync(sync.records("nothing"))).toEqual([]);
  });

  it("can be left in the middle", async () => {
    const sync = createSync({ bob: noBob, store: memoryStore(), streams: [listStream(people(3))] });
    await sync.run();
    for await (const { key } of sync.records("people")) {
      expect(key).toBe("01");
      break;
    }
  });
});

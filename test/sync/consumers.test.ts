import { memoryStore } from "hibob-kit/stores/memory";
import { createSync } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import { listStream, noBob, people } from "./list-stream.ts";

async function fiveChanges() {
  const sync = createSync({ bob: noBob, store: memoryStore(), streams: [listStream(people(5))] });
  await sync.run();
  const read = async (consumer: string) => (await Array.fromAsync(sync.changes({ consumer }))).map(({ sequence }) => sequence);
  return { sync, read };
}

describe("consumers of the log", () => {
  it("are listed with how far each is", async () => {
    const { sync, read } = await fiveChanges();
    expect(await sync.consumers.list()).toEqual(new Map());
    await read("mailer");
    await sync.consumers.start("archive", 2);
    expect(await sync.consumers.list()).toEqual(
      new Map([
        ["mailer", 5],
        ["archive", 2],
      ]),
    );
  });

  it("start where they are put: at a change, at the beginning, or at the end", async () => {
    const { sync, read } = await fiveChanges();
    await sync.consumers.start("later", 3);
    await sync.consumers.start("all", 0);
    await sync.consumers.start("now");
    expect([await read("later"), await read("all"), await read("now")]).toEqual([[4, 5], [1, 2, 3, 4, 5], []]);
  });

  it("can be put back, to read again", async () => {
    const { sync, read } = await fiveChanges();
    await read("mailer");
    await sync.consumers.start("mailer", 4);
    expect(await read("mailer")).toEqual([5]);
  });

  it("are forgotten, and then new", async () => {
    const { sync, read } = await fiveChanges();
    await read("mailer");
    await sync.consumers.forget("mailer");
    expect(await sync.consumers.list()).toEqual(new Map());
    expect(await read("mailer")).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([-1, 6, 1.5, Number.NaN])("cannot start at %s in a log of five", async (at) => {
    const { sync } = await fiveChanges();
    await expect(sync.consumers.start("mailer", at)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("0 to 5"),
    });
  });
});

import { memoryStore } from "hibob-kit/stores/memory";
import { createSync, type Shape } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import type { Content } from "../../src/sync/store.ts";
import { listStream, noBob } from "./list-stream.ts";

function rig() {
  const records = new Map<string, Content>([
    ["1", { name: "Ada", iban: "GB1", mood: 1 }],
    ["2", { name: "Bo", iban: "GB2", mood: 1 }],
  ]);
  const store = memoryStore();
  const syncOf = (shape?: Shape) =>
    createSync({ bob: noBob, store, streams: [listStream(records)], ...(shape && { shape: { people: shape } }) });
  const run = async (shape?: Shape) => (await syncOf(shape).run()).streams[0]!;
  const stored = async () =>
    Object.fromEntries((await store.records("default", "people", "", 10)).map(({ key, content }) => [key, content]));
  const log = () => Array.fromAsync(syncOf().changes());
  return { records, store, run, stored, log };
}

describe("redacted fields", () => {
  const redact: Shape = { redact: ["iban"] };

  it("are neither stored nor logged, and their moves are no changes", async () => {
    const { records, run, stored, log } = rig();
    await run(redact);
    records.set("1", { name: "Ada", iban: "GB9", mood: 1 });
    expect(await run(redact)).toMatchObject({ changed: 0, unchanged: 2 });
    expect(await stored()).toEqual({ "1": { name: "Ada", mood: 1 }, "2": { name: "Bo", mood: 1 } });
    expect(JSON.stringify(await log())).not.toContain("GB");
  });

  it("are taken out of what an earlier run has stored, without a change", async () => {
    const { run, stored, log } = rig();
    await run();
    const before = await log();
    expect(await run(redact)).toMatchObject({ changed: 0, unchanged: 2 });
    expect(JSON.stringify(await stored())).not.toContain("GB");
    expect(await log()).toEqual(before);
  });

  it("come back as changes when they are not redacted any more", async () => {
    const { run, stored } = rig();
    await run(redact);
    expect(await run()).toMatchObject({ changed: 2 });
    expect(await stored()).toMatchObject({ "1": { iban: "GB1" } });
    await run(redact);
    expect(JSON.stringify(await stored())).not.toContain("GB");
  });

  it("are taken out as well of what a run has stored that was interrupted while they were not redacted", async () => {
    const { run, stored, records } = rig();
    await run(redact);
    const transform = (content: Content, key: string) => {
      if (key === "3") throw new Error("Interrupted");
      return content;
    };
    records.set("3", { name: "Cy", iban: "GB3" });
    await expect(run({ transform })).rejects.toThrow("Interrupted");
    expect(JSON.stringify(await stored())).toContain("GB1");
    await run(redact);
    expect(JSON.stringify(await stored())).not.toContain("GB");
  });

  it("go from records that Bob does not show any more as well", async () => {
    const { records, run, stored } = rig();
    await run();
    records.clear();
    expect(await run(redact)).toMatchObject({ outcome: "held", held: 2 });
    expect(await stored()).toEqual({ "1": { name: "Ada", mood: 1 }, "2": { name: "Bo", mood: 1 } });
  });
});

describe("a transform", () => {
  it("makes what is stored and logged", async () => {
    const { run, stored, log } = rig();
    await run({ transform: ({ name }, key) => ({ name, initial: String(name)[0], key }) });
    expect(await stored()).toMatchObject({ "1": { name: "Ada", initial: "A", key: "1" } });
    expect((await log())[0]?.fields).toEqual({ name: { to: "Ada" }, initial: { to: "A" }, key: { to: "1" } });
  });

  it("leaves out records for which it gives null", async () => {
    const { run, stored } = rig();
    expect(await run({ transform: (content) => (content.name === "Bo" ? null : content) })).toMatchObject({ added: 1, read: 1 });
    expect(Object.keys(await stored())).toEqual(["1"]);
  });

  it("gets records without what is redacted", async () => {
    const { run } = rig();
    const seen: string[] = [];
    const transform = (content: Content) => {
      seen.push(...Object.keys(content));
      return content;
    };
    await run({ redact: ["iban"], transform });
    expect(seen).toEqual(["name", "mood", "name", "mood"]);
  });

  it("that throws ends the run, and nothing of it is stored", async () => {
    const { run, store } = rig();
    const transform = () => {
      throw new Error("Not like this");
    };
    await expect(run({ transform })).rejects.toThrow("Not like this");
    expect(await store.count("default", "people")).toBe(0);
  });
});

describe("fields that are said to be volatile", () => {
  it("move without a change, besides those that are known", async () => {
    const { records, run, log } = rig();
    const shape: Shape = { volatile: ["mood"] };
    await run(shape);
    records.set("1", { name: "Ada", iban: "GB1", mood: 2, age: 36 });
    expect(await run(shape)).toMatchObject({ changed: 0, unchanged: 2 });
    expect(JSON.stringify(await log())).not.toContain("mood");
  });
});

describe("a shape", () => {
  const create = (shape: object) =>
    createSync({ bob: noBob, store: memoryStore(), streams: [listStream(new Map())], shape: shape as never });

  it("of a stream that there is not is refused: it would store what was to be redacted", () => {
    expect(() => create({ peple: { redact: ["iban"] } })).toThrow(
      'shape names the stream "peple", which is not among the streams. There are: people',
    );
  });

  it.each(["redact", "volatile"])("with a %s that is no list of field ids is refused", (list) => {
    expect(() => create({ people: { [list]: "iban" } })).toThrow(`${list} of people must be a list of field ids`);
    expect(() => create({ people: { [list]: [1] } })).toThrow(`${list} of people`);
  });
});

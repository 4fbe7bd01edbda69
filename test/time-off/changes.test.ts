import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { json, rig } from "../client/stub.ts";

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString();
const change = (requestId: number, changeType = "Created") => ({ requestId, changeType, employeeId: "1", type: "days" });

/** The windows asked for, in order; a window without `to` ends now. */
const windows = async (since: string, to: string | undefined, start?: string): Promise<[number, number][]> => {
  const { bob, clock, seen, run } = rig(() => json({ changes: [] }), start === undefined ? {} : { start });
  await run(bob.timeOff.changes({ since, to }).toArray({ limit: 0 }));
  return seen.map(({ url: { searchParams } }) => {
    const end = searchParams.get("to");
    return [Date.parse(searchParams.get("since")!), end === null ? clock.now() : Date.parse(end)];
  });
};

/** Six calendar months later, or the last day of that month: the longest that Bob takes. */
const sixMonthsAfter = (time: number): number => {
  const date = new Date(time);
  const month = date.getUTCMonth() + 6;
  const days = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(time).setUTCFullYear(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), days));
};

describe("the changes of a span", () => {
  it("are read in windows that cover every moment of it, none of which is longer than six months", async () => {
    const moment = fc.integer({ min: Date.UTC(2019, 0), max: Date.UTC(2026, 5) });
    await fc.assert(
      fc.asyncProperty(moment, fc.integer({ min: 1, max: 2500 * DAY }), async (start, length) => {
        const asked = await windows(iso(start), iso(start + length));
        expect(asked[0]![0]).toBe(start);
        expect(asked.at(-1)![1]).toBe(start + length);
        for (const [i, [from, to]] of asked.entries()) {
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThan(sixMonthsAfter(from));
          // A window starts where the one before ends: no moment lies between them.
          if (i > 0) expect(from).toBe(asked[i - 1]![1]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["a leap day", "2024-02-29T00:00:00Z", "2024-08-31T00:00:00Z", 2],
    ["the shortest six months", "2025-08-31T00:00:00Z", "2026-02-28T00:00:00Z", 2],
    ["clocks that change in between", "2026-03-29T01:30:00+01:00", "2026-10-25T02:30:00+02:00", 2],
    ["one minute", "2026-03-29T01:59:00Z", "2026-03-29T02:00:00Z", 1],
    ["exactly one window", "2026-01-01T00:00:00Z", iso(Date.UTC(2026, 0, 1) + 175 * DAY), 1],
  ])("are cut alike over %s", async (_, since, to, count) => {
    const asked = await windows(since, to);
    expect(asked).toHaveLength(count);
    expect([asked[0]![0], asked.at(-1)![1]]).toEqual([Date.parse(since), Date.parse(to)]);
  });

  it("go on until now without an end: the last window is left open to Bob", async () => {
    const { bob, seen, run } = rig(() => json({ changes: [] }), { start: "2026-06-15T09:00:00Z" });
    await run(bob.timeOff.changes({ since: "2026-01-01T00:00:00Z" }).toArray({ limit: 0 }));
    await run(bob.timeOff.changes({ since: "2025-01-01T00:00:00Z" }).toArray({ limit: 0 }));
    expect(seen.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
      { since: "2026-01-01T00:00:00Z" },
      { since: "2025-01-01T00:00:00Z", to: "2025-06-25T00:00:00.000Z" },
      { since: "2025-06-25T00:00:00.000Z", to: "2025-12-17T00:00:00.000Z" },
      { since: "2025-12-17T00:00:00.000Z", to: "2026-06-10T00:00:00.000Z" },
      { since: "2026-06-10T00:00:00.000Z" },
    ]);
  });

  it("are asked for from a moment ahead of this clock too", async () => {
    expect(await windows("2026-06-15T09:00:01Z", undefined, "2026-06-15T09:00:00Z")).toHaveLength(1);
  });

  it("keep the precision of the moments given", async () => {
    const { bob, seen, run } = rig(() => json({ changes: [] }));
    await run(bob.timeOff.changes({ since: "2026-01-01T00:00:00.000001Z", to: "2026-01-02T00:00:00.000001+00:00" }).toArray({ limit: 0 }));
    expect([...seen[0]!.url.searchParams.values()]).toEqual(["2026-01-01T00:00:00.000001Z", "2026-01-02T00:00:00.000001+00:00"]);
  });

  it("are read as the loop goes on, one window after the other", async () => {
    const { bob, seen, run } = rig(() => json({ changes: [change(seen.length)] }));
    const loop = bob.timeOff.changes({ since: "2024-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" })[Symbol.asyncIterator]();
    await run(loop.next());
    expect(seen).toHaveLength(1);
    await run(loop.next());
    expect(seen).toHaveLength(2);
  });

  it("come once at a border, and as often as Bob tells them elsewhere", async () => {
    const answers = [
      [change(1), change(2)],
      [change(2), change(2, "Canceled"), change(3)],
      [change(1), change(3)],
    ];
    const { bob, run } = rig(answers.map((changes) => json({ changes })));
    const all = await run(bob.timeOff.changes({ since: "2025-01-01T00:00:00Z", to: "2026-06-01T00:00:00Z" }).toArray({ limit: 9 }));
    expect(all.map(({ requestId, changeType }) => `${requestId} ${changeType}`)).toEqual([
      "1 Created",
      "2 Created",
      "2 Canceled",
      "3 Created",
      "1 Created",
    ]);
  });

  it("can be read twice over, each time in full", async () => {
    const { bob, run } = rig(() => json({ changes: [change(1)] }));
    const changes = bob.timeOff.changes({ since: "2026-06-01T00:00:00Z" });
    expect(await run(changes.toArray({ limit: 1 }))).toHaveLength(1);
    expect(await run(changes.toArray({ limit: 1 }))).toHaveLength(1);
    expect(await run(Array.fromAsync(changes))).toHaveLength(1);
    const { pages } = changes;
    for (const _ of [1, 2]) expect(await run(Array.fromAsync(pages()))).toMatchObject([{ items: [{ requestId: 1 }] }]);
  });

  it("come in pages that tell where the next one starts", async () => {
    const { bob, run } = rig(() => json({ changes: [] }));
    const pages = await run(Array.fromAsync(bob.timeOff.changes({ since: "2026-01-01T00:00:00Z", to: "2026-08-01T00:00:00Z" }).pages()));
    expect(pages.map(({ nextCursor }) => nextCursor)).toEqual(["2026-06-25T00:00:00.000Z", null]);
  });

  it.each([
    "2026-01-31",
    "2026-01-31T09:00:00",
    "2026-01-31 09:00:00Z",
    "2026-02-29T09:00:00Z",
    "2026-01-31T25:00:00Z",
    "2026-13-01T09:00:00Z",
    "2026-01-31T09:00:00+01",
    "yesterday",
    "",
    1_769_850_000_000,
    null,
  ])("are not asked for from %j: a moment needs its zone", (since) => {
    const { bob, seen } = rig(() => json({ changes: [] }));
    expect(() => bob.timeOff.changes({ since: since as string })).toThrow(/^since must be a/);
    if (since !== null) expect(() => bob.timeOff.changes({ since: "2020-01-01T00:00:00Z", to: since as string })).toThrow(/^to must be a/);
    expect(seen).toEqual([]);
  });

  it("are not asked for when the end is not after the start", () => {
    const { bob } = rig(() => json({ changes: [] }));
    const since = "2026-01-31T10:00:00+01:00";
    expect(() => bob.timeOff.changes({ since, to: "2026-01-31T09:00:00Z" })).toThrow("to must be later than since");
  });

  it.each([[{}], [{ changes: null }], [{ changes: [5] }], [{ changes: [null] }]])("are not made up from %j", async (answer) => {
    const { bob, failure } = rig(() => json(answer));
    const all = bob.timeOff.changes({ since: "2026-06-01T00:00:00Z" }).toArray({ limit: 9 });
    expect(await failure(all)).toMatchObject({ code: "unexpected_answer" });
  });
});

describe("who is out", () => {
  it.each([
    [{ from: "2026-02-30", to: "2026-03-01" }, /^from must be a date/],
    [{ from: "2026-02-28", to: "2026-3-1" }, /^to must be a date/],
    [{ from: "2026-02-28", to: "2026-02-27" }, /^to must not be before from$/],
  ])("is not asked for %j", async (input, message) => {
    const { bob, seen, failure } = rig(json({ outs: [] }));
    expect((await failure(bob.timeOff.whosOut(input))).message).toMatch(message);
    expect(seen).toEqual([]);
  });

  it("today is not asked for a day in another form", async () => {
    const { bob, failure } = rig(json({ outs: [] }));
    expect((await failure(bob.timeOff.outToday({ today: "15/06/2026" }))).message).toMatch(/^today must be a date/);
  });

  it("is asked for without what is not given", async () => {
    const { bob, seen, run } = rig(() => json({ outs: [] }));
    await run(bob.timeOff.outToday({ today: undefined, siteId: undefined }));
    await run(bob.timeOff.outToday());
    expect(seen.map(({ url }) => url.search)).toEqual(["", ""]);
  });
});

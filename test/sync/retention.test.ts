import { memoryStore } from "hibob-kit/stores/memory";
import { createSync } from "hibob-kit/sync";
import { VirtualClock } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { listStream, noBob, people } from "./list-stream.ts";

const DAY = 24 * 60 * 60_000;

/** One change a day for ten days, numbers 1 to 10. */
async function tenDays(retention?: { readonly days: number }) {
  const clock = new VirtualClock();
  const records = people(1);
  const store = memoryStore({ clock });
  const sync = createSync({ bob: noBob, store, clock, streams: [listStream(records)], ...(retention && { retention }) });
  const day = async (nth: number) => {
    records.set("01", { name: `Day ${nth}` });
    const report = await clock.run(sync.run());
    await clock.advance(DAY);
    return report;
  };
  for (let nth = 1; nth <= 10; nth++) await day(nth);
  const left = async () => (await store.changes("default", 0, 100)).map(({ sequence }) => sequence);
  const daysAgo = (days: number) => ({ before: new Date(clock.now() - days * DAY) });
  return { clock, store, sync, left, daysAgo, day };
}

const readTo = async (sync: Awaited<ReturnType<typeof tenDays>>["sync"], consumer: string, last: number) => {
  for await (const { sequence } of sync.changes({ consumer })) if (sequence > last) break;
};

describe("how long changes stay in the log", () => {
  it("keeps all of them when nothing else was said", async () => {
    const { left } = await tenDays();
    expect(await left()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("drops those that are older than the days that were set, at the end of each run", async () => {
    const { left, day } = await tenDays({ days: 3 });
    expect(await left()).toEqual([7, 8, 9, 10]);
    await day(11);
    expect(await left()).toEqual([8, 9, 10, 11]);
  });

  it("drops nothing that a named consumer has not read, however old it is", async () => {
    const { sync, left, daysAgo, clock } = await tenDays();
    await readTo(sync, "mailer", 8);
    await readTo(sync, "archive", 4);
    expect(await clock.run(sync.prune(daysAgo(0)))).toBe(4);
    expect(await left()).toEqual([5, 6, 7, 8, 9, 10]);
    await sync.consumers.forget("archive");
    expect(await clock.run(sync.prune(daysAgo(0)))).toBe(4);
    expect(await left()).toEqual([9, 10]);
  });

  it("keeps everything for a consumer that was started and has not read yet", async () => {
    const { sync, left, daysAgo, clock } = await tenDays();
    await sync.consumers.start("mailer", 0);
    expect(await clock.run(sync.prune(daysAgo(0)))).toBe(0);
    expect(await left()).toHaveLength(10);
  });

  it("drops what is from before a time, and not what is from that time", async () => {
    const { sync, left, daysAgo, clock } = await tenDays();
    expect(await clock.run(sync.prune(daysAgo(4)))).toBe(6); // number 7 was written exactly four days ago
    expect(await left()).toEqual([7, 8, 9, 10]);
    expect(await clock.run(sync.prune(daysAgo(4)))).toBe(0);
  });

  it("goes on counting where it was, after all was dropped", async () => {
    const { sync, left, daysAgo, clock, day } = await tenDays();
    expect(await clock.run(sync.prune(daysAgo(0)))).toBe(10);
    await day(11);
    expect(await left()).toEqual([11]);
  });

  it("tells a reader that comes too late, and from where to go on", async () => {
    const { sync, daysAgo, clock } = await tenDays();
    await clock.run(sync.prune(daysAgo(4)));
    const read = (after: number) => Array.fromAsync(sync.changes({ after }));
    const late = { code: "log_pruned", message: expect.stringContaining("go on with the changes after 10") };
    await expect(read(5)).rejects.toMatchObject(late);
    await expect(Array.fromAsync(sync.changes())).rejects.toMatchObject(late);
    expect(await read(6)).toHaveLength(4);
    await expect(Array.fromAsync(sync.changes({ consumer: "new" }))).rejects.toMatchObject(late);
    await sync.consumers.start("new");
    expect(await Array.fromAsync(sync.changes({ consumer: "new" }))).toEqual([]);
  });

  it("is not done while a run is under way", async () => {
    const { sync, store, daysAgo } = await tenDays();
    await store.acquire("default", DAY);
    await expect(sync.prune(daysAgo(0))).rejects.toMatchObject({ code: "lease_held" });
  });

  it.each([-1, Number.NaN])("refuses %s days", (days) => {
    const options = { bob: noBob, store: memoryStore(), streams: [listStream(people(1))], retention: { days } };
    expect(() => createSync(options)).toThrow("retention.days");
  });
});

import { VirtualClock } from "hibob-kit/testing";
import { describe, expect, it, vi } from "vitest";

describe("the virtual clock", () => {
  it("stands still until told to move", async () => {
    const clock = new VirtualClock("2026-01-31T23:59:59Z");
    const start = clock.now();
    vi.spyOn(Date, "now").mockReturnValue(start + 3_600_000); // the machine's clock has moved on
    expect(clock.now()).toBe(start);
    await clock.advance(1_000);
    expect(new Date(clock.now()).toISOString()).toBe("2026-02-01T00:00:00.000Z");
    expect(new VirtualClock(5).now()).toBe(5);
  });

  it("wakes sleepers in order and at their own time, those who lie down on the way too", async () => {
    const clock = new VirtualClock(0);
    const woken: [string, number][] = [];
    const sleeper = async (name: string, ...naps: number[]) => {
      for (const nap of naps) {
        await clock.sleep(nap);
        woken.push([name, clock.now()]);
      }
    };
    const all = Promise.all([sleeper("a", 30, 10), sleeper("b", 10, 10, 15), sleeper("late", 1_000)]);
    await clock.advance(50);
    expect(woken).toEqual([
      ["b", 10],
      ["b", 20],
      ["a", 30],
      ["b", 35],
      ["a", 40],
    ]);
    expect([clock.now(), clock.pending]).toEqual([50, 1]);
    await clock.run(all);
    expect([clock.now(), clock.pending]).toEqual([1_000, 0]);
  });

  it("ends a sleep with the signal's reason", async () => {
    const clock = new VirtualClock();
    const controller = new AbortController();
    const nap = clock.sleep(1_000, controller.signal);
    controller.abort(new Error("up"));
    await expect(nap).rejects.toThrow("up");
    expect(clock.pending).toBe(0);
    await expect(clock.sleep(1, controller.signal)).rejects.toThrow("up");
  });

  it("passes on what the work throws", async () => {
    const clock = new VirtualClock();
    await expect(clock.run(clock.sleep(10).then(() => Promise.reject(new Error("broken"))))).rejects.toThrow("broken");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Clock, RawRequest, WaitEvent } from "../../src/index.ts";
import { json, type Rig, rig, type Seen } from "./stub.ts";

const LIST: RawRequest = { method: "GET", path: "/things" };
const all = (count: number, work: (i: number) => Promise<unknown>) => Promise.all(Array.from({ length: count }, (_, i) => work(i)));

interface Server {
  readonly limit: number;
  /** How far its clock is ahead of the client's. */
  readonly skewMs?: number;
  /** How far into its minute the client's start falls. */
  readonly phaseMs?: number;
  readonly latencyMs?: (request: number) => number;
  readonly headers?: "all" | "no date" | "none";
  /** Requests of other processes that each window has already taken when it begins. */
  readonly others?: number;
}

/** A server that counts per fixed minute of its own clock, as Bob does. */
function counting(server: Server) {
  const { limit, skewMs = 0, phaseMs = 0, latencyMs = () => 0, headers = "all", others = 0 } = server;
  const windows = new Map<string, number>();
  const refused: number[] = [];
  let requests = 0;
  let clock: Clock;
  const answer = async ({ at, url }: Seen): Promise<Response> => {
    const journey = latencyMs(requests++);
    const serverNow = at + skewMs;
    const window = Math.floor((serverNow - phaseMs) / 60_000);
    const key = `${url.pathname} ${window}`;
    const used = (windows.get(key) ?? others) + 1;
    windows.set(key, used);
    const told: Record<string, string> =
      headers === "none"
        ? {}
        : {
            "x-ratelimit-limit": String(limit),
            "x-ratelimit-remaining": String(Math.max(limit - used, 0)),
            "x-ratelimit-reset": String(Math.ceil(((window + 1) * 60_000 + phaseMs) / 1000)),
            ...(headers === "all" ? { date: new Date(Math.floor(serverNow / 1000) * 1000).toUTCString() } : {}),
          };
    if (journey > 0) await clock.sleep(journey);
    if (used <= limit) return json({}, 200, told);
    refused.push(at);
    return json({ error: "Too many requests" }, 429, told);
  };
  return { answer, refused, windows, meet: (rigged: Rig) => void (clock = rigged.clock) };
}

function meeting(server: Server, options: Parameters<typeof rig>[1] = {}) {
  const bob = counting(server);
  const rigged = rig(bob.answer, options);
  bob.meet(rigged);
  return { ...rigged, refused: bob.refused, windows: bob.windows };
}

const skewMs = fc.integer({ min: -3_600_000, max: 3_600_000 });
const phaseMs = fc.integer({ min: 0, max: 59_999 });
const CONCURRENCY = 5;

describe("any number of parallel calls", () => {
  it("all succeed against a known limit, whatever the server's clock says", async () => {
    await fc.assert(
      fc.asyncProperty(
        skewMs,
        phaseMs,
        fc.integer({ min: 10, max: 60 }),
        fc.integer({ min: 1, max: 150 }),
        fc.array(fc.integer({ min: 0, max: 8000 }), { minLength: 1, maxLength: 7 }),
        async (skew, phase, limit, calls, journeys) => {
          const { bob, run, refused } = meeting({ limit, skewMs: skew, phaseMs: phase, latencyMs: (n) => journeys[n % journeys.length]! });
          await run(all(calls, () => bob.request(LIST)));
          // What is under way before the first answer names the limit may be too much; nothing after it is.
          expect(refused.length).toBeLessThanOrEqual(CONCURRENCY);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("all succeed without a single 429 where the limit was declared right", async () => {
    const { bob, run, refused, windows } = meeting({ limit: 50, phaseMs: 41_000, skewMs: -7000 });
    await run(all(180, () => bob.metadata.fields().catch(() => undefined)));
    expect(refused).toEqual([]);
    expect([...windows.values()].reduce((sum, used) => sum + used)).toBe(180);
    expect(windows.size).toBeLessThanOrEqual(5);
  });

  it.each(["no date", "none"] as const)("all succeed when answers have %s in their headers", async (headers) => {
    await fc.assert(
      fc.asyncProperty(phaseMs, headers === "none" ? fc.constant(0) : skewMs, async (phase, skew) => {
        const { bob, run, refused } = meeting({ limit: 20, phaseMs: phase, skewMs: skew, headers });
        await run(all(60, () => bob.request(LIST)));
        // In each of three windows, and the two they may overlap: those in flight when the first 429 comes.
        expect(refused.length).toBeLessThanOrEqual(CONCURRENCY * 5);
      }),
      { numRuns: 15 },
    );
  });

  it("leave alone what other processes used up of the same minute", async () => {
    const { bob, run, refused, windows } = meeting({ limit: 50, others: 30 });
    await run(all(100, () => bob.metadata.fields().catch(() => undefined)));
    expect(refused.length).toBeLessThanOrEqual(CONCURRENCY * windows.size);
    for (const used of windows.values()) expect(used).toBeLessThanOrEqual(50 + CONCURRENCY);
  });
});

describe("a bucket", () => {
  it("never delays another endpoint's calls", async () => {
    const { bob, seen, run, clock } = meeting({ limit: 2 });
    const start = clock.now();
    const slow = all(6, () => bob.request(LIST));
    const quick = all(2, () => bob.request({ method: "GET", path: "/others" }));
    await run(Promise.all([slow, quick]));
    expect(clock.now() - start).toBeGreaterThan(60_000);
    expect(seen.filter(({ url }) => url.pathname === "/v1/others").map(({ at }) => at - start)).toEqual([0, 0]);
  });

  it("shares one budget between ids: it belongs to the endpoint", async () => {
    const waits: WaitEvent[] = [];
    const { bob, run } = meeting({ limit: 3 }, { hooks: { onWait: (event) => waits.push(event) } });
    const path = "/people/{id}/table";
    await run(all(3, (i) => bob.request({ method: "GET", path, params: { id: `id-${i}` } })));
    await run(bob.request({ method: "GET", path, params: { id: "another" } }));
    expect(waits).toHaveLength(1);
    expect(waits[0]).toMatchObject({ endpoint: "GET /people/{id}/table", perMinute: 3 });
  });

  it.each([
    [10, 4],
    [100, 3],
  ])("follows a limit of %d that the headers name instead of the declared 50", async (limit, windowsNeeded) => {
    const { bob, run, windows, refused } = meeting({ limit });
    await run(all(limit === 10 ? 40 : 300, () => bob.metadata.fields().catch(() => undefined)));
    expect(refused).toEqual([]);
    expect(windows.size).toBe(windowsNeeded);
  });

  it("is not widened by a slow answer of the same minute", async () => {
    // The first answer travels eight seconds: by then others have used up the window.
    const { bob, run, refused } = meeting({ limit: 50, latencyMs: (n) => (n === 0 ? 8000 : 10) });
    await run(all(120, () => bob.metadata.fields().catch(() => undefined)));
    expect(refused).toEqual([]);
  });

  it("is not closed by an answer that comes from a minute that is over", async () => {
    const told = (second: number, remaining: number) => ({
      date: new Date(Date.parse("2026-06-15T09:00:00Z") + second * 1000).toUTCString(),
      "x-ratelimit-limit": "10",
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-reset": String(Date.parse("2026-06-15T09:01:00Z") / 1000 + (second < 60 ? 0 : 60)),
    });
    const late = () => clock.sleep(20_000).then(() => json({}, 200, told(50, 0)));
    const { bob, clock, seen } = rig([json({}, 200, told(0, 8)), late, () => json({}, 200, told(61, 9))], { timeout: 100_000 });
    const calls = [bob.request(LIST)];
    for (const wait of [50_000, 11_000, 15_000, 1]) {
      await clock.advance(wait);
      calls.push(bob.request(LIST));
    }
    await clock.run(Promise.all(calls));
    // The last two were sent after the late answer had come, and did not wait for it.
    expect(seen.map(({ at }) => at - Date.parse("2026-06-15T09:00:00Z"))).toEqual([0, 50_000, 61_000, 76_000, 76_001]);
  });

  it("waits for the reset plus a little, apart from other processes", async () => {
    const waits: number[] = [];
    const reset = (clock: Rig["clock"]) => String(clock.now() / 1000 + 30);
    for (const random of [0, 0.999]) {
      const rigged: Rig = rig(
        () => json({}, 200, { "x-ratelimit-limit": "1", "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset(rigged.clock) }),
        {
          random: () => random,
          hooks: { onWait: ({ waitMs }) => waits.push(waitMs) },
        },
      );
      await rigged.run(rigged.bob.request(LIST));
      await rigged.run(rigged.bob.request(LIST));
    }
    expect(waits).toEqual([30_100, 30_499]);
  });

  it.each([
    ["in the far future", { "x-ratelimit-reset": "99999999999", date: "Mon, 15 Jun 2026 09:00:00 GMT" }],
    ["in milliseconds", { "x-ratelimit-reset": "1781514060000", date: "Mon, 15 Jun 2026 09:00:00 GMT" }],
    ["a long Retry-After", { "retry-after": "86400" }],
  ])("does not believe a reset %s beyond five minutes, and recovers", async (_, headers) => {
    const { bob, run, clock } = rig([json({}, 429, headers), json({})]);
    const start = clock.now();
    await run(bob.request(LIST, { deadline: 3_600_000 }));
    expect(clock.now() - start).toBeGreaterThan(290_000);
    expect(clock.now() - start).toBeLessThan(301_000);
  });

  it("waits a second after a 429 whose reset has just passed, and a minute at most after one that names none", async () => {
    for (const [headers, least, most] of [
      [{ "x-ratelimit-reset": "1781514000", date: "Mon, 15 Jun 2026 09:00:00 GMT" }, 1000, 1600],
      [{ "x-ratelimit-reset": "1781510400" }, 59_000, 60_600], // an hour ago, and no Date to explain it
      [{ "retry-after": "7" }, 7000, 7600],
      [{}, 59_000, 60_600],
    ] as const) {
      const { bob, run, clock } = rig([json({}, 429, headers), json({})]);
      const start = clock.now();
      await run(bob.request(LIST));
      expect(clock.now() - start).toBeGreaterThanOrEqual(least);
      expect(clock.now() - start).toBeLessThanOrEqual(most);
    }
  });

  it("is not narrowed for ever by a 429 without headers", async () => {
    const { bob, seen, run, clock } = rig([json({}, 429), json({})]);
    await run(bob.request(LIST));
    const start = clock.now();
    await run(all(30, () => bob.request(LIST)));
    expect(clock.now() - start).toBe(0);
    expect(seen).toHaveLength(32);
  });
});

describe("an abort", () => {
  it("ends a wait for the limit at once, and leaves the bucket usable", async () => {
    const { bob, run, seen, clock } = meeting({ limit: 2 });
    await run(all(2, () => bob.request(LIST)));
    const stop = new AbortController();
    const ends = expect(bob.request(LIST, { signal: stop.signal })).rejects.toMatchObject({ code: "aborted", cause: "enough" });
    await clock.advance(5000);
    const stoppedAt = clock.now();
    stop.abort("enough");
    await ends;
    expect([clock.now(), clock.pending]).toEqual([stoppedAt, 0]);
    await run(all(2, () => bob.request(LIST)));
    expect(seen).toHaveLength(4);
  });

  it("and a refusal before sending use up no place", async () => {
    const { bob, run, seen, clock } = rig([json({}, 403), json({})]);
    const start = clock.now();
    await run(bob.metadata.fields().catch(() => undefined));
    for (let i = 0; i < 120; i++) await bob.metadata.fields().catch(() => undefined);
    expect([seen.length, clock.now() - start]).toEqual([1, 0]);
  });
});

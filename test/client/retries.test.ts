import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type RawRequest, type RetryEvent, systemClock } from "../../src/index.ts";
import { json, never, type Reply, type Rig, rig, stalled } from "./stub.ts";

const READ: RawRequest = { method: "GET", path: "/things" };
const WRITE: RawRequest = { method: "POST", path: "/things", body: {} };
const broken: Reply = () => Promise.reject(new TypeError("fetch failed"));
const RESET = { date: "Mon, 15 Jun 2026 09:00:00 GMT", "x-ratelimit-reset": "1781514012" };

describe("a read", () => {
  it.each<[string, Reply, object]>([
    ["429", json({}, 429, RESET), {}],
    ["500", json({}, 500), {}],
    ["502", json({}, 502), {}],
    ["503", json({}, 503), {}],
    ["a network failure", broken, {}],
    ["broken JSON", new Response('{"a":'), {}],
    ["an answer that never comes", never, { timeout: 900 }],
    ["an answer that stops in its middle", stalled(), { timeout: 900 }],
    ["a fetch that throws a TypeError", () => fetch.call(undefined, "http://[") as never, {}],
  ])("is sent again after %s", async (_, reply, options) => {
    const { bob, seen, run } = rig([reply, json({ fine: true })]);
    expect(await run(bob.request(READ, options))).toMatchObject({ data: { fine: true } });
    expect(seen).toHaveLength(2);
  });

  it.each([400, 404, 409, 418])("is not sent again after %d", async (status) => {
    const { bob, seen, failure } = rig(json({}, status));
    await failure(bob.request(READ));
    expect(seen).toHaveLength(1);
  });

  it("waits with full jitter: each time a random part of a bound that doubles up to 30 seconds", async () => {
    for (const random of [0, 0.25, 0.999]) {
      const { bob, seen, failure } = rig(json({}, 500), { random: () => random, retries: 8 });
      await failure(bob.request(READ));
      const waits = seen.slice(1).map(({ at }, i) => at - seen[i]!.at);
      expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000].map((bound) => Math.round(bound * random)));
    }
  });

  it("waits for the reset that a 429 names, and not on top of it", async () => {
    const retries: RetryEvent[] = [];
    const { bob, seen, run } = rig([json({}, 429, RESET), json({})], {
      random: () => 0,
      hooks: { onRetry: (event) => retries.push(event) },
    });
    await run(bob.request(READ));
    expect(seen[1]!.at - seen[0]!.at).toBe(12_100);
    expect(retries).toMatchObject([{ code: "rate_limited", delayMs: 0 }]);
  });

  it("is sent five times by default, then the last failure is thrown", async () => {
    const { bob, seen, failure } = rig([json({}, 500), json({}, 502), json({}, 500), json({}, 500), json({}, 503)]);
    expect(await failure(bob.request(READ))).toMatchObject({ code: "server_error", status: 503 });
    expect(seen).toHaveLength(5);
  });

  it("is sent once with retries: 0, on the client or the call", async () => {
    for (const [options, own] of [
      [{ retries: 0 }, {}],
      [{}, { retries: 0 }],
    ]) {
      const { bob, seen, failure } = rig(json({}, 500), options);
      await failure(bob.request(READ, own));
      expect(seen).toHaveLength(1);
    }
  });
});

describe("a write", () => {
  it("is sent once, whatever happens to it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Reply>(json({}, 429), json({}, 500), json({}, 503), broken, never, stalled(), new Response("{")),
        fc.constantFrom<RawRequest["method"]>("POST", "PUT", "PATCH", "DELETE"),
        async (reply, method) => {
          const { bob, seen, failure } = rig(reply, { retries: 9, timeout: 50 });
          await failure(bob.request({ ...WRITE, method }));
          expect(seen).toHaveLength(1);
        },
      ),
      { numRuns: 28 },
    );
  });

  it.each<[string, Reply, boolean]>([
    ["a broken connection", broken, false],
    ["a server error", json({}, 503), false],
    ["a rate limit, which Bob refuses before it acts", json({}, 429), true],
  ])("tells whether it may be sent again after %s", async (_, reply, retryable) => {
    const { bob, failure } = rig(reply);
    const error = await failure(bob.request(WRITE));
    expect(error).toMatchObject({ retryable });
    expect(error.message.includes("It may have been carried out all the same: read before you send it again")).toBe(!retryable);
  });

  it("is sent again when it is declared idempotent", async () => {
    const { bob, seen, run } = rig([json({}, 500), json({})]);
    await run(bob.request({ ...WRITE, effect: "idempotent" }));
    expect(seen.map(({ method, text }) => [method, text])).toEqual(Array(2).fill(["POST", "{}"]));
  });
});

describe("the deadline", () => {
  it("lets no attempt start that it would come before", async () => {
    const { bob, seen, clock, failure } = rig(json({}, 500), { random: () => 1, retries: 20 });
    const start = clock.now();
    expect(await failure(bob.request(READ, { deadline: 10_000 }))).toMatchObject({ status: 500 });
    expect(seen.map(({ at }) => at - start)).toEqual([0, 1000, 3000, 7000]);
    expect(clock.now() - start).toBe(7000);
  });

  it("ends a call at once when the limit opens too late", async () => {
    const { bob, seen, clock, failure } = rig(json({}, 429, RESET));
    const start = clock.now();
    expect(await failure(bob.request(READ, { deadline: 11_000 }))).toMatchObject({ code: "rate_limited" });
    expect([seen.length, clock.now() - start]).toEqual([1, 0]);
  });

  it("counts from the first attempt, not from the wait for a place under the limit", async () => {
    const limited = { "x-ratelimit-limit": "1", "x-ratelimit-remaining": "0", date: RESET.date, "x-ratelimit-reset": "1781514060" };
    const { bob, seen, run } = rig([json({}, 200, limited), json({}, 500, { "x-ratelimit-limit": "9" }), json({})]);
    await run(bob.request(READ));
    await run(bob.request(READ, { deadline: 5000 }));
    expect(seen).toHaveLength(3);
    expect(seen[1]!.at - seen[0]!.at).toBeGreaterThan(60_000);
  });
});

describe("the time for one attempt", () => {
  it("covers an answer's body, starts anew with each attempt, and aborts the request", async () => {
    const { bob, seen, clock, failure } = rig([never, stalled()], { random: () => 0, retries: 1 });
    const start = clock.now();
    const error = await failure(bob.request(READ, { timeout: 700 }));
    expect(error).toMatchObject({ name: "ConnectionError", code: "timeout" });
    expect(error.message).toContain("GET /things gave no complete answer within 700 ms");
    expect(clock.now() - start).toBe(1400);
    expect(seen.every(({ signal }) => signal.aborted)).toBe(true);
  });

  it("leaves no timer behind after an answer", async () => {
    const { bob, clock, run } = rig(json({}));
    await run(bob.request(READ));
    expect(clock.pending).toBe(0);
  });

  it("may be longer than a timer can be", async () => {
    const { bob, run } = rig(json({}), { clock: systemClock } as never);
    expect(await run(bob.request(READ, { timeout: Number.POSITIVE_INFINITY }))).toMatchObject({ status: 200 });
    vi.useFakeTimers();
    const stop = new AbortController();
    let over = false;
    const sleep = systemClock.sleep(Number.POSITIVE_INFINITY, stop.signal).then(
      () => (over = true),
      () => undefined,
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(over).toBe(false);
    stop.abort();
    await sleep;
    vi.useRealTimers();
  });
});

describe("an abort", () => {
  it("before the call sends nothing", async () => {
    const { bob, seen, failure } = rig(json({}));
    expect(await failure(bob.request(READ, { signal: AbortSignal.abort("early") }))).toMatchObject({
      code: "aborted",
      name: "AbortError",
      cause: "early",
    });
    expect(seen).toHaveLength(0);
  });

  it.each<[string, Reply]>([
    ["a request", never],
    ["reading an answer", stalled()],
    ["the back-off", json({}, 500)],
  ])("during %s ends the call at once, by the client's signal or the call's", async (_, reply) => {
    for (const mine of [true, false]) {
      const stop = new AbortController();
      const options = { signal: stop.signal };
      const { bob, clock, seen } = rig(reply, { random: () => 1, ...(mine ? options : { signal: new AbortController().signal }) });
      const call = expect(bob.request(READ, mine ? {} : options)).rejects.toMatchObject({ code: "aborted", cause: "enough" });
      await clock.advance(500);
      stop.abort("enough");
      await call;
      await clock.advance(0);
      expect([seen.length, clock.pending]).toEqual([1, 0]);
    }
  });

  it("while the credential is still being fetched sends nothing afterwards", async () => {
    let give: (token: string) => void = () => {};
    const stop = new AbortController();
    const { bob, seen, clock } = rig(json({}), { auth: () => new Promise((resolve) => (give = resolve)) });
    const call = expect(bob.request(WRITE, { signal: stop.signal })).rejects.toMatchObject({ code: "aborted" });
    await clock.advance(0);
    stop.abort();
    await call;
    give("Bearer late");
    await clock.advance(0);
    expect(seen).toHaveLength(0);
  });

  it("while calls queue for a free slot ends them all, and the client works on", async () => {
    const stop = new AbortController();
    const { bob, seen, clock, run } = rig((request) => (request.url.pathname === "/v1/things" ? never(request) : json({})), {
      concurrency: 2,
    });
    const calls = Promise.allSettled(Array.from({ length: 12 }, () => bob.request(WRITE, { signal: stop.signal })));
    await clock.advance(10);
    stop.abort();
    expect((await calls).every((call) => call.status === "rejected")).toBe(true);
    await run(bob.request({ ...READ, path: "/fine" }));
    expect(seen).toHaveLength(3);
  });
});

describe("a removal", () => {
  const remove = (bob: Rig["bob"]) => bob.workHistory.remove("1" as never, 7);

  it("that is sent again because its answer was lost has succeeded when nothing is there any more", async () => {
    const { bob, seen, run } = rig([json({}, 503), json({ error: "no such row" }, 404)]);
    await run(remove(bob));
    expect(seen).toHaveLength(2);
  });

  it("of what was never there is not found, also after a refusal that carried nothing out", async () => {
    for (const answers of [[json({}, 404)], [json({}, 429, { "retry-after": "1" }), json({}, 404)]]) {
      const { bob, failure } = rig(answers);
      expect(await failure(remove(bob))).toMatchObject({ code: "not_found" });
    }
  });
});

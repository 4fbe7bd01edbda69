import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bearer, type LockoutError, type PermissionError, type RawRequest } from "../../src/index.ts";
import { bodiless, json, never, page, rig, type Seen, stalled } from "./stub.ts";

const GET = (path: string): RawRequest => ({ method: "GET", path });
const settled = (works: readonly Promise<unknown>[]) => Promise.allSettled(works);

/** The most failed authorisations that the server gave within any ten seconds. */
function mostInTenSeconds(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(0, ...sorted.map((from, i) => sorted.slice(i).filter((at) => at < from + 10_000).length));
}

describe("Bob's firewall", () => {
  const plan = fc.record({
    status: fc.constantFrom(200, 401, 403, 403, 403, 429, 500),
    page: fc.boolean(),
    /** From the request to the moment the server decides, and from there to the client. */
    there: fc.integer({ min: 0, max: 12_000 }),
    back: fc.integer({ min: 0, max: 12_000 }),
    endpoint: fc.integer({ min: 0, max: 30 }),
    stall: fc.boolean(),
  });

  it("never sees ten failed authorisations in ten seconds, for any mix of calls, answers, delays and time-outs", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(plan, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(60_000, 8000),
        fc.boolean(),
        async (plans, concurrency, timeout, freshTokens) => {
          const failures: number[] = [];
          let requests = 0;
          const answer = async ({ signal }: Seen): Promise<Response> => {
            const next = plans[requests++ % plans.length]!;
            // A request that the client gave up is still decided by the server, up to five seconds later.
            const there = Math.min(next.there, timeout + 5000);
            if (there < timeout) await clock.sleep(there);
            const decidedAt = clock.now() + Math.max(0, there - timeout);
            if (next.status === 401 || next.status === 403) failures.push(decidedAt);
            if (there >= timeout) return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
            await clock.sleep(next.back, signal);
            if (next.stall) return stalled(next.status)({ signal } as Seen);
            return next.page ? page(next.status) : json({}, next.status);
          };
          let token = 0;
          const { bob, clock, run } = rig(answer, {
            concurrency,
            timeout,
            retries: 1,
            ...(freshTokens ? { auth: bearer(() => `token-${++token}`) } : {}),
          });
          // All at once, and then one more round as an impatient application would send it.
          for (let round = 0; round < 2; round++) await run(settled(plans.map(({ endpoint }) => bob.request(GET(`/e${endpoint}`)))));
          expect(mostInTenSeconds(failures)).toBeLessThan(10);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("sees at most nine from sixty calls at once to sixty endpoints that are all forbidden", async () => {
    const { bob, seen, run } = rig(json({}, 403), { concurrency: 9 });
    await run(settled(Array.from({ length: 60 }, (_, i) => bob.request(GET(`/e${i}`)))));
    expect(seen.length).toBeLessThan(10);
  });

  it("sees at most nine when the client gives up waiting just before each refusal", async () => {
    const { bob, seen, run, clock } = rig(
      ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
      {
        concurrency: 9,
        timeout: 100,
        retries: 0,
      },
    );
    const start = clock.now();
    await run(settled(Array.from({ length: 30 }, (_, i) => bob.request(GET(`/e${i}`)))));
    expect(mostInTenSeconds(seen.map(({ at }) => at))).toBeLessThan(10);
    expect(seen).toHaveLength(30); // paced, not refused: nothing says that the credential is wrong
    expect(clock.now() - start).toBeGreaterThan(30_000);
  });
});

describe("a 401", () => {
  it("stops the credential: nothing is sent for five minutes, and each call says so at once", async () => {
    const { bob, seen, clock, failure, run } = rig([json({}, 401), json([])]);
    expect(await failure(bob.metadata.fields())).toMatchObject({ code: "unauthorized" });
    const error = (await failure(bob.request(GET("/else")))) as LockoutError;
    expect(error).toMatchObject({ code: "locked_out", endpoint: "GET /else" });
    expect(error.until.getTime() - clock.now()).toBe(300_000);
    expect(error.message).toContain("Bob refused this credential; nothing is sent until 2026-06-15T09:05:00.000Z");
    await clock.advance(299_999);
    await failure(bob.metadata.fields());
    expect(seen).toHaveLength(1);
    await clock.advance(1);
    await run(bob.metadata.fields());
    expect(seen).toHaveLength(2);
  });

  it("lets a new bearer token through", async () => {
    const tokens = ["old", "old", "new"];
    const { bob, seen, failure, run } = rig(({ headers }) => (headers.get("authorization") === "Bearer old" ? json({}, 401) : json([])), {
      auth: bearer(() => tokens.shift()!),
    });
    await failure(bob.metadata.fields());
    expect(await failure(bob.metadata.fields())).toMatchObject({ code: "locked_out" });
    await run(bob.metadata.fields());
    expect(seen.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer old", "Bearer new"]);
  });

  it("counts even when its body never comes or a hook throws on it", async () => {
    const cases = [
      { reply: stalled(401), options: { timeout: 50 } },
      {
        reply: bodiless(401),
        options: {
          hooks: {
            onResponse: () => {
              throw new Error("mine");
            },
          },
        },
      },
    ];
    for (const { reply, options } of cases) {
      const { bob, seen, failure } = rig(reply, options);
      await failure(bob.metadata.fields());
      expect(await failure(bob.metadata.fields())).toMatchObject({ code: "locked_out" });
      expect(seen).toHaveLength(1);
    }
  });
});

describe("a 403", () => {
  it("is remembered for its endpoint alone, and expires after a minute", async () => {
    const { bob, seen, clock, failure, run } = rig(({ url }) =>
      url.pathname.endsWith("/work") ? json({ key: "no.access" }, 403) : json([]),
    );
    const list = () => bob.workHistory.list("1" as never);
    const first = (await failure(list())) as PermissionError;
    const second = (await failure(list())) as PermissionError;
    expect(second).toMatchObject({ code: "forbidden", status: 403, key: "no.access", hint: first.hint, permissions: first.permissions });
    expect(second.message).toContain("not sent again");
    await run(bob.metadata.fields());
    expect(seen).toHaveLength(2);
    await clock.advance(60_000);
    await failure(list());
    expect(seen).toHaveLength(3);
  });

  it.each([401, 403])("like every %d is never sent again by a retry", async (status) => {
    for (const reply of [json({}, status), page(status), stalled(status)]) {
      const { bob, seen, failure } = rig(reply, { retries: 10, timeout: 100 });
      await failure(bob.metadata.fields());
      expect(seen).toHaveLength(1);
    }
  });

  it("is suspected behind nine calls without an answer, and the tenth says that it waits for this", async () => {
    const waits: unknown[] = [];
    const { bob, seen, failure } = rig(never, {
      timeout: 100,
      retries: 0,
      hooks: { onWait: ({ reason, waitMs }) => waits.push({ reason, waitMs }) },
    });
    for (let i = 0; i < 9; i++) await failure(bob.request(GET("/slow")));
    expect(waits).toEqual([]);
    await failure(bob.request(GET("/slow")));
    expect(waits).toEqual([{ reason: "lockout_guard", waitMs: 15_000 - 8 * 100 }]);
    expect(seen[9]!.at - seen[0]!.at).toBeGreaterThanOrEqual(15_000);
  });

  it("on five endpoints makes the client stop and wait, and go on after the window", async () => {
    const { bob, seen, clock, failure } = rig(json({}, 403));
    for (let i = 0; i < 5; i++) await failure(bob.request(GET(`/e${i}`)));
    expect(await failure(bob.request(GET("/e5")))).toMatchObject({
      code: "locked_out",
      message: expect.stringContaining("Too many refused requests"),
    });
    await clock.advance(15_000);
    expect(await failure(bob.request(GET("/e5")))).toMatchObject({ code: "forbidden" });
    expect(seen).toHaveLength(6);
  });
});

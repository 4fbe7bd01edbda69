import { VirtualClock } from "hibob-kit/testing";
import { expect, it } from "vitest";
import { ProgressView } from "../../src/cli/progress.ts";

function setUp(interactive: boolean) {
  const clock = new VirtualClock();
  let err = "";
  const terminal = {
    env: {},
    clock,
    signal: new AbortController().signal,
    interactive,
    columns: 100,
    out: async () => {},
    err: (text: string) => {
      err += text;
    },
  };
  const since = () => {
    const text = err;
    err = "";
    return text;
  };
  return { clock, view: new ProgressView(terminal), since };
}
const half = { kind: "committed" as const, stream: "employees", done: 500, total: 1000, records: 500 };

it("counts rows per second on the clock it is given", async () => {
  const { clock, view, since } = setUp(true);
  await clock.advance(2000);
  view.onEvent(half);
  expect(since()).toContain("employees    ████████████░░░░░░░░░░░░ 500/1,000 people  500 rows  250 rows/s");
});

it("explains a wait under the bars, and forgets it with the next progress", () => {
  const { view, since } = setUp(true);
  view.onEvent(half);
  since();
  view.hooks.onWait?.({ endpoint: "POST /people/search", reason: "rate_limit", waitMs: 12_300, perMinute: 50 });
  expect(since()).toContain("  waiting 12.3 s: Bob allows 50 requests a minute on POST /people/search\n");
  view.hooks.onWait?.({ endpoint: "POST /people/search", reason: "lockout_guard", waitMs: 15_000, perMinute: 50 });
  expect(since()).toContain("  waiting up to 15.0 s: many requests failed, and more could make Bob block them all\n");
  view.onEvent({ ...half, done: 600 });
  expect(since()).not.toContain("waiting");
});

it("explains a repetition", () => {
  const { view, since } = setUp(false);
  view.hooks.onRetry?.({ endpoint: "GET /bulk/people/work", requestId: "r1", attempt: 1, code: "server_error", delayMs: 400 });
  expect(since()).toBe("GET /bulk/people/work failed (server_error), trying again in 400 ms (attempt 2)\n");
});

it("tells each kind of drift once, at the end", () => {
  const { view, since } = setUp(false);
  const drift = { endpoint: "POST /people/search", path: "employees.*.id", expected: "string", received: "number", count: 3 };
  view.hooks.onDrift?.(drift);
  view.hooks.onDrift?.({ ...drift, count: 5 });
  expect(since()).toBe("");
  view.end();
  expect(since()).toBe("Bob's answer differs from what is known: POST /people/search gave number instead of string at employees.*.id\n");
});

it("writes a log file a line every five seconds, not one per batch, and no control characters", async () => {
  const { clock, view, since } = setUp(false);
  for (let second = 1; second <= 12; second++) {
    await clock.advance(1000);
    view.onEvent({ ...half, done: second });
  }
  view.end();
  const lines = since().split("\n").filter(Boolean);
  expect(lines.map((line) => /(\d+)\/1,000/.exec(line)?.[1])).toEqual(["5", "10"]);
  expect(lines.join("")).not.toContain("\x1b");
});

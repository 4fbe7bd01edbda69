import { InvalidInputError } from "hibob-kit";
import { describe, expect, it, vi } from "vitest";
import { answers, DAY, MINUTE, receiver, webhooksOf } from "./rig.ts";

describe("a delivery that fails", () => {
  it("is sent again until it is taken, and later events wait behind it", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const start = clock.now();
    const server = receiver(clock, answers(503, 404, 304));
    const webhook = await webhooks.subscribe({ deliver: server.deliver });
    for (const id of ["1", "2", "3"]) happen(id);
    await webhooks.settled(); // does not wait for the clock
    expect(server.ids).toEqual(["1"]);
    expect(webhook.deliveries().map(({ state, nextAttemptAt }) => [state, nextAttemptAt])).toEqual([
      ["waiting", start + MINUTE],
      ["waiting", undefined],
      ["waiting", undefined],
    ]);
    await clock.advance(MINUTE - 1);
    await webhooks.settled();
    expect(server.ids).toEqual(["1"]);
    await clock.advance(1);
    await webhooks.settled();
    await clock.advance(2 * MINUTE);
    happen("4"); // an event finds out as well that it is time
    await webhooks.settled();
    expect(server.ids).toEqual(["1", "1", "1"]);
    await clock.advance(4 * MINUTE);
    webhooks.tick();
    await expect.poll(() => server.ids).toEqual(["1", "1", "1", "1", "2", "3", "4"]);
    await webhooks.settled();
    const [first, second] = webhook.deliveries();
    expect(first).toMatchObject({ state: "delivered", attempts: [{ status: 503 }, { status: 404 }, { status: 304 }, { status: 200 }] });
    expect(first!.attempts.map(({ at }) => (at - start) / MINUTE)).toEqual([0, 1, 3, 7]);
    expect(first).not.toHaveProperty("nextAttemptAt");
    expect(second!.attempts).toEqual([{ at: start + 7 * MINUTE, status: 200 }]);
    expect(new Set(server.received.slice(1, 5).map(({ text }) => text)).size).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it("and what the clock brought about, wait for tick or settled", async () => {
    const passTime = vi.fn();
    const { clock, happen, webhooks } = webhooksOf({ passTime });
    const server = receiver(clock);
    await webhooks.subscribe({ deliver: server.deliver });
    happen("now");
    await expect.poll(() => server.ids).toEqual(["now"]);
    expect(passTime).not.toHaveBeenCalled(); // whoever lets something happen has done that before
    passTime.mockImplementationOnce(() => happen("midnight"));
    await webhooks.settled();
    passTime.mockImplementationOnce(() => happen("next midnight"));
    webhooks.tick();
    await expect.poll(() => server.ids).toEqual(["now", "midnight", "next midnight"]);
  });

  it("holds up its own webhook only", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const [broken, fine] = [receiver(clock, answers(500)), receiver(clock)];
    await webhooks.subscribe({ deliver: broken.deliver });
    await webhooks.subscribe({ deliver: fine.deliver });
    happen("1");
    happen("2");
    await webhooks.settled();
    expect([broken.ids, fine.ids]).toEqual([["1"], ["1", "2"]]);
  });

  it("deactivates the webhook after three days, having been tried twice as late each time; what waited is lost", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const start = clock.now();
    let up = false;
    const server = receiver(clock, async (request) =>
      up || (await request.text()).startsWith("Ping") ? undefined : new Response(null, { status: 500 }),
    );
    const webhook = await webhooks.subscribe({ deliver: server.deliver });
    happen("1");
    happen("2");
    for (;;) {
      await webhooks.settled();
      const { attempts, nextAttemptAt } = webhook.deliveries()[0]!;
      if (nextAttemptAt === undefined) break;
      expect(webhook.state).toBe("active");
      await clock.advance(nextAttemptAt - clock.now() - 1);
      await webhooks.settled();
      expect(webhook.deliveries()[0]!.attempts).toHaveLength(attempts.length);
      await clock.advance(1);
    }
    expect(webhook.state).toBe("deactivated");
    const [first, second] = webhook.deliveries();
    const waits = [0, ...Array.from({ length: 12 }, (_, nth) => 2 ** (nth + 1) - 1), 3 * 24 * 60];
    expect(first!.attempts.map(({ at }) => (at - start) / MINUTE)).toEqual(waits);
    expect([first!.state, second!.state, second!.attempts]).toEqual(["lost", "lost", []]);

    up = true;
    happen("3");
    await clock.advance(DAY);
    await webhooks.settled();
    expect(server.ids).not.toContain("3");
    expect(() => webhooks.redeliver(second!.id)).toThrow("the webhook is deactivated");

    await webhook.reactivate();
    expect(server.received.at(-1)!.text).toBe("Ping test");
    happen("4");
    webhooks.redeliver(second!.id);
    await webhooks.settled();
    expect(server.ids.slice(-2).sort()).toEqual(["2", "4"]);
    await expect(webhook.reactivate()).rejects.toThrow("the webhook is active, and not deactivated");
  });

  it("is given up only after three days of its own, however long its webhook has had trouble", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock, answers(500, 200, 500));
    const webhook = await webhooks.subscribe({ deliver: server.deliver });
    happen("1");
    await webhooks.settled();
    await clock.advance(2 * DAY);
    await webhooks.settled();
    await clock.advance(2 * DAY);
    happen("2");
    await webhooks.settled();
    expect(webhook.state).toBe("active");
  });

  it("stays deactivated when the receiver does not answer the connection test", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    let up = true;
    const webhook = await webhooks.subscribe({ deliver: () => new Response(null, { status: up ? 200 : 500 }) });
    up = false;
    happen("1");
    await webhooks.settled();
    await clock.advance(3 * DAY);
    await webhooks.settled();
    expect(webhook.state).toBe("deactivated");
    await expect(webhook.reactivate()).rejects.toThrow(InvalidInputError);
    expect(webhook.state).toBe("deactivated");
    expect(webhooks.subscriptions()).toEqual([webhook]);
  });

  it("by a receiver that throws shows what was thrown, without the secret", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock, answers(new Error("expected s3cret to be 5")));
    const webhook = await webhooks.subscribe({ deliver: server.deliver, secret: "s3cret" });
    happen("1");
    await webhooks.settled();
    expect(webhook.deliveries()[0]!.attempts).toEqual([{ at: clock.now(), error: "the receiver failed: expected [secret] to be 5" }]);
    await clock.advance(MINUTE);
    await webhooks.settled();
    expect(server.ids).toEqual(["1", "1"]);
  });
});

describe("a receiver that never answers", () => {
  it("has ten seconds on the clock, and is told when they are over", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const start = clock.now();
    const told: unknown[] = [];
    const server = receiver(clock, (request) => {
      request.signal.addEventListener("abort", () => told.push(request.signal.reason));
      return hanging(request) as Promise<undefined>;
    });
    const hanging = answers("never", "never");
    const webhook = await webhooks.subscribe({ deliver: server.deliver });
    happen("1");
    await clock.run(webhooks.settled());
    expect(clock.now()).toBe(start + 10_000);
    expect(webhook.deliveries()[0]).toMatchObject({ state: "waiting", attempts: [{ at: start, error: "no answer within 10 s" }] });
    expect(webhook.deliveries()[0]!.nextAttemptAt).toBe(start + 10_000 + MINUTE);
    expect(told).toHaveLength(1);
    expect(clock.pending).toBe(0);

    await clock.advance(MINUTE);
    const settled = webhooks.settled();
    await clock.advance(10_000); // before anyone sleeps
    await settled;
    await clock.advance(2 * MINUTE);
    await webhooks.settled();
    expect(webhook.deliveries()[0]!.attempts.map(({ status, error }) => status ?? error)).toEqual([
      "no answer within 10 s",
      "no answer within 10 s",
      200,
    ]);
  });

  it("does not establish a webhook", async () => {
    const { clock, webhooks } = webhooksOf();
    const start = clock.now();
    const connecting = webhooks.subscribe({ deliver: () => new Promise<undefined>(() => {}) });
    await expect(clock.run(connecting)).rejects.toThrow(
      "to the text it was no answer within 10 s, to the JSON it was no answer within 10 s",
    );
    expect(clock.now()).toBe(start + 20_000);
  });

  it("makes nobody wait on the clock while it is just slow: time that jumps does not fail it", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const slow = async () => {
      for (let turns = 0; turns < 100; turns++) await new Promise((resolve) => setImmediate(resolve));
    };
    const webhook = await webhooks.subscribe({ deliver: slow });
    happen("1");
    const start = clock.now();
    await clock.run(webhooks.settled());
    expect([webhook.deliveries()[0]!.state, clock.now()]).toEqual(["delivered", start]);
    happen("2");
    await clock.run(clock.sleep(DAY)); // others sleep meanwhile
    await webhooks.settled();
    expect(webhook.deliveries()[1]!.state).toBe("delivered");
  });
});

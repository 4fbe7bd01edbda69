import { InvalidInputError, systemClock } from "hibob-kit";
import { describe, expect, it, vi } from "vitest";
import { signWebhook } from "../../../src/testing/webhooks/index.ts";
import { answers, receiver, signed, webhooksOf } from "./rig.ts";

describe("a webhook", () => {
  it("gets each event in Bob's envelope, signed over the bytes that are sent", async () => {
    const { clock, webhooks } = webhooksOf();
    const server = receiver(clock);
    const webhook = await webhooks.subscribe({ deliver: server.deliver, secret: "zeiß-🔑", url: "https://example.com/bob" });
    webhooks.note({
      type: "employee.updated",
      at: clock.now(),
      triggeredBy: "77",
      data: { employeeId: "9007199254740993", fieldUpdates: ["ü"] },
    });
    await webhooks.settled();

    const [, { text, headers }] = server.received as [unknown, (typeof server.received)[0]];
    expect(JSON.parse(text)).toEqual({
      companyId: 636_192,
      version: "v2",
      type: "employee.updated",
      triggeredBy: "77",
      triggeredAt: "2026-06-15T09:00:00.120000",
      data: { employeeId: "9007199254740993", fieldUpdates: ["ü"] },
    });
    expect(headers.get("bob-signature")).toBe(signed(text, "zeiß-🔑"));
    expect([...headers.keys()].sort()).toEqual(["bob-signature", "content-type"]);
    expect(headers.get("content-type")).toBe("application/json");
    expect(webhook.deliveries()).toEqual([
      {
        id: 1,
        type: "employee.updated",
        body: text,
        event: JSON.parse(text),
        state: "delivered",
        attempts: [{ at: clock.now(), status: 200 }],
      },
    ]);
  });

  it("tells events of one millisecond apart by their microseconds, so that no receiver takes them for repetitions", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock);
    await webhooks.subscribe({ deliver: server.deliver });
    for (let nth = 0; nth < 1_002; nth++) happen("1");
    await clock.advance(1);
    happen("1");
    webhooks.note({ type: "employee.joined", at: Date.parse("2026-06-15T00:00:00Z"), triggeredBy: "system", data: {} });
    await webhooks.settled();
    const times = server.events.map(({ triggeredAt }) => triggeredAt);
    expect(times.slice(0, 2)).toEqual(["2026-06-15T09:00:00.120000", "2026-06-15T09:00:00.120001"]);
    expect(times.at(1_001)).toBe("2026-06-15T09:00:00.121001");
    expect(times.at(-1)).toBe("2026-06-15T00:00:00.000000");
    expect(new Set(times.slice(0, 1_002)).size).toBe(1_002);
  });

  it("gets the events it asked for, and all when it asked for none in particular", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const [some, all] = [receiver(clock), receiver(clock)];
    await webhooks.subscribe({ deliver: some.deliver, events: ["employee.created", "timeoff.request.approved"] });
    await webhooks.subscribe({ deliver: all.deliver });
    happen("1", "employee.created");
    happen("2", "employee.deleted");
    happen("3", "timeoff.request.approved");
    await webhooks.settled();
    expect([some.ids, all.ids]).toEqual([
      ["1", "3"],
      ["1", "2", "3"],
    ]);
  });

  it("gets nothing of what happened before it was set up, even when it is sent only then", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock);
    webhooks.hold();
    happen("before");
    await webhooks.subscribe({ deliver: server.deliver });
    happen("after");
    webhooks.release();
    await webhooks.settled();
    expect(server.ids).toEqual(["after"]);
  });

  it("gets nothing while a change is being made, and reads of the fake in a receiver see all of it", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    let changed = false;
    const seen: boolean[] = [];
    await webhooks.subscribe({ deliver: () => void seen.push(changed) });
    seen.length = 0;
    happen("1");
    changed = true;
    await webhooks.settled();
    expect(seen).toEqual([true]);
    expect(clock.pending).toBe(0);
  });

  it("has its own secret, invented from the seed unless it is given", async () => {
    const secrets = async (seed: number) => {
      const { webhooks } = webhooksOf({ seed });
      const subscribe = async () => (await webhooks.subscribe({ deliver: () => {} })).secret;
      return [await subscribe(), await subscribe()];
    };
    const [first, second] = await secrets(1);
    expect(first).not.toBe(second);
    expect(first!.length).toBeGreaterThan(20);
    expect(await secrets(1)).toEqual([first, second]);
    expect((await secrets(2))[0]).not.toBe(first);
  });

  it("is established by the text, or else by the JSON, that tests the connection", async () => {
    const { clock, webhooks } = webhooksOf();
    const simple = receiver(clock);
    const webhook = await webhooks.subscribe({ deliver: simple.deliver });
    expect(simple.received.map(({ text }) => text)).toEqual(["Ping test"]);
    expect(simple.received[0]!.headers.get("content-type")).toBe("text/plain");
    expect(simple.received[0]!.headers.get("bob-signature")).toBe(signed("Ping test", webhook.secret));
    expect([webhook.state, webhook.deliveries()]).toEqual(["active", []]);

    const jsonOnly = receiver(clock, async (request) => void JSON.parse(await request.text()));
    await webhooks.subscribe({ deliver: jsonOnly.deliver });
    expect(jsonOnly.received.map(({ text }) => text)).toEqual(["Ping test", '{"text":"Ping test"}']);
    expect(jsonOnly.received[1]!.headers.get("content-type")).toBe("application/json");
    expect(webhooks.subscriptions()).toHaveLength(2);
  });

  it("is not established by a receiver that answers neither, and the error says what it answered", async () => {
    const { happen, webhooks } = webhooksOf();
    const secret = "do-not-show";
    const statuses = [500, 302];
    const refused = webhooks.subscribe({ deliver: () => new Response(null, { status: statuses.shift()! }), secret });
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toThrow(/to the text it was status 500, to the JSON it was status 302\. Answer the POST/);

    const thrown: unknown = await webhooks
      .subscribe({ deliver: () => Promise.reject(new Error(`bad ${secret}`)), secret })
      .catch((error) => error);
    expect(thrown).toBeInstanceOf(InvalidInputError);
    expect(String(thrown)).toContain("the receiver failed: bad [secret]");
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(secret);
    expect(webhooks.subscriptions()).toEqual([]);
    happen("1");
    await webhooks.settled();
  });

  it("counts what is no answer of a receiver as a failure", async () => {
    const { webhooks } = webhooksOf();
    const deliver = (() => "ok") as unknown as () => undefined;
    await expect(webhooks.subscribe({ deliver })).rejects.toThrow("it must return a Response, or nothing for 200");
    await expect(webhooks.subscribe({ deliver: () => Response.error() })).rejects.toThrow("status 0");
    await webhooks.subscribe({ deliver: (() => null) as unknown as () => undefined });
  });

  it.each([
    [{}, "needs a url, or a function"],
    [{ url: "ftp://example.com/hook" }, "url must be an http or https address"],
    [{ url: "example.com/hook" }, "url must be"],
    [{ url: "https://user:pass@example.com/" }, "without a user in it"],
    [{ deliver: "https://example.com" }, "deliver must be a function"],
    [{ deliver: () => {}, secret: "" }, "secret must be a text that is not empty"],
    [{ deliver: () => {}, secret: 5 }, "secret must be"],
    [{ deliver: () => {}, event: ["employee.updated"] }, "no option event; there are url, deliver, secret, events"],
    [{ deliver: () => {}, events: [] }, "at least one event"],
    [{ deliver: () => {}, events: [""] }, "at least one event"],
    [{ deliver: () => {}, events: "employee.updated" }, "at least one event"],
  ])("is refused for wrong input: %o", async (input, message) => {
    const { webhooks } = webhooksOf();
    const refused = webhooks.subscribe(input as never);
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.not.toThrow("pass");
    expect(webhooks.subscriptions()).toEqual([]);
  });
});

describe("events by hand", () => {
  it("are sent like any other, with whatever type and data", async () => {
    const { clock, webhooks } = webhooksOf();
    const server = receiver(clock);
    await webhooks.subscribe({ deliver: server.deliver, events: ["hiring.candidate.hired"] });
    webhooks.send("employee.updated", {});
    webhooks.send("hiring.candidate.hired", { id: "5" }, { triggeredBy: "12" });
    await webhooks.settled();
    expect(server.events).toMatchObject([{ type: "hiring.candidate.hired", triggeredBy: "12", data: { id: "5" } }]);
  });

  it("are refused when they are none", () => {
    const { webhooks } = webhooksOf();
    expect(() => webhooks.send("", {})).toThrow(InvalidInputError);
    expect(() => webhooks.send("a.b", [] as never)).toThrow("the data of a.b must be an object");
    expect(() => webhooks.send("a.b", { id: 5n })).toThrow("the data of a.b cannot be sent as JSON");
  });

  it("can name changed fields as older payloads do", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock);
    await webhooks.subscribe({ deliver: server.deliver });
    webhooks.behaviour = { olderNames: true };
    happen("1", "employee.updated", { fieldUpdates: ["root.email"] });
    happen("2", "employee.deleted");
    await webhooks.settled();
    expect(server.events.map(({ data }) => data)).toEqual([{ employeeId: "1", fieldUpdatesIds: ["root.email"] }, { employeeId: "2" }]);
  });
});

describe("a delivery", () => {
  it("leaves no timer behind once it is answered", async () => {
    const { happen, webhooks } = webhooksOf();
    const slept = vi.spyOn(systemClock, "sleep");
    await webhooks.subscribe({ deliver: () => {} });
    happen("1");
    await webhooks.settled();
    const sleeps = slept.mock.results.map(({ value }) => value as Promise<void>);
    expect((await Promise.allSettled(sleeps)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("can be sent again: the same bytes, behind what waits", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock);
    const webhook = await webhooks.subscribe({ deliver: server.deliver });
    happen("1");
    await webhooks.settled();
    const [{ id, body }] = webhook.deliveries() as [ReturnType<typeof webhook.deliveries>[0]];
    happen("2");
    webhooks.settled();
    webhooks.redeliver(id);
    await webhooks.settled();
    expect(server.ids).toEqual(["1", "2", "1"]);
    expect(webhook.deliveries().at(-1)).toMatchObject({ body, copyOf: id, state: "delivered" });
    expect(() => webhooks.redeliver(99)).toThrow(InvalidInputError);
    webhook.unsubscribe();
    expect(() => webhooks.redeliver(id)).toThrow("the webhook is ended");
  });

  it("ends with its webhook: what waits is lost, what is on its way is broken off, and nothing follows", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const gone: unknown[] = [];
    const server = receiver(clock, (request) => {
      request.signal.addEventListener("abort", () => gone.push(request.signal.reason));
      return answers("never")(request) as Promise<undefined>;
    });
    const webhook = await webhooks.subscribe({ deliver: server.deliver });
    const other = receiver(clock);
    await webhooks.subscribe({ deliver: other.deliver });
    happen("1");
    happen("2");
    const settled = webhooks.settled();
    await expect.poll(() => server.ids).toEqual(["1"]);
    webhook.unsubscribe();
    webhook.unsubscribe();
    await settled;
    happen("3");
    await webhooks.settled();
    expect([server.ids, other.ids]).toEqual([["1"], ["1", "2", "3"]]);
    expect(gone).toHaveLength(1);
    expect(webhook.state).toBe("ended");
    expect(webhook.deliveries().map(({ state, attempts }) => [state, attempts])).toEqual([
      ["lost", [{ at: clock.now(), error: "the subscription has ended" }]],
      ["lost", []],
    ]);
    expect(webhook.deliveries()[0]).not.toHaveProperty("nextAttemptAt");
    expect(clock.pending).toBe(0);
    expect(webhooks.subscriptions()).toHaveLength(1);
  });

  it("ends when the fake starts again, and so does a webhook that is being set up", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock, answers("never"));
    await webhooks.subscribe({ deliver: server.deliver });
    happen("1");
    const settled = webhooks.settled();
    const connecting = webhooks.subscribe({ deliver: () => new Promise<undefined>(() => {}) });
    const refused = expect(connecting).rejects.toThrow("the subscription has ended");
    await expect.poll(() => server.ids).toEqual(["1"]);
    webhooks.end();
    await Promise.all([settled, refused]);
    expect([webhooks.subscriptions(), clock.pending]).toEqual([[], 0]);
  });
});

describe("signWebhook", () => {
  it("gives the header of a body, text or bytes, as the vendor's algorithm does", async () => {
    const body = '{"name":"Zoë"}';
    expect(await signWebhook({ body, secret: "s3cret" })).toBe(signed(body, "s3cret"));
    expect(await signWebhook({ body: new TextEncoder().encode(body), secret: "s3cret" })).toBe(signed(body, "s3cret"));
    expect(await signWebhook({ body: "", secret: "ß" })).toBe(signed("", "ß"));
    // RFC 4231, test case 2, in base64
    const known = Buffer.from(
      "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
      "hex",
    ).toString("base64");
    expect(await signWebhook({ body: "what do ya want for nothing?", secret: "Jefe" })).toBe(known);
  });

  it("refuses what cannot be signed", async () => {
    await expect(signWebhook({ body: "x", secret: "" })).rejects.toThrow(InvalidInputError);
    await expect(signWebhook({ body: { parsed: true } as never, secret: "s" })).rejects.toThrow("not what they were made from");
  });
});

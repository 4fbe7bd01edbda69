import { InvalidInputError } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { answers, MINUTE, receiver, webhooksOf } from "./rig.ts";

const NAMES = Array.from({ length: 12 }, (_, nth) => String(nth));

describe("events", () => {
  it("are kept back while held, and sent as one burst in order", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock);
    const webhook = await webhooks.subscribe({ deliver: server.deliver });
    happen("before");
    webhooks.hold();
    for (const id of NAMES) {
      happen(id);
      await webhooks.settled();
    }
    expect([server.ids, webhook.deliveries().length]).toEqual([["before"], 1]);
    webhooks.release();
    await webhooks.settled();
    expect(server.ids).toEqual(["before", ...NAMES]);
    happen("after");
    await webhooks.settled();
    expect(server.ids.at(-1)).toBe("after");
  });

  it("that are held do not hold up a retry", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock, answers(500));
    await webhooks.subscribe({ deliver: server.deliver });
    happen("1");
    await webhooks.settled();
    webhooks.hold();
    happen("2");
    await clock.advance(MINUTE);
    await webhooks.settled();
    expect(server.ids).toEqual(["1", "1"]);
  });

  it("come twice, or some of them, when asked to", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock);
    const webhook = await webhooks.subscribe({ deliver: server.deliver });
    webhooks.behaviour = { duplicates: true };
    happen("1");
    happen("2");
    await webhooks.settled();
    expect(server.ids).toEqual(["1", "1", "2", "2"]);
    expect(server.received[1]!.text).toBe(server.received[2]!.text);
    expect(webhook.deliveries().map(({ id, copyOf }) => [id, copyOf])).toEqual([
      [1, undefined],
      [2, 1],
      [3, undefined],
      [4, 3],
    ]);

    webhooks.behaviour = { duplicates: 30 };
    const many = Array.from({ length: 200 }, (_, nth) => `m${nth}`);
    for (const id of many) happen(id);
    await webhooks.settled();
    const sent = server.ids.length - 4;
    expect(sent).toBeGreaterThan(230);
    expect(sent).toBeLessThan(290);
    expect([...new Set(server.ids.slice(4))]).toEqual(many);

    webhooks.behaviour = {};
    happen("last");
    await webhooks.settled();
    expect(server.ids.filter((id) => id === "last")).toHaveLength(1);
  });

  it("come in another order when asked to: in each burst, repeatably by the seed, and all of them", async () => {
    const orderOf = async (seed: number) => {
      const { clock, happen, webhooks } = webhooksOf({ seed });
      const server = receiver(clock);
      await webhooks.subscribe({ deliver: server.deliver });
      webhooks.behaviour = { outOfOrder: true };
      for (const id of NAMES) happen(id); // nothing is awaited in between
      await webhooks.settled();
      webhooks.hold();
      for (const id of NAMES) {
        happen(id);
        await webhooks.settled();
      }
      webhooks.release();
      await webhooks.settled();
      return [server.ids.slice(0, NAMES.length), server.ids.slice(NAMES.length)];
    };
    const bursts = await orderOf(1);
    for (const burst of bursts) {
      expect(burst).not.toEqual(NAMES);
      expect([...burst].sort()).toEqual([...NAMES].sort());
    }
    expect(bursts[0]).not.toEqual(bursts[1]);
    expect(await orderOf(1)).toEqual(bursts);
    expect(await orderOf(2)).not.toEqual(bursts);
  });

  it("of even the smallest burst change places, with any seed", async () => {
    for (let seed = 0; seed < 20; seed++) {
      const { clock, happen, webhooks } = webhooksOf({ seed });
      const server = receiver(clock);
      await webhooks.subscribe({ deliver: server.deliver });
      webhooks.behaviour = { outOfOrder: true };
      happen("1");
      happen("2");
      await webhooks.settled();
      expect(server.ids).toEqual(["2", "1"]);
    }
  });

  it("can come both twice and out of order", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock);
    await webhooks.subscribe({ deliver: server.deliver });
    webhooks.behaviour = { duplicates: true, outOfOrder: true };
    for (const id of NAMES) happen(id);
    await webhooks.settled();
    expect([...server.ids].sort()).toEqual([...NAMES, ...NAMES].sort());
  });

  it.each([[{ duplicates: 101 }], [{ duplicates: "yes" }], [{ outOfOrder: 1 }], [{ hold: true }]])(
    "do not come in ways unknown: %o",
    (behaviour) => {
      const { webhooks } = webhooksOf();
      expect(() => {
        webhooks.behaviour = behaviour as never;
      }).toThrow(InvalidInputError);
      expect(webhooks.behaviour).toEqual({ duplicates: false, outOfOrder: false, olderNames: false });
    },
  );
});

describe("a receiver", () => {
  it("gets one delivery at a time", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    let busy = 0;
    let most = 0;
    const server = receiver(clock, async () => {
      most = Math.max(most, ++busy);
      await new Promise((resolve) => setImmediate(resolve));
      busy--;
    });
    await webhooks.subscribe({ deliver: server.deliver });
    for (const id of NAMES) happen(id);
    webhooks.tick();
    await Promise.all([webhooks.settled(), webhooks.settled()]);
    expect([server.ids, most]).toEqual([NAMES, 1]);
  });

  it("may change the company, and what follows from that is sent before all is settled", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock, async (request) => {
      if ((await request.text()).includes('"1"')) happen("2");
    });
    await webhooks.subscribe({ deliver: server.deliver });
    happen("1");
    await webhooks.settled();
    expect(server.ids).toEqual(["1", "2"]);
  });

  it("may so wake up another one, which had been done, and which is waited for too", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    const slow = receiver(clock, async (request) => {
      if ((await request.text()).includes('"2"')) for (let turns = 0; turns < 20; turns++) await turn();
    });
    const webhook = await webhooks.subscribe({ deliver: slow.deliver });
    await webhooks.subscribe({
      deliver: async (request) => {
        for (let turns = 0; turns < 20; turns++) await turn();
        if ((await request.text()).includes('"1"')) happen("2");
      },
      events: ["employee.created"],
    });
    happen("1", "employee.created");
    await webhooks.settled();
    expect(webhook.deliveries().map(({ state }) => state)).toEqual(["delivered", "delivered"]);
  });

  it("gets its events without anyone asking whether all is settled", async () => {
    const { clock, happen, webhooks } = webhooksOf();
    const server = receiver(clock);
    await webhooks.subscribe({ deliver: server.deliver });
    happen("1");
    await expect.poll(() => server.ids).toEqual(["1"]);
    happen("2");
    await expect.poll(() => server.ids).toEqual(["1", "2"]);
  });
});

import { createHiBob } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { Firewall } from "../../src/testing/protection.ts";
import { fakeOf } from "./ask.ts";

const limitsIn = (headers: Headers) => ["limit", "remaining", "reset"].map((name) => headers.get(`x-ratelimit-${name}`));

describe("rate limits", () => {
  it("counts down per endpoint and minute, and refuses what is too much until the minute is over", async () => {
    const { search, get, clock } = fakeOf({ limits: "on" });
    const body = { fields: ["root.id"] };
    const reset = String(Date.parse("2026-06-15T09:01:00Z") / 1000);
    await clock.advance(20_000);
    expect(limitsIn((await search(body)).headers)).toEqual(["50", "49", reset]);
    for (let nth = 2; nth < 50; nth++) await search(body);
    expect(limitsIn((await search({ fields: [] })).headers)).toEqual(["50", "0", reset]); // a wrong request counts as well
    const refused = await search(body);
    expect([refused.status, ...limitsIn(refused.headers), refused.headers.get("retry-after")]).toEqual([429, "50", "0", reset, null]);
    expect(refused.data).toEqual({ key: expect.any(String), error: expect.any(String) });
    expect((await get("/company/people/fields")).status).toBe(200);
    await clock.advance(39_999);
    expect((await search(body)).status).toBe(429);
    await clock.advance(1);
    expect(limitsIn((await search(body)).headers)).toEqual(["50", "49", String(Number(reset) + 60)]);
  });

  it("has no limit and no headers where Bob documents none, nor when switched off", async () => {
    const on = fakeOf({ limits: "on" });
    for (let nth = 0; nth < 210; nth++) expect((await on.get("/bulk/people/work?limit=1")).status).toBe(200);
    expect(limitsIn((await on.get("/bulk/people/work?limit=1")).headers)).toEqual([null, null, null]);
    const off = fakeOf({ limits: "off" });
    for (let nth = 0; nth < 60; nth++) expect((await off.get("/company/named-lists/site")).status).toBe(200);
    expect(limitsIn((await off.get("/company/named-lists/site")).headers)).toEqual([null, null, null]);
  });

  it("tells its own time, so that a client can tell how far the clocks are apart", async () => {
    const { get, clock } = fakeOf();
    await clock.advance(61_000);
    expect((await get("/company/people/fields")).headers.get("date")).toBe("Mon, 15 Jun 2026 09:01:01 GMT");
  });

  it("never shows a 429 to the package's own client, which waits instead", async () => {
    const { fake, clock } = fakeOf({ limits: "on" });
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, random: () => 0.5 });
    const calls = Array.from({ length: 120 }, () => bob.people.search({ fields: ["root.id"] }));
    await clock.run(Promise.all(calls));
    expect(fake.requests().map(({ status }) => status)).toEqual(Array(120).fill(200));
    expect(clock.now()).toBeGreaterThan(Date.parse("2026-06-15T09:02:00Z"));
  });
});

describe("the firewall", () => {
  const wrong = { authorization: "Basic bm9ib2R5" };

  it("blocks everything for five minutes after fifty 401 in ten seconds", async () => {
    const { send, get, clock } = fakeOf();
    for (let nth = 0; nth < 49; nth++) expect((await send("GET", "/company/people/fields", { headers: wrong })).status).toBe(401);
    expect((await get("/company/people/fields")).status).toBe(200);
    await send("GET", "/company/people/fields", { headers: wrong });
    const blocked = await get("/company/people/fields");
    expect([blocked.status, blocked.headers.get("content-type")]).toEqual([403, "text/html; charset=utf-8"]);
    await clock.advance(5 * 60_000 - 1);
    for (let nth = 0; nth < 60; nth++) expect((await get("/nothing/at/all")).status).toBe(403); // a block does not feed itself
    await clock.advance(1);
    expect((await get("/company/people/fields")).status).toBe(200);
  });

  it("blocks a credential after fifty 403, and lets others be", async () => {
    const { send, get, fake } = fakeOf();
    fake.permissions.revoke("work.view");
    for (let nth = 0; nth < 50; nth++) expect((await get("/bulk/people/work")).data).toBeDefined();
    fake.permissions.grant("work.view");
    const blocked = await get("/bulk/people/work");
    expect([blocked.status, blocked.data]).toEqual([403, undefined]);
    expect((await send("GET", "/bulk/people/work", { headers: wrong })).status).toBe(401);
  });

  it("forgives failures that are more than ten seconds apart", async () => {
    const { send, get, clock } = fakeOf();
    for (let nth = 0; nth < 120; nth++) {
      expect((await send("GET", "/company/people/fields", { headers: wrong })).status).toBe(401);
      await clock.advance(205);
    }
    expect((await get("/company/people/fields")).status).toBe(200);
  }, 20_000);

  it("counts 401 and 403 of a credential apart, and not what is ten seconds old", () => {
    const firewall = new Firewall();
    const fail = (status: number, at: number, times: number) => {
      for (let nth = 0; nth < times; nth++) firewall.note("Basic x", status, at);
      return firewall.blocks("Basic x", at);
    };
    expect([fail(401, 0, 49), fail(403, 0, 49)]).toEqual([false, false]);
    expect(fail(403, 10_000, 49)).toBe(false);
    expect(fail(403, 19_999, 1)).toBe(true);
    expect(firewall.blocks("Basic y", 19_999)).toBe(false); // 403 are counted by header, not by address
  });

  it("stays open when switched off", async () => {
    const { send, get } = fakeOf({ lockout: false });
    for (let nth = 0; nth < 80; nth++) await send("GET", "/company/people/fields", { headers: wrong });
    expect((await get("/company/people/fields")).status).toBe(200);
  });
});

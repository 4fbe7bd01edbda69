import { createHiBob } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { asker, basic, fakeOf } from "./ask.ts";

const FIELDS = "/company/people/fields";
const SEARCH = { endpoint: "POST /people/search" };

describe("when a fault strikes", () => {
  it("is once, at the next request of the endpoint, unless told otherwise", async () => {
    const { get, search, fake } = fakeOf();
    fake.faults.on(SEARCH, { kind: "status", status: 503 });
    const statuses = [
      (await get(FIELDS)).status,
      (await search({ fields: ["root.id"] })).status,
      (await search({ fields: ["root.id"] })).status,
    ];
    expect(statuses).toEqual([200, 503, 200]);
  });

  it.each([
    ["after some that went well", { after: 2 }, [200, 200, 503, 200, 200, 200]],
    ["several times", { times: 2 }, [503, 503, 200, 200, 200, 200]],
    ["at every second request, as often as it may", { every: 2, times: 2 }, [200, 503, 200, 503, 200, 200]],
    ["for ever", { after: 1, every: 2, times: Number.POSITIVE_INFINITY }, [200, 200, 503, 200, 503, 200]],
  ])("is %s", async (_, on, expected) => {
    const { search, fake } = fakeOf();
    fake.faults.on({ ...SEARCH, ...on }, { kind: "status", status: 503 });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await search({ fields: ["root.id"] })).status);
    expect(statuses).toEqual(expected);
  });

  it("is told by a path, or a pattern for it, as well", async () => {
    const { get, fake } = fakeOf();
    fake.faults.on({ path: "/company/named-lists/site" }, { kind: "status", status: 500 });
    fake.faults.on({ path: /^\/company/ }, { kind: "status", status: 502 });
    const statuses = [];
    for (const path of ["/company/named-lists/site", FIELDS, FIELDS]) statuses.push((await get(path)).status);
    // The pattern fits the first request too, but the fault that was set first strikes.
    expect(statuses).toEqual([500, 502, 200]);
  });

  it("can be looked up, with how often it struck, and taken away", async () => {
    const { get, fake } = fakeOf();
    fake.faults.on({ path: FIELDS, times: 3 }, { kind: "html" });
    await get(FIELDS);
    expect(fake.faults.all()).toEqual([{ path: FIELDS, times: 3, fault: { kind: "html" }, struck: 1 }]);
    fake.faults.clear();
    expect((await get(FIELDS)).data).toBeInstanceOf(Array);
    expect(fake.faults.all()).toEqual([]);
  });

  it.each([
    [{ endpoint: "POST /people/serch" }, { kind: "html" }, "there is no endpoint"],
    [{}, { kind: "explode" }, 'there is no fault "explode"'],
    [{ times: 0 }, { kind: "html" }, "at least 1"],
    [{ after: -1 }, { kind: "html" }, "whole numbers"],
    [{ every: 0.5 }, { kind: "html" }, "whole numbers"],
    [{}, { kind: "status", status: 42 }, "from 200 to 599"],
    [{}, { kind: "slow" }, "slow needs ms"],
  ])("must make sense: %j %j", (on, fault, problem) => {
    expect(() => fakeOf().fake.faults.on(on, fault as never)).toThrow(problem);
  });
});

describe("each fault", () => {
  it("rate-limit: 429 with the end of the window in the header", async () => {
    const { get, fake, clock } = fakeOf();
    fake.faults.on({ path: FIELDS }, { kind: "rate-limit", seconds: 12 });
    const { status, headers } = await get(FIELDS);
    expect([status, headers.get("x-ratelimit-remaining"), Number(headers.get("x-ratelimit-reset"))]).toEqual([
      429,
      "0",
      clock.now() / 1000 + 12,
    ]);
  });

  it("html: a page with status 200", async () => {
    const { get, fake } = fakeOf();
    fake.faults.on({ path: FIELDS }, { kind: "html" });
    const { status, headers, text } = await get(FIELDS);
    expect([status, headers.get("content-type"), text.slice(0, 9)]).toEqual([200, "text/html; charset=utf-8", "<!doctype"]);
  });

  it("truncate: half of the right JSON", async () => {
    const { get, fake } = fakeOf();
    const right = (await get(FIELDS)).text;
    fake.faults.on({ path: FIELDS }, { kind: "truncate" });
    const response = await fake.fetch(`https://api.hibob.com/v1${FIELDS}`, { headers: { authorization: basic(fake.serviceUser) } });
    const half = await response.text();
    expect(half).toBe(right.slice(0, Math.floor(right.length / 2)));
    expect(() => JSON.parse(half)).toThrow();
  });

  it("empty: 200 and nothing", async () => {
    const { search, fake } = fakeOf();
    fake.faults.on(SEARCH, { kind: "empty" });
    const response = await fake.fetch("https://api.hibob.com/v1/people/search", {
      method: "POST",
      headers: { authorization: basic(fake.serviceUser) },
      body: JSON.stringify({ fields: ["root.id"] }),
    });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect((await search({ fields: ["root.id"] })).data.employees.length).toBeGreaterThan(0);
  });

  it("slow: the right answer, later on the fake's clock", async () => {
    const { get, fake, clock } = fakeOf();
    const start = clock.now();
    fake.faults.on({ path: FIELDS }, { kind: "slow", ms: 3_000 });
    const { status } = await clock.run(get(FIELDS));
    expect([status, clock.now() - start]).toEqual([200, 3_000]);
  });

  it("slow: ends at once when the caller aborts", async () => {
    const { fake, clock } = fakeOf();
    fake.faults.on({}, { kind: "slow", ms: 60_000 });
    const stop = new AbortController();
    const call = fake.fetch(`https://api.hibob.com/v1${FIELDS}`, {
      headers: { authorization: basic(fake.serviceUser) },
      signal: stop.signal,
    });
    await clock.advance(10);
    stop.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect(clock.pending).toBe(0);
  });

  it("repeat-cursor: every page but the first names itself as the next one", async () => {
    const { get, fake } = fakeOf({ employees: 60 });
    fake.faults.on({ path: "/bulk/people/work", times: 9 }, { kind: "repeat-cursor" });
    const first = (await get("/bulk/people/work?limit=10")).data.response_metadata.next_cursor;
    const page = `/bulk/people/work?limit=10&cursor=${encodeURIComponent(first)}`;
    expect(first).toBeTypeOf("string");
    expect((await get(page)).data.response_metadata.next_cursor).toBe(first);
  });

  it("drift: a new key in every object, and numbers as text", async () => {
    const { get, fake } = fakeOf();
    fake.faults.on({ path: "/bulk/people/work" }, { kind: "drift" });
    const { data } = await get("/bulk/people/work?limit=1");
    expect(data).toMatchObject({
      addedByBob: true,
      results: [{ addedByBob: true, values: [{ id: expect.stringMatching(/^\d+$/), addedByBob: true }] }],
    });
  });

  it.each([
    ["before any of the answer", undefined, "fetch failed"],
    ["in the middle of it", 40, "terminated"],
  ])("reset: cuts the connection %s, in all faces", async (_, afterBytes, message) => {
    const { fake } = fakeOf();
    const fault = { kind: "reset", ...(afterBytes && { afterBytes }) } as const;
    fake.faults.on({ path: FIELDS, times: 2 }, fault);
    await expect(asker(fake).get(FIELDS)).rejects.toThrow(message);
    await using server = await fake.listen();
    await expect(asker(fake, fetch, server.url).get(FIELDS)).rejects.toThrow(message);
    expect((await asker(fake, fetch, server.url).get(FIELDS)).status).toBe(200);
  });

  it("reset: a write is carried out all the same, and a refused one is not", async () => {
    const { fake } = fakeOf();
    const before = fake.company.employees.length;
    const hire = (email: string) =>
      asker(fake).send("POST", "/people", {
        body: { email, firstName: "Ada", surname: "Byron", work: { site: "London", startDate: "2026-07-01" } },
      });
    fake.faults.on({ endpoint: "POST /people" }, { kind: "reset" });
    fake.faults.on({ endpoint: "POST /people" }, { kind: "status", status: 500 });
    await expect(hire("ada.byron.1@lanternfield.example")).rejects.toThrow("fetch failed");
    expect(fake.company.employees).toHaveLength(before + 1);
    expect((await hire("ada.byron.2@lanternfield.example")).status).toBe(500);
    expect(fake.company.employees).toHaveLength(before + 1);
  });
});

describe("faults and the client", () => {
  it("is repaired by retries: people come in full through 503, resets, half answers and 429", async () => {
    const { fake, clock } = fakeOf({ employees: 30 });
    fake.faults.on(SEARCH, { kind: "status", status: 503 });
    fake.faults.on(SEARCH, { kind: "reset", afterBytes: 50 });
    fake.faults.on(SEARCH, { kind: "rate-limit", seconds: 5 });
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
    const { employees } = await clock.run(bob.people.search({ fields: ["root.id"], showInactive: true }));
    expect(employees).toHaveLength(30);
    expect(fake.requests(SEARCH).map(({ status }) => status)).toEqual([503, 200, 429, 200]);
  });
});

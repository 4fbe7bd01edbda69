import { createHiBob } from "hibob-kit";
import type { FakeHiBob } from "hibob-kit/testing";
import { setupServer } from "msw/node";
import { describe, expect, it, vi } from "vitest";
import { searchEntries } from "../../src/attendance/endpoints.ts";
import { Faults } from "../../src/testing/faults.ts";
import { file, json } from "../../src/testing/reply.ts";
import { asker, basic, fakeOf } from "./ask.ts";

const FIELDS = "/company/people/fields";
const SEARCH = { endpoint: "POST /people/search" };

/** Asks the fake by way of msw, with what it prints about trouble. */
async function intercepted(
  fake: FakeHiBob,
  work: (there: ReturnType<typeof asker> & { readonly printed: ReturnType<typeof vi.spyOn> }) => Promise<void>,
): Promise<void> {
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  const server = setupServer(...fake.handlers());
  server.listen({ onUnhandledFrame: "error" });
  try {
    await work({ ...asker(fake, fetch), printed });
  } finally {
    server.close();
  }
}

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
    [{ every: 0 }, { kind: "html" }, "at least 1"],
    [{ endpiont: "POST /people/search" }, { kind: "html" }, "does not strike by endpiont"],
    [{ path: "/v1/people/search" }, { kind: "html" }, "what stands below /v1"],
    [{ path: "/bulk/people/work?limit=1" }, { kind: "html" }, "without a query"],
    [{ path: "people/search" }, { kind: "html" }, "what stands below /v1"],
    [{}, { kind: "status", status: 42 }, "from 200 to 599"],
    [{}, { kind: "status", status: 600 }, "from 200 to 599"],
    [{}, { kind: "status", status: 500.5 }, "from 200 to 599"],
    [{}, { kind: "status" }, "from 200 to 599"],
    [{}, { kind: "slow" }, "slow needs ms"],
    [{}, { kind: "slow", ms: -1 }, "slow needs ms"],
    [{}, { kind: "reset", afterBytes: -4 }, "afterBytes must be a whole number"],
    [{}, { kind: "reset", bytes: 4 }, "the fault reset has no bytes"],
    [{}, { kind: "rate-limit", seconds: "20" }, "seconds must be a whole number"],
  ])("must make sense: %j %j", (on, fault, problem) => {
    expect(() => fakeOf().fake.faults.on(on as never, fault as never)).toThrow(problem);
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

  it("rate-limit: says its own window, whatever the endpoint's real one is", async () => {
    const { get, fake, clock } = fakeOf({ limits: "on" });
    fake.faults.on({ path: "/company/named-lists/site" }, { kind: "rate-limit" });
    const { headers } = await get("/company/named-lists/site");
    expect([headers.get("x-ratelimit-remaining"), Number(headers.get("x-ratelimit-reset"))]).toEqual(["0", clock.now() / 1000 + 30]);
  });

  it("rate-limit: the window ends after half a minute, unless told otherwise", async () => {
    const { get, fake, clock } = fakeOf();
    fake.faults.on({}, { kind: "rate-limit" });
    expect(Number((await get(FIELDS)).headers.get("x-ratelimit-reset"))).toBe(clock.now() / 1000 + 30);
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

  it("slow: stops waiting when the caller goes away, in the other faces too", async () => {
    const { fake, clock } = fakeOf();
    fake.faults.on({ times: 3 }, { kind: "slow", ms: 60_000 });
    const abandoned = async (url: string, leave: (stop: AbortController) => unknown) => {
      const stop = new AbortController();
      const call = fetch(url, { headers: { authorization: basic(fake.serviceUser) }, signal: stop.signal }).then(String, String);
      await vi.waitFor(() => expect(clock.pending).toBe(1));
      await leave(stop);
      await call;
      await vi.waitFor(() => expect(clock.pending).toBe(0));
    };
    const server = await fake.listen();
    await abandoned(`${server.url}${FIELDS}`, (stop) => stop.abort());
    await abandoned(`${server.url}${FIELDS}`, () => server.close());
    await intercepted(fake, async ({ printed }) => {
      await abandoned(`https://api.hibob.com/v1${FIELDS}`, (stop) => stop.abort());
      // What msw has to say of a call comes before the next one is answered.
      await fetch(`https://api.hibob.com/v1${FIELDS}`).then((response) => response.text());
      expect(printed).not.toHaveBeenCalled();
    });
  });

  it("repeat-cursor: every page but the first names itself as the next one", async () => {
    const { get, fake } = fakeOf({ employees: 60 });
    fake.faults.on({ path: "/bulk/people/work", times: 9 }, { kind: "repeat-cursor" });
    const first = (await get("/bulk/people/work?limit=10")).data.response_metadata.next_cursor;
    const page = `/bulk/people/work?limit=10&cursor=${encodeURIComponent(first)}`;
    expect(first).toBeTypeOf("string");
    expect((await get(page)).data.response_metadata.next_cursor).toBe(first);
  });

  it.each([
    ["at its top", { cursor: "mine" }],
    ["in pagination", { pagination: { cursor: "mine" } }],
  ])("repeat-cursor: finds the cursor of a body %s", (_, body) => {
    const faults = new Faults(() => 0);
    faults.on({}, { kind: "repeat-cursor" });
    const request = { method: "POST", path: "/attendance/entries/search", base: "", query: new URLSearchParams() };
    const sent = { ...request, authorization: undefined, contentType: undefined, body: JSON.stringify(body) };
    const answer = faults.apply(searchEntries, sent, () => json({ response_metadata: { next_cursor: "next" } }));
    expect(JSON.parse(String(answer.body)).response_metadata.next_cursor).toBe("mine");
  });

  it.each(["truncate", "empty", "drift", "repeat-cursor"] as const)(
    "%s: leaves refusals and answers without JSON as they are",
    async (kind) => {
      const { fake, get, send } = fakeOf();
      fake.faults.on({ times: 9 }, { kind });
      const { status, data, headers } = await get("/company/named-lists/none");
      expect([status, data]).toEqual([404, { key: expect.any(String), error: expect.any(String) }]);
      expect(headers.get("x-fake-explanation")).toContain(`The fault ${kind}`);
      const { id } = fake.company.employees[0]!;
      expect(await send("PUT", `/people/${id}`, { body: { firstName: "Ada" } })).toMatchObject({ status: 200, text: "" });
      const faults = new Faults(() => 0);
      faults.on({}, { kind });
      const request = { method: "POST", path: "/x", base: "", query: new URLSearchParams(), authorization: "", contentType: "" };
      expect(faults.apply(searchEntries, request, () => file("a;b", "text/csv"))).toMatchObject({ status: 200, body: "a;b" });
    },
  );

  it("wrap-rows: the client reads the same rows and restricted columns out of one wrapper more", async () => {
    const read = async (wrap: boolean) => {
      const { fake, clock } = fakeOf({ permissionModel: "field" });
      fake.permissions.revoke("field:work.title.view");
      if (wrap) fake.faults.on({ endpoint: "GET /bulk/people/work", times: 9 }, { kind: "wrap-rows" });
      const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
      const rows = [];
      for await (const page of bob.workHistory.all().pages()) rows.push(page.items, page.restrictedColumns);
      expect(fake.faults.all().every(({ struck }) => struck > 0)).toBe(true);
      return rows;
    };
    expect(await read(true)).toEqual(await read(false));
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
    await intercepted(fake, async ({ get, printed }) => {
      fake.faults.on({ path: FIELDS }, fault);
      await expect(get(FIELDS)).rejects.toThrow(TypeError);
      expect((await get(FIELDS)).status).toBe(200);
      expect(printed).not.toHaveBeenCalled();
    });
  });

  it("reset: never lets a whole answer through, however short", async () => {
    const { fake, get, send } = fakeOf();
    const { id } = fake.company.employees[0]!;
    fake.faults.on({ path: "/company/named-lists/none", times: 2 }, { kind: "reset", afterBytes: 100_000 });
    fake.faults.on({ endpoint: "PUT /people/{identifier}", times: 2 }, { kind: "reset", afterBytes: 100_000 });
    const write = { body: { firstName: "Ada" } };
    await using server = await fake.listen();
    const { get: getOverHttp, send: sendOverHttp } = asker(fake, fetch, server.url);
    await expect(get("/company/named-lists/none")).rejects.toThrow("terminated");
    await expect(getOverHttp("/company/named-lists/none")).rejects.toThrow("terminated");
    // The answer to this write has no body at all.
    await expect(send("PUT", `/people/${id}`, write)).rejects.toThrow("fetch failed");
    await expect(sendOverHttp("PUT", `/people/${id}`, write)).rejects.toThrow("fetch failed");
  });

  it.each([200, 204, 205, 304, 404])("status: %i in all faces, without a body where the status has none", async (status) => {
    const { fake, get } = fakeOf();
    fake.faults.on({ path: FIELDS, times: 3 }, { kind: "status", status });
    await using server = await fake.listen();
    expect([(await get(FIELDS)).status, (await asker(fake, fetch, server.url).get(FIELDS)).status]).toEqual([status, status]);
    await intercepted(fake, async (there) => expect((await there.get(FIELDS)).status).toBe(status));
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

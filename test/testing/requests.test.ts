import { createFakeHiBob } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { routes } from "../../src/testing/domains/index.ts";
import { Requests } from "../../src/testing/recording.ts";
import { bare } from "../../src/testing/reply.ts";
import { Router } from "../../src/testing/router.ts";
import { basic, fakeOf } from "./ask.ts";

describe("credentials", () => {
  it.each([
    ["without credentials", {}],
    ["with another token", { authorization: basic({ id: "SERVICE-1", token: "made-up" }) }],
    ["with a bearer token", { authorization: "Bearer made-up" }],
    ["with an empty header", { authorization: "" }],
  ])("answers 401 in JSON %s", async (_, headers) => {
    const { fake } = fakeOf();
    const response = await fake.fetch("https://api.hibob.com/v1/company/people/fields", { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ key: expect.any(String), error: expect.any(String) });
  });
});

describe("paths", () => {
  it("answers a web page with 200 to a GET below a person that does not exist, as Bob does", async () => {
    const { get, fake } = fakeOf();
    const { status, headers, text } = await get(`/people/${fake.company.employees[0]!.id}/variables`);
    expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(text).toMatch(/^<!doctype html>/);
  });

  it.each([
    ["GET", "/bulk/people/works"],
    ["GET", "/people/search"],
    ["PATCH", "/people/search"],
    ["POST", "/people/1/variables"],
    ["GET", "/people//work"],
    ["GET", "/people/%E0%A4%A/work/"],
    ["GET", "/company/named-lists/"],
    ["GET", ""],
  ])("answers a bare 404 to %s %s", async (method, path) => {
    const { send } = fakeOf();
    const { status, text } = await send(method, path, method === "GET" ? {} : { body: { fields: ["root.id"] } });
    const page = method === "GET" && path.endsWith("/work/"); // below a person, so the web page
    expect([status, text === ""]).toEqual(page ? [200, false] : [404, true]);
  });

  it("prefers a path that is spelled out to one with a hole, whatever the order of the routes", () => {
    for (const table of [routes, [...routes].reverse()]) {
      const found = (path: string) => new Router(table).match("POST", path);
      expect(found("/people/search")?.route.endpoint.id).toBe("POST /people/search");
      expect(found("/people/a%20b")).toMatchObject({
        route: { endpoint: { id: "POST /people/{identifier}" } },
        path: { identifier: "a b" },
      });
    }
  });

  it("takes what follows the version, on any host", async () => {
    const { fake } = fakeOf();
    const headers = { authorization: basic(fake.serviceUser) };
    const status = async (url: string) => (await fake.fetch(url, { headers })).status;
    expect(await status("http://localhost:9/proxy/v1/company/people/fields")).toBe(200);
    expect(await status("https://api.sandbox.hibob.com/v1/company/named-lists/site")).toBe(200);
    expect(await status("https://api.hibob.com/company/people/fields")).toBe(404);
    expect(await status("https://api.hibob.com/v2/company/people/fields")).toBe(404);
  });

  it("decodes ids in the path", async () => {
    const { send, fake } = fakeOf();
    const { employees } = fake.company;
    const { data } = await send("POST", `/people/${encodeURIComponent(employees[3]!.email)}`, { body: { fields: ["root.id"] } });
    expect(data.id).toBe(employees[3]!.id);
  });
});

describe("what is recorded", () => {
  it("names method, path, endpoint, query, body, status, reason and time of every request, refused ones too", async () => {
    const { get, search, fake, clock } = fakeOf();
    const start = clock.now();
    await search({ fields: ["root.id"] });
    await clock.advance(1_500);
    await get("/bulk/people/work?limit=500");
    await get("/nothing");
    await fake.fetch("https://api.hibob.com/v1/company/people/fields");
    const nothing = { query: {}, body: "", explanation: undefined };
    expect(fake.requests()).toEqual([
      {
        ...nothing,
        method: "POST",
        path: "/people/search",
        endpoint: "POST /people/search",
        body: '{"fields":["root.id"]}',
        status: 200,
        at: start,
      },
      {
        ...nothing,
        method: "GET",
        path: "/bulk/people/work",
        endpoint: "GET /bulk/people/work",
        query: { limit: "500" },
        status: 400,
        explanation: expect.stringContaining("query.limit"),
        at: start + 1_500,
      },
      {
        ...nothing,
        method: "GET",
        path: "/nothing",
        endpoint: undefined,
        status: 404,
        explanation: expect.stringContaining("No operation is declared for GET /nothing"),
        at: start + 1_500,
      },
      {
        ...nothing,
        method: "GET",
        path: "/company/people/fields",
        endpoint: "GET /company/people/fields",
        status: 401,
        explanation: "There is no Authorization header",
        at: start + 1_500,
      },
    ]);
  });

  it("is found by endpoint, path, method and status", async () => {
    const { get, search, fake } = fakeOf();
    await search({ fields: ["root.id"] });
    await get("/company/people/fields");
    await get("/company/named-lists/site");
    await get("/company/named-lists/none");
    const found = (filter: Parameters<typeof fake.requests>[0]) => fake.requests(filter).map(({ path }) => path);
    expect(found({ endpoint: "POST /people/search" })).toEqual(["/people/search"]);
    expect(found({ path: "/company/people/fields" })).toEqual(["/company/people/fields"]);
    expect(found({ path: /named-lists/ })).toEqual(["/company/named-lists/site", "/company/named-lists/none"]);
    expect(found({ path: /named-lists/g })).toHaveLength(2);
    expect(found({ method: "POST" })).toEqual(["/people/search"]);
    expect(found({ endpoint: "GET /company/named-lists/{listName}", status: 404 })).toEqual(["/company/named-lists/none"]);
  });

  it("is counted by endpoint and by how it ended", async () => {
    const { get, send, search, fake } = fakeOf({ limits: { "POST /people/search": 2 }, permissions: ["root.view"] });
    for (let i = 0; i < 3; i++) await search({ fields: ["root.id"] });
    await get("/bulk/people/work");
    await get("/company/named-lists/none");
    await send("GET", "/nothing");
    await fake.fetch("https://api.hibob.com/v1/company/people/fields");
    expect(fake.stats()).toEqual({
      requests: 7,
      refused: 2,
      rateLimited: 1,
      failed: 2,
      mostRefusedInTenSeconds: 2,
      endpoints: {
        "POST /people/search": { requests: 3, refused: 0, rateLimited: 1, failed: 0 },
        "GET /bulk/people/work": { requests: 1, refused: 1, rateLimited: 0, failed: 0 },
        "GET /company/named-lists/{listName}": { requests: 1, refused: 0, rateLimited: 0, failed: 1 },
        "GET /company/people/fields": { requests: 1, refused: 1, rateLimited: 0, failed: 0 },
        unknown: { requests: 1, refused: 0, rateLimited: 0, failed: 1 },
      },
    });
  });

  it("counts refusals within any ten seconds, not in fixed ones", async () => {
    const { clock, fake } = fakeOf();
    const refused = () => fake.fetch("https://api.hibob.com/v1/company/people/fields");
    for (let i = 0; i < 4; i++) {
      await refused();
      await clock.advance(4_000);
    }
    expect(fake.stats()).toMatchObject({ refused: 4, mostRefusedInTenSeconds: 3 });
  });

  it("does not count as within ten seconds what is ten seconds old", async () => {
    const { clock, fake } = fakeOf();
    for (let i = 0; i < 2; i++) {
      await fake.fetch("https://api.hibob.com/v1/company/people/fields");
      await clock.advance(10_000);
    }
    expect(fake.stats()).toMatchObject({ refused: 2, mostRefusedInTenSeconds: 1 });
  });

  it("forgets the oldest requests of a fake that runs for long, and goes on counting them", () => {
    const recorded = new Requests();
    const request = { method: "GET", base: "", query: new URLSearchParams(), authorization: undefined, contentType: undefined };
    for (let nth = 0; nth <= 20_000; nth++) recorded.add({ ...request, path: `/${nth}` }, undefined, bare(200), nth);
    expect(recorded.find().map(({ path }) => path)).toHaveLength(10_000);
    expect(recorded.find().at(-1)?.path).toBe("/20000");
    expect(recorded.stats.requests).toBe(20_001);
  });

  it("is forgotten at a reset, together with faults, permissions and the story", async () => {
    const { get, people, fake } = fakeOf({ employees: 20 });
    const before = await people(["root.id", "work.title"]);
    const [first] = fake.company.employees;
    fake.hire({ firstName: "Ada", surname: "Byron" });
    fake.terminate(first!.id);
    fake.permissions.revoke("work.view");
    fake.audience = "active";
    fake.faults.on({ times: 9 }, { kind: "html" });
    fake.reset();
    expect(fake.requests()).toEqual([]);
    expect(fake.stats()).toMatchObject({ requests: 0, endpoints: {} });
    expect(fake.faults.all()).toEqual([]);
    expect(await people(["root.id", "work.title"])).toEqual(before);
    expect((await get("/bulk/people/work")).status).toBe(200);
  });

  it("may start again with other options, under the same credential", async () => {
    const { people, fake } = fakeOf({ employees: 20 });
    const before = await people(["root.email"]);
    fake.reset({ employees: 3, seed: 9, scenarios: ["no-payroll"] });
    expect(await people(["root.id"])).toHaveLength(3);
    expect(fake.company.today).toBe("2026-06-15");
    expect(fake.permissions.has("payroll.view")).toBe(false);
    fake.reset();
    expect(await people(["root.email"])).toEqual(before);
    expect(fake.permissions.has("payroll.view")).toBe(true);
  });
});

describe("options", () => {
  it.each([
    [{ employees: -1 }, "employees must be a whole number"],
    [{ seed: 0.5 }, "seed must be a whole number"],
    [{ lag: "20000" }, "lag must be a whole number"],
    [{ clock: {} }, "clock must be a Clock"],
    [{ limits: "of" }, 'limits must be "on", "off"'],
    [{ limits: null }, 'limits must be "on", "off"'],
    [{ limits: { "GET /bulk/people/works": 3 } }, 'limits name no endpoint "GET /bulk/people/works"'],
    [{ limits: { "GET /bulk/people/work": -3 } }, "limits must be whole numbers"],
    [{ lockout: "no" }, "lockout must be true or false"],
    [{ permissions: "work.view" }, "permissions must be a list"],
    [{ permissionModel: "fields" }, '"category" or "field"'],
    [{ audience: "nobody" }, 'the audience is "everyone"'],
    [{ audience: { department: "Sales" } }, "or lists"],
    [{ audience: { ids: [1] } }, "or lists"],
    [{ withoutModules: "hiring" }, "withoutModules must be a list"],
    [{ withoutModules: ["hirin"] }, "withoutModules must be among attendance, "],
    [{ notFound: "xml" }, 'notFound must be "json" or "html"'],
    [{ scenarios: "no-payroll" }, "scenarios must be a list"],
    [{ employes: 3 }, "there is no option employes"],
  ])("that make no sense are refused: %j", (options, problem) => {
    expect(() => createFakeHiBob(options as never)).toThrow(problem);
    expect(() => createFakeHiBob(options as never)).toThrow(expect.objectContaining({ code: "invalid_input" }));
  });

  it("that are undefined are as if they were not there", () => {
    expect(createFakeHiBob({ employees: undefined, audience: undefined, limits: undefined }).company.employees).toHaveLength(50);
  });

  it("that a reset refuses change nothing", async () => {
    const { fake, people } = fakeOf({ employees: 5 });
    const webhook = await fake.webhooks.subscribe({ deliver: () => new Response() });
    fake.hire({ firstName: "Ada", surname: "Byron" });
    expect(() => fake.reset({ employees: -1 })).toThrow("whole number");
    expect(await people(["root.id"])).toHaveLength(6);
    fake.hire({ firstName: "Grace", surname: "Murray" });
    await fake.webhooks.settled();
    expect(webhook.deliveries().filter(({ event }) => event.type === "employee.created")).toHaveLength(2);
  });
});

describe("what is refused", () => {
  const NO_BODY = { key: expect.any(String), error: expect.any(String) };

  it.each([
    ["a query that Bob does not take", "GET", "/bulk/people/work?limit=201", undefined, 400, /query\.limit/],
    ["a body that is no JSON", "POST", "/people/search", "{", 400, /not valid JSON/],
    ["a body without what it needs", "POST", "/people/search", { fields: ["root.id"], filters: [] }, 400, /body\.filters/],
    ["an address that is none of Bob's", "POST", "/people/search/all", { fields: [] }, 404, /POST \/people\/search/],
    ["a letter too many", "GET", "/bulk/people/works", undefined, 404, /there is GET \/bulk\/people\/work,/],
    ["a letter too few", "POST", "/people/123/wrk", {}, 404, /there is POST \/people\/\{id\}\/work,/],
    ["the version twice", "POST", "/v1/people/search", {}, 404, /the base URL ends with \/v1/],
    ["nothing like it", "GET", "/peeple/search", undefined, 404, /^No operation is declared for GET \/peeple\/search$/],
    ["another method", "DELETE", "/people/search", undefined, 404, /there is POST \/people\/search/],
  ])("is explained in a header: %s", async (_, method, path, body, status, explanation) => {
    const answer = await fakeOf().send(method, path, { body });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("x-fake-explanation")).toMatch(explanation);
    if (status === 400) expect(answer.data).toEqual(NO_BODY);
  });

  it("is a form where JSON is wanted, and not the first of two values of which the second is right", async () => {
    const { fake, get } = fakeOf();
    const body = new FormData();
    body.append("file", new File(["{}"], "a.json"));
    const headers = { authorization: basic(fake.serviceUser) };
    const { status } = await fake.fetch("https://api.hibob.com/v1/people/search", { method: "POST", headers, body });
    expect([status, fake.requests()[0]?.explanation]).toEqual([400, "This takes JSON, and no form"]);
    // ASSUMED: the last one counts.
    expect((await get("/bulk/people/work?limit=900&limit=1")).status).toBe(200);
    expect((await get("/bulk/people/work?limit=1&limit=900")).status).toBe(400);
  });

  it.each([
    [{}, "There is no Authorization header"],
    [{ authorization: "Basic made-up" }, "is not that of this fake's service user"],
    [{ authorization: "Bearer made-up" }, "must be Basic"],
    [{ authorization: `Basic ${btoa("SERVICE-1:")}` }, "no token behind the id"],
  ])("says what is wrong with the credentials: %j", async (headers, why) => {
    const { fake } = fakeOf();
    await fake.fetch("https://api.hibob.com/v1/company/people/fields", { headers });
    expect(fake.requests()[0]?.explanation).toContain(why);
  });

  it("names the permission that is missing, with its place in Bob", async () => {
    const { get, fake } = fakeOf();
    fake.permissions.revoke("work.view");
    const { status, headers } = await get("/bulk/people/work");
    expect(status).toBe(403);
    expect(headers.get("x-fake-explanation")).toContain(
      "work.view (People's data > People > Work > View selected employees' Work sections)",
    );
  });

  it("says how many requests a minute are too many", async () => {
    const { get } = fakeOf({ limits: { "GET /company/people/fields": 1 } });
    await get("/company/people/fields");
    const { status, headers } = await get("/company/people/fields");
    expect(status).toBe(429);
    expect(headers.get("x-fake-explanation")).toContain("More than 1 requests a minute to GET /company/people/fields");
    expect(headers.get("retry-after")).toBeNull();
  });

  it("has no explanation when nothing is refused", async () => {
    expect((await fakeOf().get("/company/people/fields")).headers.get("x-fake-explanation")).toBeNull();
  });
});

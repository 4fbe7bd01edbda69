import { describe, expect, it } from "vitest";
import { routes } from "../../src/testing/handlers/index.ts";
import { Router } from "../../src/testing/route.ts";
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
    ["PUT", "/people/search"],
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
  it("names method, path, endpoint, status and time of every request, refused ones too", async () => {
    const { get, search, fake, clock } = fakeOf();
    const start = clock.now();
    await search({ fields: ["root.id"] });
    await clock.advance(1_500);
    await get("/bulk/people/work?limit=500");
    await get("/nothing");
    await fake.fetch("https://api.hibob.com/v1/company/people/fields");
    expect(fake.requests()).toEqual([
      { method: "POST", path: "/people/search", endpoint: "POST /people/search", status: 200, at: start },
      { method: "GET", path: "/bulk/people/work", endpoint: "GET /bulk/people/work", status: 400, at: start + 1_500 },
      { method: "GET", path: "/nothing", endpoint: undefined, status: 404, at: start + 1_500 },
      { method: "GET", path: "/company/people/fields", endpoint: "GET /company/people/fields", status: 401, at: start + 1_500 },
    ]);
    expect(fake.requests({ endpoint: "POST /people/search" })).toHaveLength(1);
  });
});

import { request } from "node:http";
import { createFakeHiBob, type FakeOptions, MovableClock, VirtualClock } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { asker, type Raw } from "./ask.ts";

/** A fake on a port, steered the way a program in another language would. */
async function steered(options: FakeOptions = {}) {
  const clock = new MovableClock(new VirtualClock("2026-06-15T09:00:00Z"));
  const fake = createFakeHiBob({ employees: 20, clock, ...options });
  const server = await fake.listen();
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.control}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return { status: response.status, data: (await response.json()) as Raw };
  };
  return { fake, clock, ask, bob: asker(fake, fetch, server.url), server, [Symbol.asyncDispose]: server.close };
}

describe("the control endpoint", () => {
  it("lists its commands and the scenarios", async () => {
    await using rig = await steered();
    const { ask } = rig;
    const { data } = await ask("GET", "");
    expect(Object.keys(data.commands)).toEqual(expect.arrayContaining(["GET /__fake", "POST /__fake/verbs/{verb}", "POST /__fake/reset"]));
    expect(data.scenarios["no-payroll"]).toBeTypeOf("string");
  });

  it("lets things happen, with the arguments as a list, or one alone", async () => {
    await using rig = await steered();
    const { ask, bob, fake } = rig;
    const { data } = await ask("POST", "/verbs/hire", { firstName: "Ada", surname: "Byron", startDate: "2026-06-15" });
    expect(data.result).toMatchObject({ id: expect.stringMatching(/^\d{19}$/), firstName: "Ada", status: "Active", workRows: [{}] });
    expect(data.result).not.toHaveProperty("core");
    const { id } = data.result;
    expect((await ask("POST", "/verbs/changeWork", [id, { title: "Lead" }])).data.result.title).toBe("Lead");
    expect((await bob.people(["work.title"])).find((person) => person.id === id).work.title).toBe("Lead");
    expect(fake.company.find(id)?.displayName).toBe("Ada Byron");
  });

  it("moves the clock forward, and planned rows take effect", async () => {
    await using rig = await steered();
    const { ask, bob, fake } = rig;
    const { id } = fake.company.employees[0]!;
    await ask("POST", "/verbs/changeWork", [id, { title: "Chair", effectiveDate: "2026-06-20" }]);
    const title = async () => (await bob.people(["work.title"]))[0]!.work.title;
    expect(await title()).toBe("Chief Executive Officer");
    expect((await ask("POST", "/clock", { advance: { days: 5 } })).data).toEqual({ now: "2026-06-20T09:00:00.000Z", today: "2026-06-20" });
    expect(await title()).toBe("Chair");
    expect((await ask("POST", "/clock", { now: "2027-01-01T00:00:00Z" })).data.today).toBe("2027-01-01");
    expect((await ask("GET", "/clock")).data.now).toBe("2027-01-01T00:00:00.000Z");
  });

  it("sets and clears faults, permissions and the audience", async () => {
    await using rig = await steered();
    const { ask, bob } = rig;
    await ask("POST", "/faults", { on: { endpoint: "POST /people/search" }, fault: { kind: "status", status: 503 } });
    expect((await bob.search({ fields: ["root.id"] })).status).toBe(503);
    await ask("POST", "/faults", { fault: { kind: "html" } });
    await ask("DELETE", "/faults");
    expect((await ask("GET", "/faults")).data).toEqual({ faults: [] });
    const { data } = await ask("POST", "/permissions", { revoke: ["work.view"], audience: { department: ["Sales"] } });
    expect([data.granted.includes("work.view"), data.audience]).toEqual([false, { department: ["Sales"] }]);
    expect((await bob.get("/bulk/people/work")).status).toBe(403);
  });

  it("ticks and unticks all the boxes of a request, or none", async () => {
    await using rig = await steered({ permissions: ["root.view"] });
    const { ask, fake } = rig;
    const answer = await ask("POST", "/permissions", { grant: ["work.view"], revoke: ["work.see"] });
    expect([answer.status, fake.permissions.all()]).toEqual([400, ["root.view"]]);
  });

  it("tells what was asked", async () => {
    await using rig = await steered();
    const { ask, bob } = rig;
    await bob.search({ fields: ["root.id"] });
    await bob.get("/company/named-lists/none");
    expect((await ask("GET", "/requests?status=404")).data.requests).toMatchObject([{ path: "/company/named-lists/none" }]);
    expect((await ask("GET", "/requests?last=1")).data.requests).toMatchObject([{ path: "/company/named-lists/none" }]);
    expect((await ask("GET", "/requests?last=1&method=POST")).data.requests).toMatchObject([{ path: "/people/search" }]);
    expect((await ask("GET", "/stats")).data).toMatchObject({ requests: 2, failed: 1 });
    expect((await ask("GET", "/company")).data).toMatchObject({ today: "2026-06-15", employees: { length: 20 } });
  });

  it("starts again, also with other options, on the same clock and credential", async () => {
    await using rig = await steered();
    const { ask, bob } = rig;
    await ask("POST", "/verbs/hire", { firstName: "Ada", surname: "Byron" });
    await ask("POST", "/clock", { advance: { hours: 24 } });
    expect((await ask("POST", "/reset")).data).toEqual({ employees: 20 });
    expect((await ask("POST", "/reset", { employees: 4, seed: 5, scenarios: ["no-payroll"] })).data).toEqual({ employees: 4 });
    expect(await bob.people(["root.id"])).toHaveLength(4);
    expect((await ask("GET", "/clock")).data.today).toBe("2026-06-16");
  });

  it.each([
    ["POST", "/verbs/hir", {}, 400, /There is no verb "hir"/],
    ["POST", "/verbs/reset", [], 400, /There is no verb "reset"/],
    ["POST", "/verbs/hire", "{", 400, /not valid JSON/],
    ["POST", "/verbs/hire", undefined, 400, /hire does not take these arguments/],
    ["POST", "/verbs", {}, 404, /There is no POST/],
    ["POST", "/verbs/terminate", ["1"], 400, /no employee has this id/],
    ["POST", "/clock", { advance: { weeks: 1 } }, 400, /days, hours, minutes and seconds/],
    ["POST", "/clock", { now: "2020-01-01T00:00:00Z" }, 400, /forward only/],
    ["POST", "/clock", { by: 3 }, 400, /does not know by/],
    ["POST", "/clock", [], 400, /JSON object/],
    ["POST", "/clock", { now: "soon" }, 400, /ISO time/],
    ["POST", "/clock", { advance: { days: -1 } }, 400, /forward only/],
    ["POST", "/clock", { advance: {} }, 400, /at least one of days/],
    ["POST", "/clock", { advance: { days: 1 }, now: "2027-01-01" }, 400, /not both/],
    ["POST", "/clock", { advance: { days: 1e13 } }, 400, /year 9999/],
    ["POST", "/permissions", { revok: ["work.view"] }, 400, /There is no "revok" here; there are grant, revoke, model, audience/],
    ["POST", "/permissions", { audience: { departments: ["Sales"] } }, 400, /lists: lifecycleStatus, department, site, ids/],
    ["POST", "/permissions", { model: "fields" }, 400, /"category" or "field"/],
    ["GET", "/requests?stauts=403", undefined, 400, /There is no "stauts" here/],
    ["GET", "/requests?status=all", undefined, 400, /status must be a number/],
    ["GET", "/requests?last=0", undefined, 400, /last must be a number, 1 or more/],
    ["POST", "/faults", { kind: "html" }, 400, /There is no "kind" here; there are on, fault/],
    ["GET", "/company/3", undefined, 404, /There is no GET \/__fake\/company\/3/],
    ["POST", "/reset", { employes: 3 }, 400, /there is no option employes.*employees/],
    ["POST", "/reset", { clock: {} }, 400, /clock stays/],
    ["POST", "/permissions", { grant: "work.view" }, 400, /grant must be a list/],
    ["POST", "/permissions", { grant: ["work.see"] }, 400, /no permission/],
    ["POST", "/faults", { fault: { kind: "x" } }, 400, /no fault/],
    ["POST", "/reset", { scenarios: ["x"] }, 400, /no scenario/],
    ["GET", "/nothing", undefined, 404, /There is no GET \/__fake\/nothing/],
  ])("says what is wrong with %s %s %j", async (method, path, body, status, error) => {
    await using rig = await steered();
    const { ask } = rig;
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.data.error).toMatch(error);
  });

  it("says so when the clock belongs to the program that made the fake", async () => {
    await using rig = await steered({ clock: new VirtualClock() });
    const { ask } = rig;
    expect((await ask("POST", "/clock", { advance: { days: 1 } })).data.error).toContain("moved by the program that made it");
  });
});

describe("a movable clock", () => {
  it("goes by another one, from which it can be set forward", async () => {
    const under = new VirtualClock("2026-06-15T09:00:00Z");
    const clock = new MovableClock(under);
    clock.move({ advance: { days: 1, hours: 2, minutes: 3, seconds: 4 } });
    await under.advance(1_000);
    expect(new Date(clock.now()).toISOString()).toBe("2026-06-16T11:03:05.000Z");
    clock.move({ now: "9999-12-31T00:00:00Z" });
    expect(new Date(clock.now()).toISOString()).toBe("9999-12-31T00:00:00.000Z");
  });

  it("sleeps until the time is over, or the sleeper is called", async () => {
    const under = new VirtualClock();
    const clock = new MovableClock(under);
    const stop = new AbortController();
    const calls = [clock.sleep(1_000), clock.sleep(1_000, stop.signal)];
    stop.abort(new Error("enough"));
    await expect(calls[1]).rejects.toThrow("enough");
    await under.run(calls[0]!);
    expect(under.pending).toBe(0);
  });
});

describe("the control page", () => {
  it("comes to a browser, loads nothing from elsewhere, and may steer from its own origin", async () => {
    await using rig = await steered();
    const { ask, server } = rig;
    const page = await fetch(server.control!, { headers: { accept: "text/html,application/xhtml+xml" } });
    const html = await page.text();
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'",
    );
    expect((await fetch(`${server.control}/stats`, { headers: { accept: "text/html" } })).headers.get("content-type")).toBe(
      "application/json",
    );
    expect(html).not.toMatch(/https?:\/\/|src=|@import/);
    expect((await ask("POST", "/clock", { advance: { days: 1 } }, { origin: new URL(server.control!).origin })).status).toBe(200);
  });
});

describe("who may steer", () => {
  it("is no web page, and nobody who comes under another name of the host", async () => {
    await using rig = await steered();
    const { ask, server, fake } = rig;
    for (const origin of ["https://example.com", "null"]) expect((await ask("GET", "/company", undefined, { origin })).status).toBe(403);
    fake.hire({ firstName: "Ada", surname: "Byron" });
    const reset = (host: string, origin?: string) =>
      new Promise((resolve) => {
        const headers = { host, ...(origin !== undefined && { origin }) };
        request(`${server.control}/reset`, { method: "POST", headers }, (answer) => resolve(answer.statusCode)).end();
      });
    const names = ["fake.example.com", "localhost.example.com:1", "127.0.0.1.example.com"];
    for (const host of names) expect(await reset(host), host).toBe(403);
    expect(await reset("fake.example.com", "http://fake.example.com")).toBe(403);
    expect(fake.company.employees).toHaveLength(21);
    for (const host of ["localhost:4010", "127.0.0.1", "[::1]:4010", "[::1]"]) expect(await reset(host), host).toBe(200);
    expect(fake.company.employees).toHaveLength(20);
  });

  it("is nobody where it is off, or where others can reach the port unless it is switched on", async () => {
    const fake = createFakeHiBob({ employees: 2 });
    await using off = await fake.listen({ control: false });
    await using open = await fake.listen({ host: "0.0.0.0" });
    expect([off.control, open.control]).toEqual([undefined, undefined]);
    const { port } = new URL(off.url);
    expect((await fetch(`http://127.0.0.1:${port}/__fake`)).status).toBe(404);
    await using on = await fake.listen({ host: "0.0.0.0", control: true });
    expect((await fetch(`${on.control!.replace("0.0.0.0", "127.0.0.1")}/company`)).status).toBe(200);
  });

  it("cannot be blocked or limited by what Bob blocks and limits", async () => {
    await using rig = await steered({ scenarios: ["lockout", "down"] });
    const { ask } = rig;
    expect((await ask("GET", "/stats")).status).toBe(200);
  });
});

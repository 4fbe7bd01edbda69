import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { createHiBob } from "hibob-kit";
import { createFakeHiBob } from "hibob-kit/testing";
import { http, passthrough } from "msw";
import { setupServer } from "msw/node";
import { afterEach, describe, expect, it, vi } from "vitest";
import { asker, basic, fakeOf } from "./ask.ts";

let server: ReturnType<typeof setupServer> | undefined;
const letGo = () => {
  server?.close();
  server = undefined;
};
afterEach(letGo);

/** Intercepts as a user's test would. */
function intercept(...handlers: Parameters<typeof setupServer>) {
  letGo();
  server = setupServer(...handlers);
  server.listen({ onUnhandledFrame: "error" });
  return server;
}

describe("the three faces", () => {
  it("give the same answers with the same headers", async () => {
    const { fake } = fakeOf({ limits: "on" });
    intercept(...fakeOf({ limits: "on" }).fake.handlers());
    const intercepted = asker(fake, fetch);
    const direct = asker(fake);
    const requests: Parameters<typeof direct.send>[] = [
      ["POST", "/people/search", { body: { fields: ["root.email", "work.reportsTo", "payroll.salary.payment"], showInactive: true } }],
      ["POST", "/people/nobody", { body: { fields: ["root.id"] } }],
      ["GET", "/bulk/people/work?limit=7"],
      ["GET", "/bulk/people/work?limit=900"],
      ["GET", "/company/named-lists/site?includeArchived=true"],
      ["GET", "/people/1/variables"],
      ["GET", "/no/such/thing"],
      ["GET", "/people/1/bank-accounts", { headers: { "content-type": "application/json" } }], // 400, which it is not without
      ["GET", "/company/people/fields", { headers: { authorization: "Basic made-up" } }],
    ];
    const viaMsw = [];
    for (const request of requests) viaMsw.push(await intercepted.send(...request));
    letGo();
    const other = fakeOf({ limits: "on" }).fake;
    await using listening = await other.listen();
    const overHttp = asker(fake, fetch, listening.url);
    for (const [nth, request] of requests.entries()) {
      const expected = await direct.send(...request);
      for (const answer of [viaMsw[nth]!, await overHttp.send(...request)]) {
        expect([answer.status, answer.text], request[1]).toEqual([expected.status, expected.text]);
        const {
          connection,
          "keep-alive": _,
          "content-length": __,
          "transfer-encoding": ___,
          ...headers
        } = Object.fromEntries(answer.headers);
        expect(headers, `${request[1]} ${connection}`).toEqual(Object.fromEntries(expected.headers));
      }
    }
  });

  it("serve the package's client, each of them", async () => {
    const { fake, clock } = fakeOf();
    const emails = async (options: Partial<Parameters<typeof createHiBob>[0]>) => {
      const bob = createHiBob({ serviceUser: fake.serviceUser, clock, ...options } as Parameters<typeof createHiBob>[0]);
      const { employees } = await bob.people.search({ fields: ["root.email"], showInactive: true }, { retries: 0 });
      const rows = await bob.workHistory.all().toArray({ limit: 1_000 });
      return [...employees.map(({ email }) => email), ...rows.map(({ id }) => id)];
    };
    const direct = await emails({ fetch: fake.fetch });
    expect(direct.length).toBeGreaterThan(100);
    await using listening = await fake.listen();
    expect(await emails({ baseUrl: listening.url })).toEqual(direct);
    intercept(...fake.handlers());
    expect(await emails({})).toEqual(direct);
  });
});

describe("fetch", () => {
  it("takes an address, a URL or a Request, with or without init", async () => {
    const { fake } = fakeOf();
    const headers = { authorization: basic(fake.serviceUser) };
    const url = "https://api.hibob.com/v1/company/named-lists/site";
    const { fetch } = fake; // used on its own, as clients do
    for (const response of [
      await fetch(url, { headers }),
      await fetch(new URL(url), { headers }),
      await fetch(new Request(url, { headers })),
      await fetch(new Request(url, { method: "POST" }), { method: "GET", headers }),
    ]) {
      expect([response.status, (await response.json()).name]).toEqual([200, "site"]);
    }
  });

  it("rejects with the signal's reason and answers nothing, whether aborted before or right after the call", async () => {
    const { fake } = fakeOf();
    const url = "https://api.hibob.com/v1/people/search";
    const request = { method: "POST", body: "{}", headers: { authorization: basic(fake.serviceUser) } };
    const reason = new Error("changed my mind");
    await expect(fake.fetch(url, { ...request, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const call = fake.fetch(url, { ...request, signal: controller.signal });
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    const later = new AbortController();
    const reading = fake.fetch("https://api.hibob.com/v1/company/people/fields", { signal: later.signal });
    later.abort();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(fake.requests()).toEqual([]);
  });
});

describe("a connection that a fault cuts", () => {
  it("ends in the body with every face: the status has come, and what came is not taken for the whole", async () => {
    const { fake } = fakeOf();
    await using listening = await fake.listen();
    const headers = { authorization: basic(fake.serviceUser) };
    const cut = async (ask: typeof fetch, base: string) => {
      fake.faults.on({}, { kind: "reset", afterBytes: 100 });
      const response = await ask(`${base}/company/people/fields`, { headers });
      return [response.status, await response.text().catch((error: Error) => error.message)];
    };
    const answers = [await cut(fake.fetch, "https://api.hibob.com/v1"), await cut(fetch, listening.url)];
    intercept(...fake.handlers());
    answers.push(await cut(fetch, "https://api.hibob.com/v1"));
    expect(answers).toEqual(Array(3).fill([200, "terminated"]));
  });
});

describe("MSW handlers", () => {
  it("are there at once, and answer any base URL that they are told", async () => {
    const { fake } = fakeOf();
    const handlers = fake.handlers({ baseUrl: "http://hr.test:8080/bob(1)/" });
    expect(Array.isArray(handlers)).toBe(true);
    vi.spyOn(console, "error").mockImplementation(() => {});
    intercept(...handlers);
    const { data } = await asker(fake, fetch, "http://hr.test:8080/bob(1)").get("/company/named-lists/site");
    expect(data.name).toBe("site");
    expect((await fetch("http://hr.test:8080/bob(1)")).status).toBe(401);
    await expect(fetch("http://hr.test:8080/bob")).rejects.toThrow();
  });

  it("keep every other request from the network, when unhandled ones are errors", async () => {
    let reached = 0;
    const outside = createServer((_, response) => response.end(String(++reached)));
    await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/v1/company/people/fields`;
    try {
      vi.spyOn(console, "error").mockImplementation(() => {});
      const server = intercept(...fakeOf().fake.handlers());
      await expect(fetch(url)).rejects.toThrow();
      await expect(fetch("https://api.sandbox.hibob.com/v1/people/search", { method: "POST" })).rejects.toThrow();
      expect(reached).toBe(0);
      // The counter would have seen it: the same request, let through.
      server.use(http.get(url, () => passthrough()));
      expect(await (await fetch(url)).text()).toBe("1");
    } finally {
      outside.closeAllConnections();
      outside.close();
    }
  });

  it("put another company in the place of the first for one test, by server.use", async () => {
    const { fake } = fakeOf({ employees: 3 });
    const { fake: other } = fakeOf({ employees: 8 });
    const server = intercept(...fake.handlers());
    const count = async () => (await asker(fake, fetch).people(["root.id"])).length;
    expect(await count()).toBe(3);
    server.use(...other.handlers());
    expect(await count()).toBe(8);
    server.resetHandlers();
    expect(await count()).toBe(3);
  });

  it("say how to install msw when it is absent", () => {
    const missing = () => {
      throw Object.assign(new Error("Cannot find module 'msw'"), { code: "MODULE_NOT_FOUND" });
    };
    vi.spyOn(process, "getBuiltinModule").mockReturnValue({ createRequire: () => missing } as never);
    const { handlers, fetch } = createFakeHiBob();
    expect(() => handlers()).toThrow("npm install --save-dev msw");
    expect(() => handlers()).toThrow(expect.objectContaining({ code: "invalid_input" }));
    expect(fetch).toBeTypeOf("function");
  });

  it("refuse a base that is no address", () => {
    expect(() => createFakeHiBob().handlers({ baseUrl: "api.hibob.com" })).toThrow("complete baseUrl");
  });
});

describe("listen", () => {
  it("opens a port on this machine, and closes it in spite of connections kept alive", async () => {
    const { fake } = fakeOf();
    const listening = await fake.listen();
    expect(listening.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    const { hostname, port } = new URL(listening.url);
    const socket = connect(Number(port), hostname);
    const ended = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => {}); // a reset is an end as well
    const whole = `GET /v1/company/people/fields HTTP/1.1\r\nhost: x\r\nauthorization: ${basic(fake.serviceUser)}\r\n\r\n`;
    const half = "POST /v1/people/search HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n{";
    socket.write(whole + half); // in one piece, so that the answer to the first tells that the second has begun
    await new Promise((resolve) => socket.once("data", resolve));
    await listening.close();
    await ended;
    await listening.close();
    await expect(fetch(`${listening.url}/company/people/fields`)).rejects.toThrow("fetch failed");
  });

  it("answers a big company with one complete body", async () => {
    const { fake } = fakeOf({ employees: 3_000 });
    await using listening = await fake.listen();
    const { data, headers, text } = await asker(fake, fetch, listening.url).search({
      fields: ["root.email", "work.title"],
      showInactive: true,
    });
    expect(data.employees).toHaveLength(3_000);
    expect(Number(headers.get("content-length"))).toBe(Buffer.byteLength(text));
  });

  it("answers odd requests too, and goes on", async () => {
    const { fake } = fakeOf();
    await using listening = await fake.listen();
    const { port } = new URL(listening.url);
    const authorization = basic(fake.serviceUser);
    const ask = (method: string, path: string, body = "", headers: Record<string, string> = {}) =>
      new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
        const outgoing = request({ port, host: "127.0.0.1", method, path, headers: { authorization, ...headers } }, async (incoming) => {
          let text = "";
          for await (const chunk of incoming) text += chunk;
          resolve({ status: incoming.statusCode, text });
        });
        outgoing.on("error", reject).end(body);
      });
    const nothing = { status: 404, text: "" };
    expect(await ask("HEAD", "/v1/company/people/fields")).toEqual(nothing);
    expect(await ask("OPTIONS", "/v1/people/search")).toEqual(nothing);
    expect(await ask("GET", "//")).toEqual(nothing);
    expect(await ask("GET", "http://[/v1/people")).toEqual(nothing);
    expect(await ask("GET", "/v1/people/%zz/work")).toMatchObject({ status: 200, text: expect.stringContaining("<html") });
    expect(await ask("GET", "/v1/company/people/fields", "", { host: "no host at all" })).toEqual(nothing);
    expect(await ask("POST", "/v1/people/search", "x".repeat(20_000_000))).toMatchObject({ status: 400 });
    expect(await ask("POST", "/v1/people/search", '{"fields":["root.id"]}')).toMatchObject({ status: 200 });
    expect(fake.requests({ path: "/people/search", status: 400 })[0]?.body).toHaveLength(20_000_000);
  });

  it("takes forms as fetch does, those too that are none", async () => {
    const { fake } = fakeOf();
    await using listening = await fake.listen();
    const form = (file: string | Blob) => {
      const body = new FormData();
      body.append("file", file);
      return body;
    };
    const type = { "content-type": "multipart/form-data; boundary=x" };
    const path = `/docs/people/${fake.company.employees[0]!.id}/shared/upload`;
    for (const [send, base] of [
      [fake.fetch, "https://api.hibob.com/v1"],
      [fetch, listening.url],
    ] as const) {
      const status = async (body: string | FormData, headers = {}) => {
        const init = { method: "POST", headers: { authorization: basic(fake.serviceUser), ...headers }, body };
        return (await send(`${base}${path}`, init)).status;
      };
      expect(await status(form(new File(["text"], "a.txt", { type: "text/plain" })))).toBe(200);
      expect([await status(form("text")), await status("no form", type), await status(new FormData())]).toEqual([400, 400, 400]);
    }
  });

  it("keeps the connection after an answer, and opens another one after a fault cut it", async () => {
    const { fake } = fakeOf();
    await using listening = await fake.listen();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports: (number | undefined)[] = [];
    const ask = () =>
      new Promise<number | string | undefined>((resolve) => {
        const headers = { authorization: basic(fake.serviceUser) };
        const outgoing = request(`${listening.url}/company/people/fields`, { agent, headers }, (incoming) => {
          incoming.on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
          incoming.on("end", () => resolve(incoming.statusCode)).resume();
        });
        outgoing.on("socket", (socket) => socket.once("connect", () => ports.push(socket.localPort)));
        outgoing.end();
      });
    fake.faults.on({ after: 2 }, { kind: "reset", afterBytes: 10 });
    const ends = [];
    for (let nth = 0; nth < 5; nth++) ends.push(await ask());
    agent.destroy();
    expect(ends).toEqual([200, 200, "ECONNRESET", 200, 200]);
    expect(ports).toHaveLength(2);
  });

  it("says how long an answer is that a fault cuts, and stops looking for what is due when it is closed", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const { fake } = fakeOf();
      const listening = await fake.listen();
      fake.faults.on({}, { kind: "reset", afterBytes: 10 });
      const { headers, body } = await fetch(`${listening.url}/company/people/fields`, {
        headers: { authorization: basic(fake.serviceUser) },
      });
      expect(Number(headers.get("content-length"))).toBeGreaterThan(1_000);
      await body?.cancel();
      expect(vi.getTimerCount()).toBe(1);
      await listening.close();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("sends again by itself what a webhook's receiver did not take", async () => {
    const { fake, clock } = fakeOf();
    let up = false;
    const deliver = async (request: Request) => new Response(null, { status: up || (await request.text()).startsWith("Ping") ? 200 : 503 });
    const webhook = await fake.webhooks.subscribe({ deliver });
    await using _ = await fake.listen();
    fake.webhooks.send("employee.deleted", { employeeId: "1" });
    await fake.webhooks.settled();
    up = true;
    await clock.advance(60_000);
    await vi.waitFor(() => expect(webhook.deliveries()[0]?.state).toBe("delivered"), { timeout: 5_000 });
  });

  it("listens on IPv6 too, where the machine has it, and names it in the form that clients read", async () => {
    const { fake } = fakeOf();
    const listening = await fake.listen({ host: "::1" }).catch((error: Error) => error);
    if (listening instanceof Error) return expect(listening.message).toMatch(/EADDRNOTAVAIL|EAFNOSUPPORT/);
    expect(new URL(listening.url).hostname).toBe("[::1]");
    await listening.close();
  });

  it("says so when the port is taken or none", async () => {
    const { fake } = fakeOf();
    await using listening = await fake.listen();
    await expect(fake.listen({ port: Number(new URL(listening.url).port) })).rejects.toThrow("it is taken. Name another port");
    await expect(fake.listen({ port: 70_000 })).rejects.toThrow("port must be");
  });
});

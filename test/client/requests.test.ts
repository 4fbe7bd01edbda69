import { createServer } from "node:http";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { createClient, type RawRequest } from "../../src/index.ts";
import { bodiless, CREDENTIAL, json, rig } from "./stub.ts";

const GET = (path: string, more: Partial<RawRequest> = {}): RawRequest => ({ method: "GET", path, ...more });

describe("a request", () => {
  it("carries exactly the method, address, headers and body that its declaration says", async () => {
    const { bob, seen, run } = rig(json({ employees: [] }));
    await run(bob.people.search({ fields: ["root.email"], showInactive: true }));
    expect(seen).toHaveLength(1);
    const { method, url, headers, text } = seen[0]!;
    expect([method, url.href]).toEqual(["POST", "https://api.hibob.com/v1/people/search"]);
    expect(headers.get("accept")).toBe("application/json");
    expect(headers.get("content-type")).toBe("application/json");
    expect(JSON.parse(text)).toEqual({ fields: ["root.email"], showInactive: true });
  });

  it("has no content type and no body when it is a GET, which Bob answers with 400 otherwise", async () => {
    const { bob, seen, run } = rig(json([]));
    await run(bob.metadata.fields());
    expect(seen[0]!.headers.has("content-type")).toBe(false);
    expect(seen[0]!.text).toBe("");
    expect(seen[0]!.url.search).toBe("");
  });

  it("encodes the query, so that a cursor with + / and = arrives as it was, and leaves out what is undefined", async () => {
    const cursor = "a+b/c==&d e%20";
    const { bob, seen, run } = rig(json({}));
    await run(bob.request(GET("/x", { query: { cursor, limit: 50, flag: false, none: undefined } })));
    const { url } = seen[0]!;
    expect(Object.fromEntries(url.searchParams)).toEqual({ cursor, limit: "50", flag: "false" });
    expect(url.search).toContain("a%2Bb%2Fc%3D%3D");
  });

  it.each(["https://api.hibob.com/v1", "https://api.hibob.com/v1/"])(
    "goes below %s, with and without a slash at its end",
    async (baseUrl) => {
      const { bob, seen, run } = rig(json([]), { baseUrl });
      await run(bob.metadata.fields());
      expect(seen[0]!.url.href).toBe("https://api.hibob.com/v1/company/people/fields");
    },
  );

  it.each(["", "api.hibob.com/v1", "ftp://api.hibob.com", "https://id:token@api.hibob.com", "https://x/v1?a=b", "https://x/v1#a"])(
    "is not possible with the base URL %j",
    (baseUrl) => {
      expect(() => createClient({ serviceUser: CREDENTIAL, baseUrl })).toThrow(expect.objectContaining({ code: "invalid_input" }));
    },
  );

  it.each([0, 10, 1.5, Number.NaN])("is not possible with a concurrency of %d", (concurrency) => {
    expect(() => createClient({ serviceUser: CREDENTIAL, concurrency })).toThrow(expect.objectContaining({ code: "invalid_input" }));
  });

  it.each([{ timeout: Number.NaN }, { retries: -1 }, { retries: 1.5 }, { deadline: -1 }])(
    "is not sent with the options %o",
    async (options) => {
      const { bob, seen, failure } = rig(json([]));
      expect(await failure(bob.metadata.fields(options))).toMatchObject({ code: "invalid_input" });
      expect(seen).toHaveLength(0);
    },
  );

  it("keeps the client's option where a call passes undefined for it", async () => {
    const { bob, failure } = rig(json("not a list"), { validate: "strict" });
    expect(await failure(bob.metadata.fields({ validate: undefined }))).toMatchObject({
      message: expect.stringContaining("another shape"),
    });
  });
});

describe("an id in a path", () => {
  const odd = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("..", ".", "", "%2e%2e", "a/b", "..\\..", "ü", "\ud800", "?a#b"),
  );

  it("stays one segment of the sent URL, whatever is in it, or is refused before sending", async () => {
    await fc.assert(
      fc.asyncProperty(odd, async (id) => {
        const { bob, seen } = rig(json({ values: [] }));
        const error = await bob.workHistory.list(id as never).then(
          () => undefined,
          (reason) => reason as Error,
        );
        if (error) {
          expect(error).toMatchObject({ code: "invalid_input" });
          expect(seen).toHaveLength(0);
        } else {
          const segments = seen[0]!.url.pathname.split("/");
          expect([seen[0]!.url.host, seen[0]!.url.search, seen[0]!.url.hash]).toEqual(["api.hibob.com", "", ""]);
          expect([segments.length, segments.toSpliced(3, 1)]).toEqual([5, ["", "v1", "people", "work"]]);
          expect(decodeURIComponent(segments[3]!)).toBe(id.toWellFormed());
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(["", ".", "..", undefined, null, 17])("that is %j is refused by the name of its place", async (id) => {
    const { bob, seen, failure } = rig(json({ values: [] }));
    const error = await failure(bob.workHistory.list(id as never));
    expect(error.message).toContain("{id} must be an id as a non-empty string");
    expect(seen).toHaveLength(0);
  });
});

describe("a path of the escape hatch", () => {
  it("stays below the base URL for any text, or is refused before sending", async () => {
    const nasty = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom("/", "..", ".", "%2e", "\\", "\t", "\n", "x", "{id}", "{", "}", "{}", "//", "@", ":", "?", "#", "evil.example"),
          {
            maxLength: 8,
          },
        )
        .map((parts) => `/${parts.join("")}`),
    );
    await fc.assert(
      fc.asyncProperty(nasty, async (path) => {
        const { bob, seen } = rig(json({}));
        const error = await bob.request(GET(path, { params: { id: "1" } })).then(
          () => undefined,
          (reason) => reason as Error,
        );
        if (error) expect(error).toMatchObject({ code: "invalid_input" });
        else expect(seen[0]!.url.href).toBe(`https://api.hibob.com/v1${path.replaceAll("{id}", "1")}`);
      }),
      { numRuns: 400 },
    );
  });

  it("rejects a wrong path instead of throwing before there is a promise", async () => {
    const { bob } = rig(json({}));
    await expect(bob.request(GET("people"))).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("a redirect", () => {
  const servers: { close(): void }[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  const listen = (handle: Parameters<typeof createServer>[1]) =>
    new Promise<string>((resolve) => {
      const server = createServer(handle).listen(0, "127.0.0.1", () =>
        resolve(`http://127.0.0.1:${(server.address() as { port: number }).port}`),
      );
      servers.push(server);
    });

  it("is an error and not followed, so that the credential does not reach another host", async () => {
    let reached = 0;
    const thief = await listen((_, response) => {
      reached++;
      response.end("{}");
    });
    const bob = await listen((_, response) => response.writeHead(302, { location: `${thief}/v1/x` }).end());
    const client = createClient({ serviceUser: CREDENTIAL, baseUrl: `${bob}/v1` });
    await expect(client.request(GET("/x"))).rejects.toMatchObject({ code: "unexpected_answer", status: 302 });
    expect(reached).toBe(0);
  });

  it("is an error in whatever form the runtime shows it", async () => {
    const { bob, failure } = rig(() => Object.defineProperty(bodiless(200), "status", { value: 0 }));
    expect(await failure(bob.request(GET("/x")))).toMatchObject({ code: "unexpected_answer" });
  });
});

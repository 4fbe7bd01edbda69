import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { download } from "../../src/client/download.ts";
import { createClient } from "../../src/index.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";
import { countedSignal } from "./counted-signal.ts";
import { CREDENTIAL, json, never, type Reply, rig } from "./stub.ts";

const LINK = "https://files.example/ada/contract.pdf?signature=S3CRET";

/** Everything an error shows. */
const shown = (error: Error): string =>
  `${error.message} ${error.stack} ${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)}`;

describe("a link", () => {
  it("is fetched as it is, without the credential", async () => {
    const { bob, seen, run } = rig(new Response("%PDF"));
    const file = await run(download(bob.client, LINK));
    expect(await run(file.text())).toBe("%PDF");
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: "GET", url: new URL(LINK) });
    expect(seen[0]!.headers.get("authorization")).toBeNull();
  });

  it.each(["", "not a link", "/ada/contract.pdf", "file:///etc/passwd", "data:text/plain,x", "javascript:1"])(
    "that is not an http(s) address is refused without showing it: %j",
    async (link) => {
      const { bob, seen, failure } = rig(new Response("x"));
      const error = await failure(download(bob.client, link));
      expect(error).toMatchObject({ name: "UnexpectedAnswerError", message: "The link that Bob gave is not an http(s) address" });
      expect(seen).toEqual([]);
    },
  );

  it.each<[number, object]>([
    [403, { code: "http_error", retryable: false }],
    [404, { code: "not_found", retryable: false }],
    [410, { code: "http_error", retryable: false }],
    [503, { code: "server_error", retryable: true }],
  ])("that answers %i is no longer good: the error says what to do, and never shows the link", async (status, expected) => {
    const { bob, seen, failure } = rig(() => new Response(`<Error>${LINK}</Error>`, { status }));
    const error = await failure(download(bob.client, LINK));
    expect(error).toMatchObject({ name: "ResponseError", status, ...expected });
    expect(error.message).toBe(`The download answered ${status}. Links live for a short time only: ask Bob for a new one`);
    expect(shown(error)).not.toMatch(/S3CRET|files\.example/);
    expect(seen).toHaveLength(1);
  });

  it.each<[string, string, Reply]>([
    ["whose host cannot be reached", LINK, () => Promise.reject(new TypeError(`fetch failed: ${LINK}`, { cause: new Error(LINK) }))],
    ["that fetch does not take", LINK.replace("files", "ada:S3CRET@files"), new Response("x")],
  ])("%s is a ConnectionError that shows neither it nor the cause", async (_, link, reply) => {
    const { bob, failure } = rig(reply);
    const error = await failure(download(bob.client, link));
    expect(error).toMatchObject({ name: "ConnectionError", code: "network", retryable: true });
    expect(shown(error)).not.toMatch(/S3CRET|files\.example/);
  });

  it("that breaks in the middle of the file is a ConnectionError that does not show it", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error(LINK)) });
    const { bob, run, failure } = rig(() => new Response(body));
    const error = await failure((await run(download(bob.client, LINK))).bytes());
    expect(error).toMatchObject({ name: "ConnectionError", message: "The download broke off in the middle of the file" });
    expect(shown(error)).not.toContain("S3CRET");
  });
});

describe("the time for a link's answer", () => {
  it.each<[string, object, object, number]>([
    ["is a minute", {}, {}, 60_000],
    ["is the client's", { timeout: 5_000 }, {}, 5_000],
    ["is the call's before the client's", { timeout: 5_000 }, { timeout: 1_000 }, 1_000],
  ])("%s, even when fetch does not heed its signal", async (_, ofClient, ofCall, ms) => {
    const { bob, clock, failure } = rig(() => new Promise(() => {}), ofClient);
    const start = clock.now();
    const error = await failure(download(bob.client, LINK, ofCall));
    expect(error).toMatchObject({ name: "ConnectionError", code: "timeout", retryable: true });
    expect(clock.now() - start).toBe(ms);
  });

  it("does not run on while the file is read", async () => {
    const { bob, clock, run } = rig(new Response("x"));
    await run(download(bob.client, LINK));
    expect(clock.pending).toBe(0);
  });
});

describe("a signal", () => {
  const ended = { name: "AbortError", code: "aborted", cause: "enough" };

  it.each(["call", "client"] as const)("of the %s ends the wait for the answer, and the request", async (whose) => {
    const controller = new AbortController();
    const signals: (AbortSignal | null | undefined)[] = [];
    const clock = new VirtualClock();
    const options = { signal: controller.signal };
    const client = createClient({
      serviceUser: CREDENTIAL,
      clock,
      fetch: (_, init) => {
        signals.push(init?.signal);
        return new Promise(() => {});
      },
      ...(whose === "client" ? options : {}),
    });
    const waiting = download(client, LINK, whose === "call" ? options : {});
    controller.abort("enough");
    await expect(waiting).rejects.toMatchObject(ended);
    expect(signals[0]!.aborted).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it.each(["call", "client"] as const)("of the %s ends the reading of the file", async (whose) => {
    const controller = new AbortController();
    const other = new AbortController();
    let dropped: unknown;
    const body = new ReadableStream({
      cancel: (reason) => {
        dropped = reason;
      },
    });
    const [ofClient, ofCall] = whose === "client" ? [controller, other] : [other, controller];
    const { bob, run, failure } = rig(() => new Response(body), { signal: ofClient.signal });
    const file = await run(download(bob.client, LINK, { signal: ofCall.signal }));
    const reading = file.bytes();
    controller.abort("enough");
    expect(await failure(reading)).toMatchObject(ended);
    expect(dropped).toBe("enough");
  });

  it("that has aborted before keeps the link from being fetched", async () => {
    const { bob, seen, failure } = rig(never);
    expect(await failure(download(bob.client, LINK, { signal: AbortSignal.abort("enough") }))).toMatchObject(ended);
    expect(seen).toEqual([]);
  });

  it("keeps no listener once the file is read", async () => {
    const { signal, listeners } = countedSignal();
    const { bob, run } = rig(() => new Response("x"));
    await run((await run(download(bob.client, LINK, { signal }))).text());
    expect(listeners()).toBe(0);
  });
});

describe("what a file's headers tell", () => {
  const headersOf = async (headers: Record<string, string>) => {
    const { bob, run } = rig(new Response("abc", { headers }));
    return run(download(bob.client, LINK));
  };

  it.each([
    ['attachment; filename="report.csv"', "report.csv"],
    ["attachment; filename=report.csv", "report.csv"],
    ['attachment; filename="a; b.csv"; size=3', "a; b.csv"],
    ["attachment; filename=\"r.csv\"; filename*=UTF-8''r%C3%A9sum%C3%A9.csv", "résumé.csv"],
    ["attachment; filename*=utf-8'en'%e2%82%ac.csv", "€.csv"],
    ["attachment; filename=\"r.csv\"; filename*=UTF-8''%E9%", "r.csv"],
    ['attachment; filename="../../etc/passwd"', "passwd"],
    ["attachment; filename*=UTF-8''..%2F..%5Cboot.ini", "boot.ini"],
    ['attachment; filename=""', undefined],
    ["inline", undefined],
  ])("the name in %j is %j", async (disposition, name) => {
    expect((await headersOf({ "content-disposition": disposition })).fileName).toBe(name);
  });

  it.each<[Record<string, string>, number | undefined]>([
    [{ "content-length": "3" }, 3],
    [{ "content-length": "0" }, 0],
    [{ "content-length": "x" }, undefined],
    [{ "content-length": "3", "content-encoding": "gzip" }, undefined],
    [{}, undefined],
  ])("the size by %j is %j", async (headers, size) => {
    expect((await headersOf(headers)).size).toBe(size);
  });

  it("the type may be missing", async () => {
    const { bob, run } = rig(new Response(new Uint8Array(1)));
    expect((await run(download(bob.client, LINK))).contentType).toBeNull();
    expect((await headersOf({ "content-type": "application/pdf" })).contentType).toBe("application/pdf");
  });
});

describe("another answer of Bob's", () => {
  it("is not touched by a download: the next call is sent with the credential as ever", async () => {
    const { bob, seen, run } = rig([new Response("x"), json({})]);
    await run(download(bob.client, LINK));
    await run(bob.request({ method: "GET", path: "/x" }));
    expect(seen[1]!.headers.get("authorization")).toMatch(/^Basic /);
  });
});

import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { type Download, receiveFile } from "../../src/client/download.ts";
import { type CallOptions, type Client, createClient, endpoint, ResponseError } from "../../src/index.ts";
import { box } from "../../src/model/permissions.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";
import { countedSignal } from "./counted-signal.ts";
import { bodiless, CREDENTIAL, json, never, page, type Reply, rig } from "./stub.ts";

const shared = {
  method: "GET",
  path: "/files/{name}",
  perMinute: undefined,
  permissions: [box("files.view", "Files > View")],
  effect: "read",
} as const;
const aFile = endpoint({ ...shared, receive: receiveFile });
const aRecord = endpoint({ ...shared, response: z.looseObject({}) });

const get = async (client: Client, options?: CallOptions): Promise<Download> =>
  (await client.call(aFile, { path: { name: "x" } }, options)).data as unknown as Download;

/** A body that is fed by hand. */
function fedBody() {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  let dropped = false;
  const body = new ReadableStream<Uint8Array>({
    start(own) {
      controller = own;
    },
    cancel() {
      dropped = true;
    },
  });
  return {
    reply: () => new Response(body),
    send: (...bytes: number[]) => controller.enqueue(new Uint8Array(bytes)),
    end: () => controller.close(),
    breakOff: () => controller.error(new Error("socket of secret.example closed")),
    dropped: () => dropped,
  };
}

const BOM = [0xef, 0xbb, 0xbf];

describe("a file", () => {
  it("comes with its type, name and size, and is asked for with the credential and any type", async () => {
    const headers = { "content-type": "text/csv", "content-disposition": 'attachment; filename="a b.csv"', "content-length": "3" };
    const { bob, seen, run } = rig(new Response("a,b", { headers }));
    const file = await run(get(bob.client));
    expect(file).toMatchObject({ contentType: "text/csv", fileName: "a b.csv", size: 3 });
    expect(await run(file.bytes())).toEqual(new TextEncoder().encode("a,b"));
    expect(seen[0]!.headers.get("accept")).toBe("*/*");
    expect(seen[0]!.headers.get("authorization")).toMatch(/^Basic /);
  });

  it("is text without the byte-order mark", async () => {
    const { bob, run } = rig(() => new Response(new Uint8Array([...BOM, 0xc3, 0xa9])));
    expect(await run((await run(get(bob.client))).text())).toBe("é");
    expect(await run((await run(get(bob.client))).bytes())).toHaveLength(5);
  });

  it("streams as text without the mark, whatever the chunks cut through", async () => {
    const { reply, send, end } = fedBody();
    const { bob, run } = rig(reply);
    const file = await run(get(bob.client));
    for (const byte of [...BOM, 0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac]) send(byte);
    end();
    const read = async () => {
      let text = "";
      for await (const part of file.textStream()) text += part;
      return text;
    };
    expect(await run(read())).toBe("aé€");
  });

  it("is read once: a second time is refused with our error", async () => {
    const { bob, run, failure } = rig(() => new Response("x"));
    const file = await run(get(bob.client));
    await run(file.text());
    expect(await failure(file.bytes())).toMatchObject({ code: "invalid_input" });
    expect(await failure(file.text())).toMatchObject({ code: "invalid_input" });
    expect(() => file.textStream()).toThrow("A download can be read only once");
  });

  it("can still be read when the call is long over", async () => {
    let send = (_: string): void => {};
    const { bob, run, clock } = rig(({ signal }) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          signal.addEventListener("abort", () => controller.error(signal.reason)); // as fetch does
          send = (text) => controller.enqueue(new TextEncoder().encode(text));
        },
      });
      return new Response(body);
    });
    const reader = (await run(get(bob.client))).textStream().getReader();
    await clock.advance(3_600_000);
    send("late");
    expect(await run(reader.read())).toEqual({ done: false, value: "late" });
  });

  it("does not keep other calls from being sent while nobody has read it", async () => {
    const { reply } = fedBody();
    const { bob, run } = rig([reply, json({ a: 1 })], { concurrency: 1 });
    await run(get(bob.client));
    expect((await run(bob.client.call(aRecord, { path: { name: "x" } }))).data).toEqual({ a: 1 });
  });
});

describe("a file that does not come to its end", () => {
  it("fails with AbortedError when the caller's signal aborts, and its connection is dropped", async () => {
    const { reply, send, dropped } = fedBody();
    const { bob, run, failure } = rig(reply);
    const { signal, abort, listeners } = countedSignal();
    const file = await run(get(bob.client, { signal }));
    send(1);
    const reading = file.bytes();
    abort("enough");
    expect(await failure(reading)).toMatchObject({ name: "AbortError", code: "aborted", cause: "enough", endpoint: aFile.id });
    expect(dropped()).toBe(true);
    expect(listeners()).toBe(0);
  });

  it.each(["text", "textStream"] as const)("fails with AbortedError read as %s too", async (how) => {
    const { reply, send } = fedBody();
    const { bob, run, failure } = rig(reply);
    const { signal, abort } = countedSignal();
    const file = await run(get(bob.client, { signal }));
    send(97);
    const reading = how === "text" ? file.text() : Array.fromAsync(file.textStream());
    abort();
    expect(await failure(reading)).toMatchObject({ code: "aborted" });
  });

  it("fails with ConnectionError when the connection breaks, which shows nothing of what broke", async () => {
    const { reply, send, breakOff } = fedBody();
    const { bob, run, failure } = rig(reply);
    const { signal, listeners } = countedSignal();
    const file = await run(get(bob.client, { signal }));
    send(1);
    breakOff();
    const error = await failure(file.bytes());
    expect(error).toMatchObject({ name: "ConnectionError", code: "network", retryable: true, endpoint: aFile.id });
    expect(`${error.message}${error.cause}`).not.toContain("secret");
    expect(listeners()).toBe(0);
  });

  it("can be cancelled, also when it has broken off, and drops its connection", async () => {
    const { reply, dropped } = fedBody();
    const { bob, run } = rig(reply);
    await run((await run(get(bob.client))).body.cancel());
    expect(dropped()).toBe(true);
    const broken = fedBody();
    const second = rig(broken.reply);
    const file = await second.run(get(second.bob.client));
    broken.breakOff();
    await expect(second.run(file.body.cancel())).resolves.toBeUndefined();
  });
});

describe("a long-lived signal", () => {
  it.each<[string, (file: Download, end: () => void) => Promise<unknown>]>([
    [
      "read to its end",
      (file, end) => {
        end();
        return file.bytes();
      },
    ],
    ["cancelled", (file) => file.body.cancel()],
    ["cancelled as text", (file) => file.textStream().cancel()],
  ])("keeps no listener of a file that was %s", async (_, use) => {
    const { signal, listeners } = countedSignal();
    const { reply, send, end } = fedBody();
    const { bob, run, clock } = rig(reply);
    const file = await run(get(bob.client, { signal }));
    send(1);
    await clock.advance(0); // the first chunk waits to be read
    expect(listeners()).toBe(1);
    await run(use(file, end));
    expect(listeners()).toBe(0);
  });

  it.each<[string, Reply]>([
    ["an empty file", new Response("")],
    ["an answer without a body", bodiless(204)],
    ["a refusal", json({}, 404)],
  ])("keeps no listener of %s", async (_, reply) => {
    const { signal, listeners } = countedSignal();
    const { bob, run } = rig(reply);
    await run(get(bob.client, { signal }).catch(() => {}));
    expect(listeners()).toBe(0);
  });
});

describe("the time limit", () => {
  it("covers the wait for a file's headers", async () => {
    const { bob, failure, clock } = rig(never, { retries: 0 });
    const start = clock.now();
    expect(await failure(get(bob.client, { timeout: 1_000 }))).toMatchObject({ name: "ConnectionError", code: "timeout" });
    expect(clock.now() - start).toBe(1_000);
  });

  it("leaves the reading of the file alone", async () => {
    const { reply, send, end } = fedBody();
    const { bob, run, clock } = rig(reply);
    const file = await run(get(bob.client, { timeout: 1_000 }));
    const reading = file.bytes();
    await clock.advance(3_600_000);
    send(7);
    end();
    expect(await run(reading)).toEqual(new Uint8Array([7]));
    expect(clock.pending).toBe(0);
  });
});

describe("a refusal where a file was asked for", () => {
  const LIMIT = { "x-ratelimit-limit": "5", "x-ratelimit-remaining": "0", "retry-after": "60" };
  it.each<[string, Reply]>([
    ["403", json({ key: "exception.forbidden", error: "no" }, 403)],
    ["403 with a web page", page(403)],
    ["404", json({ error: "none" }, 404)],
    ["429", json({ error: "slow down" }, 429, LIMIT)],
    ["500", json({ error: "oops" }, 500)],
    ["503 without a body", bodiless(503)],
    ["a web page with 200", page(200)],
    ["a redirect", new Response(null, { status: 302, headers: { location: "https://elsewhere.example" } })],
  ])("is the same error, after as many attempts, as for JSON: %s", async (_, reply) => {
    const outcomes = [aFile, aRecord].map(async (endpoint) => {
      const { bob, failure, seen } = rig(reply);
      const error = await failure(bob.client.call(endpoint, { path: { name: "x" } }));
      return { ...error, name: error.name, message: error.message, attempts: seen.length };
    });
    const [file, record] = await Promise.all(outcomes);
    expect(file).toEqual(record);
  });

  it("that passes is followed by the file", async () => {
    const { bob, run, seen } = rig([json({}, 503), new Response("x")]);
    expect(await run((await run(get(bob.client))).text())).toBe("x");
    expect(seen).toHaveLength(2);
  });
});

describe("an endpoint that receives its answer itself", () => {
  const received = async (reply: Reply, receive: (response: Response) => unknown) => {
    const { bob, run, seen } = rig(reply);
    return { answer: await run(bob.client.call(endpoint({ ...shared, receive }), { path: { name: "x" } })), seen };
  };

  it("gets a 204 too, and may give nothing", async () => {
    const statuses: number[] = [];
    const { answer } = await received(bodiless(204), ({ status }) => void statuses.push(status));
    expect(answer).toMatchObject({ status: 204, data: undefined });
    expect(statuses).toEqual([204]);
  });

  it("gives what it made of the answer, null and the empty text included", async () => {
    for (const value of ["text", "", null, 0]) {
      const { answer } = await received(new Response("body"), () => value);
      expect(answer.data).toBe(value);
    }
  });

  it("drops what it leaves unread", async () => {
    const { seen } = await received(fedBody().reply, ({ headers }) => headers.get("location"));
    expect(seen[0]!.signal.aborted).toBe(true);
  });

  it("may refuse the answer with an error of ours", async () => {
    const { bob, failure } = rig(() => new Response("x"));
    const refuse = () => {
      throw new ResponseError("odd", "odd");
    };
    expect(await failure(bob.client.call(endpoint({ ...shared, receive: refuse }), { path: { name: "x" } }))).toMatchObject({
      code: "odd",
    });
  });

  it("is tried again when the answer breaks while it reads it", async () => {
    const broken = fedBody();
    broken.breakOff();
    const { bob, run, seen } = rig([broken.reply, new Response("whole")]);
    const anEndpoint = endpoint({ ...shared, receive: (response: Response) => response.text() });
    expect((await run(bob.client.call(anEndpoint, { path: { name: "x" } }))).data).toBe("whole");
    expect(seen).toHaveLength(2);
  });
});

describe("a form", () => {
  it("reaches fetch with its files and a boundary that fits, and is sent once", async () => {
    const requests: Request[] = [];
    const clock = new VirtualClock();
    const client = createClient({
      serviceUser: CREDENTIAL,
      clock,
      fetch: async (request, init) => {
        requests.push(new Request(request, init)); // as fetch itself does
        return json({ error: "oops" }, 500);
      },
    });
    const body = new FormData();
    body.append("file", new Blob(["Hello"], { type: "text/plain" }), 'größe "1".txt');
    const anUpload = endpoint({ ...shared, method: "POST", body: z.instanceof(FormData), effect: "write" });
    const sent = client.call(anUpload, { path: { name: "x" }, body });
    await expect(clock.run(sent)).rejects.toMatchObject({ code: "server_error", retryable: false });
    expect(requests).toHaveLength(1);
    const file = (await requests[0]!.formData()).get("file") as File;
    expect([file.name, file.type, await file.text()]).toEqual(['größe "1".txt', "text/plain", "Hello"]);
  });
});

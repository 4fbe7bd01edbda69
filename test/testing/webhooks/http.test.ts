import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { systemClock } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { MINUTE, signed, webhooksOf } from "./rig.ts";

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A receiver on a port of this machine. */
async function server(answer: Answer) {
  const received: { method: string; path: string; headers: IncomingMessage["headers"]; text: string }[] = [];
  const listening = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    received.push({ method: request.method!, path: request.url!, headers: request.headers, text });
    answer(request, response, text);
  });
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const { port } = listening.address() as AddressInfo;
  const close = async () => {
    listening.closeAllConnections();
    await new Promise((resolve) => listening.close(resolve));
  };
  return { received, url: `http://127.0.0.1:${port}/bob?key=private`, close, [Symbol.asyncDispose]: close };
}

const isPing = (text: string) => text === "Ping test";

describe("a receiver on a port", () => {
  it("gets the connection test and signed events by POST", async () => {
    await using receiver = await server((_, response) => response.end("thank you"));
    const { happen, webhooks } = webhooksOf();
    const webhook = await webhooks.subscribe({ url: receiver.url, secret: "s3cret" });
    happen("Zoë");
    happen("2");
    await webhooks.settled();
    expect(receiver.received.map(({ method, path, text }) => [method, path, text.slice(0, 9)])).toEqual([
      ["POST", "/bob?key=private", "Ping test"],
      ["POST", "/bob?key=private", '{"company'],
      ["POST", "/bob?key=private", '{"company'],
    ]);
    for (const { headers, text } of receiver.received) {
      expect(headers["bob-signature"]).toBe(signed(text, "s3cret"));
      expect(headers["content-length"]).toBe(String(Buffer.byteLength(text)));
      expect(headers["transfer-encoding"]).toBeUndefined();
    }
    expect(webhook.deliveries().map(({ state }) => state)).toEqual(["delivered", "delivered"]);
  });

  it("is not followed elsewhere, and is tried again after a broken connection", async () => {
    let nth = 0;
    await using receiver = await server((request, response, text) => {
      if (isPing(text)) return void response.end();
      if (nth++ === 0) return void request.socket.destroy();
      if (nth === 2) return void response.writeHead(302, { location: "/elsewhere" }).end();
      response.writeHead(204).end();
    });
    const { clock, happen, webhooks } = webhooksOf();
    const webhook = await webhooks.subscribe({ url: new URL(receiver.url) });
    happen("1");
    for (const wait of [MINUTE, 2 * MINUTE, 0]) {
      await webhooks.settled();
      await clock.advance(wait);
    }
    expect(webhook.deliveries()[0]).toMatchObject({
      state: "delivered",
      attempts: [{ error: expect.stringMatching(/^the connection failed \(\w+\)$/) }, { status: 302 }, { status: 204 }],
    });
    expect(receiver.received.every(({ path }) => path.startsWith("/bob"))).toBe(true);
  });

  it("that is not there establishes nothing, and the error shows neither its address nor the secret", async () => {
    const receiver = await server((_, response) => response.end());
    await receiver.close();
    const { webhooks } = webhooksOf();
    const error: Error = await webhooks.subscribe({ url: receiver.url, secret: "s3cret" }).then(
      () => expect.unreachable(),
      (refused) => refused,
    );
    expect(error.message).toContain("to the text it was the connection failed (ECONNREFUSED)");
    expect(JSON.stringify([String(error), error.stack, error.cause])).not.toMatch(/private|s3cret/);
  });

  it("that hangs fails after ten seconds on the clock, and its connection is dropped", async () => {
    let dropped = false;
    await using receiver = await server((request, response, text) => {
      if (isPing(text)) return void response.end();
      request.socket.once("close", () => {
        dropped = true;
      });
    });
    const { clock, happen, webhooks } = webhooksOf();
    const start = clock.now();
    const webhook = await webhooks.subscribe({ url: receiver.url });
    happen("1");
    await clock.run(webhooks.settled());
    expect(clock.now()).toBe(start + 10_000);
    expect(webhook.deliveries()[0]!.attempts).toEqual([{ at: start, error: "no answer within 10 s" }]);
    await expect.poll(() => dropped).toBe(true);
  });

  it("is not failed by a virtual clock that jumps while it works", async () => {
    await using receiver = await server((_, response) => void setTimeout(() => response.end(), 150));
    const { clock, happen, webhooks } = webhooksOf();
    const webhook = await webhooks.subscribe({ url: receiver.url });
    happen("1");
    await clock.run(clock.sleep(MINUTE));
    await clock.run(webhooks.settled());
    expect(webhook.deliveries()[0]!.state).toBe("delivered");
  });

  it("gets events on the machine's clock as well", async () => {
    await using receiver = await server((_, response) => response.end());
    const { webhooks } = webhooksOf({ clock: systemClock });
    const webhook = await webhooks.subscribe({ url: receiver.url });
    webhooks.send("employee.deleted", { employeeId: "1" });
    await webhooks.settled();
    expect(webhook.deliveries()[0]!.state).toBe("delivered");
  });

  it("can be reached by a fetch of one's own", async () => {
    const asked: string[] = [];
    const { happen, webhooks } = webhooksOf({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        asked.push(`${request.method} ${request.url}`);
        return new Response();
      },
    });
    await webhooks.subscribe({ url: "https://hooks.example.com/bob" });
    happen("1");
    await webhooks.settled();
    expect(asked).toEqual(["POST https://hooks.example.com/bob", "POST https://hooks.example.com/bob"]);
  });
});

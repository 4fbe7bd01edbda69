import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createHiBob } from "hibob-kit";
import { expect, it } from "vitest";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

it("an answer whose time is up is no longer read, also after the garbage collector has been round", async () => {
  let asked: IncomingMessage | undefined;
  const server = createServer((request, response) => {
    asked = request;
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"employees":['); // and then nothing more
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  let sent = (): void => {};
  const reading = new Promise<void>((resolve) => {
    sent = resolve;
  });
  const abort = new AbortController();
  const bob = createHiBob({
    baseUrl: `http://127.0.0.1:${port}/v1`,
    serviceUser: { id: "id", token: "token" },
    retries: 0,
    fetch: async (request, init) => {
      const response = await fetch(request, init);
      sent();
      return response;
    },
  });
  const call = bob.people.search({ fields: ["root.id"] }, { signal: abort.signal });
  await reading;
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  abort.abort();
  await expect(call).rejects.toMatchObject({ code: "aborted" });
  await once(asked!.socket, "close");
  server.close();
}, 10_000);

import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { InvalidInputError } from "../client/errors.ts";
import type { Engine } from "./engine.ts";
import { belowVersion } from "./fetch-face.ts";

/** Where a fake listens. */
export interface ListenOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`: this machine only. */
  readonly host?: string;
}

/** A fake that listens on a port. */
export interface FakeServer {
  /** Base URL for clients, e.g. `http://127.0.0.1:4010/v1`. */
  readonly url: string;
  /** Stops listening and ends open connections. May be called twice. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Opens a port and answers there. */
export async function listen(engine: Engine, { port = 0, host = "127.0.0.1" }: ListenOptions = {}): Promise<FakeServer> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidInputError("port must be a whole number from 0 to 65535");
  const { createServer } = await import("node:http");
  const server = createServer(async (incoming, outgoing) => {
    try {
      const body = await textOf(incoming);
      // The request line may hold any text; what is no address is no path either.
      const url = URL.parse(`http://fake${incoming.url ?? ""}`);
      const reply = engine.answer({
        method: incoming.method ?? "",
        path: url ? belowVersion(url.pathname) : undefined,
        query: url?.searchParams ?? new URLSearchParams(),
        authorization: incoming.headers.authorization,
        body,
      });
      outgoing.statusCode = reply.status;
      for (const [name, value] of Object.entries(reply.headers)) outgoing.setHeader(name, value);
      outgoing.end(reply.body);
    } catch (error) {
      if (outgoing.headersSent || outgoing.destroyed) return void outgoing.destroy();
      outgoing.statusCode = 500;
      outgoing.end(error instanceof Error ? error.message : "The fake failed");
    }
  });
  await opened(server, port, host);
  const { address, family, port: actual } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= new Promise<void>((resolve) => {
      server.close(() => resolve());
      // Clients keep their connections for the next request; waiting for them to let go would take for ever.
      server.closeAllConnections();
    }));
  return { url: `http://${family === "IPv6" ? `[${address}]` : address}:${actual}/v1`, close, [Symbol.asyncDispose]: close };
}

function opened(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "it is taken" : (cause.code ?? "unknown reason");
      const hint = "Name another port, or port 0 for any that is free";
      reject(new InvalidInputError(`The fake cannot listen on port ${port} of ${host}: ${why}`, { hint, cause }));
    });
    server.listen(port, host, resolve);
  });
}

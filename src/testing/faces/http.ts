import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../../client/clock.ts";
import { InvalidInputError } from "../../client/errors.ts";
import type { Answering } from "../engine.ts";
import type { Reply } from "../reply.ts";
import { CONTROL_PAGE } from "./control-page.ts";
import { aroundVersion, contentOf } from "./fetch.ts";

/** Where a fake listens. */
export interface ListenOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`: this machine only. */
  readonly host?: string;
  /**
   * Whether `/__fake` answers, through which programs in other languages move the clock, let things happen and set faults.
   * Default: when `host` is this machine only.
   */
  readonly control?: boolean;
}

/** A fake that listens on a port. */
export interface FakeServer {
  /** Base URL for clients, e.g. `http://127.0.0.1:4010/v1`. */
  readonly url: string;
  /** Address of the control endpoint, e.g. `http://127.0.0.1:4010/__fake`; `undefined` when it is off. */
  readonly control: string | undefined;
  /** Stops listening and ends open connections. May be called twice. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function bodyOf(request: IncomingMessage): Promise<Awaited<ReturnType<typeof contentOf>>> {
  const bytes = await bytesOf(request);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) return { body: bytes.toString("utf8") };
  return contentOf(new Response(bytes as unknown as BodyInit, { headers: { "content-type": type } }));
}

/** Answers requests to the control endpoint. */
type Control = (request: {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}) => Promise<{
  readonly status: number;
  readonly value: unknown;
}>;

/** What a face needs when it is there for long. */
interface Ticking extends Answering {
  /** Lets happen what is due. */
  tick(): void;
}

/** How often the fake looks whether something is due while nobody asks it, e.g. a webhook to be sent again. */
const TICK_MS = 1_000;

const CONTROL = "/__fake";
const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

/**
 * Whether a request comes from a program of this machine or from the control page. Another web page would send another
 * origin, or reach this machine under a name of its own.
 */
const isLocal = ({ headers: { host = "", origin } }: IncomingMessage): boolean =>
  (origin === undefined || origin === `http://${host}`) && LOOPBACK.includes(host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1"));

/** Opens a port and answers there. */
export async function listen(engine: Ticking, options: ListenOptions, answerControl: Control): Promise<FakeServer> {
  const { port = 0, host = "127.0.0.1", control = LOOPBACK.includes(host) } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidInputError("port must be a whole number from 0 to 65535");
  const { createServer } = await import("node:http");
  const isAllowed = (request: IncomingMessage): boolean => options.control === true || isLocal(request);
  const server = createServer(async (incoming, outgoing) => {
    try {
      // The request line may hold any text; what is no address is no path either.
      const url = URL.parse(`http://${incoming.headers.host ?? "fake"}${incoming.url ?? ""}`);
      if (url && control && below(CONTROL, url.pathname)) await steer(url, incoming, outgoing, isAllowed, answerControl);
      else await answer(url, incoming, outgoing, engine);
    } catch (error) {
      if (outgoing.headersSent || outgoing.destroyed) return void outgoing.destroy();
      outgoing.statusCode = 500;
      outgoing.end(error instanceof Error ? error.message : "The fake failed");
    }
  });
  await opened(server, port, host);
  const { address, family, port: actual } = server.address() as AddressInfo;
  const origin = `http://${family === "IPv6" ? `[${address}]` : address}:${actual}`;
  const ticking = setInterval(() => engine.tick(), TICK_MS).unref();
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= new Promise<void>((resolve) => {
      clearInterval(ticking);
      server.close(() => resolve());
      // Clients keep their connections for the next request; waiting for them to let go would take for ever.
      server.closeAllConnections();
    }));
  return { url: `${origin}/v1`, control: control ? origin + CONTROL : undefined, close, [Symbol.asyncDispose]: close };
}

const below = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);

async function answer(url: URL | null, incoming: IncomingMessage, outgoing: ServerResponse, engine: Answering): Promise<void> {
  const { method = "", headers } = incoming;
  const content = await bodyOf(incoming);
  const place = url ? aroundVersion(url) : undefined;
  const reply = engine.answer({
    method,
    path: place?.path,
    base: place?.base ?? "",
    query: url?.searchParams ?? new URLSearchParams(),
    authorization: headers.authorization,
    contentType: headers["content-type"],
    ...content,
  });
  await send(reply, outgoing, engine.clock());
}

async function steer(
  { pathname, searchParams }: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  isAllowed: (request: IncomingMessage) => boolean,
  answerControl: Control,
): Promise<void> {
  const body = (await bytesOf(incoming)).toString("utf8");
  const request = { method: incoming.method ?? "", path: pathname.slice(CONTROL.length), query: searchParams, body };
  if (request.method === "GET" && request.path === "" && incoming.headers.accept?.includes("text/html")) {
    outgoing.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": PAGE_MAY }).end(CONTROL_PAGE);
    return;
  }
  const { status, value } = isAllowed(incoming) ? await answerControl(request) : NOT_LOCAL;
  outgoing.writeHead(status, { "content-type": "application/json" }).end(`${JSON.stringify(value)}\n`);
}

const PAGE_MAY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'";
const NOT_LOCAL = { status: 403, value: { error: "The control endpoint is for programs of this machine" } };

async function send({ status, headers, body, cutAfter, delay }: Reply, outgoing: ServerResponse, clock: Clock): Promise<void> {
  if (delay !== undefined) {
    const gone = new AbortController();
    outgoing.once("close", () => gone.abort());
    await clock.sleep(delay, gone.signal);
  }
  if (cutAfter === 0) return void outgoing.destroy();
  outgoing.statusCode = status;
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  if (cutAfter === undefined) return void outgoing.end(body);
  const bytes = Buffer.from(body as string);
  outgoing.setHeader("content-length", bytes.length);
  outgoing.write(bytes.subarray(0, cutAfter), () => outgoing.destroy());
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

import type { Clock } from "../../client/clock.ts";
import type { Answering } from "../engine.ts";
import type { Reply } from "../reply.ts";
import type { FakeRequest, SentFile } from "../request.ts";

/** What stands before and behind the version in an address of any host; `undefined` when there is no version in it. */
export function aroundVersion({ origin, pathname }: URL): { readonly base: string; readonly path: string } | undefined {
  const [, prefix, path] = /^(.*?\/v1)(\/.*)$/.exec(pathname) ?? [];
  return prefix === undefined || path === undefined ? undefined : { base: origin + prefix, path };
}

/** Answers a fetch API request. */
export async function answerFetch(engine: Answering, request: Request, around: typeof aroundVersion = aroundVersion): Promise<Response> {
  const url = new URL(request.url);
  const { headers, method, signal } = request;
  // Awaited even without a body, so that an abort right after the call comes before the answer, as with a real fetch.
  const content = await (request.body === null || signal.aborted ? {} : contentOf(request));
  signal.throwIfAborted();
  const place = around(url);
  const reply = engine.answer({
    method,
    path: place?.path,
    base: place?.base ?? url.origin,
    query: url.searchParams,
    authorization: headers.get("authorization") ?? undefined,
    contentType: headers.get("content-type") ?? undefined,
    ...content,
  });
  return responseOf(reply, engine.clock(), signal);
}

/** The body of a request: its text, or the file of a form. */
export async function contentOf(request: Request | Response): Promise<Pick<FakeRequest, "body" | "file">> {
  if (!request.headers.get("content-type")?.startsWith("multipart/form-data")) return { body: await request.text() };
  try {
    const part = (await request.formData()).get("file");
    if (part === null || typeof part === "string") return {};
    const file: SentFile = { name: part.name, type: part.type, bytes: new Uint8Array(await part.arrayBuffer()) };
    return { file };
  } catch {
    return {}; // no form at all: refused like one without the part
  }
}

async function responseOf({ status, headers, body, cutAfter, delay }: Reply, clock: Clock, signal: AbortSignal): Promise<Response> {
  if (delay !== undefined) await clock.sleep(delay, signal);
  if (cutAfter === undefined) return new Response(body.length === 0 ? null : (body as BodyInit), { status, headers });
  if (cutAfter === 0) throw new TypeError("fetch failed", { cause: RESET });
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  let sent = false;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      // The error comes with the next reading, and not at once: earlier it would throw away the bytes, with msw the status too.
      if (sent) await new Promise((resolve) => later(resolve));
      if (sent) controller.error(new TypeError("terminated", { cause: RESET }));
      else controller.enqueue(bytes.subarray(0, cutAfter));
      sent = true;
    },
  });
  // The length of the whole: without it a body that ends early looks complete to who reads it through msw.
  return new Response(stream, { status, headers: { ...headers, "content-length": String(bytes.length) } });
}

// Taken when the module is loaded, before a test puts its own timers in the place of the real ones.
const later = globalThis.setTimeout;

/** Whether an answer failed because a fault cut the connection. */
export const isCut = (error: unknown): boolean => error instanceof TypeError && error.cause === RESET;

const RESET = Object.assign(new Error("The fake cut the connection"), { code: "ECONNRESET" });

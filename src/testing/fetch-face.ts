import type { Engine } from "./engine.ts";
import type { Reply } from "./reply.ts";

/** What stands behind the version in an address of any host; `undefined` when there is no version in it. */
export const belowVersion = (pathname: string): string | undefined => /^.*?\/v1(\/.*)$/.exec(pathname)?.[1];

/** Answers a fetch API request. */
export async function answerFetch(engine: Engine, request: Request, pathOf: (url: URL) => string | undefined): Promise<Response> {
  const url = new URL(request.url);
  // Awaited even without a body, so that an abort right after the call comes before the answer, as with a real fetch.
  const body = await (request.body === null || request.signal.aborted ? "" : request.text());
  request.signal.throwIfAborted();
  const reply = engine.answer({
    method: request.method,
    path: pathOf(url),
    query: url.searchParams,
    authorization: request.headers.get("authorization") ?? undefined,
    body,
  });
  return responseOf(reply);
}

const responseOf = ({ status, headers, body }: Reply): Response => new Response(body === "" ? null : body, { status, headers });

import type { RequestHandler } from "msw";
import { InvalidInputError } from "../../client/errors.ts";
import { isCut } from "./fetch.ts";

type Msw = typeof import("msw");

// Loaded on demand and synchronously: the other faces work without it, and handlers are wanted in a plain array.
function loadMsw(): Msw {
  const { createRequire } = process.getBuiltinModule("node:module");
  try {
    return createRequire(import.meta.url)("msw") as Msw;
  } catch (cause) {
    throw new InvalidInputError("fake.handlers() needs msw", { hint: "Run: npm install --save-dev msw", cause });
  }
}

/** Handlers that hand everything below `baseUrl` to `answer`, with the path below it. */
export function mswHandlers(
  baseUrl: string,
  answer: (request: Request, around: (url: URL) => { readonly base: string; readonly path: string }) => Promise<Response>,
): RequestHandler[] {
  if (!URL.canParse(baseUrl)) throw new InvalidInputError("handlers() needs a complete baseUrl, e.g. https://api.hibob.com/v1");
  const { http, HttpResponse } = loadMsw();
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, "");
  // A pattern and not a path text: msw would read a colon or a star in the base as its own syntax.
  const below = new RegExp(`^${`${base.origin}${prefix}`.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(/|$)`);
  return [
    http.all(below, async ({ request }) => {
      try {
        return await answer(request, ({ origin, pathname }) => ({ base: origin + prefix, path: pathname.slice(prefix.length) }));
      } catch (error) {
        // msw makes a 500 of what is thrown, with a report on the console.
        if (isCut(error) || request.signal.aborted) return HttpResponse.error();
        throw error;
      }
    }),
  ];
}

import type * as z from "zod/mini";
import type { Endpoint, InputOf } from "../client/endpoint.ts";
import type { Access } from "./access.ts";
import type { CompanyState } from "./company/company.ts";
import type { Reply } from "./reply.ts";

/** What a handler gets: the request, checked against its declaration, and the world it is asked about. */
export interface Exchange<E extends Endpoint = Endpoint> {
  /** The holes of the path, decoded. */
  readonly path: InputOf<E> extends { readonly path: infer Holes } ? Holes : undefined;
  readonly query: z.output<NonNullable<E["query"]>>;
  readonly body: z.output<NonNullable<E["body"]>>;
  readonly company: CompanyState;
  readonly access: Access;
}

interface RouteOptions {
  /** Turns what Bob accepts, and the declaration does not, into what the declaration says. */
  readonly prepare?: (body: unknown) => unknown;
}

/** One endpoint of the fake: the declaration decides path, checks and limit, the handler the answer. */
export interface Route extends RouteOptions {
  readonly endpoint: Endpoint;
  readonly answer: (exchange: Exchange<never>) => Reply;
}

/** Gives a declared endpoint its answer. */
export const route = <E extends Endpoint>(endpoint: E, answer: (exchange: Exchange<E>) => Reply, options: RouteOptions = {}): Route =>
  ({ endpoint, answer, ...options }) as unknown as Route;

interface Match {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
}

/** Finds the route of a method and path; a literal segment wins over a hole, so `/people/search` is no identifier. */
export class Router {
  /** By method and number of segments, literal segments first. */
  readonly #routes = new Map<string, { readonly route: Route; readonly segments: readonly string[] }[]>();

  constructor(routes: readonly Route[]) {
    for (const one of routes) {
      const segments = one.endpoint.path.split("/").slice(1);
      const key = `${one.endpoint.method} ${segments.length}`;
      this.#routes.set(key, [...(this.#routes.get(key) ?? []), { route: one, segments }]);
    }
    for (const alike of this.#routes.values()) alike.sort((a, b) => order(a.segments, b.segments));
  }

  match(method: string, path: string): Match | undefined {
    const parts = path.split("/").slice(1);
    for (const { route: found, segments } of this.#routes.get(`${method} ${parts.length}`) ?? []) {
      const holes = holesIn(segments, parts);
      if (holes) return { route: found, path: holes };
    }
    return undefined;
  }
}

const isHole = (segment: string): boolean => segment.startsWith("{");

function order(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = Number(isHole(a[at] as string)) - Number(isHole(b[at] as string));
    if (difference !== 0) return difference;
  }
  return 0;
}

function holesIn(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const holes: Record<string, string> = {};
  for (const [at, segment] of segments.entries()) {
    const part = parts[at] as string;
    if (!isHole(segment)) {
      if (segment !== part) return undefined;
      continue;
    }
    try {
      holes[segment.slice(1, -1)] = decodeURIComponent(part);
    } catch {
      return undefined; // a broken escape is no id
    }
    if (part === "") return undefined;
  }
  return holes;
}

import type { Route } from "./route.ts";

/** A route, and what stands in the holes of its path. */
export interface Match {
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

  /** Where somebody may have meant to go who asked for what is not there. */
  hint(method: string, path: string): string {
    const wanted = path.split("/")[1];
    const alike = [...this.#routes.values()].flat().map(({ route: { endpoint } }) => endpoint);
    const otherMethod = alike.filter((endpoint) => holesIn(endpoint.path.split("/").slice(1), path.split("/").slice(1)));
    const near =
      otherMethod.length > 0
        ? otherMethod
        : alike.filter((endpoint) => endpoint.method === method && endpoint.path.split("/")[1] === wanted);
    return near.length > 0
      ? `; there is ${near
          .slice(0, 3)
          .map(({ id }) => id)
          .join(", ")}`
      : "";
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

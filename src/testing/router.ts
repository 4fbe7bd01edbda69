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
    const parts = path.split("/").slice(1);
    if (parts[0] === "v1") return "; the base URL ends with /v1, and the path does not begin with it";
    const all = [...this.#routes.values()].flat();
    const otherMethods = all.filter(({ segments }) => segments.length === parts.length && holesIn(segments, parts));
    const near =
      otherMethods.length > 0
        ? otherMethods
        : all
            .filter(({ route: { endpoint }, segments }) => endpoint.method === method && segments[0] === parts[0])
            .sort((a, b) => alike(b.segments, parts) - alike(a.segments, parts));
    const ids = near.slice(0, 3).map(({ route: { endpoint } }) => endpoint.id);
    return ids.length > 0 ? `; there is ${ids.join(", ")}` : "";
  }
}

/** How many letters two paths share at their beginning; a hole is like anything. */
function alike(segments: readonly string[], parts: readonly string[]): number {
  const one = segments.map((segment, at) => (isHole(segment) ? (parts[at] ?? "") : segment)).join("/");
  const other = parts.join("/");
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
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

import type { Endpoint } from "../client/endpoint.ts";
import { InvalidInputError } from "../client/errors.ts";
import { ENDPOINT_IDS } from "./domains/index.ts";
import { bare, explained, page, type Reply, refusal } from "./reply.ts";
import type { FakeRequest } from "./request.ts";
import { cursorOf, cut, drifted, rewritten, withCursor, wrappedRows } from "./spoilt.ts";

/**
 * Something that goes wrong with an answer.
 *
 * - `rate-limit`: 429, with a window that ends after `seconds` (default 30)
 * - `status`: that status with Bob's form of an error and no sense
 * - `html`: a web page with status 200
 * - `reset`: the connection ends after `afterBytes` of the body, one byte before its end at the latest, or before any of the
 *   answer (default)
 * - `truncate`: status 200 and the first half of the JSON
 * - `empty`: status 200 and no body
 * - `slow`: the right answer, `ms` later on the fake's clock
 * - `repeat-cursor`: the right page, with the cursor that was sent as the next one
 * - `wrap-rows`: the right page of a bulk table, with each employee's rows in one more wrapper, a form that Bob has been seen to use
 * - `drift`: the right answer, with a key that nobody knows in every object, and numbers as text
 *
 * With the first three nothing was done; with the others a write has been carried out, and its answer is what is lost.
 */
export type Fault =
  | { readonly kind: "rate-limit"; readonly seconds?: number }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "reset"; readonly afterBytes?: number }
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "truncate" | "html" | "empty" | "repeat-cursor" | "wrap-rows" | "drift" };

/** When a fault strikes. */
export interface FaultOn {
  /** Id of the endpoint, e.g. `POST /people/search`; default every one. */
  readonly endpoint?: string;
  /** A path, or a pattern for it. */
  readonly path?: string | RegExp;
  /** Requests that go well first. Default 0. */
  readonly after?: number;
  /** How often it strikes. Default once; `Infinity` for ever. */
  readonly times?: number;
  /** Strikes every so many matching requests: 3 is the third, the sixth … Default 1. */
  readonly every?: number;
}

/** A fault that was set, with how often it has struck. */
export interface SetFault extends FaultOn {
  readonly fault: Fault;
  readonly struck: number;
}

/** What goes wrong, and when. */
export interface FakeFaults {
  /**
   * Lets an answer go wrong: the next one of the endpoint, unless told otherwise. Several faults for one request: the first
   * that was set strikes.
   *
   * @example
   * fake.faults.on({ endpoint: "POST /people/search", after: 2, times: 3 }, { kind: "status", status: 503 });
   */
  on(where: FaultOn, fault: Fault): void;
  /** The faults that are set. */
  all(): readonly SetFault[];
  /** Takes all faults away. */
  clear(): void;
}

type Planned = FaultOn & { readonly fault: Fault; seen: number; struck: number };

/** The kinds, with the numbers that each may come with. */
const KINDS: Readonly<Record<Fault["kind"], readonly string[]>> = {
  "rate-limit": ["seconds"],
  status: ["status"],
  reset: ["afterBytes"],
  truncate: [],
  slow: ["ms"],
  html: [],
  empty: [],
  "repeat-cursor": [],
  "wrap-rows": [],
  drift: [],
};
const WHERE = ["endpoint", "path", "after", "times", "every"];

/** Makes answers go wrong. */
export class Faults implements FakeFaults {
  readonly #now: () => number;
  #planned: Planned[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  on(where: FaultOn, fault: Fault): void {
    const problem = problemIn(where, fault);
    if (problem !== undefined) throw new InvalidInputError(`Fake HiBob: ${problem}`);
    this.#planned.push({ ...where, fault, seen: 0, struck: 0 });
  }

  all(): readonly SetFault[] {
    return this.#planned.map(({ seen: _, ...fault }) => fault);
  }

  clear(): void {
    this.#planned = [];
  }

  /** The answer, or what a fault makes of it. */
  apply({ id }: Endpoint, request: FakeRequest, answer: () => Reply): Reply {
    const planned = this.#planned.length === 0 ? undefined : this.#strike(id, request.path ?? "");
    if (!planned) return answer();
    const { fault } = planned;
    return explained(this.#spoil(fault, request, answer), `The fault ${fault.kind} was set with fake.faults`);
  }

  #strike(endpoint: string, path: string): Planned | undefined {
    let struck: Planned | undefined;
    for (const planned of this.#planned) {
      if (!isFor(planned, endpoint, path)) continue;
      const nth = ++planned.seen - (planned.after ?? 0);
      if (struck || nth <= 0 || nth % (planned.every ?? 1) !== 0 || planned.struck >= (planned.times ?? 1)) continue;
      planned.struck++;
      struck = planned;
    }
    return struck;
  }

  #spoil(fault: Fault, request: FakeRequest, answer: () => Reply): Reply {
    switch (fault.kind) {
      case "rate-limit":
        return this.#tooMany(fault.seconds ?? 30);
      case "status":
        return fault.status < 300 || fault.status === 304
          ? bare(fault.status)
          : refusal(fault.status, "exception.internal", "Something went wrong");
      case "html":
        return page(200, "Bob");
      case "reset":
        return cut(answer(), fault.afterBytes ?? 0);
      case "truncate":
        return rewritten(answer(), (text) => text.slice(0, Math.floor(text.length / 2)));
      case "empty":
        return rewritten(answer(), () => "");
      case "slow":
        return { ...answer(), delay: fault.ms };
      case "repeat-cursor":
        return rewritten(answer(), (text) => JSON.stringify(withCursor(JSON.parse(text), cursorOf(request))));
      case "wrap-rows":
        return rewritten(answer(), (text) => JSON.stringify(wrappedRows(JSON.parse(text))));
      case "drift":
        return rewritten(answer(), (text) => JSON.stringify(drifted(JSON.parse(text))));
    }
  }

  #tooMany(seconds: number): Reply {
    const { headers, ...reply } = refusal(429, "exception.too.many.requests", "Too many requests");
    const reset = String(Math.ceil(this.#now() / 1000) + seconds);
    return { ...reply, headers: { ...headers, "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset } };
  }
}

const isFor = ({ endpoint, path }: FaultOn, asked: string, askedPath: string): boolean =>
  (endpoint === undefined || endpoint === asked) &&
  (path === undefined || (typeof path === "string" ? path === askedPath : new RegExp(path).test(askedPath)));

const isWhole = (value: unknown, least: number): boolean =>
  value === undefined || value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && (value as number) >= least);

function problemIn(where: FaultOn, fault: Fault): string | undefined {
  const { kind, ...numbers } = fault;
  if (!Object.hasOwn(KINDS, kind)) return `there is no fault ${JSON.stringify(kind)}; there are ${Object.keys(KINDS).join(", ")}`;
  const { endpoint, path, after, times, every } = where;
  const stray = Object.keys(where).find((key) => !WHERE.includes(key));
  if (stray !== undefined) return `a fault does not strike by ${stray}; there are ${WHERE.join(", ")}`;
  if (endpoint !== undefined && !ENDPOINT_IDS.includes(endpoint)) {
    return `there is no endpoint ${JSON.stringify(endpoint)}; ids look like POST /people/search, with holes as /people/{id}/work`;
  }
  if (typeof path === "string" && !/^\/(?!v1\/)[^?]*$/.test(path)) return "path is what stands below /v1, without a query: /people/search";
  if (!isWhole(after, 0) || !isWhole(times, 1) || !isWhole(every, 1)) {
    return "after, times and every are whole numbers; times and every are at least 1";
  }
  const odd = Object.keys(numbers).find((key) => !KINDS[kind].includes(key));
  if (odd !== undefined) return `the fault ${kind} has no ${odd}`;
  if (kind === "status" && !(Number.isInteger(fault.status) && fault.status >= 200 && fault.status <= 599)) {
    return "status must be from 200 to 599";
  }
  if (kind === "slow" && !(fault.ms >= 0)) return "slow needs ms, 0 or more";
  if (!Object.values(numbers).every((value) => isWhole(value, 0))) return `${KINDS[kind].join()} must be a whole number, 0 or more`;
  return undefined;
}

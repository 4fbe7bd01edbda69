import { EXPLANATION, type Reply } from "./reply.ts";
import type { FakeRequest } from "./request.ts";

/** A request that the fake has answered. */
export interface RecordedRequest {
  readonly method: string;
  /** Below the base URL, without the query. */
  readonly path: string;
  /** Id of the endpoint, e.g. `POST /people/search`; `undefined` when the path is none of them. */
  readonly endpoint: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON that was sent, as text; `""` when there was none. */
  readonly body: string;
  readonly status: number;
  /** Why the fake refused it; `undefined` for a request that went well. */
  readonly explanation: string | undefined;
  /** When, on the fake's clock, in milliseconds. */
  readonly at: number;
}

/** Which requests are wanted; all that is given must hold. */
export interface RequestFilter {
  /** Id of the endpoint, e.g. `POST /people/search`. */
  readonly endpoint?: string;
  readonly method?: string;
  /** The whole path, or a pattern for it. */
  readonly path?: string | RegExp;
  readonly status?: number;
}

/** Counts of what was asked. */
export interface EndpointStats {
  readonly requests: number;
  /** Answered with 401 or 403. */
  readonly refused: number;
  /** Answered with 429. */
  readonly rateLimited: number;
  /** Answered with any other status of 400 and above. */
  readonly failed: number;
}

/** What a fake was asked so far. */
export interface FakeStats extends EndpointStats {
  /** By id of the endpoint; `unknown` holds what is none. */
  readonly endpoints: Readonly<Record<string, EndpointStats>>;
  /** The most answers with 401 or 403 within any ten seconds; Bob blocks at fifty. */
  readonly mostRefusedInTenSeconds: number;
}

type Counts = { -readonly [Key in keyof EndpointStats]: EndpointStats[Key] };

/** More than any test asks for; keeps a fake that runs for weeks from growing without end. */
const MOST_RECORDED = 20_000;
const TEN_SECONDS = 10_000;

/** Notes and counts requests. The counts go on when old requests are forgotten. */
export class Requests {
  #recorded: RecordedRequest[] = [];
  readonly #total = zero();
  readonly #endpoints = new Map<string, Counts>();
  #refusals: number[] = [];
  #mostRefusals = 0;

  add({ method, path = "", query, body = "" }: FakeRequest, endpoint: string | undefined, { status, headers }: Reply, at: number): void {
    this.#recorded.push({
      method,
      path,
      endpoint,
      query: query.size === 0 ? NO_QUERY : Object.fromEntries(query),
      body,
      status,
      explanation: headers[EXPLANATION],
      at,
    });
    if (this.#recorded.length > MOST_RECORDED) this.#recorded = this.#recorded.slice(-MOST_RECORDED / 2);
    const id = endpoint ?? "unknown";
    let own = this.#endpoints.get(id);
    if (!own) this.#endpoints.set(id, (own = zero()));
    count(this.#total, status);
    count(own, status);
    if (status === 401 || status === 403) {
      this.#refusals = [...this.#refusals.filter((earlier) => at - earlier < TEN_SECONDS), at];
      this.#mostRefusals = Math.max(this.#mostRefusals, this.#refusals.length);
    }
  }

  find({ endpoint, method, path, status }: RequestFilter = {}): readonly RecordedRequest[] {
    return this.#recorded.filter(
      (one) =>
        (endpoint === undefined || one.endpoint === endpoint) &&
        (method === undefined || one.method === method) &&
        (status === undefined || one.status === status) &&
        (path === undefined || (typeof path === "string" ? one.path === path : new RegExp(path).test(one.path))),
    );
  }

  get stats(): FakeStats {
    const endpoints = Object.fromEntries([...this.#endpoints].map(([id, counts]) => [id, { ...counts }]));
    return { ...this.#total, endpoints, mostRefusedInTenSeconds: this.#mostRefusals };
  }
}

const NO_QUERY = Object.freeze({});

const zero = (): Counts => ({ requests: 0, refused: 0, rateLimited: 0, failed: 0 });

function count(counts: Counts, status: number): void {
  counts.requests++;
  if (status === 401 || status === 403) counts.refused++;
  else if (status === 429) counts.rateLimited++;
  else if (status >= 400) counts.failed++;
}

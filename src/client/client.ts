import ky from "ky";
import pLimit from "p-limit";
import pRetry from "p-retry";
import { type Answer, readAnswer } from "./answer.ts";
import { type Auth, type ServiceUser, serviceUser } from "./auth.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type DataOf, endpoint as declare, type Effect, type Endpoint, type InputOf } from "./endpoint.ts";
import { AbortedError, ConnectionError, HiBobError, InvalidInputError, UnexpectedAnswerError } from "./errors.ts";
import type { Hooks } from "./hooks.ts";
import { RateLimits } from "./limits.ts";
import { LockoutGuard } from "./lockout-guard.ts";
import { checkInput, driftOf, failOnDrift, fillPath, type ValidateMode } from "./validation.ts";

/** Bob's production API. The sandbox is `https://api.sandbox.hibob.com/v1`. */
export const PRODUCTION_URL = "https://api.hibob.com/v1";

/** Options that a client sets for all its calls and a call may set for itself. */
export interface CallOptions {
  /** Ends the call, and any waiting in it, at once. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds one attempt may take, answer included. Default 60,000. */
  readonly timeout?: number | undefined;
  /** How often a failed read may be sent again. Default 4. Writes are sent once unless declared idempotent. */
  readonly retries?: number | undefined;
  /** Milliseconds after which no further attempt starts. Default 300,000. Waiting for a free place under the rate limit before the first attempt does not count. */
  readonly deadline?: number | undefined;
  /** What happens when an answer has another shape than declared. Default `"report"`. */
  readonly validate?: ValidateMode | undefined;
  readonly hooks?: Hooks | undefined;
}

/** What a client is made from: one credential, and how to reach Bob. */
export type ClientOptions = CallOptions & {
  /** Default is Bob's production API. Includes the version: `https://api.hibob.com/v1`. */
  readonly baseUrl?: string | undefined;
  /** Replaces the global `fetch`; a fake's, for instance. */
  readonly fetch?: ((input: Request, init?: RequestInit) => Promise<Response>) | undefined;
  /** Requests in flight at the same time, 1 to 9. Default 5. */
  readonly concurrency?: number | undefined;
  /** Default is the machine's clock. */
  readonly clock?: Clock | undefined;
  /** A number from 0 up to 1 for jitter. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
} & ({ readonly serviceUser: ServiceUser; readonly auth?: undefined } | { readonly auth: Auth; readonly serviceUser?: undefined });

/** A request to something this package does not declare. */
export interface RawRequest {
  readonly method: Endpoint["method"];
  /** Template below the base URL; ids go into holes: `/people/{id}/new-table`. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** What sending it twice does. Default `"read"` for GET and `"write"` for the rest. */
  readonly effect?: Effect;
}

/** A connection to one Bob account under one credential; limits and lockout protection are its own. */
export interface Client {
  /** Calls a declared endpoint. */
  call<E extends Endpoint>(endpoint: E, input: InputOf<E>, options?: CallOptions): Promise<Answer<DataOf<E>>>;
  /** The way to what Bob adds tomorrow: the same limits, retries and errors, an answer of unknown shape. */
  request(request: RawRequest, options?: CallOptions): Promise<Answer<unknown>>;
}

interface Sent {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

function checkOptions({ baseUrl = PRODUCTION_URL, concurrency = 5, serviceUser: user, auth }: ClientOptions) {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol) || /[?#@]/.test(baseUrl)) {
    throw new InvalidInputError("baseUrl must be an http(s) address without credentials, query or hash", {
      hint: `Bob's production API is ${PRODUCTION_URL}`,
    });
  }
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 9) {
    throw new InvalidInputError("concurrency must be a whole number from 1 to 9");
  }
  if (!user && !auth) {
    throw new InvalidInputError("No credentials given", { hint: "Pass serviceUser: { id, token } or auth: bearer(…)" });
  }
  return { baseUrl, slots: pLimit(concurrency), authorize: auth ?? serviceUser(user as ServiceUser) };
}

const queryText = (query: Sent["query"]): Record<string, string> =>
  Object.fromEntries(Object.entries(query ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])));

/** Connects to Bob. Nothing is sent until the first call. */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, slots, authorize } = checkOptions(options);
  const { clock = systemClock, random = Math.random } = options;
  const limits = new RateLimits(clock, random);
  const guard = new LockoutGuard(clock);
  let calls = 0;

  async function send(endpoint: Endpoint, input: Sent, requestId: string, attempt: number, own: CallOptions): Promise<Answer<unknown>> {
    const { id, permissions } = endpoint;
    const { signal, timeout = 60_000 } = own;
    const event = { endpoint: id, requestId, attempt };
    const path = fillPath(endpoint.path, input.path, id);
    const bucket = limits.of(endpoint);
    await bucket.take(signal, (waitMs) => own.hooks?.onWait?.({ endpoint: id, waitMs, perMinute: bucket.perMinute }));
    let response: Response | undefined;
    try {
      return await orAborted(
        signal,
        slots(async () => {
          signal?.throwIfAborted();
          const header = await authorize();
          await guard.enter(id, header);
          const attemptEnd = new AbortController();
          const stop = () => attemptEnd.abort(signal?.reason);
          signal?.addEventListener("abort", stop, { once: true });
          let failure: HiBobError | undefined;
          try {
            const startedAt = clock.now();
            own.hooks?.onRequest?.(event);
            const timeUp = clock.sleep(timeout, attemptEnd.signal).then(() => {
              const error = new ConnectionError("timeout", `${id} gave no complete answer within ${timeout} ms`, {
                endpoint: id,
                retryable: true,
              });
              attemptEnd.abort(error);
              throw error;
            });
            const exchange = (async () => {
              response = await ky(path, {
                method: endpoint.method,
                prefix: baseUrl,
                headers: { accept: "application/json", authorization: header },
                searchParams: queryText(input.query),
                redirect: "manual",
                retry: 0,
                timeout: false,
                throwHttpErrors: false,
                signal: attemptEnd.signal,
                ...(input.body === undefined ? {} : { json: input.body }),
                ...(options.fetch ? { fetch: options.fetch as typeof fetch } : {}),
              });
              return { response, text: await response.text() };
            })();
            const received = await Promise.race([exchange, timeUp]);
            own.hooks?.onResponse?.({ ...event, status: received.response.status, durationMs: clock.now() - startedAt });
            const data = readAnswer({ endpoint: id, permissions, now: clock.now(), ...received });
            return { data, status: received.response.status, headers: received.response.headers };
          } catch (error) {
            failure = asFailure(error, id, baseUrl, signal);
            throw failure;
          } finally {
            signal?.removeEventListener("abort", stop);
            attemptEnd.abort(); // ends the timer of this attempt
            guard.leave(id, header, failure);
          }
        }),
      );
    } finally {
      bucket.settle(response);
    }
  }

  /** Repeats what may be repeated, with full jitter, until the deadline. */
  async function sendWithRetries(endpoint: Endpoint, input: Sent, own: CallOptions): Promise<Answer<unknown>> {
    const { signal, retries = 4, deadline = 300_000, hooks } = own;
    const requestId = `r${++calls}`;
    let end: number | undefined;
    try {
      return await pRetry(
        (attempt) => {
          end ??= clock.now() + deadline;
          return send(endpoint, input, requestId, attempt, own);
        },
        {
          retries: endpoint.effect === "write" ? 0 : retries,
          minTimeout: 0, // the waiting is ours: it follows the injected clock
          ...(signal ? { signal } : {}),
          shouldRetry: async ({ error, attemptNumber }) => {
            if (!(error instanceof HiBobError) || !error.retryable) return false;
            // A 429 has already closed the endpoint's bucket until the time that Bob named.
            const delayMs = error.status === 429 ? 0 : Math.round(random() * Math.min(30_000, 500 * 2 ** attemptNumber));
            if (clock.now() + delayMs >= (end ?? 0)) return false;
            hooks?.onRetry?.({ endpoint: endpoint.id, requestId, attempt: attemptNumber, code: error.code, delayMs });
            await clock.sleep(delayMs, signal);
            return true;
          },
        },
      );
    } catch (error) {
      if (signal?.aborted) throw new AbortedError(signal.reason, { endpoint: endpoint.id });
      throw error;
    }
  }

  async function call(endpoint: Endpoint, input: Sent, callOptions: CallOptions = {}): Promise<Answer<unknown>> {
    const hooks = { ...options.hooks, ...callOptions.hooks };
    const signals = [options.signal, callOptions.signal].filter((signal) => signal !== undefined);
    const own: CallOptions = { ...options, ...callOptions, hooks, signal: signals.length > 1 ? AbortSignal.any(signals) : signals[0] };
    checkInput(endpoint.query, input.query, "query", endpoint.id);
    checkInput(endpoint.body, input.body, "body", endpoint.id);
    const answer = await sendWithRetries(endpoint, input, own);
    if (!endpoint.response || own.validate === "off" || answer.status === 204 || answer.status === 304) return answer;
    const drifts = driftOf(endpoint.response, answer.data, endpoint.id);
    if (drifts.length > 0 && answer.data === undefined) {
      throw new UnexpectedAnswerError(`${endpoint.id} answered ${answer.status} without a body`, {
        endpoint: endpoint.id,
        status: answer.status,
      });
    }
    if (own.validate === "strict") failOnDrift(drifts, endpoint.id);
    for (const drift of drifts) hooks.onDrift?.(drift);
    return answer;
  }

  return {
    call: call as unknown as Client["call"],
    request: ({ method, path, params = {}, query, body, effect = method === "GET" ? "read" : "write" }, callOptions) => {
      if (!path.startsWith("/") || /[?#]|\/\.{1,2}(\/|$)/.test(path)) {
        throw new InvalidInputError("path must start with / and have no query, hash or dot segments", {
          hint: "Ids go into params, the query into query",
        });
      }
      const raw = declare({ method, path, perMinute: undefined, permissions: [], effect });
      return call(raw as unknown as Endpoint, { path: params, ...(query ? { query } : {}), body }, callOptions);
    },
  };
}

/** The work's outcome, or the signal's abort if that comes first, even while the work still waits for its turn. */
async function orAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener("abort", stop);
  }
}

/** The error to show for what an attempt threw. What ky and fetch throw holds the request, and with it the credential. */
function asFailure(error: unknown, endpoint: string, baseUrl: string, signal: AbortSignal | undefined): HiBobError {
  if (error instanceof HiBobError) return error;
  if (signal?.aborted) return new AbortedError(signal.reason, { endpoint });
  const code = causes(error)
    .map((cause) => (cause as { code?: unknown }).code)
    .find((value) => typeof value === "string");
  return new ConnectionError("network", `${endpoint} could not reach ${new URL(baseUrl).host}${code ? ` (${code})` : ""}`, {
    endpoint,
    retryable: true,
    hint: "Check the network and the base URL",
  });
}

function causes(error: unknown): object[] {
  const found: object[] = [];
  for (let cause = error; typeof cause === "object" && cause !== null && found.length < 5; cause = (cause as { cause?: unknown }).cause) {
    found.push(cause);
  }
  return found;
}

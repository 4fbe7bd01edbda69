import ky from "ky";
import pLimit from "p-limit";
import pRetry from "p-retry";
import { type Answer, isPage, readAnswer } from "./answer.ts";
import { type Auth, type ServiceUser, serviceUser } from "./auth.ts";
import { type Body, bodyOf, privateIn } from "./body.ts";
import { type Clock, joined, onAbort, systemClock } from "./clock.ts";
import { type DataOf, endpoint as declare, type Effect, type Endpoint, type InputOf } from "./endpoint.ts";
import { AbortedError, ConnectionError, HiBobError, InvalidInputError, UnexpectedAnswerError } from "./errors.ts";
import type { Hooks, WaitEvent } from "./hooks.ts";
import { type Bucket, rateLimits } from "./limits.ts";
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
  /**
   * A failed attempt is not repeated when that could not start within this many milliseconds of the first attempt.
   * Default 300,000. The first attempt's wait for a place under the rate limit does not count.
   */
  readonly deadline?: number | undefined;
  /** What happens when an answer has another shape than declared. Default `"report"`. */
  readonly validate?: ValidateMode | undefined;
  /** Observers. A call's hook replaces the client's hook of the same name. */
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
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  readonly body?: unknown;
  /** What sending it twice does. Default `"read"` for GET and `"write"` for the rest. */
  readonly effect?: Effect | undefined;
}

/** A connection to one Bob account under one credential; limits and lockout protection are its own. */
export interface Client {
  /** Calls a declared endpoint. */
  call<E extends Endpoint>(endpoint: E, input: InputOf<E>, options?: CallOptions): Promise<Answer<DataOf<E>>>;
  /** The way to what Bob adds tomorrow: the same limits, retries and errors, an answer of unknown shape. */
  request(request: RawRequest, options?: CallOptions): Promise<Answer<unknown>>;
  /** For modules that wait or fetch besides calling Bob, such as a download from a signed link: sends no credential. */
  readonly fetch: (input: Request, init?: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  /** What the client sets for all its calls. */
  readonly defaults: Pick<CallOptions, "signal" | "timeout">;
}

interface Sent {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** One call on its way, through all its attempts. */
interface Call {
  readonly endpoint: Endpoint;
  readonly path: string;
  readonly query: unknown;
  readonly body: Body;
  /** What no message may repeat. */
  readonly hidden: readonly string[];
  readonly requestId: string;
  readonly bucket: Bucket;
  readonly options: CallOptions;
  /** When its first attempt was sent. */
  startedAt?: number;
  /** An attempt got no answer, or a fault of Bob's: it may have been carried out. */
  uncertain?: true;
}

function checkOptions({ baseUrl = PRODUCTION_URL, concurrency = 5, serviceUser: user, auth }: ClientOptions) {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol) || /[?#@]/.test(baseUrl)) {
    throw new InvalidInputError(`baseUrl must be an http(s) address like ${PRODUCTION_URL}`);
  }
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 9) {
    throw new InvalidInputError("concurrency must be a whole number from 1 to 9");
  }
  if (!user && !auth) {
    throw new InvalidInputError("No credentials given", { hint: "Pass serviceUser: { id, token }, or auth" });
  }
  return { baseUrl, slots: pLimit(concurrency), authorize: auth ?? serviceUser(user as ServiceUser) };
}

function checkNumbers(options: CallOptions): void {
  for (const name of ["timeout", "retries", "deadline"] as const) {
    const value = options[name] ?? 0;
    if (!(value >= 0) || value % 1) throw new InvalidInputError(`${name} must be a whole number, 0 or more`);
  }
}

/** What is set in `options`; leaving a key out and passing `undefined` are the same. */
const given = <Options extends object>(options: Options = {} as Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;

/**
 * Connects to Bob. Nothing is sent until the first call.
 *
 * Make one client per credential and share it: rate limits and the protection against Bob's lockout are per client.
 *
 * @throws {InvalidInputError} for credentials or options that cannot work
 */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, slots, authorize } = checkOptions(options);
  const { clock = systemClock, random = Math.random } = options;
  const fetch: Client["fetch"] = (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
  const bucketOf = rateLimits(clock, random);
  const guard = new LockoutGuard(clock);
  let calls = 0;

  /** One request and its answer, in time or not at all. */
  async function exchange({ endpoint, path, query, body, options: { signal, timeout = 60_000 } }: Call, authorization: string) {
    const { id, method, receive } = endpoint;
    const over = new AbortController();
    const timer = new AbortController();
    const forget = onAbort(signal, (reason) => over.abort(reason));
    let settled = false; // nothing is left to be read, or a caller reads it
    let response: Response | undefined;
    try {
      const timeUp = clock.sleep(timeout, timer.signal).then(() => {
        throw new ConnectionError("timeout", `${id} gave no complete answer within ${timeout} ms`, { endpoint: id, retryable: true });
      });
      const answered = (async () => {
        response = await ky(path, {
          method,
          prefix: baseUrl,
          headers: {
            accept: receive ? "*/*" : "application/json",
            authorization,
            ...(typeof body === "string" && { "content-type": "application/json" }),
          },
          searchParams: query as Record<string, string>,
          redirect: "manual",
          retry: 0,
          timeout: false,
          throwHttpErrors: false,
          signal: over.signal,
          // The signal is given once more, to fetch itself: the Request's own copy of it dies with the Request, and an answer
          // that is still being read could then not be stopped.
          fetch: (request, init) => fetch(request as Request, { ...init, signal: over.signal }),
          ...(body === undefined ? {} : { body }),
        });
        const settle = () => {
          settled = true;
        };
        if (receive && response.ok && !isPage(response, "")) {
          return { response, text: "", data: await receive(response, { endpoint: id, signal, keep: settle }) };
        }
        const text = await response.text();
        settle();
        return { response, text };
      })();
      return await Promise.race([answered, timeUp]);
    } catch (error) {
      settled = false;
      // A refusal counts by its status, even if its text never came.
      if (response && response.status >= 400) return { response, text: "" };
      throw asFailure(error, id, baseUrl, signal);
    } finally {
      forget();
      timer.abort(null); // the default reason would cost a stack trace a call
      if (!settled) over.abort(); // ends a request that took too long, and drops what nobody reads
    }
  }

  /** Sends a request that has a slot. `undefined` when its endpoint's limit has been used up meanwhile. */
  async function attempt(call: Call, attempt: number): Promise<Answer<unknown> | undefined> {
    const { endpoint, requestId, hidden, bucket } = call;
    const { id, permissions = [] } = endpoint;
    const { signal, hooks } = call.options;
    const event = { endpoint: id, requestId, attempt };
    signal?.throwIfAborted();
    if (!bucket.take()) return undefined;
    let sent = false;
    let response: Response | undefined;
    try {
      const authorization = await authorize();
      await guard.enter(id, authorization, signal, (waitMs) => tellWait(call, "lockout_guard", waitMs));
      const startedAt = clock.now();
      call.startedAt ??= startedAt;
      let answer: Answer<unknown> | undefined;
      let failure: unknown;
      try {
        signal?.throwIfAborted();
        hooks?.onRequest?.(event);
        sent = true;
        const received = await exchange(call, authorization);
        ({ response } = received);
        const { status, headers } = response;
        const secrets = [...hidden, authorization.slice(authorization.indexOf(" ") + 1)];
        // A removal that is sent again, because its answer was lost, finds nothing any more: it was carried out.
        const gone = status === 404 && call.uncertain && endpoint.method === "DELETE";
        const read = { endpoint: id, permissions, hidden: secrets, now: clock.now(), ...received };
        const { data = gone ? undefined : readAnswer(read) } = received;
        answer = { data, status, headers, repeated: call.uncertain ?? false };
      } catch (error) {
        failure = error;
        if (sent && !(response && response.status < 500)) call.uncertain = true;
      }
      guard.leave(id, authorization, sent ? (failure as HiBobError | undefined) : undefined);
      if (response) hooks?.onResponse?.({ ...event, status: response.status, durationMs: clock.now() - startedAt });
      if (!answer) throw failure;
      return answer;
    } finally {
      if (sent) bucket.settle(response);
      else bucket.giveBack();
    }
  }

  /** Repeats what may be repeated, with full jitter, until the deadline. */
  async function send(call: Call): Promise<Answer<unknown>> {
    const { endpoint, requestId, bucket } = call;
    const { id, effect } = endpoint;
    const { signal, retries = 4, deadline = 300_000, hooks } = call.options;
    try {
      return await pRetry(
        async (number) => {
          let answer: Answer<unknown> | undefined;
          while (!answer) {
            // The wait for the limit is outside of the slot, which another endpoint can use meanwhile.
            await bucket.opened(signal, (waitMs) => tellWait(call, "rate_limit", waitMs));
            answer = await orAborted(signal, () => slots(attempt, call, number));
          }
          return answer;
        },
        {
          retries: effect === "write" ? 0 : retries,
          minTimeout: 0, // the waiting is ours: it follows the injected clock
          ...(signal ? { signal } : {}),
          shouldRetry: async ({ error, attemptNumber }) => {
            if (!(error instanceof HiBobError) || !error.retryable) return false;
            // A 429 has already closed the endpoint's bucket until the time that Bob named.
            const delayMs = error.status === 429 ? 0 : Math.round(random() * Math.min(30_000, 500 * 2 ** attemptNumber));
            if (Math.max(clock.now() + delayMs, bucket.opensAt) >= (call.startedAt ?? 0) + deadline) return false;
            hooks?.onRetry?.({ endpoint: id, requestId, attempt: attemptNumber, code: error.code, delayMs });
            await clock.sleep(delayMs, signal);
            return true;
          },
        },
      );
    } catch (error) {
      if (signal?.aborted) throw new AbortedError(signal.reason, { endpoint: id });
      if (effect === "write" && error instanceof HiBobError && error.retryable && error.status !== 429) {
        error.message += ". It may have been carried out all the same: read before you send it again";
        Object.assign(error, { retryable: false });
      }
      throw error;
    }
  }

  async function call(endpoint: Endpoint, input: Sent, callOptions?: CallOptions): Promise<Answer<unknown>> {
    const { id, response } = endpoint;
    const { path: params = {}, query, body } = input;
    const hooks = { ...options.hooks, ...given(callOptions?.hooks) };
    const own = { ...options, ...given(callOptions), hooks, signal: joined(options.signal, callOptions?.signal) };
    checkNumbers(own);
    checkInput(endpoint.query, query, "query", id);
    checkInput(endpoint.body, body, "body", id);
    const answer = await send({
      endpoint,
      path: fillPath(endpoint.path, params, id),
      query,
      body: bodyOf(body, id),
      hidden: [...Object.values({ ...params, ...options.serviceUser }), ...privateIn(endpoint.effect, query, body)],
      requestId: `r${++calls}`,
      bucket: bucketOf(endpoint),
      options: own,
    });
    if (!response || own.validate === "off") return answer;
    const drifts = driftOf(response, answer.data, id);
    if (drifts.length > 0 && answer.data === undefined) {
      throw new UnexpectedAnswerError(`${id} answered ${answer.status} without a body`, { endpoint: id, status: answer.status });
    }
    if (own.validate === "strict") failOnDrift(drifts, id);
    for (const drift of drifts) hooks.onDrift?.(drift);
    return answer;
  }

  return {
    fetch,
    clock,
    defaults: { signal: options.signal, timeout: options.timeout },
    call: call as unknown as Client["call"],
    async request({ method, path, params, query, body, effect = method === "GET" ? "read" : "write" }, callOptions) {
      // An id in the path would be shown in messages, and would have a limit of its own.
      if (!/^(\/(?!\.{1,2}(\/|$))([\w.-]|\{\w+\})+)+$/.test(path) || /\d{5}/.test(path)) {
        throw new InvalidInputError("path must look like /people/{id}/new-table", { hint: "Ids go into params, the query into query" });
      }
      const raw = declare({ method, path, perMinute: undefined, permissions: [], effect });
      return call(raw, given({ path: params, query, body }) as Sent, callOptions);
    },
  };
}

const tellWait = ({ endpoint, bucket, options }: Call, reason: WaitEvent["reason"], waitMs: number): void =>
  options.hooks?.onWait?.({ endpoint: endpoint.id, reason, waitMs, perMinute: bucket.perMinute });

/** The work's outcome, or the signal's abort if that comes first, even while the work still waits for its turn. */
async function orAborted<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  let forget = () => {};
  const aborted = new Promise<never>((_, reject) => {
    forget = onAbort(signal, reject);
  });
  return Promise.race([work(), aborted]).finally(() => forget());
}

/** The error to show for what an attempt threw. What ky and fetch throw holds the request, and with it the credential. */
function asFailure(error: unknown, endpoint: string, baseUrl: string, signal: AbortSignal | undefined): HiBobError {
  if (error instanceof HiBobError) return error;
  if (signal?.aborted) return new AbortedError(signal.reason, { endpoint });
  let code = "";
  let cause = error as { code?: unknown; cause?: unknown } | undefined;
  for (let depth = 0; cause && depth < 5; depth++, cause = cause.cause as typeof cause) {
    if (typeof cause.code === "string") code ||= ` (${cause.code})`;
  }
  return new ConnectionError("network", `${endpoint} could not reach ${new URL(baseUrl).host}${code}`, {
    endpoint,
    retryable: true,
    hint: "Check the network and baseUrl",
  });
}

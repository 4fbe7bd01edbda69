/** What every hook is told about the request it concerns. Never a URL with ids in it, a header or a body. */
export interface CallEvent {
  /** The endpoint as declared, e.g. `POST /people/search`. */
  readonly endpoint: string;
  /** The same for all attempts of one call, unique within a client. */
  readonly requestId: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** An answer arrived. */
export interface ResponseEvent extends CallEvent {
  readonly status: number;
  readonly durationMs: number;
}

/** An attempt failed and will be repeated. After a 429 the waiting is told by a `WaitEvent`. */
export interface RetryEvent extends CallEvent {
  /** Code of the error that is retried. */
  readonly code: string;
  /** How long the client waits first. */
  readonly delayMs: number;
}

/** A request waits before it is sent. */
export interface WaitEvent {
  readonly endpoint: string;
  /**
   * `rate_limit`: its endpoint's minute is used up. `lockout_guard`: so many requests failed or ended without an answer of
   * late that one more could lead to Bob's lockout; the wait may end sooner.
   */
  readonly reason: "rate_limit" | "lockout_guard";
  readonly waitMs: number;
  /** Requests a minute that this endpoint allows, as far as known. */
  readonly perMinute: number | undefined;
}

/** An answer that differs from its declaration. Paths and types only, never a value. */
export interface DriftEvent {
  readonly endpoint: string;
  /** Where, with positions and ids as `*`: `employees.*.work.title`. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  /** In how many places of this answer. */
  readonly count: number;
}

/** Observers, called synchronously; one that throws makes the call reject with what it threw. */
export interface Hooks {
  /** A request is about to be sent. */
  readonly onRequest?: (event: CallEvent) => void;
  /** An answer arrived, whatever its status. */
  readonly onResponse?: (event: ResponseEvent) => void;
  /** An attempt failed and will be repeated. */
  readonly onRetry?: (event: RetryEvent) => void;
  /** A request waits before it is sent. */
  readonly onWait?: (event: WaitEvent) => void;
  /** An answer has another shape than declared. */
  readonly onDrift?: (event: DriftEvent) => void;
}

import { type Clock, onAbort } from "./clock.ts";
import { type HiBobError, LockoutError, PermissionError } from "./errors.ts";

// Bob blocks for five minutes after 50 answers of 401 or 403 within ten seconds. These bounds are ours, far below it:
// at most nine failures can come back in any ten seconds, even if every request in flight fails, and if every one that
// ended without an answer had failed.
const WINDOW = 15_000; // ten seconds, and room for answers that travel at different speeds
const MOST_FAILURES = 9;
const STOP_AT_FAILURES = 5;
const CREDENTIAL_REST = 5 * 60_000;
const ENDPOINT_REST = 60_000;

/** Stands before every request of one client and refuses the ones that could lead to Bob's five-minute block. */
export class LockoutGuard {
  readonly #clock: Clock;
  /** The requests that ended badly of late. One that ended without an answer may have failed at Bob all the same. */
  #ended: { at: number; refused: boolean }[] = [];
  #inFlight = 0;
  #waiting: AbortController[] = [];
  #stopped: { header: string; until: number; why: string } | undefined;
  readonly #forbidden = new Map<string, { until: number; error: PermissionError }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Lets a request through, or throws instead of sending it. Every request let through must `leave`. */
  async enter(endpoint: string, header: string, signal: AbortSignal | undefined, onWait: (waitMs: number) => void): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const now = this.#clock.now();
      if (this.#stopped && this.#stopped.header === header && now < this.#stopped.until) {
        throw this.#refusal(this.#stopped.why, this.#stopped.until, endpoint);
      }
      const known = this.#forbidden.get(endpoint);
      if (known && now < known.until) {
        const { permissions, status, key, hint } = known.error;
        throw new PermissionError(`${endpoint} answered ${status} a moment ago and was not sent again`, permissions, {
          endpoint,
          status,
          key,
          hint,
        });
      }
      this.#ended = this.#ended.filter(({ at }) => now - at < WINDOW);
      const refused = this.#ended.filter((end) => end.refused);
      if (refused.length >= STOP_AT_FAILURES) {
        throw this.#refusal("Too many refused requests in a short time", refused[0]!.at + WINDOW, endpoint);
      }
      if (this.#ended.length + this.#inFlight < MOST_FAILURES) break;
      await this.#turn(now, signal, onWait);
    }
    this.#inFlight++;
  }

  /** A request let through has ended, with this error if it was sent and failed. */
  leave(endpoint: string, header: string, error?: HiBobError): void {
    this.#inFlight--;
    const now = this.#clock.now();
    const refused = error?.status === 401 || error?.status === 403;
    if (refused || (error && error.status === undefined)) this.#ended.push({ at: now, refused });
    if (error?.status === 401) {
      this.#stopped = { header, until: now + CREDENTIAL_REST, why: "Bob refused this credential" };
    } else if (error instanceof LockoutError) {
      this.#stopped = { header, until: error.until.getTime(), why: "Bob blocks this credential" };
    } else if (error instanceof PermissionError) {
      this.#forbidden.set(endpoint, { until: now + ENDPOINT_REST, error });
    }
    for (const waiting of this.#waiting.splice(0)) waiting.abort();
  }

  /** Waits until another request ends, an old failure no longer counts, or the caller gives up. */
  async #turn(now: number, signal: AbortSignal | undefined, onWait: (waitMs: number) => void): Promise<void> {
    const turn = new AbortController();
    const forget = onAbort(signal, () => turn.abort());
    this.#waiting.push(turn);
    const waitMs = (this.#ended[0]?.at ?? now) + WINDOW - now;
    if (this.#ended.length > 0) onWait(waitMs);
    await this.#clock.sleep(waitMs, turn.signal).catch(() => {});
    forget();
  }

  #refusal(why: string, until: number, endpoint: string): LockoutError {
    return new LockoutError(`${why}; nothing is sent until ${new Date(until).toISOString()}`, until, {
      endpoint,
      hint: "Check the credential and its permissions in Bob first",
    });
  }
}

/** How long Bob's own block lasts, in milliseconds. */
export const BLOCK_MS = CREDENTIAL_REST;

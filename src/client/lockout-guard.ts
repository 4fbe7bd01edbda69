import type { Clock } from "./clock.ts";
import { type HiBobError, LockoutError, PermissionError } from "./errors.ts";

// Bob blocks for five minutes after 50 answers of 401 or 403 within ten seconds. These bounds are ours, far below it:
// at most nine failures can come back in any ten seconds, even if every request in flight fails.
const WINDOW = 15_000; // ten seconds, and room for answers that travel at different speeds
const MOST_FAILURES = 9;
const STOP_AT_FAILURES = 5;
const CREDENTIAL_REST = 5 * 60_000;
const ENDPOINT_REST = 60_000;

/** Stands before every request of one client and refuses the ones that could lead to Bob's five-minute block. */
export class LockoutGuard {
  readonly #clock: Clock;
  #failures: number[] = [];
  #inFlight = 0;
  #waiting: (() => void)[] = [];
  #stopped: { header: string; until: number; why: string } | undefined;
  readonly #forbidden = new Map<string, { until: number; error: PermissionError }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Lets a request through, or throws instead of sending it. Every request let through must `leave`. */
  async enter(endpoint: string, header: string): Promise<void> {
    for (;;) {
      const now = this.#clock.now();
      if (this.#stopped && this.#stopped.header === header && now < this.#stopped.until) {
        throw this.#refusal(this.#stopped.why, this.#stopped.until, endpoint);
      }
      const known = this.#forbidden.get(endpoint);
      if (known && now < known.until) {
        const { message, permissions, status, key, hint } = known.error;
        const error = new PermissionError(`${message} (remembered from an earlier answer; not sent again)`, permissions, {
          endpoint,
          status,
          key,
        });
        throw Object.assign(error, { hint });
      }
      this.#failures = this.#failures.filter((at) => now - at < WINDOW);
      if (this.#failures.length >= STOP_AT_FAILURES) {
        throw this.#refusal("Too many refused requests in a short time", this.#failures[0]! + WINDOW, endpoint);
      }
      if (this.#failures.length + this.#inFlight < MOST_FAILURES) break;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#inFlight++;
  }

  /** A request let through has ended, with this error if it failed. */
  leave(endpoint: string, header: string, error?: HiBobError): void {
    this.#inFlight--;
    const now = this.#clock.now();
    if (error?.status === 401 || error?.status === 403) this.#failures.push(now);
    if (error?.status === 401) {
      this.#stopped = { header, until: now + CREDENTIAL_REST, why: "Bob refused this credential" };
    } else if (error instanceof LockoutError) {
      this.#stopped = { header, until: error.until.getTime(), why: "Bob blocks this credential" };
    } else if (error instanceof PermissionError) {
      this.#forbidden.set(endpoint, { until: now + ENDPOINT_REST, error });
    }
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #refusal(why: string, until: number, endpoint: string): LockoutError {
    return new LockoutError(`${why}; nothing is sent until ${new Date(until).toISOString()}`, until, {
      endpoint,
      hint: "Check the credential and its permissions in Bob first: repeated failures block the integration",
    });
  }
}

/** How long Bob's own block lasts, in milliseconds. */
export const BLOCK_MS = CREDENTIAL_REST;

import type { Clock } from "./clock.ts";

const MINUTE = 60_000;
/** No server-given wait is believed beyond this. */
const LONGEST_WAIT = 5 * MINUTE;

/**
 * When Bob's window ends, on this machine's clock. Bob sends the reset as Unix seconds by its own clock; the answer's
 * `Date` header tells how far the two clocks are apart.
 */
function resetTime(headers: Headers, now: number): number | undefined {
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN) * 1000;
  const retryAfter = Number(headers.get("retry-after") ?? Number.NaN) * 1000;
  const serverNow = Date.parse(headers.get("date") ?? "");
  const wait = Number.isNaN(reset) ? retryAfter : reset - (Number.isNaN(serverNow) ? now : serverNow);
  return Number.isNaN(wait) ? undefined : now + Math.min(Math.max(wait, 0), LONGEST_WAIT);
}

/**
 * The budget of one endpoint under one credential. Starts from the documented limit, then follows what Bob's headers
 * say, so that requests of other processes under the same credential count too.
 */
class Bucket {
  #used = 0;
  #inFlight = 0;
  #resetAt = 0;
  #resetFromServer = false;
  readonly #clock: Clock;
  readonly #random: () => number;
  /** Requests a minute, as far as known. */
  perMinute: number | undefined;

  constructor(perMinute: number | undefined, clock: Clock, random: () => number) {
    this.perMinute = perMinute;
    this.#clock = clock;
    this.#random = random;
  }

  /** Waits until a request fits the window, and counts it. */
  async take(signal: AbortSignal | undefined, onWait: (waitMs: number) => void): Promise<void> {
    for (;;) {
      const now = this.#clock.now();
      if (now >= this.#resetAt) {
        this.#used = this.#inFlight;
        this.#resetAt = now + MINUTE;
        this.#resetFromServer = false;
      }
      if (this.perMinute === undefined || this.#used < this.perMinute) break;
      // Resets are whole seconds, and several processes may wait for the same one: arrive a little late and apart.
      const waitMs = this.#resetAt - now + 100 + Math.floor(this.#random() * 400);
      onWait(waitMs);
      await this.#clock.sleep(waitMs, signal);
    }
    this.#used++;
    this.#inFlight++;
  }

  /** A counted request has ended; `answer` is what came back, if anything did. */
  settle(answer: { status: number; headers: Headers } | undefined): void {
    this.#inFlight--;
    if (!answer) return;
    const now = this.#clock.now();
    const limit = Number(answer.headers.get("x-ratelimit-limit") ?? Number.NaN);
    const remaining = Number(answer.headers.get("x-ratelimit-remaining") ?? Number.NaN);
    const resetAt = resetTime(answer.headers, now);
    if (limit > 0) this.perMinute = limit;
    // An answer of a window that is over says nothing about the present one.
    const late = resetAt !== undefined && this.#resetFromServer && resetAt < this.#resetAt - 1000;
    if (resetAt !== undefined && !late) {
      if (!this.#resetFromServer || resetAt > this.#resetAt + 1000) this.#used = this.#inFlight;
      this.#resetAt = resetAt;
      this.#resetFromServer = true;
    }
    if (remaining >= 0 && limit > 0 && !late) this.#used = Math.max(this.#used, limit - remaining);
    if (answer.status === 429) {
      // Without a limit in the headers, one that answers 429 allows no more than was sent in this window.
      this.perMinute ??= Math.max(this.#used - 1, 1);
      this.#used = Math.max(this.#used, this.perMinute);
      if (this.#resetAt <= now) this.#resetAt = now + 1000;
    }
  }
}

/** One bucket per endpoint, so that waiting for one endpoint never delays another. */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #clock: Clock;
  readonly #random: () => number;

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** The bucket of an endpoint, made at its first use. */
  of(endpoint: { id: string; perMinute: number | undefined }): Bucket {
    let bucket = this.#buckets.get(endpoint.id);
    if (!bucket) this.#buckets.set(endpoint.id, (bucket = new Bucket(endpoint.perMinute, this.#clock, this.#random)));
    return bucket;
  }
}

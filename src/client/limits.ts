import type { Clock } from "./clock.ts";

const MINUTE = 60_000;
/** No server-given wait is believed beyond this. */
const LONGEST_WAIT = 5 * MINUTE;

const numberIn = (headers: Headers, name: string): number => Number(headers.get(name) ?? Number.NaN);

interface Window {
  /** Bob's own name for it, the reset it sends; 0 when there is none to be believed. */
  readonly id: number;
  /** On this machine's clock. */
  readonly endsAt: number;
}

/**
 * The window an answer belongs to. Bob sends the reset as Unix seconds by its own clock; the answer's `Date` header
 * tells how far the two clocks are apart.
 */
function windowIn(headers: Headers, now: number): Window | undefined {
  const reset = numberIn(headers, "x-ratelimit-reset");
  const serverNow = Date.parse(headers.get("date") ?? "");
  const wait = Number.isNaN(reset) ? numberIn(headers, "retry-after") * 1000 : reset * 1000 - (serverNow || now);
  // Without the server's time, a reset that is not within the next minute only tells that the clocks differ.
  if (Number.isNaN(wait) || (reset && !serverNow && (wait <= 0 || wait > MINUTE))) return undefined;
  return { id: wait <= LONGEST_WAIT ? reset || 0 : 0, endsAt: now + Math.min(Math.max(wait, 0), LONGEST_WAIT) };
}

/**
 * The budget of one endpoint under one credential. Starts from the documented limit, then follows what Bob's headers
 * say, so that requests of other processes under the same credential count too.
 */
export class Bucket {
  #used = 0;
  #inFlight = 0;
  #window: Window = { id: 0, endsAt: 0 };
  readonly #clock: Clock;
  readonly #random: () => number;
  /** Requests a minute, as far as known. */
  perMinute: number | undefined;

  constructor(perMinute: number | undefined, clock: Clock, random: () => number) {
    this.perMinute = perMinute;
    this.#clock = clock;
    this.#random = random;
  }

  /** When the next request fits. */
  get opensAt(): number {
    const now = this.#clock.now();
    if (now >= this.#window.endsAt) this.#begin({ id: 0, endsAt: now + MINUTE });
    return this.#used < (this.perMinute ?? Number.POSITIVE_INFINITY) ? now : this.#window.endsAt;
  }

  /** Waits until a request fits the window. It may be full again when the request's turn comes. */
  async opened(signal: AbortSignal | undefined, onWait: (waitMs: number) => void): Promise<void> {
    for (let waitMs: number; (waitMs = this.opensAt - this.#clock.now()) > 0; ) {
      // Resets are whole seconds, and several processes may wait for the same one: arrive a little late and apart.
      waitMs += 100 + Math.floor(this.#random() * 400);
      onWait(waitMs);
      await this.#clock.sleep(waitMs, signal);
    }
  }

  /** Counts a request, if it fits. */
  take(): boolean {
    if (this.opensAt > this.#clock.now()) return false;
    this.#used++;
    this.#inFlight++;
    return true;
  }

  /** A counted request was not sent after all. */
  giveBack(): void {
    this.#inFlight--;
    this.#used--;
  }

  /** A counted request has ended; `answer` is what came back, if anything did. */
  settle(answer: { status: number; headers: Headers } | undefined): void {
    this.#inFlight--;
    if (!answer) return;
    const { status, headers } = answer;
    const now = this.#clock.now();
    const limit = numberIn(headers, "x-ratelimit-limit");
    const remaining = numberIn(headers, "x-ratelimit-remaining");
    const window = windowIn(headers, now);
    if (limit > 0) this.perMinute = limit;
    if (window) {
      // An answer of a window that is over says nothing about the present one.
      if (window.id && window.id < this.#window.id) return;
      if (window.id !== this.#window.id || !window.id) {
        this.#begin(window);
        this.#used++; // the request that was answered
        // Each answer names an end that is late by its own journey: the earliest is the closest.
      } else if (window.endsAt < this.#window.endsAt) this.#window = window;
    }
    if (remaining >= 0 && limit > 0) this.#used = Math.max(this.#used, limit - remaining);
    if (status === 429) {
      this.#used = Number.POSITIVE_INFINITY;
      if (this.#window.endsAt <= now) this.#window = { ...this.#window, endsAt: now + 1000 };
    }
  }

  #begin(window: Window): void {
    this.#window = window;
    this.#used = this.#inFlight; // Bob may count those in the new window
  }
}

/** Finds the bucket of an endpoint: one for each, so that waiting for one endpoint never delays another. */
export function rateLimits(clock: Clock, random: () => number): (endpoint: { id: string; perMinute: number | undefined }) => Bucket {
  const buckets = new Map<string, Bucket>();
  return ({ id, perMinute }) => {
    const bucket = buckets.get(id) ?? new Bucket(perMinute, clock, random);
    buckets.set(id, bucket);
    return bucket;
  };
}

import type { Clock } from "../client/clock.ts";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until told to move, for tests. Sleepers wake in order as it passes them. */
export class VirtualClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];

  /** @param start ISO time, or milliseconds since the epoch. Default 2026-06-15T09:00:00Z, a Monday. */
  constructor(start: string | number = "2026-06-15T09:00:00Z") {
    this.#now = typeof start === "number" ? start : Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        at: this.#now + Math.max(ms, 0),
        wake: () => {
          signal?.removeEventListener("abort", stop);
          resolve();
        },
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#sleepers.push(sleeper);
      this.#sleepers.sort((a, b) => a.at - b.at);
    });
  }

  /** Moves the clock and wakes who is due, one at a time, letting each go on before the next. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const next = this.#sleepers[0];
      if (!next || next.at > end) break;
      this.#sleepers.shift();
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
    this.#now = end;
    await settle();
  }

  /** Awaits `work`, jumping over every sleep on the way: long waits pass at once, in the right order. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finished = () => {
      done = true;
    };
    work.then(finished, finished);
    for (;;) {
      await settle(() => done);
      if (done) return work;
      const next = this.#sleepers.shift();
      if (!next) continue;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
  }

  /** How many sleeps are pending. */
  get pending(): number {
    return this.#sleepers.length;
  }
}

// Reading a response body takes several turns of the event loop. A timer's turn costs a millisecond, so it is only for
// runtimes without setImmediate.
const TURNS = 12;
const turn = (resume: () => void): unknown => (typeof setImmediate === "function" ? setImmediate(resume) : setTimeout(resume, 0));

/** Lets everything go on that can without the clock, unless `enough` is reached before. */
async function settle(enough: () => boolean = () => false): Promise<void> {
  for (let turns = 0; turns < TURNS && !enough(); turns++) await new Promise<void>(turn);
}

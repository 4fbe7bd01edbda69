import { VirtualClock } from "../../src/testing/virtual-clock.ts";

/** A virtual clock for simulations with thousands of sleeps: its turns of the event loop take no timer's millisecond. */
export class QuickClock extends VirtualClock {
  #sleepers: { at: number; wake: () => void }[] = [];
  #now = super.now();

  override now(): number {
    return this.#now;
  }

  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sleeper = { at: this.#now + Math.max(ms, 0), wake: resolve };
      const stop = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#sleepers.push(sleeper);
    });
  }

  override async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finished = () => {
      done = true;
    };
    work.then(finished, finished);
    for (;;) {
      for (let turn = 0; turn < 12 && !done; turn++) await new Promise(setImmediate);
      if (done) return work;
      const at = Math.min(...this.#sleepers.map((sleeper) => sleeper.at));
      if (at === Number.POSITIVE_INFINITY) continue;
      this.#now = Math.max(this.#now, at);
      const due = this.#sleepers.filter((sleeper) => sleeper.at === at);
      this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.at !== at);
      for (const { wake } of due) wake();
    }
  }

  override get pending(): number {
    return this.#sleepers.length;
  }
}

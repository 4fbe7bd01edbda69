import { onAbort } from "../client/clock.ts";
import { AbortedError, type CallOptions, type Clock } from "../client/index.ts";

/** A reading that is kept for a time, and made once however many ask for it at the same time. */
export interface Cached<Value> {
  /** What was read at most `maxAgeMs` ago, or else is read now. Who waits for the same reading shares the first one's options. */
  get(maxAgeMs: number, options?: CallOptions): Promise<Value>;
  /** What is asked for from now on is read anew. */
  forget(): void;
}

/** Keeps what `read` gives. A reading that fails is not kept, and leaves an earlier one in place. */
export function cached<Value>(clock: Clock, read: (options: CallOptions) => Promise<Value>): Cached<Value> {
  let kept: { readonly value: Value; readonly at: number } | undefined;
  let loading: Promise<Value> | undefined;

  function load(options: CallOptions): Promise<Value> {
    const own: Promise<Value> = read(options)
      .then((value) => {
        if (loading === own) kept = { value, at: clock.now() };
        return value;
      })
      .finally(() => {
        if (loading === own) loading = undefined;
      });
    loading = own;
    return own;
  }

  return {
    async get(maxAgeMs, { signal, ...options } = {}) {
      if (signal?.aborted) throw new AbortedError(signal.reason);
      if (kept && clock.now() - kept.at < maxAgeMs) return kept.value;
      const work = loading ?? load(options);
      if (!signal) return work;
      // One caller's signal ends that caller's waiting and not the reading, which others may wait for.
      return new Promise((resolve, reject) => {
        const forget = onAbort(signal, (reason) => reject(new AbortedError(reason)));
        work.then(resolve, reject).finally(forget);
      });
    },
    forget() {
      kept = undefined;
      loading = undefined;
    },
  };
}

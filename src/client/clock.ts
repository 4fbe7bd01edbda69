/** Where the package takes the time from. Tests hand in a virtual one; nothing here reads `Date` beside it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects at once with the signal's reason when that aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const forget = onAbort(signal, (reason) => {
        clearTimeout(timer);
        reject(reason);
      });
      const wake = () => {
        forget();
        resolve();
      };
      const timer = setTimeout(wake, Math.min(ms, 2 ** 31 - 1)); // a longer one would fire at once
    }),
};

/** A signal that aborts with the first of these; none for none. */
export const joined = (first: AbortSignal | undefined, second: AbortSignal | undefined): AbortSignal | undefined =>
  first && second ? AbortSignal.any([first, second]) : (first ?? second);

/** Acts when the signal aborts; call what it returns when that no longer matters, so that long-lived signals stay light. */
export function onAbort(signal: AbortSignal | undefined, act: (reason: unknown) => void): () => void {
  const listener = () => act(signal?.reason);
  signal?.addEventListener("abort", listener, { once: true });
  return () => signal?.removeEventListener("abort", listener);
}

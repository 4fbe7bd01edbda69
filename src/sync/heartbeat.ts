import type { Clock } from "../client/index.ts";
import { leaseLost } from "./errors.ts";
import type { Lease, Store } from "./store.ts";

/** How long a lease lasts without a sign of life from its holder. */
export const LEASE_MS = 30_000;

/** Keeps a lease alive until stopped, and aborts the run when it is lost. The fence refuses what is still written. */
export function keepAlive(store: Store, lease: Lease, clock: Clock, run: AbortController): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const beating = (async () => {
    try {
      for (;;) {
        await clock.sleep(LEASE_MS / 3, stopping.signal);
        if (!(await store.renew(lease, LEASE_MS))) throw leaseLost();
      }
    } catch (error) {
      if (!stopping.signal.aborted) run.abort(error);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await beating;
    },
  };
}

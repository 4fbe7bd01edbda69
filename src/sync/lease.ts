import { AbortedError, type Clock } from "../client/index.ts";
import { SyncError } from "./errors.ts";
import { keepAlive, LEASE_MS } from "./heartbeat.ts";
import type { Lease, Store } from "./store.ts";

/** Where to write, for whom. */
export interface LeaseInput {
  readonly store: Store;
  readonly tenant: string;
  readonly clock: Clock;
  /** The caller's. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does some work under the tenant's lease, and gives it back however that ends. The work's signal aborts with the caller's, and
 * when the lease is lost.
 *
 * @throws {SyncError} with code `lease_held` when somebody else has it
 */
export async function underLease<T>(
  { store, tenant, clock, signal }: LeaseInput,
  work: (lease: Lease, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw new AbortedError(signal.reason);
  const acquired = await store.acquire(tenant, LEASE_MS);
  if (!acquired.granted) {
    throw new SyncError("lease_held", `Another sync is running on this store (${acquired.holder})`, {
      hint: `Wait for it to end; if it has crashed, its claim ends at ${new Date(acquired.expiresAt).toISOString()}`,
      retryable: true,
    });
  }
  const run = new AbortController();
  const stop = () => run.abort(new AbortedError(signal?.reason));
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted) stop(); // it may have been while the lease was asked for
  const heartbeat = keepAlive(store, acquired.lease, clock, run);
  try {
    return await work(acquired.lease, run.signal);
  } finally {
    signal?.removeEventListener("abort", stop);
    await heartbeat.stop();
    await store.release(acquired.lease);
  }
}

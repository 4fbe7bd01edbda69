import type { Lease, Store } from "./store.ts";

const PAGE = 1000;

/** What of the change log may go. */
interface Retention {
  readonly store: Store;
  readonly lease: Lease;
  /** Changes before this time, in milliseconds since the epoch. */
  readonly before: number;
  readonly signal: AbortSignal;
}

/** Drops changes that are old enough and that every named consumer has read. Gives how many. */
export async function pruneLog({ store, lease, before, signal }: Retention): Promise<number> {
  const { tenant } = lease;
  const slowest = Math.min(await store.lastSequence(tenant), ...(await store.positions(tenant)).values());
  const from = await store.prunedTo(tenant);
  let upTo = from;
  for (let old = true; old && upTo < slowest; ) {
    const page = await store.changes(tenant, upTo, PAGE);
    for (const { sequence, at } of page) {
      old = at < before && sequence <= slowest;
      if (!old) break;
      upTo = sequence;
    }
    if (page.length === 0) break;
  }
  signal.throwIfAborted();
  return upTo > from ? store.prune(lease, upTo) : 0;
}

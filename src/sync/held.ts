import { SyncError } from "./errors.ts";
import { type LeaseInput, underLease } from "./lease.ts";
import { type HoldReason, notesOf } from "./notes.ts";
import { countHeld, removeMissing } from "./removals.ts";
import type { Commit, RemovalReason, Store } from "./store.ts";
import type { Stream } from "./stream.ts";

/** Records that a run did not find and did not remove: so many were missing that a person has to decide. */
export interface HeldRemovals {
  /** For `release`. Another one after each run, so that nobody releases what they have not seen. */
  readonly id: string;
  readonly stream: string;
  readonly count: number;
  /** The first of their keys, 20 at the most. */
  readonly keys: readonly string[];
  /** When the run ended that did not find them. */
  readonly since: Date;
  /** Why they were kept; empty when Bob showed them again at the very end. */
  readonly because: readonly HoldReason[];
}

const KEYS = 20;

const idOf = (stream: string, generation: number): string => `${stream}:${generation}`;

/** What is held back in these streams. */
export async function heldIn(store: Store, tenant: string, streams: readonly Stream[]): Promise<HeldRemovals[]> {
  const found: HeldRemovals[] = [];
  for (const stream of streams) {
    const state = await store.state(tenant, stream.name);
    if (state.status !== "complete") continue;
    const { count, keys } = await countHeld({ stream, store, tenant, state }, KEYS);
    if (count > 0) {
      const since = new Date(state.completedAt ?? 0);
      found.push({ id: idOf(stream.name, state.generation), stream: stream.name, count, keys, since, because: notesOf(state).held });
    }
  }
  return found;
}

/** Removes what is held back, because a person says that it is really gone. */
export async function releaseIn(input: LeaseInput, streams: readonly Stream[], id: string, apply?: Commit["apply"]): Promise<number> {
  return underLease(input, async (lease, signal) => {
    const { store, tenant } = input;
    for (const stream of streams) {
      const state = await store.state(tenant, stream.name);
      if (state.status !== "complete" || idOf(stream.name, state.generation) !== id) continue;
      const reason: RemovalReason = notesOf(state).held.includes("audience") ? "audience" : "unknown";
      const removal = {
        stream,
        store,
        state,
        lease,
        signal,
        comparison: stream,
        event: "release",
        apply,
        reasonFor: () => reason,
      } as const;
      const { count } = await removeMissing(removal);
      if (count > 0) return count;
    }
    throw new SyncError("not_held", `No removals are held under "${id}"`, {
      hint: "Each run decides anew: held() tells what is held now, and under which id",
    });
  });
}

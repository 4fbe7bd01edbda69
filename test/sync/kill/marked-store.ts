import type { Commit, Store } from "hibob-kit/sync";
import type { Point } from "./order.ts";

/** Says where the process is. Waits there when it was told to. */
export type Reach = (point: Point) => Promise<void>;

const pointOf = ({ removes, state }: Commit<never>): Point =>
  removes.length > 0 ? "removing" : state.status === "complete" ? "ending" : "committing";

/** The same store, which says when it is about to do something and when it has. */
export function marked<Tx>(store: Store<Tx>, reach: Reach): Store<Tx> {
  return {
    ...store,
    async acquire(tenant, ttlMs) {
      const acquired = await store.acquire(tenant, ttlMs);
      if (acquired.granted) await reach("acquired");
      return acquired;
    },
    async commit(commit) {
      await reach(pointOf(commit));
      await store.commit(commit);
      await reach("committed");
    },
    async release(lease) {
      await reach("releasing");
      await store.release(lease);
      await reach("released");
    },
  };
}

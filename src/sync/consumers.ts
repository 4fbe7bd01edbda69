import { InvalidInputError } from "../client/index.ts";
import type { Store } from "./store.ts";

/** Who reads the change log under a name. Each has a position: the last change that it has handled. */
export interface Consumers {
  /** All names with their positions. The slowest one keeps the log from being cut. */
  list(): Promise<ReadonlyMap<string, number>>;
  /**
   * Puts a consumer at a change, so that it goes on with the next one. Without a number: at the end of the log, for one that wants to know
   * only of what happens from now on.
   *
   * @throws {InvalidInputError} for a number that the log has not
   */
  start(name: string, at?: number): Promise<void>;
  /** Forgets a consumer that will not read any more. */
  forget(name: string): Promise<void>;
}

export const consumersOf = (store: Store, tenant: string): Consumers => ({
  list: () => store.positions(tenant),
  async start(name, at) {
    const last = await store.lastSequence(tenant);
    if (at !== undefined && !(Number.isInteger(at) && at >= 0 && at <= last)) {
      throw new InvalidInputError(`A consumer can start at a whole number from 0 to ${last}`);
    }
    await store.setPosition(tenant, name, at ?? last);
  },
  forget: (name) => store.setPosition(tenant, name, null),
});

import { InvalidInputError } from "../client/index.ts";
import { SyncError } from "./errors.ts";
import type { ChangeKind, LoggedChange, RemovalReason, Store } from "./store.ts";

/** One entry of the change log: what happened to one record, field by field. */
export interface Change {
  /** Position in the log: 1, 2, 3 … per tenant. */
  readonly sequence: number;
  readonly stream: string;
  /** Employee id, for rows with their row id: `"3332883884017713938/1000020260906"`. */
  readonly key: string;
  readonly kind: ChangeKind;
  /** The fields that differ. In an added record `from` is `undefined` throughout, in a removed one `to` is. */
  readonly fields: Readonly<Record<string, FieldChange>>;
  /** Why it was removed; only then. */
  readonly reason?: RemovalReason;
  readonly at: Date;
}

/** `undefined` on one side: the field was not there at all, which is not the same as empty (`null`). */
export interface FieldChange {
  readonly from?: unknown;
  readonly to?: unknown;
}

/** Where to start reading the log. */
export interface ChangesInput {
  /** The tenant that the sync was made with. Default `"default"`. */
  readonly tenant?: string | undefined;
  /** Only changes above this position. Default 0, the beginning. */
  readonly after?: number | undefined;
  /**
   * Goes on where the consumer of this name stopped, and remembers how far it came. A change counts as handled once the
   * loop asks for the next one. The position is saved when the loop ends, however it ends, and after every 100 changes: a
   * process that is killed gets at most the last 100 again, and none is lost. Not together with `after`.
   */
  readonly consumer?: string | undefined;
}

const PAGE = 100;

/** A change as an application sees it. */
export function toChange({ sequence, stream, key, kind, before, after, reason, at }: LoggedChange): Change {
  const fields: Record<string, FieldChange> = {};
  for (const field of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    fields[field] = {
      ...(before && Object.hasOwn(before, field) ? { from: before[field] } : {}),
      ...(after && Object.hasOwn(after, field) ? { to: after[field] } : {}),
    };
  }
  return { sequence, stream, key, kind, fields, ...(reason !== null && { reason }), at: new Date(at) };
}

/**
 * The change log of a store, from a position to its present end. Needs no connection to Bob.
 *
 * @throws {SyncError} with code `log_pruned` when changes above the position have been dropped
 */
export async function* readChanges(
  store: Store,
  { tenant = "default", after, consumer }: ChangesInput = {},
): AsyncIterableIterator<Change> {
  if (after !== undefined && consumer !== undefined) {
    throw new InvalidInputError("after and consumer were both given", { hint: "A consumer goes on where it stopped: leave after out" });
  }
  let saved = after ?? (consumer === undefined ? 0 : await store.position(tenant, consumer));
  let handled = saved;
  const pruned = await store.prunedTo(tenant);
  if (saved < pruned) {
    throw new SyncError("log_pruned", `The changes after ${saved} are gone: the log was cut at ${pruned}`, {
      hint: `Take the records as they are now, then go on with the changes after ${await store.lastSequence(tenant)}`,
    });
  }
  const save = async () => {
    if (consumer !== undefined && handled > saved) await store.setPosition(tenant, consumer, handled);
    saved = handled;
  };
  try {
    for (;;) {
      const page = await store.changes(tenant, handled, PAGE);
      for (const logged of page) {
        yield toChange(logged);
        handled = logged.sequence;
      }
      await save();
      if (page.length < PAGE) return;
    }
  } finally {
    await save();
  }
}

import type { ChangeKind, LoggedChange, Store } from "./store.ts";

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
   * Goes on where the consumer of this name stopped, and remembers how far it came: a change counts as read once the
   * loop asks for the next one, so that a crash repeats a change rather than lose it.
   */
  readonly consumer?: string | undefined;
}

const PAGE = 500;

function toChange({ sequence, stream, key, kind, before, after, at }: LoggedChange): Change {
  const fields: Record<string, FieldChange> = {};
  for (const field of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    fields[field] = {
      ...(before && Object.hasOwn(before, field) ? { from: before[field] } : {}),
      ...(after && Object.hasOwn(after, field) ? { to: after[field] } : {}),
    };
  }
  return { sequence, stream, key, kind, fields, at: new Date(at) };
}

/** The change log of a store, from a position to its present end. Needs no connection to Bob. */
export async function* readChanges(
  store: Store,
  { tenant = "default", after, consumer }: ChangesInput = {},
): AsyncIterableIterator<Change> {
  const start = after ?? (consumer === undefined ? 0 : await store.position(tenant, consumer));
  let handled = start;
  try {
    for (let from = start; ; ) {
      const page = await store.changes(tenant, from, PAGE);
      for (const logged of page) {
        yield toChange(logged);
        handled = logged.sequence;
      }
      if (page.length < PAGE) return;
      from = page.at(-1)!.sequence;
    }
  } finally {
    if (consumer !== undefined && handled > start) await store.setPosition(tenant, consumer, handled);
  }
}

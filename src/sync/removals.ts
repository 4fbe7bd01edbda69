import { after, committed } from "./machine.ts";
import { type Comparison, removed } from "./record.ts";
import type { Commit, Content, Lease, NewChange, RemovalReason, Store, StreamState } from "./store.ts";

const PAGE = 500;

/** Which missing records, of which reading. */
interface Missing {
  readonly stream: { readonly name: string };
  readonly store: Store;
  readonly tenant: string;
  readonly state: StreamState;
}

/** The records that a reading did not find and that are still there, page by page. */
export async function* missingRecords({ stream, store, tenant, state }: Missing): AsyncGenerator<Map<string, Content>> {
  for (let last = ""; ; ) {
    const keys = await store.missing(tenant, stream.name, state.generation, last, PAGE);
    if (keys.length === 0) return;
    last = keys.at(-1)!;
    yield await store.contents(tenant, stream.name, keys);
  }
}

/** How records are removed. */
interface Removal extends Omit<Missing, "tenant"> {
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly comparison: Comparison;
  /** `remove` at the end of a reading, `release` when a person decides. */
  readonly event: "remove" | "release";
  readonly apply: Commit["apply"];
  /** Why a record goes; `undefined` when it stays. */
  readonly reasonFor: (key: string) => RemovalReason | undefined;
  readonly onChanges?: ((changes: readonly NewChange[]) => void) | undefined;
}

/** Makes tombstones of what a reading did not find, page by page. Gives how many, and the state they leave. */
export async function removeMissing({ lease, signal, comparison, event, apply, reasonFor, onChanges, ...missing }: Removal) {
  const { stream, store } = missing;
  let { state } = missing;
  let count = 0;
  for await (const contents of missingRecords({ ...missing, tenant: lease.tenant })) {
    const changes = [...contents].flatMap(([key, content]) => {
      const reason = reasonFor(key);
      return reason === undefined ? [] : [removed(key, content, reason, comparison)];
    });
    if (changes.length === 0) continue;
    signal.throwIfAborted();
    const next = committed(after(state, event));
    await store.commit({
      lease,
      stream: stream.name,
      state: next,
      puts: [],
      removes: changes.map(({ key }) => key),
      changes,
      missing: [],
      apply,
    });
    state = next;
    count += changes.length;
    onChanges?.(changes);
  }
  return { count, state };
}

/** How many records a reading did not find that are still there, and the first of their keys. */
export async function countHeld(missing: Missing, keysAtMost: number): Promise<{ readonly count: number; readonly keys: string[] }> {
  let count = 0;
  const keys: string[] = [];
  for await (const contents of missingRecords(missing)) {
    count += contents.size;
    keys.push(...[...contents.keys()].sort().slice(0, keysAtMost - keys.length));
  }
  return { count, keys };
}

import { type Comparison, removed } from "./record.ts";
import type { Content, Lease, Store, StreamState } from "./store.ts";

const PAGE = 500;

/** Which missing records, of which reading. */
interface Missing {
  readonly stream: Comparison & { readonly name: string };
  readonly store: Store;
  readonly tenant: string;
  readonly state: StreamState;
}

/** The records that a reading did not find and that are still there, page by page. */
async function* missingRecords({ stream, store, tenant, state }: Missing): AsyncGenerator<Map<string, Content>> {
  for (let after = ""; ; ) {
    const keys = await store.missing(tenant, stream.name, state.generation, after, PAGE);
    if (keys.length === 0) return;
    after = keys.at(-1)!;
    yield await store.contents(tenant, stream.name, keys);
  }
}

/** Makes tombstones of all that a reading did not find. */
export async function removeMissing(missing: Omit<Missing, "tenant">, lease: Lease, signal: AbortSignal): Promise<number> {
  const { stream, store, state } = missing;
  let count = 0;
  for await (const contents of missingRecords({ ...missing, tenant: lease.tenant })) {
    const changes = [...contents].map(([key, content]) => removed(key, content, stream));
    signal.throwIfAborted();
    await store.commit({ lease, stream: stream.name, state, puts: [], removes: [...contents.keys()], changes, missing: [] });
    count += changes.length;
  }
  return count;
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

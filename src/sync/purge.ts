import { after, committed } from "./machine.ts";
import { noted, notesOf } from "./notes.ts";
import { type Comparison, recordOf } from "./record.ts";
import type { Lease, Store, StreamState } from "./store.ts";

const PAGE = 500;

/** Which stored fields have to go. */
interface Purge {
  readonly stream: { readonly name: string };
  readonly store: Store;
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly state: StreamState;
  readonly comparison: Comparison;
  readonly redact: readonly string[];
}

/**
 * Takes fields that are redacted from now on out of what earlier runs have stored; they are no changes, and the log keeps what it has.
 * Gives the state that the last commit leaves.
 */
export async function purgeRedacted({ stream, store, lease, signal, comparison, redact, ...purge }: Purge): Promise<StreamState> {
  let { state } = purge;
  const notes = notesOf(state);
  const isNew = redact.some((field) => !notes.redacted.includes(field));
  // What is not redacted any more is noted as well, before it is stored: this run may be interrupted, and the next one redact it again.
  if (state.status === "never" || (!isNew && notes.redacted.every((field) => redact.includes(field)))) return state;
  for (let last = ""; ; ) {
    const page = isNew ? await store.records(lease.tenant, stream.name, last, PAGE) : [];
    const puts = page
      .filter(({ content }) => redact.some((field) => Object.hasOwn(content, field)))
      .map(({ key, content }) =>
        recordOf(key, Object.fromEntries(Object.entries(content).filter(([field]) => !redact.includes(field))), comparison),
      );
    const done = page.length < PAGE;
    const next = committed(after(state, "clean", done ? { notes: noted({ ...notes, redacted: redact }) } : {}));
    signal.throwIfAborted();
    await store.commit({ lease, stream: stream.name, state: next, puts, removes: [], changes: [], missing: [] });
    state = next;
    if (done) return state;
    last = page.at(-1)!.key;
  }
}

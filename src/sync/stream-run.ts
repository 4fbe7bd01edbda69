import type { Clock } from "../client/index.ts";
import { SyncError } from "./errors.ts";
import { readAhead } from "./read-ahead.ts";
import { added, compared, hashOf, type Outcome } from "./record.ts";
import { removeMissing } from "./removals.ts";
import type { Content, KeyRange, Lease, Store, StreamState } from "./store.ts";
import type { Stream, StreamBatch, StreamContext } from "./stream.ts";

/** An interrupted reading this old is started again instead of resumed: its first part would be stale. */
const RESUME_WITHIN = 6 * 60 * 60_000;

/** What a run did to one stream. */
export interface StreamReport {
  readonly stream: string;
  /** `held`: all was read, but so many records were missing that their removal waits for a person's decision. */
  readonly outcome: "complete" | "held";
  /** Whether an interrupted reading was resumed. */
  readonly resumed: boolean;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Records that were not found and are kept all the same. */
  readonly held: number;
  /** Employees whom Bob listed and then refused or left out; their records stay as they are. */
  readonly unread: number;
  /** Columns that came empty because the service user may not see them; their stored values stay. */
  readonly restricted: readonly string[];
  /** Fields asked for that Bob sent for nobody: not permitted, as a rule. What was stored before stays. */
  readonly omitted: readonly string[];
}

/** How far a stream is; told after each commit. */
export interface SyncProgress {
  readonly stream: string;
  /** Employees covered, out of all. */
  readonly done: number;
  readonly total: number;
  /** Records read so far in this run. */
  readonly records: number;
}

/** What the run of one stream needs. */
export interface StreamRun {
  readonly stream: Stream;
  readonly store: Store;
  readonly lease: Lease;
  readonly context: StreamContext;
  readonly clock: Clock;
  readonly onProgress: ((progress: SyncProgress) => void) | undefined;
}

/** Whether so many missing records look like a lost permission or a narrowed audience rather than like deletions. */
const isSuspicious = (missing: number, live: number): boolean => missing > Math.max(1, live * 0.01) || missing === live;

/** Reads a stream once, from where an interrupted reading stopped or from the start, and commits batch by batch. */
export async function runStream({ stream, store, lease, context, clock, onProgress }: StreamRun): Promise<StreamReport> {
  const { tenant } = lease;
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);
  const stored = await store.state(tenant, stream.name);
  const recent = stored.status === "reading" && clock.now() - (stored.startedAt ?? 0) < RESUME_WITHIN;
  // Who was missing before the interruption may have been hidden only then, so such a reading starts again.
  const resumed = recent && (await store.countMissing(tenant, stream.name, stored.generation)) === 0;
  let state: StreamState = resumed
    ? stored
    : { ...stored, generation: stored.generation + 1, status: "reading", cursor: "", startedAt: clock.now() };
  const counts = { read: 0, added: 0, changed: 0, unchanged: 0, removed: 0 };
  let omitted: readonly string[] | undefined;
  let currentRowsOnly = true;
  const restricted = new Set<string>();
  let unreadCount = 0;

  async function commitBatch({ records, upTo, unread = [] }: StreamBatch, range: KeyRange): Promise<void> {
    const hashes = await store.hashes(tenant, stream.name, range);
    const outcomes = await classify(stream, records, hashes, (keys) => store.contents(tenant, stream.name, keys));
    const arrived = new Set(records.map(({ key }) => key));
    const missing = [...hashes.keys()].filter((key) => !arrived.has(key) && !unread.some((start) => isUnder(key, start)));
    const changes = outcomes.flatMap(({ change }) => (change ? [change] : []));
    state = { ...state, cursor: upTo };
    context.signal.throwIfAborted();
    await store.commit({
      lease,
      stream: stream.name,
      state,
      puts: outcomes.flatMap(({ put }) => (put ? [put] : [])),
      removes: [],
      changes,
      missing,
    });
    counts.read += records.length;
    counts.unchanged += records.length - changes.length;
    for (const { kind } of changes) counts[kind]++;
  }

  for await (const batch of readAhead(stream.read({ ...context, signal }, state.cursor))) {
    try {
      checkOrder(stream, state.cursor, batch);
      await commitBatch(batch, { after: state.cursor, upTo: batch.upTo });
    } catch (error) {
      failed.abort(error); // need not wait for the batch that is being read
      throw error;
    }
    omitted = omitted ? omitted.filter((field) => batch.omitted?.includes(field)) : (batch.omitted ?? []);
    currentRowsOnly &&= batch.currentRowsOnly === true;
    for (const column of batch.restricted ?? []) restricted.add(column);
    unreadCount += batch.unread?.length ?? 0;
    if (batch.progress) onProgress?.({ stream: stream.name, ...batch.progress, records: counts.read });
  }
  // Whatever is stored above the last key that Bob knows was not found either.
  await commitBatch({ records: [], upTo: state.cursor }, { after: state.cursor, upTo: null });

  const held = await endGeneration();
  return {
    stream: stream.name,
    outcome: held > 0 ? "held" : "complete",
    resumed,
    ...counts,
    held,
    unread: unreadCount,
    restricted: [...restricted],
    omitted: omitted ?? [],
  };

  /** Ends the generation: tombstones for what it did not find, unless that is too much to be true. */
  async function endGeneration(): Promise<number> {
    const missing = await store.countMissing(tenant, stream.name, state.generation);
    const suspicious = missing > 0 && (currentRowsOnly || isSuspicious(missing, await store.count(tenant, stream.name)));
    if (!suspicious && missing > 0) counts.removed = await removeMissing({ stream, store, state }, lease, context.signal);
    state = { ...state, status: "complete", completedAt: clock.now() };
    context.signal.throwIfAborted();
    await store.commit({ lease, stream: stream.name, state, puts: [], removes: [], changes: [], missing: [] });
    return suspicious ? missing : 0;
  }
}

/** Whether a key is the one that could not be read, or of a group of keys (`"<employee id>/"`) that could not. */
const isUnder = (key: string, start: string): boolean => key === start || (start.endsWith("/") && key.startsWith(start));

/** What has to be written of the records that arrived; contents are only read where hashes differ. */
async function classify(
  stream: Stream,
  records: StreamBatch["records"],
  hashes: ReadonlyMap<string, string>,
  contentsOf: (keys: readonly string[]) => Promise<Map<string, Content>>,
): Promise<Outcome[]> {
  const arrived = records.map(({ key, content }) => ({ key, content, hash: hashOf(content, stream) }));
  const differing = arrived.filter(({ key, hash }) => hashes.has(key) && hashes.get(key) !== hash);
  const contents = differing.length > 0 ? await contentsOf(differing.map(({ key }) => key)) : new Map<string, Content>();
  return arrived.flatMap((record) => {
    const storedHash = hashes.get(record.key);
    if (storedHash === undefined) return added(record, stream);
    if (storedHash === record.hash) return [];
    return compared(record, { content: contents.get(record.key) ?? {}, hash: storedHash }, stream);
  });
}

/** A stream that breaks the order would make the engine take records for missing that were only misplaced. */
function checkOrder(stream: Stream, cursor: string, { records, upTo }: StreamBatch): void {
  const keys = new Set(records.map(({ key }) => key));
  const misplaced = records.some(({ key }) => key <= cursor || key > upTo);
  if (upTo <= cursor || misplaced || keys.size !== records.length) {
    throw new SyncError(
      "invalid_stream",
      `Stream ${stream.name} gave a batch whose keys are out of order or doubled; nothing of it was written`,
      {
        hint: "Batches must have rising, unique keys: above the last batch's upTo, and not above their own",
      },
    );
  }
}

import { after, committed, type StreamEvent } from "./machine.ts";
import { added, type Comparison, compared, type Outcome, recordMaker, recordOf, removed } from "./record.ts";
import type { Commit, Content, KeyRange, Lease, NewChange, Store, StreamState } from "./store.ts";
import type { FollowedBatch, ReadRecord, StreamBatch } from "./stream.ts";

/** What writes one stream. */
interface WriterFacts {
  readonly name: string;
  readonly store: Store;
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly comparison: Comparison;
  readonly state: StreamState;
  readonly apply: Commit["apply"];
  /** Whether additions are kept out of the log. */
  readonly quiet: boolean;
  readonly onChanges: ((changes: readonly NewChange[]) => void) | undefined;
}

/** No HR team deletes so much of so few people between two runs. */
const SWEPT_SHARE = 0.2;
const SWEPT_AT_LEAST = 5;

/**
 * Batches without any news whose end is not written down: a commit waits for the disk. So many are read again when a run was
 * interrupted, at the most.
 */
const MOST_UNWRITTEN = 9;

/** Turns what was read of one stream into commits, and counts what they did. */
export class StreamWriter {
  readonly #facts: WriterFacts;
  readonly #recordOf: ReturnType<typeof recordMaker>;
  #unwritten = 0;
  state: StreamState;
  readonly counts = { read: 0, added: 0, changed: 0, unchanged: 0, removed: 0 };
  /** How often each field changed, in records that were there before. */
  readonly moves = new Map<string, number>();
  /** Fields that came with a record. */
  readonly seen = new Set<string>();
  /** Whether one batch lacked so much of what is stored in its range that a permission may have been away just then. */
  swept = false;

  constructor(facts: WriterFacts) {
    this.#facts = facts;
    this.#recordOf = recordMaker(facts.comparison, this.seen);
    this.state = facts.state;
  }

  /** Commits a batch of a listed stream: what it brought, and what is stored in its range and did not come. */
  async listed({ records, upTo, unread = [] }: StreamBatch, range: KeyRange): Promise<void> {
    const { store, lease, name } = this.#facts;
    const hashes = await store.hashes(lease.tenant, name, range);
    const outcomes = await this.#classify(records, hashes);
    const arrived = new Set(records.map(({ key }) => key));
    const missing = [...hashes.keys()].filter((key) => !arrived.has(key) && !unread.some((start) => isUnder(key, start)));
    // Above the last batch is only what belongs to nobody who is listed.
    const isLast = range.upTo === null;
    this.swept ||= !isLast && missing.length >= SWEPT_AT_LEAST && missing.length > hashes.size * SWEPT_SHARE;
    await this.#commit("batch", upTo, { read: records.length, outcomes, missing });
  }

  /** Commits what happened to a followed stream. */
  async followed({ records, gone = [], absent = [], mark }: FollowedBatch): Promise<void> {
    const { store, lease, name, comparison } = this.#facts;
    const keys = records.map(({ key }) => key);
    const stored = await store.contents(lease.tenant, name, [...keys, ...gone, ...absent]);
    const hashes = new Map(
      keys.flatMap((key) => (stored.has(key) ? [[key, recordOf(key, stored.get(key)!, comparison).hash] as const] : [])),
    );
    const outcomes = await this.#classify(records, hashes, stored);
    const removals = gone.flatMap((key) => (stored.has(key) ? [removed(key, stored.get(key)!, "deleted", comparison)] : []));
    await this.#commit("batch", mark, { read: records.length, outcomes, removals, missing: absent.filter((key) => stored.has(key)) });
  }

  /** Commits a state and nothing else. */
  async step(event: StreamEvent, changes: Partial<Pick<StreamState, "completedAt" | "notes">>): Promise<void> {
    await this.#write(after(this.state, event, changes), {});
  }

  /** What has to be written of the records that arrived; contents are only read where hashes differ. */
  async #classify(records: readonly ReadRecord[], hashes: ReadonlyMap<string, string>, known?: ReadonlyMap<string, Content>) {
    const { store, lease, name, comparison } = this.#facts;
    const arrived = records.map(({ key, content }) => this.#recordOf(key, content));
    const differing = arrived.filter(({ key, hash }) => hashes.has(key) && hashes.get(key) !== hash).map(({ key }) => key);
    const contents = known ?? (differing.length > 0 ? await store.contents(lease.tenant, name, differing) : new Map<string, Content>());
    return arrived.flatMap((record) => {
      const hash = hashes.get(record.key);
      if (hash === undefined) return added(record, comparison);
      if (hash === record.hash) return [];
      return compared(record, { content: contents.get(record.key) ?? {}, hash }, comparison);
    });
  }

  async #commit(
    event: StreamEvent,
    cursor: string,
    step: {
      readonly read: number;
      readonly outcomes: readonly Outcome[];
      readonly removals?: readonly NewChange[];
      readonly missing: readonly string[];
    },
  ): Promise<void> {
    const { read, outcomes, removals = [], missing } = step;
    const arrived = outcomes.flatMap(({ change }) => change ?? []);
    const changes = [...arrived, ...removals];
    const puts = outcomes.flatMap(({ put }) => put ?? []);
    const state = after(this.state, event, { cursor });
    if (puts.length + changes.length + missing.length === 0 && this.#unwritten < MOST_UNWRITTEN) {
      this.#facts.signal.throwIfAborted();
      this.state = state;
      this.#unwritten++;
    } else {
      await this.#write(state, {
        puts,
        removes: removals.map(({ key }) => key),
        changes: this.#facts.quiet ? changes.filter(({ kind }) => kind !== "added") : changes,
        missing,
      });
    }
    this.counts.read += read;
    this.counts.unchanged += read - arrived.length;
    this.#count(changes);
    this.#facts.onChanges?.(changes);
  }

  #count(changes: readonly NewChange[]): void {
    for (const { kind, after } of changes) {
      this.counts[kind]++;
      if (kind === "changed") for (const field of Object.keys(after ?? {})) this.moves.set(field, (this.moves.get(field) ?? 0) + 1);
    }
  }

  async #write(state: StreamState, parts: Partial<Pick<Commit, "puts" | "removes" | "changes" | "missing">>): Promise<void> {
    const { store, lease, name, signal, apply } = this.#facts;
    const next = committed(state);
    signal.throwIfAborted();
    await store.commit({ lease, stream: name, state: next, puts: [], removes: [], changes: [], missing: [], apply, ...parts });
    this.state = next;
    this.#unwritten = 0;
  }
}

/** Whether a key is the one that could not be read, or of a group of keys (`"<employee id>/"`) that could not. */
const isUnder = (key: string, start: string): boolean => key === start || (start.endsWith("/") && key.startsWith(start));

import { canonical } from "../../sync/record.ts";
import { type Commit, type Content, type Lease, NEVER_READ, type NewChange, type Store, type StoredRecord } from "../../sync/store.ts";
import type { OpenedStore, OwnRows, TestApi } from "./harness.ts";

/** What most tests write for, and to. */
export const TENANT = "acme";
export const STREAM = "people";
/** Long enough that no slow machine lets a lease expire by itself. */
export const TTL = 60_000;

/** A commit, of which a test names only what it is about. */
export type Parts<Tx> = Partial<Pick<Commit<Tx>, "stream" | "puts" | "removes" | "changes" | "missing" | "apply">> & {
  readonly generation?: number;
  readonly version?: number;
  readonly cursor?: string;
};

/** A record with a hash of its own. */
export const record = (key: string, content: Content = {}): StoredRecord => ({
  key,
  content,
  json: canonical(content),
  hash: `hash of ${key} ${canonical(content)}`,
});

/** The change that a new record makes. */
export const addition = (key: string, after: Content = {}): NewChange => ({ key, kind: "added", before: null, after, reason: null });

/** Records with their additions, as a first reading writes them. */
export const arrival = (...records: readonly StoredRecord[]): { puts: StoredRecord[]; changes: NewChange[] } => ({
  puts: [...records],
  changes: records.map(({ key, content }) => addition(key, content)),
});

/** A change that cannot be written, wherever a store looks at it. */
export const unwritable = (key: string): NewChange => ({
  ...addition(key),
  get after(): Content {
    throw new Error("this change cannot be written");
  },
});

/** Lets everything that is under way go on for a while, input and output included. */
export async function othersGoOn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  for (let turns = 0; turns < 30; turns++) {
    await new Promise<unknown>((resume) => {
      port1.onmessage = resume;
      port2.postMessage(null);
    });
  }
  port1.close();
  port2.close();
}

/** One test's store, and what the tests say about it. */
export class Trial<Tx> {
  readonly store: Store<Tx>;
  readonly #opened: OpenedStore<Tx>;
  readonly #expect: TestApi["expect"];
  readonly #others: Store<Tx>[] = [];

  constructor(opened: OpenedStore<Tx>, expect: TestApi["expect"]) {
    this.store = opened.store;
    this.#opened = opened;
    this.#expect = expect;
  }

  /** Compares values that JSON can hold; Maps are to be made arrays before. */
  equal(actual: unknown, expected: unknown): void {
    this.#expect(actual).toEqual(expected);
  }

  /** Compares contents to the last digit and character, whatever order their fields are in. */
  same(actual: unknown, expected: unknown): void {
    this.equal(canonical(actual), canonical(expected));
  }

  /** What a promise was refused with. */
  async refusal(work: Promise<unknown>): Promise<unknown> {
    return work.then(
      () => "not refused",
      (error: unknown) => error,
    );
  }

  /** The refusal must be a SyncError with this code. */
  async refused(work: Promise<unknown>, code: string): Promise<void> {
    const error = await this.refusal(work);
    this.equal((error as { code?: unknown }).code ?? `another error: ${String(error)}`, code);
  }

  async lease(tenant = TENANT, store: Store<Tx> = this.store): Promise<Lease> {
    const acquired = await store.acquire(tenant, TTL);
    this.equal(acquired.granted, true);
    if (!acquired.granted) throw new Error("unreachable: equal() throws");
    return acquired.lease;
  }

  /** The next step of a stream: its version follows the stored one unless the test says otherwise. */
  async step(lease: Lease, parts: Parts<Tx>, store: Store<Tx> = this.store): Promise<Commit<Tx>> {
    const { stream = STREAM, generation = 1, version, cursor = "", ...rest } = parts;
    const stored = await store.state(lease.tenant, stream);
    const state = { ...NEVER_READ, version: version ?? stored.version + 1, generation, status: "reading", cursor, startedAt: 1 } as const;
    return { lease, stream, state, puts: [], removes: [], changes: [], missing: [], ...rest };
  }

  async commit(lease: Lease, parts: Parts<Tx>, store: Store<Tx> = this.store): Promise<void> {
    await store.commit(await this.step(lease, parts, store));
  }

  /** A lease and a first commit, in one. */
  async begun(parts: Parts<Tx>, tenant = TENANT): Promise<Lease> {
    const lease = await this.lease(tenant);
    await this.commit(lease, parts);
    return lease;
  }

  /** Key and content of every live record, in order of the keys as the test sorts them. */
  async contents(tenant = TENANT, stream = STREAM, store: Store<Tx> = this.store): Promise<[string, Content][]> {
    const hashes = await store.hashes(tenant, stream, { after: "", upTo: null });
    return sorted(await store.contents(tenant, stream, [...hashes.keys()]));
  }

  /** Everything that a tenant has in this store, to be compared before and after. */
  async everything(tenant = TENANT, streams: readonly string[] = [STREAM], store: Store<Tx> = this.store): Promise<unknown> {
    const ofStream = async (stream: string) => ({
      state: await store.state(tenant, stream),
      hashes: sorted(await store.hashes(tenant, stream, { after: "", upTo: null })),
      contents: canonical(await this.contents(tenant, stream, store)),
      count: await store.count(tenant, stream),
      missing: await store.missing(tenant, stream, (await store.state(tenant, stream)).generation, "", 1000),
      stored: await this.#opened.raw?.records(tenant, stream),
    });
    const found = {
      streams: await Promise.all(streams.map(ofStream)),
      log: await store.changes(tenant, 0, 1000),
      last: await store.lastSequence(tenant),
      prunedTo: await store.prunedTo(tenant),
      positions: sorted(await store.positions(tenant)),
      logged: await this.#opened.raw?.logged(tenant),
      own: this.#opened.own && [...(await this.own.read())].sort(),
    };
    return JSON.parse(JSON.stringify(found));
  }

  /** Sequences of a tenant's log. */
  async sequences(tenant = TENANT): Promise<number[]> {
    return (await this.store.changes(tenant, 0, 100_000)).map(({ sequence }) => sequence);
  }

  advance(ms: number): Promise<void> {
    return this.#opened.advance(ms);
  }

  /** Compares what is in the storage, where the harness can look into it. */
  async rawly<T>(look: (raw: NonNullable<OpenedStore<Tx>["raw"]>) => Promise<T>, expected: T): Promise<void> {
    if (this.#opened.raw) this.equal(await look(this.#opened.raw), expected);
  }

  get own(): OwnRows<Tx> {
    return declared(this.#opened.own, "own");
  }

  /** The storage through another store object, which is closed with the test. */
  async another(): Promise<Store<Tx>> {
    const other = await declared(this.#opened.reopen?.(), "reopen");
    this.#others.push(other);
    return other;
  }

  async end(): Promise<void> {
    try {
      for (const other of this.#others) await other.close();
      await this.store.close();
    } finally {
      await this.#opened.dispose?.();
    }
  }
}

/** A map as a list in the order of its keys. */
export const sorted = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

function declared<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The harness declares a capability, and its open() gives no ${name}`);
  return value;
}

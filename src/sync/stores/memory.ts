import { type Clock, systemClock } from "../../client/index.ts";
import { leaseLost, staleCommit } from "../errors.ts";
import { canonical } from "../record.ts";
import { type Commit, type Content, type LoggedChange, NEVER_READ, type NewChange, type Store, type StreamState } from "../store.ts";

/** What `apply` of a memory store gets: a copy of the application's own values, which holds once the commit does. */
export type MemoryTransaction = Map<string, unknown>;

/** A store in memory. */
export interface MemoryStore extends Store<MemoryTransaction> {
  /** The application's own values, as `apply` has left them. */
  readonly own: ReadonlyMap<string, unknown>;
}

interface StreamData {
  state: StreamState;
  readonly records: Map<string, { readonly json: string; readonly hash: string }>;
  /** The records' keys in order; `undefined` when they are to be sorted anew. */
  order: readonly string[] | undefined;
  readonly missing: Map<string, number>;
}

/** A change with its contents as text, so that nobody outside holds a part of it. */
interface LogEntry extends Omit<LoggedChange, "before" | "after"> {
  readonly before: string | null;
  readonly after: string | null;
}

interface TenantData {
  lease: { fence: number; expiresAt: number };
  readonly streams: Map<string, StreamData>;
  /** Without gaps, and pruned from its start only: the first entry is number `prunedTo + 1`. */
  log: LogEntry[];
  prunedTo: number;
  readonly positions: Map<string, number>;
}

const parsed = (text: string | null): Content | null => (text === null ? null : (JSON.parse(text) as Content));
const logged = (entry: LogEntry): LoggedChange => ({ ...entry, before: parsed(entry.before), after: parsed(entry.after) });
const texts = ({ key, kind, before, after, reason }: NewChange) => ({
  key,
  kind,
  before: before && canonical(before),
  after: after && canonical(after),
  reason,
});
const compare = (a: string, b: string): number => (a < b ? -1 : 1);

/** A store that lives as long as the process: for tests, and for jobs that only want the changes since their start. */
export function memoryStore({ clock = systemClock }: { readonly clock?: Clock } = {}): MemoryStore {
  const tenants = new Map<string, TenantData>();
  let own: ReadonlyMap<string, unknown> = new Map();
  let queue: Promise<unknown> = Promise.resolve();

  const tenantOf = (name: string): TenantData => {
    const empty = (): TenantData => ({ lease: { fence: 0, expiresAt: 0 }, streams: new Map(), log: [], prunedTo: 0, positions: new Map() });
    return getOrInsert(tenants, name, empty);
  };
  const streamOf = (tenant: string, name: string): StreamData => {
    const empty = (): StreamData => ({ state: NEVER_READ, records: new Map(), order: [], missing: new Map() });
    return getOrInsert(tenantOf(tenant).streams, name, empty);
  };
  const holds = ({ lease }: TenantData, fence: number): boolean => lease.fence === fence && lease.expiresAt > 0;
  const lastOf = ({ prunedTo, log }: TenantData): number => prunedTo + log.length;

  /** Steps one after the other: `apply` may take its time. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  };

  async function write({ lease, stream, state, puts, removes, changes, missing, apply }: Commit<MemoryTransaction>): Promise<void> {
    const data = tenantOf(lease.tenant);
    const target = streamOf(lease.tenant, stream);
    if (!holds(data, lease.fence)) throw leaseLost();
    if (state.version !== target.state.version + 1) throw staleCommit();
    // Whatever can fail comes first; nothing is touched before.
    const newState = { ...state };
    const records = puts.map(({ key, json, hash }) => [key, { json, hash }] as const);
    const last = lastOf(data);
    const at = clock.now();
    const entries = changes.map((change, index): LogEntry => ({ ...texts(change), sequence: last + index + 1, stream, at }));
    if (apply && entries.length > 0) {
      const draft = new Map(own);
      await apply(draft, entries.map(logged));
      if (!holds(data, lease.fence)) throw leaseLost(); // the lease went meanwhile
      own = draft;
    }
    for (const [key, record] of records) target.records.set(key, record);
    for (const key of removes) target.records.delete(key);
    if (records.length + removes.length > 0) target.order = undefined;
    for (const [key, generation] of target.missing) if (generation < state.generation) target.missing.delete(key);
    for (const key of removes) target.missing.delete(key);
    for (const key of missing) target.missing.set(key, state.generation);
    data.log.push(...entries);
    target.state = newState;
  }

  return {
    get own() {
      return own;
    },

    async acquire(tenant, ttlMs) {
      const data = tenantOf(tenant);
      if (data.lease.expiresAt > clock.now()) return { granted: false, holder: "in this process", expiresAt: data.lease.expiresAt };
      data.lease = { fence: data.lease.fence + 1, expiresAt: clock.now() + ttlMs };
      return { granted: true, lease: { tenant, fence: data.lease.fence } };
    },
    async renew({ tenant, fence }, ttlMs) {
      const data = tenantOf(tenant);
      if (!holds(data, fence)) return false;
      data.lease.expiresAt = clock.now() + ttlMs;
      return true;
    },
    async release({ tenant, fence }) {
      const data = tenantOf(tenant);
      if (holds(data, fence)) data.lease.expiresAt = 0;
    },

    state: async (tenant, stream) => ({ ...streamOf(tenant, stream).state }),
    async hashes(tenant, stream, { after, upTo }) {
      const within = [...streamOf(tenant, stream).records].filter(([key]) => key > after && (upTo === null || key <= upTo));
      return new Map(within.map(([key, { hash }]) => [key, hash]));
    },
    async contents(tenant, stream, keys) {
      const { records } = streamOf(tenant, stream);
      return new Map(keys.flatMap((key) => (records.has(key) ? [[key, contentOf(records, key)] as const] : [])));
    },
    async records(tenant, stream, after, limit) {
      const data = streamOf(tenant, stream);
      const order = (data.order ??= [...data.records.keys()].sort(compare));
      const first = order.findIndex((key) => key > after);
      const page = first === -1 ? [] : order.slice(first, first + limit);
      return page.map((key) => ({ key, content: contentOf(data.records, key) }));
    },
    count: async (tenant, stream) => streamOf(tenant, stream).records.size,
    async missing(tenant, stream, generation, after, limit) {
      const keys = [...streamOf(tenant, stream).missing].filter(([key, found]) => found === generation && key > after).map(([key]) => key);
      return keys.sort(compare).slice(0, limit);
    },
    async countMissing(tenant, stream, generation) {
      return [...streamOf(tenant, stream).missing.values()].filter((found) => found === generation).length;
    },

    commit: (commit) => inTurn(() => write(commit)),

    async changes(tenant, after, limit) {
      const { log, prunedTo } = tenantOf(tenant);
      const first = Math.max(after - prunedTo, 0);
      return log.slice(first, first + limit).map(logged);
    },
    lastSequence: async (tenant) => lastOf(tenantOf(tenant)),
    position: async (tenant, consumer) => tenantOf(tenant).positions.get(consumer) ?? 0,
    positions: async (tenant) => new Map(tenantOf(tenant).positions),
    async setPosition(tenant, consumer, sequence) {
      const { positions } = tenantOf(tenant);
      if (sequence === null) positions.delete(consumer);
      else positions.set(consumer, sequence);
    },

    prune: (lease, upTo) =>
      inTurn(async () => {
        const data = tenantOf(lease.tenant);
        if (!holds(data, lease.fence)) throw leaseLost();
        const dropped = Math.min(Math.max(upTo - data.prunedTo, 0), data.log.length);
        data.log = data.log.slice(dropped);
        data.prunedTo += dropped;
        return dropped;
      }),
    prunedTo: async (tenant) => tenantOf(tenant).prunedTo,

    async close() {
      // Nothing to give back: the data goes with the process.
    },
  };
}

const contentOf = (records: StreamData["records"], key: string): Content => JSON.parse(records.get(key)!.json) as Content;

function getOrInsert<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

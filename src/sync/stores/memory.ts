import { type Clock, systemClock } from "../../client/index.ts";
import { leaseLost } from "../errors.ts";
import { type LoggedChange, NEVER_READ, type Store, type StoredRecord, type StreamState } from "../store.ts";

interface StreamData {
  state: StreamState;
  readonly records: Map<string, StoredRecord>;
  readonly missing: Map<string, number>;
}

interface TenantData {
  lease: { fence: number; expiresAt: number };
  readonly streams: Map<string, StreamData>;
  readonly log: LoggedChange[];
  readonly positions: Map<string, number>;
}

/** A store that lives as long as the process: for tests, and for jobs that only want the changes since their start. */
export function memoryStore({ clock = systemClock }: { readonly clock?: Clock } = {}): Store {
  const tenants = new Map<string, TenantData>();

  const tenantOf = (name: string): TenantData => {
    const empty = (): TenantData => ({ lease: { fence: 0, expiresAt: 0 }, streams: new Map(), log: [], positions: new Map() });
    return getOrInsert(tenants, name, empty);
  };
  const streamOf = (tenant: string, name: string): StreamData => {
    const empty = (): StreamData => ({ state: NEVER_READ, records: new Map(), missing: new Map() });
    return getOrInsert(tenantOf(tenant).streams, name, empty);
  };
  const holds = ({ lease }: TenantData, fence: number): boolean => lease.fence === fence && lease.expiresAt > 0;

  return {
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

    state: async (tenant, stream) => streamOf(tenant, stream).state,
    async hashes(tenant, stream, { after, upTo }) {
      const all = [...streamOf(tenant, stream).records.values()];
      return new Map(all.filter(({ key }) => key > after && (upTo === null || key <= upTo)).map(({ key, hash }) => [key, hash]));
    },
    async contents(tenant, stream, keys) {
      const { records } = streamOf(tenant, stream);
      return new Map(keys.flatMap((key) => (records.has(key) ? [[key, structuredClone(records.get(key)!.content)] as const] : [])));
    },
    count: async (tenant, stream) => streamOf(tenant, stream).records.size,
    async missing(tenant, stream, generation, after, limit) {
      const keys = [...streamOf(tenant, stream).missing].filter(([key, found]) => found === generation && key > after).map(([key]) => key);
      return keys.sort((a, b) => (a < b ? -1 : 1)).slice(0, limit);
    },
    async countMissing(tenant, stream, generation) {
      return [...streamOf(tenant, stream).missing.values()].filter((found) => found === generation).length;
    },

    async commit({ lease, stream, state, puts, removes, changes, missing }) {
      const data = tenantOf(lease.tenant);
      if (!holds(data, lease.fence)) throw leaseLost();
      // Nothing below can fail, so the step is all or nothing.
      const { records, missing: candidates } = streamOf(lease.tenant, stream);
      const copy = structuredClone({ puts, changes });
      for (const put of copy.puts) records.set(put.key, put);
      for (const key of removes) records.delete(key);
      for (const [key, generation] of candidates) if (generation < state.generation) candidates.delete(key);
      for (const key of removes) candidates.delete(key);
      for (const key of missing) candidates.set(key, state.generation);
      for (const change of copy.changes) data.log.push({ ...change, sequence: data.log.length + 1, stream, at: clock.now() });
      streamOf(lease.tenant, stream).state = state;
    },

    changes: async (tenant, after, limit) => structuredClone(tenantOf(tenant).log.slice(after, after + limit)),
    lastSequence: async (tenant) => tenantOf(tenant).log.length,
    position: async (tenant, consumer) => tenantOf(tenant).positions.get(consumer) ?? 0,
    async setPosition(tenant, consumer, sequence) {
      tenantOf(tenant).positions.set(consumer, sequence);
    },
    async close() {
      // Nothing to give back: the data goes with the process.
    },
  };
}

function getOrInsert<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

import type { Clock } from "../../client/index.ts";
import { type Acquired, NEVER_READ, type Store, type StreamState } from "../store.ts";
import { thisProcess } from "./holder.ts";
import { changeOf, contentOf, lockTenant, writeStep } from "./postgres-commit.ts";
import { accessTo, ask, type PostgresConnection, type PostgresPool, type PostgresRow } from "./postgres-connection.ts";
import { prepareSchema, quotedSchema } from "./postgres-schema.ts";
import { statementsIn } from "./postgres-sql.ts";

export type { PooledPostgresConnection, PostgresConnection, PostgresPool, PostgresRow } from "./postgres-connection.ts";
export { type StreamView, VIEWS, type ViewColumn, type ViewColumnType } from "./views.ts";

/** Options of `postgresStore`. */
export interface PostgresStoreOptions {
  /**
   * Where leases and log entries take the time from. Default: the clock of the database, which is the same for all machines. For tests.
   */
  readonly clock?: Pick<Clock, "now"> | undefined;
  /** The Postgres schema that holds the tables and views, made at the first use. Default `"hibob"`. */
  readonly schema?: string | undefined;
}

/**
 * A store in Postgres, through a connection that the application gives: a `Pool` or a connected `Client` of pg, a `PGlite`, or
 * whatever has the same `query`. Tables and views are made at the first use, in a schema of their own; a role that may not
 * create can use them once they are there.
 *
 * With a pool, a step takes a connection of its own, which `apply` gets; so the pool needs room for one connection for each tenant
 * that is synced at the same time, and one more. A single connection is to be this store's alone: whatever else runs on it would
 * become part of the store's transactions. `apply` must not use the store itself: it would wait for itself.
 *
 * `close` waits for what is under way, and leaves pool and connection open: end them afterwards. Listen to the pool's `error` event,
 * as with every use of pg: without, a lost idle connection ends the process.
 *
 * Methods throw {@link SyncError} with code `store_unusable` when the database cannot be used; what `apply` throws comes out as it is.
 *
 * @throws {InvalidInputError} for a schema that is no plain name
 *
 * @example
 * ```ts
 * // no-run
 * import { createHiBob } from "hibob-kit";
 * import { postgresStore } from "hibob-kit/stores/postgres";
 * import { createSync } from "hibob-kit/sync";
 * import pg from "pg";
 *
 * const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
 * pool.on("error", () => {}); // a lost idle connection is replaced
 * const bob = createHiBob({ serviceUser: { id: "SERVICE-1", token: "…" } });
 * const store = postgresStore(pool);
 * await createSync({ bob, store, streams: ["employees"] }).run();
 * await store.close();
 * await pool.end();
 * ```
 */
export function postgresStore(
  db: PostgresConnection | PostgresPool,
  { clock, schema: name = "hibob" }: PostgresStoreOptions = {},
): Store<PostgresConnection> {
  const schema = quotedSchema(name);
  const access = accessTo(db);
  const sql = statementsIn(schema);
  /** The given clock's time; `null` leaves it to the database. */
  const now = (): number | null => (clock ? Math.floor(clock.now()) : null);

  let prepared: Promise<void> | undefined;
  /** Makes the tables before the first use. After a failure the next use tries again. */
  const ready = (): Promise<void> =>
    (prepared ??= prepareSchema(access, schema).catch((error: unknown) => {
      prepared = undefined;
      throw error;
    }));
  const query = async (text: string, ...params: unknown[]): Promise<readonly PostgresRow[]> => {
    await ready();
    return access.query(text, params);
  };
  const transaction = async <T>(work: (connection: PostgresConnection) => Promise<T>): Promise<T> => {
    await ready();
    return access.transaction(work);
  };
  const number = async (text: string, ...params: unknown[]): Promise<number> => Number((await query(text, ...params))[0]?.n ?? 0);

  async function acquire(tenant: string, ttlMs: number): Promise<Acquired> {
    // Looked at first without a lock, so that a refusal need not wait for the holder's step.
    const [held] = await query(sql.lease, tenant, now());
    if (held?.running) return { granted: false, holder: held.holder as string, expiresAt: Number(held.expires_at) };
    const [taken] = await query(sql.take, tenant, thisProcess(), now(), Math.ceil(ttlMs));
    if (taken) return { granted: true, lease: { tenant, fence: Number(taken.fence) } };
    return acquire(tenant, ttlMs); // somebody else was faster
  }

  return {
    acquire,
    renew: async ({ tenant, fence }, ttlMs) => (await query(sql.renew, tenant, fence, now(), Math.ceil(ttlMs))).length === 1,
    async release({ tenant, fence }) {
      await query(sql.release, tenant, fence);
    },

    async state(tenant, stream) {
      const [row] = await query(sql.state, tenant, stream);
      return row ? stateOf(row) : NEVER_READ;
    },
    async hashes(tenant, stream, { after, upTo }) {
      const rows = await query(sql.hashes, tenant, stream, after, upTo);
      return new Map(rows.map(({ key, hash }) => [key as string, hash as string]));
    },
    async contents(tenant, stream, keys) {
      const rows = await query(sql.contents, tenant, stream, keys);
      return new Map(rows.map((row) => [row.key as string, contentOf(row)]));
    },
    async records(tenant, stream, after, limit) {
      const rows = await query(sql.records, tenant, stream, after, limit);
      return rows.map((row) => ({ key: row.key as string, content: contentOf(row) }));
    },
    count: (tenant, stream) => number(sql.count, tenant, stream),
    async missing(tenant, stream, generation, after, limit) {
      return (await query(sql.missing, tenant, stream, generation, after, limit)).map(({ key }) => key as string);
    },
    countMissing: (tenant, stream, generation) => number(sql.countMissing, tenant, stream, generation),

    commit: (commit) => transaction((connection) => writeStep(connection, sql, commit, now())),

    changes: async (tenant, after, limit) => (await query(sql.changes, tenant, after, limit)).map(changeOf),
    lastSequence: (tenant) => number(sql.lastSequence, tenant),
    position: (tenant, consumer) => number(sql.position, tenant, consumer),
    async positions(tenant) {
      const rows = await query(sql.positions, tenant);
      return new Map(rows.map(({ consumer, sequence }) => [consumer as string, Number(sequence)]));
    },
    async setPosition(tenant, consumer, sequence) {
      if (sequence === null) await query(sql.forgetPosition, tenant, consumer);
      else await query(sql.setPosition, tenant, consumer, sequence);
    },

    prune: (lease, upTo) =>
      transaction(async (connection) => {
        await lockTenant(connection, sql, lease, now());
        const [dropped] = await ask(connection, sql.prune, [lease.tenant, upTo]);
        return Number(dropped?.n ?? 0);
      }),
    prunedTo: (tenant) => number(sql.prunedTo, tenant),

    close: () => access.close(),
  };
}

const timeOf = (value: unknown): number | null => (value === null ? null : Number(value));

const stateOf = (row: PostgresRow): StreamState => ({
  version: Number(row.version),
  generation: Number(row.generation),
  status: row.status as StreamState["status"],
  cursor: row.cursor as string,
  startedAt: timeOf(row.started_at),
  completedAt: timeOf(row.completed_at),
  notes: row.notes as string | null,
});

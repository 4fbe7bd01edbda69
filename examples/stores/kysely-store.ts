// A store in an application's own database, through Kysely, with people in a table that the application already has.
//
// What it shows: the mirror need not be a database beside the database. One stream (`employees`) lives in `staff`, with columns
// that the application queries and joins, the whole record as JSON in `bob`, and rows of its own that Bob knows nothing of: these
// have no `bob_hash`, and are never read or written here. All other streams, the log, states and leases stand in tables beside.
// `apply` gets Kysely's transaction, so that whatever the application writes there holds or falls with the step.
//
// What it does not show: migrations, and a database's own clock for leases, which several machines need (`postgresStore` has it).
// Kysely's queries fit other dialects, too; give `key`, `id`, `tenant`, `company`, `stream` and `consumer` a collation that
// compares bytes there (`COLLATE "C"` in Postgres). In `apply`, use `tx` only: other queries wait for the transaction to end.

import {
  type Acquired,
  type Content,
  type Lease,
  type LoggedChange,
  NEVER_READ,
  type Store,
  type StoredRecord,
  type StreamState,
  SyncError,
} from "hibob-kit/sync";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "./kysely-tables.ts";

/** Databases limit the variables of a statement. */
function* chunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += 500) yield items.slice(start, start + 500);
}
const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** A store over tables that `createTables` and the application have made. Its `close` leaves the database to the application. */
export function kyselyStore(
  db: Kysely<Database>,
  { employees = "employees", clock = Date }: { readonly employees?: string; readonly clock?: { now(): number } } = {},
): Store<Transaction<Database>> {
  /** Live records of a stream, under the same names wherever they are. */
  const live = (tenant: string, stream: string, of = db) =>
    stream === employees
      ? of.selectFrom(
          of
            .selectFrom("staff")
            .select(["id as key", "bob as json", "bob_hash as hash"])
            .where("company", "=", tenant)
            .where("bob_hash", "is not", null)
            .as("live"),
        )
      : of.selectFrom(
          of.selectFrom("bob_records").select(["key", "json", "hash"]).where("tenant", "=", tenant).where("stream", "=", stream).as("live"),
        );
  const contentOf = ({ json }: { json: string | null }): Content => JSON.parse(json!) as Content;

  async function put(tx: Transaction<Database>, tenant: string, stream: string, puts: readonly StoredRecord[]): Promise<void> {
    for (const some of chunks(puts)) {
      if (stream === employees) {
        const rows = some.map(({ key, content, json, hash }) => ({
          company: tenant,
          id: key,
          name: textOf(content["root.displayName"]),
          email: textOf(content["root.email"]),
          title: textOf(content["work.title"]),
          bob: json,
          bob_hash: hash,
        }));
        await tx
          .insertInto("staff")
          .values(rows)
          .onConflict((on) =>
            on.columns(["company", "id"]).doUpdateSet(({ ref }) => ({
              name: ref("excluded.name"),
              email: ref("excluded.email"),
              title: ref("excluded.title"),
              bob: ref("excluded.bob"),
              bob_hash: ref("excluded.bob_hash"),
            })),
          )
          .execute();
      } else {
        await tx
          .insertInto("bob_records")
          .values(some.map(({ key, json, hash }) => ({ tenant, stream, key, json, hash })))
          .onConflict((on) =>
            on.columns(["tenant", "stream", "key"]).doUpdateSet(({ ref }) => ({ json: ref("excluded.json"), hash: ref("excluded.hash") })),
          )
          .execute();
      }
    }
  }

  async function remove(tx: Transaction<Database>, tenant: string, stream: string, removes: readonly string[]): Promise<void> {
    for (const keys of chunks(removes)) {
      await tx.deleteFrom("bob_missing").where("tenant", "=", tenant).where("stream", "=", stream).where("key", "in", keys).execute();
      if (stream === employees) {
        // The row stays: badges, parking spaces and whatever else hangs on it are the application's to decide about.
        const nothing = { name: null, email: null, title: null, bob: null, bob_hash: null };
        await tx
          .updateTable("staff")
          .set(nothing)
          .where("company", "=", tenant)
          .where("id", "in", keys)
          .where("bob_hash", "is not", null)
          .execute();
      } else {
        await tx.deleteFrom("bob_records").where("tenant", "=", tenant).where("stream", "=", stream).where("key", "in", keys).execute();
      }
    }
  }

  /** Checks the fence by writing to the tenant's row, so that nobody else can until the transaction ends. */
  async function locked(tx: Transaction<Database>, { tenant, fence }: Lease) {
    const held = tx
      .updateTable("bob_tenants")
      .set(({ ref }) => ({ last: ref("last") }))
      .where("tenant", "=", tenant);
    const { numUpdatedRows } = await held.where("fence", "=", fence).where("expires_at", ">", 0).executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new SyncError("lease_lost", "Another sync has taken over; nothing more was written");
    const row = await tx.selectFrom("bob_tenants").select(["last", "pruned_to"]).where("tenant", "=", tenant).executeTakeFirstOrThrow();
    return { last: Number(row.last), prunedTo: Number(row.pruned_to) };
  }

  const stateOf = async (tenant: string, stream: string, of = db): Promise<StreamState> => {
    const found = of.selectFrom("bob_states").select("state").where("tenant", "=", tenant).where("stream", "=", stream);
    const row = await found.executeTakeFirst();
    return row ? (JSON.parse(row.state) as StreamState) : NEVER_READ;
  };
  const tenantOf = (tenant: string, of = db) => of.selectFrom("bob_tenants").selectAll().where("tenant", "=", tenant).executeTakeFirst();
  const ends = (lease: Lease, at: number, of = db) =>
    of
      .updateTable("bob_tenants")
      .set({ expires_at: at })
      .where("tenant", "=", lease.tenant)
      .where("fence", "=", lease.fence)
      .where("expires_at", ">", 0)
      .executeTakeFirstOrThrow();
  const missed = (tenant: string, stream: string, generation: number) =>
    db.selectFrom("bob_missing").where("tenant", "=", tenant).where("stream", "=", stream).where("generation", "=", generation);
  const consumers = (tenant: string) => db.selectFrom("bob_consumers").selectAll().where("tenant", "=", tenant);

  return {
    acquire: (tenant, ttlMs) =>
      db.transaction().execute(async (tx): Promise<Acquired> => {
        const row = { tenant, fence: 0, expires_at: 0, last: 0, pruned_to: 0 };
        await tx
          .insertInto("bob_tenants")
          .values(row)
          .onConflict((on) => on.column("tenant").doNothing())
          .execute();
        const { numUpdatedRows } = await tx
          .updateTable("bob_tenants")
          .set(({ eb }) => ({ fence: eb("fence", "+", 1), expires_at: clock.now() + ttlMs }))
          .where("tenant", "=", tenant)
          .where("expires_at", "<=", clock.now())
          .executeTakeFirstOrThrow();
        const found = (await tenantOf(tenant, tx))!;
        if (numUpdatedRows === 0n) return { granted: false, holder: "another process", expiresAt: Number(found.expires_at) };
        return { granted: true, lease: { tenant, fence: Number(found.fence) } };
      }),
    renew: async (lease, ttlMs) => (await ends(lease, clock.now() + ttlMs)).numUpdatedRows > 0n,
    release: async (lease) => void (await ends(lease, 0)),

    state: stateOf,
    async hashes(tenant, stream, { after, upTo }) {
      const above = live(tenant, stream).select(["key", "hash"]).where("key", ">", after);
      const rows = await (upTo === null ? above : above.where("key", "<=", upTo)).execute();
      return new Map(rows.map(({ key, hash }) => [key, hash!]));
    },
    async contents(tenant, stream, keys) {
      const found = new Map<string, Content>();
      for (const some of chunks(keys)) {
        const rows = await live(tenant, stream).select(["key", "json"]).where("key", "in", some).execute();
        for (const row of rows) found.set(row.key, contentOf(row));
      }
      return found;
    },
    async records(tenant, stream, after, limit) {
      const rows = await live(tenant, stream).select(["key", "json"]).where("key", ">", after).orderBy("key").limit(limit).execute();
      return rows.map((row) => ({ key: row.key, content: contentOf(row) }));
    },
    async count(tenant, stream) {
      const { n } = await live(tenant, stream)
        .select(({ fn }) => fn.countAll().as("n"))
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    async missing(tenant, stream, generation, after, limit) {
      const rows = await missed(tenant, stream, generation).select("key").where("key", ">", after).orderBy("key").limit(limit).execute();
      return rows.map(({ key }) => key);
    },
    async countMissing(tenant, stream, generation) {
      const { n } = await missed(tenant, stream, generation)
        .select(({ fn }) => fn.countAll().as("n"))
        .executeTakeFirstOrThrow();
      return Number(n);
    },

    commit: ({ lease, stream, state, puts, removes, changes, missing, apply }) =>
      db.transaction().execute(async (tx) => {
        const { tenant } = lease;
        const { last } = await locked(tx, lease);
        const { version } = await stateOf(tenant, stream, tx);
        if (state.version !== version + 1) throw new SyncError("stale_commit", "This step does not follow the stored one");
        await put(tx, tenant, stream, puts);
        await remove(tx, tenant, stream, removes);
        const earlier = tx.deleteFrom("bob_missing").where("tenant", "=", tenant).where("stream", "=", stream);
        await earlier.where("generation", "<", state.generation).execute();
        for (const keys of chunks(missing)) {
          const rows = keys.map((key) => ({ tenant, stream, key, generation: state.generation }));
          await tx
            .insertInto("bob_missing")
            .values(rows)
            .onConflict((on) => on.columns(["tenant", "stream", "key"]).doNothing())
            .execute();
        }
        const logged = changes.map((change, index) => ({ ...change, sequence: last + index + 1, stream, at: clock.now() }));
        for (const some of chunks(logged)) {
          const rows = some.map((change) => ({ tenant, sequence: change.sequence, change: JSON.stringify(change) }));
          await tx.insertInto("bob_log").values(rows).execute();
        }
        await tx
          .updateTable("bob_tenants")
          .set({ last: last + logged.length })
          .where("tenant", "=", tenant)
          .execute();
        await tx
          .insertInto("bob_states")
          .values({ tenant, stream, state: JSON.stringify(state) })
          .onConflict((on) => on.columns(["tenant", "stream"]).doUpdateSet(({ ref }) => ({ state: ref("excluded.state") })))
          .execute();
        if (logged.length > 0) await apply?.(tx, logged);
      }),

    async changes(tenant, after, limit) {
      const log = db.selectFrom("bob_log").select("change").where("tenant", "=", tenant).where("sequence", ">", after);
      return (await log.orderBy("sequence").limit(limit).execute()).map(({ change }) => JSON.parse(change) as LoggedChange);
    },
    lastSequence: async (tenant) => Number((await tenantOf(tenant))?.last ?? 0),
    async position(tenant, consumer) {
      return Number((await consumers(tenant).where("consumer", "=", consumer).executeTakeFirst())?.sequence ?? 0);
    },
    async positions(tenant) {
      return new Map((await consumers(tenant).execute()).map(({ consumer, sequence }) => [consumer, Number(sequence)]));
    },
    async setPosition(tenant, consumer, sequence) {
      if (sequence === null) {
        await db.deleteFrom("bob_consumers").where("tenant", "=", tenant).where("consumer", "=", consumer).execute();
        return;
      }
      const row = db.insertInto("bob_consumers").values({ tenant, consumer, sequence });
      await row.onConflict((on) => on.columns(["tenant", "consumer"]).doUpdateSet({ sequence })).execute();
    },

    prune: (lease, upTo) =>
      db.transaction().execute(async (tx) => {
        const { prunedTo } = await locked(tx, lease);
        const log = tx.deleteFrom("bob_log").where("tenant", "=", lease.tenant).where("sequence", "<=", upTo);
        const dropped = Number((await log.executeTakeFirstOrThrow()).numDeletedRows);
        // The log has no gaps, so this is the number of the last one dropped.
        await tx
          .updateTable("bob_tenants")
          .set({ pruned_to: prunedTo + dropped })
          .where("tenant", "=", lease.tenant)
          .execute();
        return dropped;
      }),
    prunedTo: async (tenant) => Number((await tenantOf(tenant))?.pruned_to ?? 0),
    async close() {
      // The database is the application's.
    },
  };
}

import { statSync } from "node:fs";
import { type Clock, InvalidInputError, systemClock } from "../../client/index.ts";
import { type ChangeKind, type Commit, type Content, NEVER_READ, type RemovalReason, type Store, type StreamState } from "../store.ts";
import { isDead, thisProcess } from "./holder.ts";
import { heldTenant, tenantRow, writeCommit } from "./sqlite-commit.ts";
import { guarded, openFile, rollBack, type SQLiteDatabase, useDatabase } from "./sqlite-database.ts";
import { unusable } from "./sqlite-errors.ts";
import { prepare } from "./sqlite-statements.ts";

export type { SQLiteDatabase, SQLiteStatement } from "./sqlite-database.ts";
export { type StreamView, VIEWS, type ViewColumn, type ViewColumnType } from "./views.ts";

/** Options of `sqliteStore`. */
export interface SQLiteStoreOptions {
  /** Where leases and log entries take the time from. Default: the machine's own clock. */
  readonly clock?: Clock | undefined;
  /**
   * What the names of all tables and views begin with, in a database of the application. Default `"hibob_"`; none in a file that a
   * store made. Not for a file name: that file is the store's alone.
   */
  readonly prefix?: string | undefined;
}

/**
 * A store in one SQLite file, through Node's own `node:sqlite`, or in an open database of the application: a `DatabaseSync`, or a
 * `Database` of better-sqlite3. A file is made when it does not exist; `":memory:"` keeps nothing. `apply` gets the database.
 *
 * A given database keeps its settings, and `close` leaves it open. Let the store have a connection of its own when `apply` waits for
 * anything: whatever else runs on the same connection meanwhile becomes part of the transaction. The store itself does everything
 * in turn, so an `apply` that waits for the store it was called by waits for ever.
 *
 * @throws {SyncError} with code `store_unusable` when the file cannot be opened, is no database, belongs to another
 * application, or was written by a newer version of this package
 * @throws {InvalidInputError} for a prefix that is none, or one beside a file name
 */
export function sqliteStore(file: string, options?: SQLiteStoreOptions): Store<SQLiteDatabase>;
export function sqliteStore<Database extends SQLiteDatabase>(database: Database, options?: SQLiteStoreOptions): Store<Database>;
export function sqliteStore(
  given: string | SQLiteDatabase,
  { clock = systemClock, prefix }: SQLiteStoreOptions = {},
): Store<SQLiteDatabase> {
  const file = typeof given === "string" ? given : undefined;
  if (file !== undefined && prefix !== undefined) {
    throw new InvalidInputError("prefix was given beside a file name", { hint: "Leave it out, or open the file and give the database" });
  }
  const name = file ?? "The given database";
  const guard = <T>(work: () => T): T => guarded(name, work);
  const opened = guard(() => (typeof given === "string" ? openFile(given) : useDatabase(given, name, prefix)));
  const { db } = opened;
  const sql = guard(() => prepare(db, opened.prefix));
  const identity = file === undefined ? "" : identityOf(file);

  let queue: Promise<unknown> = Promise.resolve();
  /** One after the other: nothing may slip into a transaction while its `apply` waits for something. */
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  };
  const ask = <T>(work: () => T): Promise<T> => inTurn(() => guard(work));
  const begin = () =>
    guard(() => {
      // SQLite would go on writing into a file that no longer has a name, and say nothing.
      if (file !== undefined && identityOf(file) !== identity) {
        throw unusable(file, "was removed or replaced while it was in use", "Run again, and keep the file in its place meanwhile");
      }
      db.exec("BEGIN IMMEDIATE");
    });
  /** Writes all or nothing. What `then` throws is the application's own, and stays as it is. */
  const inTransaction = <T>(work: () => T, then?: (result: T) => Promise<void>): Promise<T> =>
    inTurn(async () => {
      begin();
      try {
        const result = guard(work);
        if (then) await then(result);
        guard(() => db.exec("COMMIT"));
        return result;
      } catch (error) {
        rollBack(db);
        throw error;
      }
    });
  const number = (row: unknown, column = "n"): number => Number((row as Record<string, unknown> | undefined)?.[column] ?? 0);

  return {
    acquire: (tenant, ttlMs) =>
      inTransaction(() => {
        const now = clock.now();
        const row = tenantRow(sql, tenant);
        if (row?.holder && row.expiresAt > now && !isDead(row.holder)) {
          return { granted: false, holder: row.holder, expiresAt: Number(row.expiresAt) };
        }
        sql.write.take.run(tenant, thisProcess(), now + ttlMs);
        return { granted: true, lease: { tenant, fence: Number(row?.fence ?? 0) + 1 } };
      }),
    renew: ({ tenant, fence }, ttlMs) => ask(() => Number(sql.write.renew.run(clock.now() + ttlMs, tenant, fence).changes) === 1),
    async release({ tenant, fence }) {
      await ask(() => sql.write.release.run(tenant, fence));
    },

    state: (tenant, stream) => ask(() => stateOf(sql.select.state.get(tenant, stream))),
    async hashes(tenant, stream, { after, upTo }) {
      const rows = await ask(() => sql.select.hashes.all(tenant, stream, after, upTo));
      return new Map((rows as { key: string; hash: string }[]).map(({ key, hash }) => [key, hash]));
    },
    async contents(tenant, stream, keys) {
      const rows = await ask(() => sql.select.contents.all(tenant, stream, JSON.stringify(keys)));
      return new Map((rows as ContentRow[]).map(({ key, content }) => [key, contentOf(content)]));
    },
    async records(tenant, stream, after, limit) {
      const rows = await ask(() => sql.select.records.all(tenant, stream, after, limit));
      return (rows as ContentRow[]).map(({ key, content }) => ({ key, content: contentOf(content) }));
    },
    count: (tenant, stream) => ask(() => number(sql.select.count.get(tenant, stream))),
    async missing(tenant, stream, generation, after, limit) {
      const rows = await ask(() => sql.select.missing.all(tenant, stream, generation, after, limit));
      return (rows as { key: string }[]).map(({ key }) => key);
    },
    countMissing: (tenant, stream, generation) => ask(() => number(sql.select.countMissing.get(tenant, stream, generation))),

    async commit(commit) {
      const { apply } = commit;
      await inTransaction(
        () => writeCommit(sql, commit as Commit<never>, clock.now()),
        apply && (async (logged) => void (logged.length > 0 && (await apply(db, logged)))),
      );
    },

    async changes(tenant, after, limit) {
      const rows = await ask(() => sql.select.changes.all(tenant, after, limit));
      return (rows as LogRow[]).map(({ sequence, stream, key, kind, before, after, reason, at }) => ({
        sequence: Number(sequence),
        stream,
        key,
        kind,
        before: before === null ? null : contentOf(before),
        after: after === null ? null : contentOf(after),
        reason,
        at: Number(at),
      }));
    },
    lastSequence: (tenant) => ask(() => Number(tenantRow(sql, tenant)?.lastSequence ?? 0)),
    position: (tenant, consumer) => ask(() => number(sql.select.position.get(tenant, consumer), "sequence")),
    async positions(tenant) {
      const rows = await ask(() => sql.select.positions.all(tenant));
      return new Map((rows as { consumer: string; sequence: number }[]).map(({ consumer, sequence }) => [consumer, Number(sequence)]));
    },
    async setPosition(tenant, consumer, sequence) {
      const { leave, position } = sql.write;
      await ask(() => (sequence === null ? leave.run(tenant, consumer) : position.run(tenant, consumer, sequence)));
    },

    prune: (lease, upTo) =>
      inTransaction(() => {
        const last = Math.min(upTo, Number(heldTenant(sql, lease).lastSequence));
        sql.write.pruned.run(last, lease.tenant);
        return Number(sql.write.prune.run(lease.tenant, last).changes);
      }),
    prunedTo: (tenant) => ask(() => Number(tenantRow(sql, tenant)?.prunedTo ?? 0)),

    close: () => inTurn(opened.close),
  };
}

interface ContentRow {
  readonly key: string;
  readonly content: string;
}

interface LogRow {
  readonly sequence: number | bigint;
  readonly stream: string;
  readonly key: string;
  readonly kind: ChangeKind;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: RemovalReason | null;
  readonly at: number | bigint;
}

const contentOf = (text: string): Content => JSON.parse(text) as Content;

function stateOf(row: unknown): StreamState {
  if (row === undefined) return NEVER_READ;
  const { version, generation, startedAt, completedAt, ...rest } = row as StreamState;
  const optional = (value: number | null) => (value === null ? null : Number(value));
  return {
    ...rest,
    version: Number(version),
    generation: Number(generation),
    startedAt: optional(startedAt),
    completedAt: optional(completedAt),
  };
}

/** Which file stands under a name; nothing for a database in memory. */
const identityOf = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.dev}/${found.ino}` : "";
};

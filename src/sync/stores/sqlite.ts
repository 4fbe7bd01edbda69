import { statSync } from "node:fs";
import { hostname } from "node:os";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { type Clock, systemClock } from "../../client/index.ts";
import { leaseLost, SyncError } from "../errors.ts";
import { canonical } from "../record.ts";
import { type ChangeKind, type Commit, type Content, NEVER_READ, type Store, type StreamState } from "../store.ts";
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from "./sqlite-schema.ts";

// Plain parameters only: numbered ones (?1) are not bound by the node:sqlite of Node 22.13.
const SELECT = {
  tenant: "SELECT fence, holder, expires_at AS expiresAt FROM tenants WHERE tenant = ?",
  state: `SELECT generation, status, cursor, started_at AS startedAt, completed_at AS completedAt FROM streams WHERE tenant = ? AND stream = ?`,
  hashes: "SELECT key, hash FROM records WHERE tenant = ? AND stream = ? AND removed_at IS NULL AND key > ? AND (? IS NULL OR key <= ?)",
  contents:
    "SELECT key, content FROM records WHERE tenant = ? AND stream = ? AND removed_at IS NULL AND key IN (SELECT value FROM json_each(?))",
  count: "SELECT count(*) AS n FROM records WHERE tenant = ? AND stream = ? AND removed_at IS NULL",
  missing: "SELECT key FROM missing WHERE tenant = ? AND stream = ? AND generation = ? AND key > ? ORDER BY key LIMIT ?",
  countMissing: "SELECT count(*) AS n FROM missing WHERE tenant = ? AND stream = ? AND generation = ?",
  changes: "SELECT sequence, stream, key, kind, before, after, at FROM changes WHERE tenant = ? AND sequence > ? ORDER BY sequence LIMIT ?",
  position: "SELECT sequence FROM consumers WHERE tenant = ? AND consumer = ?",
  lastSequence: "SELECT last_sequence AS n FROM tenants WHERE tenant = ?",
} as const;

const WRITE = {
  take: `INSERT INTO tenants (tenant, fence, holder, expires_at) VALUES (?, 1, ?, ?)
    ON CONFLICT (tenant) DO UPDATE SET fence = fence + 1, holder = excluded.holder, expires_at = excluded.expires_at`,
  renew: "UPDATE tenants SET expires_at = ? WHERE tenant = ? AND fence = ? AND holder IS NOT NULL",
  release: "UPDATE tenants SET holder = NULL, expires_at = 0 WHERE tenant = ? AND fence = ?",
  state: `INSERT INTO streams (tenant, stream, generation, status, cursor, started_at, completed_at) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (tenant, stream) DO UPDATE SET generation = excluded.generation, status = excluded.status, cursor = excluded.cursor,
      started_at = excluded.started_at, completed_at = excluded.completed_at`,
  put: `INSERT INTO records (tenant, stream, key, content, hash, changed_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (tenant, stream, key) DO UPDATE SET content = excluded.content, hash = excluded.hash,
      changed_at = excluded.changed_at, removed_at = NULL`,
  remove: "UPDATE records SET content = NULL, hash = NULL, changed_at = ?, removed_at = ? WHERE tenant = ? AND stream = ? AND key = ?",
  found: "DELETE FROM missing WHERE tenant = ? AND stream = ? AND key = ?",
  forget: "DELETE FROM missing WHERE tenant = ? AND stream = ? AND generation < ?",
  miss: `INSERT INTO missing (tenant, stream, key, generation) VALUES (?, ?, ?, ?)
    ON CONFLICT (tenant, stream, key) DO UPDATE SET generation = excluded.generation`,
  log: "INSERT INTO changes (tenant, sequence, stream, key, kind, before, after, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  sequence: "UPDATE tenants SET last_sequence = ? WHERE tenant = ?",
  position: `INSERT INTO consumers (tenant, consumer, sequence) VALUES (?, ?, ?)
    ON CONFLICT (tenant, consumer) DO UPDATE SET sequence = excluded.sequence`,
} as const;

/**
 * A store in one SQLite file, through Node's own `node:sqlite`. Made when it does not exist; `":memory:"` keeps nothing.
 *
 * @throws {SyncError} with code `store_unusable` when the file cannot be opened, is no database, belongs to another
 * application, or was written by a newer version of this package
 */
export function sqliteStore(file: string, { clock = systemClock }: { readonly clock?: Clock } = {}): Store {
  /** What SQLite throws, in words that say what to do. */
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw error instanceof SyncError ? error : failed(file, error as SQLiteError);
    }
  };
  const db = guarded(() => open(file));
  const sql = guarded(() => ({ select: prepareAll(db, SELECT), write: prepareAll(db, WRITE) }));
  const numberOf = (row: Record<string, unknown> | undefined): number => Number(row?.n ?? 0);

  const opened = identityOf(file);
  const inTransaction = <T>(work: () => T): T =>
    guarded(() => {
      // SQLite would go on writing into a file that no longer has a name, and say nothing.
      if (identityOf(file) !== opened) {
        throw unusable(file, "was removed or replaced while it was in use", "Run again, and keep the file in its place meanwhile");
      }
      db.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        db.exec("COMMIT");
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec("ROLLBACK"); // a full disk may have ended it already
        throw error;
      }
    });

  function write({ lease: { tenant, fence }, stream, state, puts, removes, changes, missing }: Commit): void {
    const now = clock.now();
    const held = sql.select.tenant.get(tenant);
    if (held?.fence !== fence || held.holder === null) throw leaseLost();
    for (const { key, content, hash } of puts) sql.write.put.run(tenant, stream, key, canonical(content), hash, now);
    for (const key of removes) {
      sql.write.remove.run(now, now, tenant, stream, key);
      sql.write.found.run(tenant, stream, key);
    }
    sql.write.forget.run(tenant, stream, state.generation);
    for (const key of missing) sql.write.miss.run(tenant, stream, key, state.generation);
    if (changes.length > 0) {
      let sequence = numberOf(sql.select.lastSequence.get(tenant));
      for (const { key, kind, before, after } of changes) {
        sql.write.log.run(tenant, ++sequence, stream, key, kind, before && canonical(before), after && canonical(after), now);
      }
      sql.write.sequence.run(sequence, tenant);
    }
    sql.write.state.run(tenant, stream, state.generation, state.status, state.cursor, state.startedAt, state.completedAt);
  }

  return {
    async acquire(tenant, ttlMs) {
      return inTransaction(() => {
        const now = clock.now();
        const row = sql.select.tenant.get(tenant) as { fence: number; holder: string | null; expiresAt: number } | undefined;
        if (row?.holder && row.expiresAt > now && !isDead(row.holder)) {
          return { granted: false, holder: row.holder, expiresAt: row.expiresAt };
        }
        sql.write.take.run(tenant, thisProcess(), now + ttlMs);
        return { granted: true, lease: { tenant, fence: (row?.fence ?? 0) + 1 } };
      });
    },
    renew: async ({ tenant, fence }, ttlMs) => guarded(() => sql.write.renew.run(clock.now() + ttlMs, tenant, fence).changes === 1),
    async release({ tenant, fence }) {
      guarded(() => sql.write.release.run(tenant, fence));
    },

    state: async (tenant, stream) => ({ ...NEVER_READ, ...guarded(() => sql.select.state.get(tenant, stream)) }) as StreamState,
    async hashes(tenant, stream, { after, upTo }) {
      const rows = guarded(() => sql.select.hashes.all(tenant, stream, after, upTo, upTo)) as unknown as { key: string; hash: string }[];
      return new Map(rows.map(({ key, hash }) => [key, hash]));
    },
    async contents(tenant, stream, keys) {
      const rows = guarded(() => sql.select.contents.all(tenant, stream, JSON.stringify(keys))) as unknown as {
        key: string;
        content: string;
      }[];
      return new Map(rows.map(({ key, content }) => [key, JSON.parse(content) as Content]));
    },
    count: async (tenant, stream) => numberOf(guarded(() => sql.select.count.get(tenant, stream))),
    async missing(tenant, stream, generation, after, limit) {
      return guarded(() => sql.select.missing.all(tenant, stream, generation, after, limit)).map(({ key }) => key as string);
    },
    countMissing: async (tenant, stream, generation) => numberOf(guarded(() => sql.select.countMissing.get(tenant, stream, generation))),

    commit: async (commit) => inTransaction(() => write(commit)),

    async changes(tenant, after, limit) {
      return guarded(() => sql.select.changes.all(tenant, after, limit)).map((row) => ({
        sequence: Number(row.sequence),
        stream: row.stream as string,
        key: row.key as string,
        kind: row.kind as ChangeKind,
        before: JSON.parse((row.before as string | null) ?? "null") as Content | null,
        after: JSON.parse((row.after as string | null) ?? "null") as Content | null,
        at: Number(row.at),
      }));
    },
    lastSequence: async (tenant) => numberOf(guarded(() => sql.select.lastSequence.get(tenant))),
    position: async (tenant, consumer) => Number(guarded(() => sql.select.position.get(tenant, consumer))?.sequence ?? 0),
    async setPosition(tenant, consumer, sequence) {
      guarded(() => sql.write.position.run(tenant, consumer, sequence));
    },
    async close() {
      if (db.isOpen) db.close();
    },
  };
}

type Statements<Texts> = { readonly [Name in keyof Texts]: ReturnType<DatabaseSync["prepare"]> };

const prepareAll = <Texts extends Readonly<Record<string, string>>>(db: DatabaseSync, texts: Texts): Statements<Texts> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, db.prepare(text)])) as Statements<Texts>;

const unusable = (file: string, problem: string, hint: string): SyncError =>
  new SyncError("store_unusable", `${file} ${problem}`, { hint });

/** Which file stands under a name; nothing for a database in memory. */
const identityOf = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.dev}/${found.ino}` : "";
};

interface SQLiteError {
  readonly errcode?: number;
  readonly message: string;
}

/** SQLite's result codes, without their finer shades, in words. Source: SQLite's list of result codes. */
function failed(file: string, { errcode = 0, message }: SQLiteError): SyncError {
  switch (errcode & 0xff) {
    case 5: // busy
    case 6: // locked
      return unusable(file, "is locked by another program", "Close database browsers and backups that use it, then run again");
    case 8: // read-only
      return unusable(file, "cannot be written to", "Check the rights on the file and its folder");
    case 10: // input or output
    case 13: // full
      return unusable(file, "could not be written: the disk is full or failing", "Make room and run again; what was committed is safe");
    case 11: // corrupt
      return unusable(file, "is damaged", "Put back a copy, or move it away and sync again");
    case 14: // cannot open
      return unusable(file, "cannot be opened", "Check that its folder exists and can be written to");
    case 26: // not a database
      return unusable(file, "is not a SQLite database", "Name another file, or move this one away");
    default:
      return unusable(file, `failed: ${message}`, "Check the file and who else uses it; what was committed before is safe");
  }
}

function open(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  try {
    db.exec("PRAGMA busy_timeout = 5000");
    checkOwnership(db, file);
    // Every commit is on disk before the engine goes on.
    if (pragma(db, "user_version") < SCHEMA_VERSION) migrate(db, file);
    db.exec("PRAGMA synchronous = FULL");
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const pragma = (db: DatabaseSync, name: string): number => Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);

/** Refuses a file that is not for this code, before a single byte of it is written. */
function checkOwnership(db: DatabaseSync, file: string): void {
  const version = pragma(db, "user_version");
  const tables = Number(db.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.n);
  if (pragma(db, "application_id") !== APPLICATION_ID && (tables > 0 || version > 0)) {
    throw unusable(file, "is a database of another application", "Name another file: this one was left untouched");
  }
  if (version > SCHEMA_VERSION) {
    const versions = `schema ${version}, this one knows ${SCHEMA_VERSION}`;
    throw unusable(file, `was written by a newer version of hibob-kit (${versions})`, "Update hibob-kit: the file was left untouched");
  }
}

function migrate(db: DatabaseSync, file: string): void {
  db.exec("PRAGMA journal_mode = WAL"); // stays with the file
  db.exec("BEGIN IMMEDIATE"); // two processes may open a new file at the same time
  try {
    checkOwnership(db, file);
    for (const migration of MIGRATIONS.slice(pragma(db, "user_version"))) db.exec(migration);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

const thisProcess = (): string => `process ${process.pid} on ${hostname()}`;

/** Whether the process that took a lease is certainly gone, so that nobody waits for the time of a crashed one. */
function isDead(holder: string): boolean {
  const match = /^process (\d+) on (.*)$/.exec(holder);
  if (!match || match[2] !== hostname()) return false;
  try {
    process.kill(Number(match[1]), 0); // signal 0 only asks whether it is there
    return false;
  } catch (error) {
    return (error as { code?: string }).code === "ESRCH";
  }
}

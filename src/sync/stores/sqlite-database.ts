import { DatabaseSync } from "node:sqlite";
import { InvalidInputError, isHiBobError } from "../../client/index.ts";
import { failed, unusable } from "./sqlite-errors.ts";
import { APPLICATION_ID, migrations, SCHEMA_VERSION } from "./sqlite-schema.ts";
import { viewsSql } from "./sqlite-views.ts";

/** A statement of `SQLiteDatabase`. */
export interface SQLiteStatement {
  run(...values: (string | number | null)[]): { readonly changes: number | bigint };
  get(...values: (string | number | null)[]): unknown;
  all(...values: (string | number | null)[]): unknown[];
}

/** An open database, as `node:sqlite` (`DatabaseSync`) and better-sqlite3 (`Database`) have it. */
export interface SQLiteDatabase {
  prepare(sql: string): SQLiteStatement;
  exec(sql: string): unknown;
}

/** A database that is ready for a store. */
export interface Opened {
  readonly db: SQLiteDatabase;
  /** What the names of the store's tables and views begin with. */
  readonly prefix: string;
  close(): void;
}

/** Where it is kept which version of the schema a database has. */
interface VersionMark {
  read(): number;
  write(version: number): void;
}

/** Opens a file that is the store's alone. */
export function openFile(file: string): Opened {
  const db = new DatabaseSync(file);
  let open = true;
  const close = () => {
    if (open) db.close();
    open = false;
  };
  try {
    db.exec("PRAGMA busy_timeout = 5000");
    const check = () => checkOwnership(db, file);
    check();
    if (headerMark(db).read() < SCHEMA_VERSION) {
      db.exec("PRAGMA page_size = 8192"); // of a new file: whole employees fit on a page
      db.exec("PRAGMA journal_mode = WAL"); // stays with the file
      migrate(db, "", headerMark(db), check);
    }
    // Every commit is on disk before the engine goes on.
    db.exec("PRAGMA synchronous = FULL");
    return { db, prefix: "", close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Makes room for the store in a database that is the application's: its settings and its other tables stay as they are. */
export function useDatabase(db: SQLiteDatabase, name: string, wanted: string | undefined): Opened {
  // A file that a store made is known by its header, and needs no prefix.
  const ours = pragma(db, "application_id") === APPLICATION_ID;
  const prefix = wanted ?? (ours ? "" : "hibob_");
  if (!/^([A-Za-z_]\w*)?$/.test(prefix)) {
    throw new InvalidInputError("prefix must be letters, digits and _, and not begin with a digit");
  }
  const mark = ours && prefix === "" ? headerMark(db) : tableMark(db, `${prefix}meta`);
  const check = () => checkVersion(mark.read(), name);
  check();
  if (mark.read() < SCHEMA_VERSION) migrate(db, prefix, mark, check);
  return { db, prefix, close: () => {} };
}

const pragma = (db: SQLiteDatabase, name: string): number => {
  const row = db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown> | undefined;
  return Number(row?.[name]);
};

/** In the header of a file of the store's own. */
const headerMark = (db: SQLiteDatabase): VersionMark => ({
  read: () => pragma(db, "user_version"),
  write: (version) => db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version}`),
});

/** In a table, because the header belongs to the application. */
const tableMark = (db: SQLiteDatabase, table: string): VersionMark => ({
  read() {
    if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table)) return 0;
    const row = db.prepare(`SELECT schema_version AS version FROM ${table}`).get() as { version: number } | undefined;
    return Number(row?.version ?? 0);
  },
  write(version) {
    db.exec(`CREATE TABLE IF NOT EXISTS ${table} (schema_version INTEGER NOT NULL) STRICT`);
    db.exec(`DELETE FROM ${table}; INSERT INTO ${table} VALUES (${version})`);
  },
});

/** Refuses a file that is not for this code, before a single byte of it is written. */
function checkOwnership(db: SQLiteDatabase, file: string): void {
  const version = pragma(db, "user_version");
  const { n } = db.prepare("SELECT count(*) AS n FROM sqlite_schema").get() as { n: number };
  if (pragma(db, "application_id") !== APPLICATION_ID && (n > 0 || version > 0)) {
    throw unusable(
      file,
      "is a database of another application",
      "Name another file, or open it and give the database: this one was left untouched",
    );
  }
  checkVersion(version, file);
}

function checkVersion(version: number, name: string): void {
  if (version <= SCHEMA_VERSION) return;
  const versions = `schema ${version}, this one knows ${SCHEMA_VERSION}`;
  throw unusable(name, `was written by a newer version of hibob-kit (${versions})`, "Update hibob-kit: the file was left untouched");
}

function migrate(db: SQLiteDatabase, prefix: string, mark: VersionMark, check: () => void): void {
  db.exec("BEGIN IMMEDIATE"); // two processes may open a new file at the same time
  try {
    check();
    for (const migration of migrations(prefix).slice(mark.read())) db.exec(migration);
    db.exec(viewsSql(prefix));
    mark.write(SCHEMA_VERSION);
    db.exec("COMMIT");
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

/** Ends a transaction that failed. */
export function rollBack(db: SQLiteDatabase): void {
  try {
    db.exec("ROLLBACK");
  } catch {
    // A full disk may have ended it already. Whether there is one cannot be asked on the oldest Node that is supported.
  }
}

/** Runs what speaks to a database. What the driver throws becomes an error that says what to do; `name` says which database. */
export function guarded<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isHiBobError(error) ? error : failed(name, error as Error);
  }
}

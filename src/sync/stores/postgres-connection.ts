import { failed, outcomeUnknown, sqlStateOf, unusable } from "./postgres-errors.ts";

/** A row by column name. */
export type PostgresRow = Readonly<Record<string, unknown>>;

/** One connection to Postgres, as `Client` and `PoolClient` of pg, `PGlite`, and others have it. */
export interface PostgresConnection {
  query(text: string, params?: unknown[]): Promise<{ readonly rows: readonly PostgresRow[] }>;
}

/** A connection of a pool. */
export interface PooledPostgresConnection extends PostgresConnection {
  /** Gives it back; with an error, for the pool to close it. */
  release(error?: Error | boolean): void;
}

/** Several connections, as `Pool` of pg has them. */
export interface PostgresPool extends PostgresConnection {
  connect(): Promise<PooledPostgresConnection>;
}

/** How a store gets at its database. Everything it throws of its own is a `SyncError`. */
export interface Access {
  query(text: string, params: unknown[]): Promise<readonly PostgresRow[]>;
  /** Statements that hold together, with nothing else between them. What `work` throws comes out as it is. */
  transaction<T>(work: (connection: PostgresConnection) => Promise<T>): Promise<T>;
  /** Resolves when nothing is going on any more. */
  close(): Promise<void>;
}

/** Access through a pool, or through one connection, on which everything waits for its turn. */
export function accessTo(db: PostgresConnection | PostgresPool): Access {
  let closed = false;
  let turns: Promise<unknown> = Promise.resolve();
  const open = new Set<Promise<unknown>>();
  const pool = isPool(db) ? db : undefined;

  const started = <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) return Promise.reject(unusable("is not used any more by this store: it was closed", "Make a new store"));
    const result = pool ? work() : turns.then(work);
    const settled = result.then(nothing, nothing);
    open.add(settled);
    void settled.then(() => open.delete(settled));
    turns = settled;
    return result;
  };

  // Not taken back: a client may tell its loss after the store's last use, and then end the process.
  if (!pool) tolerant(db);
  return {
    query: (text, params) => started(() => ask(db, text, params)),
    transaction: (work) => started(() => (pool ? onItsOwn(pool, work) : inTransaction(db, work, nothing))),
    async close() {
      closed = true;
      await Promise.all(open);
    },
  };
}

const nothing = (): void => {};

// A client of pg has `connect` too, but also the quoting of identifiers, which its pool has not.
const isPool = (db: PostgresConnection | PostgresPool): db is PostgresPool =>
  typeof (db as Partial<PostgresPool>).connect === "function" && !("escapeIdentifier" in db);

/** One statement. */
export async function ask(connection: PostgresConnection, text: string, params: unknown[] = []): Promise<readonly PostgresRow[]> {
  try {
    return (await connection.query(text, params)).rows;
  } catch (error) {
    throw failed(error);
  }
}

async function onItsOwn<T>(pool: PostgresPool, work: (connection: PostgresConnection) => Promise<T>): Promise<T> {
  const connection = await pool.connect().catch((error: unknown) => {
    throw failed(error);
  });
  const forget = tolerant(connection);
  let broken: Error | undefined;
  try {
    return await inTransaction(connection, work, (error) => {
      broken = error;
    });
  } finally {
    connection.release(broken);
    forget();
  }
}

async function inTransaction<T>(
  connection: PostgresConnection,
  work: (connection: PostgresConnection) => Promise<T>,
  onBroken: (error: Error) => void,
): Promise<T> {
  const undo = async (): Promise<void> => {
    await ask(connection, "ROLLBACK").catch(onBroken);
  };
  let result: T;
  try {
    // Said in full, because a server may have other defaults.
    await ask(connection, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
    result = await work(connection);
  } catch (error) {
    await undo();
    throw error;
  }
  try {
    await connection.query("COMMIT");
  } catch (error) {
    await undo();
    // A server that answers with a code has not committed, unless the code is about the connection itself.
    throw /^(?!08|57)./.test(sqlStateOf(error)) ? failed(error) : outcomeUnknown();
  }
  return result;
}

interface Emitter {
  listeners(event: "error"): readonly unknown[];
  on(event: "error", listener: () => void): unknown;
  removeListener(event: "error", listener: () => void): unknown;
}

/**
 * pg tells a lost connection twice: to the statement that waits, and as an event that ends the process when nobody listens.
 * What it returns stops listening.
 */
function tolerant(connection: object): () => void {
  const emitter = connection as Partial<Emitter>;
  if (typeof emitter.on !== "function" || typeof emitter.removeListener !== "function") return nothing;
  if (!emitter.listeners?.("error").includes(nothing)) emitter.on("error", nothing);
  return () => emitter.removeListener?.("error", nothing);
}

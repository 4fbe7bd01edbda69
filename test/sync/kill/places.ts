import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { canonical } from "hibob-kit/sync";
import { newSchema, startPostgres } from "../postgres/server.ts";
import type { Place } from "./order.ts";

/** Rows of a table, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** All that a sync has stored, by table, without times, and without what counts attempts. */
export type Dump = Readonly<Record<string, readonly Row[]>>;

/** Somewhere to keep mirrors, and to look at them from outside. */
export interface Places {
  readonly kind: Place["kind"];
  /** A new one, with nothing in it. */
  make(options?: { readonly given?: boolean }): Place;
  /** Asks the database of a place; `$` in front of a table stands for where the store has its tables. */
  ask(place: Place, sql: string): Promise<Row[]>;
  /** Names of the tables and views in a place. */
  tables(place: Place): Promise<string[]>;
  end(): Promise<void>;
}

export async function sqlitePlaces(): Promise<Places> {
  const folder = await mkdtemp(join(tmpdir(), "hibob-kit-kill-"));
  let count = 0;
  const ask = async (place: Place, sql: string): Promise<Row[]> => {
    if (place.kind !== "sqlite" || !existsSync(place.file)) return [];
    // For writing, because who opens a file after a crash puts it in order.
    using db = new DatabaseSync(place.file, { timeout: 5000 });
    return db
      .prepare(sql.replaceAll("$", place.given ? "hibob_" : ""))
      .all()
      .map((row) => ({ ...row }));
  };
  return {
    kind: "sqlite",
    make: ({ given = false } = {}) => ({ kind: "sqlite", file: join(folder, `${++count}.db`), given }),
    ask,
    tables: async (place) =>
      (await ask(place, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")).map(({ name }) => String(name)),
    end: () => rm(folder, { recursive: true }),
  };
}

export async function postgresPlaces(): Promise<Places> {
  const server = await startPostgres();
  const pool = server.pool();
  const ask = async (place: Place, sql: string): Promise<Row[]> => {
    if (place.kind !== "postgres") return [];
    return (await pool.query(sql.replaceAll("$", `${place.schema}.`))).rows as Row[];
  };
  return {
    kind: "postgres",
    make: () => ({ kind: "postgres", url: server.url, schema: newSchema() }),
    ask,
    async tables(place) {
      if (place.kind !== "postgres") return [];
      const sql = `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = '${place.schema}'`;
      return (await ask(place, sql)).map(({ name }) => String(name));
    },
    end: () => server.stop(),
  };
}

/** What is compared of each table, and in which order. */
const STORED: Readonly<Record<string, readonly [columns: string, order: string]>> = {
  records: ["tenant, stream, key, CAST(content AS text) AS content, hash, removed_at IS NULL AS live", "tenant, stream, key"],
  changes: [
    "tenant, sequence, stream, key, kind, CAST(before AS text) AS before, CAST(after AS text) AS after, reason",
    "tenant, sequence",
  ],
  missing: ["tenant, stream, key", "tenant, stream, key"],
  streams: ["tenant, stream, status, cursor, notes", "tenant, stream"],
  tenants: ["tenant, last_sequence, pruned_to, holder", "tenant"],
  consumers: ["tenant, consumer, sequence", "tenant, consumer"],
};
const OWN: typeof STORED = {
  own_log: ["sequence", "sequence"],
  own_records: ["stream, key, content", "stream, key"],
};

/** What counts readings, or is about one process's part of a reading: a kill makes more of these. */
const BY_ATTEMPT = ["moving", "learnt", "seen"];

function withoutAttempts(row: Row): Row {
  if (typeof row.notes !== "string") return row;
  const notes = Object.entries(JSON.parse(row.notes) as Row).filter(([note]) => !BY_ATTEMPT.includes(note));
  return { ...row, notes: canonical(Object.fromEntries(notes)) };
}

/** Everything that is in a place. */
export async function dumpOf({ kind, ask, tables }: Places, place: Place): Promise<Dump> {
  const there = await tables(place);
  const dump: Record<string, readonly Row[]> = {};
  const collate = kind === "postgres" ? ' COLLATE "C"' : "";
  for (const [table, [columns, order]] of Object.entries({ ...STORED, ...OWN })) {
    const prefix = Object.hasOwn(OWN, table) && kind === "sqlite" ? "" : "$";
    if (Object.hasOwn(OWN, table) && !there.includes(table)) continue;
    const by = order.replace(/key$/, `key${collate}`);
    dump[table] = (await ask(place, `SELECT ${columns} FROM ${prefix}${table} ORDER BY ${by}`)).map(withoutAttempts);
  }
  return dump;
}

/** Status and cursor of the streams; none before there are tables. */
export async function streamsOf({ ask, tables }: Places, place: Place): Promise<readonly Row[]> {
  const there = await tables(place);
  return there.some((name) => name.endsWith("streams")) ? ask(place, "SELECT stream, status, cursor FROM $streams") : [];
}

import { isDeepStrictEqual } from "node:util";
import type { Change } from "hibob-kit/sync";

/** What the application asks of its database, in either dialect: `?` are parameters. */
interface OwnDatabase {
  readonly tables: readonly string[];
  readonly log: string;
  readonly read: string;
  readonly drop: string;
  readonly write: string;
  all(text: string, ...params: string[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** A database of SQLite, as `apply` gets it. */
interface OwnSqlite {
  prepare(text: string): { all(...params: string[]): unknown[] };
}

/** A connection to Postgres, as `apply` gets it. */
interface OwnPostgres {
  query(text: string, params: string[]): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

const TABLES = (place: string) => [
  `CREATE TABLE IF NOT EXISTS ${place}own_log (sequence INTEGER PRIMARY KEY)`,
  `CREATE TABLE IF NOT EXISTS ${place}own_records (stream TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (stream, key))`,
];

export const ownSqlite = (tx: OwnSqlite): OwnDatabase => ({
  tables: TABLES(""),
  log: "INSERT INTO own_log SELECT value FROM json_each(?)",
  read: "SELECT key, content FROM own_records WHERE stream = ? AND key IN (SELECT value FROM json_each(?))",
  drop: "DELETE FROM own_records WHERE stream = ? AND key IN (SELECT value FROM json_each(?))",
  write: "INSERT INTO own_records SELECT ?, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)",
  all: async (text, ...params) => tx.prepare(text).all(...params) as Readonly<Record<string, unknown>>[],
});

export const ownPostgres = (tx: OwnPostgres, schema: string): OwnDatabase => ({
  tables: TABLES(`${schema}.`),
  log: `INSERT INTO ${schema}.own_log SELECT value::integer FROM json_array_elements_text(?::json) AS value`,
  read: `SELECT key, content FROM ${schema}.own_records WHERE stream = ? AND key IN (SELECT json_array_elements_text(?::json))`,
  drop: `DELETE FROM ${schema}.own_records WHERE stream = ? AND key IN (SELECT json_array_elements_text(?::json))`,
  write: `INSERT INTO ${schema}.own_records SELECT ?, value ->> 0, value ->> 1 FROM json_array_elements(?::json) AS value`,
  async all(text, ...params) {
    let nth = 0;
    return (
      await tx.query(
        text.replaceAll("?", () => `$${++nth}`),
        params,
      )
    ).rows;
  },
});

/**
 * An application that mirrors the mirror, and believes nothing: no change may come twice, an added record may not be there yet, and a
 * changed one must be as the change says that it was. It writes with a step in between, as a program that asks others would.
 */
export async function applyTo(db: OwnDatabase, changes: readonly Change[]): Promise<void> {
  for (const table of db.tables) await db.all(table);
  await db.all(db.log, JSON.stringify(changes.map(({ sequence }) => sequence)));
  for (const [stream, ofStream] of Map.groupBy(changes, (change) => change.stream)) {
    const keys = JSON.stringify(ofStream.map(({ key }) => key));
    const rows = await db.all(db.read, stream, keys);
    const stored = new Map(rows.map(({ key, content }) => [String(key), JSON.parse(String(content)) as Record<string, unknown>]));
    const written = ofStream.flatMap((change) => {
      const content = after(stored.get(change.key), change);
      return content ? [[change.key, JSON.stringify(content)]] : [];
    });
    await db.all(db.drop, stream, keys);
    await db.all(db.write, stream, JSON.stringify(written));
  }
}

/** What a record becomes; `undefined` when it goes. */
function after(stored: Record<string, unknown> | undefined, { key, kind, fields }: Change): Record<string, unknown> | undefined {
  if ((kind === "added") !== (stored === undefined)) throw new Error(`${key} is ${stored ? "there already" : "not there"}, and ${kind}`);
  const content = { ...stored };
  for (const [field, { from, to }] of Object.entries(fields)) {
    if (!isDeepStrictEqual(content[field], from)) throw new Error(`${field} of ${key} was not what the change says`);
    if (to === undefined) delete content[field];
    else content[field] = to;
  }
  return kind === "removed" ? undefined : content;
}

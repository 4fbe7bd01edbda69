import { DatabaseSync } from "node:sqlite";
import Database from "better-sqlite3";
import { sqliteStore } from "hibob-kit/stores/sqlite";
import { createSync } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import type { Clock } from "../../../src/client/index.ts";
import type { Content, Store } from "../../../src/sync/store.ts";
import type { SQLiteDatabase } from "../../../src/sync/stores/sqlite.ts";
import { listStream, noBob, people } from "../list-stream.ts";
import { sqliteConformance } from "./conformance.ts";

interface Own extends SQLiteDatabase {
  close(): unknown;
}

/** An open database of the application, with another connection's patience. */
const opened = <Db extends Own>(db: Db): Db => {
  db.exec("PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000");
  return db;
};

const DRIVERS: readonly (readonly [string, (file: string) => Own])[] = [
  ["node:sqlite", (file) => opened(new DatabaseSync(file))],
  ["better-sqlite3", (file) => opened(new Database(file))],
];

for (const [driver, connect] of DRIVERS) {
  sqliteConformance(`sqliteStore on a given database of ${driver}`, {
    prefix: "hibob_",
    open(file, clock) {
      const db = connect(file);
      return { store: sqliteStore(db, { clock }), close: () => db.close() };
    },
  });
}

sqliteConformance("sqliteStore on a database of better-sqlite3 that answers big numbers, with a prefix", {
  prefix: "bob_",
  open(file, clock) {
    const db = opened(new Database(file));
    db.defaultSafeIntegers();
    return { store: sqliteStore(db as Own, { clock, prefix: "bob_" }), close: () => db.close() };
  },
});

const synced = (store: Store<SQLiteDatabase>, records: Map<string, Content>, clock?: Clock) =>
  createSync({ bob: noBob, store, streams: [listStream(records)], ...(clock && { clock }) }).run();

const schemaOf = (db: SQLiteDatabase): unknown[] =>
  (db.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY name").all() as { name: string }[]).filter(
    ({ name }) => !name.includes("hibob_"),
  );
const header = (db: SQLiteDatabase) =>
  ["application_id", "user_version", "journal_mode", "synchronous", "busy_timeout"].map((name) => db.prepare(`PRAGMA ${name}`).get());

describe.each(DRIVERS)("sqliteStore in an application's database of %s", (_, connect) => {
  /** An application with a table and a view whose names are those of ours. */
  function application() {
    const db = connect(":memory:");
    db.exec("CREATE TABLE employees (id TEXT, badge INTEGER); INSERT INTO employees VALUES ('7', 70)");
    db.exec("CREATE VIEW changes AS SELECT badge FROM employees; CREATE TABLE tenants (name TEXT)");
    db.exec("PRAGMA user_version = 41; PRAGMA application_id = 12345");
    return db;
  }

  it("leaves its tables, views, header and settings as they are", async () => {
    const db = application();
    const before = { schema: schemaOf(db), header: header(db) };
    const store = sqliteStore(db);
    await synced(store, people(3));
    await store.close();
    expect({ schema: schemaOf(db), header: header(db) }).toEqual(before);
    expect({ ...(db.prepare("SELECT * FROM employees").get() as object) }).toEqual({ id: "7", badge: 70 });
    expect({ ...(db.prepare("SELECT count(*) AS n FROM hibob_records").get() as object) }).toEqual({ n: 3 });
    db.close();
  });

  it("is not closed with the store, and goes on where it was when it is given again", async () => {
    const db = application();
    const first = sqliteStore(db);
    await synced(first, people(3));
    await first.close();
    await first.close();
    const again = sqliteStore(db);
    expect(await again.lastSequence("default")).toBe(3);
    db.close();
  });

  it("keeps two stores with different prefixes apart", async () => {
    const db = application();
    const [one, two] = [sqliteStore(db, { prefix: "one_" }), sqliteStore(db, { prefix: "two_" })];
    await synced(one, people(2));
    await synced(two, people(5));
    expect(await Promise.all([one, two].map((store) => store.count("default", "people")))).toEqual([2, 5]);
    db.close();
  });

  it("is refused, and left as it was, when its tables have the names of ours", () => {
    const db = application();
    const before = db.prepare("SELECT name FROM sqlite_schema ORDER BY name").all();
    const refusal = {
      code: "store_unusable",
      message: expect.stringMatching(/has tables of the same names .*Rename them, or open the database/),
    };
    expect(() => sqliteStore(db, { prefix: "" })).toThrow(expect.objectContaining(refusal));
    expect(db.prepare("SELECT name FROM sqlite_schema ORDER BY name").all()).toEqual(before);
    db.close();
  });

  it("is refused when a newer version made the tables in it", async () => {
    const db = application();
    await sqliteStore(db).close();
    db.exec("UPDATE hibob_meta SET schema_version = 99");
    expect(() => sqliteStore(db)).toThrow(/was written by a newer version of hibob-kit .*\. Update hibob-kit/);
    db.close();
  });

  it("says so when the application has a transaction open, and leaves that one alone", async () => {
    const db = application();
    const store = sqliteStore(db);
    db.exec("BEGIN; INSERT INTO employees VALUES ('8', 80)");
    await expect(store.acquire("a", 1000)).rejects.toThrow(
      /has a transaction of the application open\. Give the store a connection of its own/,
    );
    db.exec("COMMIT");
    expect(db.prepare("SELECT count(*) AS n FROM employees").get()).toMatchObject({ n: 2 });
    expect(await store.acquire("a", 1000)).toMatchObject({ granted: true });
    db.close();
  });

  it("says in one line what is wrong when it was closed under the store", async () => {
    const db = application();
    const store = sqliteStore(db);
    db.close();
    await expect(store.acquire("a", 1000)).rejects.toMatchObject({ code: "store_unusable", message: expect.stringMatching(/not open/) });
    await store.close();
  });
});

it("a file that a store made can be opened by the application and given: same tables, no prefix", async () => {
  const db = new DatabaseSync(":memory:");
  db.exec(`PRAGMA application_id = ${0x4869426f}`);
  await synced(sqliteStore(db), people(3));
  expect(db.prepare("SELECT count(*) AS n FROM records").get()).toEqual({ n: 3 });
  expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 2 });
  db.close();
});

it("a prefix is refused beside a file name, and when it could not be part of a name", () => {
  expect(() => sqliteStore(":memory:", { prefix: "bob_" })).toThrow(/prefix was given beside a file name/);
  const db = new DatabaseSync(":memory:");
  for (const prefix of ['x"; DROP', "1a", "a-b"]) expect(() => sqliteStore(db, { prefix })).toThrow(/prefix must be letters/);
  db.close();
});

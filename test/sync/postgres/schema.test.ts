import { InvalidInputError } from "hibob-kit/client";
import { postgresStore, VIEWS } from "hibob-kit/stores/postgres";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrival, record, Trial } from "../../../src/testing/store/trial.ts";
import { newSchema, type PostgresServer, startPostgres } from "./server.ts";

let server: PostgresServer;
let pool: pg.Pool;

beforeAll(async () => {
  server = await startPostgres();
  pool = server.pool();
}, 60_000);
afterAll(() => server?.stop(), 60_000);

const storeIn = (schema: string, db = pool) => postgresStore(db, { schema });
const rows = async (text: string, params: unknown[] = []): Promise<Record<string, unknown>[]> => (await pool.query(text, params)).rows;
/** All objects of a schema, with the number of rows of its tables. */
const inside = (schema: string) =>
  rows(
    `SELECT relname, relkind, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I.%I', nspname, relname), false, true, '')))[1]::text AS n
     FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = $1 AND relkind IN ('r', 'v') ORDER BY 1`,
    [schema],
  );

/** A role that can log in and nothing else, and a pool of its connections. */
async function plainRole(): Promise<{ name: string; pool: pg.Pool }> {
  const name = newSchema();
  await pool.query(`CREATE ROLE ${name} LOGIN PASSWORD 'plain'`);
  return { name, pool: server.pool({ connectionString: server.url.replace(/\/\/[^@]*@/, `//${name}:plain@`) }) };
}

describe("the schema of postgresStore", () => {
  it("is made once when many start at the same time", async () => {
    const schema = newSchema();
    const pools = Array.from({ length: 6 }, () => server.pool({ max: 2 }));
    const stores = pools.map((own) => storeIn(schema, own));
    const answers = await Promise.all(stores.map((store, n) => store.acquire(`tenant ${n}`, 1000)));
    expect(answers.every(({ granted }) => granted)).toBe(true);
    expect(await rows(`SELECT version FROM ${schema}.hibob_kit`)).toEqual([{ version: 1 }]);
    await Promise.all(pools.map((own) => own.end()));
  });

  it("is not made before the first use, and is called hibob", async () => {
    const store = postgresStore(pool);
    expect(await rows("SELECT 1 FROM pg_namespace WHERE nspname = 'hibob'")).toEqual([]);
    await store.lastSequence("acme");
    expect((await inside("hibob")).map(({ relname }) => relname)).toEqual(expect.arrayContaining(["records", "employees", "changes"]));
  });

  it("of a newer version is refused and left untouched", async () => {
    const schema = newSchema();
    await storeIn(schema).acquire("acme", 1000);
    await pool.query(`UPDATE ${schema}.hibob_kit SET version = 99`);
    const before = await inside(schema);
    const error = await storeIn(schema)
      .acquire("acme", 1000)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "store_unusable", message: expect.stringMatching(/newer version .*version 99.*Update hibob-kit/) });
    expect(await inside(schema)).toEqual(before);
  });

  it("with things of another application's under the same names is refused and left untouched", async () => {
    const schema = newSchema();
    await pool.query(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.records (own text)`);
    const before = await inside(schema);
    await expect(storeIn(schema).count("acme", "people")).rejects.toMatchObject({
      code: "store_unusable",
      message: expect.stringMatching(/other things of the same names.*Name another schema/),
    });
    expect(await inside(schema)).toEqual(before);
  });

  it("tells a role that may not make it what to do, and serves it once another role has made it", async () => {
    const schema = newSchema();
    const role = await plainRole();
    const store = storeIn(schema, role.pool);
    await expect(store.acquire("acme", 1000)).rejects.toMatchObject({
      code: "store_unusable",
      message: expect.stringMatching(/does not let this role make the schema .*Run once as a role that may/),
    });
    await storeIn(schema).lastSequence("acme");
    await expect(store.acquire("acme", 1000)).rejects.toMatchObject({
      code: "store_unusable",
      message: expect.stringContaining("Grant it USAGE on the schema"),
    });
    await pool.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role.name}; GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO ${role.name}`);
    const t = new Trial({ store, advance: async () => {} }, expect);
    await t.begun(arrival(record("1", { a: 1 })));
    expect(await t.contents()).toEqual([["1", { a: 1 }]]);
  });

  it("can be made by a role inside a schema that was given to it", async () => {
    const schema = newSchema();
    const role = await plainRole();
    await pool.query(`CREATE SCHEMA ${schema} AUTHORIZATION ${role.name}`);
    expect(await storeIn(schema, role.pool).acquire("acme", 1000)).toMatchObject({ granted: true });
  });

  it("can be read where nothing may be written", async () => {
    const schema = newSchema();
    const t = new Trial({ store: storeIn(schema), advance: async () => {} }, expect);
    await t.begun(arrival(record("1")));
    const reading = storeIn(schema, server.pool({ options: "-c default_transaction_read_only=on" }));
    expect(await reading.changes("acme", 0, 10)).toHaveLength(1);
    await expect(reading.setPosition("acme", "mailer", 1)).rejects.toMatchObject({ message: expect.stringContaining("primary server") });
  });

  it("is refused in a database whose encoding lacks characters", async () => {
    await pool.query("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0");
    const latin = server.pool({ connectionString: server.url.replace(/postgres$/, "latin") });
    await expect(storeIn(newSchema(), latin).lastSequence("acme")).rejects.toMatchObject({
      message: expect.stringContaining("keeps this database in an encoding that lacks characters. Use a database with the encoding UTF8"),
    });
  });

  it.each(["", "a b", 'a"b', "pg_own", "1st", "a.b", "x".repeat(64)])("is refused by the name %j before anything is asked", (schema) => {
    const never = { query: () => Promise.reject(new Error("asked")) };
    expect(() => postgresStore(never, { schema })).toThrow(InvalidInputError);
  });
});

describe("the views of postgresStore", () => {
  const content = {
    "root.displayName": "Ann\u0000Lee \ud800",
    "root.email": "C:\\u0000",
    "work.title": 7,
    "work.startDate": "2026-02-28T10:00:00",
    "work.originalStartDate": "2026-02-31",
    "work.employeeIdInCompany": 12,
    "work.isManager": true,
    "work.reportsTo": { id: "2", displayName: "Bo" },
    "payroll.employment.fte": 0.30000000000000004,
    "payroll.employment.weeklyHours": "forty",
  };

  it("give each kind of value as the column's type, and NULL for one of another type", async () => {
    const schema = newSchema();
    const t = new Trial({ store: storeIn(schema), advance: async () => {} }, expect);
    const odd = {
      "root.displayName": null,
      "work.reportsTo": "2",
      "work.isManager": "yes",
      "work.employeeIdInCompany": 1e30,
      "work.startDate": "0000-01-01",
    };
    await t.begun({ stream: "employees", puts: [record("1", content), record("2", odd), record("3")] });
    await t.commit({ tenant: "acme", fence: 1 }, { stream: "employees", removes: ["3"] });
    const [one, two, ...others] = await rows(
      `SELECT id, name, email, title, start_date::text, original_start_date::text, id_in_company, is_manager, reports_to, reports_to_id, fte, weekly_hours
       FROM ${schema}.employees WHERE tenant = 'acme' ORDER BY key`,
    );
    expect(one).toEqual({
      id: "1",
      name: "Ann\ufffdLee \ufffd",
      email: "C:\\u0000",
      title: "7",
      start_date: "2026-02-28",
      original_start_date: null,
      id_in_company: "12",
      is_manager: true,
      reports_to: "Bo",
      reports_to_id: "2",
      fte: "0.30000000000000004",
      weekly_hours: null,
    });
    expect(Object.values(two!).filter((value) => value !== null)).toEqual(["2"]);
    expect(others).toEqual([]);
  });

  it("are there for every stream, with the names and explanations of their columns, and never fail", async () => {
    const schema = newSchema();
    const t = new Trial({ store: storeIn(schema), advance: async () => {} }, expect);
    const lease = await t.lease();
    const wrong: readonly unknown[] = [null, "", "2026-13-01", "9999-99-99", -1.5, 1e300, false, [], {}, { value: "x", id: [] }];
    for (const { name, stream, columns } of VIEWS) {
      const fields = [...new Set(columns.flatMap(({ path }) => path.slice(0, 1)))];
      const puts = wrong.map((value, n) => record(String(n), Object.fromEntries(fields.map((field) => [field, value]))));
      await t.commit(lease, { stream, puts });
      expect(await rows(`SELECT * FROM ${schema}."${name}" ORDER BY key`)).toHaveLength(wrong.length);
      const described = await rows(
        `SELECT attname AS name, col_description(attrelid, attnum) AS says FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
        [`${schema}."${name}"`],
      );
      expect(described.slice(2, -2)).toEqual(columns.map(({ name: column, says }) => ({ name: column, says })));
      expect([...described.slice(0, 2), ...described.slice(-2)].map((column) => column.name)).toEqual([
        "tenant",
        "key",
        "content",
        "changed_at",
      ]);
    }
  });
});

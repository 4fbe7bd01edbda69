import { inspect } from "node:util";
import { postgresStore } from "hibob-kit/stores/postgres";
import { SyncError } from "hibob-kit/sync";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newSchema, type PostgresServer, startPostgres } from "./server.ts";

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop(), 60_000);

const SECRET = "s3cret-pass";

/** What the store says when its first statement fails. */
async function said(db: Parameters<typeof postgresStore>[0]): Promise<SyncError> {
  const error = await postgresStore(db, { schema: newSchema() })
    .acquire("acme", 1000)
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SyncError);
  expect((error as SyncError).code).toBe("store_unusable");
  return error as SyncError;
}

const thrown = (facts: object, message = `at postgres://xenia:${SECRET}@db/hr: Key (email)=(xenia@example.com)`) =>
  said({ query: () => Promise.reject(Object.assign(new Error(message), { detail: "xenia@example.com", ...facts })) });

describe("a database that cannot be used", () => {
  it.each([
    [{ code: "ECONNREFUSED" }, /cannot be reached\. Check host and port/, true],
    [{ errors: [{ code: "ECONNREFUSED" }, { code: "ECONNREFUSED" }] }, /cannot be reached/, true],
    [{ code: "ENOTFOUND" }, /cannot be reached/, true],
    [{ code: "ETIMEDOUT" }, /cannot be reached/, true],
    [{ code: "28P01" }, /does not accept the user or the password/, false],
    [{ code: "28000" }, /does not accept the user or the password/, false],
    [{ code: "3D000" }, /has no database of this name/, false],
    [{ code: "42501" }, /does not let this role do that\. Grant it/, false],
    [{ code: "57P03" }, /is starting up or shutting down\. Run again in a moment/, true],
    [{ code: "57P01" }, /ended the connection\. Run again/, true],
    [{ code: "08006" }, /ended the connection/, true],
    [{ code: "ECONNRESET" }, /ended the connection/, true],
    [{ code: "EPIPE" }, /ended the connection/, true],
    [{ code: "53100" }, /has no room left on its disk\. Make room/, false],
    [{ code: "53300" }, /has too many connections/, true],
    [{ code: "53200" }, /has run out of memory/, true],
    [{ code: "40001" }, /collided with another one; nothing of it was written\. Run again/, true],
    [{ code: "40P01" }, /collided with another one/, true],
    [{ code: "25006" }, /Connect to the primary server/, false],
    [{ code: "57014" }, /took too long/, true],
    [{ code: "25P03" }, /Keep apply short/, true],
    [{ code: "42P01" }, /has lost a table/, false],
    [{ code: "22021" }, /U\+0000/, false],
    [{ code: "XX001" }, /damaged/, false],
    [{ code: "23505" }, /failed \(code 23505\)\. Look into the server's log/, false],
    [{}, /Postgres failed\. Look into the server's log/, false],
  ])("is told in one line that says what to do, without a value of its error: %j", async (facts, line, retryable) => {
    const error = await thrown(facts);
    expect(error.message).toMatch(line);
    expect(error.message).not.toContain("\n");
    expect(error.retryable).toBe(retryable);
    expect(inspect(error, { depth: 5, showHidden: true })).not.toMatch(/xenia|s3cret|postgres:\/\//);
  });

  it.each([
    ["Connection terminated unexpectedly", /ended the connection/],
    ["Client has encountered a connection error and is not queryable", /ended the connection/],
    ["timeout exceeded when trying to connect", /cannot be reached/],
    ["Connection terminated due to connection timeout", /cannot be reached/],
    ["SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string", /does not accept the user or the password/],
    ["Cannot use a pool after calling end on the pool", /has been closed by the application/],
    ["The server does not support SSL connections", /encryption/],
  ])("is recognised by what pg says where it gives no code: %s", async (message, line) => {
    expect((await thrown({}, message)).message).toMatch(line);
  });

  it("is told of a real server too: no server, a wrong password, none, no database, an ended pool", async () => {
    const at = (change: (url: string) => string) => server.pool({ connectionString: change(server.url) });
    const without = (await said(at((url) => url.replace(/:\d+\//, ":1/")))).message;
    expect(without).toContain("cannot be reached");
    expect((await said(at((url) => url.replace("127.0.0.1", "localhost").replace(/:\d+\//, ":1/")))).message).toContain(
      "cannot be reached",
    );
    const refused = await said(at((url) => url.replace(/:[^:@]*@/, `:${SECRET}@`)));
    expect(refused.message).toContain("does not accept the user or the password");
    expect(inspect(refused, { depth: 5 })).not.toContain(SECRET);
    expect((await said(at((url) => url.replace(/:[^:@]*@/, "@")))).message).toContain("does not accept the user or the password");
    expect((await said(at((url) => url.replace(/postgres$/, "nowhere")))).message).toContain("no database of this name");
    const ended = server.pool();
    await ended.end();
    expect((await said(ended)).message).toContain("closed by the application");
  });

  it("is told when its tables were dropped in between, and made anew by the next store", async () => {
    const pool = server.pool();
    const schema = newSchema();
    const store = postgresStore(pool, { schema });
    await store.acquire("acme", 1000);
    await pool.query(`DROP SCHEMA ${schema} CASCADE`);
    await expect(store.acquire("acme", 1000)).rejects.toMatchObject({ code: "store_unusable" });
    expect(await postgresStore(pool, { schema }).acquire("acme", 1000)).toMatchObject({ granted: true });
  });

  it("is tried again at the next use", async () => {
    const pool = server.pool();
    let down = true;
    const store = postgresStore(
      {
        query: (text, params) => (down ? Promise.reject(Object.assign(new Error(), { code: "57P03" })) : pool.query(text, params)),
        connect: () => pool.connect(),
      },
      { schema: newSchema() },
    );
    await expect(store.acquire("acme", 1000)).rejects.toMatchObject({ retryable: true });
    down = false;
    expect(await store.acquire("acme", 1000)).toMatchObject({ granted: true });
  });

  it("tells a real collision of two transactions, and writes the other one", async () => {
    const pool = server.pool();
    const schema = newSchema();
    const store = postgresStore(pool, { schema });
    const leases = await Promise.all(["a", "b"].map((tenant) => store.acquire(tenant, 60_000)));
    await pool.query(`CREATE TABLE ${schema}.own (id int primary key, n int); INSERT INTO ${schema}.own VALUES (1, 0), (2, 0)`);
    let arrived = 0;
    const both = Promise.withResolvers<void>();
    const commits = leases.map((acquired, n) => {
      if (!acquired.granted) throw new Error("unreachable");
      const change = { key: "1", kind: "added", before: null, after: {}, reason: null } as const;
      const state = { version: 1, generation: 1, status: "reading", cursor: "", startedAt: 1, completedAt: null, notes: null } as const;
      return store.commit({
        lease: acquired.lease,
        stream: "people",
        state,
        puts: [],
        removes: [],
        missing: [],
        changes: [change],
        async apply(tx) {
          const touch = (id: number) => tx.query(`UPDATE ${schema}.own SET n = n + 1 WHERE id = $1`, [id]);
          await touch(n === 0 ? 1 : 2);
          if (++arrived === 2) both.resolve();
          await both.promise;
          await touch(n === 0 ? 2 : 1);
        },
      });
    });
    const results = await Promise.allSettled(commits);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(pg.DatabaseError) });
    expect((await pool.query(`SELECT n FROM ${schema}.own`)).rows).toEqual([{ n: 1 }, { n: 1 }]);
  });
});

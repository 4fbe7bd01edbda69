import { createFakeHiBob, VirtualClock } from "hibob-kit/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { newSchema, type PostgresServer, startPostgres } from "../sync/postgres/server.ts";
import { run } from "./terminal.ts";

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop(), 60_000);
afterEach(() => {
  vi.doUnmock("pg");
  vi.resetModules();
});

/** An empty database of this test's own, as the command line names it. */
async function database(): Promise<{ store: string; place: string; pool: ReturnType<PostgresServer["pool"]> }> {
  const name = newSchema();
  await server.pool().query(`CREATE DATABASE ${name}`);
  const store = server.url.replace(/postgres$/, name);
  return { store, place: `127.0.0.1:${server.port}/${name}`, pool: server.pool({ connectionString: store }) };
}

async function bob() {
  const fake = createFakeHiBob({ employees: 12, seed: 3, limits: "off", clock: new VirtualClock() });
  const { url, close } = await fake.listen();
  const env = { HIBOB_BASE_URL: url, HIBOB_SERVICE_USER_ID: fake.serviceUser.id, HIBOB_SERVICE_USER_TOKEN: fake.serviceUser.token };
  return { fake, env, [Symbol.asyncDispose]: close };
}

describe("hibob-kit with --store postgres://…", () => {
  it("mirrors Bob into the database, says where without the password, and prints the changes from there", async () => {
    await using place = await bob();
    const { store, place: where, pool } = await database();
    const first = await run(["sync", "--store", store, "--streams", "employees"], { env: place.env });
    expect(first).toMatchObject({ status: 0, err: "" });
    expect(first.out).toContain(`In ${where}.`);
    expect(first.out + first.err).not.toMatch(/correct-horse|hibob:/);
    expect((await pool.query("SELECT count(*)::int AS n, count(email)::int AS emails FROM hibob.employees")).rows).toEqual([
      { n: 12, emails: 12 },
    ]);

    const again = await run(["sync", "--store", store.replace("postgres:", "postgresql:"), "--streams", "employees"], { env: place.env });
    expect(again.out).toContain("Nothing changed in Bob");
    const { status, out } = await run(["changes", "--store", store, "--json", "--consumer", "mailer"]);
    expect(status).toBe(0);
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { sequence: number }).sequence),
    ).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    expect((await run(["changes", "--store", store, "--consumer", "mailer"])).out).toBe(`No changes since then in ${where}.\n`);
    expect((await run(["sync", "--store", store, "--plan"])).status).toBe(0);
    const open = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'hibob-kit'";
    while ((await server.pool().query(open)).rows[0].n > 0); // the commands have left no connection open
  });

  it("does not make a schema where changes are asked for that nobody wrote", async () => {
    const { store, place, pool } = await database();
    const { status, out, err } = await run(["changes", "--store", store]);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toContain(`${place} holds no records of Bob. Make them with hibob-kit sync`);
    expect((await pool.query("SELECT 1 FROM pg_namespace WHERE nspname = 'hibob'")).rows).toEqual([]);
  });

  it.each([
    ["a wrong password", (url: string) => url.replace("correct-horse", "s3cret-pass"), "does not accept the user or the password"],
    ["no server", (url: string) => url.replace("correct-horse", "s3cret-pass").replace(/:\d+\//, ":1/"), "cannot be reached"],
    ["no database", (url: string) => url.replace(/postgres$/, "s3cret-db"), "has no database of this name"],
    ["something that is no address", () => "postgres://xenia:s3cret@host:port/hr", "--store names no Postgres database"],
    ["a slash in the password", () => "postgres://xenia:1/s3cret@localhost/hr", "--store names no Postgres database"],
    ["an at and a slash in it", () => "postgres://xenia:s@s3cret/1@localhost/hr", "--store names no Postgres database"],
    ["a question mark in it", () => "postgres://xenia:1?s3cret@localhost/hr", "--store names no Postgres database"],
    ["a number sign in it", () => "postgres://xenia:1#s3cret@localhost/hr", "--store names no Postgres database"],
    ["half an escape", () => "postgres://xenia:s3cret@localhost/%", "--store names no Postgres database"],
  ])("tells %s in one line, and not the password", async (_, change, line) => {
    await using place = await bob();
    for (const command of ["sync", "changes"]) {
      const { status, out, err } = await run([command, "--store", change(server.url)], { env: place.env });
      expect(status).toBe(1);
      expect(err).toContain(line);
      expect(out + err).not.toMatch(/s3cret|correct-horse|xenia/);
    }
  });

  it("says what to install when pg is not there", async () => {
    vi.resetModules();
    vi.doMock("pg", () => {
      throw new Error("not installed");
    });
    const { run: fresh } = await import("./terminal.ts");
    const { status, err } = await fresh(["changes", "--store", server.url]);
    expect(status).toBe(1);
    expect(err).toContain("A store in Postgres needs the package pg, which cannot be loaded. Install it: npm install pg");
  });
});

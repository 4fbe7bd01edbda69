import { type PostgresConnection, type PostgresPool, postgresStore } from "hibob-kit/stores/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addition, arrival, othersGoOn, record, STREAM, TENANT, Trial, TTL } from "../../../src/testing/store/trial.ts";
import { newSchema, type PostgresServer, startPostgres } from "./server.ts";
import { cut, watched } from "./watched.ts";

let server: PostgresServer;
let raw: pg.Pool;

beforeAll(async () => {
  server = await startPostgres();
  raw = server.pool();
}, 60_000);
afterAll(() => server?.stop(), 60_000);

const over = (db: PostgresConnection | PostgresPool, schema = newSchema()) =>
  new Trial<PostgresConnection>({ store: postgresStore(db, { schema }), advance: async () => {} }, expect);

/** The texts of all statements that go through a pool. */
function listening(pool: pg.Pool): { readonly db: PostgresPool; readonly texts: string[] } {
  const texts: string[] = [];
  const db = watched(pool, (text, params, ask) => {
    texts.push(text);
    return ask(text, params);
  });
  return { db, texts };
}

describe("a step in Postgres", () => {
  const sizes = [1, 200, 2000];
  it.each(sizes)("of %i records takes 8 statements, one more with apply, and 4 when nothing changed", async (size) => {
    const { db, texts } = listening(server.pool());
    const t = over(db);
    const keys = (prefix: string): string[] => Array.from({ length: size }, (_, n) => `${prefix}${n}`);
    const lease = await t.begun({ puts: keys("old").map((key) => record(key)) });
    const whole = { ...arrival(...keys("new").map((key) => record(key, { key }))), removes: keys("old"), missing: keys("missing") };
    const statements = async (parts: Parameters<typeof t.step>[1]): Promise<number> => {
      const step = await t.step(lease, parts);
      texts.length = 0;
      await t.store.commit(step);
      return texts.length;
    };
    expect(await statements(whole)).toBe(8);
    expect(await t.store.count(TENANT, STREAM)).toBe(size);
    expect(await statements({ changes: [addition("x")], apply: () => {} })).toBe(6);
    expect(await statements({ cursor: "9" })).toBe(4);
  });

  it("keeps values out of the text of statements", async () => {
    const { db, texts } = listening(server.pool());
    const t = over(db);
    const odd = "x'); DROP TABLE xyzzy; --";
    const lease = await t.begun({ stream: odd, ...arrival(record(odd, { [odd]: odd })), missing: [odd], cursor: odd }, odd);
    await t.commit(lease, { stream: odd, removes: [odd] });
    await t.store.setPosition(odd, odd, 1);
    await t.store.prune(lease, 1);
    await t.everything(odd, [odd]);
    expect(texts.length).toBeGreaterThan(30);
    expect(texts.filter((text) => text.includes("xyzzy"))).toEqual([]);
  });

  it("takes a record that comes twice as it came last", async () => {
    const t = over(server.pool());
    await t.begun({ puts: [record("1", { n: 1 }), record("1", { n: 2 })], missing: ["2", "2"] });
    expect(await t.contents()).toEqual([["1", { n: 2 }]]);
  });

  it("gives its connection back whatever happens", async () => {
    const pool = server.pool({ max: 1 });
    const t = over(pool);
    const lease = await t.begun(arrival(record("1")));
    const fail = (): never => {
      throw new Error("of the application");
    };
    for (let round = 0; round < 3; round++) {
      await t.refusal(t.commit(lease, { ...arrival(record("2")), apply: fail }));
      await t.refused(t.commit(lease, { version: 9 }), "stale_commit");
      await t.refused(t.commit({ ...lease, fence: 9 }, {}), "lease_lost");
      await t.refused(t.store.prune({ ...lease, fence: 9 }, 1), "lease_lost");
      await t.refused(t.commit(lease, { changes: [{ ...addition("3"), kind: "odd" as "added" }] }), "store_unusable");
      expect([pool.totalCount, pool.idleCount, pool.waitingCount]).toEqual([1, 1, 0]);
    }
    await t.commit(lease, arrival(record("2")));
    expect((await t.contents()).map(([key]) => key)).toEqual(["1", "2"]);
  });

  it("hands a connection that broke in the middle to the pool as broken, writes nothing, and goes on with another", async () => {
    const pool = server.pool({ max: 1 });
    const t = over(pool);
    const lease = await t.begun(arrival(record("1")));
    const broken = t.commit(lease, {
      ...arrival(record("2")),
      async apply(tx) {
        const pid = (await tx.query("SELECT pg_backend_pid() AS pid")).rows[0]?.pid;
        await raw.query("SELECT pg_terminate_backend($1::integer)", [pid]);
        await tx.query("SELECT 1").catch(() => {}); // swallowed: the step itself must notice
      },
    });
    expect(await t.refusal(broken)).toMatchObject({
      code: "store_unusable",
      retryable: true,
      message: expect.stringContaining("ended the connection"),
    });
    expect(pool.totalCount).toBe(0);
    expect(await t.contents()).toEqual([["1", {}]]);
    await t.commit(lease, arrival(record("3")));
    expect(await t.sequences()).toEqual([1, 2]);
  });

  it("is not taken for written when apply swallowed the error of a statement of its own", async () => {
    const t = over(server.pool());
    const lease = await t.lease();
    const apply = async (tx: PostgresConnection): Promise<void> => {
      await tx.query("SELECT 1 / 0").catch(() => {});
    };
    expect(await t.refusal(t.commit(lease, { ...arrival(record("1")), apply }))).toMatchObject({
      code: "store_unusable",
      message: expect.stringContaining("let it throw instead"),
    });
    expect(await t.contents()).toEqual([]);
    expect(await t.store.lastSequence(TENANT)).toBe(0);
  });

  it.each(["COMMIT", "ROLLBACK", "COMMIT AND CHAIN"])("says so when apply ends the transaction with %s", async (end) => {
    const t = over(server.pool());
    const apply = async (tx: PostgresConnection): Promise<void> => void (await tx.query(end));
    const step = t.commit(await t.lease(), { ...arrival(record("1")), apply });
    expect(await t.refusal(step)).toMatchObject({
      code: "store_unusable",
      message: expect.stringContaining("Leave out COMMIT and ROLLBACK"),
    });
  });

  it("passes on what apply throws, an error of the database included", async () => {
    const t = over(server.pool());
    const apply = async (tx: PostgresConnection): Promise<void> => void (await tx.query("SELECT * FROM nowhere"));
    expect(await t.refusal(t.commit(await t.lease(), { ...arrival(record("1")), apply }))).toBeInstanceOf(pg.DatabaseError);
  });

  it("releases with an error just what it could not roll back, also to pools that do not notice by themselves", async () => {
    const released: unknown[] = [];
    let broken = false;
    const passing = watched(
      server.pool(),
      (text, params, ask) => (broken ? Promise.reject(cut()) : ask(text, params)),
      (error) => released.push(error),
    );
    const t = over(passing);
    const lease = await t.begun(arrival(record("1")));
    released.length = 0;
    await t.refused(t.commit(lease, { version: 9 }), "stale_commit");
    const cutting = (): void => {
      broken = true;
    };
    const step = await t.step(lease, { ...arrival(record("2")), apply: cutting });
    await t.refused(t.store.commit(step), "store_unusable");
    broken = false;
    expect(released).toEqual([undefined, expect.any(Error)]);
    expect(await t.sequences()).toEqual([1]);
  });

  it.each([true, false])(
    "whose COMMIT got no answer says that nobody knows (in fact written: %s), and cannot be written twice",
    async (written) => {
      let drop = false;
      const lossy = watched(server.pool(), async (text, params, ask) => {
        if (text !== "COMMIT" || !drop) return ask(text, params);
        drop = false;
        await ask(written ? text : "ROLLBACK", params);
        throw cut();
      });
      const t = over(lossy);
      const lease = await t.begun(arrival(record("1")));
      const step = await t.step(lease, { ...arrival(record("2")), cursor: "2" });
      drop = true;
      expect(await t.refusal(t.store.commit(step))).toMatchObject({
        code: "store_unusable",
        message: expect.stringContaining("did not say whether"),
      });
      // Whoever goes on sees what is stored; whoever repeats blindly is stopped, or writes it for the first time.
      expect((await t.store.state(TENANT, STREAM)).version).toBe(written ? 2 : 1);
      if (written) await t.refused(t.store.commit(step), "stale_commit");
      else await t.store.commit(step);
      expect(await t.sequences()).toEqual([1, 2]);
      expect((await t.contents()).map(([key]) => key)).toEqual(["1", "2"]);
    },
  );

  it("keeps everything else out of its transaction on a single connection", async () => {
    const client = new pg.Client(server.url);
    await client.connect();
    const texts: string[] = [];
    const t = over({
      query(text, params) {
        texts.push(text);
        return client.query(text, params);
      },
    });
    const lease = await t.lease();
    const steps = await Promise.all(["a", "b", "c"].map((stream) => t.step(lease, { stream, ...arrival(record("1")), apply: othersGoOn })));
    texts.length = 0;
    await Promise.all([...steps.map((step) => t.store.commit(step)), t.store.renew(lease, TTL), t.store.count(TENANT, "a")]);
    const marks = texts.map((text) => /^(BEGIN|COMMIT|UPDATE|SELECT count)/.exec(text)?.[1] ?? "…").filter((mark) => mark !== "…");
    expect(marks).toEqual(["BEGIN", "COMMIT", "BEGIN", "COMMIT", "BEGIN", "COMMIT", "UPDATE", "SELECT count"]);
    expect(await t.sequences()).toEqual([1, 2, 3]);
    await t.store.close();
    await client.end();
  });
});

describe("a store in Postgres that is closed", () => {
  it("waits for what is under way, refuses what comes later, and leaves the pool to the application", async () => {
    const pool = server.pool();
    const t = over(pool);
    const inside = Promise.withResolvers<void>();
    const apply = (): Promise<void> => {
      inside.resolve();
      return othersGoOn();
    };
    const step = t.store.commit(await t.step(await t.lease(), { ...arrival(record("1")), apply }));
    await inside.promise;
    let written = false;
    void step.then(() => (written = true));
    await t.store.close();
    await t.store.close();
    expect(written).toBe(true);
    await t.refused(t.store.count(TENANT, STREAM), "store_unusable");
    expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  it("bears the loss of the connection it was given, also when that is told after its end", async () => {
    const client = new pg.Client(server.url);
    await client.connect();
    const { store } = over(client);
    over(client);
    expect(client.listenerCount("error")).toBe(1);
    const { pid } = (await client.query("SELECT pg_backend_pid() AS pid")).rows[0];
    const ended = new Promise((resolve) => client.once("end", resolve));
    await raw.query("SELECT pg_terminate_backend($1)", [pid]);
    await expect(store.count(TENANT, STREAM)).rejects.toMatchObject({ code: "store_unusable" });
    await store.close();
    await ended; // an error event that nobody hears would fail the run
  });
});

import { type PostgresConnection, postgresStore } from "hibob-kit/stores/postgres";
import type { Store } from "hibob-kit/sync";
import { VirtualClock } from "hibob-kit/testing";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { arrival, record, STREAM, TENANT, Trial, TTL } from "../../../src/testing/store/trial.ts";
import { newSchema, type PostgresServer, startPostgres } from "./server.ts";

let server: PostgresServer;
let raw: pg.Pool;

beforeAll(async () => {
  server = await startPostgres();
  raw = server.pool();
}, 60_000);
afterAll(() => server?.stop(), 60_000);
afterEach(() => vi.useRealTimers());

/** Two processes on one schema: each has a pool and a store of its own. */
function two(options: { clock?: VirtualClock } = {}) {
  const schema = newSchema();
  const [one, other] = [server.pool({ max: 8 }), server.pool({ max: 8 })].map((pool) => {
    const store = postgresStore(pool, { schema, ...options });
    return new Trial<PostgresConnection>({ store, advance: async () => {} }, expect);
  }) as [Trial<PostgresConnection>, Trial<PostgresConnection>];
  return { schema, one, other };
}

/** Resolves when so many connections wait for a lock on this schema's tenants. */
async function lockWaiters(schema: string, count: number): Promise<void> {
  const sql = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE $1";
  while ((await raw.query(sql, [`%${schema}%`])).rows[0].n < count);
}

/** A step whose apply waits until it is told to go on. */
function slowly(t: Trial<PostgresConnection>, lease: Awaited<ReturnType<typeof t.lease>>) {
  const inside = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const written = t.commit(lease, {
    ...arrival(record("1")),
    async apply() {
      inside.resolve();
      await goOn.promise;
    },
  });
  return { written, inside: inside.promise, goOn: goOn.resolve };
}

describe("two processes on one Postgres", () => {
  it("get the lease one at a time, however many ask at once", async () => {
    const { one, other } = two();
    await one.store.lastSequence(TENANT);
    for (let round = 1; round <= 5; round++) {
      const asked = Array.from({ length: 16 }, (_, n) => (n % 2 ? one : other).store.acquire(TENANT, TTL));
      const granted = (await Promise.all(asked)).flatMap((answer) => (answer.granted ? [answer.lease] : []));
      expect(granted).toEqual([{ tenant: TENANT, fence: round }]);
      await one.store.release(granted[0]!);
    }
  });

  it("take one that is expired from each other once, with a higher fence", async () => {
    const { one, other } = two();
    expect((await one.store.acquire(TENANT, 0)).granted).toBe(true);
    const answers = await Promise.all(Array.from({ length: 16 }, (_, n) => (n % 2 ? one : other).store.acquire(TENANT, TTL)));
    expect(answers.filter(({ granted }) => granted)).toEqual([{ granted: true, lease: { tenant: TENANT, fence: 2 } }]);
  });

  it("go by the clock of the database, whatever their own says", async () => {
    const { schema, one, other } = two();
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2001-01-01") });
    await one.begun(arrival(record("1")));
    vi.setSystemTime(new Date("2099-01-01"));
    const refused = await other.store.acquire(TENANT, TTL);
    const [{ now }] = (await raw.query("SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now")).rows;
    expect(refused).toMatchObject({ granted: false });
    const distance = (refused as { expiresAt: number }).expiresAt - Number(now);
    expect(distance).toBeGreaterThan(0);
    expect(distance).toBeLessThanOrEqual(TTL);
    expect(Math.abs((await one.store.changes(TENANT, 0, 1))[0]!.at - Number(now))).toBeLessThan(TTL);
    await raw.query(`UPDATE ${schema}.tenants SET expires_at = $1`, [Math.floor(Number(now))]);
    expect(await other.store.acquire(TENANT, TTL)).toMatchObject({ granted: true });
  });

  it("go by a clock that is given to them, to the millisecond", async () => {
    const clock = new VirtualClock();
    const { one, other } = two({ clock });
    const lease = await one.begun(arrival(record("1")));
    expect((await one.store.changes(TENANT, 0, 1))[0]!.at).toBe(clock.now());
    await clock.advance(TTL - 1);
    expect(await other.store.acquire(TENANT, TTL)).toMatchObject({ granted: false, expiresAt: clock.now() + 1 });
    await clock.advance(1);
    expect(await other.store.acquire(TENANT, TTL)).toMatchObject({ granted: true, lease: { fence: lease.fence + 1 } });
  });

  it("take over only when an open step has ended; its writer can write nothing afterwards", async () => {
    const { schema, one, other } = two();
    const lease = await one.lease();
    const step = slowly(one, lease);
    await step.inside;
    // The row is locked, so it is the clock that moves on, and not the end of the lease.
    const clock = new VirtualClock(4e12);
    const later = postgresStore(server.pool(), { schema, clock });
    let taken = false;
    const taking = later.acquire(TENANT, TTL).then((answer) => {
      taken = true;
      return answer;
    });
    await lockWaiters(schema, 1);
    expect(taken).toBe(false);
    step.goOn();
    await step.written;
    expect(await taking).toMatchObject({ granted: true, lease: { fence: lease.fence + 1 } });
    expect(await other.contents()).toEqual([["1", {}]]);
    const before = await other.everything();
    await one.refused(one.commit(lease, arrival(record("2"))), "lease_lost");
    await one.refused(one.store.prune(lease, 1), "lease_lost");
    expect(await other.everything()).toEqual(before);
  });

  it("write nothing when the lease was taken while the step waited for its turn", async () => {
    const { schema, one, other } = two();
    const lease = await one.lease();
    const holder = await raw.connect();
    try {
      // As somebody taking over does it, caught between its write and its commit.
      await holder.query("BEGIN");
      await holder.query(`UPDATE ${schema}.tenants SET fence = fence + 1`);
      const late = one.refusal(one.commit(lease, arrival(record("1"))));
      await lockWaiters(schema, 1);
      await holder.query("COMMIT");
      expect(await late).toMatchObject({ code: "lease_lost" });
    } finally {
      holder.release();
    }
    expect(await other.contents()).toEqual([]);
    expect(await other.store.lastSequence(TENANT)).toBe(0);
  });

  it("are refused the lease at once while its holder has a step open, and other tenants go on", async () => {
    const { one, other } = two();
    const step = slowly(one, await one.lease());
    await step.inside;
    expect(await other.store.acquire(TENANT, TTL)).toMatchObject({ granted: false });
    expect(await other.contents()).toEqual([]);
    await other.commit(await other.lease("another"), arrival(record("9")));
    step.goOn();
    await step.written;
  });

  it("write a version of a stream once, and number one log without gaps", async () => {
    const { one, other } = two();
    const lease = await one.lease();
    const written: string[] = [];
    for (let round = 1; round <= 8; round++) {
      const steps = await Promise.all(
        [one, other].flatMap((t, process) =>
          ["people", "work"].map(async (stream) => ({
            t,
            name: `${round}/${process}`,
            step: await t.step(lease, { stream, ...arrival(record(`${round}/${process}`)) }),
          })),
        ),
      );
      const results = await Promise.all(steps.map(({ t, step }) => t.refusal(t.store.commit(step))));
      results.forEach((result, n) => {
        if (result === "not refused") written.push(`${steps[n]!.step.stream} ${steps[n]!.name}`);
        else expect(result).toMatchObject({ code: "stale_commit" });
      });
    }
    const log = await other.store.changes(TENANT, 0, 100);
    expect(log.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
    expect(log.map(({ stream, key }) => `${stream} ${key}`).sort()).toEqual(written.sort());
    for (const stream of ["people", "work"]) {
      expect(await one.store.state(TENANT, stream)).toMatchObject({ version: 8 });
      expect(await one.store.count(TENANT, stream)).toBe(8);
    }
  });

  it("are not held up for ever by a machine that went away in the middle of a step", async () => {
    const { one } = two();
    const pool = server.pool({ max: 1 });
    const store: Store<PostgresConnection> = postgresStore(pool, { schema: newSchema() });
    const t = new Trial<PostgresConnection>({ store, advance: async () => {} }, expect);
    const bound = async (connection: PostgresConnection) => (await connection.query("SHOW idle_in_transaction_session_timeout")).rows[0];
    const seen: unknown[] = [];
    await t.commit(await t.lease(), { ...arrival(record("1")), apply: async (tx) => void seen.push(await bound(tx)) });
    expect(seen).toEqual([{ idle_in_transaction_session_timeout: "5min" }]);
    // The connection is back as it was; and a setting of the server's own is left alone.
    expect(await bound(pool)).toEqual({ idle_in_transaction_session_timeout: "0" });
    await pool.query("SET idle_in_transaction_session_timeout = '1min'");
    await t.commit(
      { tenant: TENANT, fence: 1 },
      { stream: STREAM, ...arrival(record("2")), apply: async (tx) => void seen.push(await bound(tx)) },
    );
    expect(seen[1]).toEqual({ idle_in_transaction_session_timeout: "1min" });
    await one.store.close();
  });
});

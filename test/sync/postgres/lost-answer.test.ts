import { type PostgresConnection, postgresStore } from "hibob-kit/stores/postgres";
import { type Change, createSync } from "hibob-kit/sync";
import { VirtualClock } from "hibob-kit/testing";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listStream, noBob, people } from "../list-stream.ts";
import { newSchema, type PostgresServer, startPostgres } from "./server.ts";
import { cut, watched } from "./watched.ts";

let server: PostgresServer;
let pool: pg.Pool;

beforeAll(async () => {
  server = await startPostgres();
  pool = server.pool();
}, 60_000);
afterAll(() => server?.stop(), 60_000);

/** A sync whose application mirrors the changes into a table of its own, over a line that may be cut at a COMMIT. */
async function setUp(records: ReturnType<typeof people>) {
  const schema = newSchema();
  await pool.query(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.own (sequence bigint, what text)`);
  const line = { commits: 0, cutAt: Number.POSITIVE_INFINITY, written: true };
  const db = watched(pool, async (text, params, ask) => {
    if (text !== "COMMIT" || ++line.commits !== line.cutAt) return ask(text, params);
    await ask(line.written ? text : "ROLLBACK", params);
    throw cut();
  });
  const clock = new VirtualClock();
  const sync = createSync({
    bob: noBob,
    store: postgresStore(db, { schema, clock }),
    clock,
    streams: [listStream(records)],
    async apply(tx: PostgresConnection, changes: readonly Change[]) {
      for (const { sequence, kind, key } of changes)
        await tx.query(`INSERT INTO ${schema}.own VALUES ($1, $2)`, [sequence, `${kind} ${key}`]);
    },
  });
  const log = async () => (await Array.fromAsync(sync.changes())).map(({ sequence, kind, key }) => ({ sequence, what: `${kind} ${key}` }));
  const own = async () =>
    (await pool.query(`SELECT sequence::int AS sequence, what FROM ${schema}.own ORDER BY sequence`)).rows as Awaited<
      ReturnType<typeof log>
    >;
  return { schema, line, clock, sync, log, own };
}

describe("a run that lost the answer of a COMMIT", () => {
  it.each([true, false])(
    "is made good by the next run, whichever COMMIT it was: no change lost, none twice (in fact written: %s)",
    async (written) => {
      const expected = (changes: readonly string[]) => changes.map((what, index) => ({ sequence: index + 1, what }));
      const first = [...people(5).keys()].map((key) => `added ${key}`);
      const second = ["changed 02", "added 06", "removed 04"];
      let cuts = 0;
      for (let cutAt = 1; cuts === cutAt - 1; cutAt++) {
        const records = people(5);
        const { schema, line, clock, sync, log, own } = await setUp(records);
        await sync.run();
        expect(await log()).toEqual(expected(first));
        records.set("02", { name: "changed" });
        records.set("06", { name: "06" });
        records.delete("04");
        Object.assign(line, { commits: 0, cutAt, written });
        const error = await sync.run().then(
          () => undefined,
          (reason: unknown) => reason,
        );
        line.cutAt = Number.POSITIVE_INFINITY;
        if (error) {
          cuts++;
          expect(error).toMatchObject({ code: "store_unusable", retryable: true });
          await pool.query(`UPDATE ${schema}.tenants SET expires_at = 0`); // in case its lease was not given back
          await clock.advance(60_000);
          await sync.run();
        }
        expect((await log()).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
        expect((await log()).map(({ what }) => what).sort()).toEqual([...first, ...second].sort());
        expect(await own()).toEqual(await log());
        expect((await sync.run()).streams).toMatchObject([{ added: 0, changed: 0, removed: 0 }]);
      }
      expect(cuts).toBeGreaterThanOrEqual(3);
    },
  );
});

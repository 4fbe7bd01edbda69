import { postgresStore } from "hibob-kit/stores/postgres";
import { type StoreHarness, storeConformance } from "hibob-kit/testing/store";
import { describe, expect, it } from "vitest";
import type { PostgresConnection, PostgresPool } from "../../../src/sync/stores/postgres.ts";
import { newSchema } from "./server.ts";

/** What the suite runs on: whatever the store gets, and a connection of the test's own. */
export interface Databases {
  /** For one store object; its `close` is called when the test is through. */
  connect(): Promise<{ readonly db: PostgresConnection | PostgresPool; close?(): Promise<void> }>;
  /** Not used by any store. With PGlite it is the same, because it has only one. */
  raw(): PostgresConnection;
  /** Whether a second store object can have a connection of its own. */
  readonly reopen: boolean;
}

/** Registers the conformance suite for a kind of connection, with the database's own clock. */
export function postgresConformance(name: string, databases: Databases): void {
  const harness: StoreHarness<PostgresConnection> = {
    name,
    capabilities: { apply: true, reopen: databases.reopen, raw: true },
    async open() {
      const raw = databases.raw();
      const schema = newSchema();
      await raw.query(`CREATE SCHEMA ${schema}`);
      await raw.query(`CREATE TABLE ${schema}.own (text text)`);
      const opened: { close?(): Promise<void> }[] = [];
      const reopen = async () => {
        const connected = await databases.connect();
        opened.push(connected);
        return postgresStore(connected.db, { schema });
      };
      const count = async (text: string, params: unknown[]) => Number((await raw.query(text, params)).rows[0]?.n);
      return {
        store: await reopen(),
        ...(databases.reopen ? { reopen } : {}),
        async advance(ms) {
          await raw.query(`UPDATE ${schema}.tenants SET expires_at = expires_at - $1::bigint`, [Math.round(ms)]);
        },
        own: {
          async write(tx, text) {
            await tx.query(`INSERT INTO ${schema}.own VALUES ($1)`, [text]);
          },
          read: async () => (await raw.query(`SELECT text FROM ${schema}.own`)).rows.map(({ text }) => String(text)),
        },
        raw: {
          records: (tenant, stream) =>
            count(`SELECT count(*) AS n FROM ${schema}.records WHERE tenant = $1 AND stream = $2 AND removed_at IS NULL`, [tenant, stream]),
          logged: (tenant) => count(`SELECT count(*) AS n FROM ${schema}.changes WHERE tenant = $1`, [tenant]),
          async content(tenant, stream, key) {
            const sql = `SELECT content::text AS content FROM ${schema}.records WHERE tenant = $1 AND stream = $2 AND key = $3`;
            return ((await raw.query(sql, [tenant, stream, key])).rows[0]?.content ?? null) as string | null;
          },
        },
        async dispose() {
          for (const { close } of opened) await close?.();
          await raw.query(`DROP SCHEMA ${schema} CASCADE`);
        },
      };
    },
  };
  storeConformance({ describe, it, expect }, harness);
}

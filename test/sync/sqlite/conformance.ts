import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { VirtualClock } from "hibob-kit/testing";
import { storeConformance } from "hibob-kit/testing/store";
import { describe, expect, it } from "vitest";
import type { Clock } from "../../../src/client/index.ts";
import type { Store } from "../../../src/sync/store.ts";
import type { SQLiteDatabase } from "../../../src/sync/stores/sqlite.ts";

/** How a suite comes to its stores. */
export interface Opener {
  /** A store on this file. `close` gives back what the store itself leaves open. */
  open(file: string, clock: Clock): { readonly store: Store<SQLiteDatabase>; close?(): void };
  /** What the names of its tables begin with. */
  readonly prefix: string;
}

/** Registers the conformance suite for one way to open a SQLite store. */
export function sqliteConformance(name: string, { open, prefix }: Opener): void {
  storeConformance(
    { describe, it, expect },
    {
      name,
      capabilities: { apply: true, reopen: true, raw: true },
      async open() {
        const folder = mkdtempSync(join(tmpdir(), "hibob-kit-sqlite-"));
        const file = join(folder, "store.db");
        const clock = new VirtualClock();
        const closing: (() => void)[] = [];
        const reopen = async () => {
          const { store, close } = open(file, clock);
          if (close) closing.push(close);
          return store;
        };
        const store = await reopen();
        const raw = new DatabaseSync(file);
        raw.exec("PRAGMA busy_timeout = 5000; CREATE TABLE own (text TEXT)");
        const count = (where: string, ...values: string[]) =>
          Number(raw.prepare(`SELECT count(*) AS n FROM ${prefix}${where}`).get(...values)?.n);
        return {
          store,
          reopen,
          advance: (ms: number) => clock.advance(ms),
          own: {
            write: (tx: SQLiteDatabase, text: string) => void tx.prepare("INSERT INTO own VALUES (?)").run(text),
            read: async () =>
              raw
                .prepare("SELECT text FROM own")
                .all()
                .map(({ text }) => String(text)),
          },
          raw: {
            records: async (tenant: string, stream: string) =>
              count("records WHERE tenant = ? AND stream = ? AND removed_at IS NULL", tenant, stream),
            logged: async (tenant: string) => count("changes WHERE tenant = ?", tenant),
            async content(tenant: string, stream: string, key: string) {
              const sql = `SELECT content FROM ${prefix}records WHERE tenant = ? AND stream = ? AND key = ?`;
              return (raw.prepare(sql).get(tenant, stream, key)?.content ?? null) as string | null;
            },
          },
          async dispose() {
            for (const close of closing) close();
            raw.close();
            rmSync(folder, { recursive: true });
          },
        };
      },
    },
  );
}

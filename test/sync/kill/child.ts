// One process that syncs the fake into a store, for tests to kill. It waits for its order with everything loaded.
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { isHiBobError, systemClock } from "../../../src/client/index.ts";
import { createHiBob } from "../../../src/index.ts";
import { type Change, createSync, type Store } from "../../../src/sync/index.ts";
import { postgresStore } from "../../../src/sync/stores/postgres.ts";
import { sqliteStore } from "../../../src/sync/stores/sqlite.ts";
import { countStatements } from "./dying.ts";
import { marked, type Reach } from "./marked-store.ts";
import type { Order, Point } from "./order.ts";
import { applyTo, ownPostgres, ownSqlite } from "./own-tables.ts";

const say = (line: string): void => void writeSync(1, `${line}\n`);

interface Opened<Tx> {
  readonly store: Store<Tx>;
  readonly own: (tx: Tx) => Parameters<typeof applyTo>[0];
}

async function open({ place, storeNow }: Order, run: <Tx>(opened: Opened<Tx>) => Promise<void>): Promise<void> {
  const clock = { ...systemClock, now: () => storeNow };
  if (place.kind === "sqlite") {
    const store = place.given ? sqliteStore(new DatabaseSync(place.file), { clock }) : sqliteStore(place.file, { clock });
    return run({ store, own: ownSqlite });
  }
  const pool = new pg.Pool({ connectionString: place.url, max: 3 });
  pool.on("error", () => {});
  await run({ store: postgresStore(pool, { clock, schema: place.schema }), own: (tx) => ownPostgres(tx, place.schema) });
  await pool.end();
}

async function syncOnce(order: Order, reach: Reach, statements: () => number): Promise<void> {
  const { bob, streams, fields, concurrency, now } = order;
  await reach("opening");
  await open(order, async ({ store, own }) => {
    await store.lastSequence("default"); // the first use makes the tables
    say(`statements ${statements()}`);
    await reach("opened");
    const apply = async (tx: Parameters<typeof own>[0], changes: readonly Change[]) => {
      await reach("applying");
      await applyTo(own(tx), changes);
      await reach("applied");
    };
    const sync = createSync({
      bob: createHiBob({ baseUrl: bob.url, serviceUser: { id: bob.id, token: bob.token } }),
      store: marked(store, reach),
      streams,
      ...(fields && { fields }),
      concurrency,
      clock: { ...systemClock, now: () => now },
      ...(order.apply && { apply }),
    });
    try {
      await sync.run();
    } finally {
      await store.close();
      await reach("closed");
    }
  });
}

async function main(): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) process.exit(2); // nobody is there any more
    return value;
  };
  say("warm");
  const order = JSON.parse(await next()) as Order;
  const statements = countStatements(order.dieAt);
  const { hold } = order;
  const reached = new Map<Point, number>();
  const reach: Reach = async (point) => {
    const nth = (reached.get(point) ?? 0) + 1;
    reached.set(point, nth);
    say(point);
    if (hold?.at === point && hold.nth === nth) await next();
  };
  try {
    await syncOnce(order, reach, statements);
  } catch (error) {
    const { code, message, retryable } = isHiBobError(error) ? error : { code: "other", message: String(error), retryable: false };
    say(`failed ${JSON.stringify({ code, message, retryable })}`);
    process.exit(1);
  }
  process.exit(0);
}

void main();

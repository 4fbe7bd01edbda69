import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { postgresConformance } from "./conformance.ts";
import { type PostgresServer, startPostgres } from "./server.ts";

let server: PostgresServer;
let raw: pg.Pool;

beforeAll(async () => {
  server = await startPostgres();
  raw = server.pool();
}, 60_000);
afterAll(() => server?.stop(), 60_000);

postgresConformance("postgresStore over a pool of pg", {
  raw: () => raw,
  reopen: true,
  async connect() {
    const pool = server.pool({ max: 4 });
    return { db: pool, close: () => pool.end() };
  },
});

postgresConformance("postgresStore over one client of pg", {
  raw: () => raw,
  reopen: true,
  async connect() {
    const client = new pg.Client(server.url);
    await client.connect();
    return { db: client, close: () => client.end() };
  },
});

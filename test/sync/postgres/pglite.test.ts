import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll } from "vitest";
import { postgresConformance } from "./conformance.ts";

let database: PGlite;

beforeAll(async () => {
  database = await PGlite.create();
}, 60_000);
afterAll(() => database?.close(), 60_000);

postgresConformance("postgresStore over PGlite", {
  raw: () => database,
  reopen: false, // its one connection belongs to one store object
  connect: async () => ({ db: database }),
});

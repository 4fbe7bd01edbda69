import { afterAll, beforeAll, describe } from "vitest";
import { type Children, startChildren } from "./children.ts";
import { type Places, postgresPlaces } from "./places.ts";
import { proveByKilling } from "./proof.ts";
import { SEED } from "./random.ts";

/** Half as many as for SQLite: `KILLS=200` is the full proof. */
const KILLS = Math.ceil(Number(process.env.KILLS ?? 40) / 2);

let places: Places;
let children: Children;
beforeAll(async () => {
  places = await postgresPlaces();
  children = await startChildren();
}, 120_000);
afterAll(async () => {
  await children.end();
  await places.end();
});

describe(`processes that sync into Postgres, killed at random moments (SEED=${SEED})`, () => {
  proveByKilling(() => ({ places, children }), KILLS, { given: false });
});

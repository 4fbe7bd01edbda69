import { afterAll, beforeAll, describe } from "vitest";
import { type Children, startChildren } from "./children.ts";
import { type Places, sqlitePlaces } from "./places.ts";
import { proveByKilling } from "./proof.ts";
import { SEED } from "./random.ts";

/** `KILLS=200` is the full proof. */
const KILLS = Number(process.env.KILLS ?? 40);

let places: Places;
let children: Children;
beforeAll(async () => {
  places = await sqlitePlaces();
  children = await startChildren();
}, 120_000);
afterAll(async () => {
  await children.end();
  await places.end();
});

describe(`processes that sync into a SQLite file, killed at random moments (SEED=${SEED})`, () => {
  proveByKilling(() => ({ places, children }), KILLS, { given: true });
});

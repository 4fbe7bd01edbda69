// One first run in a process of its own, which tells how much memory it took: `node --expose-gc sync-memory.ts <place as JSON> <file>`.
import { createHiBob } from "../../src/index.ts";
import { createSync } from "../../src/sync/index.ts";
import { sqliteStore } from "../../src/sync/stores/sqlite.ts";
import { type Place, STREAMS } from "./sync-place.ts";

/** Peaks in megabytes. */
export interface Memory {
  /** Of the whole process, as the system saw it. */
  readonly resident: number;
  /** Of what was really in use, looked at every now and then. */
  readonly inUse: number;
  readonly rows: number;
}

const EVERY = 500;

const [place = "", file = ""] = process.argv.slice(2);
const { url, serviceUser } = JSON.parse(place) as Place;
const store = sqliteStore(file);
let inUse = 0;
const look = setInterval(() => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  inUse = Math.max(inUse, heapUsed + external);
}, EVERY);
const { streams } = await createSync({ bob: createHiBob({ serviceUser, baseUrl: url }), store, streams: STREAMS }).run();
clearInterval(look);
await store.close();
const rows = streams.reduce((sum, { added }) => sum + added, 0);
process.send?.({ resident: process.resourceUsage().maxRSS / 1000, inUse: inUse / 1e6, rows } satisfies Memory);

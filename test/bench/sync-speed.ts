// First and second runs into SQLite beside a hand-written loop, in turn within one process.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createHiBob } from "../../src/index.ts";
import { selectFields } from "../../src/metadata/field-selection.ts";
import { createSync } from "../../src/sync/index.ts";
import { sqliteStore } from "../../src/sync/stores/sqlite.ts";
import { type Place, STREAMS, withFolder } from "./sync-place.ts";
import { plainCopy } from "./sync-plain.ts";

/** Times in milliseconds, one a round. */
export interface Speeds {
  readonly plain: number[];
  /** The same without the inserts: what any run that looks at everything must take. */
  readonly fetched: number[];
  readonly first: number[];
  readonly second: number[];
  readonly rows: number;
  /** Rows of records and log entries that second runs wrote, all together. */
  readonly writtenAgain: number;
}

/** How often the database's records and log were written to: triggers count, not the engine. */
function watchWrites(file: string): { count(): number; close(): void } {
  const db = new DatabaseSync(file);
  db.exec("CREATE TABLE bench_writes (what TEXT NOT NULL)");
  for (const table of ["records", "changes", "missing"]) {
    for (const event of ["INSERT", "UPDATE", "DELETE"]) {
      db.exec(`CREATE TRIGGER bench_${table}_${event} AFTER ${event} ON ${table} BEGIN INSERT INTO bench_writes VALUES ('${table}'); END`);
    }
  }
  return {
    count: () => (db.prepare("SELECT count(*) AS n FROM bench_writes").get() as { n: number }).n,
    close: () => db.close(),
  };
}

const time = async (work: () => Promise<unknown>): Promise<number> => {
  globalThis.gc?.(); // what one side leaves is not cleared away in another's time
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Contents by stream and key, as text with sorted keys. */
function contentsIn(file: string): Map<string, string> {
  const db = new DatabaseSync(file);
  const rows = db.prepare("SELECT stream, key, content FROM records").all() as { stream: string; key: string; content: string }[];
  db.close();
  const sorted = (_: string, value: unknown) =>
    value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
  return new Map(rows.map(({ stream, key, content }) => [`${stream} ${key}`, JSON.stringify(JSON.parse(content), sorted)]));
}

/** Both sides must have stored the very same, or the times mean nothing. */
function checkSame(plain: string, mirror: string): number {
  const [one, other] = [contentsIn(plain), contentsIn(mirror)];
  for (const stream of other.keys()) if (stream.startsWith("schema ")) other.delete(stream); // not of the five
  const differing = [...one].filter(([key, content]) => other.get(key) !== content);
  if (one.size !== other.size || differing.length > 0) throw new Error(`stored ${one.size} and ${other.size}, ${differing.length} differ`);
  return one.size;
}

export async function measure(place: Place, rounds: number): Promise<Speeds> {
  const { url, serviceUser } = place;
  const bob = () => createHiBob({ serviceUser, baseUrl: url });
  const fields = selectFields(undefined, await bob().metadata.fields());
  const speeds: Speeds = { plain: [], fetched: [], first: [], second: [], rows: 0, writtenAgain: 0 };
  let [rows, writtenAgain] = [0, 0];
  for (let round = -1; round < rounds; round++) {
    await withFolder(async (folder) => {
      const [plainFile, mirrorFile] = [join(folder, "plain.db"), join(folder, "mirror.db")];
      const store = sqliteStore(mirrorFile);
      const run = () => createSync({ bob: bob(), store, streams: STREAMS }).run();
      const plain = () => time(() => plainCopy(place, plainFile, fields));
      const first = () => time(run);
      // Whoever comes first in a round finds another machine than who comes second: each does so every other time.
      const both = round % 2 === 0 ? [await plain(), await first()] : [await first(), await plain()].reverse();
      rows = checkSame(plainFile, mirrorFile);
      const writes = watchWrites(mirrorFile);
      const second = await time(run);
      writtenAgain += writes.count();
      writes.close();
      await store.close();
      const fetched = await time(() => plainCopy(place, undefined, fields));
      if (round < 0) return; // warms up
      speeds.fetched.push(fetched);
      speeds.plain.push(both[0]!);
      speeds.first.push(both[1]!);
      speeds.second.push(second);
    });
  }
  return { ...speeds, rows, writtenAgain };
}

// What a mirror costs: `npm run bench:sync`, or with less people `npm run bench:sync -- 2000`. First and second runs of five streams
// into SQLite beside a hand-written loop, memory of small and large companies, and requests under Bob's limits.
// Ends with status 1 when a target is missed.
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import type { Memory } from "./sync-memory.ts";
import { inProcess, median, withFolder, withServer } from "./sync-place.ts";
import { countRequests } from "./sync-requests.ts";
import { measure } from "./sync-speed.ts";

const PEOPLE = Number(process.argv[2] ?? 10_000);
const ROUNDS = 5;
const TIMES_MORE = 10;
/** Megabytes that a larger company may take in any case: the list of its people. */
const LIST = 50;

let missed = 0;

const row = (name: string, ...cells: string[]) => console.log(`  ${name.padEnd(44)} ${cells.map((cell) => cell.padStart(12)).join(" ")}`);

/** Prints a ratio beside the most that it may be. */
function target(name: string, value: number, most: number, digits = 2): void {
  const kept = value <= most;
  if (!kept) missed++;
  row(name, value.toFixed(digits), `<= ${most.toFixed(digits)}`, kept ? "kept" : "MISSED");
}

const number = (value: number): string => Math.round(value).toLocaleString("en");
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const load = (): string => loadavg()[0]!.toFixed(1);

async function speed(): Promise<void> {
  const { plain, fetched, first, second, rows, writtenAgain } = await withServer(PEOPLE, (place) => measure(place, ROUNDS));
  const [loop, bare, run, again] = [median(plain), median(fetched), median(first), median(second)];
  console.log(
    `\n${number(PEOPLE)} people and four histories into SQLite: ${number(rows)} rows, medians of ${ROUNDS} rounds, load ${load()}`,
  );
  row("hand-written loop, one transaction", seconds(loop), `${number((rows / loop) * 1000)} rows/s`);
  row("the same loop without inserts", seconds(bare), `${number((rows / bare) * 1000)} rows/s`);
  row("first run", seconds(run), `${number((rows / run) * 1000)} rows/s`);
  row("second run, nothing changed", seconds(again), `${number((rows / again) * 1000)} rows/s`);
  target("first run / loop", median(first.map((time, round) => time / plain[round]!)), 2);
  target("second run / first run", median(second.map((time, round) => time / first[round]!)), 0.6);
  row("second run / loop without inserts", median(second.map((time, round) => time / fetched[round]!)).toFixed(2));
  target("rows that second runs wrote", writtenAgain, 0, 0);
}

/** The peaks of one first run. */
const memoryOf = (people: number): Promise<Memory> =>
  withServer(people, (place) =>
    withFolder((folder) => inProcess<Memory>("sync-memory.ts", [JSON.stringify(place), join(folder, "mirror.db")])),
  );

async function memory(): Promise<void> {
  const [small, large] = [await memoryOf(PEOPLE), await memoryOf(PEOPLE * TIMES_MORE)];
  console.log(`\nmost memory of a process that mirrors ${number(PEOPLE)} and ${number(PEOPLE * TIMES_MORE)} people`);
  row("of the process", `${number(small.resident)} MB`, `${number(large.resident)} MB`);
  row("in use", `${number(small.inUse)} MB`, `${number(large.inUse)} MB`);
  target(`of the process: (large - ${LIST} MB) / small`, (large.resident - LIST) / small.resident, 1.3);
}

async function requests(): Promise<void> {
  const asked = await countRequests(PEOPLE);
  console.log(`\nBob's limits on a virtual clock: ${number(PEOPLE)} people, ${number(asked.rows)} rows`);
  row("requests, and the fewest possible", number(asked.requests), number(asked.fewest));
  row("time, and the least that the limits allow", `${asked.seconds.toFixed(1)} s`, `${number(asked.leastSeconds)} s`);
  target("requests / fewest", asked.requests / asked.fewest, 1.02, 3);
  if (asked.leastSeconds > 0) target("time / least", asked.seconds / asked.leastSeconds, 1.05, 3);
}

console.log(`node ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model ?? "?"}, ${number(totalmem() / 2 ** 30)} GB`);
await requests();
await speed();
await memory();
process.exitCode = missed > 0 ? 1 : 0;

import { setTimeout as wait } from "node:timers/promises";
import type { Child } from "./children.ts";
import type { Order, Point } from "./order.ts";
import { type Places, streamsOf } from "./places.ts";
import { pick, type Random } from "./random.ts";

/** When processes were killed, and in which state they left their store. */
export interface Tally {
  kills: number;
  /** While the store was opened and its tables made. */
  opening: number;
  /** Before the process had committed anything. */
  beforeFirstCommit: number;
  /** Between the beginning and the end of a commit. */
  inCommit: number;
  /** In a transaction, before or after what `apply` writes. */
  inApply: number;
  /** In a commit that takes records away, or between it and the stream's end. */
  inRemoval: number;
  /** A stream was left half read. */
  midway: number;
  /** After the last commit: while the lease was given back, or later. */
  after: number;
}

export const newTally = (): Tally => ({
  kills: 0,
  opening: 0,
  beforeFirstCommit: 0,
  inCommit: 0,
  inApply: 0,
  inRemoval: 0,
  midway: 0,
  after: 0,
});

export const toldOf = (tally: Tally): string =>
  `${tally.kills} kills: ${tally.opening} while opening, ${tally.beforeFirstCommit} before the first commit, ${tally.inCommit} in a commit, ` +
  `${tally.inApply} in apply, ${tally.inRemoval} in a removal, ${tally.midway} midway in a stream, ${tally.after} after the last commit`;

/** How an undisturbed run of the same work went. */
export interface Undisturbed {
  readonly durationMs: number;
  readonly reached: readonly Point[];
}

export function undisturbedRun({ reached }: Child): Undisturbed {
  const from = reached.findIndex(({ point }) => point === "opening");
  const life = reached.slice(from);
  return { durationMs: life.at(-1)!.at - life[0]!.at, reached: life.map(({ point }) => point) };
}

/** When a process is killed. */
interface Moment {
  /** After which point, the how manieth of its kind. */
  readonly point: Point;
  readonly nth: number;
  readonly delayMs: number;
  /** Whether it waits there to be killed, so that it has certainly not gone on. */
  readonly held: boolean;
}

/** Points to be killed at for certain, one after the other. */
const CERTAIN = [
  { point: "opened", nth: 1 },
  { point: "applying", nth: 1 },
  { point: "committed", nth: 2 },
  { point: "removing", nth: 1 },
  { point: "applied", nth: 1 },
] as const;

/** Early moments are taken more often: a process that resumes has less to do, and its early ones are late ones of the work. */
function moment(nthKill: number, { durationMs, reached }: Undisturbed, random: Random): Moment {
  const certain = CERTAIN[Math.floor(nthKill / 4) % CERTAIN.length]!;
  if (nthKill % 4 === 0 && reached.includes(certain.point)) return { ...certain, delayMs: 0, held: true };
  const kind = random();
  // At any time that the work took undisturbed.
  if (kind < 0.35) return { point: "opening", nth: 1, delayMs: random() * random() * durationMs, held: false };
  // At any point, or at any kind of point: so short and rare phases are hit as well.
  const point = kind < 0.7 ? pick(reached, random) : pick([...new Set(reached)], random);
  const nth = 1 + Math.floor(random() ** 3 * reached.filter((other) => other === point).length);
  return { point, nth, delayMs: random() < 0.3 ? 0 : random() * 4, held: false };
}

/** Starts a process and kills it at a random moment. False when it was done before. */
export async function runAndKill(child: Child, order: Order, nthKill: number, alone: Undisturbed, random: Random): Promise<boolean> {
  const { point, nth, delayMs, held } = moment(nthKill, alone, random);
  child.start({ ...order, ...(held && { hold: { at: point, nth } }) });
  await child.until(point, nth);
  if (delayMs > 0) await Promise.race([wait(delayMs), child.exit]);
  child.signal("SIGKILL");
  const { code, signal, failure } = await child.exit;
  if (signal === "SIGKILL") return true;
  if (code !== 0) throw new Error(`A run after a kill failed: ${JSON.stringify({ code, signal, failure })}\n${child.errors}`);
  return false;
}

const COMMITS: readonly (Point | undefined)[] = ["committing", "removing", "ending", "applying", "applied"];

/** Counts a kill by what the process had said last, and what its store says. */
export async function count(tally: Tally, { reached, last }: Child, places: Places, order: Order): Promise<void> {
  const points = reached.map(({ point }) => point);
  const removing = points.lastIndexOf("removing");
  tally.kills++;
  if (last === "warm" || last === "opening") tally.opening++;
  if (!points.includes("committed")) tally.beforeFirstCommit++;
  if (COMMITS.includes(last)) tally.inCommit++;
  if (last === "applying" || last === "applied") tally.inApply++;
  if (removing >= 0 && !points.slice(removing).includes("ending")) tally.inRemoval++;
  if (last === "releasing" || last === "released" || last === "closed") tally.after++;
  if ((await streamsOf(places, order.place)).some(({ status }) => status === "reading")) tally.midway++;
}

import { createHiBob } from "hibob-kit";
import { memoryStore } from "hibob-kit/stores/memory";
import { createSync, type Stream, type StreamName, type SyncOptions } from "hibob-kit/sync";
import { createFakeHiBob, type FakeHiBob, type FakeOptions, VirtualClock } from "hibob-kit/testing";
import type { Content } from "../../../src/sync/store.ts";
import { STREAMS } from "../../../src/sync/streams/index.ts";
import { timeOffBalances } from "../../../src/sync/streams/time-off-balances.ts";

/** Every built-in stream there is. */
export const NAMES = Object.keys(STREAMS) as StreamName[];

interface Company extends FakeOptions {
  readonly clock?: VirtualClock;
}

/** A fake company, with which several mirrors can be made. */
export function companyOf(options: Company = {}) {
  const clock = options.clock ?? new VirtualClock();
  const fake = createFakeHiBob({ employees: 170, seed: 5, limits: "off", ...options, clock });
  return { clock, fake };
}

type MirrorOptions = Partial<SyncOptions> & {
  /** Changes answers on their way. */
  readonly fetch?: FakeHiBob["fetch"];
};

/** A mirror of a company, with eyes for everything that is stored. */
export function mirrorOf({ clock, fake }: ReturnType<typeof companyOf>, { fetch = fake.fetch, ...options }: MirrorOptions) {
  let onRequest: ((endpoint: string) => void) | undefined;
  const bob = createHiBob({
    serviceUser: fake.serviceUser,
    fetch,
    clock,
    hooks: { onRequest: ({ endpoint }) => onRequest?.(endpoint) },
  });
  const store = memoryStore({ clock });
  const streams: readonly (StreamName | Stream)[] = options.streams ?? NAMES;
  const sync = createSync({ bob, store, clock, ...options, streams });
  const names = streams.map((stream) => (typeof stream === "string" ? stream : stream.name));
  /** Bob's clients do not repeat within a minute what was refused. */
  const run = async () => {
    await clock.advance(2 * 60_000);
    return clock.run(sync.run());
  };
  const runOne = async () => {
    const report = await run();
    return { ...report, stream: report.streams[0]! };
  };
  const contents = async (stream: string): Promise<Map<string, Content>> => {
    const keys = [...(await store.hashes("default", stream, { after: "", upTo: null })).keys()];
    return store.contents("default", stream, keys);
  };
  /** Everything that is stored, by stream and key. */
  const stored = async (): Promise<Map<string, Content>> => {
    const all = new Map<string, Content>();
    for (const name of names) for (const [key, content] of await contents(name)) all.set(`${name} ${key}`, content);
    return all;
  };
  /** What was logged since it was last asked for. */
  const newChanges = async () => Array.fromAsync(sync.changes({ consumer: "test" }));
  /** Lets something happen right before the nth request to one of these endpoints of the next run. */
  const atRequest = (nth: number, endpoints: readonly string[], happen: () => void) => {
    let left = nth;
    onRequest = (endpoint) => {
      if (endpoints.includes(endpoint) && --left === 0) happen();
    };
  };
  return { clock, fake, bob, store, sync, run, runOne, contents, stored, newChanges, atRequest };
}

/** More than one batch of the stream, and few requests all the same. */
export const peopleFor = (name: StreamName): number => (name === "employees" ? 205 : name === "timeOffBalances" ? 40 : 170);

/** A stream of one mirror, with the state that it had while all could be seen. */
export async function streamOf(company: ReturnType<typeof companyOf>, name: StreamName, options: MirrorOptions = {}) {
  const { fake } = company;
  // Everybody's balances in every run: by default they come bit by bit.
  const whole: MirrorOptions = name === "timeOffBalances" ? { streams: [timeOffBalances({ budget: 5_000 })] } : {};
  const mirror = mirrorOf(company, { streams: [name], ...whole, ...options });
  const facts: Stream = STREAMS[name]({});
  const endpoints = facts.requests!(250).map(({ endpoint }) => endpoint.id);
  await mirror.run();
  const asked = () => fake.requests().filter(({ endpoint }) => endpoints.includes(endpoint!)).length;
  const before = asked();
  await mirror.run();
  const requests = asked() - before;
  await mirror.newChanges();
  const base = await mirror.stored();
  /** What of the base is not there any more, or has another value. Volatile fields move by themselves. */
  const lost = async () => lostFrom(base, await mirror.stored(), facts);
  /** What differs from the base, either way. */
  const differing = async () => [...(await lost()), ...lostFrom(await mirror.stored(), base, facts)];
  return { ...mirror, name, endpoints, requests, base, lost, differing };
}

type OneStream = Awaited<ReturnType<typeof streamOf>>;

/** What is stored in one and not in the other, or has another value there. */
export function lostFrom(
  before: ReadonlyMap<string, Content>,
  now: ReadonlyMap<string, Content>,
  { isVolatile }: Pick<Stream, "isVolatile">,
): string[] {
  const lost: string[] = [];
  for (const [key, content] of before) {
    const found = now.get(key);
    if (!found) lost.push(key);
    else {
      for (const [field, value] of Object.entries(content)) {
        if (isVolatile(field)) continue;
        if (found[field] !== value && JSON.stringify(found[field]) !== JSON.stringify(value)) lost.push(`${key} ${field}`);
      }
    }
  }
  return lost;
}

/** When access is lost. */
export const WHENS = ["between two runs", "in the middle of a run"] as const;

/** How a loss of access went. */
export interface Outcome {
  readonly stream: StreamName;
  readonly loss: string;
  readonly when: (typeof WHENS)[number];
  /** What was stored and is not any more; removals and changes in the log. All must be empty. */
  readonly lost: readonly string[];
  /** Where the box was named: by this run's losses, only by its check, or only by the next run. */
  readonly named: "accessLost" | "permissions" | "next run" | "nowhere";
  /** What was wrong after access was given back and one run was made. */
  readonly wrong: readonly string[];
}

interface Loss {
  readonly label: string;
  /** The key that a report must name; `undefined` when nothing can be lost. */
  readonly key: string | undefined;
  readonly when: Outcome["when"];
  /** Before which request, in the middle of a run. Default: half way. */
  readonly before?: number | undefined;
  readonly take: () => void;
  readonly giveBack: () => void;
}

/** Takes access away, runs, gives it back and runs again. */
export async function lose(
  one: OneStream,
  { label, key, when, before = Math.floor(one.requests / 2) + 1, take, giveBack }: Loss,
): Promise<Outcome> {
  const namedBy = (report: Awaited<ReturnType<OneStream["run"]>>): Outcome["named"] => {
    if (report.accessLost.some(({ permissions }) => permissions.some((lost) => lost.key === key))) return "accessLost";
    const answer = report.permissions?.answers.find((known) => known.key === key);
    return answer && answer.status !== "granted" ? "permissions" : "nowhere";
  };
  let taken = false;
  const takeOnce = () => {
    if (!taken) take();
    taken = true;
  };
  if (when === "between two runs") takeOnce();
  else one.atRequest(before, one.endpoints, takeOnce);
  let named = namedBy(await one.run());
  takeOnce(); // of a stream that asks Bob nothing
  if (named === "nowhere" && key !== undefined) named = namedBy(await one.run()) === "nowhere" ? "nowhere" : "next run";
  const changes = await one.newChanges();
  const lost = [...(await one.lost()), ...changes.filter(({ kind }) => kind !== "added").map((change) => `${change.kind} ${change.key}`)];
  giveBack();
  const { stream: report, accessLost } = await one.runOne();
  const later = await one.newChanges();
  const wrong = [
    ...(await one.differing()),
    ...later.filter(({ kind }) => kind !== "added").map((change) => `${change.kind} ${change.key}`),
    ...accessLost.map(({ kind }) => `still lost: ${kind}`),
    ...(report.outcome === "complete" ? [] : [report.outcome]),
    ...(report.held === 0 ? [] : [`${report.held} held`]),
  ];
  return { stream: one.name, loss: label, when, lost: lost.slice(0, 5), named, wrong: wrong.slice(0, 5) };
}

/** A table of how many losses were kept and named, for whoever reads the log of the tests. */
export function printed(title: string, outcomes: readonly Outcome[]): string {
  const lines = [...Map.groupBy(outcomes, ({ stream }) => stream)].map(([stream, found]) => {
    const kept = found.filter(({ lost }) => lost.length === 0).length;
    const back = found.filter(({ wrong }) => wrong.length === 0).length;
    const named = (how: Outcome["named"]) => found.filter((outcome) => outcome.named === how).length;
    const counts = [found.length, kept, named("accessLost"), named("permissions"), named("next run"), named("nowhere"), back];
    return `${stream.padEnd(18)}${counts.map((count) => String(count).padStart(9)).join("")}`;
  });
  const heads = ["losses", "kept", "named", "by check", "by next", "not", "restored"].map((head) => head.padStart(9)).join("");
  return [title, `${"".padEnd(18)}${heads}`, ...lines].join("\n");
}

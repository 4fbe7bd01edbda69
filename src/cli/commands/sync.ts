import { InvalidInputError } from "../../client/index.ts";
import { heldIn, releaseIn } from "../../sync/held.ts";
import { createSync, type StreamName, type SyncPlan } from "../../sync/index.ts";
import { planOf } from "../../sync/plan.ts";
import { STREAMS } from "../../sync/streams/index.ts";
import { streamsNamed } from "../../sync/streams/named.ts";
import type { Command } from "../command.ts";
import { hiBobFrom, openStore } from "../connection.ts";
import { inLines, planText } from "../plan-view.ts";
import { ProgressView } from "../progress.ts";
import { heldText, summary } from "../sync-view.ts";
import { count, type Terminal } from "../terminal.ts";

/** `hibob-kit sync`: mirrors Bob into a store, once. */
export const sync: Command = {
  summary: "Mirror Bob into a database and log what changed",
  usage: `hibob-kit sync --store sqlite:FILE [--streams employees,workHistory] [--fields all|ID,ID…] [--plan] [--json]

Reads from Bob, never writes to it. Run it again to bring the database up to date; after a crash or Ctrl-C it goes on
where it stopped. Exit status: 0 done, 1 error, 2 done, but removals are held back or access was lost.

  --store    where to: sqlite:FILE, made when it does not exist; or postgres://USER:PASSWORD@HOST/DATABASE (needs the package pg)
  --streams  what to read, separated by commas (default: employees,workHistory). There are:
             ${inLines(Object.keys(STREAMS), 13)}
  --fields   field ids of the employees, or "all" (default: basic info, work, employment and lifecycle)
  --plan     only say how many requests it takes, how long at least, and what has to be ticked in Bob; asks Bob nothing
             and needs no credentials. --people N says for how many (default: as many as the store has, else 1,000)
  --held     only list the records that runs did not find and keep all the same, because so many were missing at once
  --release  remove what is held under this id, because it is really gone: --release employees:12
  --json     the report as one line of JSON

Credentials: HIBOB_SERVICE_USER_ID, HIBOB_SERVICE_USER_TOKEN; HIBOB_BASE_URL for the sandbox or a fake.`,
  options: {
    store: { type: "string" },
    streams: { type: "string" },
    fields: { type: "string" },
    plan: { type: "boolean" },
    people: { type: "string" },
    held: { type: "boolean" },
    release: { type: "string" },
    json: { type: "boolean" },
  },

  async run({ store: storeName, streams = "employees,workHistory", fields, plan, people, held, release, json }, terminal) {
    if (plan) {
      const planned = await reckon({ store: storeName, streams, fields, people } as Readonly<Record<string, string | undefined>>);
      await terminal.out(json ? `${JSON.stringify(planned)}\n` : planText(planned));
      return 0;
    }
    if (people !== undefined) throw new InvalidInputError("--people is for --plan", { hint: "Add --plan, or leave it out" });
    if (held || release !== undefined)
      return decide(storeName as string | undefined, release as string | undefined, json === true, terminal);
    const view = new ProgressView(terminal);
    const bob = hiBobFrom(terminal, json ? {} : { hooks: view.hooks });
    const { store, place } = await openStore(storeName as string | undefined);
    try {
      const engine = createSync({
        bob,
        store,
        clock: terminal.clock,
        streams: list(streams as string) as StreamName[],
        fields: selection(fields as string | undefined),
        ...(json ? {} : { onEvent: view.onEvent }),
      });
      const report = await engine.run({ signal: terminal.signal });
      view.end();
      await terminal.out(json ? `${JSON.stringify(report)}\n` : summary(report, place));
      return report.streams.some(({ outcome }) => outcome !== "complete") || report.accessLost.length > 0 ? 2 : 0;
    } catch (error) {
      view.end();
      if (!terminal.signal.aborted) throw error;
      terminal.err(`Stopped. ${place} holds everything up to the last commit; the same command goes on from there.\n`);
      return 1;
    } finally {
      await store.close();
    }
  },
};

const list = (text: string): string[] => text.split(",").map((item) => item.trim());
const selection = (fields: string | undefined): "all" | readonly string[] | undefined =>
  fields === undefined || fields === "all" ? fields : list(fields);

/** Lists what is held in a store, or removes it. Asks Bob nothing. */
async function decide(name: string | undefined, release: string | undefined, json: boolean, terminal: Terminal): Promise<number> {
  const { store, place } = await openStore(name, { mustExist: true });
  const { clock, signal } = terminal;
  const streams = streamsNamed(Object.keys(STREAMS) as StreamName[], undefined);
  try {
    if (release !== undefined) {
      const removed = await releaseIn({ store, tenant: "default", clock, signal }, streams, release);
      await terminal.out(
        json ? `${JSON.stringify({ removed })}\n` : `Removed ${count(removed)} records from ${place}; each is in the change log.\n`,
      );
      return 0;
    }
    const held = await heldIn(store, "default", streams);
    await terminal.out(json ? `${JSON.stringify(held)}\n` : heldText(held));
    return held.length > 0 ? 2 : 0;
  } finally {
    await store.close();
  }
}

/** A plan, for the people that the store has if one is named. */
async function reckon({ store: name, streams = "", fields, people }: Readonly<Record<string, string | undefined>>): Promise<SyncPlan> {
  const named = streamsNamed(list(streams) as StreamName[], selection(fields));
  if (people !== undefined && !/^\d+$/.test(people)) throw new InvalidInputError("--people must be a whole number, e.g. --people 6200");
  const options = people === undefined ? {} : { people: Number(people) };
  if (name === undefined) return planOf(named, options, 0);
  const { store } = await openStore(name, { mustExist: true });
  try {
    return planOf(named, options, await store.count("default", "employees"));
  } finally {
    await store.close();
  }
}

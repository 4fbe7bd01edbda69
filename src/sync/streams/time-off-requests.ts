import { ResponseError } from "../../client/index.ts";
import { batchesOf, isoOf } from "../../client/spans.ts";
import { listChanges, listWhosOut } from "../../time-off/endpoints.ts";
import type { TimeOffChange } from "../../time-off/index.ts";
import { instantOf } from "../../time-off/windows.ts";
import type { FollowContext, FollowedBatch, FollowedStream } from "../stream.ts";
import { ownerOf } from "./owner.ts";
import { type Chain, chainsOf, foldChains, keysOf } from "./time-off-chain.ts";
import { FIRST_WINDOWS, planReading, readMark, TOLD, type Window, windowsOf, writeMark } from "./time-off-mark.ts";
import { lookUp } from "./time-off-repair.ts";

/** Chains per commit. The next ones are folded when these are stored. */
const BATCH = 500;
const BAD_REQUEST = 400;

/** A person's name is not the request's: when it changes, no request has. */
const VOLATILE: readonly string[] = ["employeeDisplayName", "employeeEmail"];

/** What to read of time off requests. */
export interface TimeOffRequestsOptions {
  /**
   * From when on the first reading asks for changes: ISO 8601 with a zone. Default six months before it, which is what Bob tells
   * for certain; what it refuses to tell is reported as a gap.
   */
  readonly since?: string | undefined;
}

/**
 * Everyone's time off requests, followed by the feed of changes: one record a request, through all its edits, keyed by employee
 * and the id of the first request of the chain. A record is the newest request of its chain as Bob sends it, with a `status`:
 * `pending`, `approved` or `canceled`, which a refusal is as well. One that is over stays, and so do those of leavers; only what
 * is deleted is removed.
 *
 * The first reading asks for six months of changes, and for who is out from then on. Edits that keep a request's time are not
 * in Bob's feed, and not seen. When it was not followed for more than six months, the run reports a gap, and looks up what
 * active people have from then on.
 *
 * Needs "See who's out". Private and pending requests have boxes of their own and are left out without them; what was stored
 * of them before stays.
 *
 * @throws {InvalidInputError} for `since` without a zone
 */
export function timeOffRequests(options: TimeOffRequestsOptions = {}): FollowedStream {
  const since = options.since === undefined ? undefined : instantOf(options.since, "since");
  return {
    name: "timeOffRequests",
    plan: { streams: ["timeOffRequests"] },
    requests: () => [
      { endpoint: listChanges, count: FIRST_WINDOWS }, // of the first reading; later ones take one
      { endpoint: listWhosOut, count: 1 },
    ],
    isVolatile: (field) => VOLATILE.includes(field),
    isSet: () => false,
    owner: ownerOf,
    async *follow(context, mark): AsyncGenerator<FollowedBatch> {
      const { startedAt } = context;
      const { from, repair } = planReading(readMark(mark), startedAt, since);
      const windows = windowsOf(from, startedAt);
      let reached = mark;
      for (const [nth, window] of windows.entries()) {
        const rows = await changesIn(window, context);
        // The mark is a time from before the first request, so that nothing that happens meanwhile is passed over.
        const end = writeMark({ to: window.to ?? startedAt, repair });
        const progress = { done: nth + 1, total: windows.length };
        const parts = batchesOf(chainsOf(rows ?? []), BATCH);
        for (const part of parts.slice(0, -1)) yield { ...(await folded(part, context)), mark: reached };
        reached = end;
        const gap = rows ? {} : { gap: gapBetween(window.from, window.to ?? startedAt) };
        yield { ...(await folded(parts.at(-1) ?? [], context)), mark: reached, progress, ...gap };
      }
      if (!repair) return;
      const { chains, absent } = await lookUp(context, repair);
      for (const part of batchesOf(chains, BATCH)) yield { ...(await folded(part, context)), mark: reached };
      const gap = repair.gapTo === null ? {} : { gap: gapBetween(repair.from, repair.gapTo) };
      yield { records: [], absent, mark: writeMark({ to: startedAt, repair: null }), ...gap };
    },
  };
}

/** The changes of a window; `undefined` when it is too long ago for Bob. */
async function changesIn({ from, to }: Window, { bob, signal, startedAt }: FollowContext): Promise<TimeOffChange[] | undefined> {
  const rows: TimeOffChange[] = [];
  // Without the box for them pending requests are left out, and nothing is refused.
  const input = { since: isoOf(from), to: to === undefined ? undefined : isoOf(to), includePending: true };
  try {
    for await (const { items } of bob.timeOff.changes(input, { signal }).pages()) rows.push(...items);
  } catch (error) {
    if (from < startedAt - TOLD && error instanceof ResponseError && error.status === BAD_REQUEST) return undefined;
    throw error;
  }
  return rows;
}

const gapBetween = (from: number, to: number): string =>
  `Changes of time off requests from ${isoOf(from).slice(0, 10)} to ${isoOf(to).slice(0, 10)} are too long ago for Bob to tell; ` +
  "what active people have now was looked up instead, and the rest is as it was stored";

/** What to write of chains. */
async function folded(chains: readonly Chain[], { stored }: FollowContext) {
  return foldChains(chains, chains.length > 0 ? await stored(keysOf(chains)) : new Map());
}

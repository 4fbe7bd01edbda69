import { type Clock, isHiBobError } from "../client/index.ts";
import type { PermissionAnswer } from "../permissions/index.ts";
import { type AccessLoss, type AccessSigns, lossesOf } from "./access.ts";
import type { Departures } from "./departures.ts";
import type { SyncEvent } from "./events.ts";
import { after } from "./machine.ts";
import { noted, notesOf } from "./notes.ts";
import { AUDIENCE, lostSince } from "./permissions.ts";
import { purgeRedacted } from "./purge.ts";
import { follow, list, storedOf } from "./reading.ts";
import type { Comparison } from "./record.ts";
import { removeMissing } from "./removals.ts";
import { isSuspicious, type Settlement, settle } from "./settle.ts";
import type { Commit, Lease, NewChange, Store, StreamState } from "./store.ts";
import type { FollowedBatch, Stream, StreamBatch, StreamContext } from "./stream.ts";
import { Gathered, type StreamReport } from "./stream-report.ts";
import { StreamWriter } from "./stream-writer.ts";
import { movingFields } from "./volatile.ts";

/** An interrupted reading this old is started again instead of resumed: its first part would be stale. */
const RESUME_WITHIN = 6 * 60 * 60_000;

/** What the run of one stream needs. */
export interface StreamRun {
  readonly stream: Stream;
  readonly store: Store;
  readonly lease: Lease;
  readonly context: StreamContext;
  readonly clock: Clock;
  readonly departures: Departures;
  /** What the check of permissions found out, of those that this stream needs. */
  readonly permissions: readonly PermissionAnswer[];
  /** Fields that are taken out of the records. */
  readonly redact: readonly string[];
  readonly learnVolatile: boolean;
  readonly apply: Commit["apply"];
  readonly onEvent: ((event: SyncEvent) => void) | undefined;
  /** Keeps the additions of the first reading out of the log. */
  readonly quietFirst?: boolean;
  /** Whatever is missing is gone: for what no permission hides. */
  readonly trusted?: boolean;
  readonly onChanges?: (changes: readonly NewChange[]) => void;
}

/** Reads a stream once, from where an interrupted reading stopped or from the start, and commits batch by batch. */
export async function runStream(run: StreamRun): Promise<StreamReport> {
  const { stream, store, lease, context, clock, redact, learnVolatile, onEvent } = run;
  const { tenant } = lease;
  const { signal } = context;
  const known = await store.state(tenant, stream.name);
  const comparison = comparing(stream, learnVolatile ? notesOf(known).learnt : []);
  const stored = await purgeRedacted({ stream, store, lease, signal, state: known, comparison, redact });
  const notes = notesOf(stored);
  const recent = stored.status === "reading" && clock.now() - (stored.startedAt ?? 0) < RESUME_WITHIN;
  // Who was missing before the interruption may have been hidden only then, so such a reading starts again.
  const resumed = "read" in stream && recent && (await store.countMissing(tenant, stream.name, stored.generation)) === 0;
  const writer = new StreamWriter({
    name: stream.name,
    store,
    lease,
    signal,
    comparison,
    state: resumed ? after(stored, "resume") : begun(stored, stream, clock.now()),
    apply: run.apply,
    quiet: run.quietFirst === true && stored.completedAt === null,
    onChanges: run.onChanges,
  });
  const gathered = new Gathered();
  onEvent?.({ kind: "streamStarted", stream: stream.name, resumed });

  const told = (batch: StreamBatch | FollowedBatch): void => {
    gathered.add(batch);
    if (batch.progress) onEvent?.({ kind: "committed", stream: stream.name, ...batch.progress, records: writer.counts.read });
  };
  try {
    if ("read" in stream) await list(stream, writer, context, told);
    else await follow(stream, writer, { ...context, ...storedOf(store, tenant, stream.name) }, told);
  } catch (error) {
    if (!isHiBobError(error, "forbidden")) throw error;
    return report("denied", await access({ denied: error }));
  }

  const missing = await store.countMissing(tenant, stream.name, writer.state.generation);
  const isAboutPeople = stream.owner !== undefined || run.permissions.some(({ key }) => key === AUDIENCE);
  const people = isAboutPeople ? await context.people() : undefined;
  const sawInactive = people?.some(({ status }) => status === "Inactive");
  const shrunk = Math.max((notes.people ?? 0) - (people?.length ?? 0), 0);
  let since: Promise<readonly string[]> | undefined;
  const lostNow = () => (since ??= lostSince(stream, run.permissions, context));
  const { holds, kept, removed } = missing > 0 ? await decide() : { holds: [], kept: NOTHING_KEPT, removed: 0 };
  const held = missing - removed;
  const signs: AccessSigns = {
    lostFields: [...gathered.lastOmitted].filter((field) => notes.seen.includes(field) || writer.seen.has(field)),
    lostColumns: [...gathered.restricted].filter((column) => notes.seen.includes(column)),
    lostPermissions: [...lostPermissions(), ...(since || gathered.gaps.length > 0 ? await lostNow() : [])],
    holds,
    kept,
    unread: gathered.unread,
    // Once those who were held are released, they are not lost but gone.
    shrunk: isSuspicious(shrunk, notes.people ?? 0) && (held > 0 || notes.held.length === 0) ? shrunk : 0,
  };
  const accessLost = await access(signs);
  const isNarrowed = accessLost.some(({ kind }) => kind === "audience");
  const compared = writer.counts.changed + writer.counts.unchanged;
  // A followed stream mostly reads what has moved, and that says nothing about the rest.
  const { moving, notes: volatile } = resumed || "follow" in stream ? { moving: [], notes } : movingFields(notes, writer.moves, compared);
  await writer.step("end", {
    completedAt: clock.now(),
    notes: noted({
      seen: [...new Set([...notes.seen, ...[...writer.seen].filter((field) => !gathered.restricted.has(field))])].sort(),
      moving: volatile.moving,
      learnt: volatile.learnt,
      redacted: redact,
      // What was lost stays known as granted once, until it is back: each run tells of it.
      granted: [...new Set([...granted(), ...signs.lostPermissions!])].sort(),
      ...(sawInactive !== undefined && { sawInactive: sawInactive || (notes.sawInactive === true && held > 0) }),
      ...(people && { people: held > 0 && isNarrowed ? Math.max(notes.people ?? 0, people.length) : people.length }),
      held: held > 0 ? holds : [],
    }),
  });
  return report(held > 0 ? "held" : "complete", accessLost, { held, heldBecause: holds, moving });

  function granted(): string[] {
    return run.permissions.filter(({ status }) => status === "granted").map(({ key }) => key);
  }

  /** Permissions that the last reading had and that are missing now. */
  function lostPermissions(): string[] {
    const missing = run.permissions.filter(({ status }) => status === "missing").map(({ key }) => key);
    return missing.filter((key) => notes.granted.includes(key));
  }

  async function decide(): Promise<Pick<Settlement, "holds" | "kept"> & { readonly removed: number }> {
    const unfound = {
      stream,
      store,
      tenant,
      state: writer.state,
      context,
      departures: run.departures,
      currentRowsOnly: gathered.currentRowsOnly === true,
      swept: writer.swept,
      lacksPermission: run.permissions.some(({ key, status }) => status === "missing" && key !== AUDIENCE),
      lostInactive: notes.sawInactive === true && sawInactive === false,
      shrunk,
      isAboutPeople,
      lostSince: lostNow,
    };
    const { holds, kept, reasonFor } = run.trusted ? TRUSTED : await settle(unfound);
    const removal = {
      stream,
      store,
      state: writer.state,
      lease,
      signal,
      comparison,
      event: "remove",
      apply: run.apply,
      reasonFor,
      onChanges: run.onChanges,
    } as const;
    const { count, state } = await removeMissing(removal);
    writer.state = state;
    writer.counts.removed += count;
    return { holds, kept, removed: count };
  }

  async function access(signs: AccessSigns): Promise<readonly AccessLoss[]> {
    return lossesOf(stream, context, run.permissions, signs);
  }

  function report(
    outcome: StreamReport["outcome"],
    accessLost: readonly AccessLoss[],
    { held, heldBecause, moving }: Pick<StreamReport, "held" | "heldBecause" | "moving"> = { held: 0, heldBecause: [], moving: [] },
  ): StreamReport {
    const { unread, restricted, omitted, gaps } = gathered;
    const found = {
      stream: stream.name,
      outcome,
      resumed,
      ...writer.counts,
      held,
      heldBecause,
      unread,
      restricted: [...restricted],
      omitted: omitted ?? [],
      accessLost,
      moving,
      learnt: learnVolatile ? notes.learnt : [],
      gaps,
    };
    onEvent?.({ kind: "streamEnded", stream: stream.name, report: found });
    return found;
  }
}

/** No removal is held. */
const NOTHING_KEPT = { rows: false, people: false };
const TRUSTED: Settlement = { holds: [], kept: NOTHING_KEPT, reasonFor: () => "deleted" };

const begun = (stored: StreamState, stream: Stream, now: number): StreamState =>
  after(stored, "begin", {
    generation: stored.generation + 1,
    startedAt: now,
    // A followed stream goes on from where it was followed to, for ever.
    cursor: "read" in stream ? "" : stored.cursor,
  });

const comparing = (stream: Stream, learnt: readonly string[]): Comparison => ({
  isVolatile: (field) => learnt.includes(field) || stream.isVolatile(field),
  isSet: (field) => stream.isSet(field),
});

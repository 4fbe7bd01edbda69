import { type Clock, InvalidInputError, systemClock } from "../client/index.ts";
import type { HiBob } from "../hibob.ts";
import type { FieldSelection } from "../metadata/field-selection.ts";
import type { PermissionReport } from "../permissions/index.ts";
import type { AccessLoss } from "./access.ts";
import { type Change, type ChangesInput, readChanges, toChange } from "./changes.ts";
import { type Consumers, consumersOf } from "./consumers.ts";
import type { SyncEvent } from "./events.ts";
import { type HeldRemovals, heldIn, releaseIn } from "./held.ts";
import { underLease } from "./lease.ts";
import { type PlanOptions, planOf, type SyncPlan } from "./plan.ts";
import { type MirrorRecord, readRecords } from "./records.ts";
import { pruneLog } from "./retention.ts";
import { runStreams } from "./run.ts";
import type { SchemaChange } from "./schema.ts";
import { checkShapes, type Shapes, shaped } from "./shape.ts";
import type { Commit, Store } from "./store.ts";
import type { Stream } from "./stream.ts";
import type { StreamReport } from "./stream-report.ts";
import type { StreamName } from "./streams/index.ts";
import { streamsNamed } from "./streams/named.ts";

/** What to mirror, and into what. `Tx` is what the store gives to `apply`. */
export interface SyncOptions<Tx = unknown> {
  /** From `createHiBob`. Only read from. */
  readonly bob: HiBob;
  /** `sqliteStore(file)`, `postgresStore(pool)`, `memoryStore()`, or one of your own. Closing it stays with you. */
  readonly store: Store<Tx>;
  /** Names of built-in streams, or streams of your own. */
  readonly streams: readonly (StreamName | Stream)[];
  /** Fields of the employees stream: ids, or `"all"`. Default: the categories that are not sensitive. */
  readonly fields?: FieldSelection | undefined;
  /** Keeps several Bob accounts apart in one store. Default `"default"`. */
  readonly tenant?: string | undefined;
  /** What happens to the records of a stream, by its name, before anything is compared, stored or logged. */
  readonly shape?: Shapes | undefined;
  /**
   * Your own writes, in the same transaction as the mirror's: both are kept, or neither. Gets the changes of one commit, as they
   * will be in the log. When it throws, the run ends with that error and the next one gives the same changes again.
   */
  readonly apply?: ((tx: Tx, changes: readonly Change[]) => void | Promise<void>) | undefined;
  /** How long changes stay in the log. At the end of a run, older ones are dropped once all named consumers have read them. Default: for ever. */
  readonly retention?: { readonly days: number } | undefined;
  /** Whether fields that move by themselves are learnt, so that their moves are no changes any more. Default true. */
  readonly learnVolatile?: boolean | undefined;
  /** Streams read at the same time. Default all: their limits are apart, so the slowest sets the time. */
  readonly concurrency?: number | undefined;
  /** Told what the run does while it works. Must not throw. */
  readonly onEvent?: ((event: SyncEvent) => void) | undefined;
  /** Default is the machine's clock. */
  readonly clock?: Clock | undefined;
}

/** What a run did, stream by stream. */
export interface RunReport {
  readonly tenant: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly streams: readonly StreamReport[];
  /** What the service user could see before and cannot see any more, of all streams, with the box to tick. Its stored values stay. */
  readonly accessLost: readonly AccessLoss[];
  /** How Bob's employee fields have changed since the last run, where employees are mirrored. Also in the log, as changes of `schema`. */
  readonly schema: readonly SchemaChange[];
  /**
   * Which permissions the streams need and have, as `checkPermissions` saw it when the run began: its `fingerprint` differs from
   * the last run's when access was granted or lost. `undefined` when no stream says what it needs, or Bob did not even tell its fields and people.
   */
  readonly permissions: PermissionReport | undefined;
}

/** A mirror of one Bob account in a store. */
export interface Sync {
  /**
   * Reads every stream once and commits what changed. Goes on where a crashed or aborted run stopped.
   *
   * Only reads from Bob. A record is removed only after a complete reading that did not find it, and not when
   * suspiciously many are missing at once: the report then says `held`. A stream that Bob refuses is `denied`, and the others go on.
   *
   * @throws {SyncError} when another run holds the store, when the store cannot be used, or when a stream failed
   * @throws {AbortedError} when `signal` ended the run; the store stands at its last commit
   */
  run(options?: { readonly signal?: AbortSignal | undefined }): Promise<RunReport>;
  /**
   * Records that the last run did not find and did not remove, because so many were missing at once. Empty after a run that
   * finds them again.
   */
  held(): Promise<HeldRemovals[]>;
  /**
   * Removes what is held, because you know that it is really gone: each record becomes a tombstone, with a change in the log. Asks
   * Bob nothing. Gives the number of removed records.
   *
   * @param id from `held()`. After another run it is not valid any more.
   * @throws {SyncError} with code `not_held` for another id, `lease_held` while a run is under way
   * @example
   * for (const { id, stream, count } of await sync.held()) {
   *   console.log(`${count} records of ${stream} were not found`);
   *   await sync.release(id);
   * }
   */
  release(id: string, options?: { readonly signal?: AbortSignal | undefined }): Promise<number>;
  /**
   * What a run is going to ask of Bob, how long that takes at least, and what has to be ticked for it. Asks Bob nothing.
   *
   * @throws {InvalidInputError} for a number of people that is none
   * @example
   * const { requests, minutes, permissions } = await sync.plan({ people: 6200 });
   * console.log(requests, minutes, permissions.map(({ place }) => place.category));
   */
  plan(options?: PlanOptions): Promise<SyncPlan>;
  /**
   * The change log: what changed in Bob, as runs found it. Ends at the newest change.
   *
   * @throws {SyncError} with code `log_pruned` when changes above the position have been dropped
   * @example
   * for await (const change of sync.changes({ consumer: "mailer" })) console.log(change.kind, change.fields);
   */
  changes(input?: Omit<ChangesInput, "tenant">): AsyncIterableIterator<Change>;
  /**
   * The mirrored records of a stream, in the order of their keys.
   *
   * @example
   * for await (const { key, content } of sync.records("employees")) console.log(key, content["work.title"]);
   */
  records(stream: StreamName | (string & {})): AsyncIterableIterator<MirrorRecord>;
  /** Who reads the log under a name, and how far each is. */
  readonly consumers: Consumers;
  /**
   * Drops changes before a time from the log, as far as all named consumers have read them. Gives how many.
   *
   * @throws {SyncError} with code `lease_held` while a run is under way
   */
  prune(input: { readonly before: Date; readonly signal?: AbortSignal | undefined }): Promise<number>;
}

const DAY = 24 * 60 * 60_000;

/**
 * Prepares a sync; nothing is read or written until `run`.
 *
 * @throws {InvalidInputError} for streams or options that cannot work
 * @example
 * const mirror = createSync({ bob, store: memoryStore(), streams: ["employees", "workHistory"] });
 * const report = await mirror.run();
 * console.log(report.streams.map(({ stream, changed, held }) => [stream, changed, held]));
 */
export function createSync<Tx>(options: SyncOptions<Tx>): Sync {
  const { bob, store, tenant = "default", clock = systemClock, shape = {}, apply, retention, learnVolatile = true, onEvent } = options;
  const named = streamsNamed(options.streams, options.fields);
  checkShapes(shape, named);
  const streams = named.map((stream) => shaped(stream, shape[stream.name] ?? {}));
  const { concurrency = streams.length } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InvalidInputError("concurrency must be a whole number, 1 or more", {
      hint: "Leave it out to read all streams at the same time",
    });
  }
  if (retention !== undefined && !(retention.days >= 0)) {
    throw new InvalidInputError("retention.days must be a number, 0 or more", { hint: "Leave retention out to keep the log for ever" });
  }
  const applied: Commit<Tx>["apply"] = apply && ((tx, changes) => apply(tx, changes.map(toChange)));
  // What the engine hands to `apply` comes from this very store, so the streams need not know its type.
  const anyStore = store as Store;
  const written = applied as Commit["apply"];
  const place = { store: anyStore, tenant, clock };

  return {
    run: ({ signal } = {}) =>
      underLease({ ...place, signal }, async (lease, running) => {
        const run = { bob, store: anyStore, lease, clock, streams, shape, concurrency, learnVolatile, apply: written, onEvent };
        const report = await runStreams(run, running);
        if (retention) await pruneLog({ store: anyStore, lease, before: clock.now() - retention.days * DAY, signal: running });
        onEvent?.({ kind: "runEnded", report });
        return report;
      }),
    held: () => heldIn(anyStore, tenant, streams),
    release: (id, { signal } = {}) => releaseIn({ ...place, signal }, streams, id, written),
    plan: async (options = {}) => planOf(streams, options, await store.count(tenant, "employees")),
    changes: (input = {}) => readChanges(anyStore, { ...input, tenant }),
    records: (stream) => readRecords(anyStore, tenant, stream),
    consumers: consumersOf(anyStore, tenant),
    prune: ({ before, signal }) =>
      underLease({ ...place, signal }, (lease, running) => pruneLog({ store: anyStore, lease, before: before.getTime(), signal: running })),
  };
}

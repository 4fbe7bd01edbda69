import { AuthenticationError, type Clock, HiBobError, InvalidInputError, systemClock } from "../client/index.ts";
import type { HiBob } from "../hibob.ts";
import type { FieldSelection } from "../metadata/field-selection.ts";
import type { PermissionReport } from "../permissions/index.ts";
import { type Change, type ChangesInput, readChanges } from "./changes.ts";
import { SyncError } from "./errors.ts";
import { type HeldRemovals, heldIn, releaseIn } from "./held.ts";
import { underLease } from "./lease.ts";
import { permissionsOf } from "./permissions.ts";
import { type PlanOptions, planOf, type SyncPlan } from "./plan.ts";
import type { Lease, Store } from "./store.ts";
import type { Stream, StreamContext } from "./stream.ts";
import { runStream, type StreamReport, type SyncProgress } from "./stream-run.ts";
import { idOf } from "./streams/employees.ts";
import type { StreamName } from "./streams/index.ts";
import { streamsNamed } from "./streams/named.ts";

/** What to mirror, and into what. */
export interface SyncOptions {
  /** From `createHiBob`. Only read from. */
  readonly bob: HiBob;
  /** `sqliteStore(file)`, `memoryStore()`, or one of your own. Closing it stays with you. */
  readonly store: Store;
  /** Names of built-in streams, or streams of your own. */
  readonly streams: readonly (StreamName | Stream)[];
  /** Fields of the employees stream: ids, or `"all"`. Default: the categories that are not sensitive. */
  readonly fields?: FieldSelection | undefined;
  /** Keeps several Bob accounts apart in one store. Default `"default"`. */
  readonly tenant?: string | undefined;
  /** Streams read at the same time. Default all: their limits are apart, so the slowest sets the time. */
  readonly concurrency?: number | undefined;
  /** Told after each commit. */
  readonly onProgress?: ((progress: SyncProgress) => void) | undefined;
  /** Default is the machine's clock. */
  readonly clock?: Clock | undefined;
}

/** What a run did, stream by stream. */
export interface RunReport {
  readonly tenant: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly streams: readonly StreamReport[];
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
   * suspiciously many are missing at once: the report then says `held`.
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
   * @example
   * for await (const change of sync.changes({ consumer: "mailer" })) console.log(change.kind, change.fields);
   */
  changes(input?: Omit<ChangesInput, "tenant">): AsyncIterableIterator<Change>;
}

/**
 * Prepares a sync; nothing is read or written until `run`.
 *
 * @throws {InvalidInputError} for streams or options that cannot work
 * @example
 * const mirror = createSync({ bob, store: memoryStore(), streams: ["employees", "workHistory"] });
 * const report = await mirror.run();
 * console.log(report.streams.map(({ stream, changed, held }) => [stream, changed, held]));
 */
export function createSync(options: SyncOptions): Sync {
  const { bob, store, tenant = "default", clock = systemClock, onProgress } = options;
  const streams = streamsNamed(options.streams, options.fields);
  const { concurrency = streams.length } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InvalidInputError("concurrency must be a whole number, 1 or more", {
      hint: "Leave it out to read all streams at the same time",
    });
  }
  async function runUnder(lease: Lease, signal: AbortSignal): Promise<RunReport> {
    const startedAt = clock.now();
    const context = contextOf(bob, signal);
    const permissions = await permissionsOf(streams, context);
    const queue = [...streams];
    const reports = new Map<string, StreamReport>();
    const failures: { stream: string; error: unknown }[] = [];
    const worker = async () => {
      for (let stream = queue.shift(); stream && !signal.aborted; stream = queue.shift()) {
        try {
          reports.set(stream.name, await runStream({ stream, store, lease, context, clock, onProgress }));
        } catch (error) {
          failures.push({ stream: stream.name, error });
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, streams.length) }, worker));
    if (signal.aborted) throw signal.reason;
    if (failures.length > 0) throw failureOf(failures);
    return {
      tenant,
      startedAt: new Date(startedAt),
      durationMs: clock.now() - startedAt,
      streams: streams.flatMap(({ name }) => reports.get(name) ?? []),
      permissions,
    };
  }

  return {
    run: ({ signal } = {}) => underLease({ store, tenant, clock, signal }, runUnder),
    held: () => heldIn(store, tenant, streams),
    release: (id, { signal } = {}) => releaseIn({ store, tenant, clock, signal }, streams, id),
    plan: async (options = {}) => planOf(streams, options, await store.count(tenant, "employees")),
    changes: (input = {}) => readChanges(store, { ...input, tenant }),
  };
}

// The status is for the check of permissions, which counts whom the service user can see.
const ROSTER = ["root.id", "internal.status", "internal.lifecycleStatus"] as const;

/** What streams share in a run, each part read once. */
function contextOf(bob: HiBob, signal: AbortSignal): StreamContext {
  const once = <T>(read: () => Promise<T>) => {
    let reading: Promise<T> | undefined;
    return () => (reading ??= read());
  };
  const people = once(async () => {
    const { employees } = await bob.people.search({ fields: [...ROSTER], showInactive: true }, { signal });
    const byId = new Map(employees.map((employee) => [idOf(employee), employee]));
    return [...byId]
      .map(([id, { internal }]) => ({ id, status: internal?.status, lifecycleStatus: internal?.lifecycleStatus }))
      .sort((a, b) => byCodeUnit(a.id, b.id));
  });
  return {
    bob,
    signal,
    fields: once(() => bob.metadata.fields({ signal })),
    people,
    roster: once(async () => (await people()).map(({ id }) => id)),
  };
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One error for a run with failed streams. A refused credential is everyone's failure and stands for itself. */
function failureOf(failures: readonly { stream: string; error: unknown }[]): unknown {
  const [first] = failures;
  const error = failures.find((failure) => failure.error instanceof AuthenticationError)?.error ?? first?.error;
  if (
    !(error instanceof HiBobError) ||
    error instanceof AuthenticationError ||
    error instanceof SyncError ||
    error instanceof InvalidInputError
  ) {
    return error;
  }
  const names = failures.map(({ stream }) => stream).join(" and ");
  return new SyncError("stream_failed", `${names} could not be read: ${error.message}`, {
    endpoint: error.endpoint,
    status: error.status,
    cause: error,
  });
}

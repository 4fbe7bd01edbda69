import type { Clock } from "../client/index.ts";
import type { HiBob } from "../hibob.ts";
import { departuresOf } from "./departures.ts";
import type { SyncEvent } from "./events.ts";
import { failureOf } from "./failure.ts";
import { patiently } from "./patience.ts";
import { answersFor, permissionsOf } from "./permissions.ts";
import { contextOf } from "./run-context.ts";
import { type SchemaChange, schema, schemaChange } from "./schema.ts";
import type { Shapes } from "./shape.ts";
import type { Commit, Lease, Store } from "./store.ts";
import type { Stream } from "./stream.ts";
import type { StreamReport } from "./stream-report.ts";
import { runStream } from "./stream-run.ts";
import type { RunReport } from "./sync.ts";

/** One run of all streams. */
interface Run {
  readonly bob: HiBob;
  readonly store: Store;
  readonly lease: Lease;
  readonly clock: Clock;
  readonly streams: readonly Stream[];
  readonly shape: Shapes;
  readonly concurrency: number;
  readonly learnVolatile: boolean;
  readonly apply: Commit["apply"];
  readonly onEvent: ((event: SyncEvent) => void) | undefined;
}

/** Reads all streams side by side. One that fails does not stop the others; the run then throws in the end. */
export async function runStreams(run: Run, signal: AbortSignal): Promise<RunReport> {
  const { bob, store, lease, clock, streams, shape, concurrency, learnVolatile, apply, onEvent } = run;
  const startedAt = clock.now();
  onEvent?.({ kind: "runStarted", tenant: lease.tenant, streams: streams.map(({ name }) => name) });
  const context = contextOf(bob, signal, startedAt);
  const permissions = await permissionsOf(streams, context);
  const departures = departuresOf(context);
  const reports = new Map<string, StreamReport>();
  const failures: { stream: string; error: unknown }[] = [];
  const schemaChanges: SchemaChange[] = [];

  const runOne = async (stream: Stream): Promise<StreamReport> =>
    runStream({
      stream,
      store,
      lease,
      context,
      clock,
      departures,
      permissions: await answersFor(stream, permissions, context),
      redact: shape[stream.name]?.redact ?? [],
      learnVolatile,
      apply,
      onEvent,
    });

  const watchSchema = async (): Promise<void> => {
    // Before the employees: who reads the log learns of a new field before its first value.
    const known = await store.state(lease.tenant, "schema");
    await runStream({
      stream: schema(),
      store,
      lease,
      context,
      clock,
      departures,
      permissions: [],
      redact: [],
      learnVolatile: false,
      apply,
      onEvent: undefined,
      quietFirst: true,
      trusted: true,
      onChanges: (changes) => {
        if (known.completedAt !== null) schemaChanges.push(...changes.map(schemaChange));
      },
    });
  };

  const queue = [...streams];
  const worker = async () => {
    for (let stream = queue.shift(); stream && !signal.aborted; stream = queue.shift()) {
      const { name } = stream;
      try {
        if (name === "employees" && !streams.some((other) => other.name === "schema")) await watchSchema();
        reports.set(name, await patiently({ clock, signal }, () => runOne(stream)));
      } catch (error) {
        failures.push({ stream: name, error });
        if (!signal.aborted) onEvent?.({ kind: "streamFailed", stream: name, error });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, streams.length) }, worker));
  if (signal.aborted) throw signal.reason;
  if (failures.length > 0) throw failureOf(failures);
  const found = streams.flatMap(({ name }) => reports.get(name) ?? []);
  return {
    tenant: lease.tenant,
    startedAt: new Date(startedAt),
    durationMs: clock.now() - startedAt,
    streams: found,
    accessLost: found.flatMap(({ accessLost }) => accessLost),
    schema: schemaChanges,
    permissions,
  };
}

import type { StreamReport } from "./stream-report.ts";
import type { RunReport } from "./sync.ts";

/** What a run tells while it works. */
export type SyncEvent =
  | { readonly kind: "runStarted"; readonly tenant: string; readonly streams: readonly string[] }
  | { readonly kind: "streamStarted"; readonly stream: string; readonly resumed: boolean }
  /** After each commit. */
  | ({ readonly kind: "committed" } & SyncProgress)
  | { readonly kind: "streamEnded"; readonly stream: string; readonly report: StreamReport }
  /** A stream could not be read; the others go on. The run will throw. */
  | { readonly kind: "streamFailed"; readonly stream: string; readonly error: unknown }
  | { readonly kind: "runEnded"; readonly report: RunReport };

/** How far a stream is. */
export interface SyncProgress {
  readonly stream: string;
  /** Employees covered, out of all. */
  readonly done: number;
  readonly total: number;
  /** Records read so far in this run. */
  readonly records: number;
}

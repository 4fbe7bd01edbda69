export type { FieldSelection } from "../metadata/field-selection.ts";
export { type Change, type ChangesInput, type FieldChange, readChanges } from "./changes.ts";
export { SyncError } from "./errors.ts";
export type { HeldRemovals } from "./held.ts";
export type { EndpointPlan, PlanOptions, SyncPlan } from "./plan.ts";
export type { Comparison } from "./record.ts";
export {
  type Acquired,
  type ChangeKind,
  type Commit,
  type Content,
  type KeyRange,
  type Lease,
  type LoggedChange,
  NEVER_READ,
  type NewChange,
  type Store,
  type StoredRecord,
  type StreamState,
} from "./store.ts";
export type { PlannedRequests, Stream, StreamBatch, StreamContext } from "./stream.ts";
export type { StreamReport, SyncProgress } from "./stream-run.ts";
export { employees } from "./streams/employees.ts";
export type { StreamName } from "./streams/index.ts";
export * from "./streams/tables.ts";
export { createSync, type RunReport, type Sync, type SyncOptions } from "./sync.ts";

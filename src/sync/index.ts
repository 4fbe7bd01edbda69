export type { FieldSelection } from "../metadata/field-selection.ts";
export type { AccessLoss, LostPermission } from "./access.ts";
export { type Change, type ChangesInput, type FieldChange, readChanges } from "./changes.ts";
export type { Consumers } from "./consumers.ts";
export { defineStream, type StreamDefinition } from "./define-stream.ts";
export { leaseLost, SyncError, staleCommit } from "./errors.ts";
export type { SyncEvent, SyncProgress } from "./events.ts";
export type { HeldRemovals } from "./held.ts";
export type { HoldReason } from "./notes.ts";
export type { EndpointPlan, PlanOptions, SyncPlan } from "./plan.ts";
export { type Comparison, canonical } from "./record.ts";
export type { MirrorRecord } from "./records.ts";
export type { SchemaChange } from "./schema.ts";
export type { Shape, Shapes } from "./shape.ts";
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
  type RemovalReason,
  type Store,
  type StoredRecord,
  type StreamState,
} from "./store.ts";
export type {
  FollowContext,
  FollowedBatch,
  FollowedStream,
  ListedStream,
  PlannedRequests,
  ReadRecord,
  Stream,
  StreamBatch,
  StreamContext,
} from "./stream.ts";
export type { StreamReport } from "./stream-report.ts";
export { documents, downloadDocument } from "./streams/documents.ts";
export { employees } from "./streams/employees.ts";
export type { StreamName } from "./streams/index.ts";
export * from "./streams/tables.ts";
export { type TimeOffBalancesOptions, timeOffBalances } from "./streams/time-off-balances.ts";
export { type TimeOffRequestsOptions, timeOffRequests } from "./streams/time-off-requests.ts";
export { createSync, type RunReport, type Sync, type SyncOptions } from "./sync.ts";

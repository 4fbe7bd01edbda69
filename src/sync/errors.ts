import { type ErrorFacts, HiBobError } from "../client/index.ts";

/**
 * A sync or its storage cannot go on; the store stands at its last commit.
 *
 * Codes: `lease_held` (another sync runs on this store), `lease_lost` (this one was taken over), `store_unusable` (the
 * file or database is not one this version can use), `stale_commit` (the stream was written by somebody else meanwhile, or this
 * step twice; nothing was written), `log_pruned` (the changes asked for were dropped from the log), `apply_unsupported` (the store
 * cannot do an application's own writes in the same step), `stream_failed`, `invalid_stream`, `not_held` (nothing is held under
 * that id now).
 */
export class SyncError extends HiBobError {
  static {
    SyncError.prototype.name = "SyncError";
  }
}

/** What a lease that is no longer this run's means for whoever tries to write under it. */
export const leaseLost = (facts?: ErrorFacts): SyncError =>
  new SyncError("lease_lost", "Another sync has taken over this store; nothing more was written", {
    hint: "Let that one finish, then run again",
    ...facts,
  });

/** What a step that does not follow the stored state means: it was written before, or somebody else wrote meanwhile. */
export const staleCommit = (facts?: ErrorFacts): SyncError =>
  new SyncError("stale_commit", "The stream was written by somebody else meanwhile, or this step twice; nothing was written", {
    hint: "Run again: the next run goes on from what is stored",
    ...facts,
  });

/** One mirrored record: field id (or column) to value. Holds only what Bob sent; an absent field is not in it. */
export type Content = Readonly<Record<string, unknown>>;

/** A record as a store keeps it. */
export interface StoredRecord {
  /** Unique in its stream, and ASCII. Compared byte by byte, so that ranges mean the same in every store. */
  readonly key: string;
  readonly content: Content;
  /** The content as canonical JSON (sorted keys), for stores that keep text: it is there anyway, from hashing. */
  readonly json: string;
  /** Fingerprint of the content without volatile fields; opaque to the store. */
  readonly hash: string;
}

/** What happened to a record. */
export type ChangeKind = "added" | "changed" | "removed";

/**
 * Why a record is gone. `deleted`: Bob shows its owner, or lists everything, but not the record any more. `audience`: the person exists and
 * is outside of what the service user may see. `inactive`: the person has left, and the service user sees nobody who has.
 * `unknown`: none of these can be told.
 */
export type RemovalReason = "deleted" | "audience" | "inactive" | "unknown";

/** A change as the engine hands it to a store. `before` and `after` hold only the fields that differ. */
export interface NewChange {
  readonly key: string;
  readonly kind: ChangeKind;
  readonly before: Content | null;
  readonly after: Content | null;
  /** Of a removal; `null` otherwise. */
  readonly reason: RemovalReason | null;
}

/** A change as the log gives it back. */
export interface LoggedChange extends NewChange {
  /** Position in the tenant's log: 1, 2, 3 … without gaps. */
  readonly sequence: number;
  readonly stream: string;
  /** Time of the commit, milliseconds since the epoch. */
  readonly at: number;
}

/** How far a stream's reading has come. */
export interface StreamState {
  /** Counts commits. A commit must carry the stored one plus 1, so that none is written twice, or over another one. */
  readonly version: number;
  /** Counts complete readings that were started; 0 before the first. */
  readonly generation: number;
  readonly status: "never" | "reading" | "complete";
  /** Last key that this generation has covered; `""` at its start. For a followed stream, up to where it was followed. */
  readonly cursor: string;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  /** What the engine remembers of a stream from run to run, as JSON; opaque to the store. */
  readonly notes: string | null;
}

/** The state of a stream that was never read. */
export const NEVER_READ: StreamState = {
  version: 0,
  generation: 0,
  status: "never",
  cursor: "",
  startedAt: null,
  completedAt: null,
  notes: null,
};

/** The right to write for one tenant. The fence rises with each lease given, so that a late writer is recognised. */
export interface Lease {
  readonly tenant: string;
  readonly fence: number;
}

/** The answer to a request for the lease. */
export type Acquired =
  | { readonly granted: true; readonly lease: Lease }
  /** `holder` says in words who has it. */
  | { readonly granted: false; readonly holder: string; readonly expiresAt: number };

/** Keys above `after` up to and including `upTo`; `null` is no upper bound. */
export interface KeyRange {
  readonly after: string;
  readonly upTo: string | null;
}

/** Everything one step of a stream writes. */
export interface Commit<Tx = unknown> {
  readonly lease: Lease;
  readonly stream: string;
  /** The state after this step. Its `version` is the stored one plus 1. */
  readonly state: StreamState;
  readonly puts: readonly StoredRecord[];
  /** Records that are gone: their content is dropped, the key stays as a tombstone. */
  readonly removes: readonly string[];
  readonly changes: readonly NewChange[];
  /** Keys that this generation did not find. Candidates for removal, decided when the generation is complete. */
  readonly missing: readonly string[];
  /**
   * Called inside the transaction, after everything else of the commit was written, with the transaction and the changes as they
   * will be in the log. When it throws, nothing of the commit is kept, and `commit` throws that very error. Not called without changes,
   * and it must not wait for the store itself: its own step holds that up.
   */
  readonly apply?: ((tx: Tx, changes: readonly LoggedChange[]) => void | Promise<void>) | undefined;
}

/**
 * Where a sync keeps its mirror. `commit` is all or nothing, and refuses a lease that is no longer the tenant's last.
 * Records, log, states and positions of one tenant never show under another. `Tx` is what `apply` gets: whatever an application
 * needs to write its own tables in the same transaction. `hibob-kit/testing/store` has tests for stores of your own.
 */
export interface Store<Tx = unknown> {
  /** Gives the lease when nobody holds it, or the holder's time is up. Expiry follows the store's clock. */
  acquire(tenant: string, ttlMs: number): Promise<Acquired>;
  /** Prolongs a lease, also one whose time is up as long as nobody else took it; false when it is lost. */
  renew(lease: Lease, ttlMs: number): Promise<boolean>;
  /** Gives a lease back; no error when it is lost already. */
  release(lease: Lease): Promise<void>;

  /** How far a stream is; `NEVER_READ` at first. */
  state(tenant: string, stream: string): Promise<StreamState>;
  /** Hashes of the live records in a range, by key. */
  hashes(tenant: string, stream: string, range: KeyRange): Promise<Map<string, string>>;
  /** Contents of live records; keys that have none are left out. */
  contents(tenant: string, stream: string, keys: readonly string[]): Promise<Map<string, Content>>;
  /** The first live records above `after`, in the order of their keys. */
  records(tenant: string, stream: string, after: string, limit: number): Promise<{ readonly key: string; readonly content: Content }[]>;
  /** How many live records a stream has. */
  count(tenant: string, stream: string): Promise<number>;
  /** Keys that a generation did not find, in order. */
  missing(tenant: string, stream: string, generation: number, after: string, limit: number): Promise<string[]>;
  /** How many keys a generation did not find. */
  countMissing(tenant: string, stream: string, generation: number): Promise<number>;

  /**
   * Writes one step. A state whose generation is new drops the missing keys of earlier ones.
   *
   * @throws {SyncError} with code `lease_lost` when the lease is no longer the tenant's last, or was given back; with code
   * `stale_commit` when the state's version does not follow the stored one
   */
  commit(commit: Commit<Tx>): Promise<void>;

  /** The log above `after`, in order. */
  changes(tenant: string, after: number, limit: number): Promise<LoggedChange[]>;
  /** Sequence of the newest change; 0 while there is none. Pruning does not lower it. */
  lastSequence(tenant: string): Promise<number>;
  /** How far a named consumer has read; 0 at first. */
  position(tenant: string, consumer: string): Promise<number>;
  /** All consumers that have a position, 0 included. */
  positions(tenant: string): Promise<Map<string, number>>;
  /** Remembers how far a named consumer has read, be it less than before; `null` forgets the consumer. */
  setPosition(tenant: string, consumer: string, sequence: number | null): Promise<void>;

  /**
   * Drops the log up to and including `upTo`. Gives how many entries really were there.
   *
   * @throws {SyncError} with code `lease_lost`
   */
  prune(lease: Lease, upTo: number): Promise<number>;
  /** Sequence of the newest change that was dropped; 0 while none was. */
  prunedTo(tenant: string): Promise<number>;

  /** Gives back files and connections; calling it twice is no error. */
  close(): Promise<void>;
}

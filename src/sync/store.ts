/** One mirrored record: field id (or column) to value. Holds only what Bob sent; an absent field is not in it. */
export type Content = Readonly<Record<string, unknown>>;

/** A record as a store keeps it. */
export interface StoredRecord {
  /** Unique in its stream, and ASCII. Compared byte by byte, so that ranges mean the same in every store. */
  readonly key: string;
  readonly content: Content;
  /** Fingerprint of the content without volatile fields; opaque to the store. */
  readonly hash: string;
}

/** What happened to a record. */
export type ChangeKind = "added" | "changed" | "removed";

/** A change as the engine hands it to a store. `before` and `after` hold only the fields that differ. */
export interface NewChange {
  readonly key: string;
  readonly kind: ChangeKind;
  readonly before: Content | null;
  readonly after: Content | null;
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
  /** Counts complete readings that were started; 0 before the first. */
  readonly generation: number;
  readonly status: "never" | "reading" | "complete";
  /** Last key that this generation has covered; `""` at its start. */
  readonly cursor: string;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
}

/** The state of a stream that was never read. */
export const NEVER_READ: StreamState = { generation: 0, status: "never", cursor: "", startedAt: null, completedAt: null };

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
export interface Commit {
  readonly lease: Lease;
  readonly stream: string;
  readonly state: StreamState;
  readonly puts: readonly StoredRecord[];
  /** Records that are gone: their content is dropped, the key stays as a tombstone. */
  readonly removes: readonly string[];
  readonly changes: readonly NewChange[];
  /** Keys that this generation did not find. Candidates for removal, decided when the generation is complete. */
  readonly missing: readonly string[];
}

/**
 * Where a sync keeps its mirror. `commit` is all or nothing, and refuses a lease that is no longer the tenant's last.
 * Records, log, states and positions of one tenant never show under another.
 */
export interface Store {
  /** Gives the lease when nobody holds it, or the holder's time is up. Expiry follows the store's clock. */
  acquire(tenant: string, ttlMs: number): Promise<Acquired>;
  /** Prolongs a lease; false when it is lost. */
  renew(lease: Lease, ttlMs: number): Promise<boolean>;
  /** Gives a lease back; no error when it is lost already. */
  release(lease: Lease): Promise<void>;

  /** How far a stream is; `NEVER_READ` at first. */
  state(tenant: string, stream: string): Promise<StreamState>;
  /** Hashes of the live records in a range, by key. */
  hashes(tenant: string, stream: string, range: KeyRange): Promise<Map<string, string>>;
  /** Contents of live records; keys that have none are left out. */
  contents(tenant: string, stream: string, keys: readonly string[]): Promise<Map<string, Content>>;
  /** How many live records a stream has. */
  count(tenant: string, stream: string): Promise<number>;
  /** Keys that a generation did not find, in order. */
  missing(tenant: string, stream: string, generation: number, after: string, limit: number): Promise<string[]>;
  /** How many keys a generation did not find. */
  countMissing(tenant: string, stream: string, generation: number): Promise<number>;

  /**
   * Writes one step. A state whose generation is new drops the missing keys of earlier ones.
   *
   * @throws {SyncError} with code `lease_lost` when the lease is no longer the tenant's last, or was given back
   */
  commit(commit: Commit): Promise<void>;

  /** The log above `after`, in order. */
  changes(tenant: string, after: number, limit: number): Promise<LoggedChange[]>;
  /** Sequence of the newest change; 0 while there is none. */
  lastSequence(tenant: string): Promise<number>;
  /** How far a named consumer has read; 0 at first. */
  position(tenant: string, consumer: string): Promise<number>;
  /** Remembers how far a named consumer has read. */
  setPosition(tenant: string, consumer: string, sequence: number): Promise<void>;

  /** Gives back files and connections; calling it twice is no error. */
  close(): Promise<void>;
}

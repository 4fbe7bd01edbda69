import type { Store } from "../../sync/store.ts";

/** What the suite needs of a test runner: `describe` and `it` of vitest, jest or `node:test`, or anything that looks like them. */
export interface TestApi {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => Promise<void>) => unknown;
  /**
   * One matcher is used: `toEqual`, which compares by value and throws. It only ever gets plain objects, arrays, strings, numbers,
   * booleans and `null`.
   */
  readonly expect: (actual: unknown) => { toEqual(expected: unknown): unknown };
}

/** What a store can do besides the interface's words. Each one declared brings its tests. */
export interface StoreCapabilities {
  /**
   * `commit` calls `apply` inside its transaction, so that an application's own rows hold or fall with the mirror; `open` gives
   * `own`. Without it the suite demands that a commit with `apply` is refused with the code `apply_unsupported`.
   */
  readonly apply: boolean;
  /** The data outlives the store object; `open` gives `reopen`. */
  readonly reopen: boolean;
  /** The storage can be looked into without the store; `open` gives `raw`. */
  readonly raw: boolean;
}

/** Reads and writes rows of the application's own, in the storage that the store uses. */
export interface OwnRows<Tx> {
  /** Writes one row through what `apply` gets. */
  write(tx: Tx, text: string): void | Promise<void>;
  /** All rows written, in any order, read without any transaction. */
  read(): Promise<readonly string[]>;
}

/** Looks into the storage by other means than the store under test: a query of its own, the files themselves. */
export interface RawReads {
  /** How many live records are stored for a stream. */
  records(tenant: string, stream: string): Promise<number>;
  /** How many log entries are stored for a tenant. */
  logged(tenant: string): Promise<number>;
  /** Whatever is kept of a record's content, as text; `null` for none. Finds the content of removed records, too, if it is there. */
  content(tenant: string, stream: string, key: string): Promise<string | null>;
}

/** A store that was opened for one test, over storage that is empty and nobody else's. */
export interface OpenedStore<Tx> {
  readonly store: Store<Tx>;
  /**
   * Lets time pass for leases: moves the clock that was given to the store or, where the database's own clock decides, the ends
   * of all leases.
   */
  advance(ms: number): Promise<void>;
  /** The same storage through a second store object, as another process would have it. The first one stays open. */
  reopen?(): Promise<Store<Tx>>;
  readonly own?: OwnRows<Tx>;
  readonly raw?: RawReads;
  /** Called after the test, whatever came of it, when all its store objects are closed. */
  dispose?(): Promise<void>;
}

/** A kind of store to be tested. */
export interface StoreHarness<Tx> {
  /** Heads the tests: `"postgresStore over pg"`. */
  readonly name: string;
  readonly capabilities: StoreCapabilities;
  /** Called once for each test. */
  open(): Promise<OpenedStore<Tx>>;
}

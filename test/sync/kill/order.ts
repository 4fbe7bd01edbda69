import type { StreamName } from "hibob-kit/sync";

/** Where a process of the kill tests keeps its mirror. */
export type Place =
  /** `given`: the file is the application's own database, and the store a guest in it. */
  | { readonly kind: "sqlite"; readonly file: string; readonly given: boolean }
  | { readonly kind: "postgres"; readonly url: string; readonly schema: string };

/**
 * What a process tells as it goes. `warm`: its code is loaded. `opened`: tables are there. A commit begins as `committing`, as `removing`
 * when it takes records away, or as `ending` when it ends a stream's reading. `applying` and `applied` are in its transaction.
 */
export type Point =
  | "warm"
  | "opening"
  | "opened"
  | "acquired"
  | "committing"
  | "removing"
  | "ending"
  | "applying"
  | "applied"
  | "committed"
  | "releasing"
  | "released"
  | "closed";

/** What a process is to do: one line of JSON on its standard input. */
export interface Order {
  readonly bob: { readonly url: string; readonly id: string; readonly token: string };
  readonly place: Place;
  readonly streams: readonly StreamName[];
  /** Of the stream employees. */
  readonly fields?: readonly string[] | "all";
  readonly concurrency: number;
  /** Whether `apply` writes a table of the application's own. */
  readonly apply: boolean;
  /** The sync's time, which stands still. */
  readonly now: number;
  /** The store's time, which stands still as well. */
  readonly storeNow: number;
  /** Waits for another line when it has come to this point so often. */
  readonly hold?: { readonly at: Point; readonly nth: number };
  /** Kills itself at this statement, counted from 1: before it is made, or as soon as the database has it. */
  readonly dieAt?: { readonly statement: number; readonly when: "before" | "after" };
}

/** How a run ended that did not end well. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

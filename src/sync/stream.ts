import type { Endpoint } from "../client/index.ts";
import type { HiBob } from "../hibob.ts";
import type { Field } from "../metadata/index.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { KnownPerson, Plan } from "../permissions/index.ts";
import type { Comparison } from "./record.ts";
import type { Content } from "./store.ts";

/** What a stream reads with. Shared by all streams of a run. */
export interface StreamContext {
  readonly bob: HiBob;
  readonly signal: AbortSignal;
  /** When the run began, milliseconds since the epoch: before anything was asked. */
  readonly startedAt: number;
  /** The tenant's field metadata. Read once a run. */
  fields(): Promise<readonly Field[]>;
  /** Everyone the service user can see, leavers included, in key order. Read once a run. */
  people(): Promise<readonly KnownPerson[]>;
  /** The ids of `people()`. */
  roster(): Promise<readonly EmployeeId[]>;
}

/** What a followed stream reads with besides: its own records in the store. */
export interface FollowContext extends StreamContext {
  /** Keys and contents of those of these records that are stored. */
  stored(keys: readonly string[]): Promise<ReadonlyMap<string, Content>>;
  /** All stored records, page by page in key order. */
  allStored(): AsyncIterable<readonly { readonly key: string; readonly content: Content }[]>;
}

/** A record as a stream gives it. */
export interface ReadRecord {
  readonly key: string;
  readonly content: Content;
}

/** What both kinds of batches may say besides their records. */
interface BatchFacts {
  readonly records: readonly ReadRecord[];
  /** Fields asked for that no record of this batch carried. */
  readonly omitted?: readonly string[];
  /** Columns that came empty because they are restricted, and were left out of the records. */
  readonly restricted?: readonly string[];
  /** How far the reading is, in employees as a rule. */
  readonly progress?: { readonly done: number; readonly total: number };
}

/** A part of a stream's records: all of them between the part before and `upTo`. */
export interface StreamBatch extends BatchFacts {
  /** Every record with a key up to here, and above the last batch's, has been read. */
  readonly upTo: string;
  /** Keys, or starts of keys that end in "/", which could not be read after all; what is stored there stays as it is. */
  readonly unread?: readonly string[];
  /**
   * For history tables: nobody in this batch has more than one row. When that is so in every batch, View history has
   * probably been taken away, and nothing is removed.
   */
  readonly currentRowsOnly?: boolean;
}

/** A part of what happened to a followed stream's records. Whatever it does not name stays as it is. */
export interface FollowedBatch extends BatchFacts {
  /** Records that Bob says are gone. Removed at once, for the reason `deleted`. */
  readonly gone?: readonly string[];
  /** Records that ought to be there and were not found. Decided when the run ends, like the missing ones of other streams. */
  readonly absent?: readonly string[];
  /** Up to where Bob was followed: what the next `follow` gets. Committed together with the records. */
  readonly mark: string;
  /** What could not be followed any more, in words without personal data; told in the report. */
  readonly gap?: string;
}

/** Requests that a reading will take. */
export interface PlannedRequests {
  readonly endpoint: Endpoint;
  readonly count: number;
}

/** What all streams are. */
interface StreamFacts extends Comparison {
  readonly name: string;
  /**
   * What it needs of Bob, so that each run can check it and say which box is not ticked: `{ endpoints: ["GET /tasks"] }`.
   * Default: nothing is checked.
   */
  readonly plan?: Plan | undefined;
  /**
   * About how many requests one reading takes for so many people, by endpoint; for `sync.plan()`. What all streams share is
   * not in it: the field metadata and the list of people. Default: unknown.
   */
  requests?(people: number): readonly PlannedRequests[];
  /**
   * Which employee a record belongs to, by its key. So the records of somebody who is not there any more are decided together.
   * Default: they belong to nobody.
   */
  owner?(key: string): string | undefined;
}

/** One kind of record that Bob lists completely: how to read all of it, in key order, and how to compare it. */
export interface ListedStream extends StreamFacts {
  /** Reads everything with a key above `after`, in batches of rising keys. */
  read(context: StreamContext, after: string): AsyncIterable<StreamBatch>;
}

/** One kind of record that is followed: each run reads only what happened since the last one, or as much as a budget allows. */
export interface FollowedStream extends StreamFacts {
  /**
   * Reads what happened since `mark`, which is `""` at first. The next batch is asked for only when the last one is committed, so that
   * `stored` shows it.
   */
  follow(context: FollowContext, mark: string): AsyncIterable<FollowedBatch>;
}

/** One kind of record, and how it is read. */
export type Stream = ListedStream | FollowedStream;

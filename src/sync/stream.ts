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
  /** The tenant's field metadata. Read once a run. */
  fields(): Promise<readonly Field[]>;
  /** Everyone the service user can see, leavers included, in key order. Read once a run. */
  people(): Promise<readonly KnownPerson[]>;
  /** The ids of `people()`. */
  roster(): Promise<readonly EmployeeId[]>;
}

/** A part of a stream's records: all of them between the part before and `upTo`. */
export interface StreamBatch {
  readonly records: readonly { readonly key: string; readonly content: Content }[];
  /** Every record with a key up to here, and above the last batch's, has been read. */
  readonly upTo: string;
  /** Keys, or starts of keys that end in "/", which could not be read after all; what is stored there stays as it is. */
  readonly unread?: readonly string[];
  /** Fields asked for that no record of this batch carried. */
  readonly omitted?: readonly string[];
  /** Columns that came empty because they are restricted, and were left out of the records. */
  readonly restricted?: readonly string[];
  /**
   * For history tables: nobody in this batch has more than one row. When that is so in every batch, View history has
   * probably been taken away, and nothing is removed.
   */
  readonly currentRowsOnly?: boolean;
  /** How far the reading is, in employees as a rule. */
  readonly progress?: { readonly done: number; readonly total: number };
}

/** Requests that a reading will take. */
export interface PlannedRequests {
  readonly endpoint: Endpoint;
  readonly count: number;
}

/** One kind of record: how to read all of it, in key order, and how to compare it. */
export interface Stream extends Comparison {
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
  /** Reads everything with a key above `after`, in batches of rising keys. */
  read(context: StreamContext, after: string): AsyncIterable<StreamBatch>;
}

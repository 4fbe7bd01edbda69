import type { AccessLoss } from "./access.ts";
import type { HoldReason } from "./notes.ts";
import type { FollowedBatch, StreamBatch } from "./stream.ts";

/** What a run did to one stream. */
export interface StreamReport {
  readonly stream: string;
  /**
   * `held`: all was read, but records were not found whose removal waits for a person's decision. `denied`: Bob refuses this stream;
   * what is stored stays, and `accessLost` names the permission.
   */
  readonly outcome: "complete" | "held" | "denied";
  /** Whether an interrupted reading was resumed. */
  readonly resumed: boolean;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Records that were not found and are kept all the same. */
  readonly held: number;
  /** Why they are kept. */
  readonly heldBecause: readonly HoldReason[];
  /** Employees whom Bob listed and then refused or left out; their records stay as they are. */
  readonly unread: number;
  /** Columns that came empty because the service user may not see them; their stored values stay. */
  readonly restricted: readonly string[];
  /** Fields asked for that Bob sent for nobody: not permitted, as a rule. What was stored before stays. */
  readonly omitted: readonly string[];
  /** What the service user could see before and cannot see any more. Nothing of it was removed or emptied. */
  readonly accessLost: readonly AccessLoss[];
  /**
   * Fields that changed for more than nine in ten records: somebody changed everyone, or the field moves by itself. One that does so in
   * three readings in a row is `learnt`, and its moves are no changes from then on.
   */
  readonly moving: readonly string[];
  /** Fields whose moves are no changes, because earlier readings have learnt so. */
  readonly learnt: readonly string[];
  /** What could not be followed any more, in words. */
  readonly gaps: readonly string[];
}

/** What batches said besides their records. */
export class Gathered {
  omitted: readonly string[] | undefined;
  currentRowsOnly: boolean | undefined;
  unread = 0;
  readonly lastOmitted = new Set<string>();
  readonly restricted = new Set<string>();
  readonly gaps: string[] = [];

  add({ records, omitted = [], restricted = [], ...batch }: StreamBatch | FollowedBatch): void {
    if (records.length > 0) {
      this.omitted = this.omitted ? this.omitted.filter((field) => omitted.includes(field)) : omitted;
      for (const field of omitted) this.lastOmitted.add(field);
    }
    for (const column of restricted) this.restricted.add(column);
    if ("upTo" in batch) {
      this.currentRowsOnly = this.currentRowsOnly !== false && batch.currentRowsOnly === true;
      this.unread += batch.unread?.length ?? 0;
    } else if (batch.gap !== undefined) this.gaps.push(batch.gap);
  }
}

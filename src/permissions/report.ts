import type { PermissionModel } from "./catalogue/entry.ts";
import type { Requirement } from "./requirement.ts";

/** How sure an answer is. */
export type Confidence = "high" | "medium" | "low";

/** What a check found out about one permission. */
export interface Finding {
  /** `unverifiable`: cannot be told by reading, or not this time; `evidence` says why. */
  readonly status: "granted" | "missing" | "unverifiable";
  readonly confidence: Confidence;
  /** What was seen, in a sentence without a person's data. */
  readonly evidence: string;
  /** Single fields that the service user does not see while it sees others of the category, by id and name. */
  readonly hiddenFields?: readonly { readonly id: string; readonly name: string }[] | undefined;
  /** Key of a missing box that has to be ticked before anything can be seen of this one. */
  readonly waitsFor?: string | undefined;
  /** Asking failed for another reason than a permission: a later check may tell. Only with `unverifiable`. */
  readonly failed?: true | undefined;
}

/** A permission that the plan needs, and what was found out about it. */
export interface PermissionAnswer extends Requirement, Finding {}

/** Whom the service user can see. Counts only. */
export interface Audience {
  readonly people: number;
  readonly active: number | undefined;
  /** People by HR status, e.g. `{ Employed: 180, Terminated: 20 }`; absent while the status cannot be read. */
  readonly byLifecycleStatus?: Readonly<Record<string, number>> | undefined;
}

/** Something that the service user can see and the plan never reads. */
export interface ExcessAccess {
  readonly key: string;
  /** The category or feature, by the account's own name for it. */
  readonly name: string;
  readonly place: Readonly<Record<PermissionModel, string>>;
  readonly evidence: string;
}

/**
 * What a check found. Plain data: it can be kept as JSON and be rendered or compared later. Holds no credential and nothing
 * about a person.
 */
export interface PermissionReport {
  /** ISO 8601 in UTC. */
  readonly checkedAt: string;
  /**
   * `missing`: at least one needed permission is not granted. `incomplete`: none that was seen, but something could not be looked
   * at this time, so check again. `green`: none, among those that can be seen by reading.
   */
  readonly outcome: "green" | "incomplete" | "missing";
  /** Which of Bob's models the account has, if that showed. */
  readonly model: PermissionModel | "unknown";
  /** What was planned, by name. */
  readonly plan: readonly string[];
  /** One for each permission that the plan needs, in the order of the plan's list. */
  readonly answers: readonly PermissionAnswer[];
  readonly audience: Audience | undefined;
  /** What goes beyond the plan, as far as it was looked at. */
  readonly excess: readonly ExcessAccess[];
  /** Short text that is the same as long as the same permissions are granted: `audience+ work.view+ work.viewHistory-`. */
  readonly fingerprint: string;
  /** Calls made, and how many of them Bob refused. */
  readonly requests: number;
  readonly refusals: number;
}

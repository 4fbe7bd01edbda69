import type { Area, Observable, PermissionModel, Right } from "./catalogue/entry.ts";

/** A permission that a plan needs, in the words of the account's own screen. */
export interface Requirement {
  /** Key in the catalogue, e.g. `work.viewHistory`, or `audience`. */
  readonly key: string;
  readonly area: Area;
  /** The category, by the account's own name for it; absent for features. */
  readonly category?: { readonly id: string; readonly name: string } | undefined;
  readonly right?: Right | undefined;
  /** Menu and label, under each model: `People's data > People > Work > View selected employees' Work sections`. */
  readonly place: Readonly<Record<PermissionModel, string>>;
  /** Other wordings that have been seen on Bob's screens. */
  readonly aliases: readonly string[];
  /** What of the plan needs it: `preset base`, `stream workHistory`, `field work.title`, `GET /timeoff/whosout`. */
  readonly neededFor: readonly string[];
  /** Ids of the fields that the plan reads by it. */
  readonly fields: readonly string[];
  /** Rules of Bob's that one would not guess, e.g. that a date of birth needs Edit. */
  readonly rules: readonly string[];
  /** What goes wrong while it is not ticked. */
  readonly breaks: string;
  readonly observable: Readonly<Record<PermissionModel, Observable>>;
  /** Why it cannot be told by reading; absent where it can. */
  readonly unseen?: string | undefined;
  /** Key of the box that must be ticked before this one can be seen. */
  readonly behind?: string | undefined;
  readonly source: string;
  /** How menu and label are known: from HiBob, from accounts of integrators, or after the pattern of other boxes. */
  readonly wording: "documented" | "observed" | "assumed";
}

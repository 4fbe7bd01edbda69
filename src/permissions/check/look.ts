import type { Field } from "../../metadata/index.ts";
import type { PermissionModel } from "../catalogue/entry.ts";
import type { Finding } from "../report.ts";
import type { Tenant } from "../requirements.ts";
import type { Calls } from "./calls.ts";
import { type Findings, unverifiable } from "./findings.ts";
import type { KnownPerson } from "./roster.ts";
import type { CategorySight } from "./sight.ts";

export type HiddenField = NonNullable<Finding["hiddenFields"]>[number];

/** What one check knows by now, and how it asks for more. */
export interface Look {
  readonly calls: Calls;
  readonly found: Findings;
  readonly fields: readonly Field[];
  readonly customTables: NonNullable<Tenant["customTables"]>;
  /** Whether anything may be asked for that the plan does not need. */
  readonly beyond: boolean;
  /** Names of the folders that the plan uses; empty for any. */
  readonly folders: readonly string[];
  people: readonly KnownPerson[];
  sample: readonly KnownPerson[];
  sights: ReadonlyMap<string, CategorySight>;
  /** Columns that tables told to be hidden, by category. */
  readonly hiddenColumns: Map<string, readonly HiddenField[]>;
  /** As soon as it shows. */
  model: PermissionModel | "unknown";
}

/** One question of a check, with what it is about for those who wait. */
export interface Step {
  readonly note: string;
  run(): Promise<void>;
}

/** What to say of permissions about people when nobody can be seen. */
export const NOBODY = unverifiable("The service user sees nobody whose data could be looked at", { waitsFor: "audience" });

/** What to say of something that could not be asked for. */
export const unasked = (tried: { readonly is: "failed"; readonly why: string }) =>
  unverifiable(`Could not be looked at: ${tried.why}`, { failed: true });

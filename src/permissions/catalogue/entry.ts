/** Bob's two ways of granting employee data: by category, which is the older one, or field by field. */
export type PermissionModel = "category" | "field";

/** What a permission is about, in the order of Bob's screen. */
export type Area =
  | "Audience"
  | "Employee data"
  | "Employees"
  | "Time off"
  | "Documents"
  | "Calendar"
  | "Attendance"
  | "Lists and fields"
  | "Reports"
  | "Workforce planning"
  | "Job catalog"
  | "Hiring"
  | "Employers"
  | "Goals"
  | "Skills"
  | "Learning"
  | "Projects"
  | "Tasks"
  | "Integrations";

/** What a box allows for a category of employee data. */
export type Right = "view" | "viewHistory" | "edit";

/**
 * Whether reading can tell if a box is ticked. `yes`: both ways. `grant`: only that it is, when something turns up that
 * nobody else sees. `no`: not at all, because only writing shows it.
 */
export type Observable = "yes" | "grant" | "no";

/** A box, or another choice, on Bob's permission screen. */
export interface CatalogueEntry {
  /** Stable, e.g. `work.viewHistory`. Declarations of endpoints and the fake use the same. */
  readonly key: string;
  readonly area: Area;
  /** Id of the category whose data it grants; absent for features. */
  readonly category?: string | undefined;
  readonly right?: Right | undefined;
  /**
   * Menu and label as on the screen, outermost first and joined with " > ", under each of the two models. Features have the
   * same in both. Categories stand under the names that Bob gives them; customers may have renamed theirs.
   */
  readonly place: Readonly<Record<PermissionModel, string>>;
  /** Other wordings of the label, or of menu and label, that have been seen. */
  readonly aliases: readonly string[];
  /** What it gives access to. */
  readonly gates: string;
  /** How Bob answers where it is not ticked. */
  readonly lack: string;
  readonly observable: Readonly<Record<PermissionModel, Observable>>;
  /** Why it cannot be told by reading, or not for sure; absent where it can. */
  readonly unseen?: string | undefined;
  /** Key of the box without which this one shows no effect, so that it cannot be seen before that one is ticked. */
  readonly behind?: string | undefined;
  /** What goes wrong for an integration that needs it and does not have it. */
  readonly breaks: string;
  /** Where the wording and the behaviour are known from. */
  readonly source: string;
  /** `documented` by HiBob, `observed` in accounts by integrators, or `assumed` after the pattern of others. */
  readonly confidence: "documented" | "observed" | "assumed";
}

import type { FieldCategory } from "./fields.ts";

/** One box on Bob's permission screen. */
export interface Permission {
  /** Stable key, e.g. `work.viewHistory`. */
  readonly key: string;
  /** Menu path and label as the HR admin sees them, unless a category was renamed. */
  readonly place: string;
  /** The same in accounts with field-level permissions, where it differs there. */
  readonly fieldPlace?: string;
}

/** A category that has boxes of its own; some have tables and no fields. */
type Category = FieldCategory | "financial" | "equity" | "training";

// Source of the wordings: HiBob's permission screen as its documentation and set-up guides print it (2026).
const sections = (key: string, category: string, right: string, verb: string, noun = "sections"): Permission => ({
  key,
  place: `People's data > People > ${category} > ${verb} selected employees' ${category} ${noun}`,
  fieldPlace: `People's data > People's fields > ${category} > ${right}`,
});

/** View on a category: its fields, and the current row of its tables. `id` is the category's, unless only its tables' rows say which. */
export const viewPermission = (id: Category | "customTables", label: string): Permission => sections(`${id}.view`, label, "View", "View");

/** View history on a category: all rows of its tables, and their bulk reads. */
export const viewHistoryPermission = (id: Category, label: string): Permission =>
  sections(`${id}.viewHistory`, label, "View history", "View", "section histories");

/** Edit on a category: writing its fields and tables. Some labels say Manage in its place. */
export const editPermission = (id: Category | "customTables", label: string, verb: "Edit" | "Manage" = "Edit"): Permission =>
  sections(`${id}.edit`, label, "Edit", verb);

/** A box of one module, e.g. `box("timeOff.seeWhosOut", "People's data > Time off > …")`. */
export const box = (key: string, place: string): Permission => ({ key, place });

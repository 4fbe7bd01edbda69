import type { FieldCategory } from "./fields.ts";

/** One box on Bob's permission screen. */
export interface Permission {
  /** Stable key, e.g. `work.viewHistory`. */
  readonly key: string;
  /** Menu path and label as the HR admin sees them, unless a category was renamed. */
  readonly place: string;
}

/** A category that has boxes of its own; some have tables and no fields. */
type Category = FieldCategory | "financial" | "equity" | "training";

// Source of the wordings: HiBob's permission screen as its documentation and set-up guides print it (2026).
const sections = (key: string, verb: string, category: string, noun: string): Permission => ({
  key,
  place: `People's data > People > ${category} > ${verb} selected employees' ${category} ${noun}`,
});

/** View on a category: its fields, and the current row of its tables. */
export const viewPermission = (categoryId: Category, label: string): Permission =>
  sections(`${categoryId}.view`, "View", label, "sections");

/** View history on a category: all rows of its tables, and their bulk reads. */
export const viewHistoryPermission = (categoryId: Category, label: string): Permission =>
  sections(`${categoryId}.viewHistory`, "View", label, "section histories");

/** Edit on a category: writing its fields and tables. Some tables' boxes say Manage in its place. */
export const editPermission = (categoryId: Category, label: string): Permission =>
  sections(`${categoryId}.edit`, "Edit", label, "sections");

/** A box of one module, e.g. `box("timeOff.seeWhosOut", "People's data > Time off > …")`. */
export const box = (key: string, place: string): Permission => ({ key, place });

import type { FieldSelection } from "../../metadata/field-selection.ts";
import { employees } from "./employees.ts";
import { workHistory } from "./work-history.ts";

/** The built-in streams by name, each made with the options of a sync. */
export const STREAMS = {
  employees: (options: { readonly fields?: FieldSelection }) => employees(options),
  workHistory: () => workHistory(),
} as const;

/** Name of a built-in stream. */
export type StreamName = keyof typeof STREAMS;

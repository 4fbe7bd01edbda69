import { defineStream } from "./define-stream.ts";
import type { NewChange } from "./store.ts";
import type { Stream } from "./stream.ts";
import { fields } from "./streams/lists.ts";

/** A change in how Bob describes an employee field. */
export interface SchemaChange {
  /** Field id. */
  readonly field: string;
  /** `changed`: another name, category, type or list. */
  readonly kind: "added" | "changed" | "removed";
  /** What differs: `{ category: { from: "work", to: "payroll" } }`. A field in another category needs another permission. */
  readonly from: Readonly<Record<string, unknown>> | null;
  readonly to: Readonly<Record<string, unknown>> | null;
}

/** The stream that notices such changes for every sync of employees. In the log they are changes of `schema`. */
export const schema = (): Stream => defineStream({ name: "schema", read: fields().read });

/** A change of a field's description, as the report tells it. */
export const schemaChange = ({ key, kind, before, after }: NewChange): SchemaChange => ({
  field: decodeURIComponent(key),
  kind,
  from: before,
  to: after,
});

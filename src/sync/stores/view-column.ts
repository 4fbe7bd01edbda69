import type { PlannedStream } from "../../permissions/index.ts";

/**
 * Type of a column. A value of another type is NULL there, and stands in `content` as Bob sent it: a view never fails. `text` takes
 * numbers and booleans too, because Bob mixes ids and labels; `date` is a day, that of a timestamp too; `json` is an object or a list.
 */
export type ViewColumnType = "text" | "number" | "integer" | "boolean" | "date" | "json";

/** A column of a view. */
export interface ViewColumn {
  /** In snake_case. */
  readonly name: string;
  /** Where the value is inside the record's content, key by key. Empty: the record's own key, of which it is the only part. */
  readonly path: readonly string[];
  readonly type: ViewColumnType;
  /** What it holds, for people. */
  readonly says: string;
}

/**
 * What a person queries of one stream: one row a live record. Each view has `tenant` and `key` before these columns, and after
 * them `content` (everything Bob sent) and `changed_at` (when a sync last wrote the record).
 */
export interface StreamView {
  /** In snake_case, e.g. `work_history`. */
  readonly name: string;
  readonly stream: PlannedStream;
  /** What a row is, for people. */
  readonly says: string;
  readonly columns: readonly ViewColumn[];
}

/** Makes columns of one type. A path of one key is written as it is. */
const columnOf =
  (type: ViewColumnType) =>
  (name: string, path: string | readonly string[], says: string): ViewColumn => ({
    name,
    path: typeof path === "string" ? [path] : path,
    type,
    says,
  });

export const text = columnOf("text");
export const number = columnOf("number");
export const integer = columnOf("integer");
export const boolean = columnOf("boolean");
export const date = columnOf("date");
export const json = columnOf("json");

/** An amount and its currency. */
export const money = (name: string, key: string, says: string, currency = "currency"): ViewColumn[] => [
  number(name, [key, "value"], says),
  text(currency, [key, "currency"], `Currency of \`${name}\`, by its ISO code`),
];

export const employeeId = text("employee_id", "employeeId", "Whose it is: `id` in `employees`");

/** What keys a row of an employee's table. */
export const rowOf: readonly ViewColumn[] = [employeeId, integer("row_id", "id", "Unique among this employee's rows of this table only")];

/** What a row that holds from a day on begins with. */
export const datedRow: readonly ViewColumn[] = [
  ...rowOf,
  date("effective_date", "effectiveDate", "First day on which the row holds"),
  date("end_effective_date", "endEffectiveDate", "Until when; NULL in the last row"),
  boolean("is_current", "isCurrent", "Whether it is in force; false for past and for future rows"),
];

/** What it ends with. */
export const bookkeeping: readonly ViewColumn[] = [
  text("change_reason", ["change", "reason"], "Why it was changed, as somebody chose in Bob"),
  text("changed_by", ["change", "changedBy"], "Who changed it, by name"),
  date("modification_date", "modificationDate", "Day of the last edit in Bob"),
];

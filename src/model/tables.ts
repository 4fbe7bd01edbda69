import * as z from "zod/mini";
import type { EmployeeId } from "./ids.ts";
import { isObject } from "./json.ts";

/** Columns that Bob left empty because the service user may not see them (accounts with field-level permissions). */
export interface RestrictedColumns {
  /** No View: empty in every row. */
  readonly noView: readonly string[];
  /** No View history: empty in all rows but the current one. */
  readonly noViewHistory: readonly string[];
}

/** Why Bob refused one employee of a bulk read. */
export interface EmployeeError {
  readonly employeeId: EmployeeId;
  /** E.g. `MISSING_PERMISSION`. */
  readonly error: string;
}

/** The rows of one employee, from a table read or one entry of a bulk read. */
export interface TableEntry<Row> {
  readonly employeeId: EmployeeId;
  readonly rows: Row[];
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

const nullish = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

const restricted = nullish(
  z.looseObject({ no_view_permission: nullish(z.array(z.string())), no_view_history_permission: nullish(z.array(z.string())) }),
);

/** Answer of a table read: `{ values: [row, …] }`. */
export const tableAnswer = <Row extends z.ZodMiniType>(row: Row) => z.looseObject({ values: z.array(row), restricted_columns: restricted });

/** Query of a bulk table read. */
export const bulkQuery = z.object({
  /** Rows on a page, not employees. */
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
  cursor: z.optional(z.string()),
  /** Ids joined by commas, 200 at the most. */
  employeeIds: z.optional(z.string()),
});

/** Answer of a bulk table read. An entry's `values` hold rows, or wrappers with rows and restricted columns in them. */
export const bulkAnswer = <Row extends z.ZodMiniType>(row: Row) =>
  z.looseObject({
    results: z.array(z.looseObject({ employeeId: z.string(), values: z.array(z.union([row, tableAnswer(row)])) })),
    /** `{}` when there are none, and else a list of `{ "<employee id>": { error, message } }`. */
    errors: z.optional(z.nullable(z.union([z.array(z.record(z.string(), z.unknown())), z.record(z.string(), z.unknown())]))),
    restricted_columns: restricted,
    response_metadata: nullish(z.looseObject({ next_cursor: nullish(z.string()), cursor: nullish(z.string()) })),
  });

const unwrapped = (values: unknown): unknown[] =>
  Array.isArray(values) ? values.flatMap((value) => (isObject(value) && Array.isArray(value.values) ? value.values : [value])) : [];

/** The rows in `values`, each with its employee; what is not a row is left out (drift has reported it). */
export const rowsIn = <Row>(employeeId: EmployeeId, values: unknown): Row[] =>
  unwrapped(values)
    .filter(isObject)
    .map((row) => ({ ...row, employeeId })) as Row[];

/** The entries of a bulk answer, in Bob's order; what is no entry is left out. */
export const entriesIn = <Row>(results: readonly unknown[]): TableEntry<Row>[] =>
  results
    .filter((entry) => isObject(entry) && typeof entry.employeeId === "string" && Array.isArray(entry.values))
    .map((entry) => {
      const { employeeId, values } = entry as { employeeId: EmployeeId; values: unknown };
      return { employeeId, rows: rowsIn<Row>(employeeId, values) };
    });

/** The refused employees of a bulk answer, whether Bob gives a list of maps or one map. */
export function errorsIn(data: unknown): EmployeeError[] {
  const errors = isObject(data) ? data.errors : undefined;
  return [errors]
    .flat()
    .filter(isObject)
    .flatMap((byEmployee) => Object.entries(byEmployee))
    .map(([employeeId, why]) => ({
      employeeId: employeeId as EmployeeId,
      error: isObject(why) && typeof why.error === "string" ? why.error : "UNKNOWN",
    }));
}

/**
 * The restricted columns of a table or bulk answer, wherever Bob put them. `undefined` when nothing says that there are
 * any; empty lists when only the header does.
 */
export function restrictedIn(data: unknown, headers: Headers): RestrictedColumns | undefined {
  const entries = isObject(data) ? [data, ...[data.values, data.results].flat()].filter(isObject) : [];
  const wrappers = entries.flatMap((entry) => [entry, ...(Array.isArray(entry.values) ? entry.values : [])]).filter(isObject);
  const found = wrappers.map((wrapper) => wrapper.restricted_columns).filter(isObject);
  if (found.length === 0 && headers.get("x-has-restricted-columns") !== "true") return undefined;
  const all = (key: string) => [...new Set(found.flatMap((columns) => strings(columns[key])))];
  return { noView: all("no_view_permission"), noViewHistory: all("no_view_history_permission") };
}

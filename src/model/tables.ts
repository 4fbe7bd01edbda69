import * as z from "zod/mini";
import type { EmployeeId } from "./ids.ts";
import { isObject } from "./json.ts";
import { aFlag, anObject, aText, byForm, listOf, nextPage, nullish, number, whole } from "./shapes.ts";

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
  /** Bob's own words. They may name the employee: think before you log them. */
  readonly message?: string | undefined;
}

/** The rows of one employee, from a table read or one entry of a bulk read. */
export interface TableEntry<Row> {
  readonly employeeId: EmployeeId;
  readonly rows: Row[];
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

const restricted = nullish(
  z.looseObject({ no_view_permission: nullish(listOf(aText)), no_view_history_permission: nullish(listOf(aText)) }),
);

/** Answer of a table read: `{ values: [row, …] }`. */
export const tableAnswer = <Row extends z.ZodMiniType>(row: Row) => z.looseObject({ values: listOf(row), restricted_columns: restricted });

/** Answer to a new row; Bob tells its id in some tables. */
export const added = nullish(z.looseObject({ entryId: number }));

/** Query of a table read. */
export const tableQuery = z.object({
  /** Adds a `humanReadable` object with display texts to each row. Observed; documented for custom tables only. */
  includeHumanReadable: z.optional(aFlag),
});

/** Query of a bulk table read. */
export const bulkQuery = z.object({
  ...tableQuery.shape,
  /** Rows on a page, not employees. */
  limit: z.optional(whole(1, 200)),
  cursor: z.optional(aText),
  /** Ids joined by commas, 200 at the most. */
  employeeIds: z.optional(aText),
});

/** Answer of a bulk table read. An entry's `values` hold rows, or wrappers with rows and restricted columns in them. */
export const bulkAnswer = <Row extends z.ZodMiniType>(row: Row) =>
  z.looseObject({
    results: listOf(
      z.looseObject({
        employeeId: aText,
        values: listOf(byForm((value) => (isObject(value) && Array.isArray(value.values) ? tableAnswer(row) : row))),
      }),
    ),
    /** `{}` when there are none, and else a list of `{ "<employee id>": { error, message } }`. */
    errors: nullish(byForm((value) => (Array.isArray(value) ? listOf(anObject) : anObject))),
    restricted_columns: restricted,
    response_metadata: nextPage,
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
    .filter(isObject)
    .flatMap(({ employeeId, values }) =>
      typeof employeeId === "string" && Array.isArray(values)
        ? [{ employeeId: employeeId as EmployeeId, rows: rowsIn<Row>(employeeId as EmployeeId, values) }]
        : [],
    );

/** The refused employees of a bulk answer, whether Bob gives a list of maps or one map. */
export function errorsIn(data: unknown): EmployeeError[] {
  const errors = isObject(data) ? data.errors : undefined;
  return [errors]
    .flat()
    .filter(isObject)
    .flatMap((byEmployee) => Object.entries(byEmployee))
    .map(([employeeId, why]) => {
      const { error, ...more } = isObject(why) ? why : {};
      return { ...more, employeeId: employeeId as EmployeeId, error: typeof error === "string" ? error : "UNKNOWN" };
    });
}

/**
 * The restricted columns of a table or bulk answer, wherever Bob put them. `undefined` when nothing says that there are
 * any; empty lists when only the header does.
 */
export function restrictedIn(data: unknown, headers: Headers): RestrictedColumns | undefined {
  const inside = (all: unknown[]) => all.filter(isObject).flatMap((one) => [one, one.values, one.results].flat());
  const found = inside(inside([data]))
    .filter(isObject)
    .map((wrapper) => wrapper.restricted_columns)
    .filter((columns) => columns !== undefined && columns !== null);
  if (found.length === 0 && headers.get("x-has-restricted-columns")?.toLowerCase() !== "true") return undefined;
  return together(
    found.map((columns) => {
      // In another form, too, it says that columns are hidden.
      const { no_view_permission, no_view_history_permission } = isObject(columns) ? columns : { no_view_permission: columns };
      return { noView: strings(no_view_permission), noViewHistory: strings(no_view_history_permission) };
    }),
  );
}

/** The restricted columns of several answers, each named once. */
export const together = (all: readonly RestrictedColumns[]): RestrictedColumns => ({
  noView: [...new Set(all.flatMap(({ noView }) => noView))],
  noViewHistory: [...new Set(all.flatMap(({ noViewHistory }) => noViewHistory))],
});

import type { CallOptions, Client, Endpoint, Page, Paginator } from "../client/index.ts";
import { InvalidInputError, PermissionError, paginate, UnexpectedAnswerError } from "../client/index.ts";
import { checkStrings, employeeId, listIn } from "../client/input.ts";
import { nextCursor } from "../client/pagination.ts";
import { dayOf } from "../client/spans.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { TableRow } from "../model/rows.ts";
import { type EmployeeError, entriesIn, errorsIn, type RestrictedColumns, restrictedIn, rowsIn, together } from "../model/tables.ts";

/** Options of a table read. */
export interface TableOptions extends CallOptions {
  /** Adds a `humanReadable` object with display texts to each row. Default false. */
  readonly humanReadable?: boolean | undefined;
}

/** Rows of a table, and what Bob held back. */
export interface TableRead<Row> {
  readonly rows: Row[];
  /** Columns that came empty because the service user may not see them; `undefined` when Bob said nothing. */
  readonly restrictedColumns: RestrictedColumns | undefined;
  /**
   * Nothing but current rows came. Either there are no others, or the service user has View without View history: Bob
   * gives the same answer for both. Always false for tables without dates.
   */
  readonly onlyCurrentRows: boolean;
}

/** One page of a bulk read; an employee's rows may go on on the next one. */
export interface TablePage<Row> extends Page<Row> {
  /** Employees asked for by id that Bob refused, each with its reason, e.g. `MISSING_PERMISSION`. */
  readonly errors: readonly EmployeeError[];
  readonly restrictedColumns: RestrictedColumns | undefined;
  /** See `TableRead.onlyCurrentRows`. */
  readonly onlyCurrentRows: boolean;
}

/** Whom and how to read in bulk. */
export interface BulkInput {
  /** Default: everyone inside the service user's "Access data for". At most 200; an empty list is nobody. */
  readonly employeeIds?: readonly EmployeeId[] | undefined;
  /** Rows on a page, 1 to 200. Default 200, Bob's maximum. */
  readonly pageSize?: number | undefined;
  /** Goes on at `nextCursor` of an earlier page. */
  readonly cursor?: string | undefined;
}

export type List<Row> = (employeeId: EmployeeId, options?: TableOptions) => Promise<TableRead<Row>>;
export type All<Row> = (input?: BulkInput, options?: TableOptions) => Paginator<Row, TablePage<Row>>;
export type AsOf<Row> = (employeeId: EmployeeId, date: CalendarDate, options?: TableOptions) => Promise<TableRead<Row>>;

const MOST_IDS = 200;

const queryOf = ({ humanReadable }: TableOptions = {}) => ({ includeHumanReadable: humanReadable || undefined });

const onlyCurrent = (rows: readonly TableRow[]): boolean => rows.length > 0 && rows.every((row) => row.isCurrent === true);

/** What fills the holes of a table's path besides the employee's and a row's `{entry_id}`. */
export type TablePath = Readonly<Record<string, string>>;

/** Fills the employee's hole as well, which has another name in the paths of custom tables. */
export const pathOf = (id: EmployeeId, path?: TablePath): TablePath => ({ ...path, id, employee_id: id });

/** Reads one employee's rows from the table's own endpoint. */
export const listRows =
  <Row extends TableRow>(client: Client, endpoint: Endpoint, path?: TablePath): List<Row> =>
  async (id, options) => {
    const { data, headers } = await client.call(endpoint, { path: pathOf(id, path), query: queryOf(options) }, options);
    const rows = rowsIn<Row>(id, listIn(data, "values", endpoint.id));
    return { rows, restrictedColumns: restrictedIn(data, headers), onlyCurrentRows: onlyCurrent(rows) };
  };

/** Reads many employees' rows, page by page. */
export const allRows =
  <Row extends TableRow>(client: Client, endpoint: Endpoint, path: TablePath = {}): All<Row> =>
  ({ employeeIds, pageSize = MOST_IDS, cursor: from } = {}, options) => {
    // Only without the key it is everyone: `null` is a list that somebody failed to make.
    if (employeeIds !== undefined) {
      checkStrings(employeeIds, "employeeIds");
      employeeIds.forEach(employeeId); // a comma in one would make it two
      if (employeeIds.length > MOST_IDS) throw new InvalidInputError(`Bob takes at most ${MOST_IDS} employeeIds`);
    }
    const read = async (cursor: string | undefined): Promise<TablePage<Row>> => {
      const query = {
        limit: pageSize,
        cursor,
        employeeIds: employeeIds?.join(","),
        ...queryOf(options),
      };
      // An empty list must not widen to everyone.
      const { data, headers } =
        employeeIds?.length === 0
          ? { data: { results: [] }, headers: new Headers() }
          : await client.call(endpoint, { path, query }, options);
      const results = listIn(data, "results", endpoint.id);
      const entries = entriesIn<Row>(results);
      // Going on without one would make it look as if the employee had no rows.
      if (entries.length < results.length) {
        throw new UnexpectedAnswerError(`${endpoint.id} answered an entry without an employee or rows`, { endpoint: endpoint.id });
      }
      const items = entries.flatMap(({ rows }) => rows);
      return {
        items,
        nextCursor: nextCursor(data),
        errors: errorsIn(data),
        restrictedColumns: restrictedIn(data, headers),
        onlyCurrentRows: onlyCurrent(items),
      };
    };
    return paginate(read, { endpoint: endpoint.id, from });
  };

/** Reads one employee's rows through the bulk endpoint, for tables that have no other. */
export const listThroughBulk =
  <Row extends TableRow>(client: Client, endpoint: Endpoint): List<Row> =>
  async (id, options) => {
    const rows: Row[] = [];
    const restricted: RestrictedColumns[] = [];
    for await (const page of allRows<Row>(client, endpoint)({ employeeIds: [id] }, options).pages()) {
      const refused = page.errors.find((error) => error.employeeId === id);
      if (refused) {
        const why = /^[A-Z_]+$/.test(refused.error) ? `: ${refused.error}` : "";
        throw new PermissionError(`${endpoint.id} refused the employee${why}`, endpoint.permissions ?? [], {
          endpoint: endpoint.id,
          hint: 'Check that its "Access data for" covers the employee',
        });
      }
      // One bulk read was observed to ignore the ids. Row ids repeat from employee to employee: a stranger's row must not pass.
      rows.push(...page.items.filter((row) => row.employeeId === id));
      if (page.restrictedColumns) restricted.push(page.restrictedColumns);
    }
    return { rows, restrictedColumns: restricted.length > 0 ? together(restricted) : undefined, onlyCurrentRows: onlyCurrent(rows) };
  };

const dateIn = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * The rows that hold on a day: of each employee the one with the latest `effectiveDate` that is not after it, the last of
 * them if several have that date; none when it ended before. In a table where several hold at once, name the column that
 * tells them apart, e.g. `variableType`.
 *
 * Source: HiBob's documentation; ASSUMED: a row still holds on its end date, of which two readings are possible.
 *
 * @throws {InvalidInputError} for a date in another form than YYYY-MM-DD
 * @example
 * const { rows } = await bob.workHistory.list(id);
 * const [row] = rowsInForce(rows, "2026-01-31");
 */
export function rowsInForce<Row extends TableRow>(rows: readonly Row[], date: CalendarDate, series?: string): Row[] {
  dayOf(date, "date");
  const latest = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify([row.employeeId, series && row[series]]);
    const from = dateIn(row.effectiveDate);
    if (from <= date && from >= dateIn(latest.get(key)?.effectiveDate)) latest.set(key, row);
  }
  // What took over may be hidden, and a payment that has ended leaves nothing.
  return [...latest.values()].filter((row) => [row.endDate, row.endEffectiveDate].every((end) => !dateIn(end) || dateIn(end) >= date));
}

/** Reads one employee's rows that hold on a day. */
export const rowsAsOf =
  <Row extends TableRow>(list: List<Row>, series?: string): AsOf<Row> =>
  async (id, date, options) => {
    dayOf(date, "date"); // before anything is sent
    const read = await list(id, options);
    return { ...read, rows: rowsInForce(read.rows, date, series) };
  };

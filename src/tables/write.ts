import {
  type CallOptions,
  type Client,
  type Endpoint,
  HiBobError,
  InvalidInputError,
  ResponseError,
  type Written,
} from "../client/index.ts";
import { dayOf } from "../client/spans.ts";
import { untilVisible } from "../client/visible.ts";
import type { EmployeeId } from "../model/ids.ts";
import { isObject, type Json } from "../model/json.ts";
import type { TableRow } from "../model/rows.ts";
import { type List, pathOf, rowsInForce, type TablePath, type TableRead } from "./read.ts";

/** What writing a new row gives. */
export interface RowWritten extends Written {
  /** The new row's id, for the tables where Bob tells it. */
  readonly entryId: number | undefined;
}

/** Options of `append`. */
export interface AppendOptions extends CallOptions {
  /**
   * Copies the columns you do not give from the row in force before the new one. Default true: Bob stores columns that are
   * not sent as empty. With false nothing is read before, and the new row holds exactly what you give.
   */
  readonly carryForward?: boolean | undefined;
}

export type Append<New> = (employeeId: EmployeeId, row: New, options?: AppendOptions) => Promise<RowWritten>;
export type Add<New> = (employeeId: EmployeeId, row: New, options?: CallOptions) => Promise<RowWritten>;
export type Update<New> = (employeeId: EmployeeId, entryId: number, columns: Partial<New>, options?: CallOptions) => Promise<Written>;
export type Remove = (employeeId: EmployeeId, entryId: number, options?: CallOptions) => Promise<Written>;

// What Bob keeps about a row by itself; source: observed writes. A copy of it would be refused or wrong.
const KEPT_BY_BOB =
  /^(id|employeeId|(end|active)EffectiveDate|isCurrent|canBeDeleted|change|changedBy|[cC]reationDate|modificationDate|humanReadable|percentageOfAnnualSalary)$/;

// Columns that show a label beside the id in another column: the id is what can be written.
const ID_OF_LABEL = { site: "siteId", calendarName: "calendarId", standardWorkingPattern: "standardWorkingPatternId" };

const HINT = "Grant View and View history on the table; append can do without, with carryForward: false";

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** The columns that are given, also among the customer's own: a key that is set to undefined is one that was not given. */
function givenOf(columns: object): Json {
  const given: Json = Object.fromEntries(Object.entries(columns ?? {}).filter(([, value]) => value !== undefined));
  const { customColumns } = given;
  return isObject(customColumns) ? { ...given, customColumns: givenOf(customColumns) } : given;
}

/** A row's columns as they can be written again, with `columns` in their place where given. */
function carried(row: Json, columns: Json): Json {
  const copy = Object.fromEntries(Object.entries(row).filter(([column, value]) => isGiven(value) && !KEPT_BY_BOB.test(column)));
  for (const [label, id] of Object.entries(ID_OF_LABEL)) {
    if (isGiven(columns[label])) delete copy[id];
    else if (isGiven(copy[id]) || id in columns) delete copy[label];
  }
  if (isObject(copy.reportsTo)) copy.reportsTo = { id: copy.reportsTo.id };
  const body = { ...copy, ...columns };
  const { customColumns } = copy;
  if (isObject(customColumns) && isObject(body.customColumns)) body.customColumns = { ...customColumns, ...body.customColumns };
  return body;
}

/** Refuses to copy rows in which columns were hidden: written back, they would be blank. */
function refuseHidden({ restrictedColumns: hidden }: TableRead<TableRow>, endpoint: string): void {
  if (!hidden) return;
  const names = [...hidden.noView, ...hidden.noViewHistory].join(", ");
  throw new HiBobError("restricted_columns", `${endpoint} was not sent, it would blank what Bob hides: ${names || "some columns"}`, {
    endpoint,
    hint: HINT,
  });
}

const byId = (rows: readonly TableRow[], id: number | undefined) => rows.find((row) => row.id === id);

/** The path of one row. Text that is no row's id must not get there: it would name something else. */
function rowPath(endpoint: Endpoint, id: EmployeeId, entryId: number, path?: TablePath): TablePath {
  if (!Number.isSafeInteger(entryId))
    throw new InvalidInputError(`${endpoint.id} was not sent: entryId must be a row's id, a whole number`);
  return { ...pathOf(id, path), entry_id: String(entryId) };
}

const isNested = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** Whether a value holds what was written; Bob may add to it, and numbers may come as text. */
const shows = (value: unknown, written: unknown): boolean =>
  isNested(written)
    ? isNested(value) && Object.entries(written).every(([key, part]) => shows(value[key], part))
    : !isNested(value) && String(value ?? "") === String(written ?? "");

/**
 * Whether a row shows the columns that were written. One that differs from `before` does too: Bob may show a list item's
 * label where its id was written. The reason is shown elsewhere.
 */
const showsAll = (row: TableRow, columns: Json, before?: TableRow): boolean =>
  Object.entries(columns).every(
    ([column, written]) =>
      column === "reason" ||
      shows(row[column], written) ||
      (before !== undefined && !isNested(written) && !shows(row[column], before[column])),
  );

const seen = (
  client: Client,
  endpoint: Endpoint,
  list: List<TableRow>,
  id: EmployeeId,
  look: (read: TableRead<TableRow>) => boolean,
): Written => ({
  visible: (options) => untilVisible(client, endpoint.id, async () => look(await list(id, options)), options?.signal),
});

/** Sends a new row. It is known by the id that Bob tells, or else as `isIt` says. */
async function sendRow(
  client: Client,
  endpoint: Endpoint,
  list: List<TableRow>,
  id: EmployeeId,
  input: { readonly path: TablePath; readonly body: unknown },
  options: CallOptions | undefined,
  isIt: (row: TableRow) => boolean,
): Promise<RowWritten> {
  const { data } = await client.call(endpoint, input, options);
  const entryId = isObject(data) && typeof data.entryId === "number" ? data.entryId : undefined;
  const isThere = ({ rows }: TableRead<TableRow>) => (entryId === undefined ? rows.some(isIt) : byId(rows, entryId) !== undefined);
  return { entryId, ...seen(client, endpoint, list, id, isThere) };
}

/** A kind without what two spellings of one word differ in: `ExecutiveBonus`, `Executive bonus`; but `Level 1.1` is not `Level 11`. */
const wordOf = (kind: unknown): unknown =>
  isNested(kind)
    ? kind
    : String(kind)
        .toLowerCase()
        .replace(/[\s\p{P}]+(?!\d)/gu, "");

/**
 * Adds a row that holds from its `effectiveDate` on, with the columns not given carried forward. `series` is the column that
 * tells rows apart which hold at the same time, e.g. `variableType`: the row carried is one of the same kind, or else one whose
 * kind is the same word in another spelling. ASSUMED: Bob shows a kind as it is written. An id that is shown as a label cannot
 * be told from another kind, so that nothing is carried then.
 */
export const appendRow =
  <New extends { readonly effectiveDate: string }>(
    client: Client,
    endpoint: Endpoint,
    list: List<TableRow>,
    series?: string,
  ): Append<New> =>
  async (id, row, { carryForward = true, ...options } = {}) => {
    const columns = givenOf(row);
    const effectiveDate = columns.effectiveDate as string;
    dayOf(effectiveDate, "effectiveDate"); // before anything is sent
    let body: object = row;
    let key = columns;
    let known: readonly TableRow[] = [];
    if (carryForward) {
      const read = await list(id, options);
      refuseHidden(read, endpoint.id);
      known = read.rows;
      const ofKind = (form = (kind: unknown) => kind) =>
        known.filter((other) => !series || shows(form(other[series]), form(columns[series])));
      let rows = ofKind();
      if (!rows[0]) rows = ofKind(wordOf);
      const [before] = rowsInForce(rows, effectiveDate);
      // A payment that has ended by itself leaves nothing to carry, and hides nothing.
      const ended = rows.some(({ endDate }) => typeof endDate === "string" && endDate < effectiveDate);
      if (!before && rows.length > 0 && read.onlyCurrentRows && !ended) {
        throw new InvalidInputError(`${endpoint.id} was not sent: the row to carry forward may be hidden`, { hint: HINT });
      }
      // How a row was entered belongs to that row.
      if (before) body = carried({ ...before, reason: null, workChangeType: null }, columns);
      key = { effectiveDate, ...(series && { [series]: (before ?? columns)[series] }) };
    }
    // A row that was not there before need not show labels as they were written. Rows of one date may differ in their site.
    const isIt = (other: TableRow) => showsAll(other, byId(known, other.id) ? columns : key);
    return sendRow(client, endpoint, list, id, { path: pathOf(id), body }, options, isIt);
  };

/** Adds a row to a table without dates. `wrap` makes the body of the row, for the tables that do not take it bare. */
export const addRow =
  <New extends object>(
    client: Client,
    endpoint: Endpoint,
    list: List<TableRow>,
    { path, wrap = (row) => row }: { readonly path?: TablePath; readonly wrap?: (row: New) => unknown } = {},
  ): Add<New> =>
  (id, row, options) =>
    sendRow(client, endpoint, list, id, { path: pathOf(id, path), body: wrap(row) }, options, (other) => showsAll(other, givenOf(row)));

/**
 * Changes columns of a row. Bob overwrites the whole row, so the others are read first and sent along; not with `patch`,
 * for the tables whose other columns Bob keeps.
 */
export const updateRow =
  <New extends object>(
    client: Client,
    endpoint: Endpoint,
    list: List<TableRow>,
    { path, patch }: { readonly path?: TablePath; readonly patch?: boolean } = {},
  ): Update<New> =>
  async (id, entryId, changes, options) => {
    const columns = givenOf(changes);
    const full = rowPath(endpoint, id, entryId, path);
    let body: object = changes;
    let before: TableRow | undefined;
    if (!patch) {
      const read = await list(id, options);
      refuseHidden(read, endpoint.id);
      before = byId(read.rows, entryId);
      if (!before) {
        throw new ResponseError("not_found", `${endpoint.id} was not sent: the employee has no such row that can be seen`, {
          endpoint: endpoint.id,
          hint: HINT,
        });
      }
      // ASSUMED: the reason is overwritten like any column; Bob takes it as `reason` and may show it inside of `change`.
      body = carried({ ...before, reason: before.reason ?? (before.change as Json | null)?.reason }, columns);
    }
    await client.call(endpoint, { path: full, body }, options);
    // A row's id was observed to follow its date, so a row that is moved may come under another one.
    const isIt = (other: TableRow) => (other.id === entryId || isGiven(columns.effectiveDate)) && showsAll(other, columns, before);
    return seen(client, endpoint, list, id, ({ rows }) => rows.some(isIt));
  };

/** Deletes a row. */
export const removeRow =
  (client: Client, endpoint: Endpoint, list: List<TableRow>, path?: TablePath): Remove =>
  async (id, entryId, options) => {
    await client.call(endpoint, { path: rowPath(endpoint, id, entryId, path) }, options);
    // A row that is not among current rows may be gone or hidden; after the longest time that Bob takes it is gone.
    const end = client.clock.now() + 20_000;
    let found = false;
    return seen(client, endpoint, list, id, ({ rows, onlyCurrentRows }) => {
      const gone = !byId(rows, entryId);
      found ||= !gone || !onlyCurrentRows;
      return gone && (found || client.clock.now() >= end);
    });
  };

import { UnexpectedAnswerError } from "../../client/index.ts";
import type { TableRow } from "../../model/rows.ts";
import type { RestrictedColumns } from "../../model/tables.ts";
import type { Content } from "../store.ts";
import type { BatchRead } from "./by-employee.ts";

/** Key of a row: ids of rows are unique for one employee only. */
const keyOf = ({ employeeId, id }: TableRow): string => `${employeeId}/${id}`;

/** The rows of one batch of employees, as they come in page by page. */
export class RowsRead {
  #employeeIds: ReadonlySet<string>;
  readonly #stream: string;
  /** By key, because Bob may repeat a row when the table moves between two pages. */
  readonly #records = new Map<string, Content>();
  readonly #owners = new Map<string, number>();
  readonly #restricted = new Set<string>();
  #pastRows = false;

  constructor(stream: string, employeeIds: readonly string[]) {
    this.#stream = stream;
    this.#employeeIds = new Set(employeeIds);
  }

  add(rows: readonly TableRow[], restricted: RestrictedColumns | undefined): void {
    for (const row of rows) {
      if (!this.#employeeIds.has(row.employeeId)) continue; // nobody asked for this one
      if (typeof row.id !== "number") throw new UnexpectedAnswerError(`${this.#stream}: Bob answered a row without an id`);
      const key = keyOf(row);
      if (!this.#records.has(key)) this.#owners.set(row.employeeId, (this.#owners.get(row.employeeId) ?? 0) + 1);
      this.#records.set(key, visible(row, restricted));
      if (row.isCurrent !== true) this.#pastRows = true;
    }
    for (const column of [restricted?.noView ?? [], restricted?.noViewHistory ?? []].flat()) this.#restricted.add(column);
  }

  /** The batch, of a table with dates or without; `unread` are employees whose rows could not be read. */
  result(dated: boolean, unread: readonly string[]): BatchRead {
    return {
      records: [...this.#records].map(([key, content]) => ({ key, content })),
      unread,
      restricted: [...this.#restricted],
      // Nobody has more than one row, or all rows are in force: what comes without View history.
      currentRowsOnly: dated && (!this.#pastRows || Math.max(0, ...this.#owners.values()) <= 1),
    };
  }

  /** Drops what came of others. */
  keepOnly(employeeIds: readonly string[]): void {
    this.#employeeIds = new Set(employeeIds);
    for (const [key, { employeeId }] of this.#records) if (!this.#employeeIds.has(employeeId as string)) this.#records.delete(key);
    for (const id of this.#owners.keys()) if (!this.#employeeIds.has(id)) this.#owners.delete(id);
  }

  /** Those of these employees of whom no row came. */
  without(employeeIds: Iterable<string>): string[] {
    return [...employeeIds].filter((id) => !this.#owners.has(id));
  }

  /** Employees of whom no row came. */
  withoutRows(): string[] {
    return this.without(this.#employeeIds);
  }
}

/** The row without the columns that are empty only because the service user may not see them. */
function visible(row: TableRow, restricted: RestrictedColumns | undefined): Content {
  if (!restricted) return row;
  const hidden = new Set([...restricted.noView, ...(row.isCurrent ? [] : restricted.noViewHistory)]);
  // Bob may say that columns are restricted without naming them: then no empty column can be believed.
  const unnamed = restricted.noView.length + restricted.noViewHistory.length === 0;
  return Object.fromEntries(Object.entries(row).filter(([column, value]) => !hidden.has(column) && !(unnamed && value === null)));
}

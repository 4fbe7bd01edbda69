import type { CallOptions, Client, Page, Paginator } from "../client/index.ts";
import { InvalidInputError, paginate, UnexpectedAnswerError } from "../client/index.ts";
import { checkStrings, employeeId, listIn } from "../client/input.ts";
import { nextCursor } from "../client/pagination.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import { type EmployeeError, entriesIn, errorsIn, type RestrictedColumns, restrictedIn, rowsIn } from "../model/tables.ts";
import type { EmployeeSummary } from "../model/values.ts";
import { bulkWork, listWork } from "./endpoints.ts";

export { employeeId } from "../client/index.ts";
export type { EmployeeId } from "../model/ids.ts";
export type { EmployeeError, RestrictedColumns } from "../model/tables.ts";

/** One row of an employee's work history. */
export interface WorkRow {
  /** Unique among this employee's work rows only. */
  readonly id: number;
  readonly employeeId: EmployeeId;
  /** First day on which the row holds. */
  readonly effectiveDate: CalendarDate;
  readonly activeEffectiveDate?: CalendarDate | null;
  /** Day on which the next row takes over; `null` in the last one. */
  readonly endEffectiveDate?: CalendarDate | null;
  /** False for past rows, and for future ones until midnight at the employee's site. */
  readonly isCurrent?: boolean | null;
  readonly title?: string | null;
  readonly department?: string | null;
  /** The site's label; `siteId` is what can be written. */
  readonly site?: string | null;
  readonly siteId?: number | string | null;
  readonly reportsTo?: EmployeeSummary | null;
  readonly workChangeType?: string | null;
  readonly customColumns?: Readonly<Record<string, unknown>> | null;
  readonly change?: { readonly reason?: string | null; readonly changedBy?: string | null; readonly changedById?: string | null } | null;
  readonly creationDate?: string | null;
  /** The only sign of an edit, exact to the day. */
  readonly modificationDate?: string | null;
  readonly canBeDeleted?: boolean | null;
  readonly [column: string]: unknown;
}

/** The work table of one employee. */
export interface WorkTable {
  readonly rows: WorkRow[];
  /** Columns that came empty because the service user may not see them; `undefined` when Bob said nothing. */
  readonly restrictedColumns: RestrictedColumns | undefined;
}

/** One page of a bulk read. */
export interface WorkPage extends Page<WorkRow> {
  /** Employees asked for by id that Bob refused, each with its reason, e.g. `MISSING_PERMISSION`. */
  readonly errors: readonly EmployeeError[];
  readonly restrictedColumns: RestrictedColumns | undefined;
}

/** Whom and how to read in bulk. */
export interface BulkInput {
  /** Default: everyone inside the service user's "Access data for". At most 200. */
  readonly employeeIds?: readonly EmployeeId[] | undefined;
  /** Rows on a page, 1 to 200. Default 200, Bob's maximum. */
  readonly pageSize?: number | undefined;
  /** Goes on at `nextCursor` of an earlier page. */
  readonly from?: string | undefined;
}

/**
 * Job title, department, site and manager over time.
 *
 * All rows need "View selected employees' Work section histories"; with "Work sections" alone Bob gives the current row
 * and does not say so.
 */
export interface WorkHistory {
  /**
   * All rows of one employee, oldest first. For many employees `all` takes far fewer requests.
   *
   * @throws {PermissionError} when the permission is missing or the employee is outside the group's "Access data for"
   */
  list(employeeId: EmployeeId, options?: CallOptions): Promise<WorkTable>;
  /**
   * The rows of many employees, page by page; employees whom Bob refuses are in the pages' `errors`.
   *
   * @throws {PermissionError} when the permission is missing
   * @throws {UnexpectedAnswerError} when Bob names the same page twice
   * @example
   * for await (const row of bob.workHistory.all()) console.log(row.employeeId, row.effectiveDate, row.title);
   */
  all(input?: BulkInput, options?: CallOptions): Paginator<WorkRow, WorkPage>;
}

const MOST_IDS = 200;

/** Binds the work history module to a client. */
export function workHistory(client: Client): WorkHistory {
  return {
    async list(id, options) {
      const { data, headers } = await client.call(listWork, { path: { id } }, options);
      const values = listIn(data, "values", listWork.id);
      return { rows: rowsIn<WorkRow>(id, values), restrictedColumns: restrictedIn(data, headers) };
    },
    all({ employeeIds, pageSize = MOST_IDS, from } = {}, options) {
      if (employeeIds) {
        checkStrings(employeeIds, "employeeIds");
        employeeIds.forEach(employeeId); // a comma in one would make it two
      }
      if (employeeIds && employeeIds.length > MOST_IDS) {
        throw new InvalidInputError(`${employeeIds.length} employeeIds given, Bob takes at most ${MOST_IDS}`, {
          hint: "Leave them out to read everyone",
        });
      }
      const read = async (cursor: string | undefined): Promise<WorkPage> => {
        // An empty list must not widen to everyone.
        if (employeeIds?.length === 0) return { items: [], nextCursor: null, errors: [], restrictedColumns: undefined };
        const query = {
          limit: pageSize,
          ...(cursor === undefined ? {} : { cursor }),
          ...(employeeIds ? { employeeIds: employeeIds.join(",") } : {}),
        };
        const { data, headers } = await client.call(bulkWork, { query }, options);
        const results = listIn(data, "results", bulkWork.id);
        const entries = entriesIn<WorkRow>(results);
        // Going on without one would make it look as if the employee had no rows.
        if (entries.length < results.length) {
          throw new UnexpectedAnswerError(`${bulkWork.id} answered an entry without an employee or rows`, { endpoint: bulkWork.id });
        }
        return {
          items: entries.flatMap(({ rows }) => rows),
          nextCursor: nextCursor(data),
          errors: errorsIn(data),
          restrictedColumns: restrictedIn(data, headers),
        };
      };
      return paginate(read, { endpoint: bulkWork.id, from });
    },
  };
}

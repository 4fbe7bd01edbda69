import { type CallOptions, type Client, InvalidInputError, type Page, type Paginator, paginate } from "../client/index.ts";
import { checkStrings, employeeId, listIn } from "../client/input.ts";
import { nextCursor } from "../client/pagination.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import { isObject } from "../model/json.ts";
import { rowsInForce } from "../tables/index.ts";
import { searchActualPayments } from "./endpoints.ts";
import type { ActualPayment } from "./rows.ts";

/** Which payments to find. */
export interface ActualPaymentsInput {
  /** Whose; any number. Bob takes 200 at a time, so more are asked for one batch after the other. */
  readonly employeeIds: readonly EmployeeId[];
  /** Paid on or after `from`, and on or before `to`. Default: at any time. */
  readonly payDate?: { readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined } | undefined;
  /** Payments on a page, 1 to 200. Default 200, Bob's maximum. */
  readonly pageSize?: number | undefined;
  /** Goes on at `nextCursor` of an earlier page; all other input must be the same as then. */
  readonly from?: string | undefined;
}

/** Payments that were made. */
export interface ActualPayments {
  /**
   * Finds what was paid out to employees, page by page as the loop goes on. The only way to read actual payments: Bob's people
   * search does not give them. No ids, no payments: an empty list sends nothing.
   *
   * Needs "View selected employees' Payroll sections". The limit is not documented. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} for ids or dates in another form
   * @throws {PermissionError} when the permission is missing
   * @example
   * const payments = bob.payroll.actualPayments.search({ employeeIds: [id], payDate: { from: "2026-01-01" } });
   * for await (const { employeeId, payDate, amount } of payments) console.log(employeeId, payDate, amount?.value);
   */
  search(input: ActualPaymentsInput, options?: CallOptions): Paginator<ActualPayment>;
}

const MOST_IDS = 200;

// A cursor of ours is the number of ids that are done, and Bob's cursor in the batch after them.
const CURSOR = /^(\d+):(.*)$/s;

/** Binds the search to a client. */
export const searchPayments =
  (client: Client): ActualPayments["search"] =>
  ({ employeeIds, payDate, pageSize = MOST_IDS, from }, options) => {
    checkStrings(employeeIds, "employeeIds");
    const ids = [...new Set(employeeIds.map(employeeId))];
    const dates = [
      { operator: "greaterThanOrEquals", value: payDate?.from },
      { operator: "lessThanOrEquals", value: payDate?.to },
    ].flatMap(({ operator, value }) => {
      if (value === undefined) return [];
      rowsInForce([], value); // refuses another form
      return [{ fieldPath: "payDate", operator, value }];
    });
    if (from !== undefined && !(Number(CURSOR.exec(from)?.[1]) < ids.length)) {
      throw new InvalidInputError("from must be the nextCursor of an earlier page of the same search");
    }
    const read = async (place = "0:"): Promise<Page<ActualPayment>> => {
      const [, done, cursor] = CURSOR.exec(place) as unknown as [string, string, string];
      const values = ids.slice(Number(done), Number(done) + MOST_IDS);
      if (values.length === 0) return { items: [], nextCursor: null };
      const filters = [{ fieldPath: "employeeId", operator: "equals", values }, ...dates];
      const pagination = { limit: pageSize, ...(cursor && { cursor }) };
      const { data } = await client.call(searchActualPayments, { body: { filters, pagination } }, options);
      const items = listIn(data, "results", searchActualPayments.id).filter(isObject) as unknown as ActualPayment[];
      const next = nextCursor(data);
      const after = Number(done) + MOST_IDS;
      return { items, nextCursor: next !== null ? `${done}:${next}` : after < ids.length ? `${after}:` : null };
    };
    return paginate(read, { endpoint: searchActualPayments.id, from });
  };

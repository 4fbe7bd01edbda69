import type { CallOptions, Client, Paginator } from "../client/index.ts";
import { checkStrings, employeeId, listIn } from "../client/input.ts";
import { nextCursor } from "../client/pagination.ts";
import { batchesOf, dayOf, paginateParts } from "../client/spans.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import { isObject } from "../model/json.ts";
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
  readonly cursor?: string | undefined;
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

/** Binds the search to a client. */
export const searchPayments =
  (client: Client): ActualPayments["search"] =>
  ({ employeeIds, payDate, pageSize = MOST_IDS, cursor: from }, options) => {
    checkStrings(employeeIds, "employeeIds");
    const ids = [...new Set(employeeIds.map(employeeId))];
    const dates = Object.entries({ greaterThanOrEquals: payDate?.from, lessThanOrEquals: payDate?.to }).flatMap(([operator, value]) => {
      if (value === undefined) return [];
      dayOf(value, "payDate");
      return [{ fieldPath: "payDate", operator, value }];
    });
    return paginateParts(
      batchesOf(ids, MOST_IDS),
      async (values, cursor) => {
        const filters = [{ fieldPath: "employeeId", operator: "equals", values }, ...dates];
        const pagination = { limit: pageSize, cursor };
        const { data } = await client.call(searchActualPayments, { body: { filters, pagination } }, options);
        const items = listIn(data, "results", searchActualPayments.id).filter(isObject) as unknown as ActualPayment[];
        return { items, nextCursor: nextCursor(data) };
      },
      { endpoint: searchActualPayments.id, from },
    );
  };

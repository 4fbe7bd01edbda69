import { type CallOptions, type Client, InvalidInputError, type Page, type Paginator, paginate } from "../client/index.ts";
import { checkStrings } from "../client/input.ts";
import { nextCursor } from "../client/pagination.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import { type FieldId, type ObjectRecord, recordsIn } from "../objects/index.ts";
import type { searchDailyBreakdown, searchEntries, searchSummaries } from "./endpoints.ts";

/** Whose attendance to read, and of which days. */
export interface AttendanceSearch<Id extends string> {
  /** Nobody is found for an empty list. */
  readonly employeeIds: readonly EmployeeId[];
  readonly from: CalendarDate;
  /** The last day; it belongs to the answer. */
  readonly to: CalendarDate;
  /** Ids of the fields to read. Default: those of the answer's type. Fields that Bob insists on are always read. */
  readonly fields?: readonly Id[] | undefined;
  /** Records on a page, 1 to 200. Default 200. */
  readonly pageSize?: number | undefined;
  /** Goes on at `nextCursor` of an earlier page of the same search. */
  readonly cursor?: string | undefined;
}

/** Reads records of attendance; without `fields`, all that `Known` lists. */
export type Search<Known, Always extends string> = <const Id extends FieldId<Known> = Extract<keyof Known, string>>(
  input: AttendanceSearch<Id>,
  options?: CallOptions,
) => Paginator<ObjectRecord<Known, Id | Always>>;

interface Kind {
  readonly prefix: string;
  /** Read unless other fields are asked for. */
  readonly fields: readonly string[];
  /** Bob refuses a search without them. */
  readonly always: readonly string[];
  /** The filters on dates; the one on employees is the same everywhere. */
  readonly dates: readonly { readonly field: string; readonly operator: string; readonly of: "from" | "to" | "both" }[];
  /** The most days in one request. */
  readonly days?: number;
}

const DAY = 86_400_000;
const dayAfter = (date: CalendarDate, days: number): CalendarDate => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

const isDate = (value: unknown): boolean =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && new Date(value).toJSON()?.startsWith(value) === true;

/** Reads records of one kind, page by page, and window by window where Bob limits the days. */
export const searchAttendance =
  <Known, Always extends string>(
    client: Client,
    endpoint: typeof searchSummaries | typeof searchDailyBreakdown | typeof searchEntries,
    { prefix, fields: usual, always, dates, days = Number.POSITIVE_INFINITY }: Kind,
  ): Search<Known, Always> =>
  ({ employeeIds, from, to, fields, pageSize = 200, cursor: first }, options) => {
    checkStrings(employeeIds, "employeeIds");
    if (fields) checkStrings(fields, "fields");
    if (!isDate(from) || !isDate(to) || from > to) {
      throw new InvalidInputError("from and to must be dates like 2026-01-31, from not after to");
    }
    // A cursor names the first day of its window and, after a blank, Bob's own cursor in it.
    if (first !== undefined && !(isDate(first.slice(0, 10)) && first[10] === " " && first >= from && first.slice(0, 10) <= to)) {
      throw new InvalidInputError("cursor is not one of this search: pass nextCursor of one of its pages");
    }
    const id = (name: string) => prefix + name;
    const asked = [...new Set([...always.map(id), ...(fields ?? usual.map(id))])];
    const read = async (cursor = `${from} `): Promise<Page<never>> => {
      if (employeeIds.length === 0) return { items: [], nextCursor: null };
      const start = cursor.slice(0, 10);
      const next = days < (Date.parse(to) - Date.parse(start)) / DAY + 1 ? dayAfter(start, days) : undefined;
      const end = next === undefined ? to : dayAfter(next, -1);
      const body = {
        fields: asked,
        filters: [
          ...dates.map(({ field, operator, of }) => ({
            fieldId: id(field),
            operator,
            values: of === "both" ? [start, end] : [of === "from" ? start : end],
          })),
          { fieldId: id("employeeId"), operator: "equals", values: [...employeeIds] },
        ],
        limit: pageSize,
        ...(cursor.length > 11 && { cursor: cursor.slice(11) }),
      };
      const { data } = await client.call(endpoint, { body }, options);
      const more = nextCursor(data);
      return {
        items: recordsIn(data, "items", endpoint.id) as never[],
        nextCursor: more !== null ? `${start} ${more}` : next === undefined ? null : `${next} `,
      };
    };
    return paginate(read, { endpoint: endpoint.id, from: first });
  };

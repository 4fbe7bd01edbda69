import type { CallOptions, Client, Paginator } from "../client/index.ts";
import { checkStrings } from "../client/input.ts";
import { nextCursor } from "../client/pagination.ts";
import { batchesOf, paginateParts, spansOf } from "../client/spans.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import { type ObjectFieldId, type ObjectRecord, recordsIn, within } from "../objects/index.ts";
import type { searchDailyBreakdown, searchEntries, searchSummaries } from "./endpoints.ts";

/** Whose attendance to read, and of which days. */
export interface AttendanceSearch<Id extends string> {
  /** Whose; any number: they are asked for 200 at a time. An empty list is nobody. */
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
export type Search<Known, Always extends string> = <const Id extends ObjectFieldId<Known> = Extract<keyof Known, string>>(
  input: AttendanceSearch<Id>,
  options?: CallOptions,
) => Paginator<ObjectRecord<Known, Id | Always>>;

interface Kind {
  readonly prefix: string;
  /** Read unless other fields are asked for. */
  readonly fields: readonly string[];
  /** Bob refuses a search without them. */
  readonly always: readonly string[];
  /** The field that the days are filtered by. */
  readonly day: string;
  /** ASSUMED: the documentation gives the two dates of this filter, but its operator, which is `equals` here, is not known. */
  readonly asRange?: boolean;
  /** The most days in one request. */
  readonly days?: number;
}

/** Reads records of one kind, page by page, and window by window where Bob limits the days. */
export const searchAttendance =
  <Known, Always extends string>(
    client: Client,
    endpoint: typeof searchSummaries | typeof searchDailyBreakdown | typeof searchEntries,
    { prefix, fields: usual, always, day, asRange, days }: Kind,
  ): Search<Known, Always> =>
  ({ employeeIds, from, to, fields, pageSize = 200, cursor: first }, options) => {
    checkStrings(employeeIds, "employeeIds");
    if (fields) checkStrings(fields, "fields");
    const id = (name: string) => prefix + name;
    const asked = [...new Set([...always.map(id), ...(fields ?? usual.map(id))])];
    // ASSUMED: 200 ids, as elsewhere in Bob; no number is documented for attendance.
    const batches = batchesOf([...new Set(employeeIds)], 200);
    return paginateParts(
      spansOf(from, to, days).flatMap((span) => batches.map((values) => ({ ...span, values }))),
      async (part, cursor) => {
        const body = {
          fields: asked,
          filters: [
            ...(asRange ? [{ fieldId: id(day), operator: "equals", values: [part.from, part.to] }] : within(id(day), part)),
            { fieldId: id("employeeId"), operator: "equals", values: part.values },
          ],
          limit: pageSize,
          cursor,
        };
        const { data } = await client.call(endpoint, { body }, options);
        return { items: recordsIn(data, "items", endpoint.id) as never[], nextCursor: nextCursor(data) };
      },
      { endpoint: endpoint.id, from: first },
    );
  };

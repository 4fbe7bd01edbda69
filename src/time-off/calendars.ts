import type { CallOptions, Client, Endpoint, Paginator } from "../client/index.ts";
import { checkStrings } from "../client/input.ts";
import { batchesOf, paginateParts, spansOf } from "../client/spans.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { Json } from "../model/json.ts";
import { idText, type ObjectFilter, searchAll, within } from "../objects/index.ts";
import { searchCalendarEvents, searchEmployeeCalendars } from "./endpoints.ts";

/** The holiday calendar that holds for an employee. Keys that are not known are kept. */
export interface EmployeeCalendar {
  readonly employeeId: EmployeeId;
  /** `null` when none holds. */
  readonly calendarId?: string | number | null;
  readonly calendarName?: string | null;
  /** Where it comes from: the employee's own employment, or the site. */
  readonly source?: "employment" | "site" | "none" | (string & {}) | null;
  readonly siteId?: string | number | null;
  readonly [key: string]: unknown;
}

/**
 * A holiday or closure by field id, e.g. `event["/calendarEvent/startDate"]`. Its other fields are not documented; those Bob
 * sends are all there, with Bob's values.
 */
export interface CalendarEvent {
  readonly "/calendarEvent/startDate"?: CalendarDate | null;
  readonly "/calendarEvent/siteId"?: unknown;
  readonly "/calendarEvent/calendarId"?: unknown;
  readonly [fieldId: string]: unknown;
}

/** Which events to read. */
export interface CalendarEventsInput {
  /** First day on which an event may start. */
  readonly from: CalendarDate;
  /** Last day on which an event may start. */
  readonly to: CalendarDate;
  /** Default: all sites. */
  readonly siteIds?: readonly (number | string)[] | undefined;
  /** Default: all calendars. */
  readonly calendarIds?: readonly (number | string)[] | undefined;
}

/** Holiday calendars. */
export interface TimeOffCalendars {
  /**
   * The calendar of each employee: the one of the employment, or else of the site. Any number of ids, 200 a request; Bob leaves
   * out unknown ones without an error.
   *
   * Needs "Manage company calendar". Source: HiBob's documentation; ASSUMED: the label for this read, and that Bob takes 200
   * ids at once.
   *
   * @throws {InvalidInputError} for ids that are no strings
   * @example
   * for await (const { employeeId, calendarName } of bob.timeOff.employeeCalendars({ employeeIds: [id] })) {
   *   console.log(employeeId, calendarName ?? "no calendar");
   * }
   */
  employeeCalendars(input: { readonly employeeIds: readonly EmployeeId[] }, options?: CallOptions): Paginator<EmployeeCalendar>;
  /**
   * Holidays and closures that start in a span of days. Bob takes 366 days at once; a longer span is cut, and its parts are
   * read one after the other while the loop goes on.
   *
   * Needs "Manage company calendar". Source: HiBob's documentation; ASSUMED: the operators `from` and `to` of the filter on the
   * start date, and that all fields come when none are asked for, as in the other search.
   *
   * @throws {InvalidInputError} for a day in another form, `to` before `from`, or ids that are no list
   * @example
   * const events = await bob.timeOff
   *   .calendarEvents({ from: "2026-01-01", to: "2027-12-31", siteIds: [7] })
   *   .toArray({ limit: 500 });
   */
  calendarEvents(input: CalendarEventsInput, options?: CallOptions): Paginator<CalendarEvent>;
}

const MOST_IDS = 200;
const MOST_DAYS = 366;

/** The records of several searches, one after the other: each is a page. */
const searchEach = <Row>(
  client: Client,
  endpoint: Endpoint,
  searches: readonly (readonly ObjectFilter[])[],
  options: CallOptions | undefined,
  rowOf = (record: Json): Json => record,
): Paginator<Row> =>
  paginateParts(
    searches,
    async (filters) => {
      const records = await searchAll(client, endpoint, { filters }, { paging: "flat" }, options);
      return { items: records.map(rowOf) as Row[], nextCursor: null };
    },
    { endpoint: endpoint.id },
  );

const equal = (fieldId: string, values: readonly string[]): ObjectFilter => ({ fieldId, operator: "equals", values });

/** Binds the calendars to a client. */
export function calendars(client: Client): TimeOffCalendars {
  return {
    employeeCalendars({ employeeIds }, options) {
      checkStrings(employeeIds, "employeeIds");
      const searches = batchesOf(employeeIds, MOST_IDS).map((ids) => [equal("/employeeCalendar/employeeId", ids)]);
      const plain = (record: Json): Json =>
        Object.fromEntries(Object.entries(record).map(([key, value]) => [key.replace("/employeeCalendar/", ""), value]));
      return searchEach(client, searchEmployeeCalendars, searches, options, plain);
    },
    calendarEvents({ from, to, siteIds, calendarIds }, options) {
      const only = Object.entries({ siteId: siteIds, calendarId: calendarIds }).flatMap(([key, ids]) => {
        if (ids === undefined) return [];
        const values = Array.isArray(ids) ? ids.map((id) => idText(id, key)) : ids;
        checkStrings(values, `${key}s`);
        return equal(`/calendarEvent/${key}`, values);
      });
      const searches = spansOf(from, to, MOST_DAYS)
        .map((span) => [...within("/calendarEvent/startDate", span), ...only])
        // An empty list asks for nothing, and must not come to mean everything.
        .filter((filters) => filters.every(({ values }) => values.length > 0));
      return searchEach(client, searchCalendarEvents, searches, options);
    },
  };
}

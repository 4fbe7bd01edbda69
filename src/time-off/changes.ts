import {
  type CallOptions,
  type Client,
  type Endpoint,
  type InputOf,
  InvalidInputError,
  type Page,
  type Paginator,
  paginate,
} from "../client/index.ts";
import { dayOf, isoOf, spansOf } from "../client/spans.ts";
import type { CalendarDate, Timestamp } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { Json } from "../model/json.ts";
import { readList } from "../objects/index.ts";
import { listChanges, listOutToday, listWhosOut } from "./endpoints.ts";
import { readRequest, type TimeOffRequest } from "./request-types.ts";
import { instantOf, windowEnd } from "./windows.ts";

/** What Bob tells of a request wherever it shows one, besides what is asked for. Other keys of Bob's are kept. */
export interface RequestFacts {
  readonly employeeId: EmployeeId;
  readonly employeeDisplayName?: string | null;
  readonly employeeEmail?: string | null;
  /** Translated, and the policy's custom name where it has one and you did not ask for private requests. */
  readonly policyTypeDisplayName?: string | null;
  readonly visibility?: "Public" | "Private" | "Custom name" | (string & {}) | null;
  /** Unit of `totalDuration` and `totalCost`. */
  readonly durationUnit?: "days" | "hours" | (string & {}) | null;
  /** All the time from start to end, weekends included. */
  readonly totalDuration?: number | null;
  /** What it takes from the balance. */
  readonly totalCost?: number | null;
  /** Time zone of the employee's site, for types with times of the day, e.g. `GMT -5:00`. */
  readonly timeZoneOffset?: string | null;
  readonly [key: string]: unknown;
}

/** Ids of a request. An edit of its date or time makes a new request that takes the place of the old. */
export interface RequestIds {
  readonly requestId: number;
  /** The request this one took the place of. */
  readonly previousRequestId?: number | null;
  /** The first one of the chain; stays the same through all edits. */
  readonly originalRequestId?: number | null;
}

/** A request as it was right after a change. Identified by `requestId` and `changeType` together. */
export type TimeOffChange = RequestFacts &
  RequestIds & {
    /** `Created` is an approved request; `Pending` comes with `includePending` only. */
    readonly changeType: "Created" | "Canceled" | "Deleted" | "Pending" | (string & {});
    readonly changeReason?: string | null;
    /** When the request, not the change, was made. Bob gives no time zone. */
    readonly createdOn?: Timestamp | null;
  } & TimeOffRequest;

/** A request that keeps somebody away. */
export type OutRequest = RequestFacts & {
  /** `outToday` does not give it. */
  readonly requestId?: number | null;
  /** Name of the policy type; `outToday` does not give it. */
  readonly policyType?: string | null;
  /** `Approved` or `Pending`; `outToday` does not give it. */
  readonly status?: string | null;
} & TimeOffRequest;

/** Which changes to read. */
export interface ChangesInput {
  /** From when on the change happened: ISO 8601 with a zone, `2026-01-31T09:00:00Z` or `…+01:00`. */
  readonly since: string;
  /** Until when, in the same form. Default: now. */
  readonly to?: string | undefined;
  /** Also requests that wait for approval. Default false; needs the box about requests that haven't been approved yet. */
  readonly includePending?: boolean | undefined;
}

/** Which requests to count. */
export interface OutFlags {
  /** Also requests for hours. Default false, as in Bob. */
  readonly includeHourly?: boolean | undefined;
  /**
   * Also private requests, and the original names of policies with a custom one. Default false. Without "See who's out because
   * of a private policy or policies with a custom name" they are left out without an error.
   */
  readonly includePrivate?: boolean | undefined;
}

/** For which days to tell who is out. */
export interface WhosOutInput extends OutFlags {
  readonly from: CalendarDate;
  /** Last day, included. */
  readonly to: CalendarDate;
  /** Also requests that wait for approval. Default false; needs the box about requests that haven't been approved yet. */
  readonly includePending?: boolean | undefined;
}

/** For whom and when to tell who is out. */
export interface OutTodayInput extends OutFlags {
  /** Default: the date in UTC, which is not everybody's. */
  readonly today?: CalendarDate | undefined;
  /** Default: all sites. */
  readonly siteId?: number | undefined;
}

/** Reading the requests of many employees. */
export interface TimeOffFeeds {
  /**
   * What happened to requests between two moments: approved, canceled, deleted, and with `includePending` asked for. Bob takes
   * six months at once; a longer span is cut, and its parts are read one after the other while the loop goes on. A page is such
   * a part, and its `nextCursor` is the moment where the next one starts.
   *
   * No order is promised. A change at the border of two parts comes once. Keep an overlap when you read on from an earlier
   * run, and know changes by `requestId` and `changeType`. Times in the answers have no zone. Changes of more than six months
   * ago may be refused: HiBob's documentation says both.
   *
   * Needs "See who's out". Source: HiBob's documentation; the identity of a change: observed.
   *
   * @throws {InvalidInputError} for a time without a zone, or `to` not after `since`
   * @example
   * for await (const change of bob.timeOff.changes({ since: "2026-01-01T00:00:00Z", includePending: true })) {
   *   console.log(change.requestId, change.changeType, change.startDate);
   * }
   */
  changes(input: ChangesInput, options?: CallOptions): Paginator<TimeOffChange>;
  /**
   * The requests that touch a span of days, of active employees only. One request, however long the span: no longest one is
   * documented.
   *
   * Needs "See who's out". Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} for a day in another form, or `to` before `from`
   * @example
   * const out = await bob.timeOff.whosOut({ from: "2026-12-21", to: "2026-12-31", includeHourly: true });
   */
  whosOut(input: WhosOutInput, options?: CallOptions): Promise<(OutRequest & { readonly requestId: number })[]>;
  /**
   * The requests that touch one day. Tells less than `whosOut`, but can be asked for one site.
   *
   * Needs "See who's out". Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} for a day in another form
   * @example
   * const out = await bob.timeOff.outToday({ today: "2026-12-24", siteId: 7 });
   */
  outToday(input?: OutTodayInput, options?: CallOptions): Promise<OutRequest[]>;
}

const readRequests = async <E extends Endpoint, Request>(
  client: Client,
  endpoint: E,
  query: InputOf<E>["query"],
  key: string,
  options?: CallOptions,
): Promise<Request[]> => {
  const requests: Json[] = await readList(client, endpoint, { query } as InputOf<E>, key, options);
  return requests.map(readRequest) as Request[];
};

const keyOf = ({ requestId, changeType }: TimeOffChange): string => `${requestId} ${changeType}`;

/** The changes of a span, window by window. */
export function readChanges(client: Client, { since, to, includePending }: ChangesInput, options?: CallOptions): Paginator<TimeOffChange> {
  const last = to === undefined ? undefined : instantOf(to, "to");
  if (instantOf(since, "since") >= (last ?? Number.POSITIVE_INFINITY)) throw new InvalidInputError("to must be later than since");
  const changes = (): Paginator<TimeOffChange> => {
    let before = new Set<string>();
    const read = async (start = since): Promise<Page<TimeOffChange>> => {
      // Without `to` the last window stays open, and Bob's own clock says when now is.
      const end = windowEnd(Date.parse(start), last ?? client.clock.now());
      const until = end === undefined ? to : isoOf(end);
      const query = { since: start, to: until, includePending };
      const found: TimeOffChange[] = await readRequests(client, listChanges, query, "changes", options);
      const items = found.filter((change) => !before.has(keyOf(change)));
      before = new Set(found.map(keyOf));
      return { items, nextCursor: end === undefined ? null : isoOf(end) };
    };
    return paginate(read, { endpoint: listChanges.id });
  };
  // Each reading has a memory of its own.
  return {
    pages: () => changes().pages(),
    [Symbol.asyncIterator]: () => changes()[Symbol.asyncIterator](),
    toArray: (limit) => changes().toArray(limit),
  };
}

/** Binds the feeds to a client. */
export function feeds(client: Client): TimeOffFeeds {
  return {
    changes: (input, options) => readChanges(client, input, options),
    async whosOut(input, options) {
      spansOf(input.from, input.to);
      return readRequests(client, listWhosOut, input, "outs", options);
    },
    async outToday(input = {}, options) {
      if (input.today !== undefined) dayOf(input.today, "today");
      return readRequests(client, listOutToday, input, "outs", options);
    },
  };
}

import { cancelRequest, listChanges, listOutToday, listWhosOut, readRequestDetails, submitRequest } from "../../../time-off/endpoints.ts";
import type { Access } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import { addMonths, dateAt, dayOf, isDate } from "../../company/days.ts";
import { hash } from "../../company/draws.ts";
import { badRequest, bare, json, jsonList, notFound } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { personById } from "../people/person.ts";
import type { TimeOffChange, TimeOffRequest } from "./ledger.ts";
import { API_TYPES, type RangeType } from "./range.ts";
import {
  isShown,
  type Showing,
  type Whose,
  whose,
  writeAttachments,
  writeChange,
  writeDetails,
  writeOut,
  writeOutToday,
} from "./request-writing.ts";
import { TimeOff } from "./requests.ts";

function shownRequest(path: { id: string; requestId: string }, company: CompanyState, access: Access) {
  const person = personById(path.id, company, access);
  const request = company.part(TimeOff).request(person, Number(path.requestId));
  // ASSUMED: a private request that may not be seen is not found, by its id either.
  if (!request || !isShown(request, { company, private: access.has("timeOff.seePrivate") })) throw notFound("The request");
  return { person, request };
}

const MAY_SEE_PENDING = "timeOff.manageRequests";

/** A moment with its zone. Bob also takes one without seconds. */
function momentOf(text: string, name: string): number {
  const moment = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(moment) && isDate(text.slice(0, 10))) return moment;
  const hint = / \d\d:\d\d$/.test(text) ? ": the plus sign of its zone must be encoded as %2B" : "";
  throw badRequest(`${name} is not valid`, `${name} must be a time with its zone, like 2026-01-31T09:00:00Z${hint}`);
}

function sixMonthsAfter(moment: number): number {
  const day = dateAt(moment);
  return moment + (dayOf(addMonths(day, 6)) - dayOf(day)) * 86_400_000;
}

function windowOf(
  { since, to }: { readonly since: string; readonly to?: string | undefined },
  now: number,
): { from: number; until: number } {
  const from = momentOf(since, "since");
  const until = to === undefined ? now : momentOf(to, "to");
  if (to !== undefined && until <= from) throw badRequest("to must be later than since");
  // ASSUMED: what is longer ago than six months can be read as long as both ends are given: HiBob's documentation says both.
  if (until > sixMonthsAfter(from)) {
    throw badRequest(
      "The date range exceeds 6 months",
      to === undefined ? "since is more than six months ago: give to as well" : "Bob takes six months at once: ask for shorter parts",
    );
  }
  return { from, until };
}

const TURN = { Created: 0, Canceled: 1, Deleted: 2, Pending: 3 } as const;
// Bob promises no order; this one is the same each time, and that of nothing else.
const turnOf = ({ request, type }: TimeOffChange): number => hash(request.id, TURN[type]);

// ASSUMED: requests that are asked for in hours are the hourly ones, whatever the unit of their policy type.
const HOURLY: readonly RangeType[] = [
  "hours",
  "hoursOnRange",
  "differentDayDurations",
  "specificHoursDayDurations",
  "differentSpecificHoursDayDurations",
];

interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly hourly: boolean;
  readonly pending: boolean;
  readonly siteId?: number | undefined;
}

/** The requests that keep active people away in a span of days. ASSUMED: that on one day, too, only active people count. */
function outs({ from, to, hourly, pending, siteId }: Wanted, access: Access, showing: Showing) {
  for (const date of [from, to]) if (!isDate(date)) throw badRequest("The date is not valid", "Dates are written YYYY-MM-DD");
  if (to < from) throw badRequest("to must not be before from");
  const [first, last] = [dayOf(from), dayOf(to)];
  const found: { owner: Whose; request: TimeOffRequest }[] = [];
  for (const person of access.people()) {
    if (person.status !== "Active" || (siteId !== undefined && person.siteId !== siteId)) continue;
    let owner: Whose | undefined;
    for (const request of showing.company.part(TimeOff).requestsOf(person)) {
      if (request.first > last || request.last < first) continue;
      if (request.status !== "approved" && !(pending && request.status === "pending")) continue;
      if (!hourly && HOURLY.includes(request.range.type)) continue;
      if (isShown(request, showing)) found.push({ owner: (owner ??= whose(person, showing.company)), request });
    }
  }
  return found;
}

export const requestRoutes: readonly Route[] = [
  route(submitRequest, ({ path, body, company, access }) => {
    const person = personById(path.id, company, access);
    company.part(TimeOff).submit(person, body, API_TYPES);
    return bare(200);
  }),

  route(
    readRequestDetails,
    ({ path, query, base, company, access }) => {
      const { person, request } = shownRequest(path, company, access);
      const showing = { company, private: access.has("timeOff.seePrivate") };
      const owner = whose(person, company);
      return json({
        ...writeDetails(owner, request, showing),
        ...(access.has("timeOff.attachments") && { attachmentLinks: writeAttachments(request, company, base) }),
        ...(query.includeDailyDurations && { dailyDurations: owner.costs.daily(request) }),
      });
    },
    { requires: ["timeOff.seeWhosOut", MAY_SEE_PENDING] },
  ),

  route(cancelRequest, ({ path, company, access }) => {
    const { request } = shownRequest(path, company, access);
    company.part(TimeOff).cancel(request.id);
    return bare(200);
  }),

  route(listChanges, ({ query, company, access }) => {
    const { from, until } = windowOf(query, company.now());
    const showing = { company, private: access.has("timeOff.seePrivate") };
    const pending = query.includePending === true && access.has(MAY_SEE_PENDING);
    const rows = access.people().flatMap((person) => {
      const shown = company
        .part(TimeOff)
        .changesOf(person, from, until)
        .filter(({ type, request }) => (pending || type !== "Pending") && isShown(request, showing));
      const owner = whose(person, company);
      return shown.map((change) => ({ owner, change, turn: turnOf(change) })).sort((a, b) => a.turn - b.turn);
    });
    return jsonList("changes", rows, ({ owner, change }) => writeChange(owner, change, showing));
  }),

  route(listWhosOut, ({ query, company, access }) => {
    const showing = { company, private: query.includePrivate === true && access.has("timeOff.seePrivate") };
    const pending = query.includePending === true && access.has(MAY_SEE_PENDING);
    const wanted = { from: query.from, to: query.to, hourly: query.includeHourly === true, pending };
    return jsonList("outs", outs(wanted, access, showing), ({ owner, request }) => writeOut(owner, request, showing));
  }),

  route(listOutToday, ({ query, company, access }) => {
    const { today = company.today, siteId, includeHourly, includePrivate } = query;
    const showing = { company, private: includePrivate === true && access.has("timeOff.seePrivate") };
    const wanted = { from: today, to: today, hourly: includeHourly === true, pending: false, siteId };
    return jsonList("outs", outs(wanted, access, showing), ({ owner, request }) => writeOutToday(owner, request, showing));
  }),
];

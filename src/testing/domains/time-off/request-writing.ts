import type { Json } from "../../../model/json.ts";
import type { CompanyState } from "../../company/company.ts";
import { dateOf } from "../../company/days.ts";
import type { Employee } from "../../company/employee.ts";
import { stampAt } from "../../company/stamps.ts";
import { FileLinks } from "../../file-links.ts";
import { Costs } from "./costs.ts";
import type { TimeOffChange, TimeOffRequest } from "./ledger.ts";
import { Policies, type PolicyType } from "./policies.ts";
import { daysOf, partOf, type TimeOffRange } from "./range.ts";

/** How requests are shown to one caller. */
export interface Showing {
  readonly company: CompanyState;
  /** Whether private requests come, and the real names of policy types with a custom one. */
  readonly private: boolean;
}

/** Whose requests are shown. Made once a person, for all rows of an answer. */
export interface Whose {
  readonly person: Employee;
  readonly costs: Costs;
}

export const whose = (person: Employee, company: CompanyState): Whose => ({ person, costs: new Costs(person, company) });

/** Whether a request may be known of at all. */
export const isShown = ({ policyType }: TimeOffRequest, showing: Showing): boolean =>
  showing.private || showing.company.part(Policies).type(policyType)?.visibility !== "Private";

// ASSUMED: winter time all year; Bob's offset follows the time zone of the site.
const OFFSETS: Readonly<Record<string, string>> = { "United States": "-5:00", Canada: "-5:00", Germany: "+1:00" };

function offset(range: TimeOffRange, person: Employee, company: CompanyState): string | null {
  if (range.type !== "specificHoursDayDurations" && range.type !== "differentSpecificHoursDayDurations") return null;
  return `GMT ${OFFSETS[company.site(person.siteId)?.country ?? ""] ?? "+0:00"}`;
}

/** The days of a request for the same time of every day. ASSUMED: the keys, from those of the type with a time for each day. */
function everyDay(range: TimeOffRange & { type: "specificHoursDayDurations" }): object[] {
  const days = daysOf(range);
  const { minutes } = partOf(range, days.first, days);
  const amount = { hours: Math.floor(minutes / 60), minutes: Math.round(minutes % 60) };
  return Array.from({ length: days.last - days.first + 1 }, (_, nth) => ({ date: dateOf(days.first + nth), ...amount }));
}

/** The time of a request in the names of details, changes and who's out. Minutes beside the hours come in lists only. */
function written(range: TimeOffRange, person: Employee, company: CompanyState): Json {
  const { type, ...rest } = range;
  const zone = offset(range, person, company);
  const more = zone === null ? {} : { timeZoneOffset: zone };
  switch (range.type) {
    case "hours":
      return { type, date: range.startDate, hoursOnDate: range.hours };
    case "hoursOnRange": {
      const { dailyMinutes, dailyHours, ...hourly } = range;
      return { ...hourly, dailyHours: dailyHours + dailyMinutes / 60 };
    }
    case "specificHoursDayDurations":
      return { type, ...rest, durations: everyDay(range), ...more };
    default:
      return { type, ...rest, ...more };
  }
}

const typeOf = ({ policyType }: TimeOffRequest, { company }: Showing): PolicyType => company.part(Policies).type(policyType) as PolicyType;

const shownName = ({ name, customName }: PolicyType, showing: Showing): string => (showing.private ? name : (customName ?? name));

/** What every answer tells of a request. */
function facts({ person }: Whose, request: TimeOffRequest, showing: Showing): Json {
  const type = typeOf(request, showing);
  return { employeeId: person.id, policyTypeDisplayName: shownName(type, showing), visibility: type.visibility };
}

function costs({ costs }: Whose, request: TimeOffRequest, showing: Showing): Json {
  const { duration, cost } = costs.of(request);
  return { durationUnit: typeOf(request, showing).unit, totalDuration: duration, totalCost: cost };
}

/** ASSUMED: a request that was never edited has no ids of a chain, as in HiBob's examples. */
const ids = ({ id, originalId, previousId }: TimeOffRequest): Json => ({
  requestId: id,
  originalRequestId: originalId,
  previousRequestId: previousId,
});

const STATUS = {
  approved: "approved",
  pending: "pending_approval",
  declined: "declined",
  canceled: "canceled",
  deleted: "deleted",
} as const;

const nameOf = (id: string | null, company: CompanyState): string | null => (id === null ? null : (company.byId(id)?.displayName ?? null));

/** Everything about one request. */
export function writeDetails(whose: Whose, request: TimeOffRequest, showing: Showing): Json {
  const { company } = showing;
  const { status, decidedAt, decidedBy, range } = request;
  const decided = decidedAt === null ? null : stampAt(decidedAt, request.id + 1);
  const declined = request.declineReason !== null || status === "declined";
  const reason = company
    .part(Policies)
    .reasons(request.policyType)
    .find(({ id }) => id === request.reasonCode);
  return {
    ...facts(whose, request, showing),
    ...ids(request),
    policyTypeCustomName: typeOf(request, showing).customName,
    timeZoneOffset: null,
    ...written(range, whose.person, company),
    createdOn: stampAt(request.createdAt, request.id),
    ...costs(whose, request, showing),
    status: STATUS[status],
    approved: status === "approved",
    approvedBy: declined ? null : nameOf(decidedBy, company),
    approvedAt: declined ? null : decided,
    declinedBy: declined ? nameOf(decidedBy, company) : null,
    declinedAt: declined ? decided : null,
    declineReason: request.declineReason,
    description: request.description,
    reasonCode: reason?.displayName ?? null,
    hasAttachment: request.attachments.length > 0,
  };
}

/** ASSUMED: links are good for five minutes; HiBob's documentation calls them short-lived. */
const LINK_LIFETIME = 300_000;

/** Links to the files that came with a request. */
export const writeAttachments = ({ id, attachments }: TimeOffRequest, company: CompanyState, base: string): object[] =>
  attachments.map(({ filename, mimeType, content }, nth) => ({
    filename,
    url: company.part(FileLinks).link(base, `timeoff ${id} ${nth}`, { type: mimeType, bytes: () => content }, LINK_LIFETIME),
    mimeType,
  }));

/** A row of the feed: the request as the change left it. */
export const writeChange = (whose: Whose, { type, reason, request }: TimeOffChange, showing: Showing): Json => ({
  changeType: type,
  ...facts(whose, request, showing),
  employeeDisplayName: whose.person.displayName,
  employeeEmail: whose.person.email,
  ...ids(request),
  ...written(request.range, whose.person, showing.company),
  createdOn: stampAt(request.createdAt, request.id),
  ...costs(whose, request, showing),
  changeReason: reason,
});

/** A row of who's out. */
export function writeOut(whose: Whose, request: TimeOffRequest, showing: Showing): Json {
  const { range } = request;
  const shown = facts(whose, request, showing);
  return {
    requestId: request.id,
    ...shown,
    employeeDisplayName: whose.person.displayName,
    // ASSUMED: the name of the type is hidden here as well, or hiding it in the display name would be for nothing.
    policyType: shown.policyTypeDisplayName,
    ...written(range, whose.person, showing.company),
    ...(range.type === "hours" && { minutes: range.minutes }),
    status: request.status === "pending" ? "Pending" : "Approved",
    totalCost: costs(whose, request, showing).totalCost,
  };
}

const OUT_TODAY_NAMES: Readonly<Record<string, string>> = {
  type: "requestRangeType",
  startPortion: "startDatePortion",
  endPortion: "endDatePortion",
  hoursOnDate: "hours",
};
const ABSENT_TODAY = ["requestId", "policyType", "status"];

/** A row of who's out on one day: the same facts under other names, and fewer of them. */
export function writeOutToday(whose: Whose, request: TimeOffRequest, showing: Showing): Json {
  const row = { ...writeOut(whose, request, showing), employeeEmail: whose.person.email };
  const entries = Object.entries(row).filter(([key]) => !ABSENT_TODAY.includes(key));
  return Object.fromEntries(entries.map(([key, value]) => [OUT_TODAY_NAMES[key] ?? key, value]));
}

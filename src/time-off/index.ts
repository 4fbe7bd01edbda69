import type { Client } from "../client/index.ts";
import { balances, type TimeOffBalances } from "./balances.ts";
import { calendars, type TimeOffCalendars } from "./calendars.ts";
import { feeds, type TimeOffFeeds } from "./changes.ts";
import { policies, type TimeOffPolicies } from "./policies.ts";
import { requests, type TimeOffRequests } from "./requests.ts";

export type { Download } from "../client/index.ts";
export type { CalendarDate, Timestamp } from "../model/dates.ts";
export type { Balance, BalanceInput, BalanceItem, NewAdjustment, TimeOffBalances } from "./balances.ts";
export type { CalendarEvent, CalendarEventsInput, EmployeeCalendar, TimeOffCalendars } from "./calendars.ts";
export type {
  ChangesInput,
  OutFlags,
  OutRequest,
  OutTodayInput,
  RequestFacts,
  RequestIds,
  TimeOffChange,
  TimeOffFeeds,
  WhosOutInput,
} from "./changes.ts";
export type { Policy, PolicyType, ReasonCode, TimeOffPolicies } from "./policies.ts";
export type {
  DailyHoursRequest,
  DayDuration,
  DaysRequest,
  DifferentDaysRequest,
  DifferentSpecificHoursRequest,
  HoursRequest,
  LocalTime,
  NewerRequest,
  NewerRequestType,
  NewTimeOffRequest,
  OpenEndedRequest,
  PercentageRequest,
  PortionRequest,
  SpecificHoursRequest,
  TimeOffRequest,
} from "./request-types.ts";
export type { AttachmentLink, SubmittedRequest, TimeOffDetails, TimeOffRequests } from "./requests.ts";

/**
 * Time off: requests and who is out, balances, policies, calendars.
 *
 * A request looks the same wherever it comes from: see `TimeOffRequest`. No limits are documented but for policies (50
 * requests a minute) and reason codes (10). Source: HiBob's documentation.
 *
 * @example
 * for await (const change of bob.timeOff.changes({ since: "2026-06-01T00:00:00Z" })) console.log(change.employeeId, change.type);
 */
export interface TimeOff extends TimeOffRequests, TimeOffFeeds, TimeOffBalances, TimeOffPolicies, TimeOffCalendars {}

/** Binds the time off module to a client. */
export function timeOff(client: Client): TimeOff {
  return { ...requests(client), ...feeds(client), ...balances(client), ...policies(client), ...calendars(client) };
}

import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import {
  adjustment,
  balanceAnswer,
  balanceQuery,
  calendarsAnswer,
  calendarsBody,
  changesAnswer,
  changesQuery,
  detailsAnswer,
  detailsQuery,
  newReasonCodes,
  newRequest,
  outsAnswer,
  outTodayQuery,
  policyAnswer,
  policyNamesAnswer,
  policyNamesQuery,
  policyQuery,
  policyTypeAnswer,
  policyTypesAnswer,
  reasonCodesAnswer,
  whosOutQuery,
} from "./schemas.ts";

// Source of the labels: HiBob's documentation of time off, of balances and of calendar events (2026).
const at = "People's data > Time off >";
const seeWhosOut = box("timeOff.seeWhosOut", `${at} See who's out today > See who's out`);
const manageRequests = box(
  "timeOff.manageRequests",
  `${at} Requests > Create, edit all fields, and cancel people's requests that haven't been approved yet`,
);
const attachments = box("timeOff.attachments", `${at} Requests > View, download, and edit attachments`);
const seeBalances = box("timeOff.seeBalances", `${at} Balance > See selected people's time off and sick leave balances`);
const adjustBalances = box("timeOff.adjustBalances", `${at} Balance > Adjust selected people's time off balances and bank their overtime`);
const settings = box("timeOff.settings", "Features > Time off > Settings > Manage company's time off settings");
const calendar = box("calendar.manage", "Settings > Calendar > Manage company calendar");

const read = { method: "GET", perMinute: undefined, effect: "read" } as const;
const employee = "/timeoff/employees/{id}";

// Requests. No limits are documented. What flags ask for beyond the plain list needs more boxes and is silently absent without
// them: private requests "See who's out because of a private policy or policies with a custom name", pending ones `manageRequests`.

/** Answers 200 without a body: not even the new request's id. */
export const submitRequest = endpoint({
  method: "POST",
  path: `${employee}/requests`,
  body: newRequest,
  perMinute: undefined,
  permissions: [settings, manageRequests],
  effect: "write",
});

export const readRequestDetails = endpoint({
  ...read,
  path: `${employee}/requests/{requestId}`,
  query: detailsQuery,
  response: detailsAnswer,
  permissions: [seeWhosOut, manageRequests, attachments],
});

/** The box for requests that are approved already is not documented. */
export const cancelRequest = endpoint({
  method: "DELETE",
  path: `${employee}/requests/{requestId}`,
  perMinute: undefined,
  permissions: [manageRequests],
  effect: "idempotent",
});

/** By the time of the change; a span over six months is refused. */
export const listChanges = endpoint({
  ...read,
  path: "/timeoff/requests/changes",
  query: changesQuery,
  response: changesAnswer,
  permissions: [seeWhosOut],
});

export const listWhosOut = endpoint({
  ...read,
  path: "/timeoff/whosout",
  query: whosOutQuery,
  response: outsAnswer,
  permissions: [seeWhosOut],
});

/** Other names for the same facts than everywhere else, and no request ids. */
export const listOutToday = endpoint({
  ...read,
  path: "/timeoff/outtoday",
  query: outTodayQuery,
  response: outsAnswer,
  permissions: [seeWhosOut],
});

// Balances. No limits are documented, and nothing reads many employees at once.

export const readBalance = endpoint({
  ...read,
  path: `${employee}/balance`,
  query: balanceQuery,
  response: balanceAnswer,
  permissions: [seeBalances],
});

export const addAdjustment = endpoint({
  method: "POST",
  path: `${employee}/adjustments`,
  body: adjustment,
  perMinute: undefined,
  permissions: [adjustBalances],
  effect: "write",
});

// Policies, addressed by name. Source of the limits: HiBob's documentation of time off policies.

const policies = { ...read, perMinute: 50, permissions: [settings] } as const;
const codes = { path: "/timeoff/policy-types/{policyType}/reason-codes", perMinute: 10, permissions: [settings] } as const;

export const listPolicyTypes = endpoint({ ...policies, path: "/timeoff/policy-types", response: policyTypesAnswer });

export const readPolicyType = endpoint({ ...policies, path: "/timeoff/policy-types/{policyType}", response: policyTypeAnswer });

export const listPolicyNames = endpoint({
  ...policies,
  path: "/timeoff/policies/names",
  query: policyNamesQuery,
  response: policyNamesAnswer,
});

export const readPolicy = endpoint({ ...policies, path: "/timeoff/policies", query: policyQuery, response: policyAnswer });

export const listReasonCodes = endpoint({ ...codes, method: "GET", response: reasonCodesAnswer, effect: "read" });

export const createReasonCodes = endpoint({ ...codes, method: "POST", body: newReasonCodes, effect: "write" });

// Calendars. Reads in spite of their method. That the box is the same for both is ASSUMED: it is documented for the events.

const calendars = {
  method: "POST",
  body: calendarsBody,
  response: calendarsAnswer,
  perMinute: undefined,
  permissions: [calendar],
  effect: "read",
} as const;

export const searchEmployeeCalendars = endpoint({ ...calendars, path: "/timeoff/calendars/employees/search" });

/** More than 366 days, both ends included, is refused. */
export const searchCalendarEvents = endpoint({ ...calendars, path: "/timeoff/calendars/events/search" });

import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import { flatPageBody, itemsBody, recordsAnswer } from "../objects/schemas.ts";
import { clockBody, entriesAnswer, importAnswer, importBody } from "./schemas.ts";

const sheets = box("timeAttendance.manageSheets", "People's data > Time attendance > Manage time attendance sheets");

// Source of permission and limits: HiBob's attendance page. A 404 says that the customer has not bought the module.
const shared = { permissions: [sheets], perMinute: 100 };
const search = { ...shared, method: "POST", body: flatPageBody, response: recordsAnswer("items"), effect: "read" } as const;
const entries = { ...shared, response: entriesAnswer } as const;

/** Imported times are checked (`immediate`) or put aside for a later job (`aggregate`). */
export const importPunches = endpoint({
  ...shared,
  method: "POST",
  path: "/attendance/import/{importMethod}",
  body: importBody,
  response: importAnswer,
  perMinute: 5,
  effect: "write",
});

/** Takes exactly two filters. */
export const searchSummaries = endpoint({ ...search, path: "/attendance/summaries/search" });

/** Takes exactly three filters. */
export const searchDailyBreakdown = endpoint({ ...search, path: "/attendance/daily-breakdown/search" });

/** Takes at most 33 days. */
export const searchEntries = endpoint({ ...search, path: "/attendance/entries/search", perMinute: 200 });

export const createEntries = endpoint({ ...entries, method: "POST", path: "/attendance/entries", body: itemsBody(100), effect: "write" });

/** Of one employee only; what is not sent stays. */
export const updateEntries = endpoint({
  ...entries,
  method: "PATCH",
  path: "/attendance/employees/{employeeId}/entries",
  body: itemsBody(100),
  effect: "idempotent",
});

export const removeEntry = endpoint({ ...shared, method: "DELETE", path: "/attendance/entries/{entryId}", effect: "idempotent" });

export const startEntry = endpoint({
  ...entries,
  method: "POST",
  path: "/attendance/employees/{employeeId}/entries/clock-in",
  body: clockBody,
  effect: "write",
});

/** Ends the latest open entry, so a second one would end the one before it. */
export const endEntry = endpoint({
  ...entries,
  method: "PATCH",
  path: "/attendance/employees/{employeeId}/entries/clock-out",
  body: clockBody,
  effect: "write",
});

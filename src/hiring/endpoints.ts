import * as z from "zod/mini";
import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import { anObject, aText } from "../model/shapes.ts";
import { bareRecords, flatPageBody, plainBody, recordsAnswer } from "../objects/schemas.ts";

// The label is documented for interviews and evaluations. ASSUMED: it gates all searches of hiring.
const permissions = [box("hiring.jobOpenings", "Features > Job openings > Manage all job openings")];

const search = {
  method: "POST",
  body: flatPageBody,
  response: recordsAnswer("items"),
  perMinute: undefined,
  permissions,
  effect: "read",
} as const;

const language = z.object({ preferredLanguage: z.optional(aText) });
// Job ads are public on the customer's careers page.
const read = { query: language, perMinute: undefined, permissions: [], effect: "read" } as const;

export const getJobAd = endpoint({
  ...read,
  method: "GET",
  path: "/hiring/job-ads/{id}",
  response: anObject,
});

/** Answers everything at once. */
export const searchJobAds = endpoint({
  ...read,
  method: "POST",
  path: "/hiring/job-ads/search",
  body: plainBody,
  response: bareRecords,
});

export const searchCandidates = endpoint({ ...search, path: "/hiring/candidates/search" });
export const searchApplications = endpoint({ ...search, path: "/hiring/applications/search" });
export const searchJobOpenings = endpoint({ ...search, path: "/hiring/job-openings/search" });
export const searchFormAnswers = endpoint({ ...search, path: "/hiring/application-form-answers/search" });
// Source of the limit: HiBob's documentation.
export const searchInterviews = endpoint({ ...search, path: "/hiring/interviews/search", perMinute: 120 });
export const searchOffers = endpoint({ ...search, path: "/hiring/offers/search", perMinute: 120 });

import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import { archivedContent, changedContent, contentAnswer, newContent, newIntegration, statement, statementAnswer } from "./schemas.ts";

const manage = box("learning.manageIntegration", "Features > Integrations > Course providers > Create, update and delete the integration");

// Source of permission and limits: HiBob's page on provider integrations. 403 without a body: the Learning module is off.
const shared = { permissions: [manage] };
const content = { ...shared, perMinute: 10, effect: "idempotent", response: contentAnswer } as const;
const provider = "/learning/lms-integrations/{providerIdentifier}";

/** Answers without a body. */
export const registerProvider = endpoint({
  ...shared,
  method: "POST",
  path: "/learning/lms-integrations",
  body: newIntegration,
  perMinute: 3,
  effect: "write",
});

/** Marks as inactive rather than deletes. */
export const removeProvider = endpoint({ ...shared, method: "DELETE", path: provider, perMinute: 3, effect: "idempotent" });

/** Keyed by external identifier, so that sending a course twice makes one. */
export const addCourses = endpoint({ ...content, method: "POST", path: `${provider}/training-content`, body: newContent });

/** Leaves fields that are not sent as they are. */
export const updateCourses = endpoint({ ...content, method: "PATCH", path: `${provider}/training-content`, body: changedContent });

export const archiveCourses = endpoint({
  ...content,
  method: "PATCH",
  path: `${provider}/training-content/archive`,
  body: archivedContent,
});

/** Keyed by the statement's id: the same one again is answered with 409. */
export const submitStatement = endpoint({
  ...shared,
  method: "POST",
  path: `${provider}/xapi/statements`,
  body: statement,
  response: statementAnswer,
  perMinute: 300,
  effect: "idempotent",
});

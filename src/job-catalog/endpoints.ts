import * as z from "zod/mini";
import { endpoint } from "../client/endpoint.ts";
import { box, viewPermission } from "../model/permissions.ts";
import { listOf } from "../model/shapes.ts";
import { filter, listQuery, nestedPageBody, objectFieldsAnswer, recordsAnswer } from "../objects/schemas.ts";

// Source of the labels: HiBob's documentation. The last one is for the people assigned to a profile.
const library = box("jobCatalog.library", "Features > Job catalog > Jobs > View job content library");
const profiles = box("jobCatalog.profiles", "Features > Job catalog > Jobs > View job profiles");
const jobs = viewPermission("jobsCatalog", "Jobs");

const read = { method: "GET", perMinute: undefined, permissions: [library], effect: "read" } as const;
const fields = { ...read, response: objectFieldsAnswer } as const;
const list = { ...read, query: listQuery } as const;

export const listFamilies = endpoint({ ...list, path: "/job-catalog/job-families", response: recordsAnswer("JobFamilyEntries") });
export const listGroups = endpoint({ ...list, path: "/job-catalog/job-family-groups", response: recordsAnswer("JobFamilyGroupEntries") });
export const listRoles = endpoint({ ...list, path: "/job-catalog/job-roles", response: recordsAnswer("JobRoleEntries") });

/** Fails without a filter. */
export const searchProfiles = endpoint({
  method: "POST",
  path: "/job-catalog/job-profiles/search",
  body: z.object({ ...nestedPageBody.shape, filters: listOf(filter, 1) }),
  response: recordsAnswer("JobProfileEntries"),
  perMinute: 100,
  permissions: [profiles, jobs],
  effect: "read",
});

export const familyFields = endpoint({ ...fields, path: "/job-catalog/job-families/metadata" });
export const groupFields = endpoint({ ...fields, path: "/job-catalog/job-family-groups/metadata" });
export const roleFields = endpoint({ ...fields, path: "/job-catalog/job-roles/metadata" });
export const profileFields = endpoint({ ...fields, path: "/job-catalog/job-profiles/metadata" });

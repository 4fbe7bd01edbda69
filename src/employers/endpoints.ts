import * as z from "zod/mini";
import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import { anything, aText, byForm, listOf } from "../model/shapes.ts";
import { bareRecords, freePageBody, recordsAnswer } from "../objects/schemas.ts";

// HiBob's documentation names the box in two ways; this is the more exact one.
const label = "Features > Settings > Employers and work locations > View details for employers and work locations";
const read = { method: "POST", perMinute: undefined, permissions: [box("employers.view", label)], effect: "read" } as const;

/** How the selector of fields is built is not documented where it could be read. */
const metadataBody = z.object({ objectProperties: z.optional(listOf(aText)), fields: z.optional(anything) });
const metadata = {
  ...read,
  body: metadataBody,
  response: byForm((answer) => (Array.isArray(answer) ? bareRecords : recordsAnswer("items"))),
} as const;
const search = { ...read, body: freePageBody, response: recordsAnswer("items") } as const;

export const employersMetadata = endpoint({ ...metadata, path: "/employers/metadata/search" });
export const searchEmployers = endpoint({ ...search, path: "/employers/search" });
/** The same for all employers. */
export const workLocationsMetadata = endpoint({ ...metadata, path: "/employers/work-locations/metadata/search" });
export const searchWorkLocations = endpoint({ ...search, path: "/employers/{employerId}/work-locations/search" });

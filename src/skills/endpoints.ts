import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import { freePageBody, itemsBody, recordsAnswer } from "../objects/schemas.ts";
import { results } from "./schemas.ts";

// Source of the label: HiBob's documentation. The one for writing is not known.
const read = {
  perMinute: undefined,
  permissions: [box("skills.view", "Features > Job catalog > Skills > View skills catalog")],
  effect: "read",
} as const;
// The limit of 100 is documented for archiving. ASSUMED: it holds for the others too.
const write = { body: itemsBody(100), response: results, perMinute: undefined, permissions: undefined } as const;

/** Only skills that were made through this API. */
export const searchSkills = endpoint({
  ...read,
  method: "POST",
  path: "/skills/search",
  body: freePageBody,
  response: recordsAnswer("items"),
});

export const proficiencyLevels = endpoint({
  ...read,
  method: "GET",
  path: "/skills/proficiency-levels",
  response: recordsAnswer("items"),
});

/** Always 200; each item has a result of its own. */
export const createSkills = endpoint({ ...write, method: "POST", path: "/skills", effect: "write" });
export const updateSkills = endpoint({ ...write, method: "PATCH", path: "/skills", effect: "idempotent" });
export const archiveSkills = endpoint({ ...write, method: "PATCH", path: "/skills/archive", effect: "idempotent" });

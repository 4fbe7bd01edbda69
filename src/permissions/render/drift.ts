import * as z from "zod/mini";
import { InvalidInputError } from "../../client/errors.ts";
import type { PermissionDrift } from "../diff.ts";
import type { RenderOptions } from "./document.ts";
import { driftPage } from "./drift-document.ts";
import { type RenderFormat, write } from "./write.ts";

const places = { place: z.looseObject({ category: z.string(), field: z.string() }), evidence: z.string() };
const changes = z.array(z.looseObject({ ...places, breaks: z.string() }));
const fields = z.array(z.looseObject({ id: z.string(), name: z.string() }));
const excess = z.array(z.looseObject({ ...places, name: z.string() }));
const pair = z.looseObject({ before: z.string(), after: z.string() });
const people = z.optional(z.looseObject({ people: z.number() }));

const shape = z.looseObject({
  before: z.string(),
  after: z.string(),
  unchanged: z.boolean(),
  outcome: pair,
  model: pair,
  granted: changes,
  lost: changes,
  cameToLight: changes,
  becameUnverifiable: changes,
  added: changes,
  noLongerNeeded: changes,
  hiddenFields: z.array(z.looseObject({ ...places, breaks: z.string(), hidden: fields, shown: fields })),
  audience: z.optional(z.looseObject({ before: people, after: people, shrunk: z.boolean() })),
  excessGained: excess,
  excessLost: excess,
});

/**
 * What changed between two checks as a page, what was lost first, in the same formats as a report.
 *
 * @throws {InvalidInputError} for what is no comparison of reports
 * @example
 * const page = renderDrift(diffReports(before, after), "markdown");
 */
export function renderDrift(drift: PermissionDrift, format: RenderFormat, options?: RenderOptions): string {
  if (!shape.safeParse(drift).success) {
    throw new InvalidInputError("This is not a comparison of two reports", { hint: "Give what diffReports returned" });
  }
  return write(drift, () => driftPage(drift), format, options);
}

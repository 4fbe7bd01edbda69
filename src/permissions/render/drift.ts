import * as z from "zod/mini";
import { InvalidInputError } from "../../client/errors.ts";
import type { PermissionDrift } from "../diff.ts";
import type { RenderOptions } from "./document.ts";
import { driftPage } from "./drift-document.ts";
import { type RenderFormat, write } from "./write.ts";

const status = z.optional(z.enum(["granted", "missing", "unverifiable"]));
const places = { key: z.string(), place: z.looseObject({ category: z.string(), field: z.string() }), evidence: z.string() };
const change = { ...places, breaks: z.string(), before: status, after: status };
const changes = z.array(z.looseObject(change));
const fields = z.array(z.looseObject({ id: z.string(), name: z.string() }));
const excess = z.array(z.looseObject({ ...places, name: z.string() }));
const pair = <Word extends string>(words: readonly Word[]) => z.looseObject({ before: z.enum(words), after: z.enum(words) });
const counts = z.record(z.string(), z.number());
const people = z.optional(z.looseObject({ people: z.number(), active: z.optional(z.number()), byLifecycleStatus: z.optional(counts) }));
const byStatus = z.array(z.looseObject({ status: z.string(), before: z.number(), after: z.number() }));

const shape = z.looseObject({
  before: z.string(),
  after: z.string(),
  unchanged: z.boolean(),
  outcome: pair(["green", "incomplete", "missing"]),
  model: pair(["category", "field", "unknown"]),
  granted: changes,
  lost: changes,
  cameToLight: changes,
  becameUnverifiable: changes,
  added: changes,
  noLongerNeeded: changes,
  hiddenFields: z.array(z.looseObject({ ...change, hidden: fields, shown: fields })),
  audience: z.optional(z.looseObject({ before: people, after: people, byLifecycleStatus: z.optional(byStatus), shrunk: z.boolean() })),
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

import * as z from "zod/mini";
import { InvalidInputError } from "../../client/errors.ts";
import type { PermissionReport } from "../report.ts";

const count = z.number().check(z.nonnegative());
const observable = z.enum(["yes", "grant", "no"]);
const both = <Each extends z.ZodMiniType>(each: Each) => z.looseObject({ category: each, field: each });

const answer = z.looseObject({
  key: z.string(),
  area: z.string(),
  category: z.optional(z.looseObject({ id: z.string(), name: z.string() })),
  right: z.optional(z.string()),
  place: both(z.string()),
  aliases: z.array(z.string()),
  neededFor: z.array(z.string()),
  fields: z.array(z.string()),
  rules: z.array(z.string()),
  breaks: z.string(),
  observable: both(observable),
  unseen: z.optional(z.string()),
  behind: z.optional(z.string()),
  source: z.string(),
  confidence: z.enum(["high", "medium", "low"]),
  status: z.enum(["granted", "missing", "unverifiable"]),
  evidence: z.string(),
  hiddenFields: z.optional(z.array(z.looseObject({ id: z.string(), name: z.string() }))),
  waitsFor: z.optional(z.string()),
  failed: z.optional(z.literal(true)),
});

const report = z.looseObject({
  checkedAt: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-\d{2}T\d{2}:\d{2}/)),
  outcome: z.enum(["green", "incomplete", "missing"]),
  model: z.enum(["category", "field", "unknown"]),
  plan: z.array(z.string()),
  answers: z.array(answer),
  audience: z.optional(
    z.looseObject({ people: count, active: z.optional(count), byLifecycleStatus: z.optional(z.record(z.string(), count)) }),
  ),
  excess: z.array(z.looseObject({ key: z.string(), name: z.string(), place: both(z.string()), evidence: z.string() })),
  fingerprint: z.string(),
  requests: count,
  refusals: count,
});

/**
 * Makes sure that something, perhaps read back from a file, is a report.
 * @throws InvalidInputError with the first thing that is wrong.
 */
export function asReport(value: unknown, name = "This"): PermissionReport {
  const parsed = report.safeParse(value);
  if (parsed.success) return value as PermissionReport;
  const [wrong] = parsed.error.issues;
  const where = wrong && wrong.path.length > 0 ? `: ${wrong.path.map(String).join(".")} is missing or not as expected` : "";
  throw new InvalidInputError(`${name} is not a report of a permission check${where}`, {
    hint: "Give what checkPermissions returned, or its JSON parsed",
  });
}

import * as z from "zod/mini";

const nullish = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

/** One row of the work table. Row ids are unique per employee only. */
export const workRow = z.looseObject({
  id: z.number(),
  effectiveDate: z.string(),
  activeEffectiveDate: nullish(z.string()),
  endEffectiveDate: nullish(z.string()),
  isCurrent: nullish(z.boolean()),
  title: nullish(z.string()),
  department: nullish(z.string()),
  site: nullish(z.string()),
  siteId: nullish(z.union([z.number(), z.string()])),
  reportsTo: nullish(z.union([z.looseObject({ id: z.string() }), z.string()])),
  workChangeType: nullish(z.string()),
  customColumns: nullish(z.record(z.string(), z.unknown())),
  change: nullish(z.looseObject({ reason: nullish(z.string()), changedBy: nullish(z.string()), changedById: nullish(z.string()) })),
  creationDate: nullish(z.string()),
  modificationDate: nullish(z.string()),
  canBeDeleted: nullish(z.boolean()),
});

import * as z from "zod/mini";

/** How display texts come along: `APPEND` adds them beside the values. `REPLACE` loses the values, so it is left out. */
export const humanReadable = z.literal("APPEND");

/** Bob's bound on `fields` in one request. Source: HiBob's people read contract. */
export const MAX_FIELDS = 400;

const fields = z.array(z.string()).check(z.minLength(1), z.maxLength(MAX_FIELDS));

export const searchBody = z.object({
  fields,
  showInactive: z.optional(z.boolean()),
  humanReadable: z.optional(humanReadable),
  /** One at the most; an empty list is refused by Bob. */
  filters: z.optional(
    z
      .array(z.object({ fieldPath: z.literal(["root.id", "root.email"]), operator: z.literal("equals"), values: z.array(z.string()) }))
      .check(z.minLength(1), z.maxLength(1)),
  ),
});

export const readBody = z.object({ fields, humanReadable: z.optional(humanReadable) });

/** An employee in Bob's two notations at once. */
const employee = z.looseObject({ id: z.optional(z.string()) });

export const searchAnswer = z.looseObject({ employees: z.array(employee) });

/**
 * One employee. The specification draws it wrapped in `employees`, in practice it is bare: a check that both pass.
 */
export const readAnswer = employee;

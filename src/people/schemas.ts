import * as z from "zod/mini";

/** Bob's bound on `fields` in one request. Source: HiBob's people read contract. */
const MAX_FIELDS = 400;

// One check of our own, because zod's checks and literals weigh more than the rest of these schemas.
const allow =
  <Value>(allowed: string, fits: (value: Value) => boolean) =>
  ({ value, issues }: z.core.ParsePayload<Value>): void => {
    if (!fits(value)) issues.push({ code: "custom", message: `allowed: ${allowed}`, input: value });
  };
const oneOf = (...texts: readonly string[]) => z.string().check(allow(texts.join(", "), (text) => texts.includes(text)));
const list = <Item extends z.ZodMiniType>(item: Item, most: number) =>
  z.array(item).check(allow(`1 to ${most}`, ({ length }) => length > 0 && length <= most));

export const readBody = z.object({
  fields: list(z.string(), MAX_FIELDS),
  /** How display texts come along: `APPEND` adds them beside the values. `REPLACE` loses the values, so it is left out. */
  humanReadable: z.optional(oneOf("APPEND")),
});

const filter = z.object({ fieldPath: oneOf("root.id", "root.email"), operator: oneOf("equals"), values: z.array(z.string()) });

export const searchBody = z.object({
  ...readBody.shape,
  showInactive: z.optional(z.boolean()),
  /** One at the most; an empty list is refused by Bob. */
  filters: z.optional(list(filter, 1)),
});

/** An employee in Bob's two notations at once. */
const employee = z.looseObject({ id: z.optional(z.string()) });

export const searchAnswer = z.looseObject({ employees: z.array(employee) });

/**
 * One employee. The specification draws it wrapped in `employees`, in practice it is bare: a check that both pass.
 */
export const readAnswer = employee;

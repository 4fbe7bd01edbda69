import * as z from "zod/mini";

const text = z.optional(z.nullable(z.string()));

const field = z.looseObject({
  id: z.string(),
  categoryId: text,
  categoryDisplayName: text,
  category: text,
  name: text,
  description: text,
  jsonPath: text,
  type: z.string(),
  typeData: z.optional(z.nullable(z.looseObject({ listId: text }))),
  historical: z.optional(z.nullable(z.boolean())),
});

/** A bare array in production; some sources show it wrapped. */
export const fieldsAnswer = z.union([z.array(field), z.looseObject({ fields: z.array(field) })]);

const item = z.looseObject({ id: z.union([z.string(), z.number()]), value: text, name: text });

/** One list; production says `values`, the specification `items`, and some answers carry both. */
export const listAnswer = z.looseObject({ name: text, values: z.optional(z.array(item)), items: z.optional(z.array(item)) });

/** A map by list name in production, an array in the specification. */
export const listsAnswer = z.union([z.array(listAnswer), z.record(z.string(), listAnswer)]);

export const listsQuery = z.object({ includeArchived: z.optional(z.boolean()) });

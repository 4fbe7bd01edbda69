import * as z from "zod/mini";
import { isObject } from "../model/json.ts";
import { aFlag, anItem, aText, byForm, filledText, flag, listOf, mapOf, matching, nullish, text } from "../model/shapes.ts";

const field = z.looseObject({
  id: aText,
  categoryId: text,
  categoryDisplayName: text,
  category: text,
  name: text,
  description: text,
  jsonPath: text,
  type: aText,
  typeData: nullish(z.looseObject({ listId: text })),
  historical: flag,
});

/** A bare array in production; some sources show it wrapped. */
export const fieldsAnswer = byForm((answer) => (Array.isArray(answer) ? listOf(field) : z.looseObject({ fields: listOf(field) })));

const id = anItem;

const listItem = z.looseObject({ id, value: text, name: text });

/** One list; production says `values`, the specification `items`, and some answers carry both. */
export const listAnswer = z.looseObject({ name: text, values: z.optional(listOf(listItem)), items: z.optional(listOf(listItem)) });

/** A map by list name in production, an array in the specification. */
export const listsAnswer = byForm((answer) => (Array.isArray(answer) ? listOf(listAnswer) : mapOf(listAnswer)));

export const listsQuery = z.object({ includeArchived: z.optional(aFlag) });

const column = z.looseObject({
  id: aText,
  name: text,
  description: text,
  type: text,
  typeData: nullish(z.looseObject({ listId: text })),
});

/** A table may leave out its id where the answer is a map by id. */
export const tableAnswer = z.looseObject({ id: text, name: text, category: text, historical: flag, columns: listOf(column) });

/** The documentation names what a table tells and not how the tables are wrapped: every form that Bob uses for lists is taken. */
export const tablesAnswer = byForm((answer) => {
  if (Array.isArray(answer)) return listOf(tableAnswer);
  return isObject(answer) && Array.isArray(answer.tables) ? z.looseObject({ tables: listOf(tableAnswer) }) : mapOf(tableAnswer);
});

const filled = filledText;

export const newField = z.object({
  name: filled,
  category: matching("a category other than root", /^(?!root$)./s),
  type: filled,
  description: z.optional(aText),
  historical: z.optional(aFlag),
});

export const fieldChanges = z.object({ name: z.optional(filled), description: z.optional(aText) });

export const newItem = z.object({ name: filled, parentId: z.optional(id) });

export const itemChanges = z.object({ name: z.optional(filledText), parentId: z.optional(id) });

/** The id of what was made: text, or a number in some lists. */
export const createdAnswer = z.looseObject({ id });

import * as z from "zod/mini";
import { anItem, anything, aText, byForm, item, listOf, nullish } from "../model/shapes.ts";

/** Flat, unlike the other writes. */
export const statusBody = z.object({ status: aText, comment: z.optional(aText) });

/** Flat as well. */
export const progressBody = z.object({
  keyResults: listOf(z.looseObject({ keyResultId: anItem, currentValue: anything, notes: z.optional(aText) }), 1),
  comment: z.optional(aText),
});

/** Ids of what was created are documented, the form is not; nothing is of the other writes. */
export const writeAnswer = z.optional(
  byForm((answer) => (Array.isArray(answer) ? listOf(anything) : z.looseObject({ ids: nullish(listOf(item)) }))),
);

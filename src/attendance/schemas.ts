import * as z from "zod/mini";
import { anything, aText, listOf, nullish, number, text } from "../model/shapes.ts";

/** Punches as they are imported; times are local, without a zone. */
export const importBody = z.object({
  idType: aText,
  requests: listOf(z.looseObject({ id: aText, clockIn: text, clockOut: text, entryType: text }), 1),
  dateTimeFormat: z.optional(aText),
});

export const importAnswer = z.looseObject({
  status: text,
  total: number,
  imported: number,
  notImported: number,
  errors: nullish(listOf(aText)),
});

/** A clock-in or clock-out. */
export const clockBody = z.looseObject({});

/** What Bob says of entries it wrote is documented as ids, without the form. */
export const entriesAnswer = anything;

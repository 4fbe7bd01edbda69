import * as z from "zod/mini";
import { aFlag, aNumber, aText, listOf, text } from "../model/shapes.ts";

export const reportList = z.looseObject({
  views: listOf(
    z.looseObject({
      id: aNumber,
      name: text,
      description: text,
      type: text,
    }),
  ),
});

/** Bob ignores what it does not know here, `humanReadable` also for a format other than JSON. */
export const reportQuery = z.object({
  format: z.optional(aText),
  includeInfo: z.optional(aFlag),
  locale: z.optional(aText),
  humanReadable: z.optional(aText),
});

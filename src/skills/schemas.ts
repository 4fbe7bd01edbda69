import * as z from "zod/mini";
import { aNumber, anything, json, nullish, number, text } from "../model/shapes.ts";

/** What became of each item of a write. */
export const results = z.looseObject({
  results: z.array(z.looseObject({ index: aNumber, status: text, httpStatus: number, resource: json, errors: nullish(z.array(anything)) })),
});

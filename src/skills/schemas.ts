import * as z from "zod/mini";
import { aNumber, anything, json, listOf, nullish, number, text } from "../model/shapes.ts";

/** What became of each item of a write. */
export const results = z.looseObject({
  results: listOf(z.looseObject({ index: aNumber, status: text, httpStatus: number, resource: json, errors: nullish(listOf(anything)) })),
});

import * as z from "zod/mini";
import { aText, byForm, listOf, whole } from "../model/shapes.ts";
import { itemsBody, pageOf, searchBody } from "../objects/schemas.ts";

/** Budgets take larger pages than other objects. Source of the limit: observed; HiBob's documentation says 100. */
export const budgetSearchBody = z.object({ ...searchBody.shape, pagination: z.optional(z.object(pageOf(1000))) });

/** One object in the list that all writes take. */
export const oneItem = itemsBody(1);

/** Source of the limit: HiBob's documentation. */
export const newPositions = itemsBody(10);

/** Ids are sent as numbers. */
export const cancellation = z.object({
  positionIds: listOf(whole(0, Number.MAX_SAFE_INTEGER), 1),
  cancellationDate: z.optional(aText),
});

const ids = z.looseObject({});

/** The ids of what was created: a list of objects, or one; the names of the keys have changed. */
export const createdAnswer = byForm((answer) => (Array.isArray(answer) ? listOf(ids) : ids));

import * as z from "zod/mini";
import { aText, byForm, listOf, whole } from "../model/shapes.ts";
import { itemsBody, pageOf, searchBody } from "../objects/schemas.ts";

/** Budgets take larger pages than other objects. Source of the limit: observed; HiBob's documentation says 100. */
export const budgetSearchBody = z.object({ ...searchBody.shape, pagination: z.optional(z.object(pageOf(1000))) });

const wrapper = z.looseObject({});

/** An object to create, with the fields that Bob does not do without; all others pass. */
const withFields = (ids: readonly string[], objects = {}) =>
  z.looseObject({
    objectType: aText,
    fields: z.looseObject({ ...Object.fromEntries(ids.map((id) => [id, wrapper])), ...objects }),
  });

const opening = withFields(["/positionOpening/expectedStartDate"]);
const budget = withFields(["/positionBudget/salaryPayPeriod", "/positionBudget/currency"]);
const position = withFields(
  ["/position/effectiveDate", "/position/fte", "/position/department", "/position/site", "/position/jobProfile"],
  { "/position/positionOpening": opening, "/position/positionBudget": z.optional(budget) },
);

/** One object in the list that all writes take. */
export const oneItem = itemsBody(1);

/** Source of the limit: HiBob's documentation. */
export const newPositions = z.object({ items: listOf(position, 1, 10) });

export const newOpening = z.object({ items: z.array(opening) });

export const newBudget = z.object({ items: z.array(budget) });

/** Ids are sent as numbers. */
export const cancellation = z.object({
  positionIds: listOf(whole(0, Number.MAX_SAFE_INTEGER), 1),
  cancellationDate: z.optional(aText),
});

const ids = z.looseObject({});

/** The ids of what was created: a list of objects, or one; the names of the keys have changed. */
export const createdAnswer = byForm((answer) => (Array.isArray(answer) ? z.array(ids) : ids));

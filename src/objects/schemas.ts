import * as z from "zod/mini";
import { isObject } from "../model/json.ts";
import { aFlag, anObject, aText, byForm, json, listOf, nextPage, text, whole } from "../model/shapes.ts";

/** A record by field id; each value is wrapped in some modules and bare in others, so only the keys are declared. */
const record = anObject;

/** Ids of fields to read. */
const fieldIds = listOf(aText, 1);

/** A condition on one field. */
export const filter = z.object({ fieldId: aText, operator: aText, values: listOf(aText, 1) });

const texts = { includeHumanReadable: z.optional(aFlag) };

/** `limit` and `cursor`. */
export const pageOf = (most: number) => ({
  limit: z.optional(whole(1, most)),
  cursor: z.optional(aText),
});

const page = pageOf(200); // source of the limit: HiBob's guide on pagination

/** Body of a search that gives everything at once. */
export const plainBody = z.object({ fields: fieldIds, filters: listOf(filter) });

/** The same with display texts, of at most 50 fields. */
export const searchBody = z.object({ ...plainBody.shape, fields: listOf(aText, 1, 50), ...texts });

/** The same with `pagination: { limit, cursor }`. Source of the limit: HiBob's documentation of openings and of job profiles. */
export const nestedPageBody = z.object({ ...searchBody.shape, pagination: z.optional(z.object(pageOf(100))) });

/** Body of a search with `limit` and `cursor` beside the fields. */
export const flatPageBody = z.object({ ...plainBody.shape, ...page });

/** The same where Bob has fields of its own choice to give. */
export const freePageBody = z.object({ ...flatPageBody.shape, fields: z.optional(fieldIds) });

/** Query of a list read page by page. */
export const listQuery = z.object({ ...page, ...texts });

/** Body of a write of up to `most` objects, each wrapped, see `wrapped`, or with bare values by field id. */
export const itemsBody = (most: number) => z.object({ items: listOf(record, 1, most) });

/** An answer that is the list of records. */
export const bareRecords = listOf(record);

/** An answer with its records under `key`, singly or each in a list of its own. The forms that are taken besides are not declared. */
export const recordsAnswer = (key: string) =>
  z.looseObject({
    [key]: listOf(byForm((entry) => (Array.isArray(entry) ? bareRecords : record))),
    response_metadata: nextPage,
  });

const field = z.looseObject({ id: aText, name: text, description: text, fieldType: json });

/** The fields of an object: drawn as one, and taken as a list or a wrapped one too. */
export const objectFieldsAnswer = byForm((answer) => {
  if (Array.isArray(answer)) return listOf(field);
  return isObject(answer) && Array.isArray(answer.fields) ? z.looseObject({ fields: listOf(field) }) : field;
});

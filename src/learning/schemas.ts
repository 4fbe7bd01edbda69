import * as z from "zod/mini";
import { anything, aText, flag, item, listOf, nullish } from "../model/shapes.ts";

/** Flat. More than the provider's key may be given, such as a display name. */
export const newIntegration = z.looseObject({ providerIdentifier: aText });

// Source of 500: HiBob's documentation, as the default of the service.
const rows = <Row extends z.ZodMiniType>(row: Row) => listOf(row, 1, 500);

const known = { "/trainingContent/externalIdentifier": aText };

/** Courses as plain values by field id, without the `{ value }` of other modules. */
export const newContent = z.object({ items: rows(z.looseObject({ ...known, "/trainingContent/title": aText })) });

export const changedContent = z.object({ items: rows(z.looseObject(known)) });

export const archivedContent = z.object({ items: rows(aText) });

/** What became of each row. */
export const contentAnswer = z.looseObject({ success: nullish(listOf(item)), errors: nullish(listOf(anything)) });

const part = z.looseObject({});

export const statement = z.looseObject({ id: aText, timestamp: aText, actor: part, verb: part, object: part });

/** Absent with 204, for a verb that Bob does not know. */
export const statementAnswer = z.optional(z.looseObject({ accepted: flag, statementId: item }));

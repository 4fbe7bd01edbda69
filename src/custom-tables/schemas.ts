import * as z from "zod/mini";
import { aNumber, anObject, aText, flag, listOf, nullish, text } from "../model/shapes.ts";

const column = z.looseObject({
  id: aText,
  name: text,
  description: text,
  mandatory: flag,
  type: text,
  typeData: nullish(z.looseObject({ listId: text })),
});

/** What Bob knows about one custom table. */
export const customTable = z.looseObject({ id: aText, category: text, name: text, description: text, columns: listOf(column) });

export const customTableList = z.looseObject({ tables: listOf(customTable) });

/** One row; its columns are as the customer made them. */
export const customRow = z.looseObject({ id: aNumber });

export const columnsBody = anObject;

export const newRows = z.object({ values: listOf(columnsBody) });

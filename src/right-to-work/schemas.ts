import * as z from "zod/mini";
import { aNumber, item, number, text } from "../model/shapes.ts";

const columns = {
  type: item,
  documentId: number,
  number: text,
  issuedBy: text,
  validFrom: text,
  expirationDate: text,
  applicationDate: text,
};

/** One row of the right to work table. */
export const rightToWorkRow = z.looseObject({ id: aNumber, ...columns });

/** Columns of a row to write. */
export const newRightToWork = z.looseObject(columns);

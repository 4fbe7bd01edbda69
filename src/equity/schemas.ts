import * as z from "zod/mini";
import { aNumber, anItem, aText, item, money, number, text } from "../model/shapes.ts";

// The columns that most users will look at; the others pass unchecked.
const columns = {
  reason: text,
  grantDate: text,
  exercisePrice: money,
  grantType: item,
  grantStatus: item,
};

/** One row of the equity table. */
export const equityGrant = z.looseObject({ id: aNumber, effectiveDate: text, quantity: number, equityType: item, ...columns });

/** Columns of a row to write. */
export const newEquityGrant = z.looseObject({
  effectiveDate: aText,
  quantity: aNumber,
  equityType: anItem,
  ...columns,
});

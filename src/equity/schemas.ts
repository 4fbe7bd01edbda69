import * as z from "zod/mini";
import { aNumber, anItem, aText, item, money, number, text } from "../model/shapes.ts";

const columns = {
  reason: text,
  vestingCommencementDate: text,
  consentNumber: text,
  grantDate: text,
  optionExpiration: text,
  exercisePrice: money,
  vestingTerm: text,
  grantType: item,
  vestingSchedule: item,
  grantNumber: number,
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

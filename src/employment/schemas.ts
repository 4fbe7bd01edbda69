import * as z from "zod/mini";
import { aText, bookkeeping, item, json, number, text } from "../model/shapes.ts";

/** One row of the employment table. */
export const employmentRow = z.looseObject({
  ...bookkeeping,
  contract: text,
  type: text,
  salaryPayType: text,
  flsaCode: text,
  calendarId: item,
  calendarName: text,
  personalWorkingPatternType: text,
  workingPattern: json,
  standardWorkingPatternId: item,
  standardWorkingPattern: json,
  siteWorkingPattern: json,
  actualWorkingPattern: json,
  fte: number,
  weeklyHours: number,
  hoursInDayNotWorked: number,
});

/** Columns of a new row. */
export const newEmploymentRow = z.looseObject({
  effectiveDate: aText,
  contract: text,
  type: text,
  calendarId: item,
  standardWorkingPatternId: item,
  workingPattern: json,
  reason: text,
});

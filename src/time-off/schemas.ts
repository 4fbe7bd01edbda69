import * as z from "zod/mini";
import { aFlag, aNumber, aText, filledText, flag, listOf, nullish, number, text } from "../model/shapes.ts";

// Of the answers, what the module reads and what most of its users will. The rest passes unchecked.

/** A request in any of the forms Bob gives it; which keys there are depends on the endpoint and on the type. */
const request = {
  employeeId: aText,
  type: text,
  requestRangeType: text,
  startDate: text,
  endDate: text,
  date: text,
  hoursOnDate: number,
  durations: nullish(listOf(z.looseObject({ date: text }))),
  totalDuration: number,
  totalCost: number,
  status: text,
};

const requestId = aNumber;
const flagged = z.optional(aFlag);
const name = filledText;
const names = listOf(aText);

export const detailsQuery = z.object({ includeDailyDurations: flagged });
export const detailsAnswer = z.looseObject({
  ...request,
  requestId,
  approved: flag,
  attachmentLinks: nullish(listOf(z.looseObject({ url: aText, filename: text }))),
});

export const changesQuery = z.object({ since: aText, to: z.optional(aText), includePending: flagged });
export const changesAnswer = z.looseObject({ changes: listOf(z.looseObject({ ...request, requestId, changeType: aText })) });

const flags = { includeHourly: flagged, includePrivate: flagged };
export const whosOutQuery = z.object({ from: aText, to: aText, ...flags, includePending: flagged });
export const outTodayQuery = z.object({ today: z.optional(aText), siteId: z.optional(aNumber), ...flags });
export const outsAnswer = z.looseObject({ outs: listOf(z.looseObject({ ...request, requestId: number })) });

/** A new request as it is sent; what its type needs is checked where it is made. */
export const newRequest = z.looseObject({ policyType: name });

export const balanceQuery = z.object({ policyType: name, date: aText });
export const balanceAnswer = z.looseObject({
  totalBalanceAsOfDate: number,
  totalRoundedBalanceAsOfDate: number,
  totalTaken: number,
  annualAllowance: number,
});

export const adjustment = z.object({
  adjustmentType: name,
  policyType: name,
  effectiveDate: name,
  amount: aNumber,
  reason: z.optional(aText),
});

export const policyTypesAnswer = z.looseObject({ policyTypes: names });
export const policyTypeAnswer = z.looseObject({ name: text, activity: text, unit: text });
export const policyNamesQuery = z.object({ policyTypeName: name });
export const policyNamesAnswer = z.looseObject({ policyNames: names });
export const policyQuery = z.object({ policyName: name });
export const policyAnswer = z.looseObject({ name: text, allowance: number, approvalRequired: flag, unit: text });
export const reasonCodesAnswer = z.looseObject({ reasonCodes: listOf(z.looseObject({ id: aNumber, displayName: text })) });
export const newReasonCodes = z.object({ reasonCodes: listOf(name, 1) });

export const calendarsBody = z.looseObject({ filters: listOf(z.looseObject({})) });
export const calendarsAnswer = z.looseObject({ items: listOf(z.looseObject({})) });

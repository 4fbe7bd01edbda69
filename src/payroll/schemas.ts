import * as z from "zod/mini";
import { aFlag, aNumber, anItem, aText, bookkeeping, item, json, listOf, money, nextPage, number, text, whole } from "../model/shapes.ts";

export const salaryRow = z.looseObject({ ...bookkeeping, base: money, payPeriod: text, payFrequency: text });

/** What is paid besides the salary has an amount, and may end by itself. */
const paid = { ...bookkeeping, amount: money, endDate: text };

export const variableRow = z.looseObject({
  ...paid,
  variableType: item,
  paymentPeriod: text,
  payoutType: text,
  companyPercent: number,
  departmentPercent: number,
  individualPercent: number,
  percentageOfAnnualSalary: number,
});
export const entitlementRow = z.looseObject({ ...paid, entitlement: item });
export const deductionRow = z.looseObject({ ...paid, deduction: item });

const type = anItem;
// Bob takes an amount it cannot read for an empty one. Source: observed.
const amount = z.looseObject({ value: aNumber, currency: aText });
const effectiveDate = aText;

/** Bob refuses a salary without `payFrequency`, whatever its documentation says. Source: observed. */
export const newSalary = z.looseObject({ effectiveDate, base: amount, payPeriod: aText, payFrequency: aText });
export const newVariable = z.looseObject({ effectiveDate, amount, variableType: type, paymentPeriod: aText });
export const newEntitlement = z.looseObject({ effectiveDate, amount, entitlement: type });
export const newDeduction = z.looseObject({ effectiveDate, amount, deduction: type });

/** `employeeId equals values`, which must be there, and `payDate greaterThanOrEquals | lessThanOrEquals value`. */
export const paymentsBody = z.object({
  filters: listOf(
    z.object({
      fieldPath: aText,
      operator: aText,
      values: z.optional(listOf(aText, 1, 200)),
      value: z.optional(aText),
    }),
  ),
  pagination: z.object({ limit: whole(1, 200), cursor: z.optional(aText) }),
});

export const paymentsAnswer = z.looseObject({
  results: listOf(
    z.looseObject({
      employeeId: aText,
      id: aNumber,
      payDate: text,
      payType: item,
      amount: money,
      change: bookkeeping.change,
      customColumns: json,
    }),
  ),
  response_metadata: nextPage,
});

export const historyQuery = z.object({ department: z.optional(aText), showInactive: z.optional(aFlag) });
export const historyAnswer = z.looseObject({ employees: listOf(z.looseObject({ id: text })) });

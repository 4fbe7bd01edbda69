import * as z from "zod/mini";

declare const brand: unique symbol;

/**
 * Bob's id of an employee: a string of about 19 digits. Never a number, which could not hold it
 * (`3332883884017713938` exceeds `Number.MAX_SAFE_INTEGER`). Make one from text with `employeeId(text)`.
 */
export type EmployeeId = string & { readonly [brand]: "EmployeeId" };

/** Accepts what can be an employee id in a request or an answer. */
export const employeeIdSchema = z.string().check(z.regex(/^[^\s/,]+$/)) as unknown as z.ZodMiniType<EmployeeId, string>;

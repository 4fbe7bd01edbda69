declare const brand: unique symbol;

/**
 * Bob's id of an employee: a string of about 19 digits. Never a number, which could not hold it
 * (`3332883884017713938` exceeds `Number.MAX_SAFE_INTEGER`). Make one from text with `employeeId(text)`.
 */
export type EmployeeId = string & { readonly [brand]: "EmployeeId" };

/** Whether a text can be an employee id in a request: no spaces, slashes or commas. */
export const isEmployeeId = (text: string): text is EmployeeId => /^[^\s/,]+$/.test(text);

import { isObject } from "../../model/json.ts";
import type { CompanyState } from "../company/company.ts";
import { isDate } from "../company/days.ts";

/** What a field takes when it is written. */
export interface Check {
  /** For the explanation: `a date`. */
  readonly expected: string;
  readonly fits: (value: unknown, company: CompanyState) => boolean;
}

const check = (expected: string, fits: Check["fits"]): Check => ({ expected, fits });

export const aText = check("a text that is not empty", (value) => typeof value === "string" && value !== "");
export const matching = (expected: string, pattern: RegExp): Check =>
  check(expected, (value) => typeof value === "string" && pattern.test(value));
export const aFlag = check("true or false", (value) => typeof value === "boolean");
export const aDate = check("a date that exists, as YYYY-MM-DD", isDate);
export const aNumber = (least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): Check =>
  check(
    Number.isFinite(least) ? `a number from ${least} to ${most}` : "a number",
    (value) => typeof value === "number" && value >= least && value <= most,
  );
export const anEmployee = check("the id of an employee", (value, company) => company.byId(String(value)) !== undefined);
export const anAmount = check(
  "{ value, currency }",
  (value) => isObject(value) && Number.isFinite(value.value) && typeof value.currency === "string",
);
export const oneOf = (...values: readonly string[]): Check =>
  check(`one of ${values.join(", ")}`, (value) => values.includes(value as string));

/** An item of a named list, by its id; a number may come as text. */
export const itemOf = (list: string): Check =>
  check(
    `the id of an item of the list ${list}`,
    (value, { lists }) => (typeof value === "string" || typeof value === "number") && lists.find(list, value)?.archived === false,
  );

/** The same, and `null` to empty the field. */
export const orNull = ({ expected, fits }: Check): Check =>
  check(`${expected}, or null`, (value, company) => value === null || fits(value, company));

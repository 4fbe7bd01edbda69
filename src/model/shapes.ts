import * as z from "zod/mini";
import { isObject } from "./json.ts";

// What Bob's answers and requests are declared with: zod's objects, and for what is in them small tests of our
// own, because zod's texts, numbers, lists, unions, records, bounds and patterns would make every application larger.

/** Any value, under the type it is then found to have. zod's own `custom` weighs more. */
const untested = <Value>() => z.unknown() as unknown as z.ZodMiniType<Value, Value>;

/** A value that passes a test. */
export const is = <Value>(expected: string, fits: (value: unknown) => boolean) =>
  untested<Value>().check(({ value, issues }) => {
    if (!fits(value)) issues.push({ code: "invalid_type", expected: expected as "string", path: [], input: value });
  });

/** A shape that depends on the value. It tells exactly what is wrong, where a union of shapes would only say that none fits. */
export const byForm = <Shape extends z.ZodMiniType>(choose: (value: unknown) => Shape) =>
  untested<z.output<Shape>>().check(({ value, issues }) => {
    for (const issue of choose(value).safeParse(value).error?.issues ?? []) issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
  });

export const aText = is<string>("string", (value) => typeof value === "string");
export const anything = untested<unknown>();
/** NaN is none: in a request it would become `null`. */
export const aNumber = is<number>("number", Number.isFinite);
export const aFlag = is<boolean>("boolean", (value) => typeof value === "boolean");
export const anObject = is<Record<string, unknown>>("object", isObject);
/** A list item: its id, which is a number in some lists, or its label. Bob mixes them in one answer. */
export const anItem = is<string | number>("string or number", (value) => /^(string|number)$/.test(typeof value));

/** A whole number within bounds. */
export const whole = (least: number, most: number) =>
  is<number>(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  );

/** A text of a certain form. */
export const matching = (expected: string, pattern: RegExp) =>
  is<string>(expected, (value) => typeof value === "string" && pattern.test(value));

export const filledText = matching("a text that is not empty", /./s);
export const webAddress = matching("an http(s) address", /^https?:\/\//i);

/** Checks what is in a list or an object, one by one. */
const each =
  (shape: z.ZodMiniType) =>
  ({ value, issues }: z.core.ParsePayload<unknown>): void => {
    for (const [key, part] of Object.entries(typeof value === "object" && value ? value : {})) {
      const path = Array.isArray(value) ? Number(key) : key;
      for (const issue of shape.safeParse(part).error?.issues ?? []) {
        issues.push({ ...issue, path: [path, ...issue.path], input: value } as z.core.$ZodRawIssue);
      }
    }
  };

/** An object whose keys are not known, with values of one shape. */
export const mapOf = <Shape extends z.ZodMiniType>(shape: Shape) =>
  is<Record<string, z.output<Shape>>>("object", isObject).check(each(shape));

/** A list, of a certain length where one is given. */
export const listOf = <Shape extends z.ZodMiniType>(shape: Shape, least = 0, most = Number.POSITIVE_INFINITY) => {
  const expected = `array${most < Number.POSITIVE_INFINITY ? ` of ${least} to ${most}` : least > 0 ? ` of at least ${least}` : ""}`;
  const fits = (value: unknown) => Array.isArray(value) && value.length >= least && value.length <= most;
  return is<z.output<Shape>[]>(expected, fits).check(each(shape));
};

/** May be `null` or missing, as nearly every property of Bob's answers. */
export const nullish = <Shape extends z.ZodMiniType>(shape: Shape) =>
  z.optional(byForm<Shape | z.ZodMiniType<null>>((value) => (value === null ? (anything as z.ZodMiniType<null>) : shape)));

export const text = nullish(aText);
export const number = nullish(aNumber);
export const flag = nullish(aFlag);
export const item = nullish(anItem);
export const json = nullish(anObject);
export const money = nullish(z.looseObject({ value: number, currency: text }));
/** Another employee; a plain name where display texts replace values. */
export const person = nullish(byForm((value) => (isObject(value) ? z.looseObject({ id: aText }) : aText)));

/** How Bob names the next page. */
export const nextPage = nullish(z.looseObject({ next_cursor: text, cursor: text }));

/** What effective-dated rows tell of themselves, besides their columns. */
export const bookkeeping = {
  id: aNumber,
  effectiveDate: text,
  activeEffectiveDate: text,
  endEffectiveDate: text,
  isCurrent: flag,
  canBeDeleted: flag,
  workChangeType: text,
  change: nullish(z.looseObject({ reason: text, changedBy: text, changedById: text })),
  creationDate: text,
  modificationDate: text,
  customColumns: json,
};

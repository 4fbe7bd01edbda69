import type { Schema } from "../client/endpoint.ts";
import { isObject, type Json } from "../model/json.ts";

/** What is wrong with a value: where, and what should be there. */
type Fault = readonly [path: PropertyKey[], expected: string];

/** A shape that a function checks. Users of this module alone need not load zod for the few keys that are fixed here. */
const shape = <Value>(faults: (value: Json) => Fault[]) =>
  ({
    safeParse(value: unknown) {
      const found: Fault[] = isObject(value) ? faults(value) : [[[], "object"]];
      const issues = found.map(([path, expected]) => ({ path, expected }));
      return issues.length > 0 ? { success: false, error: { issues } } : { success: true, data: value };
    },
  }) as Schema<Value>;

/** The key, if there is something in it that does not fit. */
const wrong = (value: Json, key: string, expected: string, fits: (part: unknown) => boolean): Fault[] =>
  value[key] === undefined || fits(value[key]) ? [] : [[[key], expected]];

const isText = (value: unknown): boolean => typeof value === "string";
const texts = (value: unknown, least: number, most: number): boolean =>
  Array.isArray(value) && value.length >= least && value.length <= most && value.every(isText);

/** Source of the bound on `fields`: HiBob's people read contract. `REPLACE` would lose the values, so it is left out. */
const readFaults = (body: Json): Fault[] => [
  ...wrong({ fields: null, ...body }, "fields", "1 to 400 field ids", (fields) => texts(fields, 1, 400)),
  ...wrong(body, "humanReadable", '"APPEND"', (texts) => texts === "APPEND"),
];

/** One filter at the most; an empty list is refused by Bob. */
const isFilter = (filters: unknown): boolean => {
  const [filter, more] = Array.isArray(filters) ? filters : [];
  const { fieldPath, operator, values } = isObject(filter) ? filter : {};
  return more === undefined && (fieldPath === "root.id" || fieldPath === "root.email") && operator === "equals" && texts(values, 0, 1e6);
};

export const readBody = shape<{ fields: string[]; humanReadable?: "APPEND" }>(readFaults);

export const searchBody = shape<{
  fields: string[];
  humanReadable?: "APPEND";
  showInactive?: boolean;
  filters?: { fieldPath: "root.id" | "root.email"; operator: string; values: string[] }[];
}>((body) => [
  ...readFaults(body),
  ...wrong(body, "showInactive", "boolean", (flag) => typeof flag === "boolean"),
  ...wrong(body, "filters", "one filter by root.id or root.email", isFilter),
]);

const idFault = (employee: unknown, path: PropertyKey[]): Fault[] =>
  isObject(employee) ? wrong(employee, "id", "string", isText).map(([at, expected]) => [[...path, ...at], expected]) : [[path, "object"]];

/** An employee in Bob's two notations at once. A read of one is drawn wrapped in `employees`; in practice it is bare. */
export const employee = shape<Json>((answer) => idFault(answer, []));

export const searchAnswer = shape<{ employees: Json[] }>(({ employees }) =>
  Array.isArray(employees) ? employees.flatMap((one, i) => idFault(one, ["employees", i])) : [[["employees"], "array"]],
);

const day = (body: Json, key: string): Fault[] =>
  wrong(body, key, "a day as YYYY-MM-DD", (text) => isText(text) && /^\d{4}-\d\d-\d\d$/.test(String(text)));

export const newEmail = shape<{ email: string }>((body) =>
  wrong({ email: null, ...body }, "email", "an email address", (text) => /@/.test(String(text))),
);
export const start = shape<{ startDate: string; reason?: string }>((body) => day({ startDate: null, ...body }, "startDate"));
export const termination = shape<Json & { terminationDate: string }>((body) => [
  ...day({ terminationDate: null, ...body }, "terminationDate"),
  ...day(body, "lastDayOfWork"),
]);

/** What is written: values nested by category, or the few keys of an action. */
export const values = shape<Json>(() => []);

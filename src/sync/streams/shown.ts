import type { Field } from "../../metadata/index.ts";
import { isObject } from "../../model/json.ts";
import { fieldReader } from "../../people/index.ts";
import type { Content } from "../store.ts";

/** What answers showed of the fields asked for. */
interface Shown {
  /** One content for each employee, in their order. */
  readonly contents: readonly Content[];
  /** Fields that came for nobody. */
  readonly omitted: readonly string[];
}

/** Takes the asked-for fields that Bob showed. What was hidden must not come in as empty: it would take the place of what is stored. */
export function shownFields(asked: readonly string[], known: readonly Field[]): (employees: readonly object[]) => Shown {
  const readers = asked.map((field) => ({ field, read: fieldReader(field), parts: partsOf(field, asked) }));
  const secret = new Set(known.filter(({ type }) => type === "ssn").map(({ id }) => id));
  return (employees) => {
    const contents = employees.map((): Record<string, unknown> => ({}));
    const omitted: string[] = [];
    for (const { field, read, parts } of readers) {
      const values = employees.map(read);
      const hidden = secret.has(field) && areMasked(values);
      let came = false;
      for (const [nth, value] of values.entries()) {
        if (value === undefined || hidden || (parts.size > 0 && isOnlyAround(value, parts))) continue;
        contents[nth]![field] = value;
        came = true;
      }
      if (!came && employees.length > 0) omitted.push(field);
    }
    return { contents, omitted };
  };
}

/** The keys in a field's value that are fields of their own: the email in a manager, the currency in a salary. */
const partsOf = (field: string, asked: readonly string[]): ReadonlySet<string> =>
  new Set(asked.filter((other) => other.startsWith(`${field}.`)).map((other) => other.slice(field.length + 1).split(".")[0]!));

/**
 * Whether an object is there for the sake of the fields in it only. A hidden salary comes as `{}` or `{ currency }` when its currency
 * was asked for too.
 */
const isOnlyAround = (value: unknown, parts: ReadonlySet<string>): boolean =>
  isObject(value) && Object.keys(value).every((key) => parts.has(key));

// ASSUMED: Bob hides characters behind one of these; its documentation says "masked" and not how. Two capitals X are part of some
// real numbers, such as XAXX010101000.
const MASK = /[*•●·#]|x{3,}/i;

/** Whether these are masked numbers. ASSUMED: Bob masks all or none. */
function areMasked(values: readonly unknown[]): boolean {
  const texts = values.filter((value) => typeof value === "string" && value !== "");
  return texts.length > 0 && texts.every((text) => MASK.test(text as string));
}

import type { World } from "../engine.ts";
import { type FilterOperator, fieldOf, type ObjectKind, refusing, valueFor } from "./kind.ts";

/** A condition, as requests send it. */
export interface Filter {
  readonly fieldId: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** What most fields that can be filtered take. */
export const EQUALITY: readonly FilterOperator[] = ["equals", "notEqual"];
/** What dates take. ASSUMED for the dates of hiring: Bob says that they can be filtered, and not how. */
export const TIMES: readonly FilterOperator[] = [...EQUALITY, "from", "to"];

const texts = (value: unknown): string[] => (value == null ? [] : [value].flat().map(String));

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

// A day counts whole: it equals the time stamps of that day, and as `to` it includes them.
const MATCHES: Readonly<Record<FilterOperator, (found: readonly string[], wanted: readonly string[]) => boolean>> = {
  equals: (found, wanted) => found.some((text) => wanted.some((one) => text === one || (isDay(one) && text.startsWith(`${one}T`)))),
  notEqual: (found, wanted) => !MATCHES.equals(found, wanted),
  from: (found, [bound = ""]) => found.some((text) => text >= bound),
  to: (found, [bound = ""]) => found.some((text) => text.slice(0, bound.length) <= bound),
};

/** Checks filters as Bob does, and gives what tests an object against all of them. */
export function filtering<Item>(kind: ObjectKind<Item>, filters: readonly Filter[], world: World): (item: Item) => boolean {
  const refuse = refusing(kind);
  const tests = filters.map(({ fieldId, operator, values }) => {
    const field = fieldOf(kind, fieldId);
    if (!field?.filter) throw refuse(`Filtering by ${fieldId} is not supported`, `Filters take ${filterable(kind).join(", ")}`);
    if (!(field.filter as readonly string[]).includes(operator)) {
      throw refuse(`The operator ${operator} is not supported`, `${fieldId} takes ${field.filter.join(", ")}`);
    }
    if (values.length === 0) throw refuse("Filter values must not be empty");
    const isBound = operator === "from" || operator === "to";
    if (isBound && (values.length > 1 || Number.isNaN(Date.parse(String(values[0]))))) {
      throw refuse(`${operator} takes one date`, `${fieldId} with ${operator} takes one date, as YYYY-MM-DD`);
    }
    const matches = MATCHES[operator as FilterOperator];
    return (item: Item) => matches(texts(valueFor(field, item, world)), values);
  });
  return (item) => tests.every((test) => test(item));
}

const filterable = <Item>({ prefix, fields }: ObjectKind<Item>): string[] =>
  fields.filter(({ filter }) => filter).map(({ id }) => prefix + id);

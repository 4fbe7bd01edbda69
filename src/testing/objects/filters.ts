import type { World } from "../access.ts";
import { isDate } from "../company/days.ts";
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

type Test = (found: readonly string[]) => boolean;

// A day counts whole: it equals the time stamps of that day, and as `to` it includes them.
const TESTS: Readonly<Record<FilterOperator, (wanted: readonly string[]) => Test>> = {
  equals(wanted) {
    const texts = new Set(wanted);
    const days = wanted.filter(isDate);
    return (found) => found.some((text) => texts.has(text) || days.some((day) => text.startsWith(`${day}T`)));
  },
  notEqual(wanted) {
    const equals = TESTS.equals(wanted);
    return (found) => !equals(found);
  },
  from(wanted) {
    const bound = boundIn(wanted) as string;
    return (found) => found.some((text) => text >= bound);
  },
  to(wanted) {
    const bound = boundIn(wanted) as string;
    return (found) => found.some((text) => text.slice(0, bound.length) <= bound);
  },
};

const BOUND = /^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(?<zone>Z|[+-]\d\d:\d\d)?)?$/;

/** The day or the time stamp that a filter starts from or goes to, as fields hold it: without a zone, in UTC. */
function boundIn([text = "", ...more]: readonly string[]): string | undefined {
  const found = BOUND.exec(text);
  if (!found || more.length > 0 || !isDate(text.slice(0, 10))) return undefined;
  return found.groups?.zone === undefined ? text : new Date(text).toISOString().slice(0, -1);
}

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
    if ((operator === "from" || operator === "to") && boundIn(values) === undefined) {
      throw refuse(`${operator} takes one date`, `${fieldId} with ${operator} takes one date, as YYYY-MM-DD, or one time stamp`);
    }
    const fits = TESTS[operator as FilterOperator](values);
    return (item: Item) => fits(texts(valueFor(field, item, world)));
  });
  return (item) => tests.every((test) => test(item));
}

const filterable = <Item>({ prefix, fields }: ObjectKind<Item>): string[] =>
  fields.filter(({ filter }) => filter).map(({ id }) => prefix + id);

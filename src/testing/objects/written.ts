import { InvalidInputError } from "../../client/errors.ts";
import { isObject, type Json } from "../../model/json.ts";
import type { CompanyState } from "../company/company.ts";
import { type ObjectKind, refusing } from "./kind.ts";

interface Wanted {
  /** Ids, without the prefix, that must be there and not empty. */
  readonly required?: readonly string[];
  /** Ids, without the prefix, that are objects of their own: they are handed on as they came. */
  readonly parts?: readonly string[];
}

interface WriteForm extends Wanted {
  /** `{ objectType, fields: { id: { value } } }`, or bare values by id. Default `typed`. */
  readonly form?: "typed" | "bare";
}

type Refuse = (error: string, why?: string) => Error;

/**
 * The values that an item of a write sets, by field id without prefix.
 * ASSUMED: a field that Bob does not know, or keeps itself, refuses the write; Bob documents what can be written and not
 * what happens to the rest.
 */
export function valuesIn<Item>(
  kind: ObjectKind<Item>,
  item: unknown,
  company: CompanyState,
  { form = "typed", ...wanted }: WriteForm = {},
): Json {
  const { prefix, type } = kind;
  const refuse = refusing(kind);
  const sent = form === "bare" ? item : isObject(item) && item.objectType === type ? item.fields : undefined;
  if (!isObject(sent)) throw refuse(`Invalid ${type}`, `An item is { objectType: "${type}", fields: { "${prefix}…": { value } } }`);
  const values: Json = {};
  for (const [id, wrapped] of Object.entries(sent)) {
    if (!id.startsWith(prefix)) throw refuse(`The field ${id} cannot be written`, writable(kind));
    const short = id.slice(prefix.length);
    if (form === "bare" || wanted.parts?.includes(short)) values[short] = wrapped;
    else if (isObject(wrapped) && "value" in wrapped) values[short] = wrapped.value;
    else throw refuse(`Invalid ${id}`, `${id} is not wrapped as { value }`);
  }
  return check(kind, values, company, wanted, refuse);
}

/** Checks values that a verb sets, by field id without prefix; what is `undefined` is left out. */
export const checkedValues = <Item>(kind: ObjectKind<Item>, values: Json, company: CompanyState, wanted: Wanted = {}): Json =>
  check(
    { ...kind, prefix: "" },
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    company,
    wanted,
    (error, why = error) => new InvalidInputError(`Fake HiBob: ${why}`),
  );

function check<Item>(
  kind: ObjectKind<Item>,
  values: Json,
  company: CompanyState,
  { required = [], parts = [] }: Wanted,
  refuse: Refuse,
): Json {
  const { prefix, fields } = kind;
  for (const [id, value] of Object.entries(values)) {
    if (parts.includes(id)) continue;
    const takes = fields.find((field) => field.id === id)?.write;
    if (!takes) throw refuse(`The field ${prefix}${id} cannot be written`, writable(kind));
    if (!takes.fits(value, company)) throw refuse(`Invalid value for ${prefix}${id}`, `${prefix}${id} takes ${takes.expected}`);
  }
  const missing = required.find((id) => values[id] == null);
  if (missing !== undefined) throw refuse(`The field ${prefix}${missing} is required`);
  if (Object.keys(values).length === 0) throw refuse("No field is given");
  return values;
}

const writable = <Item>({ prefix, fields }: ObjectKind<Item>): string =>
  `Writes take ${fields.flatMap(({ id, write }) => (write ? [prefix + id] : [])).join(", ")}`;

import type { Field } from "../../metadata/index.ts";
import { isObject } from "../../model/json.ts";
import { searchPeople } from "../../people/endpoints.ts";
import { fieldReader } from "../../people/index.ts";
import { search } from "../../people/read.ts";
import { behindEdit, type CategoryAsk, MANAGER_FIELDS } from "./asks.ts";
import type { Calls, Tried } from "./calls.ts";
import type { KnownPerson } from "./roster.ts";

/** How national ids came: with their characters hidden, as they are, or for nobody of the sample. */
type Masking = "masked" | "plain" | "empty";

/** What came of one category. */
export interface CategorySight extends CategoryAsk {
  /** Asked for, and in no answer: what counts is whether the key is there, not whether it has a value. */
  readonly hidden: readonly Field[];
  /** By field id. */
  readonly masking: ReadonlyMap<string, Masking>;
}

/** What one search for the sample's people showed. Keeps no value. */
export interface Sight {
  readonly people: number;
  readonly categories: ReadonlyMap<string, CategorySight>;
  /** Managers of the sample, and those among them who are not in the roster; absent where no manager came. */
  readonly managers: { readonly seen: number; readonly strangers: number } | undefined;
}

// ASSUMED: Bob hides characters behind one of these; its documentation says "masked" and not how.
const MASK = /[*•●·#_]|x{2,}/i;

function maskingOf(values: readonly unknown[]): Masking {
  const texts = values.filter((value) => value !== null && value !== undefined && value !== "").map(String);
  // Bob masks all or none. One number with such a character in it may be somebody's own: XAXX010101000 is a Mexican one.
  return texts.length === 0 ? "empty" : texts.every((text) => MASK.test(text)) ? "masked" : "plain";
}

function managersIn(employees: readonly object[], roster: readonly KnownPerson[]): Sight["managers"] {
  const readers = MANAGER_FIELDS.map((field) => fieldReader(field));
  const ids = employees
    .flatMap((employee) => readers.map((read) => read(employee)))
    .map((manager) => (isObject(manager) ? manager.id : manager))
    .filter((id) => typeof id === "string" && /^\d+$/.test(id));
  const seen = new Set(ids);
  if (seen.size === 0) return undefined;
  const everybody = new Set(roster.map(({ id }) => id as unknown));
  return { seen: seen.size, strangers: [...seen].filter((id) => !everybody.has(id)).length };
}

/** Asks for the fields of all categories at once. */
export async function lookAtFields(
  calls: Calls,
  asks: readonly CategoryAsk[],
  sample: readonly KnownPerson[],
  roster: readonly KnownPerson[],
): Promise<Tried<Sight>> {
  const fields = asks.flatMap(({ asked }) => asked.map(({ id }) => id));
  if (fields.length === 0 || sample.length === 0)
    return { is: "answered", data: { people: 0, categories: new Map(), managers: undefined } };
  const ids = sample.map(({ id }) => id);
  const tried = await calls.attempt((client) => search(client, { ids, fields, showInactive: true }));
  if (tried.is !== "answered") return tried;
  const { employees, omitted } = tried.data;
  // Of nobody, nothing is left out: every field would look as if it could be seen.
  if (employees.length === 0) return { is: "failed", status: undefined, why: `${searchPeople.id} found nobody of the sample` };
  const hidden = new Set(omitted);
  const categories = asks.map((ask): CategorySight => {
    const numbers = ask.asked.filter((field) => behindEdit(field) === "number" && !hidden.has(field.id));
    const masking = new Map(numbers.map(({ id }) => [id, maskingOf(employees.map(fieldReader(id)))]));
    return { ...ask, hidden: ask.asked.filter(({ id }) => hidden.has(id)), masking };
  });
  return {
    is: "answered",
    data: {
      people: employees.length,
      categories: new Map(categories.filter(({ asked }) => asked.length > 0).map((sight) => [sight.id, sight])),
      managers: managersIn(employees, roster),
    },
  };
}

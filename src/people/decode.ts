import { isObject, type Json } from "../model/json.ts";

/** Where a field's value stands in an answer: at its id, with `root.` left out. Takes `/root/email` for `root.email`. */
const pathOf = (field: string): string[] => {
  const id = field.startsWith("/") ? field.slice(1).replaceAll("/", ".") : field;
  return (id.startsWith("root.") ? id.slice(5) : id).split(".");
};

/** A field that was asked for, and where it is looked for. */
export interface Place {
  readonly field: string;
  readonly path: readonly string[];
  /** Whether what stands around it was asked for as well. */
  readonly parentAsked: boolean;
}

/** Prepares fields for `mergeNotations`, once for all employees of an answer. */
export function placesOf(fields: readonly string[]): Place[] {
  const asked = new Set(fields.map((field) => pathOf(field).join(".")));
  return fields.map((field) => {
    const path = pathOf(field);
    return { field, path, parentAsked: asked.has(path.slice(0, -1).join(".")) };
  });
}

/** The value at a path. `undefined` when it, or anything before it, is not there; an empty parent makes it `null`. */
function valueAt(employee: Json, path: readonly string[]): unknown {
  let value: unknown = employee;
  for (const key of path) {
    if (value === null) return null;
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** Puts a value at a path unless one is there; whether it stands there now. */
function fill(employee: Json, path: readonly string[], value: unknown): boolean {
  let place = employee;
  for (const key of path.slice(0, -1)) {
    if (!Object.hasOwn(place, key) || place[key] === null) place[key] = {};
    const next = place[key];
    if (!isObject(next)) return false;
    place = next;
  }
  const last = path.at(-1) as string;
  if (!Object.hasOwn(place, last)) place[last] = value;
  return place[last] === value || JSON.stringify(place[last]) === JSON.stringify(value);
}

/**
 * Makes one employee of the two notations that Bob mixes in each answer, in place: nested categories
 * (`work: { title }`) with every permitted field, and slash keys (`"/work/title": { value }`) with the non-empty ones.
 * The nested value wins; a slash key is only dropped once its value stands in the nested form.
 *
 * Returns which of the fields the answer carried, empty ones included.
 */
export function mergeNotations(employee: Json, places: readonly Place[]): string[] {
  for (const key of Object.keys(employee)) {
    if (!key.startsWith("/") || key.includes("__proto__")) continue;
    const wrapped = employee[key];
    const value = isObject(wrapped) && Object.hasOwn(wrapped, "value") ? wrapped.value : wrapped;
    const more = isObject(wrapped) && Object.keys(wrapped).some((name) => name !== "value");
    if (fill(employee, pathOf(key), value) && !more) delete employee[key];
  }
  // All are looked up before any is filled in: an empty category makes each of its fields empty.
  const found = places.map(({ path }) => valueAt(employee, path));
  for (const [i, { path, parentAsked }] of places.entries()) {
    // Looking for the field must not throw: what Bob left out before it reads as an empty object, and what was empty as
    // one with an empty field. A parent that was asked for itself stays the null that Bob sent.
    if (found[i] === undefined) for (let depth = 1; depth < path.length; depth++) fill(employee, path.slice(0, depth), {});
    else if (found[i] === null && !parentAsked) fill(employee, path, null);
  }
  return places.filter((_, i) => found[i] !== undefined).map(({ field }) => field);
}

/** The value of a field in an employee as `search` and `get` return it; `undefined` when Bob left it out. */
export const fieldValue = (employee: object, field: string): unknown => valueAt(employee as Json, pathOf(field));

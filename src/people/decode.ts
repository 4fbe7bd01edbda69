import { isObject, type Json } from "../model/json.ts";

/** Where a field's value stands in an answer: at its id, with `root.` left out. */
export const pathOf = (field: string): string[] => (field.startsWith("root.") ? field.slice(5) : field).split(".");

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

/** Puts a value at a path unless one is there; false when something that is not an object is in the way. */
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
  return place[last] !== null || value === null;
}

/**
 * Makes one employee of the two notations that Bob mixes in each answer, in place: nested categories
 * (`work: { title }`) with every permitted field, and slash keys (`"/work/title": { value }`) with the non-empty ones.
 * The nested value wins; a slash key is only dropped once its value stands in the nested form.
 *
 * Returns which of `fields` the answer carried, empty ones included.
 */
export function mergeNotations(employee: unknown, fields: readonly string[]): Set<string> {
  const carried = new Set<string>();
  if (!isObject(employee)) return carried;
  for (const key of Object.keys(employee)) {
    if (!key.startsWith("/") || key.includes("__proto__")) continue;
    const wrapped = employee[key];
    const value = isObject(wrapped) && Object.hasOwn(wrapped, "value") ? wrapped.value : wrapped;
    const path = pathOf(key.slice(1).replaceAll("/", "."));
    const kept = isObject(wrapped) && Object.keys(wrapped).some((name) => name !== "value");
    if (fill(employee, path, value) && !kept) delete employee[key];
  }
  for (const field of fields) {
    const path = pathOf(field);
    if (valueAt(employee, path) !== undefined) {
      carried.add(field);
      if (valueAt(employee, path.slice(0, -1)) === null) fill(employee, path, null);
    } else {
      // A category that Bob left out reads as an empty object, so that looking for its field does not throw.
      for (let depth = 1; depth < path.length; depth++) fill(employee, path.slice(0, depth), {});
    }
  }
  return carried;
}

/** The value of a field in an employee as `search` and `get` return it; `undefined` when Bob left it out. */
export const fieldValue = (employee: object, field: string): unknown => valueAt(employee as Json, pathOf(field));

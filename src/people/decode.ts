import { isObject, type Json } from "../model/json.ts";

/** Where a field's value stands in an answer: at its id, with `root.` left out. Takes `/root/email` for `root.email`. */
const pathOf = (field: string): string[] => {
  const id = field.startsWith("/") ? field.slice(1).replaceAll("/", ".") : field;
  return (id.startsWith("root.") ? id.slice(5) : id).split(".");
};

/**
 * The value at a path. `undefined` when it, or anything before it, is not there. Inside an empty value (a manager who is
 * `null`) it is `null`. ASSUMED: a whole category that is `null` was left out; Bob has only been seen to send objects.
 */
function valueAt(employee: Json, path: readonly string[]): unknown {
  let value: unknown = employee;
  for (const [depth, key] of path.entries()) {
    if (value === null && depth > 1) return null;
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The object in which the last step of a path stands, made on the way; `undefined` when a plain value is in the way. */
function parentOf(employee: Json, path: readonly string[]): Json | undefined {
  let place = employee;
  for (const key of path.slice(0, -1)) {
    if (!Object.hasOwn(place, key) || place[key] === null) place[key] = {};
    const next = place[key];
    if (!isObject(next)) return undefined;
    place = next;
  }
  return place;
}

/** Puts a value at a path unless one is there; whether it stands there now. */
function fill(employee: Json, path: readonly string[], value: unknown): boolean {
  const place = parentOf(employee, path);
  if (!place) return false;
  const last = path.at(-1) as string;
  if (!Object.hasOwn(place, last)) place[last] = value;
  return place[last] === value || JSON.stringify(place[last]) === JSON.stringify(value);
}

/** Makes employees of what Bob sends, for one answer. */
export interface NotationMerger {
  /** One employee of the two notations; what the caller hands in is used up. */
  merge(raw: Json): Json;
  /** Fields that any employee merged so far carried, empty ones included. */
  readonly carried: ReadonlySet<string>;
}

/**
 * Bob mixes two notations in each employee: nested categories (`work: { title }`) with every permitted field, and slash
 * keys (`"/work/title": { value }`) with the non-empty ones. The nested value wins; a slash key is only dropped once its
 * value stands in the nested form.
 */
export function notationMerger(fields: readonly string[]): NotationMerger {
  const asked = new Set(fields.map((field) => pathOf(field).join(".")));
  const places = fields.map((field) => {
    const path = pathOf(field);
    return { field, path, parentAsked: asked.has(path.slice(0, -1).join(".")) };
  });
  const paths = new Map<string, readonly string[]>(); // the same few hundred keys come with every employee
  const carried = new Set<string>();
  return {
    carried,
    merge(raw) {
      const keys = Object.keys(raw);
      const employee = Object.fromEntries(keys.filter((key) => !key.startsWith("/")).map((key) => [key, raw[key]]));
      for (const key of keys) {
        if (!key.startsWith("/")) continue;
        const wrapped = raw[key];
        const value = isObject(wrapped) && Object.hasOwn(wrapped, "value") ? wrapped.value : wrapped;
        const more = isObject(wrapped) && Object.keys(wrapped).some((name) => name !== "value");
        const path = paths.get(key) ?? pathOf(key);
        paths.set(key, path);
        const merged = !path.includes("__proto__") && fill(employee, path, value);
        if (!merged || more) employee[key] = wrapped;
      }
      // All are looked up before any place is made.
      const found = places.map(({ path }) => valueAt(employee, path));
      for (const [i, { field, path, parentAsked }] of places.entries()) {
        if (found[i] !== undefined) carried.add(field);
        // Looking for the field must not throw: what Bob left out before it reads as an empty object, and what was empty
        // as one with an empty field. A parent that was asked for itself stays the null that Bob sent.
        if (found[i] === undefined) parentOf(employee, path);
        else if (found[i] === null && !parentAsked) fill(employee, path, null);
      }
      return employee;
    },
  };
}

/** Reads a field from employees as `search` and `get` return them; `undefined` where Bob left it out. */
export function fieldReader(field: string): (employee: object) => unknown {
  const path = pathOf(field);
  return (employee) => valueAt(employee as Json, path);
}

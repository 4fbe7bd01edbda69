import { isObject, type Json } from "../model/json.ts";

/** Where a field's value stands in an answer: at its id, with `root.` left out. Takes `/root/email` for `root.email`. */
function placeOf(field: string): string {
  const id = field[0] === "/" ? field.slice(1).replaceAll("/", ".") : field;
  return id.startsWith("root.") ? id.slice(5) : id;
}

/**
 * The value at a path. `undefined` when it, or anything before it, is not there. Inside an empty value (a manager who is
 * `null`) it is `null`. ASSUMED: a whole category that is `null` was left out; Bob has only been seen to send objects.
 */
function valueAt(employee: Json, path: readonly string[]): unknown {
  let value: unknown = employee;
  for (let depth = 0; depth < path.length; depth++) {
    if (value === null && depth > 1) return null;
    if (!isObject(value) || !Object.hasOwn(value, path[depth]!)) return undefined;
    value = value[path[depth]!];
  }
  return value;
}

/** The object in which the last step of a path stands, made on the way; `undefined` when a plain value is in the way. */
function parentOf(employee: Json, path: readonly string[]): Json | undefined {
  let place = employee;
  for (let depth = 0; depth < path.length - 1; depth++) {
    const key = path[depth]!;
    if (!Object.hasOwn(place, key) || place[key] === null) place[key] = {};
    const next = place[key];
    if (!isObject(next)) return undefined;
    place = next;
  }
  return place;
}

/**
 * The steps of a path. The name of a kind of pay is the customer's own and may have dots in it:
 * `payroll.variable.Bonus (incl. tax).amount`.
 */
export function stepsOf(place: string): string[] {
  const pay = /^(payroll)\.(variable|entitlement|deduction)\.(.+)\.([^.]+)$/.exec(place);
  return pay ? pay.slice(1) : place.split(".");
}

/** Puts a value at a path unless one is there; whether it stands there now. */
function fill(employee: Json, path: readonly string[], value: unknown): boolean {
  const place = parentOf(employee, path);
  if (!place) return false;
  const last = path[path.length - 1]!;
  if (!Object.hasOwn(place, last)) place[last] = value;
  const found = place[last];
  return found === value || (typeof found === "object" && JSON.stringify(found) === JSON.stringify(value));
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
  const places = fields.map((field) => {
    const place = placeOf(field);
    return { field, place, path: stepsOf(place) };
  });
  const nthAt = new Map(places.map(({ place }, nth) => [place, nth]));
  // The same few hundred keys come with every employee: where each belongs, and which of the fields it is.
  const known = new Map<string, { readonly path: readonly string[]; readonly nth: number; readonly safe: boolean }>();
  const carried = new Set<string>();
  const there = new Uint8Array(places.length);
  return {
    carried,
    // Written for speed: this runs for each of 80 keys of 10,000 people.
    merge(raw) {
      const employee: Json = {};
      const slashed: string[] = [];
      for (const key in raw) {
        if (key[0] === "/") slashed.push(key);
        else if (key === "__proto__") Object.defineProperty(employee, key, { value: raw[key], enumerable: true });
        else employee[key] = raw[key];
      }
      there.fill(0);
      for (const key of slashed) {
        const wrapped = raw[key];
        let value: unknown = wrapped;
        let more = false;
        if (isObject(wrapped) && "value" in wrapped) {
          value = wrapped.value;
          for (const name in wrapped) if (name !== "value") more = true;
        }
        let to = known.get(key);
        if (!to) {
          const place = placeOf(key);
          const nth = nthAt.get(place) ?? -1;
          const path = places[nth]?.path ?? stepsOf(place);
          known.set(key, (to = { path, nth, safe: !path.includes("__proto__") }));
        }
        const { path, nth, safe } = to;
        const category = path.length === 2 ? employee[path[0]!] : undefined;
        // As a rule the value stands in the nested form already: one look, and no more.
        const merged = safe && ((isObject(category) && category[path[1]!] === value) || fill(employee, path, value));
        if (!merged || more) employee[key] = wrapped;
        else if (value !== null) there[nth] = 1;
      }
      const gaps: [nth: number, value: unknown][] = [];
      for (let nth = 0; nth < places.length; nth++) {
        const value = there[nth] === 1 || valueAt(employee, places[nth]!.path);
        if (value !== undefined) carried.add(places[nth]!.field);
        // What is empty itself is as Bob sent it; only below an empty object is there something to make.
        if (value === undefined || (value === null && places[nth]!.path.length > 2)) gaps.push([nth, value]);
      }
      // Looking for a field must not throw: what Bob left out before it reads as an empty object, and what was empty as one
      // with an empty field. A parent that was asked for itself stays the null that Bob sent. Made when all was looked up.
      for (const [nth, value] of gaps) {
        const { place, path } = places[nth]!;
        if (value === undefined) parentOf(employee, path);
        else if (!nthAt.has(place.slice(0, place.lastIndexOf(".")))) fill(employee, path, null);
      }
      return employee;
    },
  };
}

/** Reads a field from employees as `search` and `get` return them; `undefined` where Bob left it out. */
export function fieldReader(field: string): (employee: object) => unknown {
  const path = stepsOf(placeOf(field));
  return (employee) => valueAt(employee as Json, path);
}

import { InvalidInputError, UnexpectedAnswerError } from "../client/index.ts";
import { isObject, type Json } from "../model/json.ts";

/**
 * Makes a record of one that Bob wraps value by value, `{ "/position/name": { value, humanReadable } }`, or also as a whole,
 * `{ objectType, fields: { name: { value } } }`. Display texts and what else a wrapper says stand beside the values, by field id.
 * Values that are not wrapped stay as they came.
 */
export function recordOf({ fields, ...raw }: Json): Json {
  const record: [string, unknown][] = [];
  const beside = { humanReadable: [] as [string, unknown][], more: [] as [string, unknown][] };
  const add = (values: Json, isField: (id: string) => boolean) => {
    for (const [id, wrapped] of Object.entries(values)) {
      const { value, humanReadable, ...more } = isObject(wrapped) ? wrapped : { more: wrapped };
      const hasMore = Object.keys(more).length > 0;
      // An amount with its currency is a value, and so is what has keys but none of them `value`. ASSUMED: what has no keys is
      // the wrapper of an empty field.
      if (!isField(id) || "currency" in more || (hasMore && value === undefined)) {
        record.push([id, wrapped]);
        continue;
      }
      record.push([id, value ?? null]);
      if (humanReadable != null) beside.humanReadable.push([id, humanReadable]);
      if (hasMore) beside.more.push([id, more]);
    }
  };
  add(raw, (id) => id.startsWith("/"));
  if (isObject(fields)) add(fields, () => true);
  else if (fields !== undefined) record.push(["fields", fields]);
  for (const [key, entries] of Object.entries(beside)) if (entries[0]) record.push([key, Object.fromEntries(entries)]);
  return Object.fromEntries(record);
}

/** For an answer that cannot be read. */
export const unexpected = (endpoint: string): UnexpectedAnswerError =>
  new UnexpectedAnswerError(`${endpoint} answered in a form that is not known`, { endpoint });

/** An answer that must be an object. */
export function objectIn(data: unknown, endpoint: string): Json {
  if (!isObject(data)) throw unexpected(endpoint);
  return data;
}

/** The one record of an answer. */
export const recordIn = (data: unknown, endpoint: string): Json => recordOf(objectIn(data, endpoint));

/** The list of an answer: the answer itself, or under `key` or `values`. Some of Bob's descriptions put each member in a list of its own. */
export function listOf(data: unknown, key: string, endpoint: string): Json[] {
  const list: unknown = isObject(data) ? (data[key] ?? data.values) : data;
  if (!Array.isArray(list)) throw unexpected(endpoint);
  const members: unknown[] = list.flat();
  // Leaving out what is no object would make it look as if it had gone.
  if (!members.every(isObject)) throw unexpected(endpoint);
  return members;
}

/** The records of an answer. */
export const recordsIn = (data: unknown, key = "items", endpoint: string): Json[] => listOf(data, key, endpoint).map(recordOf);

/** What a write takes: `{ objectType, fields: { "/position/name": { value } } }`. Fields that are `undefined` are left out, `null` empties one. */
export interface Wrapped {
  readonly objectType: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Wraps values for a write. Refuses to write nothing. */
export function wrapped(objectType: string, values: object | undefined): Wrapped {
  const fields = Object.entries(values ?? {}).flatMap(([id, value]) => (value === undefined ? [] : [[id, { value }] as const]));
  if (fields.length === 0) throw new InvalidInputError(`No field of the ${objectType} is given`);
  return { objectType, fields: Object.fromEntries(fields) };
}

/** The body that writes a list of things. What is no list or no object is left for the declaration to refuse. */
export const itemsOf = (list: readonly object[], write: (values: Json) => object): { items: Json[] } => ({
  items: (Array.isArray(list) ? list.map((values: unknown) => (isObject(values) ? write(values) : values)) : list) as Json[],
});

/** Values by field ids in full: `prefix` comes before those that are given without. */
export const inFull = (prefix: string, values: object): Json =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id.startsWith("/") ? id : prefix + id, value]));

import { hash as sha256 } from "node:crypto";
import type { Content, NewChange, RemovalReason, StoredRecord } from "./store.ts";

/** How a stream's fields are compared. */
export interface Comparison {
  /** Fields that move without an HR event: never a change, and stored only along with one. */
  isVolatile(field: string): boolean;
  /** Fields whose arrays have no order. */
  isSet(field: string): boolean;
}

// Part of every hash: a new way of hashing must not make every record look changed, only compared in full once.
const HASH_VERSION = "1";

/** JSON with sorted keys, so that equal values have equal text. */
export function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  let text = "";
  for (const key of sorted(Object.keys(value))) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) text += `${text && ","}${JSON.stringify(key)}:${canonical(member)}`;
  }
  return `{${text}}`;
}

/** In place; sorting costs more than seeing that nothing is to be done. */
function sorted(keys: string[]): string[] {
  for (let nth = 1; nth < keys.length; nth++) if (keys[nth - 1]! > keys[nth]!) return keys.sort();
  return keys;
}

const comparable = (field: string, value: unknown, comparison: Comparison): string =>
  Array.isArray(value) && comparison.isSet(field) ? canonical(value.map(canonical).sort()) : canonical(value);

const withoutVolatile = (content: Content, comparison: Comparison): Content =>
  !Object.keys(content).some((field) => comparison.isVolatile(field))
    ? content
    : Object.fromEntries(Object.entries(content).filter(([field]) => !comparison.isVolatile(field)));

/** A record as it arrived, against what the store had. */
export interface Outcome {
  /** What to write; `undefined` when the stored record still holds. */
  readonly put: StoredRecord | undefined;
  /** What to log; `undefined` when nothing that counts changed. */
  readonly change: NewChange | undefined;
}

/** A field of contents that have the same fields: what is the same for each of them. */
interface Member {
  readonly field: string;
  /** As it stands in JSON, with the colon. */
  readonly name: string;
  readonly isSet: boolean;
  readonly counts: boolean;
}

/** Ways to be filled that are remembered: records of a stream come with the same fields in the same order, as a rule. */
const MOST_LAYOUTS = 50;

/**
 * Makes records as a store takes them, each with the fingerprint of what counts in it. Both texts are made in one pass, and what
 * the fields of a record tell is found out once for all that have the same ones: this runs for every record of every run.
 * `seen` gets all fields there were.
 */
export function recordMaker(comparison: Comparison, seen?: Set<string>): (key: string, content: Content) => StoredRecord {
  const layouts = new Map<string, readonly Member[]>();
  let lastFields: readonly string[] = [];
  let lastLayout: readonly Member[] = [];

  function layoutOf(content: Content): readonly Member[] {
    const fields = Object.keys(content);
    if (fields.length === lastFields.length && fields.every((field, nth) => field === lastFields[nth])) return lastLayout;
    const name = JSON.stringify(fields);
    let layout = layouts.get(name);
    if (!layout) {
      layout = fields.toSorted().map((field) => ({
        field,
        name: `${JSON.stringify(field)}:`,
        isSet: comparison.isSet(field),
        counts: !comparison.isVolatile(field),
      }));
      if (layouts.size >= MOST_LAYOUTS) layouts.clear();
      layouts.set(name, layout);
      for (const field of fields) seen?.add(field);
    }
    lastFields = fields;
    return (lastLayout = layout);
  }

  return (key, content) => {
    let json = "";
    let counted = "";
    for (const { field, name, isSet, counts } of layoutOf(content)) {
      const value = content[field];
      const text = canonical(value);
      if (value !== undefined) json += `${json && ","}${name}${text}`;
      if (counts) counted += `${counted && "\n"}${name}${isSet ? comparable(field, value, comparison) : text}`;
    }
    return { key, content, json: `{${json}}`, hash: `${HASH_VERSION}:${sha256("sha256", counted, "base64url").slice(0, 22)}` };
  };
}

/** One record as a store takes it. */
export const recordOf = (key: string, content: Content, comparison: Comparison): StoredRecord => recordMaker(comparison)(key, content);

/** A record that the store has not, or has as a tombstone. */
export function added(record: StoredRecord, comparison: Comparison): Outcome {
  const { key, content } = record;
  return { put: record, change: { key, kind: "added", before: null, after: withoutVolatile(content, comparison), reason: null } };
}

/**
 * A record whose hash differs from the stored one. Fields that the answer did not carry keep their stored values: an
 * absent field says that Bob did not show it, never that it is empty.
 */
export function compared(
  { key, content: arrived }: Pick<StoredRecord, "key" | "content">,
  { content: stored, hash: storedHash }: Pick<StoredRecord, "content" | "hash">,
  comparison: Comparison,
): Outcome {
  const content = { ...stored, ...arrived };
  const put = recordOf(key, content, comparison);
  if (put.hash === storedHash) return { put: undefined, change: undefined };
  const fields = Object.keys(arrived).filter(
    (field) =>
      !comparison.isVolatile(field) &&
      (!Object.hasOwn(stored, field) || comparable(field, stored[field], comparison) !== comparable(field, arrived[field], comparison)),
  );
  const pick = (from: Content): Content =>
    Object.fromEntries(fields.filter((field) => Object.hasOwn(from, field)).map((field) => [field, from[field]]));
  return {
    put,
    change: fields.length === 0 ? undefined : { key, kind: "changed", before: pick(stored), after: pick(content), reason: null },
  };
}

/** A record that is gone. */
export const removed = (key: string, stored: Content, reason: RemovalReason, comparison: Comparison): NewChange => ({
  key,
  kind: "removed",
  before: withoutVolatile(stored, comparison),
  after: null,
  reason,
});

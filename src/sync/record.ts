import { createHash } from "node:crypto";
import type { Content, NewChange, StoredRecord } from "./store.ts";

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
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonical(member)}`);
  }
  return `{${members.join(",")}}`;
}

const comparable = (field: string, value: unknown, comparison: Comparison): string =>
  Array.isArray(value) && comparison.isSet(field) ? canonical(value.map(canonical).sort()) : canonical(value);

/** Fingerprint of what counts in a content. */
export function hashOf(content: Content, comparison: Comparison): string {
  const counted = Object.keys(content).filter((field) => !comparison.isVolatile(field));
  const text = counted.sort().map((field) => `${JSON.stringify(field)}:${comparable(field, content[field], comparison)}`);
  const digest = createHash("sha256").update(text.join("\n")).digest("base64url");
  return `${HASH_VERSION}:${digest.slice(0, 22)}`;
}

const withoutVolatile = (content: Content, comparison: Comparison): Content =>
  Object.fromEntries(Object.entries(content).filter(([field]) => !comparison.isVolatile(field)));

/** A record as it arrived, against what the store had. */
export interface Outcome {
  /** What to write; `undefined` when the stored record still holds. */
  readonly put: StoredRecord | undefined;
  /** What to log; `undefined` when nothing that counts changed. */
  readonly change: NewChange | undefined;
}

/** A record that the store has not, or has as a tombstone. */
export function added(record: StoredRecord, comparison: Comparison): Outcome {
  const { key, content } = record;
  return { put: record, change: { key, kind: "added", before: null, after: withoutVolatile(content, comparison) } };
}

/**
 * A record whose hash differs from the stored one. Fields that the answer did not carry keep their stored values: an
 * absent field says that Bob did not show it, never that it is empty.
 */
export function compared(
  { key, content: arrived }: StoredRecord,
  { content: stored, hash: storedHash }: Omit<StoredRecord, "key">,
  comparison: Comparison,
): Outcome {
  const content = { ...stored, ...arrived };
  const hash = hashOf(content, comparison);
  if (hash === storedHash) return { put: undefined, change: undefined };
  const fields = Object.keys(arrived).filter(
    (field) =>
      !comparison.isVolatile(field) &&
      (!Object.hasOwn(stored, field) || comparable(field, stored[field], comparison) !== comparable(field, arrived[field], comparison)),
  );
  const pick = (from: Content): Content =>
    Object.fromEntries(fields.filter((field) => Object.hasOwn(from, field)).map((field) => [field, from[field]]));
  return {
    put: { key, content, hash },
    change: fields.length === 0 ? undefined : { key, kind: "changed", before: pick(stored), after: pick(content) },
  };
}

/** A record that is gone. */
export const removed = (key: string, stored: Content, comparison: Comparison): NewChange => ({
  key,
  kind: "removed",
  before: withoutVolatile(stored, comparison),
  after: null,
});

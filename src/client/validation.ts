import type { Schema } from "./endpoint.ts";
import { InvalidInputError, UnexpectedAnswerError } from "./errors.ts";
import type { DriftEvent } from "./hooks.ts";

/** What to do when an answer differs from its declaration: tell `onDrift`, throw, or not even look. */
export type ValidateMode = "report" | "strict" | "off";

export const typeOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value;
}

// Positions and ids would make every row a drift of its own, and ids are people's.
const pattern = (path: readonly PropertyKey[]): string =>
  path.map((key) => (typeof key === "number" || /\d{3}|@/.test(String(key)) ? "*" : String(key))).join(".") || "(root)";

/** Where `data` differs from `schema`, one entry per kind of difference; empty when it fits. */
export function driftOf(schema: Schema, data: unknown, endpoint: string): DriftEvent[] {
  const result = schema.safeParse(data);
  if (result.success) return [];
  const found = new Map<string, DriftEvent>();
  for (const issue of result.error.issues) {
    const path = pattern(issue.path);
    const expected = issue.expected ?? issue.code ?? "";
    const received = typeOf(at(data, issue.path));
    const key = `${path} ${expected} ${received}`;
    found.set(key, { endpoint, path, expected, received, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Throws when an answer has another shape than declared. */
export function failOnDrift(drifts: readonly DriftEvent[], endpoint: string): void {
  const first = drifts[0];
  if (first) {
    throw new UnexpectedAnswerError(
      `${endpoint} answered with another shape at ${first.path}: ${first.received} instead of ${first.expected}`,
      { endpoint, hint: 'Set validate to "report" to get the data all the same' },
    );
  }
}

/** Refuses a query or body that the endpoint's declaration does not allow. */
export function checkInput(schema: Schema | undefined, value: unknown, what: string, endpoint: string): void {
  const result = schema?.safeParse(value);
  if (!result || result.success) return;
  const issue = result.error.issues[0]!;
  const where = [what, ...issue.path].join(".");
  const expected = issue.expected ? `expected ${issue.expected}, got ${typeOf(at(value, issue.path))}` : issue.message;
  throw new InvalidInputError(`${endpoint} was not sent: ${where} is not valid (${expected})`, { endpoint });
}

/** Fills the holes of a path; each value stays one segment, whatever is in it. */
export function fillPath(template: string, values: Readonly<Record<string, string>> = {}, endpoint: string): string {
  return template.replace(/\{(\w+)\}/g, (_, hole: string) => {
    const value: unknown = Object.hasOwn(values, hole) ? values[hole] : "";
    // URLs treat "." and ".." as steps even when percent-encoded, so they cannot be sent as a segment at all.
    if (typeof value !== "string" || value === "" || value === "." || value === "..") {
      const got = typeof value === "string" ? `"${value}"` : typeOf(value);
      throw new InvalidInputError(`${endpoint} was not sent: {${hole}} must be an id as a non-empty string, got ${got}`, { endpoint });
    }
    return encodeURIComponent(value.toWellFormed());
  });
}

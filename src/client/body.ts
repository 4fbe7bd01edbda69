import type { Effect } from "./endpoint.ts";
import { InvalidInputError } from "./errors.ts";

/** What goes over the wire; `undefined` for no body. */
export type Body = string | FormData | undefined;

/** A body as it is sent. What JSON would turn into `null` in silence is refused: to Bob, `null` means to empty a field. */
export function bodyOf(value: unknown, endpoint: string): Body {
  if (value === undefined || value instanceof FormData) return value;
  if (endpoint.startsWith("GET ")) throw new InvalidInputError(`${endpoint} was not sent: a GET takes no body`);
  let odd = "";
  try {
    return JSON.stringify(value, function (this: Record<string, unknown>, key, part) {
      const given = this[key];
      if (typeof given === "number" && !Number.isFinite(given)) odd = "NaN or Infinity";
      if (given instanceof Date) odd = "a Date: give days and times as text";
      if (odd) throw new Error(odd);
      return part;
    });
  } catch {
    throw new InvalidInputError(`${endpoint} was not sent: its body holds ${odd || "a bigint or a circle"}`);
  }
}

/** The texts and longer numbers in what was sent, file names included. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (value instanceof FormData) return [...value.values()].flatMap((part) => (typeof part === "string" ? part : part.name));
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** What a message must not repeat of a request. A read's field ids may be named, what it looks for may not. */
export function privateIn(effect: Effect, query: unknown, body: unknown): string[] {
  const filters = (body as { filters?: unknown } | null | undefined)?.filters;
  const sought = Array.isArray(filters) ? filters.map((filter) => [filter?.values, filter?.value]) : [];
  return [...textsIn(query), ...textsIn(effect === "read" ? sought : body)];
}

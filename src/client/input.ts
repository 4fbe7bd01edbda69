import { type EmployeeId, isEmployeeId } from "../model/ids.ts";
import { InvalidInputError, UnexpectedAnswerError } from "./errors.ts";
import { typeOf } from "./validation.ts";

/**
 * Marks text as an employee id, e.g. one read from your own database.
 *
 * @throws {InvalidInputError} for anything but a non-empty string without spaces, slashes or commas. Numbers are refused because
 * Bob's ids are larger than a JavaScript number can hold.
 */
export function employeeId(value: string): EmployeeId {
  if (typeof value !== "string") {
    throw new InvalidInputError(`An employee id must be a string, not ${typeOf(value)}`, {
      hint: "Bob's ids have more digits than a number can hold: keep them as strings",
    });
  }
  if (!isEmployeeId(value)) {
    throw new InvalidInputError("An employee id must not be empty or contain spaces, slashes or commas");
  }
  return value;
}

/** Refuses a list that is not made of strings, before Bob drops its other members in silence. */
export function checkStrings(values: unknown, what: string): asserts values is readonly string[] {
  if (!Array.isArray(values)) throw new InvalidInputError(`${what} must be an array of strings, not ${typeOf(values)}`);
  const wrong = values.findIndex((value) => typeof value !== "string" || value.trim() === "");
  if (wrong >= 0) {
    const got = typeof values[wrong] === "string" ? "an empty one" : typeOf(values[wrong]);
    throw new InvalidInputError(`${what}[${wrong}] must be a non-empty string, not ${got}`);
  }
}

/** The object or list an answer must hold at `key`; the module cannot go on without it. */
export function listIn(data: unknown, key: string, endpoint: string): unknown[] {
  const list = (data as Record<string, unknown> | null | undefined)?.[key];
  if (Array.isArray(list)) return list;
  throw new UnexpectedAnswerError(`${endpoint} answered without the list "${key}"`, { endpoint });
}

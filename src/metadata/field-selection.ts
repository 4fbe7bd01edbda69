import { InvalidInputError, UnexpectedAnswerError } from "../client/index.ts";
import { checkStrings } from "../client/input.ts";
import { factsOf } from "../model/fields.ts";
import { nearest } from "../model/nearest.ts";
import type { Field } from "./read.ts";

/**
 * `"all"`, or ids as `metadata.fields()` lists them. Default: what a directory needs, that is basic info, work,
 * employment and lifecycle, without the volatile fields, which are stale as soon as they are stored.
 */
export type FieldSelection = "all" | readonly string[];

// Pay, identity papers, home and health data are only copied when somebody names them.
const DEFAULT_CATEGORIES = new Set(["root", "work", "workContact", "employment", "lifecycle"]);

/**
 * The ids to read of an account's fields. `builtIn` says that they are only those that every account has, so that an error
 * does not speak of the account.
 *
 * @throws {InvalidInputError} for an id that is not among them
 */
export function selectFields(
  selection: FieldSelection | undefined,
  fields: readonly Field[],
  { builtIn = false }: { readonly builtIn?: boolean } = {},
): string[] {
  if (fields.length === 0) throw new UnexpectedAnswerError("Bob's field metadata is empty, so nothing can be asked for");
  // Payments are listed among the fields, but only the payments endpoint answers them.
  const readable = fields.filter(({ id }) => !id.startsWith("actualPayment."));
  if (selection === undefined) {
    return readable.filter(({ id, categoryId }) => DEFAULT_CATEGORIES.has(categoryId) && !factsOf(id).volatile).map(({ id }) => id);
  }
  if (selection === "all") return readable.map(({ id }) => id);
  checkStrings(selection, "fields");
  if (selection.length === 0) throw new InvalidInputError("fields is empty", { hint: 'Name at least one field, or "all"' });
  const known = new Set(fields.map(({ id }) => id));
  const unknown = selection.find((id) => !known.has(id));
  if (unknown !== undefined) {
    const near = nearest(unknown, known);
    const whole = builtIn
      ? "A field of your own is known once the account's fields are given: from metadata.fields()"
      : "metadata.fields() returns all ids";
    throw new InvalidInputError(`${builtIn ? "Bob has no built-in field" : "This tenant has no field"} "${unknown.slice(0, 100)}"`, {
      hint: near ? `Did you mean "${near}"?` : whole,
    });
  }
  return [...new Set(selection)];
}

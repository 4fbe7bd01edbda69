import { InvalidInputError, UnexpectedAnswerError } from "../../client/index.ts";
import { checkStrings } from "../../client/input.ts";
import type { Field } from "../../metadata/index.ts";
import { factsOf } from "../../model/fields.ts";

/**
 * `"all"`, or ids as `metadata.fields()` lists them. Default: what a directory needs, that is basic info, work,
 * employment and lifecycle, without the volatile fields, which are stale as soon as they are stored.
 */
export type FieldSelection = "all" | readonly string[];

// Pay, identity papers, home and health data are only copied when somebody names them.
const DEFAULT_CATEGORIES = new Set(["root", "work", "workContact", "employment", "lifecycle"]);

/** The ids to read of the tenant's fields. @throws {InvalidInputError} for an id that the tenant does not have */
export function selectFields(selection: FieldSelection | undefined, tenantFields: readonly Field[]): string[] {
  if (tenantFields.length === 0) throw new UnexpectedAnswerError("Bob's field metadata is empty, so nothing can be asked for");
  // Payments are listed among the fields, but only the payments endpoint answers them.
  const readable = tenantFields.filter(({ id }) => !id.startsWith("actualPayment."));
  if (selection === undefined) {
    return readable.filter(({ id, categoryId }) => DEFAULT_CATEGORIES.has(categoryId) && !factsOf(id).volatile).map(({ id }) => id);
  }
  if (selection === "all") return readable.map(({ id }) => id);
  checkStrings(selection, "fields");
  if (selection.length === 0) throw new InvalidInputError("fields is empty", { hint: 'Name at least one field, or "all"' });
  const known = new Set(tenantFields.map(({ id }) => id));
  const unknown = selection.find((id) => !known.has(id));
  if (unknown !== undefined) {
    const near = nearest(unknown, known);
    throw new InvalidInputError(`This tenant has no field "${unknown.slice(0, 100)}"`, {
      hint: near ? `Did you mean "${near}"?` : "Bob's own list of field ids is what bob.metadata.fields() returns",
    });
  }
  return [...new Set(selection)];
}

/** The most similar of the known ids, if one is close enough to be meant. */
function nearest(wanted: string, known: Iterable<string>): string | undefined {
  let best: { id: string; distance: number } | undefined;
  for (const id of known) {
    const distance = editDistance(wanted.toLowerCase(), id.toLowerCase());
    if (distance <= Math.max(2, id.length / 4) && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { id, distance };
  }
  return best?.id;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

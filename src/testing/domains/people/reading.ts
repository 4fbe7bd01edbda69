import { isObject } from "../../../model/json.ts";
import type { Access } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import { FieldBook } from "../../company/fields.ts";
import type { Display } from "./employee-writer.ts";

const DEFAULT_CATEGORIES = ["root", "about", "employment", "work"];

/** What a request without `fields` gives: never a field that the company made itself. */
export function defaultFields(company: CompanyState): string[] {
  const book = company.part(FieldBook);
  return book.all.filter(({ id, category }) => DEFAULT_CATEGORIES.includes(category) && !book.isCustom(id)).map(({ id }) => id);
}

// Symbols, so that no key of a request can be taken for these.
const DEFAULTS = Symbol("defaults");
const REPLACE = Symbol("replace");

/**
 * What Bob accepts beyond the declaration: no `fields`; `REPLACE`, which this package does not offer because it loses the
 * values; display forms in either case; and forms that Bob does not know, which it ignores.
 */
export function prepare(body: unknown): unknown {
  if (!isObject(body)) return body;
  const { humanReadable, ...rest } = body;
  const display = typeof humanReadable === "string" ? humanReadable.toUpperCase() : undefined;
  return {
    ...rest,
    ...("fields" in rest ? {} : { fields: ["root.id"], [DEFAULTS]: true }),
    ...(display === "APPEND" ? { humanReadable: display } : display === "REPLACE" ? { [REPLACE]: true } : {}),
  };
}

type Body = { readonly fields: readonly string[]; readonly humanReadable?: "APPEND" } & { readonly [key: symbol]: true };

/** What a prepared body asks to be written. */
export function readingOf(body: object, company: CompanyState, access: Access) {
  const { fields, humanReadable, [DEFAULTS]: defaults, [REPLACE]: replace } = body as Body;
  const display: Display = replace ? "REPLACE" : humanReadable;
  return { fields: defaults ? defaultFields(company) : fields, company, access, display };
}

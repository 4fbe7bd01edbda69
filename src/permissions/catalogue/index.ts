import { CATEGORY_ENTRIES, categoryEntry, categoryRight } from "./categories.ts";
import type { CatalogueEntry } from "./entry.ts";
import { MODULE_FEATURES } from "./module-features.ts";
import { PEOPLE_FEATURES } from "./people-features.ts";

const [audience, ...people] = PEOPLE_FEATURES;

/** Every permission that is known, in the order of Bob's screen. Categories are those that Bob has in every account. */
export const CATALOGUE: readonly CatalogueEntry[] = [audience!, ...CATEGORY_ENTRIES, ...people, ...MODULE_FEATURES];

const byKey: ReadonlyMap<string, CatalogueEntry> = new Map(CATALOGUE.map((entry) => [entry.key, entry]));

// As HiBob numbers the categories that customers make.
const CUSTOM_ID = /^(category_)?\d+\./;

/**
 * The permission with this key. `categoryName` is what the account calls the category, which places and labels then say; with
 * it, any category is known, and without it Bob's own and those with the id of a custom one: `category_123.view`.
 */
export function entryOf(key: string, categoryName?: string): CatalogueEntry | undefined {
  const known = byKey.get(key);
  if (known && (known.category === undefined || categoryName === undefined)) return known;
  const named = categoryRight(key, categoryName !== undefined || CUSTOM_ID.test(key));
  return named && categoryEntry(named.category, named.right, categoryName);
}

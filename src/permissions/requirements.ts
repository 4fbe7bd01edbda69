import type { Field } from "../metadata/index.ts";
import { RIGHTS } from "./catalogue/categories.ts";
import { byName, categoryFacts } from "./catalogue/category-facts.ts";
import type { CatalogueEntry } from "./catalogue/entry.ts";
import { CATALOGUE, entryOf } from "./catalogue/index.ts";
import { endpointNamed } from "./endpoints.ts";
import { AUDIENCE, foldersOf, type Need, needsOf } from "./needs.ts";
import type { Plan } from "./plan.ts";
import { checkPlan } from "./plan-check.ts";
import type { Requirement } from "./requirement.ts";
import { rulesAt } from "./rules.ts";
import { STREAM_NEEDS } from "./streams.ts";

/** What is known of an account besides what Bob has in every one. */
export interface Tenant {
  /** As `metadata.fields()` gives them: decides which category a field is in, and what the account calls it. */
  readonly fields?: readonly Field[] | undefined;
  /** The account's custom tables with the category that each is in. */
  readonly customTables?: readonly { readonly id: string; readonly name: string; readonly category: string }[] | undefined;
}

/**
 * What a plan needs to be ticked in Bob, each box once. Lists of presets come first, as the set-up guide has them; then what
 * else is needed, in the order of Bob's screen; the audience last, which is set when all boxes are ticked.
 *
 * With the account's own fields and tables it speaks of the account's own categories. Calls nothing.
 *
 * @throws {InvalidInputError} for a plan that names nothing, or something that does not exist
 * @example
 * const boxes = requirementsFor({ streams: ["employees", "salaries"] }, { fields: await bob.metadata.fields() });
 * for (const { place } of boxes) console.log(place.category);
 */
export function requirementsFor(plan: Plan, tenant: Tenant = {}): readonly Requirement[] {
  checkPlan(plan);
  const names = new Map(tenant.fields?.map(({ categoryId, categoryName }) => [categoryId, categoryName]));
  const byKey = Map.groupBy(needsOf(plan, tenant), ({ key }) => key);
  return [...byKey.values()]
    .map((needs) => ({ needs, entry: entryFor(needs[0]!.key, names) }))
    .sort((a, b) => lineOf(a.needs) - lineOf(b.needs) || onScreen(a.entry, b.entry, names))
    .map(({ needs, entry }) => requirement(needs, entry, { names, folders: plan.folders ?? [] }));
}

/**
 * The endpoints of a plan of which it is not documented what they need. Nothing can be required or checked for them.
 *
 * @throws {InvalidInputError} for a plan that names nothing, or something that does not exist
 */
export function undocumentedEndpoints(plan: Plan): readonly string[] {
  checkPlan(plan);
  const { streams = [], endpoints = [] } = plan;
  const called = [
    ...streams.flatMap((stream) => STREAM_NEEDS[stream].endpoints),
    ...endpoints.map((named) => (typeof named === "string" ? endpointNamed(named) : named)),
  ];
  return [...new Set(called.filter(({ permissions }) => permissions === undefined).map(({ id }) => id))];
}

type Names = ReadonlyMap<string, string>;

function entryFor(key: string, names: Names): CatalogueEntry {
  const category = key.slice(0, key.lastIndexOf("."));
  // Metadata may place a field in a category that Bob has and the catalogue does not: its id has to do for a name.
  const entry = entryOf(key, names.get(category)) ?? entryOf(key, category);
  if (entry) return entry;
  throw new TypeError(`The permission catalogue has no ${key}`); // a test looks up every key that can be needed
}

/** Where in the lists of presets a box stands; behind all of them when in none, and the audience behind everything. */
const lineOf = ([first, ...rest]: readonly Need[]): number =>
  first?.key === AUDIENCE
    ? Number.MAX_SAFE_INTEGER
    : Math.min(...[first, ...rest].map((need) => need?.line ?? Number.MAX_SAFE_INTEGER - 1));

const POSITION: ReadonlyMap<string, number> = new Map(CATALOGUE.map(({ key }, at) => [key, at]));

/** The order of Bob's screen: categories by the names that the account gives them, then one area after the other. */
function onScreen(a: CatalogueEntry, b: CatalogueEntry, names: Names): number {
  if (a.category !== undefined && b.category !== undefined) {
    return byName(called(a.category, names), called(b.category, names)) || RIGHTS.indexOf(a.right!) - RIGHTS.indexOf(b.right!);
  }
  const place = ({ key, category }: CatalogueEntry) => (category === undefined ? (POSITION.get(key) ?? 0) : 0);
  return place(a) - place(b);
}

const called = (category: string, names: Names): string => names.get(category) ?? categoryFacts(category).label;

interface Account {
  readonly names: Names;
  readonly folders: readonly string[];
}

function requirement(needs: readonly Need[], entry: CatalogueEntry, { names, folders }: Account): Requirement {
  const { key, category, right, gates: _, lack: __, confidence: wording, ...known } = entry;
  const fields = [...new Map(needs.flatMap(({ field }) => (field ? [[field.id, field] as const] : []))).values()];
  const place = (model: keyof typeof entry.place) => ofFolders(entry.place[model], key, needs, folders);
  return {
    ...known,
    key,
    wording,
    ...(category !== undefined && { category: { id: category, name: called(category, names) } }),
    ...(right && { right }),
    place: { category: place("category"), field: place("field") },
    neededFor: [...new Set(needs.map(({ by }) => by))],
    fields: fields.map(({ id }) => id),
    rules: rulesAt(key, right, fields),
  };
}

/** The place of a folder's box with the folders that the plan names. */
function ofFolders(place: string, key: string, needs: readonly Need[], folders: readonly string[]): string {
  const named = foldersOf(key, folders).join(", ");
  const files = needs.some(({ by }) => by === "preset files") ? "[the folder used to sync files]" : undefined;
  return place.replace(/\[(docs|custom) folder\]/, (folder) => named || (folders.length === 0 && files) || folder);
}

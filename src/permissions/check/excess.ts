import { CATALOGUE, entryOf } from "../catalogue/index.ts";
import type { ExcessAccess } from "../report.ts";
import type { Requirement } from "../requirement.ts";
import { isSeen } from "./categories.ts";
import { count } from "./findings.ts";
import type { Look } from "./look.ts";

/** The permissions that a check can look at besides those of the plan. */
export const keysBeyond = (needed: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(CATALOGUE.filter(({ key, observable }) => observable.category !== "no" && !needed.has(key)).map(({ key }) => key));

/** What the service user can see and no requirement reads: categories of which fields came, and what was seen on the way. */
export function excessOf({ sights, found }: Look, needs: readonly Requirement[]): readonly ExcessAccess[] {
  const needed = new Set(needs.map(({ key }) => key));
  const read = new Set(needs.map(({ category }) => category?.id));
  const byFields = [...sights.values()]
    .filter((sight) => !read.has(sight.id) && isSeen(sight))
    .map(({ id, name, asked, hidden }) => ({
      key: `${id}.view`,
      name,
      evidence: `${asked.length - hidden.length} of ${count(asked.length, "field")} asked for came`,
    }));
  const told = new Set(byFields.map(({ key }) => key));
  const others = found.granted().flatMap((key) => {
    const entry = entryOf(key);
    if (!entry || needed.has(key) || told.has(key) || key === "audience" || read.has(entry.category ?? "")) return [];
    return [{ key, name: entry.place.category.split(" > ").at(-1) ?? key, evidence: found.get(key)?.evidence ?? "" }];
  });
  return [...byFields, ...others].flatMap(({ key, name, evidence }) => {
    const place = entryOf(key, told.has(key) ? name : undefined)?.place;
    return place ? [{ key, name, place, evidence }] : [];
  });
}

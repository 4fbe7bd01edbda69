import type { Field } from "../../metadata/index.ts";
import type { Requirement } from "../requirement.ts";
import { RULES } from "../rules.ts";

/** Bob takes so many fields in one request; what the plan does not name is left out before a second one is needed. */
const MOST_FIELDS = 400;
/** Fields that tell whether a category can be seen, where the plan names fewer or none. */
const ENOUGH = 2;

/** What Edit gates in the category model: dates come or do not, national ids are masked. */
export const behindEdit = (field: Field): "date" | "number" | undefined =>
  RULES.birthDateNeedsEdit.about(field) ? "date" : RULES.nationalIdNeedsEdit.about(field) ? "number" : undefined;

/** They hold ids of managers, who should be among the people. */
export const MANAGER_FIELDS: readonly string[] = ["work.reportsTo", "work.manager"];

/** The fields of one category that are asked for. */
export interface CategoryAsk {
  readonly id: string;
  readonly name: string;
  readonly asked: readonly Field[];
  /** Ids of those that the plan itself reads. The others are there to tell a hidden field from a hidden category. */
  readonly own: ReadonlySet<string>;
}

// The id comes to everybody, and payments come to nobody in a search.
const isTelling = ({ id }: Field): boolean => id !== "root.id" && !id.startsWith("actualPayment.");

// Fields that say little of a person come first; numbers such as an SSN not at all.
const HARMLESS = ["boolean", "list", "list_id", "multi-list", "hierarchy-list", "period", "number", "employee-reference"];
const harmOf = ({ type }: Field): number => (HARMLESS.indexOf(type) + HARMLESS.length + 1) % (HARMLESS.length + 1);

const harmless = (fields: readonly Field[], most: number): Field[] =>
  fields
    .filter((field) => behindEdit(field) === undefined)
    .sort((a, b) => harmOf(a) - harmOf(b))
    .slice(0, most);

// A plan that needs a category only for fields that it names does not need it as a whole, nor its table.
const BY_FIELDS = /^(field .*|fields all|stream employees)$/;

/** Whether a permission is needed for more than named fields: by a preset, or a table. */
export const readsAll = ({ neededFor }: Requirement): boolean => neededFor.some((reason) => !BY_FIELDS.test(reason));

/** One of each list in turn, until `room` is used up. */
function fairShares(lists: readonly (readonly Field[])[], room: number): Field[][] {
  const shares: Field[][] = lists.map(() => []);
  let left = room;
  for (let nth = 0; left > 0 && lists.some((list) => nth < list.length); nth++) {
    for (const [i, list] of lists.entries()) {
      const field = list[nth];
      if (field === undefined || left === 0) continue;
      shares[i]?.push(field);
      left--;
    }
  }
  return shares;
}

/** What tells more than other fields: the rule of Edit, and who is missing among the people. */
const weightOf = (field: Field): number => (behindEdit(field) ? 0 : MANAGER_FIELDS.includes(field.id) ? 1 : 2);

/**
 * Which fields to ask for: those that the plan names, a fair share of the categories that it needs as a whole, and, if
 * `beyond` allows, two harmless ones of each other category.
 */
export function asksOf(fields: readonly Field[], needs: readonly Requirement[], beyond: boolean): readonly CategoryAsk[] {
  const byCategory = Map.groupBy(fields.filter(isTelling), ({ categoryId }) => categoryId);
  const drafts = [...byCategory].map(([id, all]) => {
    const mine = needs.filter(({ category }) => category?.id === id);
    const reads = mine.filter(({ right }) => right === "view" || right === "edit");
    const whole = reads.some((need) => need.right === "view" && readsAll(need));
    const ids = new Set(reads.flatMap((need) => need.fields));
    const named = all.filter((field) => ids.has(field.id));
    const others = all.filter((field) => !named.includes(field));
    const looks = beyond && !whole ? harmless(others, Math.max(ENOUGH - named.length, named.length > 0 ? 1 : 0)) : [];
    const managers = beyond && id === "work" && mine.length > 0 ? others.filter((field) => MANAGER_FIELDS.includes(field.id)) : [];
    const certain = [...new Set([...named, ...(whole ? [] : [...looks, ...managers])])];
    const shared = whole ? [...others].sort((a, b) => weightOf(a) - weightOf(b)) : [];
    const name = mine[0]?.category?.name ?? all[0]?.categoryName ?? id;
    const own = new Set((whole ? all : named).map((field) => field.id));
    return { id, name, own, certain, shared };
  });
  const certain = drafts.reduce((sum, draft) => sum + draft.certain.length, 0);
  const shares = fairShares(
    drafts.map(({ shared }) => shared),
    Math.max(MOST_FIELDS - certain, 0),
  );
  const all = new Set([...drafts.flatMap((draft) => draft.certain), ...shares.flat()].map(({ id }) => id));
  return drafts.map(({ certain, shared: _, ...draft }, i) => ({
    ...draft,
    asked: [...certain, ...(shares[i] ?? [])].filter(({ id }) => !isPartOfOther(id, all)),
  }));
}

/**
 * Whether a field stands inside of another one that is asked for: the email in a manager, the currency in a salary. The answer
 * has the outer key for the sake of the inner one then, and a hidden manager would look like one that can be seen.
 */
const isPartOfOther = (id: string, ids: ReadonlySet<string>): boolean => {
  const steps = id.split(".");
  return steps.some((_, nth) => nth > 0 && ids.has(steps.slice(0, nth).join(".")));
};

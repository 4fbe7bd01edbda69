import { editPermission, type Permission, viewHistoryPermission, viewPermission } from "../../model/permissions.ts";
import { PRESETS } from "../presets.ts";
import { categoryFacts, isKnownCategory, KNOWN_CATEGORIES, type KnownCategory } from "./category-facts.ts";
import { DECLARED } from "./declared.ts";
import type { CatalogueEntry, Observable, Right } from "./entry.ts";

/** The rights to a category, in the order of Bob's screen. */
export const RIGHTS: readonly Right[] = ["view", "viewHistory", "edit"];

const BUILDERS = { view: viewPermission, viewHistory: viewHistoryPermission, edit: editPermission } as const;

// HiBob's own documentation prints these: its reference of the history tables, and its pages on job profiles and on dependents.
const DOCUMENTED = /^(work|employment|lifecycle|payroll)\.view(History)?$|^jobsCatalog\.view$|^(home|payroll|rightToWork)\.edit$/;
const IN_THE_GUIDE: ReadonlySet<string> = new Set(Object.values(PRESETS).flatMap(({ lines }) => lines.map(({ key }) => key)));
// Reading tells their past rows from the current ones.
const HISTORY_IS_READ: readonly string[] = ["work", "employment", "lifecycle", "payroll"];
// In the category model their Edit decides what reading gives.
const EDIT_SHOWS: readonly string[] = ["personal", "identification"];

/** The box for a right to a category. `name` is what the account calls it; default: what Bob calls it. */
export function categoryEntry(category: string, right: Right, name?: string): CatalogueEntry {
  const key = `${category}.${right}`;
  const facts = categoryFacts(category);
  const called = name ?? facts.label;
  const { place, fieldPlace = place } = placed(category, right, called);
  const confidence = DOCUMENTED.test(key) ? "documented" : IN_THE_GUIDE.has(key) ? "observed" : "assumed";
  return {
    key,
    area: "Employee data",
    category,
    right,
    place: { category: place, field: fieldPlace },
    aliases: aliasesOf(category, right, called, place),
    ...meaning(category, right, called),
    source: {
      documented: "HiBob's API reference",
      observed: "the set-up guide",
      assumed: "the pattern of HiBob's other categories",
    }[confidence],
    confidence,
  };
}

/** Menu and label as an endpoint declares them or, where none does, after the pattern of all categories. */
function placed(category: string, right: Right, name: string): Permission {
  const found = DECLARED.get(`${category}.${right}`);
  if (!found) return BUILDERS[right](category as KnownCategory, name);
  const { label } = categoryFacts(category);
  const renamed = (place: string) => place.replaceAll(label, () => name);
  return { ...found, place: renamed(found.place), ...(found.fieldPlace && { fieldPlace: renamed(found.fieldPlace) }) };
}

function aliasesOf(category: string, right: Right, name: string, place: string): string[] {
  const key = `${category}.${right}`;
  const labels: string[] = [];
  if (right === "viewHistory" && DOCUMENTED.test(key)) labels.push(`View all other employees' ${name} section histories`);
  if (key === "payroll.view") labels.push(`People's data > ${name} > View selected employees' ${name} sections`);
  if (key === "lifecycle.edit") labels.push(`People's data > People's fields > Edit > ${name}`);
  const usual = `Edit selected employees' ${name} sections`;
  if (right === "edit" && !place.endsWith(usual)) labels.push(usual);
  return labels;
}

type Meaning = Pick<CatalogueEntry, "gates" | "lack" | "observable" | "unseen" | "behind" | "breaks">;

function meaning(category: string, right: Right, name: string): Meaning {
  const { holds, tables, noFields, breaks, historyBreaks } = categoryFacts(category);
  const view = `${category}.view`;
  if (right === "view") {
    return {
      gates: noFields ? `Reading ${holds}` : `Reading the fields (${holds})${tables ? ` and the current rows of ${tables}` : ""}`,
      lack: noFields
        ? "Refused (403)"
        : `The fields are left out of every employee, without an error${tables ? "; the tables are refused (403)" : ""}`,
      observable: both("yes"),
      breaks,
    };
  }
  if (right === "viewHistory") {
    const read = HISTORY_IS_READ.includes(category);
    return {
      gates: `Reading past rows${tables ? ` of ${tables}` : ""}`,
      lack: "Only current rows come, or past values are empty and the answer names their columns (field-level permissions)",
      observable: both(read ? "yes" : "no"),
      ...(read ? { behind: view } : { unseen: "No call that is documented reads the past rows of this category." }),
      breaks: historyBreaks ?? `Earlier rows of ${name} are missing.`,
    };
  }
  const shows = EDIT_SHOWS.includes(category);
  return {
    gates: `Writing ${noFields ? holds : `the fields${tables ? `, and rows of ${tables}` : ""}`}${shows ? "; reading the most sensitive fields in the category model" : ""}`,
    lack: `${noFields ? "" : "Fields are dropped without an error (200 or 304); "}${noFields || tables ? "rows are refused (403)" : ""}`.replace(
      /; $/,
      "",
    ),
    observable: { category: shows ? "yes" : "no", field: "no" },
    ...(shows && { behind: view }),
    unseen: shows ? "With field-level permissions, only writing shows it." : "Only writing shows it, and the check never writes.",
    breaks:
      category === "personal"
        ? "Dates of birth and ages are missing for everybody."
        : category === "identification"
          ? "National id numbers come masked, or not at all."
          : `Nothing can be written to ${name}${noFields ? "" : ": Bob drops the values and reports no error"}.`,
  };
}

const both = (observable: Observable): CatalogueEntry["observable"] => ({ category: observable, field: observable });

/** Every box for a category that Bob has in every account, in the order of its screen. */
export const CATEGORY_ENTRIES: readonly CatalogueEntry[] = KNOWN_CATEGORIES.flatMap((category) =>
  RIGHTS.filter((right) => right !== "viewHistory" || categoryFacts(category).historyBreaks !== undefined).map((right) =>
    categoryEntry(category, right),
  ),
);

/** The category and right that a key names: of Bob's, or of any other id when `custom` allows it. */
export function categoryRight(key: string, custom: boolean): { readonly category: string; readonly right: Right } | undefined {
  const [, category, right] = /^([^.:]+)\.(view|viewHistory|edit)$/.exec(key) ?? [];
  if (category === undefined || !(isKnownCategory(category) || custom)) return undefined;
  return { category, right: right as Right };
}

import { FIELD_CATEGORIES } from "../model/fields.ts";
import { CUSTOM_CATEGORY } from "./company/custom-category.ts";
import { routes } from "./domains/index.ts";

const categories = [...Object.keys(FIELD_CATEGORIES), "financial", "equity", "training", CUSTOM_CATEGORY.id];
// Categories with an effective-dated table, whose past rows need a permission of their own.
const WITH_HISTORY = ["work", "employment", "lifecycle", "payroll", "address", "equity"];

/**
 * Every permission of a category or a feature that the fake knows. Besides these there are single fields in the field-level
 * model, `field:work.title.view` (`edit`, `viewHistory`), and single folders, `folder:Shared.view` (`upload`, `delete`);
 * they follow their category, or the rights to all folders, until they are revoked or granted themselves.
 */
export const ALL_PERMISSIONS: readonly string[] = [
  ...new Set([
    ...categories.map((category) => `${category}.view`),
    ...categories.map((category) => `${category}.edit`),
    ...WITH_HISTORY.map((category) => `${category}.viewHistory`),
    ...routes.flatMap(({ endpoint }) => endpoint.permissions ?? []).map(({ key }) => key),
    "timeOff.seePrivate",
  ]),
];

const known: ReadonlySet<string> = new Set(ALL_PERMISSIONS);

/** Whether a key names a permission. */
export const isPermission = (key: string): boolean =>
  known.has(key) || /^field:.+\.(view|edit|viewHistory)$/.test(key) || /^folder:.+\.(view|upload|delete)$/.test(key);

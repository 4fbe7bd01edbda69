import { CUSTOM_CATEGORY } from "./custom-category.ts";
import { again, between, pick } from "./draws.ts";
import { afterStart, colleague, type Derivation, homeSite, itemOf, itemsOf, mostly } from "./values/derivation.ts";
import { type FakeField, type FieldFacts, fieldOf } from "./values/index.ts";

type Custom = Pick<FieldFacts, "category" | "name" | "type"> & { readonly description?: string; readonly nth: number };

function custom({ category, name, type, description = null as never, nth }: Custom, derive: (list: string) => Derivation): FakeField {
  const id = `${category}.custom.field_${1_748_390_400_500 + nth}`;
  const list = type.endsWith("list") ? id : undefined;
  return fieldOf({ id, category, name, description, type, list, historical: false }, derive(id));
}

const budget: Derivation = (person, h, company) => ({ value: between(h, 3, 30) * 25, currency: homeSite(person, company).currency });

/** The fields that every fake company made itself, several kinds of them. ASSUMED: their lists are named like the fields. */
export const CUSTOM_FIELDS: readonly FakeField[] = [
  custom({ nth: 1, category: "work", name: "Desk", type: "text", description: "Floor and number" }, () =>
    mostly(80, (_, h) => `${between(h, 1, 4)}-${between(again(h), 100, 399)}`),
  ),
  custom({ nth: 2, category: "work", name: "Team", type: "list" }, (list) => mostly(90, itemOf(list))),
  custom({ nth: 3, category: CUSTOM_CATEGORY.id, name: "Badge number", type: "number" }, () => mostly(95, ({ core }) => 4_000 + core.seq)),
  custom({ nth: 4, category: CUSTOM_CATEGORY.id, name: "Clubs", type: "multi-list" }, (list) => itemsOf(list, 2)),
  custom({ nth: 5, category: "about", name: "First lantern lit", type: "date" }, () => mostly(85, afterStart(20, 200))),
  custom({ nth: 6, category: CUSTOM_CATEGORY.id, name: "Equipment budget", type: "currency" }, () => mostly(75, budget)),
  custom({ nth: 7, category: "work", name: "Mentor", type: "employee-reference" }, () => mostly(60, colleague(30))),
  custom({ nth: 8, category: "personal", name: "Photo consent", type: "boolean" }, () => mostly(90, (_, h) => h % 3 !== 0)),
  custom({ nth: 9, category: "employment", name: "Cost centre", type: "hierarchy-list" }, (list) => mostly(92, itemOf(list))),
  custom({ nth: 10, category: "home", name: "Good to know", type: "text-area", description: "Allergies, pets, anything" }, () =>
    mostly(40, (_, h) => pick(["Allergic to nuts", "Has two cats", "Keeps bees\nand a beehive key", "Prefers mail to phone"], h)),
  ),
];

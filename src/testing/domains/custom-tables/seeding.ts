import type { CompanyState } from "../../company/company.ts";
import { addDays, addMonths } from "../../company/days.ts";
import { again, between, chance, digits, hash, hashText, letters, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { homeSite } from "../../company/values/derivation.ts";
import { CERTIFICATIONS, type CustomTableFacts, EQUIPMENT, WORK_TRIPS } from "./seeded-tables.ts";

type Values = (person: Employee, h: number, company: CompanyState, nth: number) => readonly unknown[];

interface Story {
  /** Percent of the company that has rows. */
  readonly present: number;
  readonly most: number;
  /** Of one row, in the order of the columns. */
  readonly values: Values;
}

/** One of the people who were there first, who look after such things. */
const keeper = (company: CompanyState, h: number): string | null => company.bySeq(h % Math.max(1, Math.min(company.seeded, 8)))?.id ?? null;

const items = (company: CompanyState, table: CustomTableFacts, at: number): readonly string[] =>
  company.lists.choices(`${table.id}.${table.columns[at]?.id}`) as readonly string[];

const ITEMS = [
  ["ThinkBook 14", "Lattice 13", "ThinkBook 16"],
  ["Ember 9", "Pebble X"],
  ["27 inch monitor", "32 inch monitor"],
  ["Storm lantern", "Head lamp"],
  ["Office keys", "Store keys"],
];

const equipment: Values = (person, h, company, nth) => {
  const kinds = items(company, EQUIPMENT, 1);
  // A laptop first, then anything.
  const kind = nth === 0 ? 0 : between(h, 1, kinds.length - 1);
  const worth = kind < 3;
  const { currency } = homeSite(person, company);
  const extras = items(company, EQUIPMENT, 6);
  return [
    pick(ITEMS[kind] ?? ["Thing"], again(h)),
    kinds[kind] ?? null,
    worth ? `${letters(h, 2)}-${digits(h, 6)}` : null,
    worth ? { value: between(again(h, 2), 12, 120) * 20, currency } : null,
    addDays(person.core.startDate, between(h, 0, 20) + nth * 150),
    keeper(company, again(h, 3)),
    worth ? extras.slice(0, h % 3) : [],
    chance(again(h, 4), 15) ? "Scratched on arrival" : null,
  ];
};

const certification: Values = (person, h, company) => {
  const from = addMonths(person.core.startDate, between(h, 1, 40));
  const { currency } = homeSite(person, company);
  return [
    pick(["Master Lamplighter", "Wick Trimming II", "Safe Ladders", "Harbour Pilot's Light"], h),
    pick(items(company, CERTIFICATIONS, 1), again(h)),
    from,
    chance(again(h, 2), 80) ? addMonths(from, 36) : null,
    chance(again(h, 3), 60) ? { value: between(h, 3, 30) * 25, currency } : null,
    keeper(company, again(h, 4)),
    chance(again(h, 5), 50) ? 30_000_000 + Number(digits(h, 7)) : null,
  ];
};

const trip: Values = (person, h, company, nth) => [
  pick(items(company, WORK_TRIPS, 0), h),
  addDays(company.born, between(again(h), -200, 90) - nth * 200),
  between(h, 1, 9),
  chance(again(h, 2), 75) ? { value: between(h, 4, 60) * 50, currency: homeSite(person, company).currency } : null,
  chance(again(h, 3), 50) ? "Meeting the team there" : null,
];

const STORIES = new Map<string, Story>([
  [EQUIPMENT.id, { present: 78, most: 3, values: equipment }],
  [CERTIFICATIONS.id, { present: 30, most: 2, values: certification }],
  [WORK_TRIPS.id, { present: 15, most: 2, values: trip }],
]);

/** What people have in a custom table from the start. Tables that are made while the fake runs begin empty, and so do people. */
export function seedCustomRows(person: Employee, company: CompanyState, table: CustomTableFacts): Record<string, unknown>[] {
  const story = STORIES.get(table.id);
  const h = hash(person.core.salt, hashText(table.id));
  if (!story || person.core.seq >= company.seeded || !chance(h, story.present)) return [];
  return Array.from({ length: 1 + (again(h, 50) % story.most) }, (_, nth) => {
    const values = story.values(person, again(h, 60 + nth), company, nth);
    return Object.fromEntries(table.columns.map(({ id }, at) => [id, values[at] ?? null]));
  });
}

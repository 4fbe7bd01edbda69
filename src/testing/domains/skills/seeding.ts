import type { CompanyState } from "../../company/company.ts";
import { addDays } from "../../company/days.ts";
import { again, between, chance, hash } from "../../company/draws.ts";
import type { FakeSkill } from "./state.ts";

/** One step of the company's scale of proficiency, the same for all skills. */
interface FakeProficiencyLevel {
  /** What skills name as `proficiencyLevelId`. */
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly order: number;
}

/** The scale of every fake company. ASSUMED: what Bob says of a level besides its id. */
export const LEVELS: readonly FakeProficiencyLevel[] = [
  ["Beginner", "Works with guidance"],
  ["Practised", "Works alone on usual tasks"],
  ["Skilled", "Works alone on unusual tasks"],
  ["Expert", "Teaches others"],
].map(([name = "", description = ""], nth) => ({ id: 7_101 + nth, name, description, order: nth + 1 }));

const made = { description: null, status: "active", proficiencyLevels: [], createdAt: "2025-11-03T10:12:44.381204" } as const;

/** Skills that were made in Bob's screens: the API does not find them, but their names are taken. */
export const BOB_SKILLS: readonly FakeSkill[] = ["Public speaking", "Negotiation", "First aid"].map((name, nth) => ({
  ...made,
  id: 80_001 + nth,
  name,
  categoryName: "General",
  source: null,
  externalId: null,
}));

const SKILLS: readonly (readonly [name: string, category: string])[] = [
  ["Glass blowing", "Craft"],
  ["Soldering", "Craft"],
  ["Optics", "Engineering"],
  ["Circuit design", "Engineering"],
  ["Bookkeeping", "Finance"],
  ["Stock planning", "Operations"],
  ["Customer interviews", "Sales"],
  ["Copywriting", "Marketing"],
];

/** Skills that an academy of the company pushed into Bob before the fake was made. */
export const seededSkills = ({ seed, born }: CompanyState): FakeSkill[] =>
  SKILLS.map(([name, categoryName], nth) => {
    const h = hash(seed, 0x5c11 + nth);
    const described = LEVELS.filter(({ id }) => chance(again(h, id), 50));
    return {
      id: 80_101 + nth,
      name,
      description: chance(h, 70) ? `What it takes in ${categoryName.toLowerCase()}` : null,
      status: chance(again(h, 1), 15) ? "archived" : "active",
      categoryName,
      source: "lanternfield-academy",
      externalId: `LA-${100 + nth}`,
      proficiencyLevels: described.map((level) => ({ proficiencyLevelId: level.id, description: `${level.description}: ${name}` })),
      createdAt: `${addDays(born, -between(again(h, 2), 20, 300))}T08:${between(again(h, 3), 10, 59)}:09.${between(again(h, 4), 100_000, 999_999)}`,
    };
  });

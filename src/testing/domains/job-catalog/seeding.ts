import { digits, hash } from "../../company/draws.ts";
import type { ListItem, NamedLists } from "../../company/lists.ts";
import { CLOSED_DEPARTMENT, CLOSED_TITLE, DEPARTMENTS } from "../../company/places.ts";

/** A family, a group of families or a role. */
export interface LibraryEntry {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
}

/** A job that employees and positions refer to. */
export interface JobProfile {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly status: "active" | "draft" | "inactive";
  readonly description: string | null;
  readonly jobRoleId: number;
  readonly jobLevelRoleId: number;
  readonly jobFamilyId: number;
  readonly jobFamilyGroupId: number;
}

/** The named lists behind the catalog. */
export const LISTS = {
  groups: "jobFamilyGroup_entity_list",
  families: "jobFamily_entity_list",
  roles: "jobRole_entity_list",
  levels: "jobLevelRole_entity_list",
  profiles: "jobProfile_entity_list",
  tracks: "jobLevelType_entity_list",
} as const;

// Positions in the lists as they were at first, for the five titles of a department from junior to the one who leads it.
const ROLES = [0, 0, 1, 2, 3];
const LEVELS = [0, 1, 2, 4, 6];
const TITLES = ROLES.length;
/** How many of the levels are on the first track; all others are on the second one. */
const FIRST_TRACK = 4;
/** The same for the families' groups: technology, commerce, and the rest. */
const GROUPS: Readonly<Record<string, number>> = { Engineering: 0, Sales: 1, "Customer Success": 1, Marketing: 1 };
const DRAFT_ID = 9_000_001;

const nth = (lists: NamedLists, list: keyof typeof LISTS, place: number): number => Number(lists.choices(LISTS[list])[place]);

/** The closed one, which each list holds after all others; the next id is its. */
const closed = (lists: NamedLists, list: keyof typeof LISTS): number => nth(lists, list, lists.choices(LISTS[list]).length - 1) + 1;

/** The profile of a title in a department, as both were called at first. */
export function seededProfileId(lists: NamedLists, department: string, title: string): number | undefined {
  const family = DEPARTMENTS.findIndex(({ name }) => name === department);
  const place = DEPARTMENTS[family]?.titles.indexOf(title) ?? -1;
  return place < 0 ? undefined : nth(lists, "profiles", family * TITLES + place);
}

/** The track that a level is on. */
export const trackOf = (lists: NamedLists, level: number): number =>
  nth(lists, "tracks", lists.choices(LISTS.levels).indexOf(level) < FIRST_TRACK ? 0 : 1);

const code = (id: number): string => `J-${digits(hash(id, 0x10b), 10)}`;

function profileOf(lists: NamedLists, { id, label, archived }: ListItem, place: number): JobProfile {
  const family = Math.floor(place / TITLES);
  const level = place % TITLES;
  return {
    id: Number(id),
    code: code(Number(id)),
    title: label,
    status: archived ? "inactive" : "active",
    description: place % 5 === 4 ? null : `The work of: ${label}.`,
    jobRoleId: nth(lists, "roles", ROLES[level] as number),
    jobLevelRoleId: nth(lists, "levels", LEVELS[level] as number),
    jobFamilyId: nth(lists, "families", family),
    jobFamilyGroupId: nth(lists, "groups", GROUPS[DEPARTMENTS[family]?.name ?? ""] ?? 2),
  };
}

/**
 * The profiles of the company's list, as it is now; one that was there at first keeps its place when it is renamed. Besides
 * them an inactive one, of what was closed, and a draft.
 */
export function seededProfiles(lists: NamedLists): JobProfile[] {
  const places = new Map(lists.choices(LISTS.profiles).map((id, place) => [String(id), place]));
  const found = lists.all(LISTS.profiles).flatMap((item) => {
    const place = places.get(String(item.id));
    return place === undefined ? [] : [profileOf(lists, item, place)];
  });
  const old = { id: closed(lists, "profiles"), label: CLOSED_TITLE, archived: true, children: [] };
  const draft = { id: DRAFT_ID, label: "Lamplighter in Residence", archived: false, children: [] };
  return [
    ...found,
    {
      ...profileOf(lists, old, 0),
      description: `The work of the ${CLOSED_DEPARTMENT}.`,
      jobFamilyId: closed(lists, "families"),
      jobFamilyGroupId: closed(lists, "groups"),
    },
    { ...profileOf(lists, draft, 0), status: "draft" },
  ];
}

import type { KnownPerson } from "../../permissions/index.ts";

/** Where the round of everybody's turns stands. */
export interface Place {
  /** The last one whose turn it was in the round. */
  readonly after: string;
  /** Active people who had a turn and had nothing to store, so that they are not taken for new ones. */
  readonly without: readonly string[];
}

/** Somebody whose turn it is. */
export interface Turn {
  readonly person: KnownPerson;
  /** Out of the round, because nothing has been read of them. */
  readonly isNew: boolean;
}

/** Everybody, in the order of their ids. */
type People = readonly KnownPerson[];

const isActive = ({ status }: KnownPerson): boolean => status === "Active";

/**
 * Whose turn it is: active people of whom nothing has been read, which are all of them at first, and then one after the other,
 * round and round. `owners` are the ids of those of whom there is something stored.
 */
export function turnsOf(people: People, owners: ReadonlySet<string>, { after, without }: Place): Turn[] {
  const known = new Set(without);
  const isNew = (person: KnownPerson): boolean => isActive(person) && !owners.has(person.id) && !known.has(person.id);
  const round = [...people.filter(({ id }) => id > after), ...people.filter(({ id }) => id <= after)];
  return [
    ...people.filter(isNew).map((person) => ({ person, isNew: true })),
    ...round.filter((person) => !isNew(person)).map((person) => ({ person, isNew: false })),
  ];
}

/** The place when these had their turns. */
export function placeAfter(place: Place, turns: readonly (Turn & { readonly hasNone: boolean })[], people: People): Place {
  const there = new Set(people.map(({ id }) => id));
  const without = turns.filter(({ person, hasNone }) => hasNone && isActive(person)).map(({ person }) => person.id);
  return {
    after: turns.findLast(({ isNew }) => !isNew)?.person.id ?? place.after,
    without: [...new Set([...place.without, ...without])].filter((id) => there.has(id)).sort(),
  };
}

const START: Place = { after: "", without: [] };

/** A mark as it is stored, as JSON. */
export const writePlace = (place: Place): string => JSON.stringify(place);

/** The start for no mark, and for one that no version of this wrote: a round more changes nothing that is right. */
export function readPlace(mark: string): Place {
  try {
    const { after, without } = JSON.parse(mark) as Partial<Record<keyof Place, unknown>>;
    if (typeof after !== "string" || !Array.isArray(without)) return START;
    return { after, without: without.map(String) };
  } catch {
    return START;
  }
}

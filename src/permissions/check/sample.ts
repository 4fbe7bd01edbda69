import { isInactive, type KnownPerson } from "./roster.ts";

/** People whose answers are looked at. One is not enough: which keys an answer has may depend on the person's country. */
const MOST_PEOPLE = 50;
/** Of these, people who left: they have several rows of history. */
const MOST_INACTIVE = 15;

/** So many of a list, evenly spread over it, in its order. */
export const spread = <Item>(list: readonly Item[], most: number): Item[] =>
  list.length <= most ? [...list] : Array.from({ length: most }, (_, nth) => list[Math.floor((nth * list.length) / most)] as Item);

/** The people of a sample: from all over the roster, some of them inactive. The same roster gives the same sample. */
export function sampleOf(people: readonly KnownPerson[]): KnownPerson[] {
  const inactive = people.filter(isInactive);
  const active = people.filter((person) => !isInactive(person));
  const leavers = spread(inactive, Math.max(MOST_INACTIVE, MOST_PEOPLE - active.length));
  return [...spread(active, MOST_PEOPLE - leavers.length), ...leavers];
}

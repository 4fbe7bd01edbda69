import { hashText } from "../company/draws.ts";

/** One page of a list. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

interface Paging {
  readonly limit: number;
  readonly cursor: string | undefined;
  /** Kind and filters, which a cursor is good for. */
  readonly of: string;
  /** Thrown for a cursor that is none. */
  readonly bad: () => Error;
}

/**
 * One page. A cursor names the place of the page's first item.
 * ASSUMED: a cursor is refused when the filters are not those it was given for; Bob asks to repeat them and does not say what else happens.
 */
export function pageOf<Item>(items: readonly Item[], { limit, cursor, of, bad }: Paging): PageOf<Item> {
  const mark = hashText(of);
  const start = cursor === undefined ? 0 : placeIn(cursor, mark);
  if (start === undefined) throw bad();
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? cursorTo(end, mark) : null };
}

// Base64 with its padding and signs: a client that does not encode it in a query fails here as it would with Bob.
const cursorTo = (place: number, mark: number): string => btoa(`??>${JSON.stringify([place, mark])}`);

function placeIn(cursor: string, mark: number): number | undefined {
  try {
    const [place, of] = JSON.parse(atob(cursor).slice(3)) as unknown[];
    if (Number.isSafeInteger(place) && of === mark) return place as number;
  } catch {
    // no cursor of ours
  }
  return undefined;
}

// What Bob limits to so many days or ids is asked for in parts, one after the other.
import { InvalidInputError } from "./errors.ts";
import { type Page, type Paginator, paginate } from "./pagination.ts";

export const DAY = 86_400_000;

/** A moment as ISO text in UTC. */
export const isoOf = (time: number): string => new Date(time).toISOString();

/** The start of a calendar date in UTC, in milliseconds. */
export function dayOf(text: unknown, name: string): number {
  const time = typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  // The round trip finds days that no month has, which are taken for days of the next.
  if (Number.isNaN(time) || isoOf(time).slice(0, 10) !== text) {
    throw new InvalidInputError(`${name} must be a date in the form YYYY-MM-DD`);
  }
  return time;
}

/** The days from one date to another, both included, cut into spans of at most `days`. */
export function spansOf(from: unknown, to: unknown, days = Number.POSITIVE_INFINITY): { from: string; to: string }[] {
  const end = dayOf(to, "to");
  const spans: { from: string; to: string }[] = [];
  for (let start = dayOf(from, "from"); start <= end; start += days * DAY) {
    spans.push({ from: isoOf(start).slice(0, 10), to: isoOf(Math.min(start + (days - 1) * DAY, end)).slice(0, 10) });
  }
  if (spans.length === 0) throw new InvalidInputError("to must not be before from");
  return spans;
}

/** A list in pieces of at most `most`. */
export const batchesOf = <Item>(list: readonly Item[], most: number): Item[][] =>
  Array.from({ length: Math.ceil(list.length / most) }, (_, i) => list.slice(i * most, (i + 1) * most));

// A cursor of ours is the number of parts that are done, and Bob's cursor in the one after them.
const CURSOR = /^(\d+):(.*)$/s;

/** Pages of several parts, one part after the other, each to its end. No parts, no requests. */
export function paginateParts<Part, Item>(
  parts: readonly Part[],
  read: (part: Part, cursor?: string) => Promise<Page<Item>>,
  { endpoint, from }: { readonly endpoint: string; readonly from?: string | undefined },
): Paginator<Item> {
  if (from !== undefined && !(Number(CURSOR.exec(from)?.[1]) < parts.length)) {
    throw new InvalidInputError("To go on, give the nextCursor of an earlier page of the same search");
  }
  const readAt = async (place = "0:"): Promise<Page<Item>> => {
    const [, done, cursor] = CURSOR.exec(place) as unknown as [string, string, string];
    const part = parts[Number(done)];
    if (part === undefined) return { items: [], nextCursor: null };
    const { items, nextCursor: inPart } = await read(part, cursor || undefined);
    const next = Number(done) + 1;
    return { items, nextCursor: inPart !== null ? `${done}:${inPart}` : next < parts.length ? `${next}:` : null };
  };
  return paginate(readAt, { endpoint, from });
}

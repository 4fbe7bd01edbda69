import { InvalidInputError } from "../client/index.ts";

const DAY = 86_400_000;

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

/** A moment that is given with its zone, in milliseconds. */
export function instantOf(text: unknown, name: string): number {
  const day = typeof text === "string" && /^(.{10})T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(text)?.[1];
  const time = day ? Date.parse(text as string) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new InvalidInputError(`${name} must be a time with its zone, e.g. 2026-01-31T09:00:00Z or 2026-01-31T09:00:00+01:00`);
  }
  dayOf(day, name);
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

/** Bob takes up to six months at once, which are 181 days at the fewest. */
const WINDOW = 175 * DAY;

/**
 * The end of the window that starts at `start`, or `undefined` when that reaches `end`. Windows share their border, so that
 * nothing falls between two, whether Bob counts the border to the one or to the other.
 */
export const windowEnd = (start: number, end: number): number | undefined => (start + WINDOW < end ? start + WINDOW : undefined);

import { InvalidInputError } from "../client/index.ts";
import { DAY, dayOf } from "../client/spans.ts";

/** A moment that is given with its zone, in milliseconds. */
export function instantOf(text: unknown, name: string): number {
  const day = typeof text === "string" && /^(.{10})T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(text)?.[1];
  const time = day ? Date.parse(text as string) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new InvalidInputError(`${name} must be a time with its zone, as ISO text`);
  }
  dayOf(day, name);
  return time;
}

/** Bob takes up to six months at once, which are 181 days at the fewest. */
const WINDOW = 175 * DAY;

/**
 * The end of the window that starts at `start`, or `undefined` when that reaches `end`. Windows share their border, so that
 * nothing falls between two, whether Bob counts the border to the one or to the other.
 */
export const windowEnd = (start: number, end: number): number | undefined => (start + WINDOW < end ? start + WINDOW : undefined);

import { DAY, isoOf } from "../../client/spans.ts";

/** Up to where the feed of changes was followed, and what is left to do. Times in milliseconds since the epoch. */
export interface Followed {
  readonly to: number;
  /** What the feed cannot tell has to be looked up among who is out. */
  readonly repair: Repair | null;
}

export interface Repair {
  /** Requests that end before are not looked up. */
  readonly from: number;
  /** Up to where changes were lost; `null` on the first reading, when nothing had been followed. */
  readonly gapTo: number | null;
}

/** Bob tells of six months, as far as anybody knows: HiBob's documentation says both, that older ones can be read and that they cannot. */
export const TOLD = 180 * DAY;

/**
 * How far each reading goes back behind the last one. Bob's reads lag up to 20 seconds behind its writes; its clock, and ours,
 * may be off by minutes; an import of many requests may show them after the moment they carry. An hour is ample for all of
 * them, and costs nothing: what comes again is equal to what is stored, and no change.
 */
const LOOKBACK = 60 * 60_000;

/** Short, so that one answer fits into memory and a crash in the first reading loses little. */
const WINDOW = 30 * DAY;

/** A part of the time to read; open at the end where Bob's own clock says when now is. */
export interface Window {
  readonly from: number;
  readonly to: number | undefined;
}

export function windowsOf(from: number, now: number): Window[] {
  const windows: Window[] = [];
  let start = Math.min(from, now);
  for (; start + WINDOW < now; start += WINDOW) windows.push({ from: start, to: start + WINDOW });
  return [...windows, { from: start, to: undefined }];
}

/** Requests that the first reading of the feed takes. */
export const FIRST_WINDOWS = windowsOf(0, TOLD).length;

/** From when on to read, and what to look up afterwards. `since` is for the first reading. */
export function planReading(mark: Followed | undefined, now: number, since: number | undefined): { from: number; repair: Repair | null } {
  const earliest = now - TOLD;
  if (!mark) return { from: since ?? earliest, repair: { from: now, gapTo: null } };
  const { repair } = mark;
  // A clock that was ahead has left a mark in the future.
  const from = Math.min(mark.to, now) - LOOKBACK;
  const isFirst = repair !== null && repair.gapTo === null;
  if (from >= earliest || isFirst) return { from, repair };
  return { from: earliest, repair: { from: repair?.from ?? mark.to, gapTo: earliest } };
}

/** A mark as it is stored: JSON, with times as text for whoever looks at it. */
export const writeMark = ({ to, repair }: Followed): string =>
  JSON.stringify({
    to: isoOf(to),
    ...(repair && { repairFrom: isoOf(repair.from), ...(repair.gapTo !== null && { gapTo: isoOf(repair.gapTo) }) }),
  });

/** `undefined` for none, and for what no version of this wrote: then all is read again, which changes nothing that is right. */
export function readMark(mark: string): Followed | undefined {
  const at = (text: unknown): number | null => (typeof text === "string" && !Number.isNaN(Date.parse(text)) ? Date.parse(text) : null);
  try {
    const { to, repairFrom, gapTo } = JSON.parse(mark) as Record<string, unknown>;
    const followedTo = at(to);
    if (followedTo === null) return undefined;
    const from = at(repairFrom);
    return { to: followedTo, repair: from === null ? null : { from, gapTo: at(gapTo) } };
  } catch {
    return undefined;
  }
}

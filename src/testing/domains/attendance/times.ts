import type { CalendarDate } from "../../../model/dates.ts";
import { isDate } from "../../company/days.ts";

/** A time on a timesheet, in the employee's own zone and without naming it: `2026-06-15T09:00:00`. */
export type LocalTime = string;

const LOCAL = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/;

/**
 * A local time in the form that Bob keeps; `undefined` when the text is none.
 * ASSUMED: a zone is refused. Bob documents these times as local; what it does with a zone is not known.
 */
export function localTime(text: unknown): LocalTime | undefined {
  const [, date, hours, minutes, seconds = "00"] = (typeof text === "string" && LOCAL.exec(text)) || [];
  return isDate(date) ? `${date}T${hours}:${minutes}:${seconds}` : undefined;
}

/** The moment as a local time. ASSUMED: UTC, as for all dates of the fake. */
export const localTimeAt = (moment: number): LocalTime => new Date(moment).toISOString().slice(0, 19);

export const dayIn = (time: LocalTime): CalendarDate => time.slice(0, 10);

/** Seconds since midnight. */
export const secondsOf = (time: LocalTime): number =>
  Number(time.slice(11, 13)) * 3600 + Number(time.slice(14, 16)) * 60 + Number(time.slice(17, 19));

/** A time of a day from minutes since midnight. */
export const timeOn = (date: CalendarDate, minutes: number): LocalTime =>
  `${date}T${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}:00`;

/** What the letters of a format stand for: a group of digits, by the name of its part. */
const PARTS: Readonly<Record<string, readonly [part: string, pattern: string]>> = {
  yyyy: ["year", "\\d{4}"],
  MM: ["month", "\\d\\d"],
  M: ["month", "\\d{1,2}"],
  dd: ["day", "\\d\\d"],
  d: ["day", "\\d{1,2}"],
  HH: ["hour", "\\d\\d"],
  H: ["hour", "\\d{1,2}"],
  hh: ["hour", "\\d\\d"],
  h: ["hour", "\\d{1,2}"],
  mm: ["minute", "\\d\\d"],
  ss: ["second", "\\d\\d"],
  a: ["half", "[AaPp][Mm]"],
};

/**
 * Reads times that are written as a format says, e.g. `dd/MM/yyyy hh:mm a`; `undefined` when the fake does not know the
 * format. Without a format, times are read as `localTime` does.
 */
export function timeReader(format: string | undefined): ((text: string) => LocalTime | undefined) | undefined {
  if (format === undefined) return localTime;
  const tokens = format.match(/'[^']*'|yyyy|([MdHhms])\1?|a|[^A-Za-z']/g) ?? [];
  if (tokens.join("") !== format) return undefined;
  const parts = new Set<string>();
  let pattern = "";
  for (const token of tokens) {
    const [part, digits] = PARTS[token] ?? [];
    if (part === undefined && /^[A-Za-z]/.test(token)) return undefined;
    if (part !== undefined && parts.has(part)) return undefined;
    if (part === undefined) pattern += token.replace(/^'(.*)'$/, "$1").replace(/[^\w\s]/g, "\\$&");
    else pattern += `(?<${part}>${digits})`;
    if (part !== undefined) parts.add(part);
  }
  if (!["year", "month", "day", "hour", "minute"].every((part) => parts.has(part)) || parts.has("half") !== /h/.test(format))
    return undefined;
  const whole = new RegExp(`^${pattern}$`);
  return (text) => {
    const found = whole.exec(text)?.groups;
    if (!found) return undefined;
    const { year, month = "", day = "", hour: said, minute, second = "00", half } = found;
    if (half !== undefined && !(Number(said) >= 1 && Number(said) <= 12)) return undefined;
    const hour = half === undefined ? Number(said) : (Number(said) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
    return localTime(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T${String(hour).padStart(2, "0")}:${minute}:${second}`);
  };
}

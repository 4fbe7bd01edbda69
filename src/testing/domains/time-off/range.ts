import type { CalendarDate } from "../../../model/dates.ts";
import { isObject, type Json } from "../../../model/json.ts";
import { dateOf, dayOf, isDate } from "../../company/days.ts";
import { refuse } from "../../refusing.ts";

interface Span {
  readonly startDate: CalendarDate;
  readonly endDate: CalendarDate;
}

/** What one day of a request for different times of the day is. */
export type DayTimes =
  | { readonly dayDurationType: "specificHoursDayDuration"; readonly localStartTime: string; readonly localEndTime: string }
  | { readonly dayDurationType: "portionDayDuration"; readonly portion: "all_day" | "vacant" };

/** The time a request is for, in Bob's types. */
export type TimeOffRange =
  | (Span & { readonly type: "days"; readonly startPortion: string; readonly endPortion: string })
  | (Span & { readonly type: "hours"; readonly hours: number; readonly minutes: number })
  | (Span & {
      readonly type: "differentDayDurations";
      readonly durations: readonly { readonly date: CalendarDate; readonly hours: number; readonly minutes: number }[];
    })
  | (Span & { readonly type: "portionOnRange"; readonly dayPortion: string })
  | (Span & { readonly type: "hoursOnRange"; readonly dailyHours: number; readonly dailyMinutes: number })
  | (Span & { readonly type: "specificHoursDayDurations"; readonly localStartTime: string; readonly localEndTime: string })
  | (Span & {
      readonly type: "differentSpecificHoursDayDurations";
      readonly durations: readonly { readonly date: CalendarDate; readonly dayDuration: DayTimes }[];
    })
  | (Span & { readonly type: "percentageOnRange"; readonly percentageOfDay: number })
  | { readonly type: "openEnded"; readonly startDate: CalendarDate; readonly endDate: null; readonly startPortion: string };

export type RangeType = TimeOffRange["type"];

/** Minutes of a working day. ASSUMED: eight hours for everybody; in Bob they follow the working pattern. */
export const DAY_MINUTES = 480;
/** The longest request, in days. ASSUMED: Bob names no limit; this one keeps a wrong year from being looked through day by day. */
const MOST_DAYS = 1_830;

/** How much of a day a request takes, and which part of the clock. */
export interface DayPart {
  readonly minutes: number;
  /** Minutes after midnight. */
  readonly from: number;
  readonly to: number;
}

const ALL_DAY: DayPart = { minutes: DAY_MINUTES, from: 0, to: 1_440 };
const MORNING: DayPart = { minutes: DAY_MINUTES / 2, from: 0, to: 720 };
const AFTERNOON: DayPart = { minutes: DAY_MINUTES / 2, from: 720, to: 1_440 };

const clock = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + Number(time.slice(6)) / 60;
const between = (start: string, end: string): DayPart => ({ minutes: clock(end) - clock(start), from: clock(start), to: clock(end) });
// ASSUMED: an amount without a time of the day could be at any time, so it goes together with nothing else on that day.
const amount = (minutes: number): DayPart => ({ minutes, from: 0, to: minutes > 0 ? 1_440 : 0 });

/** First and last day of a time, as day numbers. */
export const daysOf = ({ startDate, endDate }: TimeOffRange): { first: number; last: number } => ({
  first: dayOf(startDate),
  last: endDate === null ? Number.POSITIVE_INFINITY : dayOf(endDate),
});

/** What a request takes of a day that lies within it. */
export function partOf(range: TimeOffRange, day: number, { first, last } = daysOf(range)): DayPart {
  switch (range.type) {
    case "days":
      if (range.startPortion === "afternoon" && day === first) return AFTERNOON;
      return range.endPortion === "morning" && day === last ? MORNING : ALL_DAY;
    case "openEnded":
      return range.startPortion === "afternoon" && day === first ? AFTERNOON : ALL_DAY;
    case "portionOnRange":
      return range.dayPortion === "morning" ? MORNING : AFTERNOON;
    case "hours":
      return amount(range.hours * 60 + range.minutes);
    case "hoursOnRange":
      return amount(range.dailyHours * 60 + range.dailyMinutes);
    case "percentageOnRange":
      return amount((DAY_MINUTES * range.percentageOfDay) / 100);
    case "specificHoursDayDurations":
      return between(range.localStartTime, range.localEndTime);
    case "differentDayDurations": {
      const { hours, minutes } = range.durations[day - first] ?? { hours: 0, minutes: 0 };
      return amount(hours * 60 + minutes);
    }
    case "differentSpecificHoursDayDurations": {
      const times = range.durations[day - first]?.dayDuration;
      if (times?.dayDurationType === "specificHoursDayDuration") return between(times.localStartTime, times.localEndTime);
      return times?.portion === "all_day" ? ALL_DAY : amount(0);
    }
  }
}

function oneOf(body: Json, key: string, choices: readonly string[]): string {
  const value = body[key];
  if (typeof value === "string" && choices.includes(value)) return value;
  throw refuse(`${key} must be one of ${choices.join(", ")}`);
}

function whole(body: Json, key: string, most: number): number {
  const value = body[key];
  if (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most) return Number(value);
  throw refuse(`${key} must be a whole number from 0 to ${most}`);
}

function time(body: Json, key: string): string {
  const value = body[key];
  if (typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(value)) return value;
  throw refuse(`${key} must be a time of the day, as HH:MM:SS`);
}

function times(body: Json): { localStartTime: string; localEndTime: string } {
  const found = { localStartTime: time(body, "localStartTime"), localEndTime: time(body, "localEndTime") };
  if (found.localEndTime <= found.localStartTime) throw refuse("localEndTime must be after localStartTime");
  return found;
}

function span(body: Json): Span {
  for (const key of ["startDate", "endDate"]) if (!isDate(body[key])) throw refuse(`${key} must be a date that exists, as YYYY-MM-DD`);
  const { startDate, endDate } = body as unknown as Span;
  if (endDate < startDate) throw refuse("endDate is before startDate");
  if (dayOf(endDate) - dayOf(startDate) >= MOST_DAYS) throw refuse("the request is longer than five years");
  return { startDate, endDate };
}

/** One entry a day, in the order of the days. */
function eachDay<Entry>(body: Json, { startDate, endDate }: Span, read: (entry: Json) => Entry): (Entry & { date: CalendarDate })[] {
  const entries = Array.isArray(body.durations) ? body.durations.filter(isObject) : [];
  const first = dayOf(startDate);
  const days = dayOf(endDate) - first + 1;
  // ASSUMED: days that are left out or outside are refused; HiBob's documentation says one entry for each day.
  if (entries.length !== days) throw refuse(`durations needs one entry for each of the ${days} days`);
  return Array.from({ length: days }, (_, nth) => {
    const date = dateOf(first + nth);
    const entry = entries.find((one) => one.date === date);
    if (!entry) throw refuse(`durations has no entry for ${date}`);
    return { date, ...read(entry) };
  });
}

const dayTimes = (body: unknown): DayTimes => {
  const given = isObject(body) ? body : {};
  return oneOf(given, "dayDurationType", ["specificHoursDayDuration", "portionDayDuration"]) === "portionDayDuration"
    ? { dayDurationType: "portionDayDuration", portion: oneOf(given, "portion", ["all_day", "vacant"]) as "all_day" | "vacant" }
    : { dayDurationType: "specificHoursDayDuration", ...times(given) };
};

/** The types that the API takes. HR can also enter the others. */
export const API_TYPES: readonly RangeType[] = [
  "days",
  "hours",
  "differentDayDurations",
  "portionOnRange",
  "hoursOnRange",
  "specificHoursDayDurations",
  "differentSpecificHoursDayDurations",
];

/** Types that go with policy types in hours only. */
export const HOURLY_TYPES: readonly RangeType[] = ["hours", "hoursOnRange"];

/** Reads the time of a request from what was sent, in the names of the API. */
export function readRange(body: Json, types: readonly RangeType[]): TimeOffRange {
  const range = readAny(body, oneOf(body, "requestRangeType", types) as RangeType);
  const days = daysOf(range);
  for (let day = days.first; day <= days.last; day++) {
    const { minutes } = partOf(range, day, days);
    if (minutes > 1_440) throw refuse("a day has no more than 24 hours");
    if (minutes > 0) return range;
  }
  throw refuse("the request takes no time at all");
}

function readAny(body: Json, type: RangeType): TimeOffRange {
  if (type === "openEnded") {
    if (!isDate(body.startDate)) throw refuse("startDate must be a date that exists, as YYYY-MM-DD");
    return { type, startDate: body.startDate, endDate: null, startPortion: oneOf(body, "startDatePortion", ["all_day", "afternoon"]) };
  }
  const dates = span(body);
  switch (type) {
    case "days": {
      const startPortion = oneOf(body, "startDatePortion", ["all_day", "afternoon"]);
      const endPortion = oneOf(body, "endDatePortion", ["all_day", "morning"]);
      const nothing = dates.startDate === dates.endDate && startPortion === "afternoon" && endPortion === "morning";
      if (nothing) throw refuse("a single day cannot begin in the afternoon and end in the morning");
      return { type, ...dates, startPortion, endPortion };
    }
    case "hours":
      if (dates.startDate !== dates.endDate) throw refuse("endDate must be startDate in a request of the type hours");
      return { type, ...dates, hours: whole(body, "hours", 24), minutes: whole(body, "minutes", 59) };
    case "portionOnRange":
      return { type, ...dates, dayPortion: oneOf(body, "dayPortion", ["morning", "afternoon"]) };
    case "hoursOnRange":
      return { type, ...dates, dailyHours: whole(body, "dailyHours", 24), dailyMinutes: whole(body, "dailyMinutes", 59) };
    case "specificHoursDayDurations":
      return { type, ...dates, ...times(body) };
    case "percentageOnRange":
      return { type, ...dates, percentageOfDay: whole(body, "percentageOfDay", 100) };
    case "differentDayDurations": {
      const read = (entry: Json) => ({ hours: whole(entry, "hours", 24), minutes: whole(entry, "minutes", 59) });
      return { type, ...dates, durations: eachDay(body, dates, read) };
    }
    case "differentSpecificHoursDayDurations":
      return { type, ...dates, durations: eachDay(body, dates, ({ dayDuration }) => ({ dayDuration: dayTimes(dayDuration) })) };
  }
}

/** The same in the names that the API takes, to make another request from it. */
export function writeRange(range: TimeOffRange): Json {
  const { type, ...rest } = range;
  const { startPortion, endPortion, ...others } = rest as Json;
  return {
    requestRangeType: type,
    ...others,
    ...(startPortion !== undefined && { startDatePortion: startPortion }),
    ...(endPortion !== undefined && { endDatePortion: endPortion }),
  };
}

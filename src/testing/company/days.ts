import type { CalendarDate } from "../../model/dates.ts";
import { refuse } from "../refusing.ts";

const DAY_MS = 86_400_000;

// Worked out in whole numbers: stories of many people are told in dates, and `Date` would take most of the time.
// Years begin in March, so that a leap day is the last one; 719,468 days lie between 0000-03-01 and 1970-01-01.

/** Days since 1970-01-01. `NaN` for what is no date. */
export function dayOf(date: CalendarDate): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const days = 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return days + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8, 10)) - 1 - 719_468;
}

/** The calendar date of a day number. */
export function dateOf(day: number): CalendarDate {
  const since = day + 719_468;
  const era = Math.floor(since / 146_097);
  const inEra = since - era * 146_097;
  const yearInEra = Math.floor((inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365);
  const inYear = inEra - (365 * yearInEra + Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100));
  const monthFromMarch = Math.floor((5 * inYear + 2) / 153);
  const dayOfMonth = inYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearInEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${TWO_DIGITS[month]}-${TWO_DIGITS[dayOfMonth]}`;
}

const TWO_DIGITS = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, "0"));

/**
 * The calendar date at a moment.
 *
 * ASSUMED: UTC. In Bob a row takes effect at midnight of the employee's site; one midnight for all keeps a test's
 * "tomorrow" simple.
 */
export const dateAt = (moment: number): CalendarDate => dateOf(Math.floor(moment / DAY_MS));

/** The moment at which a date begins. */
export const startOfDay = (date: CalendarDate): number => dayOf(date) * DAY_MS;

/** Whether a text is a date that exists. */
export const isDate = (text: unknown): text is CalendarDate =>
  typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayOf(text)) && dateOf(dayOf(text)) === text;

/** Refuses what is no date; `what` names it. */
export function checkDate(what: string, date: string): void {
  if (!isDate(date)) throw refuse(`${what} must be a date that exists, as YYYY-MM-DD`);
}

/** The date `days` later, or earlier when negative. */
export const addDays = (date: CalendarDate, days: number): CalendarDate => dateOf(dayOf(date) + days);

/** The same day of the month `months` later; the month's last day when it has no such day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The Monday of a day's week: people start on Mondays. */
export const mondayOf = (day: number): number => day - ((day + 3) % 7);

/** Whole years, months and days between two dates; zero when the second is not after the first. */
export function span(from: CalendarDate, to: CalendarDate): { years: number; months: number; days: number } {
  if (to <= from) return { years: 0, months: 0, days: 0 };
  let months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  if (addMonths(from, months) > to) months--;
  return { years: Math.floor(months / 12), months: months % 12, days: dayOf(to) - dayOf(addMonths(from, months)) };
}

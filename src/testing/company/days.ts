import type { CalendarDate } from "../../model/dates.ts";

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. */
export const dayOf = (date: CalendarDate): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);

/** The calendar date of a day number. */
export const dateOf = (day: number): CalendarDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * The calendar date at a moment.
 *
 * ASSUMED: UTC. In Bob a row takes effect at midnight of the employee's site; one midnight for all keeps a test's
 * "tomorrow" simple.
 */
export const dateAt = (moment: number): CalendarDate => dateOf(Math.floor(moment / DAY_MS));

/** Whether a text is a date that exists. */
export const isDate = (text: unknown): text is CalendarDate =>
  typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayOf(text)) && dateOf(dayOf(text)) === text;

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

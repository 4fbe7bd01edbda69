import { dateOf, dayOf } from "../../company/days.ts";

/** A day of every year. */
type Rule = (year: number) => number;

const MONDAY = 0;
const THURSDAY = 3;

const on =
  (monthAndDay: string): Rule =>
  (year) =>
    dayOf(`${year}-${monthAndDay}`);

/** The nth such weekday of a month; below zero counts from the month's end. */
const nth =
  (count: number, weekday: number, month: number): Rule =>
  (year) => {
    const start = dayOf(dateOf(Date.UTC(year, count > 0 ? month - 1 : month, 1) / 86_400_000));
    const ahead = (weekday - ((start + 3) % 7) + 7) % 7;
    return start + ahead + 7 * (count > 0 ? count - 1 : count);
  };

/** Some days from Easter Sunday, which the well-known Gregorian rule of Meeus gives. */
const easter =
  (days: number): Rule =>
  (year) => {
    const a = year % 19;
    const b = Math.floor(year / 100);
    const c = year % 100;
    const d = (19 * a + b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 15) % 30;
    const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
    const f = Math.floor((a + 11 * d + 22 * e) / 451);
    const month = Math.floor((d + e - 7 * f + 114) / 31);
    const day = ((d + e - 7 * f + 114) % 31) + 1;
    return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000) + days;
  };

const NEW_YEAR = ["New Year's Day", on("01-01")] as const;
const GOOD_FRIDAY = ["Good Friday", easter(-2)] as const;
const EASTER_MONDAY = ["Easter Monday", easter(1)] as const;
const CHRISTMAS = ["Christmas Day", on("12-25")] as const;

/**
 * The holidays of each calendar by the label of its list item. Days that fall on a weekend are not moved.
 *
 * ASSUMED: which ones; they are some of the countries' public holidays, and no authority on them.
 */
export const HOLIDAYS: Readonly<Record<string, readonly (readonly [name: string, rule: Rule])[]>> = {
  "UK holidays": [
    NEW_YEAR,
    GOOD_FRIDAY,
    EASTER_MONDAY,
    ["Early May bank holiday", nth(1, MONDAY, 5)],
    ["Spring bank holiday", nth(-1, MONDAY, 5)],
    ["Summer bank holiday", nth(-1, MONDAY, 8)],
    CHRISTMAS,
    ["Boxing Day", on("12-26")],
  ],
  "US holidays": [
    NEW_YEAR,
    ["Memorial Day", nth(-1, MONDAY, 5)],
    ["Independence Day", on("07-04")],
    ["Labor Day", nth(1, MONDAY, 9)],
    ["Thanksgiving", nth(4, THURSDAY, 11)],
    CHRISTMAS,
  ],
  "German holidays": [
    NEW_YEAR,
    GOOD_FRIDAY,
    EASTER_MONDAY,
    ["Tag der Arbeit", on("05-01")],
    ["Christi Himmelfahrt", easter(39)],
    ["Tag der Deutschen Einheit", on("10-03")],
    CHRISTMAS,
    ["Zweiter Weihnachtstag", on("12-26")],
  ],
  "Irish holidays": [
    NEW_YEAR,
    ["St Patrick's Day", on("03-17")],
    EASTER_MONDAY,
    ["May holiday", nth(1, MONDAY, 5)],
    ["August holiday", nth(1, MONDAY, 8)],
    CHRISTMAS,
    ["St Stephen's Day", on("12-26")],
  ],
  "Canadian holidays": [NEW_YEAR, GOOD_FRIDAY, ["Canada Day", on("07-01")], ["Labour Day", nth(1, MONDAY, 9)], CHRISTMAS],
};

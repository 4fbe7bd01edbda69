import { isObject } from "../../../model/json.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Row } from "../../tables/table.ts";

/** A working time, in one of Bob's three forms: the same week each week, two weeks that take turns, or a share of a full week. */
export type Pattern = Readonly<Record<string, unknown>>;

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

/** A week with so many hours on some days, from Monday on. */
const weekOf = (hours: number, count = 5): Readonly<Record<string, number>> =>
  Object.fromEntries(DAYS.map((day, nth) => [day, nth >= 1 && nth <= count ? hours : 0]));

/** The same hours every week. */
export const hourly = (hoursPerDay: number, workingPatternId: number | null, count = 5): Pattern => ({
  workingPatternType: "hourly",
  days: weekOf(hoursPerDay, count),
  hoursPerDay,
  workingPatternId,
});

/** A full week, and a week off. */
export const everyOtherWeek = (): Pattern => ({
  workingPatternType: "fortnightly",
  firstWeek: weekOf(8),
  secondWeek: weekOf(0),
  hoursPerDay: 8,
  workingPatternId: null,
});

/** A share of a full week, in percent. */
export const flexible = (weeklyWorkPercentage: number): Pattern => ({ workingPatternType: "flexible", weeklyWorkPercentage });

/** Hours a day and days a week of the patterns in the library, by label. ASSUMED: eight hours on five days in one that HR adds. */
const LIBRARY: Readonly<Record<string, readonly [hours: number, days: number]>> = {
  "37.5 hours": [7.5, 5],
  "Four days": [8, 4],
  "48 hours": [9.6, 5],
};

/** The items of the library, in its order: 40 hours, 37.5 hours, four days. */
export const libraryIds = ({ lists }: CompanyState): readonly number[] => lists.choices("workingPattern_entity_list") as readonly number[];

/** A pattern of the library; none for no id. */
export function libraryPattern(id: unknown, { lists }: CompanyState): Pattern | null {
  if (id === null || id === undefined) return null;
  const [hours, days] = LIBRARY[lists.label("workingPattern_entity_list", id as number)] ?? [8, 5];
  return hourly(hours, Number(id), days);
}

/** The pattern of every site. ASSUMED: all have the same. */
const sitePattern = (company: CompanyState): Pattern => libraryPattern(libraryIds(company)[0], company) ?? hourly(8, null);

const hoursIn = (week: unknown): number =>
  isObject(week) ? Object.values(week).reduce<number>((sum, hours) => sum + Number(hours), 0) : 0;

/** Hours of an average week; of a share, that of a full week. */
function weeklyHours(pattern: Pattern, full: number): number {
  if (pattern.workingPatternType === "flexible") return (full * Number(pattern.weeklyWorkPercentage ?? 100)) / 100;
  return pattern.workingPatternType === "fortnightly"
    ? (hoursIn(pattern.firstWeek) + hoursIn(pattern.secondWeek)) / 2
    : hoursIn(pattern.days);
}

const rounded = (number: number): number => Math.round(number * 100) / 100;

/** What Bob works out of the patterns of a row. */
export function workingTime(row: Row, company: CompanyState) {
  const standard = libraryPattern(row.standardWorkingPatternId, company);
  const site = sitePattern(company);
  const full = hoursIn((standard ?? site).days);
  const own = isObject(row.workingPattern) ? row.workingPattern : null;
  const actual = own ?? standard ?? site;
  const weekly = weeklyHours(actual, full);
  const fte = full === 0 ? 0 : (100 * weekly) / full;
  const perDay = Number((standard ?? site).hoursPerDay);
  return { standard, site, actual, weekly: rounded(weekly), fte: rounded(fte), notWorked: rounded((perDay * (100 - fte)) / 100) };
}

/** What is wrong with a pattern that is written; nothing mostly. */
export function problemWith(pattern: unknown): string | undefined {
  if (pattern === null || pattern === undefined) return undefined;
  if (!isObject(pattern)) return "Invalid value: not a working pattern";
  const { workingPatternType, days, firstWeek, secondWeek, weeklyWorkPercentage } = pattern;
  const isWhole =
    (workingPatternType === "hourly" && isObject(days)) ||
    (workingPatternType === "fortnightly" && isObject(firstWeek) && isObject(secondWeek)) ||
    (workingPatternType === "flexible" && typeof weeklyWorkPercentage === "number");
  return isWhole ? undefined : "Invalid value: hourly takes days, fortnightly firstWeek and secondWeek, flexible weeklyWorkPercentage";
}

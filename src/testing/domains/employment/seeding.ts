import type { CompanyState } from "../../company/company.ts";
import { addMonths } from "../../company/days.ts";
import { again, between, chance, hash, hashText, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { SITES } from "../../company/places.ts";
import { REFERENCE_DAY } from "../../company/seeding.ts";
import { homeSite } from "../../company/values/derivation.ts";
import { everyOtherWeek, flexible, hourly, libraryIds, libraryPattern, type Pattern } from "./patterns.ts";

const SALT = hashText("employment");

const OPEN_SITES = SITES.filter(({ archived }) => !archived).map(({ id }) => id);

/** Percent of full time: about one in eight works less. */
const share = ({ core }: Employee): number => (chance(again(core.salt, 71), 12) ? pick([50, 60, 80], again(core.salt, 72)) : 100);

/** The item that stands for the person's site, in a list that has one per site, in the order of the sites. */
export const bySite = (list: string, person: Employee, company: CompanyState): string | number | null =>
  company.lists.choices(list)[OPEN_SITES.indexOf(homeSite(person, company).id)] ?? null;

/** Whose working time is their own: its kind, and the pattern. */
function ownPattern(person: Employee, h: number, company: CompanyState): { type: string | null; pattern: Pattern | null } {
  const percent = share(person);
  if (percent === 100) return h % 4 === 0 ? { type: "flexible", pattern: flexible(100) } : { type: null, pattern: null };
  if (percent === 80 && h % 2 === 0) return { type: "library", pattern: libraryPattern(libraryIds(company)[2], company) };
  if (percent === 50 && h % 2 === 0) return { type: "custom", pattern: everyOtherWeek() };
  if (percent === 60 && h % 2 === 0) return { type: "flexible", pattern: flexible(60) };
  return { type: "custom", pattern: hourly((8 * percent) / 100, null) };
}

/**
 * One row for most; a second one for those who were taken on for a fixed time, or who work less than they did at first.
 */
export function seedEmployment(person: Employee, company: CompanyState): Record<string, unknown>[] {
  const { core } = person;
  const h = hash(core.salt, SALT);
  const { country } = homeSite(person, company);
  // Interns are among the youngest, and who leads others stays.
  const others = core.level === 0 ? ["Fixed term", "Intern"] : core.level < 3 ? ["Fixed term", "Permanent"] : ["Permanent"];
  const contract = chance(again(h, 8), 25) ? pick(others, again(h, 9)) : "Permanent";
  const own = ownPattern(person, again(h, 1), company);
  // 40 hours are the site's own week, so that nothing has to be chosen from the library for about a fifth.
  const standard = chance(again(h, 2), 80) ? libraryIds(company)[0] : null;
  const last = {
    effectiveDate: core.startDate,
    contract,
    type: share(person) === 100 ? "Full time" : "Part time",
    salaryPayType: chance(again(h, 3), 92) ? "Salaried" : "Hourly",
    flsaCode: country === "United States" ? pick(["Exempt", "Non exempt"], again(h, 4)) : null,
    calendarId: bySite("calendar", person, company),
    personalWorkingPatternType: own.type,
    workingPattern: own.pattern,
    standardWorkingPatternId: standard,
    reason: null,
  };
  const end = core.terminationDate && core.terminationDate < REFERENCE_DAY ? core.terminationDate : REFERENCE_DAY;
  const changedOn = `${addMonths(core.startDate, between(again(h, 5), 7, 26)).slice(0, 8)}01`;
  const worksLess = share(person) < 100 && chance(again(h, 6), 60);
  const wasTrial = contract === "Permanent" && chance(again(h, 7), 25);
  if (changedOn >= end || !(worksLess || wasTrial)) return [last];
  const first = {
    ...last,
    ...(wasTrial && { contract: "Fixed term" }),
    ...(worksLess && { type: "Full time", personalWorkingPatternType: null, workingPattern: null }),
  };
  return [first, { ...last, effectiveDate: changedOn, reason: worksLess ? "Reduced hours" : null }];
}

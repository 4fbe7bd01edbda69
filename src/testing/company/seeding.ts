import type { CalendarDate } from "../../model/dates.ts";
import type { EmployeeId } from "../../model/ids.ts";
import { addDays, addMonths, dateOf, dayOf, mondayOf } from "./days.ts";
import { again, between, chance, digits, hash, mix, pick } from "./draws.ts";
import { type Core, type FakeWorkRow, rowId } from "./employee.ts";
import { FIRST_NAMES, plainLetters, SURNAMES } from "./names.ts";
import { CLOSED_DEPARTMENT, CLOSED_TITLE, DEPARTMENTS, SITES, TOP_DEPARTMENT, TOP_TITLE } from "./places.ts";
import { seedLifecycle } from "./seeded-lifecycle.ts";

/** All seeded dates are set against this day and not against the clock: a moved clock must not rewrite the past. */
export const REFERENCE_DAY: CalendarDate = "2026-06-15";
const FOUNDED: CalendarDate = "2012-03-05";
const MAIL_DOMAIN = "lanternfield.example";

/** Reports per manager. */
const SPAN = 7;
const OPEN_SITES = SITES.filter(({ archived }) => !archived);
// More people where the company started.
const SITE_WEIGHTS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 4];

/** The id of the nth person: 19 digits in rising order, beyond what a number holds. */
export const employeeIdOf = (salt: number, seq: number): EmployeeId =>
  `${3_300_000_000 + seq * 7 + (salt % 7)}${digits(salt, 9)}` as EmployeeId;

/** A mail address that nobody has yet. */
export function freeEmail(firstName: string, surname: string, taken: { has(email: string): boolean }): string {
  const name = [firstName, surname].map(plainLetters).filter(Boolean).join(".") || "someone";
  for (let nth = 1; ; nth++) {
    const email = `${name}${nth === 1 ? "" : nth}@${MAIL_DOMAIN}`;
    if (!taken.has(email)) return email;
  }
}

interface Place {
  readonly level: number;
  readonly department: number;
}

const managerOf = (seq: number): number => Math.floor((seq - 1) / SPAN);

/** Who leaves, starts later or is away: people without reports, and never the first report of a manager. */
function fates(count: number, seed: number): Map<number, "left" | "hired" | "garden" | "parental"> {
  const firstWithoutReports = Math.max(1, Math.floor((count - 2) / SPAN) + 1);
  const candidates = Array.from({ length: Math.max(count - firstWithoutReports, 0) }, (_, nth) => firstWithoutReports + nth)
    .filter((seq) => (seq - 1) % SPAN !== 0)
    .map((seq) => ({ seq, order: hash(seed, seq + 0x5eed) }))
    .sort((a, b) => a.order - b.order);
  const share = (percent: number, least: number) => (count < 10 ? 0 : Math.max(least, Math.round((count * percent) / 100)));
  const found = new Map<number, "left" | "hired" | "garden" | "parental">();
  for (const [fate, number] of [
    ["left", share(8, 1)],
    ["hired", share(2, 1)],
    ["garden", share(0.5, 1)],
    ["parental", share(1.5, 1)],
  ] as const) {
    for (const { seq } of candidates.splice(0, number)) found.set(seq, fate);
  }
  return found;
}

/** The people of a company, the head first; a manager always comes before the reports. */
export function seedPeople(count: number, seed: number): Core[] {
  const people: Core[] = [];
  const places: Place[] = [];
  const emails = new Set<string>();
  const fateOf = fates(count, seed);
  let hired = 0;
  for (let seq = 0; seq < count; seq++) {
    const salt = hash(seed, seq);
    const manager = seq === 0 ? undefined : managerOf(seq);
    const leads = seq * SPAN + 1 < count;
    places.push({
      level: seq === 0 ? 5 : manager === 0 && leads ? 4 : leads ? 3 : between(again(salt, 3), 0, 2),
      department: seq === 0 ? -1 : manager === 0 ? (seq - 1) % DEPARTMENTS.length : (places[manager as number] as Place).department,
    });
    const fate = fateOf.get(seq);
    const startDate = fate === "hired" ? laterStart(hired++, fateOf) : earlierStart(seq, salt, leads);
    const firstName = pick(FIRST_NAMES, again(salt, 1));
    const surname = pick(SURNAMES, again(salt, 2));
    const email = freeEmail(firstName, surname, emails);
    emails.add(email);
    const terminationDate =
      fate === "left" ? leaveDate(startDate, salt) : fate === "garden" ? addDays(REFERENCE_DAY, between(again(salt, 5), 170, 260)) : null;
    // Nobody goes on leave before having been there for some days.
    const away = (days: number): CalendarDate => [addDays(REFERENCE_DAY, -days), addDays(startDate, 3)].sort()[1] as CalendarDate;
    const gardenLeaveFrom = fate === "garden" ? away(between(again(salt, 7), 3, 20)) : null;
    const parentalLeave = fate === "parental" ? { from: away(60), to: addDays(REFERENCE_DAY, 300) } : null;
    // Who is to start has signed already.
    const createdOn =
      fate === "hired" ? addDays(REFERENCE_DAY, -between(again(salt, 6), 3, 60)) : addDays(startDate, -between(again(salt, 6), 5, 40));
    const story = { seq, salt, startDate, createdOn, terminationDate, gardenLeaveFrom, parentalLeave };
    const rows = seedRows({ seq, salt, startDate, terminationDate, places, people });
    people.push({
      ...story,
      id: employeeIdOf(salt, seq),
      firstName,
      surname,
      firstKnownAs: { firstName, surname },
      email,
      homeSiteId: (rows[0] as FakeWorkRow).siteId,
      level: (places[seq] as Place).level,
      rows,
      lifecycle: seedLifecycle({ ...story, today: REFERENCE_DAY, founded: FOUNDED }),
    });
  }
  return people;
}

function earlierStart(seq: number, salt: number, leads: boolean): CalendarDate {
  if (seq === 0) return FOUNDED;
  const days = dayOf(REFERENCE_DAY) - dayOf(FOUNDED) - 14;
  const share = (again(salt, 4) % 10_000) / 10_000;
  // Managers tend to have been there for longer.
  return dateOf(mondayOf(dayOf(FOUNDED) + 7 + Math.floor(days * (leads ? share * 0.5 : 0.1 + share * 0.9))));
}

// Spread over years, growing thinner, so that a clock some years ahead still finds someone who has not started.
function laterStart(nth: number, fateOf: ReadonlyMap<number, string>): CalendarDate {
  const number = [...fateOf.values()].filter((fate) => fate === "hired").length;
  return dateOf(mondayOf(dayOf(REFERENCE_DAY) + 28 + Math.floor(((nth + 1) / (number + 1)) ** 2 * 1_000)));
}

function leaveDate(startDate: CalendarDate, salt: number): CalendarDate {
  const days = dayOf(REFERENCE_DAY) - dayOf(startDate);
  return addDays(startDate, Math.max(5, Math.floor((days * between(again(salt, 8), 30, 95)) / 100)));
}

interface RowSeed {
  readonly seq: number;
  readonly salt: number;
  readonly startDate: CalendarDate;
  readonly terminationDate: CalendarDate | null;
  readonly places: readonly Place[];
  readonly people: readonly Core[];
}

/** One to four rows, the last one in the person's present place; a few have their next step already planned. */
function seedRows({ seq, salt, startDate, terminationDate, places, people }: RowSeed): FakeWorkRow[] {
  const { level, department } = places[seq] as Place;
  const end = terminationDate && terminationDate < REFERENCE_DAY ? terminationDate : REFERENCE_DAY;
  const months = Math.max(0, Math.floor((dayOf(end) - dayOf(startDate)) / 30.5));
  const past = seq === 0 ? 1 : Math.min(between(again(salt, 9), 1, 4), 1 + Math.floor(months / 8));
  const planned = level < 3 && !terminationDate && past < 4 && startDate < REFERENCE_DAY && chance(salt, 3);
  const site = pick(OPEN_SITES, pick(SITE_WEIGHTS, again(salt, 10)));
  const manager = seq === 0 ? null : managerOf(seq);
  const rows: FakeWorkRow[] = [];
  for (let nth = 0; nth < past + (planned ? 1 : 0); nth++) {
    const last = nth === past - 1;
    const ahead = nth >= past;
    const h = again(salt, 20 + nth);
    const steps = past - 1 - nth;
    const effectiveDate = ahead
      ? addMonths("2026-07-01", h % 9)
      : nth === 0
        ? startDate
        : `${addMonths(startDate, Math.max(nth, Math.floor((months * nth) / past)) + (nth > 0 ? 1 : 0)).slice(0, 8)}01`;
    const closed = !last && !ahead && nth === 0 && startDate < "2017" && h % 4 === 0;
    const moved = !last && !ahead && h % 5 === 0;
    // An earlier manager is someone further up, so that no clock finds two people who report to each other.
    const boss = manager === null ? null : moved && manager > 0 ? managerOf(manager) : manager;
    rows.push({
      id: rowId(effectiveDate),
      effectiveDate,
      workChangeType: nth === 0 ? "New hire" : ahead || steps < level ? "Promotion" : "Other",
      title: seq === 0 ? TOP_TITLE : closed ? CLOSED_TITLE : titleAt(department, level - steps),
      department: seq === 0 ? TOP_DEPARTMENT : closed ? CLOSED_DEPARTMENT : (DEPARTMENTS[department]?.name ?? null),
      siteId: closed && h % 8 === 0 ? 2_711_000 : site.id,
      reportsTo: boss === null ? null : (people[boss] as Core).id,
      reason: nth > 0 && mix(h) % 3 === 0 ? "Yearly review" : null,
      creationDate: null,
      modificationDate: nth === 0 ? addDays(startDate, -3) : addDays(effectiveDate, -(h % 20)),
    });
  }
  return rows;
}

const titleAt = (department: number, level: number): string | null =>
  DEPARTMENTS[department]?.titles[Math.min(Math.max(level, 0), 4)] ?? null;

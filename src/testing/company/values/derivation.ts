import type { CalendarDate } from "../../../model/dates.ts";
import type { KnownFieldId } from "../../../model/fields.ts";
import type { EmployeeId } from "../../../model/ids.ts";
import type { EmployeeSummary } from "../../../model/values.ts";
import type { CompanyState } from "../company.ts";
import { addDays, dayOf, span } from "../days.ts";
import { again, between, chance, digits, hash, hashText, pick } from "../draws.ts";
import type { Employee } from "../employee.ts";
import { SITES, type Site } from "../places.ts";
import { REFERENCE_DAY } from "../seeding.ts";

/** Makes the value of one field for one person; `h` is the hash of person and field. `null` is an empty field. */
export type Derivation = (person: Employee, h: number, company: CompanyState) => unknown;

/** Derivations by field id. */
export type Derivations = Partial<Record<KnownFieldId, Derivation>>;

/** Empty for all but about `percent` of a hundred people. */
export const mostly =
  (percent: number, derive: Derivation): Derivation =>
  (person, h, company) =>
    chance(h, percent) ? derive(person, again(h, 1), company) : null;

/** An item of a list. */
export const itemOf =
  (list: string): Derivation =>
  (_, h, { lists }) =>
    pick(lists.choices(list), h);

/** Up to `most` items of a list; may be none. */
export const itemsOf =
  (list: string, most = 3): Derivation =>
  (_, h, { lists }) => {
    const choices = lists.choices(list);
    const count = Math.min(h % (most + 1), choices.length);
    return Array.from({ length: count }, (__, nth) => choices[(again(h) + nth) % choices.length]);
  };

/** The id of someone of the seeded company, one of the first `among`; never the person. */
export const colleague =
  (among: number): Derivation =>
  ({ id }, h, company) => {
    const count = Math.min(company.seeded, among);
    const found = count > 0 ? company.bySeq(h % count) : undefined;
    return found === undefined || found.id === id ? null : found.id;
  };

/** The site where the person started. Pay, tax and home follow it, so that a later move changes work fields alone. */
export const homeSite = (person: Employee, company: CompanyState): Site => company.site(person.core.homeSiteId) ?? (SITES[0] as Site);

/** A phone number of the person's country. */
export const phone: Derivation = (person, h, company) => `${homeSite(person, company).phone} ${digits(h, 4)}`;

/** A date some days after the person's start; the day is drawn between the two bounds. */
export const afterStart =
  (low: number, high: number): Derivation =>
  ({ core }, h) =>
    addDays(core.startDate, between(h, low, high));

/** The last first of April on which pay was reviewed, or the start date for those who came after it. */
export function lastReview({ core: { startDate, terminationDate } }: Employee): CalendarDate {
  const end = terminationDate && terminationDate < REFERENCE_DAY ? terminationDate : REFERENCE_DAY;
  const review = `${Number(end.slice(0, 4)) - (end.slice(5) < "04-01" ? 1 : 0)}-04-01`;
  return review > startDate ? review : startDate;
}

const counted = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? "" : "s"}`;

/** A length of time as Bob gives it. Source of the three keys: HiBob's OpenAPI description. */
export function period(from: CalendarDate, to: CalendarDate): { periodISO: string; sortFactor: number; humanize: string } {
  const { years, months, days } = span(from, to);
  const parts = [counted(years, "year"), counted(months, "month"), counted(days, "day")];
  return { periodISO: `P${years}Y${months}M${days}D`, sortFactor: Math.max(0, dayOf(to) - dayOf(from)), humanize: parts.join(", ") };
}

/** Years with two decimals. */
export const years = (from: CalendarDate, to: CalendarDate): number =>
  Math.round(Math.max(0, (dayOf(to) - dayOf(from)) / 365.25) * 100) / 100;

/** Where a person's time ends: today, or the day the person left. */
export const until = (person: Employee, { today }: CompanyState): CalendarDate =>
  person.terminationDate && person.terminationDate < today ? person.terminationDate : today;

/** A signed address: another one whenever the clock has moved. */
export const signedUrl =
  (folder: string): Derivation =>
  ({ core }, h, { now }) => {
    const moment = now();
    const expires = Math.floor(moment / 1000) + 3_600;
    const signature = hash(h, moment % 2 ** 31).toString(36) + hash(core.salt, expires).toString(36);
    return `https://images.bob.example/${folder}/${h.toString(36)}.png?Expires=${expires}&Signature=${signature}`;
  };

/** An employee as Bob embeds one. */
export const summaryOf = (person: Employee | undefined): Required<EmployeeSummary> | null =>
  person
    ? { id: person.id, firstName: person.firstName, surname: person.surname, email: person.email, displayName: person.displayName }
    : null;

/** The person's manager today. */
export const managerOf = (person: Employee | undefined, company: CompanyState): Employee | undefined =>
  person?.reportsTo ? company.byId(person.reportsTo) : undefined;

/** The id of someone who may not exist. */
export const idOf = (person: Employee | undefined): EmployeeId | null => person?.id ?? null;

/** A hash for values that move every week, such as scores. */
export const weekly = (h: number, { now }: CompanyState): number => hash(h, Math.floor(now() / 604_800_000));

/** The salt of a field. */
export const fieldSalt = (field: string): number => hashText(field);

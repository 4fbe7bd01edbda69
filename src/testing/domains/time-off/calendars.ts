import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { dateOf, dayOf, isDate } from "../../company/days.ts";
import { again, chance, hash, hashText } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { SITES } from "../../company/places.ts";
import { refuse } from "../../refusing.ts";
import { HOLIDAYS } from "./holidays.ts";

/** A holiday, or a closure of one site. */
export interface CalendarEvent {
  readonly id: number;
  readonly name: string;
  readonly startDate: CalendarDate;
  readonly endDate: CalendarDate;
  readonly type: "holiday" | "closure";
  /** `null` for a closure that stands in no calendar. */
  readonly calendarId: number | null;
  /** The site whose calendar it is, or that is closed. */
  readonly siteId: number | null;
}

/** The calendar that holds for somebody, and where it comes from. */
export interface HeldCalendar {
  readonly calendarId: number | null;
  readonly source: "employment" | "site" | "none";
  readonly siteId: number | null;
}

const OPEN_SITES = SITES.filter(({ archived }) => !archived);

/** Days that are looked up together. */
const PART = 512;

/** The holiday calendars, what stands in them, and whose they are. */
export class Calendars {
  readonly #company: CompanyState;
  readonly #added: CalendarEvent[] = [];
  readonly #years = new Map<number, readonly CalendarEvent[]>();
  readonly #free = new Map<string, ReadonlySet<number>>();

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** The calendar of a site: the list has one for each open site, in their order. Sites that are opened later have none. */
  ofSite(siteId: number | null): number | null {
    const at = OPEN_SITES.findIndex(({ id }) => id === siteId);
    return (this.#company.lists.choices("calendar")[at] as number | undefined) ?? null;
  }

  /** The calendar of a person: the one of the employment, or else of the site. */
  of(person: Employee): HeldCalendar {
    const { siteId } = person;
    const bySite = this.ofSite(siteId);
    const own = this.#company.value(person, "payroll.employment.calendarId");
    // A calendar that the employment names is the same as the site's for nearly everybody; then Bob tells of the site.
    if (typeof own === "number" && (own !== bySite || chance(again(person.core.salt, 81), 6))) {
      return { calendarId: own, source: "employment", siteId };
    }
    return { calendarId: bySite, source: bySite === null ? "none" : "site", siteId };
  }

  /** Whether nobody with this calendar, or at this site, works on a day. */
  isFree({ calendarId, siteId }: HeldCalendar, day: number): boolean {
    const part = Math.floor(day / PART);
    const key = `${calendarId} ${siteId} ${part}`;
    let days = this.#free.get(key);
    if (!days) {
      const found = new Set<number>();
      for (const event of this.between(dateOf(part * PART), dateOf(part * PART + PART - 1), true)) {
        const holds = event.calendarId === null ? event.siteId === siteId : event.calendarId === calendarId;
        if (holds) for (let at = dayOf(event.startDate); at <= dayOf(event.endDate); at++) found.add(at);
      }
      this.#free.set(key, (days = found));
    }
    return days.has(day);
  }

  /** The events that start from `from` to `to`, by date; with `touching` also those that started before and go on. */
  between(from: CalendarDate, to: CalendarDate, touching = false): CalendarEvent[] {
    const events = [...this.#added];
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) events.push(...this.#seeded(year));
    return events
      .filter(({ startDate, endDate }) => (touching ? endDate : startDate) >= from && startDate <= to)
      .sort((a, b) => (a.startDate < b.startDate ? -1 : a.startDate > b.startDate ? 1 : a.id - b.id));
  }

  add({ name, startDate, endDate = startDate, calendar, site }: NewEvent): CalendarEvent {
    if (!name) throw refuse("a calendar event needs a name");
    if (!isDate(startDate) || !isDate(endDate)) throw refuse("startDate and endDate must be dates that exist, as YYYY-MM-DD");
    if (endDate < startDate) throw refuse("endDate is before startDate");
    if ((calendar === undefined) === (site === undefined)) throw refuse("a calendar event needs a calendar or a site, and not both");
    const place = calendar === undefined ? { calendarId: null, siteId: this.#item("site", site) } : this.#calendar(calendar);
    const type = calendar === undefined ? "closure" : "holiday";
    const event = { id: this.#company.newId("calendarEvent", 9_900_001), name, startDate, endDate, type, ...place } as const;
    this.#added.push(event);
    this.#free.clear();
    return event;
  }

  #calendar(label: string | undefined): { calendarId: number; siteId: number | null } {
    const calendarId = this.#item("calendar", label);
    return { calendarId, siteId: OPEN_SITES.find(({ id }) => this.ofSite(id) === calendarId)?.id ?? null };
  }

  #item(list: string, label: string | undefined): number {
    const items = this.#company.lists.items(list) ?? [];
    const item = items.find((one) => one.label === label);
    if (!item) throw refuse(`there is no ${list} ${JSON.stringify(label)}; there are ${items.map((one) => one.label).join(", ")}`);
    return item.id as number;
  }

  #seeded(year: number): readonly CalendarEvent[] {
    let events = this.#years.get(year);
    if (!events) {
      events = Object.entries(HOLIDAYS).flatMap(([label, holidays]) =>
        holidays.map(([name, rule]): CalendarEvent => {
          const date = dateOf(rule(year));
          const id = 1_000_000 + (hash(this.#company.seed, hashText(`${label} ${year} ${name}`)) % 8_900_000);
          return { id, name, startDate: date, endDate: date, type: "holiday", ...this.#calendar(label) };
        }),
      );
      this.#years.set(year, events);
    }
    return events;
  }
}

/** A holiday or closure to enter. */
export interface NewEvent {
  readonly name: string;
  readonly startDate: CalendarDate;
  /** Last day. Default: the first. */
  readonly endDate?: CalendarDate | undefined;
  /** Label of the calendar, e.g. `UK holidays`. */
  readonly calendar?: string | undefined;
  /** Label of a site that is closed, in place of a calendar. */
  readonly site?: string | undefined;
}

import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { dateOf, dayOf, mondayOf } from "../../company/days.ts";
import { again, between, chance, hash, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { type FakeAttendanceEntry, minutesBetween } from "./entry.ts";
import { timeOn } from "./times.ts";

/** Ids of seeded entries: so many per person, from here on. */
const FIRST_ID = 20_000_000;
const IDS_EACH = 200;
/** Weeks of timesheets before the day on which the fake was made. */
const WEEKS = 6;

/** First and last day of what was approved. */
export interface Approval {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const salt = (person: Employee): number => again(person.core.salt, 0xa77);

/** Whose entry a seeded id is: the place of the person in the company. */
export const seededOwner = (id: number): number => Math.floor((id - FIRST_ID) / IDS_EACH);

/** About two people of three report their time, a quarter of them as durations. */
const reports = (person: Employee, company: CompanyState): boolean => person.core.seq < company.seeded && chance(salt(person), 65);

/** Monday of the first week of invented timesheets. */
const firstDay = (company: CompanyState): number => mondayOf(dayOf(company.born)) - 7 * WEEKS;

/** The days that were approved before the fake was made: all but the last two weeks. Some managers are late. */
export function seededApprovals(person: Employee, company: CompanyState): readonly Approval[] {
  if (!reports(person, company) || !chance(again(salt(person), 1), 85)) return [];
  return [{ from: dateOf(firstDay(company)), to: dateOf(firstDay(company) + 7 * (WEEKS - 2) - 1) }];
}

/** The timesheet of one person over the weeks before the fake was made; nothing for days before the start or on leave. */
export function seededEntries(person: Employee, company: CompanyState): FakeAttendanceEntry[] {
  if (!reports(person, company)) return [];
  const { startDate, parentalLeave, gardenLeaveFrom, seq } = person.core;
  const asDuration = chance(again(salt(person), 2), 25);
  const entries: FakeAttendanceEntry[] = [];
  const first = firstDay(company);
  for (let day = first; day < dayOf(company.born); day++) {
    const date = dateOf(day);
    const h = hash(salt(person), day);
    const weekend = (day + 3) % 7 > 4;
    const away = (parentalLeave && date >= parentalLeave.from) || (gardenLeaveFrom && date >= gardenLeaveFrom) || date < startDate;
    if (away || !chance(h, weekend ? 3 : 94)) continue;
    const id = FIRST_ID + seq * IDS_EACH + (day - first) * 2;
    const common = { employeeId: person.id, date, reasonCode: null, projectId: null, taskId: null };
    const note = chance(again(h, 3), 6) ? pick(NOTES, again(h, 4)) : null;
    if (asDuration) {
      const duration = between(again(h, 5), 14, 18) * 30;
      entries.push({
        ...common,
        id,
        type: "work",
        reportingMethod: "duration",
        clockInTime: null,
        clockOutTime: null,
        duration,
        notes: note,
      });
      continue;
    }
    const start = timeOn(date, 480 + between(again(h, 6), 0, 90));
    const end = timeOn(date, 990 + between(again(h, 7), 0, 100));
    const times = { reportingMethod: "startEnd", clockInTime: start, clockOutTime: end, duration: minutesBetween(start, end) } as const;
    entries.push({ ...common, id, type: "work", ...times, notes: note });
    if (!chance(again(h, 8), 80)) continue;
    const noon = 720 + between(again(h, 9), 0, 60);
    const length = pick([30, 45, 60], again(h, 10));
    const pause = { clockInTime: timeOn(date, noon), clockOutTime: timeOn(date, noon + length), duration: length };
    entries.push({ ...common, id: id + 1, type: "break", reportingMethod: "startEnd", ...pause, notes: null });
  }
  return entries;
}

const NOTES = ["Stocktaking", "Covered for a colleague", "On site with a customer", "Training day", "Started late: trains"];

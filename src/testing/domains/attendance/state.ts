import type { CalendarDate } from "../../../model/dates.ts";
import type { EmployeeId } from "../../../model/ids.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { refuse } from "../../refusing.ts";
import { changedTimes, checkDay, detailsOf, type EntryDraft, NO_DETAILS, timesOf, typeOf } from "./draft.ts";
import { type FakeAttendanceEntry, inOrder, isOpen, type Kept, overlap } from "./entry.ts";
import { type Approval, seededApprovals, seededEntries, seededOwner } from "./seeding.ts";
import { localTimeAt } from "./times.ts";
import { type Totals, totalsOn } from "./totals.ts";

/** One day of somebody's timesheet. */
export interface Day extends Totals {
  readonly date: CalendarDate;
  /** Approved days are locked. */
  readonly approved: boolean;
}

interface Sheet {
  entries: readonly Kept[];
  approvals: readonly Approval[];
}

const FIRST_MADE = 90_000_001;

/** The timesheets of a company. */
export class Attendance {
  readonly #company: CompanyState;
  readonly #sheets = new Map<EmployeeId, Sheet>();
  /** Whose the entries are that were made while the fake runs. */
  readonly #owners = new Map<number, EmployeeId>();

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** The entries of one person as reads give them, in the order of the timesheet. */
  entries(person: Employee): readonly FakeAttendanceEntry[] {
    const now = this.#company.now();
    return this.#all(person)
      .filter(({ from = 0 }) => from <= now)
      .map(({ from: _, ...entry }) => entry);
  }

  /** Whose entry this is. */
  ownerOf(id: number): Employee | undefined {
    const owner = this.#owners.get(id);
    const person = owner === undefined ? this.#company.bySeq(seededOwner(id)) : this.#company.byId(owner);
    return person && this.entries(person).some((entry) => entry.id === id) ? person : undefined;
  }

  /** The days of one person that have entries. */
  days(person: Employee, from: CalendarDate, to: CalendarDate): Day[] {
    const entries = this.entries(person).filter(({ date }) => date >= from && date <= to);
    return [...new Set(entries.map(({ date }) => date))].map((date) => ({
      date,
      ...totalsOn(
        date,
        entries.filter((entry) => entry.date === date),
      ),
      approved: this.isApproved(person, date),
    }));
  }

  isApproved(person: Employee, date: CalendarDate): boolean {
    return this.#sheet(person).approvals.some(({ from, to }) => date >= from && date <= to);
  }

  /** Adds entries, all or none. `from` is when reads begin to give them. */
  add(drafts: readonly { readonly person: Employee; readonly draft: EntryDraft }[], from?: number): FakeAttendanceEntry[] {
    const planned = new Map<Employee, Kept[]>();
    const made = drafts.map(({ person, draft }) => {
      const all = planned.get(person) ?? [...this.#all(person)];
      planned.set(person, all);
      const entry: Kept = {
        id: 0,
        employeeId: person.id,
        type: typeOf(draft),
        ...timesOf(draft),
        ...detailsOf(NO_DETAILS, draft, this.#company),
        ...(from === undefined ? {} : { from }),
      };
      checkDay(person, entry.date);
      this.#checkFree(person, entry, all);
      all.push(entry);
      return { person, entry };
    });
    return made.map(({ person, entry }) => {
      const id = this.#company.newId("attendanceEntry", FIRST_MADE);
      this.#owners.set(id, person.id);
      const kept = { ...entry, id };
      this.#keep(person, [...this.#all(person), kept]);
      return kept;
    });
  }

  /** Changes entries of one person, all or none. */
  change(person: Employee, drafts: readonly (EntryDraft & { readonly id: number })[]): void {
    let all = this.#all(person);
    for (const { id, ...draft } of drafts) {
      const before = all.find((entry) => entry.id === id);
      if (!before) throw refuse(`the employee has no entry ${id}`);
      const after: Kept = { ...before, ...changedTimes(before, draft), ...detailsOf(before, draft, this.#company) };
      const others = all.filter((entry) => entry !== before);
      this.#checkFree(person, after, others);
      all = [...others, after];
    }
    this.#keep(person, all);
  }

  remove(person: Employee, id: number): void {
    const entry = this.#all(person).find((one) => one.id === id);
    if (!entry) throw refuse(`the employee has no entry ${id}`);
    this.#checkUnlocked(person, entry.date);
    this.#keep(
      person,
      this.#all(person).filter((one) => one !== entry),
    );
  }

  /**
   * Opens an entry. One that is open since an earlier day does not stand in the way.
   *
   * ASSUMED: without a time it begins now; which keys Bob takes is not documented.
   */
  clockIn(person: Employee, draft: EntryDraft = {}): FakeAttendanceEntry {
    const clockInTime = draft.clockInTime ?? localTimeAt(this.#company.now());
    const type = typeOf(draft);
    const { date } = timesOf({ reportingMethod: "startEnd", clockInTime });
    const open = this.#all(person).find((entry) => isOpen(entry) && entry.type === type && entry.date === date);
    if (open) throw refuse(`the employee is clocked in already, since ${open.clockInTime}`);
    const opened = { ...draft, reportingMethod: "startEnd", clockInTime, clockOutTime: undefined };
    return this.add([{ person, draft: opened }])[0] as FakeAttendanceEntry;
  }

  /** Closes the latest open entry; the time must be of today. */
  clockOut(
    person: Employee,
    clockOutTime: unknown = localTimeAt(this.#company.now()),
    type: "work" | "break" = "work",
  ): FakeAttendanceEntry {
    const { today } = this.#company;
    const open = this.latestOpen(person, type);
    if (!open) throw refuse("the employee is not clocked in");
    const { date } = timesOf({ reportingMethod: "startEnd", clockInTime: clockOutTime });
    if (date !== today) throw refuse(`clockOutTime must be of today, ${today}`);
    this.change(person, [{ id: open.id, clockOutTime }]);
    return this.#all(person).find(({ id }) => id === open.id) as FakeAttendanceEntry;
  }

  /** The open entry that began last, also one that reads do not give yet. */
  latestOpen(person: Employee, type: string): FakeAttendanceEntry | undefined {
    return this.#all(person).findLast((entry) => isOpen(entry) && entry.type === type);
  }

  /** Approves a timesheet from one day to another, which locks them. */
  approve(person: Employee, from: CalendarDate, to: CalendarDate): void {
    const sheet = this.#sheet(person);
    sheet.approvals = [...sheet.approvals, { from, to }];
  }

  // Someone who was terminated for a day in the past has no invented entries after it, whenever they are first looked at.
  #all(person: Employee): readonly Kept[] {
    const end = person.terminationDate ?? "9999-12-31";
    return this.#sheet(person).entries.filter(({ id, date }) => id >= FIRST_MADE || date < end);
  }

  #sheet(person: Employee): Sheet {
    let sheet = this.#sheets.get(person.id);
    if (!sheet) {
      sheet = { entries: seededEntries(person, this.#company), approvals: seededApprovals(person, this.#company) };
      this.#sheets.set(person.id, sheet);
    }
    return sheet;
  }

  #keep(person: Employee, entries: readonly Kept[]): void {
    this.#sheet(person).entries = [...entries].sort(inOrder);
  }

  #checkFree(person: Employee, entry: Kept, others: readonly Kept[]): void {
    this.#checkUnlocked(person, entry.date);
    const other = others.find((one) => overlap(entry, one));
    if (other) throw refuse(`the entry from ${entry.clockInTime} overlaps the one from ${other.clockInTime}`);
  }

  // ASSUMED: Bob speaks of locked days; here approved ones are locked.
  #checkUnlocked(person: Employee, date: CalendarDate): void {
    if (this.isApproved(person, date)) throw refuse(`the timesheet of ${date} is approved and locked`);
  }
}

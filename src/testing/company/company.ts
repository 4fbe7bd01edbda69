import type { CalendarDate } from "../../model/dates.ts";
import type { KnownFieldId } from "../../model/fields.ts";
import type { EmployeeId } from "../../model/ids.ts";
import { WORK_TABLE } from "../domains/work-history/table.ts";
import { refuse } from "../refusing.ts";
import { TABLE_FIELDS } from "../tables/all.ts";
import { EmployeeTables } from "../tables/state.ts";
import { Careers } from "./careers.ts";
import type { Company, HireInput, Leave, LeaveEnd, Rehire, StartDateChange, Termination, WorkChange } from "./contract.ts";
import { dateAt, isDate } from "./days.ts";
import { hash } from "./draws.ts";
import { Employee, type FakeWorkRow, rowId } from "./employee.ts";
import { Events } from "./events.ts";
import { type FakeField, FieldBook } from "./fields.ts";
import { accepted, isCalculated } from "./fields-values.ts";
import { NamedLists } from "./lists.ts";
import { Org } from "./org.ts";
import { openedSite, SITES, type Site } from "./places.ts";
import { lifecycleRow } from "./seeded-lifecycle.ts";
import { employeeIdOf, freeEmail, seedPeople } from "./seeding.ts";
import { FAKE_FIELDS } from "./values/index.ts";

/** State of one domain, made when it is first asked for. */
type Part<T> = new (company: CompanyState) => T;

/** The fake's people and what happens to them. */
export class CompanyState implements Company {
  readonly id: number;
  readonly seed: number;
  readonly lists = new NamedLists();
  /** How many people the seed made; references among people are drawn from these. */
  readonly seeded: number;
  readonly now: () => number;
  /** The day on which the fake was made: invented stories are told around it, and it stays when the clock moves. */
  readonly born: CalendarDate;
  readonly events: Events;
  readonly #parts = new Map<Part<unknown>, unknown>();
  readonly #lastIds = new Map<string, number>();
  #people: readonly Employee[] = [];
  /** By the number in which they were made, which stays when someone before is deleted. */
  readonly #seats: (Employee | undefined)[] = [];
  readonly #byId = new Map<EmployeeId, Employee>();
  readonly #byEmail = new Map<string, Employee>();
  #sites: { readonly version: number; readonly byId: ReadonlyMap<number, Site> } | undefined;
  #date: { readonly moment: number; readonly date: CalendarDate } | undefined;
  #org: { readonly today: CalendarDate; readonly org: Org } | undefined;

  constructor(options: { readonly employees: number; readonly seed: number; readonly now: () => number }) {
    this.seed = options.seed;
    this.seeded = options.employees;
    this.now = options.now;
    this.born = dateAt(options.now());
    this.events = new Events(options.now);
    this.id = 600_000 + (hash(options.seed, 0xc0) % 100_000);
    const today = () => this.today;
    this.#admit(seedPeople(options.employees, options.seed).map((core) => new Employee(core, today)));
  }

  /** The state that a domain keeps of this company, e.g. `company.part(TimeOff)`. */
  part<T>(kind: Part<T>): T {
    if (!this.#parts.has(kind)) this.#parts.set(kind, new kind(this));
    return this.#parts.get(kind) as T;
  }

  /** The next number of a kind of thing that is made while the fake runs; the first one is `first`. */
  newId(kind: string, first: number): number {
    const id = (this.#lastIds.get(kind) ?? first - 1) + 1;
    this.#lastIds.set(kind, id);
    return id;
  }

  get today(): CalendarDate {
    const moment = this.now();
    if (this.#date?.moment !== moment) this.#date = { moment, date: dateAt(moment) };
    return this.#date.date;
  }

  get employees(): readonly Employee[] {
    return this.#people;
  }

  get org(): Org {
    const { today } = this;
    if (this.#org?.today !== today) this.#org = { today, org: new Org(this.#people, (id) => this.byId(id)) };
    return this.#org.org;
  }

  find(idOrEmail: string): Employee | undefined {
    return this.byId(idOrEmail) ?? this.byEmail(idOrEmail);
  }

  byId(id: string): Employee | undefined {
    return this.#byId.get(id as EmployeeId);
  }

  /** Who was made as the nth, from 0. */
  bySeq(nth: number): Employee | undefined {
    return this.#seats[nth];
  }

  byEmail(email: string): Employee | undefined {
    return this.#byEmail.get(email.toLowerCase());
  }

  isActive(id: string): boolean {
    return this.#person(id).status === "Active";
  }

  isManager(id: string): boolean {
    return this.org.direct(this.#person(id).id) > 0;
  }

  /** The value of a built-in field: `null` when empty, `undefined` when there is no such field. */
  value(person: Employee, field: KnownFieldId): unknown {
    return FAKE_FIELDS.get(field)?.read(person, this);
  }

  /** A site as its list names it now; one that HR opened has an address made from its name. */
  site(id: number | null): Site | undefined {
    const { lists } = this;
    if (this.#sites?.version !== lists.version) {
      const sites = lists.all("site").map((item) => {
        const known = SITES.find((one) => one.id === item.id) ?? openedSite(Number(item.id), item.label);
        return [known.id, { ...known, label: item.label, archived: item.archived }] as const;
      });
      this.#sites = { version: lists.version, byId: new Map(sites) };
    }
    return id === null ? undefined : this.#sites.byId.get(id);
  }

  hire(input: HireInput): Employee {
    const { firstName, surname, startDate = this.today, reportsTo = null } = input;
    if (!firstName || !surname) throw refuse("hire needs firstName and surname");
    this.#checkDate("startDate", startDate);
    const email = input.email ?? freeEmail(firstName, surname, this.#byEmail);
    if (this.#byEmail.has(email.toLowerCase())) throw refuse("hire got an email that another employee has");
    const seq = this.#seats.length;
    const salt = hash(this.seed, seq);
    const row: FakeWorkRow = {
      id: rowId(startDate),
      effectiveDate: startDate,
      workChangeType: "New hire",
      title: input.title === null ? null : this.#item("title", input.title ?? "Software Engineer"),
      department: input.department === null ? null : this.#item("department", input.department ?? "Engineering"),
      siteId: this.#siteId(input.site ?? "London"),
      reportsTo: reportsTo === null ? null : this.#person(reportsTo).id,
      reason: null,
      creationDate: null,
      modificationDate: this.today,
    };
    const id = employeeIdOf(salt, seq);
    const { today } = this;
    const kept = { creationDate: today, modificationDate: today };
    const lifecycle = [
      ...(today < startDate ? [lifecycleRow({ effectiveDate: today, status: "Hired", ...kept })] : []),
      lifecycleRow({ effectiveDate: startDate, status: "Employed", ...kept }),
    ];
    const named = { firstName, surname, email };
    const core = { ...named, seq, id, salt, startDate, createdOn: today, homeSiteId: row.siteId, rows: [row], lifecycle };
    const employee = new Employee(core, () => this.today);
    this.#admit([employee]);
    this.part(Careers).join(employee);
    return employee;
  }

  /** Ends someone's employment. */
  terminate(id: string, termination: Termination = {}): Employee {
    const employee = this.#person(id);
    this.part(Careers).terminate(employee, termination);
    return employee;
  }

  /** Takes someone back who was terminated. */
  rehire(id: string, rehire: Rehire = {}): Employee {
    const employee = this.#person(id);
    this.part(Careers).rehire(employee, rehire);
    return employee;
  }

  /** Sends someone on leave. */
  startLeave(id: string, leave: Leave = {}): Employee {
    const employee = this.#person(id);
    this.part(Careers).startLeave(employee, leave);
    return employee;
  }

  /** Ends a leave, or calls off one that has not begun. */
  endLeave(id: string, end: LeaveEnd = {}): Employee {
    const employee = this.#person(id);
    this.part(Careers).endLeave(employee, end);
    return employee;
  }

  /** Changes the first day of someone's latest time with the company. */
  setStartDate(id: string, change: StartDateChange): Employee {
    const employee = this.#person(id);
    this.part(Careers).setStartDate(employee, change);
    return employee;
  }

  /**
   * Deletes someone from everything.
   *
   * ASSUMED: reports keep the deleted id in their rows; it is shown as no manager.
   */
  remove(id: string): void {
    const employee = this.#person(id);
    this.part(Careers).passTime();
    this.#people = this.#people.filter((one) => one !== employee);
    this.#seats[employee.core.seq] = undefined;
    this.#byId.delete(employee.id);
    this.#byEmail.delete(employee.email.toLowerCase());
    this.part(EmployeeTables).forget(employee);
    this.recount();
    this.events.emit("employee.deleted", { employeeId: employee.id });
  }

  /** Tells what took effect at the midnights since it was last called. At once when the date has not changed. */
  passTime(): void {
    this.part(Careers).passTime();
  }

  /** Forgets what was counted over everyone: somebody's manager or status is another one. */
  recount(): void {
    this.#org = undefined;
  }

  changeWork(id: string, change: WorkChange = {}): Employee {
    const employee = this.#person(id);
    const { rows } = employee.core;
    const first = rows[0] as FakeWorkRow;
    const date = change.effectiveDate ?? ([this.today, first.effectiveDate].sort().at(-1) as CalendarDate);
    this.#checkDate("effectiveDate", date);
    if (date < first.effectiveDate) throw refuse("effectiveDate is before the employee's first work row");
    const before = rows.findLast((row) => row.effectiveDate <= date) as FakeWorkRow;
    // Bob keeps one row per date: a second change on the same day is an edit of the first.
    const edited = before.effectiveDate === date;
    const named = <T>(text: string | null | undefined, kept: T, find: (label: string) => T) =>
      text === undefined ? kept : text === null ? null : find(text);
    const columns = {
      ...before,
      effectiveDate: date,
      workChangeType: this.#item("workChangeType", change.workChangeType ?? (edited ? before.workChangeType : "Other")),
      title: named(change.title, before.title, (label) => this.#item("title", label)),
      department: named(change.department, before.department, (label) => this.#item("department", label)),
      siteId: named(change.site, before.siteId, (label) => this.#siteId(label)),
      reportsTo: named(change.reportsTo, before.reportsTo, (boss) => this.#person(boss).id),
      reason: change.reason ?? null,
    };
    const tables = this.part(EmployeeTables);
    if (edited) tables.replace(WORK_TABLE, employee, before.id, columns);
    else tables.add(WORK_TABLE, employee, columns);
    return employee;
  }

  /** Replaces stored values of one person, by field id; `null` empties a field. Items of lists by id or label. */
  update(id: string, fields: Readonly<Record<string, unknown>>): Employee {
    const employee = this.#person(id);
    const values = Object.entries(fields).map(([fieldId, value]): FieldValue => {
      const field = this.part(FieldBook).get(fieldId);
      if (!field) throw refuse(`update got a field that does not exist: ${fieldId}`);
      if (isCalculated(field) || TABLE_FIELDS.has(fieldId)) {
        throw refuse(`update cannot set ${fieldId}`, "It follows from other facts; use hire, terminate, changeWork, raise or addRow");
      }
      const taken = accepted(field, value, this, "hr");
      if ("problem" in taken) throw refuse(`update got a wrong value: ${taken.problem}`);
      return [field, taken.value];
    });
    this.setValues(employee, values);
    return employee;
  }

  /** Sets values that are known to be right, tells of those that are new, and gives their fields. */
  setValues(employee: Employee, values: readonly FieldValue[], { quietly = false } = {}): string[] {
    const isNew = ([field, value]: FieldValue): boolean =>
      value === null && field.id === "root.displayName"
        ? (employee.overrides?.has(field.id) ?? false) // without one of its own, the name is made of the others
        : JSON.stringify(field.read(employee, this)) !== JSON.stringify(value);
    const fresh = values.filter(isNew);
    for (const [{ id }, value] of fresh) {
      if (value === null && NEVER_EMPTY.has(id)) throw refuse(`${id} cannot be empty`);
      if (id === "root.email") this.#checkEmail(employee, String(value));
    }
    for (const [{ id }, value] of fresh) {
      if (id === "root.firstName") employee.core.firstName = String(value);
      else if (id === "root.surname") employee.core.surname = String(value);
      else if (id === "root.email") this.#changeEmail(employee, String(value));
      else if (id === "root.displayName" && value === null) employee.overrides?.delete(id);
      else (employee.overrides ??= new Map()).set(id, value);
    }
    const fieldUpdates = fresh.map(([{ id }]) => id);
    if (fieldUpdates.length > 0 && !quietly) this.events.emit("employee.updated", { employeeId: employee.id, fieldUpdates });
    return fieldUpdates;
  }

  #admit(employees: readonly Employee[]): void {
    this.#people = [...this.#people, ...employees];
    for (const employee of employees) {
      this.#seats.push(employee);
      this.#byId.set(employee.id, employee);
      this.#byEmail.set(employee.email.toLowerCase(), employee);
    }
    this.recount();
  }

  #checkEmail(employee: Employee, email: string): void {
    const holder = this.byEmail(email);
    if (holder && holder !== employee) throw refuse("update got an email that another employee has");
  }

  #changeEmail(employee: Employee, email: string): void {
    this.#byEmail.delete(employee.email.toLowerCase());
    employee.core.email = email;
    this.#byEmail.set(email.toLowerCase(), employee);
  }

  #person(id: string): Employee {
    const employee = this.#byId.get(id as EmployeeId);
    if (!employee) throw refuse("no employee has this id", "Take ids from company.employees; emails are not accepted here");
    return employee;
  }

  #item(list: string, label: string): string {
    return String(this.lists.ensure(list, label));
  }

  #siteId(label: string): number {
    return this.lists.ensure("site", label) as number;
  }

  #checkDate(what: string, date: string): void {
    if (!isDate(date)) throw refuse(`${what} must be a date that exists, as YYYY-MM-DD`);
  }
}

/** A field with the value that it is to have. */
type FieldValue = readonly [field: FakeField, value: unknown];

const NEVER_EMPTY: ReadonlySet<string> = new Set(["root.firstName", "root.surname", "root.email"]);

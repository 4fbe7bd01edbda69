import type { CalendarDate } from "../../model/dates.ts";
import type { KnownFieldId } from "../../model/fields.ts";
import type { EmployeeId } from "../../model/ids.ts";
import { refuse } from "../refusing.ts";
import { EmployeeTables } from "../tables/state.ts";
import { Careers } from "./careers.ts";
import type { Company, HireInput, Leave, LeaveEnd, Rehire, StartDateChange, Termination, WorkChange } from "./contract.ts";
import { checkDate, dateAt } from "./days.ts";
import { hash } from "./draws.ts";
import { Employee } from "./employee.ts";
import { Events } from "./events.ts";
import { Jobs } from "./jobs.ts";
import { NamedLists } from "./lists.ts";
import { Org } from "./org.ts";
import { levelOf, type Site } from "./places.ts";
import { type FieldValue, Records } from "./records.ts";
import { lifecycleRow } from "./seeded-lifecycle.ts";
import { employeeIdOf, freeEmail, seedPeople } from "./seeding.ts";
import { Sites } from "./sites.ts";
import { FAKE_FIELDS } from "./values/index.ts";

/** State of one domain, made when it is first asked for. */
type Part<T> = new (company: CompanyState) => T;

/** The fake's people and what happens to them. */
export class CompanyState implements Company {
  readonly id: number;
  readonly seed: number;
  readonly lists = new NamedLists();
  readonly #sites = new Sites(this.lists);
  /** How many people the seed made; references among people are drawn from these. */
  readonly seeded: number;
  readonly now: () => number;
  /** The day on which the fake was made: invented stories are told around it, and it stays when the clock moves. */
  readonly born: CalendarDate;
  readonly events: Events;
  readonly #parts = new Map<Part<unknown>, unknown>();
  readonly #lastIds = new Map<string, number>();
  #author: Employee | undefined;
  #people: readonly Employee[] = [];
  /** By the number in which they were made, which stays when someone before is deleted. */
  readonly #seats: (Employee | undefined)[] = [];
  readonly #byId = new Map<EmployeeId, Employee>();
  readonly #byEmail = new Map<string, Employee>();
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

  /**
   * Who wrote all that was not written by somebody in particular: the head of the company. Stays when that person is deleted, or
   * everybody's rows would be others.
   */
  get author(): Employee | undefined {
    return this.#author;
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

  /** Someone whom a verb names, who must be there. */
  person(id: string): Employee {
    const employee = this.#byId.get(id as EmployeeId);
    if (!employee) throw refuse("no employee has this id", "Take ids from company.employees; emails are not accepted here");
    return employee;
  }

  /** Who was made as the nth, from 0. */
  bySeq(nth: number): Employee | undefined {
    return this.#seats[nth];
  }

  byEmail(email: string): Employee | undefined {
    return this.#byEmail.get(email.toLowerCase());
  }

  isActive(id: string): boolean {
    return this.person(id).status === "Active";
  }

  isManager(id: string): boolean {
    return this.org.direct(this.person(id).id) > 0;
  }

  /** The value of a built-in field: `null` when empty, `undefined` when there is no such field. */
  value(person: Employee, field: KnownFieldId): unknown {
    return FAKE_FIELDS.get(field)?.read(person, this);
  }

  /** A site as its list names it now. */
  site(id: number | null): Site | undefined {
    return this.#sites.get(id);
  }

  /** Takes someone on. */
  hire(input: HireInput): Employee {
    const { firstName, surname, startDate = this.today } = input;
    if (!firstName || !surname) throw refuse("hire needs firstName and surname");
    checkDate("startDate", startDate);
    const email = input.email ?? freeEmail(firstName, surname, this.#byEmail);
    if (this.#byEmail.has(email.toLowerCase())) throw refuse("hire got an email that another employee has");
    const seq = this.#seats.length;
    const salt = hash(this.seed, seq);
    const row = this.part(Jobs).first(input, startDate);
    const id = employeeIdOf(salt, seq);
    const { today } = this;
    const kept = { creationDate: today, modificationDate: today };
    const lifecycle = [
      ...(today < startDate ? [lifecycleRow({ effectiveDate: today, status: "Hired", ...kept })] : []),
      lifecycleRow({ effectiveDate: startDate, status: "Employed", ...kept }),
    ];
    const named = { firstName, surname, email };
    const core = {
      ...named,
      firstKnownAs: { firstName, surname },
      seq,
      id,
      salt,
      startDate,
      createdOn: today,
      homeSiteId: row.siteId,
      level: levelOf(row.title),
      rows: [row],
      lifecycle,
    };
    const employee = new Employee(core, () => this.today);
    this.#admit([employee]);
    this.part(Careers).join(employee);
    return employee;
  }

  /** Ends someone's employment. */
  terminate(id: string, termination: Termination = {}): Employee {
    const employee = this.person(id);
    this.part(Careers).terminate(employee, termination);
    return employee;
  }

  /** Takes someone back who was terminated. */
  rehire(id: string, rehire: Rehire = {}): Employee {
    const employee = this.person(id);
    this.part(Careers).rehire(employee, rehire);
    return employee;
  }

  /** Sends someone on leave. */
  startLeave(id: string, leave: Leave = {}): Employee {
    const employee = this.person(id);
    this.part(Careers).startLeave(employee, leave);
    return employee;
  }

  /** Ends a leave, or calls off one that has not begun. */
  endLeave(id: string, end: LeaveEnd = {}): Employee {
    const employee = this.person(id);
    this.part(Careers).endLeave(employee, end);
    return employee;
  }

  /** Changes the first day of someone's latest time with the company. */
  setStartDate(id: string, change: StartDateChange): Employee {
    const employee = this.person(id);
    this.part(Careers).setStartDate(employee, change);
    return employee;
  }

  /**
   * Deletes someone from everything.
   *
   * ASSUMED: reports keep the deleted id in their rows; it is shown as no manager.
   */
  remove(id: string): void {
    const employee = this.person(id);
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

  /** Gives someone another title, department, site or manager. */
  changeWork(id: string, change: WorkChange = {}): Employee {
    const employee = this.person(id);
    this.part(Jobs).change(employee, change);
    return employee;
  }

  /** Replaces stored values of one person, by field id; `null` empties a field. Items of lists by id or label. */
  update(id: string, fields: Readonly<Record<string, unknown>>): Employee {
    const employee = this.person(id);
    this.part(Records).update(employee, fields);
    return employee;
  }

  /** Sets values that are known to be right, tells of those that are new, and gives their fields. */
  setValues(employee: Employee, values: readonly FieldValue[], how: { readonly quietly?: boolean } = {}): string[] {
    return this.part(Records).set(employee, values, how);
  }

  /** Lets someone be found by another email from now on. */
  changeEmail(employee: Employee, email: string): void {
    this.#byEmail.delete(employee.email.toLowerCase());
    employee.core.email = email;
    this.#byEmail.set(email.toLowerCase(), employee);
  }

  #admit(employees: readonly Employee[]): void {
    this.#people = [...this.#people, ...employees];
    this.#author ??= employees[0];
    for (const employee of employees) {
      this.#seats.push(employee);
      this.#byId.set(employee.id, employee);
      this.#byEmail.set(employee.email.toLowerCase(), employee);
    }
    this.recount();
  }
}

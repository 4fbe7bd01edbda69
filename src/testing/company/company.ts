import { InvalidInputError } from "../../client/errors.ts";
import type { CalendarDate } from "../../model/dates.ts";
import { FIELDS, type KnownFieldId } from "../../model/fields.ts";
import type { EmployeeId } from "../../model/ids.ts";
import type { Company, HireInput, Termination, WorkChange } from "./contract.ts";
import { dateAt, isDate } from "./days.ts";
import { again, hash, pick } from "./draws.ts";
import { Employee, type FakeWorkRow, rowId } from "./employee.ts";
import { NamedLists } from "./lists.ts";
import { Org, reportsInto } from "./org.ts";
import { SITES, type Site } from "./places.ts";
import { employeeIdOf, freeEmail, seedPeople } from "./seeding.ts";
import { FAKE_FIELDS } from "./values/index.ts";

const refuse = (problem: string, hint?: string): InvalidInputError => new InvalidInputError(`Fake HiBob: ${problem}`, { hint });

/** The fake's people and what happens to them. */
export class CompanyState implements Company {
  readonly id: number;
  readonly seed: number;
  readonly lists = new NamedLists();
  /** How many people the seed made; references among people are drawn from these. */
  readonly seeded: number;
  readonly now: () => number;
  readonly #people: Employee[] = [];
  readonly #byId = new Map<EmployeeId, Employee>();
  readonly #byEmail = new Map<string, Employee>();
  #sites: readonly Site[] = SITES;
  #date: { readonly moment: number; readonly date: CalendarDate } | undefined;
  #org: { readonly today: CalendarDate; readonly org: Org } | undefined;

  constructor(options: { readonly employees: number; readonly seed: number; readonly now: () => number }) {
    this.seed = options.seed;
    this.seeded = options.employees;
    this.now = options.now;
    this.id = 600_000 + (hash(options.seed, 0xc0) % 100_000);
    for (const core of seedPeople(options.employees, options.seed)) this.#admit(new Employee(core, () => this.today));
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

  site(id: number | null): Site | undefined {
    return this.#sites.find((site) => site.id === id);
  }

  hire(input: HireInput): Employee {
    const { firstName, surname, startDate = this.today, reportsTo = null } = input;
    if (!firstName || !surname) throw refuse("hire needs firstName and surname");
    this.#checkDate("startDate", startDate);
    const email = input.email ?? freeEmail(firstName, surname, this.#byEmail);
    if (this.#byEmail.has(email.toLowerCase())) throw refuse("hire got an email that another employee has");
    const seq = this.#people.length;
    const salt = hash(this.seed, seq);
    const row: FakeWorkRow = {
      id: rowId(startDate),
      effectiveDate: startDate,
      workChangeType: "New hire",
      title: this.#item("title", input.title ?? "Software Engineer"),
      department: this.#item("department", input.department ?? "Engineering"),
      siteId: this.#siteId(input.site ?? "London"),
      reportsTo: reportsTo === null ? null : this.#person(reportsTo).id,
      reason: null,
      creationDate: null,
      modificationDate: this.today,
    };
    const id = employeeIdOf(salt, seq);
    const core = { seq, id, salt, firstName, surname, email, startDate, createdOn: this.today, rows: [row] };
    const employee = new Employee(core, () => this.today);
    this.#admit(employee);
    return employee;
  }

  terminate(id: string, { date = this.today, reason }: Termination = {}): Employee {
    const employee = this.#person(id);
    this.#checkDate("date", date);
    if (date < employee.startDate) throw refuse("the termination date is before the start date");
    const reasons = this.lists.choices("terminationreason") as readonly string[];
    employee.core.terminationDate = date;
    employee.core.terminationReason =
      reason === undefined ? pick(reasons, again(employee.core.salt, 40)) : this.#item("terminationreason", reason);
    this.#org = undefined;
    return employee;
  }

  changeWork(id: string, change: WorkChange = {}): Employee {
    const employee = this.#person(id);
    const { rows } = employee.core;
    const first = rows[0] as FakeWorkRow;
    const date = change.effectiveDate ?? ([this.today, first.effectiveDate].sort().at(-1) as CalendarDate);
    this.#checkDate("effectiveDate", date);
    if (date < first.effectiveDate) throw refuse("effectiveDate is before the employee's first work row");
    const before = rows.findLast((row) => row.effectiveDate <= date) as FakeWorkRow;
    const after = rows.filter((row) => row.effectiveDate > date);
    // Bob keeps one row per date: a second change on the same day is an edit of the first.
    const edited = before.effectiveDate === date;
    const boss = change.reportsTo === undefined ? before.reportsTo : change.reportsTo === null ? null : this.#person(change.reportsTo).id;
    const from = edited && before === first ? "" : date;
    if (boss !== null && boss !== before.reportsTo && this.#closesCircle(boss, employee.id, from, after[0]?.effectiveDate)) {
      throw refuse("an employee cannot report to someone who reports to them");
    }
    const row: FakeWorkRow = {
      id: rowId(date),
      effectiveDate: date,
      workChangeType: change.workChangeType ?? (edited ? before.workChangeType : "Other"),
      title: change.title === undefined ? before.title : change.title && this.#item("title", change.title),
      department: change.department === undefined ? before.department : change.department && this.#item("department", change.department),
      siteId: change.site === undefined ? before.siteId : change.site && this.#siteId(change.site),
      reportsTo: boss,
      reason: change.reason ?? null,
      creationDate: edited ? before.creationDate : this.today,
      modificationDate: this.today,
    } as FakeWorkRow;
    employee.core.rows = [...rows.filter(({ effectiveDate }) => effectiveDate < date), row, ...after];
    this.#org = undefined;
    return employee;
  }

  /** Replaces stored values of one person, by field id; `null` empties a field. */
  update(id: string, fields: Readonly<Record<string, unknown>>): Employee {
    const employee = this.#person(id);
    for (const [field, value] of Object.entries(fields)) {
      const facts = Object.hasOwn(FIELDS, field) ? FIELDS[field as KnownFieldId] : undefined;
      if (!facts) throw refuse(`update got a field that does not exist: ${field}`);
      if (CALCULATED.test(field) || "volatile" in facts || (facts.category === "work" && "historical" in facts)) {
        throw refuse(`update cannot set ${field}`, "It follows from other facts; use hire, terminate or changeWork");
      }
      if (field === "root.firstName") employee.core.firstName = String(value);
      else if (field === "root.surname") employee.core.surname = String(value);
      else if (field === "root.email") this.#changeEmail(employee, String(value));
      else (employee.overrides ??= new Map()).set(field, value ?? null);
    }
    return employee;
  }

  #admit(employee: Employee): void {
    this.#people.push(employee);
    this.#byId.set(employee.id, employee);
    this.#byEmail.set(employee.email.toLowerCase(), employee);
    this.#org = undefined;
  }

  #changeEmail(employee: Employee, email: string): void {
    const holder = this.#byEmail.get(email.toLowerCase());
    if (holder && holder !== employee) throw refuse("update got an email that another employee has");
    this.#byEmail.delete(employee.email.toLowerCase());
    employee.core.email = email;
    this.#byEmail.set(email.toLowerCase(), employee);
  }

  #person(id: string): Employee {
    const employee = this.#byId.get(id as EmployeeId);
    if (!employee) throw refuse("no employee has this id", "Take ids from company.employees; emails are not accepted here");
    return employee;
  }

  #closesCircle(manager: EmployeeId, employee: EmployeeId, from: string, to = "9999-12-31"): boolean {
    return reportsInto(manager, employee, from, to, (id) => this.byId(id));
  }

  #item(list: string, label: string): string {
    return String(this.lists.ensure(list, label));
  }

  #siteId(label: string): number {
    const id = this.lists.ensure("site", label) as number;
    if (!this.site(id)) {
      const address = { line1: `1 ${label} Street`, line2: null, city: label, postCode: "00000", state: null };
      this.#sites = [
        ...this.#sites,
        { id, label, ...address, country: "United Kingdom", currency: "GBP", phone: "+44 20 7946", archived: false },
      ];
    }
    return id;
  }

  #checkDate(what: string, date: string): void {
    if (!isDate(date)) throw refuse(`${what} must be a date that exists, as YYYY-MM-DD`);
  }
}

/** Fields that follow from facts held elsewhere. */
const CALCULATED =
  /^(root\.(id|companyId|fullName|displayName|creationDate(Time)?)|work\.(startDate|short.*|is.*|site|reportsTo.*|secondLevelManager|employeeIdInCompany)|internal\.(lifecycleStatus|status|termination(Date|Reason)|currentActive.*)|personal\.shortBirthDate|address\.(site.*|fullAddress)|employee\.(first|last)DayOfWork|payroll\.salary\.(yearly|monthly)Payment|actualPayment\..*)$/;

import type { CalendarDate } from "../../model/dates.ts";
import type { KnownFieldId } from "../../model/fields.ts";
import { EMPLOYMENT_TABLE } from "../domains/employment/table.ts";
import { SALARY_TABLE } from "../domains/payroll/salary-table.ts";
import { WORK_TABLE } from "../domains/work-history/table.ts";
import { refuse } from "../refusing.ts";
import { EmployeeTables, tellingUpdates } from "../tables/state.ts";
import type { CompanyState } from "./company.ts";
import type { Leave, LeaveEnd, Rehire, StartDateChange, Termination } from "./contract.ts";
import { addDays, checkDate, startOfDay } from "./days.ts";
import { again, pick } from "./draws.ts";
import { type Employee, type FakeLifecycleRow, rowId, stageAt } from "./employee.ts";
import { lifecycleRow, type Stage } from "./seeded-lifecycle.ts";

type Rows = readonly FakeLifecycleRow[];

const KINDS: readonly string[] = ["Leave", "Parental leave", "Garden leave"];

/** Fields that follow from the lifecycle. */
const FIELDS: readonly KnownFieldId[] = [
  "internal.lifecycleStatus",
  "internal.status",
  "internal.terminationDate",
  "internal.terminationReason",
  "internal.terminationType",
  "internal.notice",
  "internal.probationEndDate",
  "internal.currentActiveStatusStartDate",
  "root.state",
  "work.activeEffectiveDate",
  "work.startDate",
  "work.shortStartDate",
  "work.originalStartDate",
  "work.daysOfPreviousService",
  "employee.firstDayOfWork",
  "employee.lastDayOfWork",
  "employee.recentLeaveStartDate",
  "employee.recentLeaveEndDate",
  "employee.eligibleForRehire",
  "employee.regrettableTermination",
  // What the first rows say, which move along with the start date.
  "payroll.employment.activeEffectiveDate",
  "payroll.salary.activeEffectiveDate",
];

/** How people come, go, are away and come back: the lifecycle rows, and what Bob tells when one of them takes effect. */
export class Careers {
  readonly #company: CompanyState;
  /** The day up to which everything that took effect was told. */
  #toldUntil: CalendarDate;

  constructor(company: CompanyState) {
    this.#company = company;
    this.#toldUntil = company.born;
  }

  /**
   * Tells what took effect since it was last called, as of the midnight on which it did. Costs nothing while the date stays.
   */
  passTime(): void {
    const { today } = this.#company;
    if (today <= this.#toldUntil) return;
    const since = this.#toldUntil;
    this.#toldUntil = today;
    const due: { readonly person: Employee; readonly row: FakeLifecycleRow }[] = [];
    for (const person of this.#company.employees) {
      for (const row of person.core.lifecycle) if (row.effectiveDate > since && row.effectiveDate <= today) due.push({ person, row });
    }
    due.sort((a, b) => (a.row.effectiveDate < b.row.effectiveDate ? -1 : Number(a.row.effectiveDate > b.row.effectiveDate)));
    for (const { person, row } of due) {
      this.#tellStage(person, stageAt(person.core.lifecycle, addDays(row.effectiveDate, -1)), row, startOfDay(row.effectiveDate));
    }
  }

  /** Tells of someone who was just taken on. */
  join(person: Employee): void {
    this.passTime();
    this.#company.events.emit("employee.created", { employeeId: person.id });
    this.#tellStage(person, undefined, person.stage);
  }

  terminate(person: Employee, { date = this.#company.today, reason, reasonType, notice, lastDayOfWork }: Termination): void {
    const { lists, today } = this.#company;
    checkDate("date", date);
    if (lastDayOfWork !== undefined) checkDate("lastDayOfWork", lastDayOfWork);
    if (date < person.startDate) throw refuse("the termination date is before the start date");
    const reasons = lists.choices("terminationreason") as readonly string[];
    const stage: Stage = {
      effectiveDate: date,
      status: "Terminated",
      reason: reason === undefined ? pick(reasons, again(person.core.salt, 40)) : String(lists.ensure("terminationreason", reason)),
      reasonType: reasonType === undefined ? null : String(lists.ensure("lifecycleReasonType", reasonType)),
      creationDate: today,
      modificationDate: today,
    };
    const planned = person.terminationDate !== null;
    const kept = person.core.lifecycle.filter((row, at, all) => row.effectiveDate < date && !(planned && at === all.length - 1));
    this.#set(person, [...kept, lifecycleRow(stage)], [[planned ? "updated" : "created", date]], () => {
      override(person, "internal.notice", notice);
      override(person, "employee.lastDayOfWork", lastDayOfWork);
    });
  }

  rehire(person: Employee, { date = this.#company.today, reason, ...work }: Rehire): void {
    const { today } = this.#company;
    checkDate("date", date);
    const left = person.terminationDate;
    if (left === null) throw refuse("only someone who was terminated can be rehired", "Call terminate first");
    if (date <= left) throw refuse(`the rehire date must be after the termination date, ${left}`);
    const kept = { reason: reason ?? null, creationDate: today, modificationDate: today };
    const signed = today > left && today < date ? [lifecycleRow({ effectiveDate: today, status: "Hired", ...kept })] : [];
    const rows = [
      ...person.core.lifecycle,
      ...signed,
      lifecycleRow({ effectiveDate: date, status: "Employed", workChangeType: "New hire", ...kept }),
    ];
    // The work row first: it can be refused, and then nothing has happened.
    this.#company.changeWork(person.id, { workChangeType: "New hire", ...work, effectiveDate: date });
    this.#set(person, rows, [["created", date]], () => {
      person.overrides?.delete("employee.lastDayOfWork");
      person.overrides?.delete("internal.notice");
    });
  }

  startLeave(person: Employee, { kind = "Leave", from = this.#company.today, to, reason, keepsAccess }: Leave): void {
    const { today } = this.#company;
    if (!KINDS.includes(kind)) throw refuse(`a leave is one of ${KINDS.join(", ")}`);
    checkDate("from", from);
    if (to !== undefined) checkDate("to", to);
    if (to !== undefined && to <= from) throw refuse("to, the first day back, must be after from");
    const rows = person.core.lifecycle;
    const before = stageAt(rows, addDays(from, -1));
    if (before?.status !== "Employed") throw refuse(`the employee is not at work on the day before ${from}`, "Leave follows on Employed");
    const left = person.terminationDate;
    const until = to !== undefined && (left === null || to < left) ? to : left;
    if (rows.some(({ effectiveDate, status }) => effectiveDate >= from && effectiveDate < (until ?? "9999") && status !== "Employed")) {
      throw refuse("there is another leave in that time");
    }
    const kept = { creationDate: today, modificationDate: today };
    const away = lifecycleRow({ effectiveDate: from, status: kind, leaveReason: reason ?? null, ...kept });
    const access =
      keepsAccess === undefined ? away : { ...away, employeeStatus: keepsAccess ? ("Active" as const) : ("Inactive" as const) };
    const back = to !== undefined && until === to ? [lifecycleRow({ effectiveDate: to, status: "Employed", ...kept })] : [];
    const others = rows.filter(({ effectiveDate }) => effectiveDate < from || (effectiveDate >= (until ?? "9999") && effectiveDate !== to));
    this.#set(
      person,
      byDate([...others, access, ...back]),
      [access, ...back].map(({ effectiveDate }) => ["created", effectiveDate] as const),
    );
  }

  endLeave(person: Employee, { date = this.#company.today }: LeaveEnd): void {
    const { today } = this.#company;
    checkDate("date", date);
    const rows = person.core.lifecycle;
    // The leave that goes on on that day, or else the next one.
    const running = rows.findLastIndex(({ effectiveDate, status }) => effectiveDate <= date && KINDS.includes(status));
    const isOver = running >= 0 && (rows[running + 1]?.effectiveDate ?? "9999") <= date;
    const at =
      running >= 0 && !isOver ? running : rows.findIndex(({ effectiveDate, status }) => effectiveDate > date && KINDS.includes(status));
    const leave = rows[at];
    if (!leave) throw refuse(`the employee has no leave that could end on ${date}`);
    const next = rows[at + 1];
    const rest = rows.filter((row) => row !== leave && !(row === next && row.status === "Employed"));
    if (leave.effectiveDate >= date) {
      this.#set(person, rest, []); // it did not come to it
      return;
    }
    const back = lifecycleRow({
      effectiveDate: date,
      status: "Employed",
      creationDate: next?.creationDate ?? today,
      modificationDate: today,
    });
    this.#set(person, byDate([...rest, leave, back]), [[next?.status === "Employed" ? "updated" : "created", date]]);
  }

  setStartDate(person: Employee, { date, reason }: StartDateChange): void {
    const { today } = this.#company;
    checkDate("date", date);
    const rows = person.core.lifecycle;
    const from = person.startDate;
    const first = rows.findIndex(({ effectiveDate, status }) => effectiveDate === from && status !== "Hired");
    const start = rows[first];
    const earlier = rows.slice(0, first).findLast(({ status }) => status === "Terminated")?.effectiveDate;
    if (!start || start.status === "Terminated") throw refuse("the employee never started");
    if (earlier !== undefined && date <= earlier) throw refuse(`the start date must be after the earlier termination, ${earlier}`);
    if (person.terminationDate !== null && date > person.terminationDate) throw refuse("the start date is after the termination date");
    const moved = lifecycleRow({ ...start, effectiveDate: date, id: rowId(date), reason: reason ?? start.reason, modificationDate: today });
    const before = rows.slice(0, first).filter(({ effectiveDate }) => effectiveDate < date);
    const signed =
      before.at(-1)?.status === "Hired" || date <= today || today <= (earlier ?? "")
        ? []
        : [{ effectiveDate: today, status: "Hired", creationDate: today }];
    // A leave that had begun by then falls away, and the return from it.
    const later = rows.slice(first + 1).filter(({ effectiveDate }) => effectiveDate > date);
    const after = later[0]?.status === "Employed" ? later.slice(1) : later;
    const tables = this.#company.part(EmployeeTables);
    // ASSUMED: the first rows of work, employment and salaries move along, as on Bob's own screen.
    const moves = [WORK_TABLE, EMPLOYMENT_TABLE, SALARY_TABLE].map((table) => tables.moveStart(table, person, from, date));
    this.#set(person, [...before, ...signed.map(lifecycleRow), moved, ...after], [["updated", date]], () => {
      for (const move of moves) move();
    });
  }

  /** Puts new rows in the place of the old ones, and tells what has changed by it. */
  #set(person: Employee, rows: Rows, written: readonly (readonly ["created" | "updated", CalendarDate])[], also?: () => void): void {
    this.passTime();
    const company = this.#company;
    const before = person.stage;
    tellingUpdates(company, person, FIELDS, () => {
      person.core.lifecycle = rows;
      company.recount();
      company.part(EmployeeTables).retell();
      also?.();
      for (const [what, effectiveDate] of written) {
        company.events.emit(`table.entry.${what}`, { employeeId: person.id, tableId: "lifecycle", effectiveDate });
      }
    });
    this.#tellStage(person, before, person.stage);
  }

  /**
   * Tells what it means that one stage follows on another.
   *
   * ASSUMED: whose access begins with a new time at the company has joined and been activated; garden leave counts as having
   * left, so that the termination after it does not tell it again.
   */
  #tellStage(person: Employee, before: FakeLifecycleRow | undefined, now: FakeLifecycleRow | undefined, at?: number): void {
    if (!now || (before?.status === now.status && before.employeeStatus === now.employeeStatus)) return;
    const isThere = (row: FakeLifecycleRow | undefined) =>
      row !== undefined && !["Hired", "Terminated", "Garden leave"].includes(row.status);
    const wasActive = before?.employeeStatus === "Active";
    const isActive = now.employeeStatus === "Active";
    const came = !isThere(before) && isThere(now) && before?.status !== "Garden leave";
    const types = [
      came && "joined",
      isThere(before) && !isThere(now) && "left",
      isActive && !wasActive && "activated",
      wasActive && !isActive && "inactivated",
    ];
    for (const type of types) {
      if (type) this.#company.events.emit(`employee.${type}`, { employeeId: person.id }, at === undefined ? {} : { at });
    }
  }
}

const byDate = (rows: Rows): Rows => [...rows].sort((a, b) => (a.effectiveDate < b.effectiveDate ? -1 : 1));

function override(person: Employee, field: KnownFieldId, value: unknown): void {
  if (value !== undefined) (person.overrides ??= new Map()).set(field, value);
}

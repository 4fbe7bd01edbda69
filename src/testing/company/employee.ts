import type { CalendarDate } from "../../model/dates.ts";
import type { EmployeeId } from "../../model/ids.ts";

/** What one work row states. The site and the manager are held by id; answers spell them out. */
export interface FakeWorkRow {
  /** Made from the date, as Bob does; unique among the rows of one employee only. */
  readonly id: number;
  readonly effectiveDate: CalendarDate;
  readonly workChangeType: string;
  readonly title: string | null;
  readonly department: string | null;
  readonly siteId: number | null;
  readonly reportsTo: EmployeeId | null;
  readonly reason: string | null;
  readonly creationDate: CalendarDate | null;
  readonly modificationDate: CalendarDate | null;
}

/** One lifecycle row: where someone stands from a day on. */
export interface FakeLifecycleRow {
  /** Made from the date, as Bob does; unique among the rows of one employee only. */
  readonly id: number;
  readonly effectiveDate: CalendarDate;
  /** `Hired` (starts later), `Employed`, `Leave`, `Parental leave`, `Garden leave` or `Terminated`. */
  readonly status: string;
  /** Whether the person counts as active and may use Bob. */
  readonly employeeStatus: "Active" | "Inactive";
  readonly workChangeType: string | null;
  /** Item of the list `lifecycleReasonType`. */
  readonly reasonType: string | null;
  readonly leaveReason: string | null;
  /** Of a termination, an item of the list `terminationreason`. */
  readonly reason: string | null;
  readonly creationDate: CalendarDate | null;
  readonly modificationDate: CalendarDate | null;
}

/** One person of the fake company, as of the fake's today. Changes by the fake's verbs only. */
export interface FakeEmployee {
  readonly id: EmployeeId;
  readonly firstName: string;
  readonly surname: string;
  readonly displayName: string;
  readonly email: string;
  /** First day of the latest time with the company. */
  readonly startDate: CalendarDate;
  /** First day on which the person is no longer employed. */
  readonly terminationDate: CalendarDate | null;
  /** `Employed`, `Hired` (starts later), `Leave`, `Parental leave`, `Garden leave` or `Terminated`. */
  readonly lifecycleStatus: string;
  /** `Inactive` for those who left, are on garden leave or a long leave, or have not started. */
  readonly status: "Active" | "Inactive";
  readonly title: string | null;
  readonly department: string | null;
  readonly siteId: number | null;
  /** The manager's id. */
  readonly reportsTo: EmployeeId | null;
  /** Oldest first. */
  readonly workRows: readonly FakeWorkRow[];
  /** Oldest first; somebody who came back has more than one `Employed`. */
  readonly lifecycleRows: readonly FakeLifecycleRow[];
}

/**
 * What is known of a person from the start; all else is derived from it, the rows, the clock and the seed. Invented facts
 * hang on what is read-only here, so that nothing that happens later changes them.
 */
export interface Core {
  readonly seq: number;
  readonly id: EmployeeId;
  /** Seed of everything invented about this person. */
  readonly salt: number;
  firstName: string;
  surname: string;
  /** The name that was known at first: private addresses and the like are made of it, and outlive a change of name. */
  readonly firstKnownAs: { readonly firstName: string; readonly surname: string };
  email: string;
  /** The start date that was known at first; `Employee.startDate` is the one that holds. */
  readonly startDate: CalendarDate;
  readonly createdOn: CalendarDate;
  /** The site where the person started: home, tax and pay follow it. */
  readonly homeSiteId: number | null;
  /** How senior the person was at first, 0 to 5: pay and contract follow it. */
  readonly level: number;
  /** Work rows, oldest first. */
  rows: readonly FakeWorkRow[];
  /** Lifecycle rows, oldest first. */
  lifecycle: readonly FakeLifecycleRow[];
  /** The termination that was known at first; `Employee.terminationDate` is the one that holds. */
  readonly terminationDate?: CalendarDate | null;
  /** The garden leave that was known at first. */
  readonly gardenLeaveFrom?: CalendarDate | null;
  /** The parental leave that was known at first. */
  readonly parentalLeave?: { readonly from: CalendarDate; readonly to: CalendarDate } | null;
}

/** An employee with the state behind it; only the company changes it. */
export class Employee implements FakeEmployee {
  readonly core: Core;
  /** Values that replace derived ones, by field id. */
  overrides: Map<string, unknown> | undefined;
  readonly #today: () => CalendarDate;

  constructor(core: Core, today: () => CalendarDate) {
    this.core = core;
    this.#today = today;
  }

  get id(): EmployeeId {
    return this.core.id;
  }
  get firstName(): string {
    return this.core.firstName;
  }
  get surname(): string {
    return this.core.surname;
  }
  get displayName(): string {
    return (this.overrides?.get("root.displayName") as string | null | undefined) ?? `${this.core.firstName} ${this.core.surname}`;
  }
  get email(): string {
    return this.core.email;
  }
  get startDate(): CalendarDate {
    return startOfSpell(this.core.lifecycle) ?? this.core.startDate;
  }
  get terminationDate(): CalendarDate | null {
    const last = this.core.lifecycle.at(-1);
    return last?.status === "Terminated" ? last.effectiveDate : null;
  }
  get workRows(): readonly FakeWorkRow[] {
    return this.core.rows;
  }
  get lifecycleRows(): readonly FakeLifecycleRow[] {
    return this.core.lifecycle;
  }

  /** The lifecycle row in force today; none before somebody was taken on. */
  get stage(): FakeLifecycleRow | undefined {
    return stageAt(this.core.lifecycle, this.#today());
  }

  get lifecycleStatus(): string {
    return this.stage?.status ?? "Hired";
  }

  // ASSUMED: who has not started is inactive, so that a search without showInactive does not find them; Bob documents
  // this for leavers only, and says of garden leave and of long leaves that it can be so.
  get status(): "Active" | "Inactive" {
    return this.stage?.employeeStatus ?? "Inactive";
  }

  /**
   * Position of the row in force today, -1 before the first one. A leaver's last row stays in force.
   */
  get currentRow(): number {
    const { rows } = this.core;
    const today = this.#today();
    let at = rows.length - 1;
    while (at >= 0 && (rows[at] as FakeWorkRow).effectiveDate > today) at--;
    return at;
  }

  // ASSUMED: someone who has not started already shows the job of the first row, which is what Bob's screens do.
  get work(): FakeWorkRow {
    return this.core.rows[Math.max(this.currentRow, 0)] as FakeWorkRow;
  }

  get title(): string | null {
    return this.work.title;
  }
  get department(): string | null {
    return this.work.department;
  }
  get siteId(): number | null {
    return this.work.siteId;
  }
  get reportsTo(): EmployeeId | null {
    return this.work.reportsTo;
  }

  /** What JSON shows of the person: the public side. */
  toJSON(): FakeEmployee {
    const { id, firstName, surname, displayName, email, startDate, terminationDate, lifecycleStatus, status } = this;
    const { title, department, siteId, reportsTo, workRows, lifecycleRows } = this;
    const who = { id, firstName, surname, displayName, email };
    const stage = { startDate, terminationDate, lifecycleStatus, status };
    return { ...who, ...stage, title, department, siteId, reportsTo, workRows, lifecycleRows };
  }
}

/** Bob's id for a row of this date. */
export const rowId = (date: CalendarDate): number => 10_000 * 1e8 + Number(date.slice(0, 4) + date.slice(5, 7) + date.slice(8));

/** The row in force on a day. */
export function stageAt(rows: readonly FakeLifecycleRow[], day: CalendarDate): FakeLifecycleRow | undefined {
  let at = rows.length - 1;
  while (at >= 0 && (rows[at] as FakeLifecycleRow).effectiveDate > day) at--;
  return rows[at];
}

/** The first day of the latest time with the company: the first row after an earlier termination that is not `Hired`. */
function startOfSpell(rows: readonly FakeLifecycleRow[]): CalendarDate | undefined {
  let start: CalendarDate | undefined;
  for (let at = rows.length - 1; at >= 0; at--) {
    const { status, effectiveDate } = rows[at] as FakeLifecycleRow;
    if (status === "Terminated" && at < rows.length - 1) break;
    if (status !== "Hired") start = effectiveDate;
  }
  return start;
}

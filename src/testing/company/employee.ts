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

/** One person of the fake company, as of the fake's today. Changes by the fake's verbs only. */
export interface FakeEmployee {
  readonly id: EmployeeId;
  readonly firstName: string;
  readonly surname: string;
  readonly displayName: string;
  readonly email: string;
  readonly startDate: CalendarDate;
  /** First day on which the person is no longer employed. */
  readonly terminationDate: CalendarDate | null;
  /** `Employed`, `Hired` (starts later), `Parental leave`, `Garden leave` or `Terminated`. */
  readonly lifecycleStatus: string;
  /** `Inactive` for those who left, are on garden leave or have not started. */
  readonly status: "Active" | "Inactive";
  readonly title: string | null;
  readonly department: string | null;
  readonly siteId: number | null;
  /** The manager's id. */
  readonly reportsTo: EmployeeId | null;
  /** Oldest first. */
  readonly workRows: readonly FakeWorkRow[];
}

/** What is known of a person from the start; all else is derived from it, the work rows, the clock and the seed. */
export interface Core {
  readonly seq: number;
  readonly id: EmployeeId;
  /** Seed of everything invented about this person. */
  readonly salt: number;
  firstName: string;
  surname: string;
  email: string;
  readonly startDate: CalendarDate;
  readonly createdOn: CalendarDate;
  rows: readonly FakeWorkRow[];
  terminationDate?: CalendarDate | null;
  terminationReason?: string | null;
  gardenLeaveFrom?: CalendarDate | null;
  parentalLeave?: { readonly from: CalendarDate; readonly to: CalendarDate } | null;
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
    return `${this.core.firstName} ${this.core.surname}`;
  }
  get email(): string {
    return this.core.email;
  }
  get startDate(): CalendarDate {
    return this.core.startDate;
  }
  get terminationDate(): CalendarDate | null {
    return this.core.terminationDate ?? null;
  }
  get workRows(): readonly FakeWorkRow[] {
    return this.core.rows;
  }

  get lifecycleStatus(): string {
    const { startDate, terminationDate, gardenLeaveFrom, parentalLeave } = this.core;
    const today = this.#today();
    if (terminationDate && today >= terminationDate) return "Terminated";
    if (today < startDate) return "Hired";
    if (gardenLeaveFrom && today >= gardenLeaveFrom) return "Garden leave";
    if (parentalLeave && today >= parentalLeave.from && today < parentalLeave.to) return "Parental leave";
    return "Employed";
  }

  // ASSUMED: who has not started is inactive, so that a search without showInactive does not find them; Bob documents
  // this for leavers only, and says of garden leave that it can be so.
  get status(): "Active" | "Inactive" {
    const status = this.lifecycleStatus;
    return status === "Employed" || status === "Parental leave" ? "Active" : "Inactive";
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
}

/** Bob's id for a row of this date. */
export const rowId = (date: CalendarDate): number => 10_000 * 1e8 + Number(date.replaceAll("-", ""));

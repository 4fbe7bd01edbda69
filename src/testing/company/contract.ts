import type { CalendarDate } from "../../model/dates.ts";
import type { FakeEmployee } from "./employee.ts";

/** A person to take on. */
export interface HireInput {
  readonly firstName: string;
  readonly surname: string;
  /** Default: made from the name. */
  readonly email?: string | undefined;
  /** Default Software Engineer; `null` for none. */
  readonly title?: string | null | undefined;
  /** Default Engineering; `null` for none. */
  readonly department?: string | null | undefined;
  /** Label of the site; a new one is opened when there is none of this name. Default London. */
  readonly site?: string | undefined;
  /** Id of the manager. Default nobody. */
  readonly reportsTo?: string | null | undefined;
  /** Default today. */
  readonly startDate?: CalendarDate | undefined;
}

/** What changes in a person's work; what is left out is carried forward from the row in force. */
export interface WorkChange {
  /** Default today, or the first day for someone who has not started. */
  readonly effectiveDate?: CalendarDate | undefined;
  readonly title?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly site?: string | null | undefined;
  readonly reportsTo?: string | null | undefined;
  /** Default `Other`, as in Bob. */
  readonly workChangeType?: string | undefined;
  readonly reason?: string | null | undefined;
}

/** How someone leaves. */
export interface Termination {
  /** First day on which the person is no longer employed. Default today. */
  readonly date?: CalendarDate | undefined;
  /** Item of the list `terminationreason`, by id or label; a new label is added to it. Default: one of the list's. */
  readonly reason?: string | undefined;
  /** Item of the list `lifecycleReasonType`, e.g. `Voluntary`. Default none. */
  readonly reasonType?: string | undefined;
  /** Default: as it was. */
  readonly notice?: { readonly unit: "days" | "weeks" | "month" | "years"; readonly length: number } | undefined;
  /** Last day at work, which can be before the employment ends. Default the termination date. */
  readonly lastDayOfWork?: CalendarDate | undefined;
}

/** How someone who left comes back. The work row of the new time carries forward what is not named. */
export interface Rehire extends Omit<WorkChange, "effectiveDate" | "reason"> {
  /** First day of the new time; must be after the termination date. Default today. */
  readonly date?: CalendarDate | undefined;
  /** Shown as the reason of the lifecycle row. Default none. */
  readonly reason?: string | undefined;
}

/** A time away from work. */
export interface Leave {
  /** Default `Leave`. */
  readonly kind?: "Leave" | "Parental leave" | "Garden leave" | undefined;
  /** First day away. Default today. */
  readonly from?: CalendarDate | undefined;
  /** First day back. Default: not known yet; garden leave mostly ends with the termination. */
  readonly to?: CalendarDate | undefined;
  /** Default none. */
  readonly reason?: string | undefined;
  /** Whether the person stays active in Bob. Default: on parental leave only. */
  readonly keepsAccess?: boolean | undefined;
}

/** The end of a leave. */
export interface LeaveEnd {
  /** First day back. Default today. A leave that has not begun by then is called off. */
  readonly date?: CalendarDate | undefined;
}

/** Another first day. */
export interface StartDateChange {
  /** The new start date. The first rows of work, employment and salaries move along. */
  readonly date: CalendarDate;
  /** Default none. */
  readonly reason?: string | undefined;
}

/** The state behind a fake, for assertions. */
export interface Company {
  /** Bob's number of the account. */
  readonly id: number;
  /** The date on the fake's clock. */
  readonly today: CalendarDate;
  /** Everyone, leavers included, in the order in which they were made. */
  readonly employees: readonly FakeEmployee[];
  /** One person by id or email. */
  find(idOrEmail: string): FakeEmployee | undefined;
  /** Whether someone works here today: started, not left and not on garden leave. */
  isActive(id: string): boolean;
  /** Whether an active person reports to this one today. */
  isManager(id: string): boolean;
}

import type { CalendarDate } from "../../model/dates.ts";
import type { FakeEmployee } from "./employee.ts";

/** A person to take on. */
export interface HireInput {
  readonly firstName: string;
  readonly surname: string;
  /** Default: made from the name. */
  readonly email?: string | undefined;
  readonly title?: string | undefined;
  readonly department?: string | undefined;
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
  /** Default: one of the list's reasons. */
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

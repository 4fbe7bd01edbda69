import type { CalendarDate } from "../../../model/dates.ts";

/** A job to seek someone for. */
export interface NewJob {
  readonly title: string;
  /** Default `Engineering`. */
  readonly department?: string | undefined;
  /** Label of a site. Default London. */
  readonly site?: string | undefined;
  /** Item of the list `payrollEmploymentType`. Default `Full time`. */
  readonly employmentType?: string | undefined;
  /** Id of an employee. Default nobody. */
  readonly hiringManagerId?: string | undefined;
}

/** A job ad; texts may hold HTML. */
export interface NewJobAd {
  /** Default `en`. */
  readonly language?: string | undefined;
  /** Default: the job's. */
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly requirements?: string | undefined;
  readonly responsibilities?: string | undefined;
  readonly benefits?: string | undefined;
}

/** Who applies. Someone with an email that is known already is the same candidate. */
export interface NewCandidate {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly title?: string | undefined;
  readonly country?: string | undefined;
  readonly city?: string | undefined;
  readonly skills?: readonly string[] | undefined;
  /** Default `careersPage`. */
  readonly sourceType?: string | undefined;
}

/** An interview to set up. */
export interface NewInterview {
  /** `2026-06-20T14:30`, without a zone. */
  readonly start: string;
  /** Default 45. */
  readonly minutes?: number | undefined;
  /** Default `video`. */
  readonly type?: "phone" | "video" | "onSite" | undefined;
  /** Ids of employees. Default nobody. */
  readonly interviewerIds?: readonly string[] | undefined;
}

/** An offer to make. */
export interface NewOffer {
  /** Default 30 days from today. */
  readonly startDate?: CalendarDate | undefined;
  /** For a year. Default none. */
  readonly salary?: number | undefined;
  /** Default: that of the job's site. */
  readonly currency?: string | undefined;
}

/** What hiring a candidate leaves open. */
export interface HireFromApplication {
  /** Default: as offered, or today. */
  readonly startDate?: CalendarDate | undefined;
  /** Id of the manager. Default nobody. */
  readonly reportsTo?: string | undefined;
  /** Default: made from the name. */
  readonly email?: string | undefined;
}

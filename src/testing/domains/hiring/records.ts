import type { CalendarDate } from "../../../model/dates.ts";
import type { EmployeeId } from "../../../model/ids.ts";

/** The way of an application, in order. ASSUMED: names and ids; each customer has stages of its own. */
export const STAGES = [
  { id: 81_001, name: "Applied" },
  { id: 81_002, name: "Screening" },
  { id: 81_003, name: "Interview" },
  { id: 81_004, name: "Offer" },
  { id: 81_005, name: "Hired" },
] as const;

export type Stage = (typeof STAGES)[number]["name"];

export const stageId = (name: Stage): number => (STAGES.find((stage) => stage.name === name) as (typeof STAGES)[number]).id;

/** A job that people are sought for. */
export interface JobOpening {
  readonly id: number;
  readonly title: string;
  readonly status: "open" | "onHold" | "closed";
  readonly departmentId: string;
  readonly siteId: number;
  readonly employmentTypeId: string;
  /** Id of an employee. */
  readonly hiringManagerId: EmployeeId | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly modificationDate: string;
}

/** What a job ad says in one language. */
export interface JobAdText {
  readonly title: string;
  /** May hold HTML. */
  readonly description: string | null;
  readonly requirements: string | null;
  readonly responsibilities: string | null;
  readonly benefits: string | null;
}

/** A job ad on the careers page, for as long as its job opening is open. */
export interface JobAd {
  /** Last part of its address. */
  readonly id: string;
  readonly jobOpeningId: number;
  /** The ad's own language. */
  readonly language: string;
  readonly texts: Readonly<Record<string, JobAdText>>;
}

/** Someone who applied or was found. */
export interface Candidate {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly title: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  readonly education: readonly object[];
  readonly experience: readonly object[];
  /** Set once the candidate is an employee. */
  readonly employeeId: EmployeeId | null;
  readonly sourceType: string;
  readonly modificationDate: string;
}

/** A candidate's way through one job opening. */
export interface Application {
  readonly id: number;
  readonly candidateId: number;
  readonly jobOpeningId: number;
  readonly jobAdId: string | null;
  readonly status: "active" | "hired" | "rejected" | "withdrawn";
  readonly stage: Stage;
  readonly sourceType: string;
  readonly dateApplied: CalendarDate;
  readonly createdAt: string;
  readonly evaluationScore: number | null;
  readonly evaluationCount: number;
  readonly modificationDate: string;
}

/** An interview of an application. */
export interface Interview {
  readonly id: number;
  readonly applicationId: number;
  readonly type: "phone" | "video" | "onSite";
  readonly startTime: string;
  readonly endTime: string;
  readonly interviewerIds: readonly EmployeeId[];
  readonly modificationDate: string;
}

/** What a candidate was offered. */
export interface Offer {
  readonly id: number;
  readonly applicationId: number;
  readonly status: "sent" | "accepted" | "declined";
  readonly startDate: CalendarDate;
  readonly salary: { readonly value: number; readonly currency: string } | null;
  readonly createdAt: string;
  readonly modificationDate: string;
}

/** One answer in an application form. */
export interface FormAnswer {
  readonly id: number;
  readonly applicationId: number;
  readonly question: string;
  readonly answer: string;
  readonly createdAt: string;
}

/** Everything that hiring keeps. */
export interface HiringRecords {
  readonly openings: Map<number, JobOpening>;
  readonly ads: Map<string, JobAd>;
  readonly candidates: Map<number, Candidate>;
  readonly applications: Map<number, Application>;
  readonly interviews: Map<number, Interview>;
  readonly offers: Map<number, Offer>;
  readonly answers: Map<number, FormAnswer>;
}

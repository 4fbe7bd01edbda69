import type { CompanyState } from "../../company/company.ts";
import type { FakeEmployee } from "../../company/employee.ts";
import { type Keys, known } from "../../refusing.ts";
import type { HireFromApplication, NewCandidate, NewInterview, NewJob, NewJobAd, NewOffer } from "./input.ts";
import type { Application, Interview, JobAd, JobOpening, Offer, Stage } from "./records.ts";
import { Hiring } from "./state.ts";

/** What recruiters do, and those who want a job. */
export interface HiringVerbs {
  /** Starts to look for someone. */
  openJob(job: NewJob): JobOpening;
  /** Stops to look for someone; the job's ads go. */
  closeJob(jobOpeningId: number): JobOpening;
  /** Puts an ad for an open job on the careers page. */
  addJobAd(jobOpeningId: number, ad?: NewJobAd): JobAd;
  /** Someone applies for an open job. */
  apply(candidate: NewCandidate, jobOpeningId: number): Application;
  /** Moves an application to another stage: `Applied`, `Screening`, `Interview` or `Offer`. */
  moveApplication(applicationId: number, stage: Exclude<Stage, "Hired">): Application;
  /** Ends an application without a hire. */
  rejectApplication(applicationId: number): Application;
  /** Sets up an interview; the application moves to that stage when it had not come so far. */
  scheduleInterview(applicationId: number, interview: NewInterview): Interview;
  /** Sends an offer; the application moves to that stage. */
  makeOffer(applicationId: number, offer?: NewOffer): Offer;
  /** Takes the candidate on as an employee, accepts the offer and closes the job. */
  hireCandidate(applicationId: number, terms?: HireFromApplication): FakeEmployee;
}

export function hiringVerbs(company: CompanyState): HiringVerbs {
  const hiring = () => company.part(Hiring);
  return {
    openJob: (job) => hiring().openJob(known("openJob", job, JOB)),
    closeJob: (jobOpeningId) => hiring().closeJob(jobOpeningId),
    addJobAd: (jobOpeningId, ad = {}) => hiring().addJobAd(jobOpeningId, known("addJobAd", ad, AD)),
    apply: (candidate, jobOpeningId) => hiring().apply(known("apply", candidate, CANDIDATE), jobOpeningId),
    moveApplication: (applicationId, stage) => hiring().move(applicationId, stage),
    rejectApplication: (applicationId) => hiring().reject(applicationId),
    scheduleInterview: (applicationId, interview) =>
      hiring().scheduleInterview(applicationId, known("scheduleInterview", interview, INTERVIEW)),
    makeOffer: (applicationId, offer = {}) => hiring().makeOffer(applicationId, known("makeOffer", offer, OFFER)),
    hireCandidate: (applicationId, terms = {}) => hiring().hire(applicationId, known("hireCandidate", terms, TERMS)),
  };
}

const JOB: Keys<NewJob> = { title: true, department: true, site: true, employmentType: true, hiringManagerId: true };
const AD: Keys<NewJobAd> = { language: true, title: true, description: true, requirements: true, responsibilities: true, benefits: true };
const CANDIDATE: Keys<NewCandidate> = {
  firstName: true,
  lastName: true,
  email: true,
  phone: true,
  title: true,
  country: true,
  city: true,
  skills: true,
  sourceType: true,
};
const INTERVIEW: Keys<NewInterview> = { start: true, minutes: true, type: true, interviewerIds: true };
const OFFER: Keys<NewOffer> = { startDate: true, salary: true, currency: true };
const TERMS: Keys<HireFromApplication> = { startDate: true, reportsTo: true, email: true };

import type { EmployeeId } from "../../../model/ids.ts";
import type { CompanyState } from "../../company/company.ts";
import { addDays, isDate } from "../../company/days.ts";
import { hash, hashText, uuidOf } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { stampAt } from "../../company/stamps.ts";
import { refuse } from "../../refusing.ts";
import type { HireFromApplication, NewCandidate, NewInterview, NewJob, NewJobAd, NewOffer } from "./input.ts";
import type { Application, Candidate, HiringRecords, Interview, JobAd, JobOpening, Offer, Stage } from "./records.ts";
import { seedHiring } from "./seeding.ts";

const MOVES: readonly Stage[] = ["Applied", "Screening", "Interview", "Offer"];

/** Jobs, who wants them and how far they came. */
export class Hiring {
  readonly #company: CompanyState;
  #records: HiringRecords | undefined;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  get records(): HiringRecords {
    this.#records ??= seedHiring(this.#company);
    return this.#records;
  }

  /** The ads on the careers page. */
  get publishedAds(): readonly JobAd[] {
    return [...this.records.ads.values()].filter(({ jobOpeningId }) => this.opening(jobOpeningId).status === "open");
  }

  opening(id: number): JobOpening {
    return found(this.records.openings, id, "job opening");
  }

  candidate(id: number): Candidate {
    return found(this.records.candidates, id, "candidate");
  }

  application(id: number): Application {
    return found(this.records.applications, id, "application");
  }

  /** When something last happened with an application. */
  lastActivity({ id, modificationDate }: Application): string {
    const own = <Item extends { readonly applicationId: number; readonly modificationDate: string }>(items: Map<number, Item>) =>
      [...items.values()].filter(({ applicationId }) => applicationId === id).map((item) => item.modificationDate);
    return [modificationDate, ...own(this.records.interviews), ...own(this.records.offers)].sort().at(-1) as string;
  }

  hasOffer(applicationId: number): boolean {
    return [...this.records.offers.values()].some((offer) => offer.applicationId === applicationId);
  }

  openJob({ title, department = "Engineering", site = "London", employmentType = "Full time", hiringManagerId }: NewJob): JobOpening {
    if (!title) throw refuse("openJob needs a title");
    if (hiringManagerId !== undefined) this.#employee(hiringManagerId);
    const opening: JobOpening = {
      id: this.#company.newId("jobOpening", 1_610_001),
      title,
      status: "open",
      departmentId: String(this.#item("department", department)),
      siteId: Number(this.#item("site", site)),
      employmentTypeId: String(this.#item("payrollEmploymentType", employmentType)),
      hiringManagerId: (hiringManagerId as EmployeeId | undefined) ?? null,
      createdAt: this.#now,
      closedAt: null,
      modificationDate: this.#now,
    };
    this.records.openings.set(opening.id, opening);
    return opening;
  }

  /** Nobody is looked for any more; the ads go. */
  closeJob(id: number): JobOpening {
    const opening = this.#openingThatIs("open", id);
    const closed: JobOpening = { ...opening, status: "closed", closedAt: this.#now, modificationDate: this.#now };
    this.records.openings.set(id, closed);
    return closed;
  }

  addJobAd(jobOpeningId: number, { language = "en", ...text }: NewJobAd): JobAd {
    const { title } = this.#openingThatIs("open", jobOpeningId);
    const { description = null, requirements = null, responsibilities = null, benefits = null } = text;
    const nth = this.#company.newId("jobAd", 1);
    const id = uuidOf(hash(hash(this.#company.seed, hashText("job ad")), nth));
    const texts = { [language]: { title: text.title ?? title, description, requirements, responsibilities, benefits } };
    const ad: JobAd = { id, jobOpeningId, language, texts };
    this.records.ads.set(id, ad);
    return ad;
  }

  apply(input: NewCandidate, jobOpeningId: number): Application {
    this.#openingThatIs("open", jobOpeningId);
    const { candidates, applications, ads } = this.records;
    const known = input.email && [...candidates.values()].find(({ email }) => email === input.email);
    if (known && [...applications.values()].some((one) => one.candidateId === known.id && one.jobOpeningId === jobOpeningId)) {
      throw refuse("this candidate has applied for the job already");
    }
    const candidate = known || this.#newCandidate(input);
    const application: Application = {
      id: this.#company.newId("application", 1_630_001),
      candidateId: candidate.id,
      jobOpeningId,
      jobAdId: [...ads.values()].find((ad) => ad.jobOpeningId === jobOpeningId)?.id ?? null,
      status: "active",
      stage: "Applied",
      sourceType: candidate.sourceType,
      dateApplied: this.#company.today,
      createdAt: this.#now,
      evaluationScore: null,
      evaluationCount: 0,
      modificationDate: this.#now,
    };
    applications.set(application.id, application);
    return application;
  }

  move(id: number, stage: Stage): Application {
    const application = this.#active(id);
    if (!MOVES.includes(stage)) throw refuse(`an application can be moved to ${MOVES.join(", ")}; hireCandidate takes someone on`);
    return this.#keep({ ...application, stage });
  }

  /** Ends an application without a hire. */
  reject(id: number): Application {
    return this.#keep({ ...this.#active(id), status: "rejected" });
  }

  scheduleInterview(applicationId: number, { start, minutes = 45, type = "video", interviewerIds = [] }: NewInterview): Interview {
    const application = this.#active(applicationId);
    const begins = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(start) && isDate(start.slice(0, 10)) ? Date.parse(`${start}:00Z`) : Number.NaN;
    if (Number.isNaN(begins)) throw refuse("an interview starts at a time such as 2026-06-20T14:30");
    if (!(minutes > 0)) throw refuse("an interview lasts some minutes");
    for (const id of interviewerIds) this.#employee(id);
    const interview: Interview = {
      id: this.#company.newId("interview", 1_640_001),
      applicationId,
      type,
      startTime: stampAt(begins),
      endTime: stampAt(begins + minutes * 60_000),
      interviewerIds: interviewerIds as readonly EmployeeId[],
      modificationDate: this.#now,
    };
    this.records.interviews.set(interview.id, interview);
    const early = application.stage === "Applied" || application.stage === "Screening";
    this.#keep(early ? { ...application, stage: "Interview" } : application);
    return interview;
  }

  makeOffer(applicationId: number, { startDate, salary, currency }: NewOffer = {}): Offer {
    const application = this.#active(applicationId);
    if (startDate !== undefined && !isDate(startDate)) throw refuse("startDate must be a date that exists, as YYYY-MM-DD");
    const site = this.#company.site(this.opening(application.jobOpeningId).siteId);
    const offer: Offer = {
      id: this.#company.newId("offer", 1_650_001),
      applicationId,
      status: "sent",
      startDate: startDate ?? addDays(this.#company.today, 30),
      salary: salary === undefined ? null : { value: salary, currency: currency ?? site?.currency ?? "GBP" },
      createdAt: this.#now,
      modificationDate: this.#now,
    };
    this.records.offers.set(offer.id, offer);
    this.#keep({ ...application, stage: "Offer" });
    return offer;
  }

  /** Takes the candidate on: an employee from then on, the offer accepted, the job closed. */
  hire(applicationId: number, { startDate, reportsTo, email }: HireFromApplication = {}): Employee {
    const company = this.#company;
    const application = this.#active(applicationId);
    const candidate = this.candidate(application.candidateId);
    if (candidate.employeeId !== null) throw refuse("this candidate is an employee already");
    const opening = this.opening(application.jobOpeningId);
    const offer = [...this.records.offers.values()].findLast((one) => one.applicationId === applicationId && one.status === "sent");
    const employee = company.hire({
      firstName: candidate.firstName,
      surname: candidate.lastName,
      title: opening.title,
      department: company.lists.label("department", opening.departmentId),
      site: company.lists.label("site", opening.siteId),
      startDate: startDate ?? offer?.startDate ?? company.today,
      reportsTo: reportsTo ?? null,
      email,
    });
    this.records.candidates.set(candidate.id, { ...candidate, employeeId: employee.id, modificationDate: this.#now });
    this.#keep({ ...application, stage: "Hired", status: "hired" });
    if (offer) this.records.offers.set(offer.id, { ...offer, status: "accepted", modificationDate: this.#now });
    if (opening.status === "open") this.closeJob(opening.id);
    return employee;
  }

  #newCandidate(input: NewCandidate): Candidate {
    const { firstName, lastName, email } = input;
    if (!firstName || !lastName || !email) throw refuse("a candidate has firstName, lastName and email");
    const candidate: Candidate = {
      id: this.#company.newId("candidate", 1_620_001),
      firstName,
      lastName,
      email,
      phone: input.phone ?? null,
      title: input.title ?? null,
      country: input.country ?? null,
      city: input.city ?? null,
      region: null,
      languages: [],
      skills: input.skills ?? [],
      education: [],
      experience: [],
      employeeId: null,
      sourceType: input.sourceType ?? "careersPage",
      modificationDate: this.#now,
    };
    this.records.candidates.set(candidate.id, candidate);
    return candidate;
  }

  get #now(): string {
    return stampAt(this.#company.now());
  }

  #keep(application: Application): Application {
    const changed = { ...application, modificationDate: this.#now };
    this.records.applications.set(changed.id, changed);
    return changed;
  }

  #active(id: number): Application {
    const application = this.application(id);
    if (application.status !== "active") throw refuse(`the application is ${application.status}`);
    return application;
  }

  #openingThatIs(status: JobOpening["status"], id: number): JobOpening {
    const opening = this.opening(id);
    if (opening.status !== status) throw refuse(`the job opening is ${opening.status}`);
    return opening;
  }

  #employee(id: string): void {
    if (!this.#company.byId(id)) throw refuse("no employee has this id");
  }

  #item(list: string, label: string): string | number {
    const item = this.#company.lists.labelled(list, label);
    if (!item) throw refuse(`the list ${list} has no item of this name`);
    return item.id;
  }
}

function found<Id, Item>(items: ReadonlyMap<Id, Item>, id: Id, what: string): Item {
  const item = items.get(id);
  if (!item) throw refuse(`no ${what} has this id`);
  return item;
}

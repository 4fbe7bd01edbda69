import type { EmployeeId } from "../../../model/ids.ts";
import type { World } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import { stampAt } from "../../company/stamps.ts";
import { EQUALITY, TIMES } from "../../objects/filters.ts";
import type { KindField, ObjectKind } from "../../objects/kind.ts";
import { type Application, type Candidate, type FormAnswer, type Interview, type JobOpening, type Offer, stageId } from "./records.ts";
import { Hiring } from "./state.ts";

// ASSUMED: what can be filtered, which are ids, states and dates, and all field ids but those of candidates and applications;
// HiBob's documentation lists them where it could not be read.

const EQUAL = { filter: EQUALITY };
const TIME = { filter: TIMES };

const field = <Item>(id: keyof Item & string, name: string, type = "text", more: Partial<KindField<Item>> = {}): KindField<Item> => ({
  id,
  name,
  type,
  read: (item) => item[id],
  ...more,
});

const computed = <Item>(
  id: string,
  name: string,
  type: string,
  read: (item: Item, hiring: Hiring, world: World) => unknown,
  more: Partial<KindField<Item>> = {},
): KindField<Item> => ({ id, name, type, read: (item, world) => read(item, world.company.part(Hiring), world), ...more });

/** The employee, unless deleted. */
const still = (id: EmployeeId | null, company: CompanyState): EmployeeId | null => company.byId(id ?? "")?.id ?? null;

/** Whose and which job's application something belongs to. */
const viaApplication = <Item extends { readonly applicationId: number }>(): readonly KindField<Item>[] => [
  field<Item>("applicationId", "Application", "number", EQUAL),
  computed<Item>("candidateId", "Candidate", "number", (item, hiring) => hiring.application(item.applicationId).candidateId, EQUAL),
  computed<Item>("jobOpeningId", "Job opening", "number", (item, hiring) => hiring.application(item.applicationId).jobOpeningId, EQUAL),
];

export const CANDIDATE: ObjectKind<Candidate> = {
  type: "candidate",
  prefix: "/candidate/",
  fields: [
    field<Candidate>("id", "Candidate ID", "number", EQUAL),
    field<Candidate>("firstName", "First name"),
    field<Candidate>("lastName", "Last name"),
    field<Candidate>("email", "Email", "text", EQUAL),
    field<Candidate>("phone", "Phone"),
    field<Candidate>("title", "Title"),
    computed<Candidate>("address", "Address", "address", ({ city, region, country }) => ({ city, region, country })),
    field<Candidate>("country", "Country"),
    field<Candidate>("city", "City"),
    field<Candidate>("region", "Region"),
    field<Candidate>("languages", "Languages", "multi-list"),
    field<Candidate>("skills", "Skills", "multi-list"),
    field<Candidate>("education", "Education", "table"),
    field<Candidate>("experience", "Experience", "table"),
    computed<Candidate>(
      "employeeId",
      "Employee",
      "employee-reference",
      ({ employeeId }, _, { company }) => still(employeeId, company),
      EQUAL,
    ),
    field<Candidate>("sourceType", "Source", "list", EQUAL),
    field<Candidate>("modificationDate", "Modification date", "datetime", TIME),
  ],
};

export const APPLICATION: ObjectKind<Application> = {
  type: "application",
  prefix: "/application/",
  fields: [
    field<Application>("id", "Application ID", "number", EQUAL),
    field<Application>("status", "Status", "list", EQUAL),
    field<Application>("candidateId", "Candidate", "number", EQUAL),
    field<Application>("jobOpeningId", "Job opening", "number", EQUAL),
    field<Application>("jobAdId", "Job ad", "text", EQUAL),
    computed<Application>("stageId", "Stage", "number", ({ stage }) => stageId(stage), EQUAL),
    computed<Application>("siteId", "Site", "list", ({ jobOpeningId }, hiring) => hiring.opening(jobOpeningId).siteId, {
      ...EQUAL,
      list: "site",
    }),
    field<Application>("sourceType", "Source", "list", EQUAL),
    field<Application>("dateApplied", "Date applied", "date", TIME),
    field<Application>("createdAt", "Created at", "datetime", TIME),
    computed<Application>("lastActivityTimestamp", "Last activity", "datetime", (application, hiring) => hiring.lastActivity(application)),
    field<Application>("evaluationScore", "Evaluation score", "number"),
    field<Application>("evaluationCount", "Evaluations", "number"),
    computed<Application>("hasOffer", "Has offer", "boolean", ({ id }, hiring) => hiring.hasOffer(id)),
    field<Application>("modificationDate", "Modification date", "datetime", TIME),
  ],
};

export const JOB_OPENING: ObjectKind<JobOpening> = {
  type: "jobOpening",
  prefix: "/jobOpening/",
  fields: [
    field<JobOpening>("id", "Job opening ID", "number", EQUAL),
    field<JobOpening>("title", "Title"),
    field<JobOpening>("status", "Status", "list", EQUAL),
    field<JobOpening>("departmentId", "Department", "list", { ...EQUAL, list: "department" }),
    field<JobOpening>("siteId", "Site", "list", { ...EQUAL, list: "site" }),
    field<JobOpening>("employmentTypeId", "Employment type", "list", { ...EQUAL, list: "payrollEmploymentType" }),
    computed<JobOpening>(
      "hiringManagerId",
      "Hiring manager",
      "employee-reference",
      ({ hiringManagerId }, _, { company }) => still(hiringManagerId, company),
      EQUAL,
    ),
    field<JobOpening>("createdAt", "Created at", "datetime", TIME),
    field<JobOpening>("closedAt", "Closed at", "datetime", TIME),
    field<JobOpening>("modificationDate", "Modification date", "datetime", TIME),
  ],
};

export const INTERVIEW: ObjectKind<Interview> = {
  type: "interview",
  prefix: "/interview/",
  fields: [
    field<Interview>("id", "Interview ID", "number", EQUAL),
    ...viaApplication<Interview>(),
    field<Interview>("type", "Type", "list"),
    computed<Interview>("status", "Status", "list", ({ endTime }, _, { company }) =>
      endTime <= stampAt(company.now()) ? "completed" : "scheduled",
    ),
    field<Interview>("startTime", "Start time", "datetime", TIME),
    field<Interview>("endTime", "End time", "datetime"),
    computed<Interview>("interviewerIds", "Interviewers", "employee-reference", ({ interviewerIds }, _, { company }) =>
      interviewerIds.filter((id) => still(id, company)),
    ),
    field<Interview>("modificationDate", "Modification date", "datetime", TIME),
  ],
};

export const OFFER: ObjectKind<Offer> = {
  type: "offer",
  prefix: "/offer/",
  fields: [
    field<Offer>("id", "Offer ID", "number", EQUAL),
    ...viaApplication<Offer>(),
    field<Offer>("status", "Status", "list", EQUAL),
    field<Offer>("startDate", "Start date", "date"),
    field<Offer>("salary", "Salary", "currency"),
    field<Offer>("createdAt", "Created at", "datetime", TIME),
    field<Offer>("modificationDate", "Modification date", "datetime", TIME),
  ],
};

export const FORM_ANSWER: ObjectKind<FormAnswer> = {
  type: "applicationFormAnswer",
  prefix: "/applicationFormAnswer/",
  fields: [
    field<FormAnswer>("id", "Answer ID", "number", EQUAL),
    ...viaApplication<FormAnswer>(),
    field<FormAnswer>("question", "Question"),
    field<FormAnswer>("answer", "Answer"),
    field<FormAnswer>("createdAt", "Created at", "datetime", TIME),
  ],
};

import type { EmployeeId } from "../model/ids.ts";

/** Fields of a job ad. Texts may hold HTML. */
export interface JobAdFields {
  /** Last part of the ad's address on the careers page. */
  readonly "/jobAd/id": string;
  /** Where candidates apply. Use this address, so that their details reach Bob. */
  readonly "/jobAd/applyUrl": string;
  readonly "/jobAd/title": string;
  /** Item of the list `department`. */
  readonly "/jobAd/departmentId": string;
  readonly "/jobAd/department": string;
  /** Item of the list `payrollEmploymentType`. */
  readonly "/jobAd/employmentTypeId": string;
  readonly "/jobAd/employmentType": string;
  /** Item of the list `site`. */
  readonly "/jobAd/siteId": number;
  readonly "/jobAd/site": string;
  /** Country of the site, by name. */
  readonly "/jobAd/country": string;
  /** Item of the list `worldLanguages`. */
  readonly "/jobAd/languageCode": string;
  readonly "/jobAd/description": string;
  readonly "/jobAd/requirements": string;
  readonly "/jobAd/responsibilities": string;
  readonly "/jobAd/benefits": string;
}

// The ids below were observed. ASSUMED: what they hold, after their names; `unknown` where the name does not say.

/** Fields of a candidate. Not complete; searches take others too. */
export interface CandidateFields {
  readonly "/candidate/id": string | number;
  readonly "/candidate/firstName": string;
  readonly "/candidate/lastName": string;
  readonly "/candidate/email": string;
  readonly "/candidate/phone": string;
  readonly "/candidate/title": string;
  readonly "/candidate/address": unknown;
  readonly "/candidate/country": string;
  readonly "/candidate/city": string;
  readonly "/candidate/region": string;
  readonly "/candidate/languages": unknown;
  readonly "/candidate/skills": unknown;
  readonly "/candidate/education": unknown;
  readonly "/candidate/experience": unknown;
  /** Set once the candidate is an employee. */
  readonly "/candidate/employeeId": EmployeeId;
  readonly "/candidate/sourceType": string;
  readonly "/candidate/modificationDate": string;
}

/** Fields of an application. Not complete; searches take others too. */
export interface ApplicationFields {
  readonly "/application/id": string | number;
  readonly "/application/status": string;
  readonly "/application/candidateId": string | number;
  readonly "/application/jobOpeningId": string | number;
  readonly "/application/jobAdId": string;
  readonly "/application/stageId": string | number;
  readonly "/application/siteId": string | number;
  readonly "/application/sourceType": string;
  readonly "/application/dateApplied": string;
  readonly "/application/createdAt": string;
  readonly "/application/lastActivityTimestamp": string;
  readonly "/application/evaluationScore": number;
  readonly "/application/evaluationCount": number;
  readonly "/application/hasOffer": boolean;
  readonly "/application/modificationDate": string;
}

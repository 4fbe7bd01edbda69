import type { CompanyState } from "../../company/company.ts";
import { type Keys, known } from "../../refusing.ts";
import { type Employer, Employers, type NewEmployer, type NewWorkLocation, type WorkLocation } from "./state.ts";

/** What HR does with the company's legal entities. */
export interface EmployersVerbs {
  /** Adds a legal entity, to the company's lists as well. */
  addEmployer(employer: NewEmployer): Employer;
  /** Adds a place where an employer's people work, to the company's lists as well. */
  addWorkLocation(employerId: number, location: NewWorkLocation): WorkLocation;
}

export const employersVerbs = (company: CompanyState): EmployersVerbs => ({
  addEmployer: (employer) => company.part(Employers).add(known("addEmployer", employer, EMPLOYER)),
  addWorkLocation: (employerId, location) => company.part(Employers).addLocation(employerId, known("addWorkLocation", location, LOCATION)),
});

const EMPLOYER: Keys<NewEmployer> = { legalName: true, country: true };
const LOCATION: Keys<NewWorkLocation> = { name: true, type: true, city: true, country: true };

import type { CompanyState } from "../../company/company.ts";
import { type Keys, known } from "../../refusing.ts";
import type { JobProfile } from "./seeding.ts";
import { JobCatalog, type NewJobProfile } from "./state.ts";

/** What HR does in the job catalog. */
export interface JobCatalogVerbs {
  /** Adds a job profile. */
  addJobProfile(profile: NewJobProfile): JobProfile;
  /** Gives someone a job profile, and the fields of the person's job with it. */
  assignJobProfile(employeeId: string, profileId: number): void;
}

export const jobCatalogVerbs = (company: CompanyState): JobCatalogVerbs => ({
  addJobProfile: (profile) => company.part(JobCatalog).add(known("addJobProfile", profile, PROFILE)),
  assignJobProfile: (employeeId, profileId) => company.part(JobCatalog).assign(employeeId, profileId),
});

const PROFILE: Keys<NewJobProfile> = { title: true, code: true, status: true, description: true, family: true, role: true };

import type { Employee } from "../../company/employee.ts";
import { EQUALITY } from "../../objects/filters.ts";
import type { ObjectKind } from "../../objects/kind.ts";
import type { JobProfile, LibraryEntry } from "./seeding.ts";

const libraryKind = (type: string, name: string): ObjectKind<LibraryEntry> => ({
  type,
  prefix: `/${type}/`,
  fields: [
    { id: "id", name: `${name} ID`, type: "number", read: ({ id }) => id },
    { id: "name", name: `${name} name`, type: "text", read: (entry) => entry.name },
    { id: "description", name: "Description", type: "text", read: ({ description }) => description },
  ],
});

export const JOB_FAMILY = libraryKind("jobFamily", "Job family");
export const JOB_FAMILY_GROUP = libraryKind("jobFamilyGroup", "Job family group");
export const JOB_ROLE = libraryKind("jobRole", "Job role");

/** A profile with those of its people whom the caller may see. */
export interface StaffedProfile {
  readonly profile: JobProfile;
  readonly people: () => readonly Employee[];
}

const STATUS = { active: "Active", draft: "Draft", inactive: "Inactive" } as const;

export const JOB_PROFILE: ObjectKind<StaffedProfile> = {
  type: "jobProfile",
  prefix: "/jobProfile/",
  fields: [
    { id: "id", name: "Job profile ID", type: "number", filter: EQUALITY, read: ({ profile }) => profile.id },
    { id: "code", name: "Job code", type: "text", read: ({ profile }) => profile.code },
    { id: "title", name: "Job profile name", type: "text", read: ({ profile }) => profile.title },
    {
      id: "status",
      name: "Status",
      type: "list",
      filter: EQUALITY,
      read: ({ profile }) => profile.status,
      text: (_, { profile }) => STATUS[profile.status],
    },
    { id: "description", name: "Description", type: "text", read: ({ profile }) => profile.description },
    { id: "jobRoleId", name: "Job role", type: "number", filter: EQUALITY, read: ({ profile }) => profile.jobRoleId },
    { id: "jobLevelRoleId", name: "Job level", type: "number", read: ({ profile }) => profile.jobLevelRoleId },
    { id: "jobFamilyId", name: "Job family", type: "number", filter: EQUALITY, read: ({ profile }) => profile.jobFamilyId },
    { id: "jobFamilyGroupId", name: "Job family group", type: "number", filter: EQUALITY, read: ({ profile }) => profile.jobFamilyGroupId },
    {
      id: "assignedEmployees",
      name: "Assigned employees",
      type: "employee-reference",
      needs: "jobsCatalog.view",
      read: ({ people }) => people().map(({ id }) => id),
      text: (_, { people }) => people().map(({ displayName }) => displayName),
    },
  ],
};

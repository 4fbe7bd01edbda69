import {
  familyFields,
  groupFields,
  listFamilies,
  listGroups,
  listRoles,
  profileFields,
  roleFields,
  searchProfiles,
} from "../../../job-catalog/endpoints.ts";
import { metadataRoute, searchRoute } from "../../objects/routes.ts";
import type { SearchForm } from "../../objects/search.ts";
import type { Route } from "../../route.ts";
import { JOB_FAMILY, JOB_FAMILY_GROUP, JOB_PROFILE, JOB_ROLE } from "./kinds.ts";
import { JobCatalog } from "./state.ts";

const inCatalog = { module: "jobCatalog" };
const under = (key: string): SearchForm => ({ record: "wrapped", key, nested: true, pageSize: 100 });

export const jobCatalogRoutes: readonly Route[] = [
  metadataRoute(familyFields, JOB_FAMILY, inCatalog),
  metadataRoute(groupFields, JOB_FAMILY_GROUP, inCatalog),
  metadataRoute(roleFields, JOB_ROLE, inCatalog),
  metadataRoute(profileFields, JOB_PROFILE, inCatalog),

  searchRoute(
    listFamilies,
    JOB_FAMILY,
    under("JobFamilyEntries"),
    ({ company }) => company.part(JobCatalog).library("families"),
    inCatalog,
  ),
  searchRoute(
    listGroups,
    JOB_FAMILY_GROUP,
    under("JobFamilyGroupEntries"),
    ({ company }) => company.part(JobCatalog).library("groups"),
    inCatalog,
  ),
  searchRoute(listRoles, JOB_ROLE, under("JobRoleEntries"), ({ company }) => company.part(JobCatalog).library("roles"), inCatalog),

  searchRoute(
    searchProfiles,
    JOB_PROFILE,
    under("JobProfileEntries"),
    ({ company, access }) => {
      const catalog = company.part(JobCatalog);
      let staff: ReturnType<JobCatalog["assigned"]> | undefined;
      const people = (id: number) => {
        staff ??= catalog.assigned(access.people());
        return staff.get(id) ?? [];
      };
      return catalog.profiles.map((profile) => ({ profile, people: () => people(profile.id) }));
    },
    // Without the right to people's jobs, the people assigned to a profile are left out.
    { ...inCatalog, requires: ["jobCatalog.profiles"] },
  ),
];

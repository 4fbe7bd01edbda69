import type { CallOptions, Client, Endpoint, Paginator } from "../client/index.ts";
import type { EmployeeId } from "../model/ids.ts";
import {
  type ObjectField,
  type ObjectFieldId,
  type ObjectFilter,
  type ObjectPaging,
  type ObjectRecord,
  type ObjectSearch,
  type ObjectTexts,
  objectFields,
  searchObjects,
} from "../objects/index.ts";
import { familyFields, groupFields, listFamilies, listGroups, listRoles, profileFields, roleFields, searchProfiles } from "./endpoints.ts";

export type * from "../objects/public.ts";

/** Fields of a job family. */
export interface JobFamilyFields {
  readonly "/jobFamily/id": number;
  readonly "/jobFamily/name": string;
  readonly "/jobFamily/description": string;
}

/** Fields of a group of job families. */
export interface JobFamilyGroupFields {
  readonly "/jobFamilyGroup/id": number;
  readonly "/jobFamilyGroup/name": string;
  readonly "/jobFamilyGroup/description": string;
}

/** Fields of a job role. */
export interface JobRoleFields {
  readonly "/jobRole/id": number;
  readonly "/jobRole/name": string;
  readonly "/jobRole/description": string;
}

/** Fields of a job profile that every account has. `fields()` lists the customer's own. */
export interface JobProfileFields {
  readonly "/jobProfile/id": number;
  readonly "/jobProfile/code": string;
  readonly "/jobProfile/title": string;
  readonly "/jobProfile/status": "active" | "draft" | "inactive" | (string & {});
  readonly "/jobProfile/description": string;
  readonly "/jobProfile/jobRoleId": number;
  /** Id of the level of the role. Levels themselves are not to be read. */
  readonly "/jobProfile/jobLevelRoleId": number;
  readonly "/jobProfile/jobFamilyId": number;
  readonly "/jobProfile/jobFamilyGroupId": number;
  /** Needs "View selected employees' Jobs sections" as well. */
  readonly "/jobProfile/assignedEmployees": readonly EmployeeId[];
}

/** A part of the job catalog that is listed as a whole. */
export interface CatalogList<Known> {
  /**
   * Everything in the list, page by page: 100 a request by default. Needs "View job content library".
   *
   * Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` when the customer is still on the old job catalog
   * @example
   * for await (const family of bob.jobCatalog.families.all()) console.log(family["/jobFamily/name"]);
   */
  all(input?: ObjectPaging & ObjectTexts, options?: CallOptions): Paginator<ObjectRecord<Known>>;
  /**
   * The fields its records have. Needs "View job content library".
   *
   * Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` when the customer is still on the old job catalog
   * @example
   * const fields = await bob.jobCatalog.families.fields();
   */
  fields(options?: CallOptions): Promise<ObjectField[]>;
}

/** What to read of which job profiles. */
export interface JobProfileSearch<Id extends string = string> extends ObjectSearch<Id> {
  /** At least one: Bob fails without. */
  readonly filters: readonly ObjectFilter[];
}

/** Job profiles: the jobs that positions and employees refer to. */
export interface JobProfiles {
  /**
   * Finds job profiles, page by page: 100 a request by default, Bob's maximum. At most 50 fields. Limit: 100 requests a minute.
   *
   * **Needs a filter**; for all of them filter by status. Filters take `/jobProfile/status`, `/jobProfile/jobFamilyGroupId`,
   * `/jobProfile/jobFamilyId`, `/jobProfile/jobRoleId` and `/jobProfile/id` with `equals` or `notEqual`.
   *
   * Needs "View job profiles" under Features > Job catalog > Jobs.
   *
   * Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` when the customer is still on the old job catalog
   * @example
   * const profiles = bob.jobCatalog.profiles.search({
   *   fields: ["/jobProfile/id", "/jobProfile/title"],
   *   filters: [{ fieldId: "/jobProfile/status", operator: "equals", values: ["active", "draft", "inactive"] }],
   * });
   * for await (const profile of profiles) console.log(profile["/jobProfile/title"]);
   */
  search<const Id extends ObjectFieldId<JobProfileFields>>(
    input: JobProfileSearch<Id> & ObjectPaging & ObjectTexts,
    options?: CallOptions,
  ): Paginator<ObjectRecord<JobProfileFields, Id>>;
  /**
   * The fields job profiles have, the customer's own included. Needs "View job content library".
   *
   * Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` when the customer is still on the old job catalog
   * @example
   * const fields = await bob.jobCatalog.profiles.fields();
   */
  fields(options?: CallOptions): Promise<ObjectField[]>;
}

/**
 * The job catalog: families in groups, roles, and profiles. Only for customers of Job catalog 2.0: **all methods fail with
 * `not_found` while the customer is on the old one.** Grades and the definitions of levels are not to be read.
 *
 * Needs "View job content library" under Features > Job catalog > Jobs, and "View job profiles" for the profiles.
 * Source: HiBob's documentation.
 *
 * @example
 * const roles = await bob.jobCatalog.roles.all().toArray({ limit: 1000 });
 */
export interface JobCatalog {
  readonly families: CatalogList<JobFamilyFields>;
  readonly familyGroups: CatalogList<JobFamilyGroupFields>;
  readonly roles: CatalogList<JobRoleFields>;
  readonly profiles: JobProfiles;
}

/** Binds the job catalog module to a client. */
export function jobCatalog(client: Client): JobCatalog {
  const part = <Known>(listed: Endpoint, fields: Endpoint, key: string): CatalogList<Known> => ({
    all: (input = {}, options) => searchObjects<Known>(client, listed, input, { key, paging: "query" }, options),
    fields: objectFields(client, fields),
  });
  return {
    families: part(listFamilies, familyFields, "JobFamilyEntries"),
    familyGroups: part(listGroups, groupFields, "JobFamilyGroupEntries"),
    roles: part(listRoles, roleFields, "JobRoleEntries"),
    profiles: {
      search: (input, options) => searchObjects(client, searchProfiles, input, { key: "JobProfileEntries", paging: "nested" }, options),
      fields: objectFields(client, profileFields),
    },
  };
}

import {
  familyFields,
  groupFields,
  listFamilies,
  listGroups,
  listRoles,
  profileFields,
  roleFields,
  searchProfiles,
} from "../../src/job-catalog/endpoints.ts";
import { ADA, type Contract } from "./contract.ts";

const field = (id: string) => ({ id, name: "Name", description: "A name", fieldType: { type: "text" } });
const given = (id: string) => ({ ...field(id), type: "text", listId: null });
const active = { fieldId: "/jobProfile/status", operator: "equals", values: ["active"] };

export const contracts: readonly Contract[] = [
  {
    name: "jobCatalog.families.all",
    endpoint: listFamilies,
    call: (bob) => bob.jobCatalog.families.all({ humanReadable: true }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "GET",
        path: "/job-catalog/job-families",
        query: { limit: "100", includeHumanReadable: "true" },
        answer: {
          JobFamilyEntries: [
            [{ "/jobFamily/id": { value: 1, humanReadable: "1" }, "/jobFamily/name": { value: "Baking", humanReadable: "Baking" } }],
          ],
          response_metadata: { next_cursor: "a+b" },
        },
      },
      {
        method: "GET",
        path: "/job-catalog/job-families",
        query: { limit: "100", cursor: "a+b", includeHumanReadable: "true" },
        answer: { JobFamilyEntries: [[{ "/jobFamily/id": { value: 2 } }]], response_metadata: { next_cursor: null } },
      },
    ],
    gives: [
      { "/jobFamily/id": 1, "/jobFamily/name": "Baking", humanReadable: { "/jobFamily/id": "1", "/jobFamily/name": "Baking" } },
      { "/jobFamily/id": 2 },
    ],
  },
  {
    name: "jobCatalog.familyGroups.all",
    endpoint: listGroups,
    call: (bob) => bob.jobCatalog.familyGroups.all().toArray({ limit: 9 }),
    exchanges: [
      {
        method: "GET",
        path: "/job-catalog/job-family-groups",
        query: { limit: "100" },
        answer: { JobFamilyGroupEntries: [[{ "/jobFamilyGroup/id": { value: 3 } }]], response_metadata: { next_cursor: null } },
      },
    ],
    gives: [{ "/jobFamilyGroup/id": 3 }],
  },
  {
    name: "jobCatalog.roles.all",
    endpoint: listRoles,
    call: (bob) => bob.jobCatalog.roles.all({ pageSize: 2, cursor: "x" }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "GET",
        path: "/job-catalog/job-roles",
        query: { limit: "2", cursor: "x" },
        answer: { JobRoleEntries: [[{ "/jobRole/description": { value: null } }]], response_metadata: { next_cursor: null } },
      },
    ],
    gives: [{ "/jobRole/description": null }],
  },
  {
    name: "jobCatalog.profiles.search",
    endpoint: searchProfiles,
    call: (bob) =>
      bob.jobCatalog.profiles
        .search({ fields: ["/jobProfile/title", "/jobProfile/assignedEmployees"], filters: [active], humanReadable: true })
        .toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/job-catalog/job-profiles/search",
        body: {
          fields: ["/jobProfile/title", "/jobProfile/assignedEmployees"],
          filters: [active],
          includeHumanReadable: true,
          pagination: { limit: 100 },
        },
        answer: {
          JobProfileEntries: [
            [
              {
                "/jobProfile/title": { value: "Head baker", humanReadable: "Head baker" },
                "/jobProfile/assignedEmployees": { value: [ADA], humanReadable: ["Ada Sample"] },
              },
            ],
          ],
          response_metadata: { next_cursor: null },
        },
      },
    ],
    gives: [
      {
        "/jobProfile/title": "Head baker",
        "/jobProfile/assignedEmployees": [ADA],
        humanReadable: { "/jobProfile/title": "Head baker", "/jobProfile/assignedEmployees": ["Ada Sample"] },
      },
    ],
  },
  {
    name: "jobCatalog.families.fields",
    endpoint: familyFields,
    call: (bob) => bob.jobCatalog.families.fields(),
    exchanges: [{ method: "GET", path: "/job-catalog/job-families/metadata", answer: [field("/jobFamily/name")] }],
    gives: [given("/jobFamily/name")],
  },
  {
    name: "jobCatalog.familyGroups.fields",
    endpoint: groupFields,
    call: (bob) => bob.jobCatalog.familyGroups.fields(),
    exchanges: [{ method: "GET", path: "/job-catalog/job-family-groups/metadata", answer: field("/jobFamilyGroup/name") }],
    gives: [given("/jobFamilyGroup/name")],
  },
  {
    name: "jobCatalog.roles.fields",
    endpoint: roleFields,
    call: (bob) => bob.jobCatalog.roles.fields(),
    exchanges: [{ method: "GET", path: "/job-catalog/job-roles/metadata", answer: [field("/jobRole/name")] }],
    gives: [given("/jobRole/name")],
  },
  {
    name: "jobCatalog.profiles.fields",
    endpoint: profileFields,
    call: (bob) => bob.jobCatalog.profiles.fields(),
    exchanges: [{ method: "GET", path: "/job-catalog/job-profiles/metadata", answer: [field("/jobProfile/code")] }],
    gives: [given("/jobProfile/code")],
  },
];

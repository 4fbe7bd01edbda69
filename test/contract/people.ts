import type { EmployeeId } from "../../src/index.ts";
import {
  changeEmail,
  createPerson,
  invitePerson,
  listProfiles,
  readPerson,
  searchPeople,
  setStartDate,
  terminatePerson,
  uninvitePerson,
  updatePerson,
} from "../../src/people/endpoints.ts";
import { ADA, type Contract } from "./contract.ts";

const id = ADA as EmployeeId;
// Both notations at once, an empty field without its slash key.
const ada = {
  "/root/id": { value: ADA },
  "/work/title": { value: "252" },
  id: ADA,
  displayName: "Ada Sample",
  work: { title: "252", department: null },
  humanReadable: { work: { title: "Baker" } },
};
const found = { id: ADA, displayName: "Ada Sample", work: { title: "252", department: null }, humanReadable: { work: { title: "Baker" } } };

export const contracts: readonly Contract[] = [
  {
    name: "people.search",
    endpoint: searchPeople,
    call: (bob) => bob.people.search({ fields: ["work.title", "work.department"], ids: [id], showInactive: true, humanReadable: "APPEND" }),
    exchanges: [
      {
        method: "POST",
        path: "/people/search",
        body: {
          fields: ["work.title", "work.department"],
          showInactive: true,
          humanReadable: "APPEND",
          filters: [{ fieldPath: "root.id", operator: "equals", values: [ADA] }],
        },
        answer: { employees: [ada] },
      },
    ],
    gives: { employees: [found], omitted: [] },
  },
  {
    name: "people.stream",
    endpoint: searchPeople,
    call: (bob) => bob.people.stream({ fields: ["work.title", "work.department"], emails: ["ada@example.com"] }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/people/search",
        body: {
          fields: ["work.title", "work.department"],
          filters: [{ fieldPath: "root.email", operator: "equals", values: ["ada@example.com"] }],
        },
        answer: { employees: [ada] },
      },
    ],
    gives: [found],
  },
  {
    name: "people.get",
    endpoint: readPerson,
    call: (bob) => bob.people.get(id, { fields: ["work.title", "work.department", "root.email"] }),
    exchanges: [{ method: "POST", path: `/people/${ADA}`, body: { fields: ["work.title", "work.department", "root.email"] }, answer: ada }],
    gives: { employee: found, omitted: ["root.email"] },
  },
  {
    name: "people.profiles",
    endpoint: listProfiles,
    call: (bob) => bob.people.profiles(),
    exchanges: [{ method: "GET", path: "/profiles", answer: { employees: [{ id: ADA, firstName: "Ada", work: { title: "Baker" } }] } }],
    gives: [{ id: ADA, firstName: "Ada", work: { title: "Baker" } }],
  },
  {
    name: "people.update",
    endpoint: updatePerson,
    call: (bob) => bob.people.update(id, { "root.firstName": "Ada", "work.field_1": 7 }),
    exchanges: [{ method: "PUT", path: `/people/${ADA}`, body: { firstName: "Ada", work: { custom: { field_1: 7 } } }, answer: undefined }],
    gives: { outcome: "applied" },
  },
  {
    name: "people.create",
    endpoint: createPerson,
    call: (bob) =>
      bob.people.create({
        "root.email": "ada@example.com",
        "root.firstName": "Ada",
        "root.surname": "Sample",
        "work.site": "London",
        "work.startDate": "2026-12-01",
      }),
    exchanges: [
      {
        method: "POST",
        path: "/people",
        body: { email: "ada@example.com", firstName: "Ada", surname: "Sample", work: { site: "London", startDate: "2026-12-01" } },
        answer: { id: ADA, email: "ada@example.com" },
      },
    ],
    gives: { id: ADA },
  },
  {
    name: "people.setEmail",
    endpoint: changeEmail,
    call: (bob) => bob.people.setEmail(id, "ada@example.com"),
    exchanges: [{ method: "PUT", path: `/people/${ADA}/email`, body: { email: "ada@example.com" }, answer: undefined }],
    gives: {},
  },
  {
    name: "people.setStartDate",
    endpoint: setStartDate,
    call: (bob) => bob.people.setStartDate(id, { startDate: "2026-12-01", reason: "Postponed" }),
    exchanges: [
      {
        method: "POST",
        path: `/employees/${ADA}/start-date`,
        body: { startDate: "2026-12-01", reason: "Postponed" },
        answer: undefined,
      },
    ],
    gives: {},
  },
  {
    name: "people.terminate",
    endpoint: terminatePerson,
    call: (bob) =>
      bob.people.terminate(id, {
        terminationDate: "2026-12-31",
        terminationReason: "3",
        reasonType: "4",
        noticePeriod: { unit: "month", length: 1 },
        lastDayOfWork: "2026-12-30",
      }),
    exchanges: [
      {
        method: "POST",
        path: `/employees/${ADA}/terminate`,
        body: {
          terminationDate: "2026-12-31",
          terminationReason: "3",
          reasonType: "4",
          noticePeriod: { unit: "month", length: 1 },
          lastDayOfWork: "2026-12-30",
        },
        answer: undefined,
      },
    ],
    gives: undefined,
  },
  {
    name: "people.invite",
    endpoint: invitePerson,
    call: (bob) => bob.people.invite(id, { welcomeWizardId: 17 }),
    exchanges: [{ method: "POST", path: `/employees/${ADA}/invitations`, body: { welcomeWizardId: 17 }, answer: undefined }],
    gives: undefined,
  },
  {
    name: "people.uninvite",
    endpoint: uninvitePerson,
    call: (bob) => bob.people.uninvite(id),
    exchanges: [{ method: "POST", path: `/employees/${ADA}/uninvite`, answer: undefined }],
    gives: undefined,
  },
];

import { listProfiles, readPerson, searchPeople } from "../../../people/endpoints.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { jsonText, jsonTexts } from "../../reply.ts";
import { type Exchange, type Route, route } from "../../route.ts";
import { employeeText } from "./employee-writer.ts";
import { covered } from "./person.ts";
import { profiles } from "./profiles.ts";
import { prepare, readingOf } from "./reading.ts";
import { peopleWriteRoutes } from "./write-routes.ts";

type Filter = NonNullable<Exchange<typeof searchPeople>["body"]["filters"]>[number];

/** Whom a filter names, in the order in which a search without one gives them. */
function found({ fieldPath, values }: Filter, company: CompanyState): readonly Employee[] {
  const people = values.map((value) => (fieldPath === "root.id" ? company.byId(value) : company.byEmail(value)));
  return [...new Set(people)].filter((person) => person !== undefined).sort((a, b) => a.core.seq - b.core.seq);
}

export const peopleRoutes: readonly Route[] = [
  route(
    searchPeople,
    ({ body, company, access }) => {
      const filter = body.filters?.[0];
      let people = filter ? found(filter, company).filter((person) => access.covers(person)) : access.people();
      if (!body.showInactive) people = people.filter(({ status }) => status === "Active");
      return jsonTexts("employees", people, employeeText(readingOf(body, company, access)));
    },
    { prepare },
  ),

  route(
    readPerson,
    ({ path: { identifier }, body, company, access }) =>
      jsonText(employeeText(readingOf(body, company, access))(covered(company.find(identifier), access))),
    { prepare },
  ),

  route(listProfiles, ({ company, access }) => profiles(company, access)),

  ...peopleWriteRoutes,
];

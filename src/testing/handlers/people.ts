import { readPerson, searchPeople } from "../../people/endpoints.ts";
import type { CompanyState } from "../company/company.ts";
import type { Employee } from "../company/employee.ts";
import { FAKE_FIELDS } from "../company/values/index.ts";
import { json, jsonList, notFound } from "../reply.ts";
import { type Exchange, type Route, route } from "../route.ts";
import { employeeWriter } from "./employee-writer.ts";

const DEFAULT_CATEGORIES = ["root", "about", "employment", "work"];
const DEFAULT_FIELDS = [...FAKE_FIELDS.values()].filter(({ category }) => DEFAULT_CATEGORIES.includes(category)).map(({ id }) => id);

/**
 * Without `fields` Bob gives a default set; `humanReadable` comes in either case, and values that Bob does not know are
 * ignored. `REPLACE`, which Bob knows and this package does not offer, fails rather than answering something else.
 */
function prepare(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const { humanReadable, ...rest } = body as Record<string, unknown>;
  const mode = typeof humanReadable === "string" ? humanReadable.toUpperCase() : undefined;
  return { fields: DEFAULT_FIELDS, ...rest, ...(mode === "APPEND" || mode === "REPLACE" ? { humanReadable: mode } : {}) };
}

type Filter = NonNullable<Exchange<typeof searchPeople>["body"]["filters"]>[number];

/** Whom a filter names, in the order in which a search without one gives them. */
function found({ fieldPath, values }: Filter, company: CompanyState): readonly Employee[] {
  const people = values.map((value) => (fieldPath === "root.id" ? company.byId(value) : company.byEmail(value)));
  return [...new Set(people)].filter((person) => person !== undefined).sort((a, b) => a.core.seq - b.core.seq);
}

export const peopleRoutes: readonly Route[] = [
  route(
    searchPeople,
    ({ body: { fields, showInactive = false, humanReadable, filters }, company, access }) => {
      const filter = filters?.[0];
      let people = filter ? found(filter, company).filter((person) => access.covers(person)) : access.people();
      if (!showInactive) people = people.filter(({ status }) => status === "Active");
      return jsonList("employees", people, employeeWriter({ fields, company, access, readable: humanReadable === "APPEND" }));
    },
    { prepare },
  ),

  route(
    readPerson,
    ({ path: { identifier }, body: { fields, humanReadable }, company, access }) => {
      const person: Employee | undefined = company.find(identifier);
      // ASSUMED: 404 for someone outside the audience, as for an unknown id; which of 403 and 404 is not documented.
      if (!person || !access.covers(person)) throw notFound("The employee");
      return json(employeeWriter({ fields, company, access, readable: humanReadable === "APPEND" })(person));
    },
    { prepare },
  ),
];

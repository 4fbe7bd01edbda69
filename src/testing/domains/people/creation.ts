import { isObject } from "../../../model/json.ts";
import type { Access } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import type { FakeField } from "../../company/fields.ts";
import { isCalculated } from "../../company/fields-values.ts";
import { badRequest } from "../../reply.ts";
import { TABLE_FIELDS, TABLES } from "../../tables/all.ts";
import { readColumns } from "../../tables/columns.ts";
import { EmployeeTables } from "../../tables/state.ts";
import { keptValues, sentValues } from "./values.ts";

/** What becomes the first row of the work table, or is part of taking someone on. */
const TAKING_ON: ReadonlySet<string> = new Set([
  "root.email",
  "root.firstName",
  "root.surname",
  "work.startDate",
  "work.site",
  "work.siteId",
  "work.title",
  "work.department",
  "work.reportsTo",
  "work.manager",
  "work.activeEffectiveDate",
  "work.workChangeType",
]);

/**
 * Takes on the person whom a body describes. Nothing happens when any of it is wrong. What it does not name is filled as for
 * somebody whom the verb `hire` takes on: unlike in Bob, it is not empty.
 */
export function createPerson(body: object, company: CompanyState, access: Access): Employee {
  // ASSUMED: what may not be edited is dropped, as in an update, but for what a person cannot be without.
  const sent = [...sentValues(body, company)].filter(([field]) => TAKING_ON.has(field.id) || access.edits(field));
  const byId = new Map(sent.map(([{ id }, value]) => [id, value]));
  const text = (id: string): string => {
    const value = byId.get(id);
    if (typeof value !== "string" || value.trim() === "") throw badRequest(`Missing ${id}`, `${id} is needed to create a person, as text`);
    return value;
  };
  const [email, firstName, surname, startDate] = [text("root.email"), text("root.firstName"), text("root.surname"), text("work.startDate")];
  if (!email.includes("@")) throw badRequest("root.email is no email address");
  if (company.byEmail(email)) throw badRequest("The email is in use by another employee");
  const label = (id: string, list: string): string | null => {
    const value = byId.get(id) ?? (id === "work.site" ? byId.get("work.siteId") : undefined);
    if (value === undefined || value === null) return null;
    const item =
      typeof value === "string" || typeof value === "number"
        ? (company.lists.find(list, value) ?? company.lists.labelled(list, String(value)))
        : undefined;
    if (!item || item.archived) throw badRequest(`Invalid value for ${id}`, `${id} takes an item of the list ${list}, by id or by label`);
    return item.label;
  };
  const site = label("work.site", "site");
  if (site === null)
    throw badRequest("Missing work.site", "work.site is needed to create a person: an item of the list site, by id or by label");
  const work = { site, title: label("work.title", "title"), department: label("work.department", "department") };
  const reportsTo = managerIn(byId.get("work.reportsTo") ?? byId.get("work.manager"), company);
  const firstRows = firstRowsIn(byId, startDate, company);
  // ASSUMED: unlike an update, a creation takes columns of tables too, which make their first rows.
  const isStored = (field: FakeField) => !TAKING_ON.has(field.id) && !isCalculated(field) && !TABLE_FIELDS.has(field.id);
  const values = keptValues(
    sent.filter(([field]) => isStored(field)),
    company,
  );
  const employee = company.hire({ email, firstName, surname, startDate, reportsTo, ...work });
  company.setValues(employee, values, { quietly: true });
  for (const [table, columns] of firstRows) company.part(EmployeeTables).begin(table, employee, columns);
  return employee;
}

/** The first rows of the tables in which the values are columns, e.g. of the salary. */
function firstRowsIn(values: ReadonlyMap<string, unknown>, effectiveDate: string, company: CompanyState) {
  return TABLES.filter(({ kind, store }) => kind === "dated" && !store).flatMap((table) => {
    const given = Object.entries(table.columns).filter(
      ([, { field, follows, labelOf }]) => field && !follows && labelOf === undefined && values.has(field),
    );
    if (given.length === 0) return [];
    const sent = Object.fromEntries(given.map(([name, { field = "" }]) => [name, values.get(field)]));
    const { columns, problems } = readColumns(table, { ...sent, effectiveDate, workChangeType: "New hire" }, company);
    const [wrong] = Object.entries(problems);
    if (wrong) throw badRequest(`Invalid value for the table ${table.name}`, `${wrong[0]}: ${wrong[1]}`);
    return [[table, columns] as const];
  });
}

/** The id of the manager, who is given as `{ id }`, `{ email }` or an id. ASSUMED: one who does not exist is refused. */
function managerIn(given: unknown, company: CompanyState): string | null {
  if (given === undefined || given === null) return null;
  const key = isObject(given) ? (given.id ?? given.email) : given;
  const manager = typeof key === "string" ? company.find(key) : undefined;
  if (!manager) throw badRequest("Invalid value for work.reportsTo", "work.reportsTo takes { id } of an employee");
  return manager.id;
}

import type { Access } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { notFound } from "../../reply.ts";

/**
 * The person with this id, who is in the audience.
 *
 * ASSUMED: 404 for someone outside the audience, as for an unknown id; which of 403 and 404 is not documented. Emails are
 * documented for reads of one person only, so they name nobody here.
 */
export function personById(id: string, company: CompanyState, access: Access): Employee {
  return covered(company.byId(id), access);
}

/** The person, if the audience has them. */
export function covered(person: Employee | undefined, access: Access): Employee {
  if (!person || !access.covers(person)) throw notFound("The employee");
  return person;
}

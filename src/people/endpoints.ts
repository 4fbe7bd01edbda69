import { endpoint } from "../client/endpoint.ts";
import { box, editPermission } from "../model/permissions.ts";
import * as bodies from "./schemas.ts";

/** Source of the limit: HiBob's rate-limit page. No permission of its own: each field needs View on its category. */
export const searchPeople = endpoint({
  method: "POST",
  path: "/people/search",
  body: bodies.searchBody,
  response: bodies.searchAnswer,
  perMinute: 50,
  permissions: [],
  effect: "read",
});

/** A read in spite of its method. Finds inactive employees too; an unknown id answers 404. */
export const readPerson = endpoint({
  method: "POST",
  path: "/people/{identifier}",
  body: bodies.readBody,
  response: bodies.employee,
  perMinute: undefined,
  permissions: [],
  effect: "read",
});

/** The public page of each active employee. */
export const listProfiles = endpoint({
  method: "GET",
  path: "/profiles",
  response: bodies.searchAnswer,
  perMinute: undefined,
  permissions: [],
  effect: "read",
});

// Which box these need is not documented.
const write = { method: "POST", perMinute: undefined, permissions: undefined, effect: "write" } as const;
const lifecycle = { ...write, permissions: [editPermission("lifecycle", "Lifecycle")] } as const;

/** Answers 200 for what it may not write as well, or 304 when nothing is left: each field needs Edit on its category. */
export const updatePerson = endpoint({
  ...write,
  permissions: [],
  method: "PUT",
  path: "/people/{identifier}",
  body: bodies.values,
  perMinute: 10,
  effect: "idempotent",
});

export const createPerson = endpoint({
  ...write,
  path: "/people",
  body: bodies.values,
  response: bodies.employee,
  permissions: [box("people.create", "People's data > People > Employees > Add new people to the company")],
});

/** Each time it is sent, Bob mails a confirmation: not to be repeated. */
export const changeEmail = endpoint({ ...write, method: "PUT", path: "/people/{id}/email", body: bodies.newEmail, perMinute: 20 });

/** Adds a row to the lifecycle table. */
export const terminatePerson = endpoint({ ...lifecycle, path: "/employees/{identifier}/terminate", body: bodies.termination });

export const setStartDate = endpoint({ ...lifecycle, path: "/employees/{employeeId}/start-date", body: bodies.start, perMinute: 20 });

/** Sends the mail that gives access to Bob. */
export const invitePerson = endpoint({ ...write, path: "/employees/{employeeId}/invitations", body: bodies.values });

/** Takes the access to Bob away; the employee stays. */
export const uninvitePerson = endpoint({ ...write, path: "/employees/{identifier}/uninvite", effect: "idempotent" });

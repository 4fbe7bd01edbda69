import { endpoint } from "../client/endpoint.ts";
import { readAnswer, readBody, searchAnswer, searchBody } from "./schemas.ts";

/** Source of the limit: HiBob's rate-limit page. No permission of its own: each field needs View on its category. */
export const searchPeople = endpoint({
  method: "POST",
  path: "/people/search",
  body: searchBody,
  response: searchAnswer,
  perMinute: 50,
  permissions: [],
  effect: "read",
});

/** A read in spite of its method. Finds inactive employees too; an unknown id answers 404. */
export const readPerson = endpoint({
  method: "POST",
  path: "/people/{identifier}",
  body: readBody,
  response: readAnswer,
  perMinute: undefined,
  permissions: [],
  effect: "read",
});

import {
  addCourses,
  archiveCourses,
  registerProvider,
  removeProvider,
  submitStatement,
  updateCourses,
} from "../../../learning/endpoints.ts";
import type { CompanyState } from "../../company/company.ts";
import { problemIn } from "../../refusing.ts";
import { badRequest, bare, conflict, json, notFound } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { Learning, StatementRefused } from "./state.ts";

/** The providers of a company, if this one is connected. */
function connected(company: CompanyState, provider: string): Learning {
  const learning = company.part(Learning);
  if (!learning.isActive(provider)) throw notFound(`The integration ${provider}`);
  return learning;
}

// Bob answers 403 without a body to a customer without Learning.
const options = { module: "learning", withoutModule: 403 } as const;

export const learningRoutes: readonly Route[] = [
  // ASSUMED: 409 for a provider that is connected already; Bob has one integration for each.
  route(
    registerProvider,
    ({ body, company }) => {
      const learning = company.part(Learning);
      if (body.providerIdentifier === "") throw badRequest("providerIdentifier must not be empty");
      if (learning.isActive(body.providerIdentifier)) throw conflict("The integration exists already");
      learning.register(body);
      return bare(200);
    },
    options,
  ),

  route(
    removeProvider,
    ({ path: { providerIdentifier }, company }) => {
      connected(company, providerIdentifier).remove(providerIdentifier);
      return bare(204);
    },
    options,
  ),

  route(
    addCourses,
    ({ path: { providerIdentifier }, body: { items }, company }) =>
      json(connected(company, providerIdentifier).add(providerIdentifier, items)),
    options,
  ),

  route(
    updateCourses,
    ({ path: { providerIdentifier }, body: { items }, company }) =>
      json(connected(company, providerIdentifier).update(providerIdentifier, items)),
    options,
  ),

  route(
    archiveCourses,
    ({ path: { providerIdentifier }, body: { items }, company }) =>
      json(connected(company, providerIdentifier).archive(providerIdentifier, items)),
    options,
  ),

  route(
    submitStatement,
    ({ path: { providerIdentifier }, body, company }) => {
      const learning = connected(company, providerIdentifier);
      try {
        return learning.submit(providerIdentifier, body) ? json({ accepted: true, statementId: body.id }) : bare(204);
      } catch (error) {
        if (!(error instanceof StatementRefused)) throw error;
        const problem = problemIn(error);
        throw error.duplicate ? conflict(problem) : badRequest(problem);
      }
    },
    options,
  ),
];

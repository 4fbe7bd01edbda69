import { employersMetadata, searchEmployers, searchWorkLocations, workLocationsMetadata } from "../../../employers/endpoints.ts";
import { described, type ObjectKind } from "../../objects/kind.ts";
import { searchRoute } from "../../objects/routes.ts";
import type { SearchForm } from "../../objects/search.ts";
import { json, notFound } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { CORE, EMPLOYER, WORK_LOCATION } from "./kinds.ts";
import { Employers } from "./state.ts";

const bought = { module: "employers" };
const form = { record: "bare", key: "items", pageSize: 50 } satisfies SearchForm;

const LABELS: Readonly<Record<string, string>> = { employer: "Employer", workLocation: "Work location" };

/**
 * What Bob says of one kind of object: its id, other properties when they are asked for, and its fields when there is a
 * selector of fields. ASSUMED: names of the properties, and that any selector takes all fields; it is not documented.
 */
function metadataOf<Item>(kind: ObjectKind<Item>, properties: readonly string[] = [], selector: unknown): object {
  const all: Readonly<Record<string, unknown>> = {
    id: kind.type,
    name: LABELS[kind.type],
    description: null,
    // Values are not wrapped here, so a field's path is where its value stands.
    fields: described(kind).map(({ jsonPath, ...field }) => ({ ...field, jsonPath: { ...jsonPath, rawData: jsonPath.root } })),
  };
  const wanted = ["id", ...properties, ...(selector == null ? [] : ["fields"])];
  return Object.fromEntries(Object.entries(all).filter(([key]) => wanted.includes(key)));
}

export const employersRoutes: readonly Route[] = [
  route(employersMetadata, ({ body: { objectProperties, fields } }) => json([metadataOf(EMPLOYER, objectProperties, fields)]), bought),

  route(
    workLocationsMetadata,
    ({ body: { objectProperties, fields } }) => json([metadataOf(WORK_LOCATION, objectProperties, fields)]),
    bought,
  ),

  searchRoute(searchEmployers, EMPLOYER, { ...form, defaults: CORE.employer }, ({ company }) => company.part(Employers).all, bought),

  searchRoute(
    searchWorkLocations,
    WORK_LOCATION,
    { ...form, defaults: CORE.workLocation },
    ({ path: { employerId }, company }) => {
      const employers = company.part(Employers);
      const employer = employers.find(Number(employerId));
      if (!employer) throw notFound(`The employer ${employerId}`);
      return employers.locationsOf(employer.id);
    },
    bought,
  ),
];

import type { Endpoint } from "../../client/endpoint.ts";
import type { World } from "../access.ts";
import { json, type Reply } from "../reply.ts";
import { type Exchange, type Route, route } from "../route.ts";
import { described, type ObjectKind } from "./kind.ts";
import { type Asked, type SearchForm, searchAnswer } from "./search.ts";

export type RouteOptions = Parameters<typeof route>[2];

/** What the objects of a search depend on, besides its filters. */
export interface SearchRequest extends World {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly asked: Asked;
}

/** A search or a list of one kind of object. `items` gives those that the caller may see, before filters. */
export const searchRoute = <Item>(
  endpoint: Endpoint,
  kind: ObjectKind<Item>,
  form: SearchForm,
  items: (request: SearchRequest) => readonly Item[],
  options?: RouteOptions,
): Route =>
  route(
    endpoint,
    (exchange) => {
      const { company, access } = exchange;
      const query = (exchange.query ?? {}) as SearchRequest["query"];
      const asked = (exchange.body ?? query) as Asked;
      const path = (exchange.path ?? {}) as SearchRequest["path"];
      return searchAnswer(kind, form, asked, items({ path, query, asked, company, access }), { company, access });
    },
    options,
  );

/** The fields of one kind of object. */
export const metadataRoute = <Item>(endpoint: Endpoint, kind: ObjectKind<Item>, options?: RouteOptions): Route =>
  route(endpoint, () => json(described(kind)), options);

/** A route of goals or projects, whose refusals have a form of their own. */
export const objectRoute = <E extends Endpoint>(
  endpoint: E,
  module: string,
  answer: (exchange: Exchange<E>) => Reply,
  options?: RouteOptions,
): Route => route(endpoint, answer, { ...options, module, errors: "object" });

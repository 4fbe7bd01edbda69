import type * as z from "zod/mini";
import type { Endpoint, InputOf } from "../client/endpoint.ts";
import type { Access } from "./access.ts";
import type { CompanyState } from "./company/company.ts";
import type { Reply } from "./reply.ts";
import type { SentFile } from "./request.ts";

/** What a handler gets: the request, checked against its declaration, and the world it is asked about. */
export interface Exchange<E extends Endpoint = Endpoint> {
  /** The holes of the path, decoded. */
  readonly path: InputOf<E> extends { readonly path: infer Holes } ? Holes : undefined;
  readonly query: z.output<NonNullable<E["query"]>>;
  readonly body: z.output<NonNullable<E["body"]>>;
  /** The part named `file` of a multipart body. */
  readonly file: SentFile | undefined;
  /** The address that the caller knows as Bob's, `/v1` included: links in answers start with it. */
  readonly base: string;
  readonly company: CompanyState;
  readonly access: Access;
}

interface RouteOptions {
  /** Turns what Bob accepts, and the declaration does not, into what the declaration says. */
  readonly prepare?: (body: unknown) => unknown;
  /**
   * Keys of the boxes without which the answer is 403. Default: all that the declaration names. A route whose lack shows in
   * another way, such as a field that is left out, names fewer and looks at `access` itself.
   */
  readonly requires?: readonly string[];
  /** Part of Bob that a customer may not have bought: without it the answer is 404, or `withoutModule`. */
  readonly module?: string;
  readonly withoutModule?: 403;
  /** `object`: refusals are `{ error, message, statusCode, timestamp }`, as those of Bob's object-based modules. */
  readonly errors?: "object";
  /** Answers a page with 400 when a GET comes with a JSON content type. */
  readonly refusesJsonType?: boolean;
}

/** One endpoint of the fake: the declaration decides path, checks and limit, the handler the answer. */
export interface Route extends RouteOptions {
  readonly endpoint: Endpoint;
  readonly answer: (exchange: Exchange<never>) => Reply;
}

/** Gives a declared endpoint its answer. */
export const route = <E extends Endpoint>(endpoint: E, answer: (exchange: Exchange<E>) => Reply, options: RouteOptions = {}): Route =>
  ({ endpoint, answer, ...options }) as unknown as Route;

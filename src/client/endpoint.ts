import type { Permission } from "../model/permissions.ts";

/**
 * What sending a request twice does: `read` changes nothing, `idempotent` ends in the same state, `write` does not.
 * Only the first two are ever sent again after a failure.
 */
export type Effect = "read" | "idempotent" | "write";

/** What a declaration needs of a schema. Those of zod are some; one that a function checks can be a few bytes. */
export interface Schema<Input = unknown, Output = Input> {
  /** Types only. */
  readonly _zod: { readonly input: Input; readonly output: Output };
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: Output } | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

/** Where a value does not fit a schema. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  /** What should be there. */
  readonly expected?: string;
  readonly code?: string;
  readonly message?: string;
}

/** Stands for no query, no body, no answer. */
type Nothing = Schema<undefined>;
type In<S extends Schema> = S["_zod"]["input"];

/** What `receive` may need besides the answer. */
export interface Reading {
  readonly endpoint: string;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Leaves the body open when `receive` has returned: whoever reads it then heeds the signal. */
  keep(): void;
}

/** What one endpoint of Bob is: the declaration that client, limiter, permission checker, fake and docs read. */
export interface EndpointSpec<Path extends string, Query extends Schema, Body extends Schema, Data extends Schema> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Template below the base URL, e.g. `/people/{id}/work`. */
  readonly path: Path;
  readonly query?: Query;
  readonly body?: Body;
  /** Describes the JSON answer; checks, never transforms. Absent where Bob answers without a body. */
  readonly response?: Data;
  /** Takes a good answer that is not JSON, a file for instance, and gives the call's data. What it leaves unread is dropped. */
  readonly receive?: ((response: Response, reading: Reading) => unknown) | undefined;
  /** Documented requests per minute; `undefined` is learned from the answers' headers. */
  readonly perMinute: number | undefined;
  /**
   * Every box that must be ticked for the call to answer in full. Empty when the endpoint needs none of its own; `undefined`
   * when it is not documented which.
   */
  readonly permissions: readonly Permission[] | undefined;
  readonly effect: Effect;
}

/** A declared endpoint; `id` is its method and path, e.g. `POST /people/search`. */
export interface Endpoint<
  Path extends string = string,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Data extends Schema = Schema,
> extends EndpointSpec<Path, Query, Body, Data> {
  readonly id: string;
}

/** Declares an endpoint. */
export const endpoint = <
  const Path extends string,
  Query extends Schema = Nothing,
  Body extends Schema = Nothing,
  Data extends Schema = Nothing,
>(
  spec: EndpointSpec<Path, Query, Body, Data>,
): Endpoint<Path, Query, Body, Data> => ({ ...spec, id: `${spec.method} ${spec.path}` });

type Holes<Path extends string> = Path extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never;

type Part<Key extends string, Value> = undefined extends Value ? { readonly [K in Key]?: Value } : { readonly [K in Key]: Value };

/** What a call of `E` takes: the holes of its path, its query and its body. */
export type InputOf<E extends Endpoint> =
  E extends Endpoint<infer Path, infer Query, infer Body, Schema>
    ? string extends Path // an endpoint that is only known when the program runs
      ? { readonly path?: Readonly<Record<string, string>>; readonly query?: unknown; readonly body?: unknown }
      : ([Holes<Path>] extends [never] ? { readonly path?: undefined } : { readonly path: { readonly [Hole in Holes<Path>]: string } }) &
          Part<"query", In<Query> | (Query extends Nothing ? never : PartialQuery<Query>)> &
          Part<"body", In<Body>>
    : never;

// A query whose every key is optional may be left out altogether.
type PartialQuery<Query extends Schema> = Record<never, never> extends In<Query> ? undefined : never;

/** What a call of `E` answers. */
export type DataOf<E extends Endpoint> = E extends Endpoint<string, Schema, Schema, infer Data> ? Data["_zod"]["output"] : never;

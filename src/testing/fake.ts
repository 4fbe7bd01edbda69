import type { RequestHandler } from "msw";
import { type Clock, systemClock } from "../client/clock.ts";
import { InvalidInputError } from "../client/errors.ts";
import { Access, ALL_PERMISSIONS, type Audience, type FakePermissions } from "./access.ts";
import { CompanyState } from "./company/company.ts";
import type { Company, HireInput, Termination, WorkChange } from "./company/contract.ts";
import { again, digits, hash } from "./company/draws.ts";
import type { FakeEmployee } from "./company/employee.ts";
import { Engine, type RecordedRequest } from "./engine.ts";
import { answerFetch, belowVersion } from "./fetch-face.ts";
import { routes } from "./handlers/index.ts";
import { type FakeServer, type ListenOptions, listen } from "./http-face.ts";
import { mswHandlers } from "./msw-face.ts";

/** What a fake starts with. */
export interface FakeOptions {
  /** People in the company at the start. Default 50. */
  readonly employees?: number | undefined;
  /** The same seed tells the same story. Default 1. */
  readonly seed?: number | undefined;
  /** Gives the fake its today. Default the machine's clock. */
  readonly clock?: Clock | undefined;
  /** Whether requests per minute are bounded as Bob documents. Default `"on"`. */
  readonly limits?: "on" | "off" | undefined;
  /** Whether fifty refused requests in ten seconds block everything for five minutes. Default true. */
  readonly lockout?: boolean | undefined;
  /** Keys of the boxes that are ticked for the service user. Default all. */
  readonly permissions?: readonly string[] | undefined;
  /** Whose data the service user may read. Default `"everyone"`, leavers included. */
  readonly audience?: Audience | undefined;
}

/** A Bob account in memory. */
export interface FakeHiBob {
  /** The credential it accepts. */
  readonly serviceUser: { readonly id: string; readonly token: string };
  /** Its people, for assertions. */
  readonly company: Company;
  /** The ticked boxes; a change counts from the next request on. */
  readonly permissions: FakePermissions;
  /** Whose data the service user may read. May be set. */
  audience: Audience;
  /** Takes someone on. */
  hire(input: HireInput): FakeEmployee;
  /** Ends someone's employment, today or on a date. */
  terminate(id: string, termination?: Termination): FakeEmployee;
  /** Adds a work row that carries forward what the change does not name. */
  changeWork(id: string, change?: WorkChange): FakeEmployee;
  /** Sets other stored fields, by field id: `{ "home.city": … }`. `null` empties a field. */
  update(id: string, fields: Readonly<Record<string, unknown>>): FakeEmployee;
  /** Stands in for the global `fetch`. Any host will do: what follows `/v1` in the address counts. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /**
   * Handlers for MSW. They answer everything below `baseUrl`, Bob's production API unless told otherwise.
   *
   * @throws {InvalidInputError} when msw is not installed
   * @example
   * const server = setupServer(...fake.handlers());
   * server.listen({ onUnhandledFrame: "error" });
   */
  handlers(options?: { readonly baseUrl?: string }): RequestHandler[];
  /** Answers on a real port, for programs in any language. */
  listen(options?: ListenOptions): Promise<FakeServer>;
  /** What was asked so far, oldest first. `endpoint` as declared: `"POST /people/search"`. */
  requests(filter?: { readonly endpoint?: string }): readonly RecordedRequest[];
}

const PRODUCTION = "https://api.hibob.com/v1";

const wholeNumber = (what: string, value: number): number => {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidInputError(`Fake HiBob: ${what} must be a whole number, 0 or more`);
};

/**
 * Makes a fake Bob account with a company in it: no tenant, no network.
 *
 * @example
 * const fake = createFakeHiBob({ employees: 200, seed: 7 });
 * const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch });
 */
export function createFakeHiBob(options: FakeOptions = {}): FakeHiBob {
  const { clock = systemClock, limits = "on", lockout = true, permissions = ALL_PERMISSIONS, audience = "everyone" } = options;
  const now = () => clock.now();
  const seed = wholeNumber("seed", options.seed ?? 1);
  const company = new CompanyState({ employees: wholeNumber("employees", options.employees ?? 50), seed, now });
  const access = new Access(company, permissions, audience);
  const salt = hash(seed, 0x5e41ce);
  const serviceUser = {
    id: `SERVICE-${digits(salt, 6)}`,
    token: Array.from({ length: 5 }, (_, nth) => again(salt, nth).toString(36)).join(""),
  };
  const authorization = `Basic ${btoa(`${serviceUser.id}:${serviceUser.token}`)}`;
  const engine = new Engine({ routes, company, access, authorization, now, limits: limits === "on", lockout });
  return {
    serviceUser,
    company,
    permissions: access,
    get audience() {
      return access.audience;
    },
    set audience(wanted) {
      access.audience = wanted;
    },
    hire: (input) => company.hire(input),
    terminate: (id, termination) => company.terminate(id, termination),
    changeWork: (id, change) => company.changeWork(id, change),
    update: (id, fields) => company.update(id, fields),
    fetch: async (input, init) => answerFetch(engine, new Request(input, init), ({ pathname }) => belowVersion(pathname)),
    handlers: ({ baseUrl = PRODUCTION } = {}) => mswHandlers(baseUrl, (request, pathOf) => answerFetch(engine, request, pathOf)),
    listen: (where) => listen(engine, where),
    requests: ({ endpoint } = {}) => engine.requests(endpoint),
  };
}

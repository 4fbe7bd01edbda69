import type { RequestHandler } from "msw";
import type { Company } from "./company/contract.ts";
import { control } from "./control.ts";
import { type FakeVerbs, verbsThrough } from "./domains/verbs.ts";
import type { Answering } from "./engine.ts";
import { answerFetch } from "./faces/fetch.ts";
import { type FakeServer, type ListenOptions, listen } from "./faces/http.ts";
import { mswHandlers } from "./faces/msw.ts";
import type { FakeFaults } from "./faults.ts";
import { begin, type ServiceUser, serviceUserOf } from "./life.ts";
import { MovableClock } from "./movable-clock.ts";
import type { FakeOptions } from "./options.ts";
import type { Audience, FakePermissions } from "./permissions.ts";
import type { FakeStats, RecordedRequest, RequestFilter } from "./recording.ts";
import type { FakeWebhooks } from "./webhooks/index.ts";

/** A Bob account in memory. */
export interface FakeHiBob extends FakeVerbs {
  /** The credential it accepts. */
  readonly serviceUser: ServiceUser;
  /** Its people, for assertions. */
  readonly company: Company;
  /** The ticked boxes; a change counts from the next request on. */
  readonly permissions: FakePermissions;
  /** Whose data the service user may read. May be set. */
  audience: Audience;
  /** The names of everything that can happen in the company: what stands in `FakeVerbs`. */
  readonly verbs: readonly string[];
  /** What goes wrong, and when. */
  readonly faults: FakeFaults;
  /** Tells others what happens, signed as by Bob. */
  readonly webhooks: FakeWebhooks;
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
  /** What was asked so far, oldest first. */
  requests(filter?: RequestFilter): readonly RecordedRequest[];
  /** Counts of what was asked so far. */
  stats(): FakeStats;
  /**
   * Starts again: the company as it was made, nothing asked, no faults, the permissions it began with. Options that are given
   * take the place of those it was made with, for this time; the credential stays.
   *
   * @example
   * fake.reset({ scenarios: ["no-payroll"] });
   */
  reset(changed?: FakeOptions): void;
}

const PRODUCTION = "https://api.hibob.com/v1";

/**
 * Makes a fake Bob account with a company in it: no tenant, no network.
 *
 * @example
 * const fake = createFakeHiBob({ employees: 200, seed: 7 });
 * const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch });
 */
export function createFakeHiBob(options: FakeOptions = {}): FakeHiBob {
  const serviceUser = serviceUserOf(options.seed ?? 1);
  let life = begin(options, serviceUser);
  const face: Answering = { answer: (request) => life.engine.answer(request), clock: () => life.engine.clock };
  const verbs = verbsThrough(life.lag.world.company, (make) => life.change(make));
  const fake: FakeHiBob = {
    ...verbs,
    verbs: Object.keys(verbs),
    serviceUser,
    get company() {
      return life.lag.world.company;
    },
    get permissions() {
      return life.permissions;
    },
    get audience() {
      return life.permissions.audience;
    },
    set audience(wanted) {
      life.permissions.audience = wanted;
    },
    get faults() {
      return life.faults;
    },
    get webhooks() {
      return life.webhooks;
    },
    fetch: async (input, init) => answerFetch(face, new Request(input, init)),
    handlers: ({ baseUrl = PRODUCTION } = {}) => mswHandlers(baseUrl, (request, around) => answerFetch(face, request, around)),
    listen: (where = {}) => listen({ ...face, tick: () => life.webhooks.tick() }, where, (request) => control(fake, movable(), request)),
    requests: (filter) => life.recorded.find(filter),
    stats: () => life.recorded.stats,
    reset: (changed) => {
      const next = begin({ ...options, ...changed }, serviceUser); // before anything ends: wrong options change nothing
      life.webhooks.end();
      life = next;
    },
  };
  const movable = () => (life.engine.clock instanceof MovableClock ? life.engine.clock : undefined);
  return fake;
}

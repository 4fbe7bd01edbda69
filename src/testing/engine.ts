import type { Clock } from "../client/clock.ts";
import { InvalidInputError } from "../client/errors.ts";
import type { World } from "./access.ts";
import type { Faults } from "./faults.ts";
import { FileLinks } from "./file-links.ts";
import type { Lag } from "./lag.ts";
import type { Firewall, RequestLimits } from "./protection.ts";
import type { Requests } from "./recording.ts";
import { problemIn } from "./refusing.ts";
import { notFound as absent, badRequest, bare, explained, forbidden, objectRefusal, page, Refused, type Reply, refusal } from "./reply.ts";
import type { FakeRequest } from "./request.ts";
import { readBody, readQuery } from "./request-check.ts";
import type { Exchange } from "./route.ts";
import type { Match, Router } from "./router.ts";

export interface EngineOptions {
  readonly router: Router;
  readonly lag: Lag;
  /** Lets happen what the clock has brought about since the last request. */
  readonly passTime: () => void;
  readonly authorization: string;
  readonly clock: Clock;
  /** `undefined`: no limits. */
  readonly limits: RequestLimits | undefined;
  readonly firewall: Firewall | undefined;
  readonly faults: Faults;
  readonly recorded: Requests;
  /** Parts of Bob that this customer has not bought. */
  readonly missingModules: ReadonlySet<string>;
  /** How what is not there is answered. */
  readonly notFound: "json" | "html";
}

/** What a face needs: the engine of the fake's present life. */
export interface Answering {
  answer(request: FakeRequest): Reply;
  clock(): Clock;
}

/** Answers requests. Each one from start to end in one go, so that no two of them ever see half of a change. */
export class Engine {
  readonly #options: EngineOptions;
  /** The header that is accepted. */
  #authorization: string | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#authorization = options.authorization;
  }

  /** From now on no credential is valid. */
  revokeCredential(): void {
    this.#authorization = undefined;
  }

  get clock(): Clock {
    return this.#options.clock;
  }

  answer(request: FakeRequest): Reply {
    const { clock, firewall, lag, passTime, recorded, router } = this.#options;
    const at = clock.now();
    passTime();
    const link = request.path === undefined ? undefined : FileLinks.tokenIn(request.path);
    if (link !== undefined) return lag.reading.company.part(FileLinks).answer(link, request.query);
    const authorization = request.authorization ?? "";
    const found = request.path === undefined ? undefined : router.match(request.method, request.path);
    const blocked = firewall?.blocks(authorization, at) ?? false;
    const reply = blocked ? BLOCKED : this.#limitedAnswer(request, found);
    if (!blocked) firewall?.note(authorization, reply.status, at);
    recorded.add(request, found?.route.endpoint.id, reply, at);
    return { ...reply, headers: { date: new Date(at).toUTCString(), ...reply.headers } };
  }

  #limitedAnswer(request: FakeRequest, found: Match | undefined): Reply {
    const { clock, faults, limits } = this.#options;
    if (request.path === undefined) return explained(bare(404), "The address has no /v1 in it: the base URL ends with it");
    if (request.authorization === undefined || request.authorization !== this.#authorization) {
      return unauthorized(request.authorization, this.#authorization === undefined);
    }
    if (!found) return this.#unknownPath(request.method, request.path);
    const quota = limits?.take(found.route.endpoint, clock.now());
    const reply =
      quota && !quota.allowed
        ? explained(TOO_MANY, `More than ${quota.perMinute} requests a minute to ${found.route.endpoint.id}: wait for x-ratelimit-reset`)
        : faults.apply(found.route.endpoint, request, () => this.#answer(found, request));
    return quota ? { ...reply, headers: { ...quota.headers, ...reply.headers } } : reply;
  }

  // Bob's web application answers below a person's address whatever the API does not know.
  #unknownPath(method: string, path: string): Reply {
    const { router } = this.#options;
    const reply = method === "GET" && /^\/people\/[^/]+\/./.test(path) ? page(200, "Bob") : bare(404);
    return explained(reply, `No operation is declared for ${method} ${path}${router.hint(method, path)}`);
  }

  #answer(found: Match, request: FakeRequest): Reply {
    const { clock, lag, missingModules, notFound } = this.#options;
    const { route } = found;
    try {
      if (route.module !== undefined && missingModules.has(route.module)) {
        if (route.withoutModule === 403) return explained(bare(403), `The module ${route.module} is not there`);
        throw absent(`The module ${route.module}`);
      }
      if (route.refusesJsonType && request.contentType?.includes("json")) {
        return explained(page(400, "400 Bad Request"), "Bob refuses a JSON content type on this GET: send none");
      }
      const { endpoint } = route;
      return endpoint.effect === "read" ? answerIn(lag.reading, found, request) : lag.write((world) => answerIn(world, found, request));
    } catch (error) {
      const refused = error instanceof InvalidInputError ? badRequest(problemIn(error)) : error;
      if (!(refused instanceof Refused)) throw refused;
      const { reply, message } = refused;
      if (reply.status === 404 && notFound === "html") return explained(page(404, "404 Not Found"), message);
      return route.errors === "object" ? objectRefusal(reply, clock.now()) : reply;
    }
  }
}

function answerIn({ company, access }: World, { route, path }: Match, request: FakeRequest): Reply {
  const { endpoint } = route;
  const lacking = (route.requires ?? endpoint.permissions?.map(({ key }) => key) ?? []).find((key) => !access.has(key));
  if (lacking !== undefined) {
    const place = endpoint.permissions?.find(({ key }) => key === lacking)?.place;
    throw forbidden(`the permission ${lacking}${place === undefined ? "" : ` (${place})`}`);
  }
  const query = readQuery(endpoint.query, request.query);
  const body = readBody(endpoint.body, request, route.prepare);
  return route.answer({ path, query, body, file: request.file, base: request.base, company, access } as unknown as Exchange<never>);
}

const unauthorized = (sent: string | undefined, revoked: boolean): Reply =>
  explained(refusal(401, "unauthorized", "The credentials are not valid"), whyUnauthorized(sent, revoked));

function whyUnauthorized(sent: string | undefined, revoked: boolean): string {
  if (sent === undefined) return "There is no Authorization header";
  if (revoked) return "The credential was revoked, by the scenario revoked-token";
  if (!sent.startsWith("Basic ")) return "The Authorization header must be Basic with base64 of the service user's id:token";
  if (hasNoToken(sent)) return "There is no token behind the id in the Authorization header: it is base64 of id:token";
  return "The Authorization header is not that of this fake's service user: base64 of id:token";
}

function hasNoToken(sent: string): boolean {
  try {
    return /^[^:]*:?$/.test(atob(sent.slice("Basic ".length)));
  } catch {
    return false; // no base64 at all
  }
}

// ASSUMED: what a blocked caller gets. Bob does not document it; a page with 403 is what firewalls send.
const BLOCKED = explained(
  page(403, "403 Forbidden"),
  "Blocked for five minutes: fifty refused requests within ten seconds. fake.reset() or the clock ends it",
);

const TOO_MANY = refusal(429, "exception.too.many.requests", "Too many requests");

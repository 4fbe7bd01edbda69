import { InvalidInputError } from "../client/errors.ts";
import { isObject, type Json } from "../model/json.ts";
import type { FakeHiBob } from "./fake.ts";
import type { Fault, FaultOn } from "./faults.ts";
import type { MovableClock } from "./movable-clock.ts";
import type { FakeOptions } from "./options.ts";
import { type Audience, checkPermissions, type PermissionModel } from "./permissions.ts";
import { SCENARIOS } from "./scenarios.ts";
import type { FakeSubscription, SubscribeOptions } from "./webhooks/index.ts";

/** A request to the control endpoint. */
interface ControlRequest {
  readonly method: string;
  /** Below `/__fake`, e.g. `/clock`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

interface Controlled {
  readonly fake: FakeHiBob;
  /** `undefined` when the fake's clock cannot be moved from outside. */
  readonly clock: MovableClock | undefined;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly rest: string;
}

interface Command {
  readonly summary: string;
  readonly run: (controlled: Controlled) => unknown;
}

/**
 * What programs in other languages can do to a fake that listens on a port, besides asking it: the control endpoint at
 * `/__fake`, in JSON.
 */
const COMMANDS: Readonly<Record<string, Command>> = {
  "GET ": { summary: "this list", run: () => describe() },
  "POST /verbs/{verb}": {
    summary: 'something happens; the body is the list of arguments, e.g. POST /__fake/verbs/terminate ["123", {"date": "2026-12-31"}]',
    run: ({ fake, rest, body }) => ({ result: act(fake, rest, body === undefined ? [] : [body].flat()) }),
  },
  "GET /clock": { summary: "the fake's time", run: ({ fake, clock }) => time(fake, clock) },
  "POST /clock": {
    summary: 'moves time: {"advance": {"days": 1}} with days, hours, minutes, seconds; or {"now": "2027-01-01T00:00:00Z"}',
    run: ({ fake, clock, body }) => {
      if (!clock) throw new InvalidInputError("The clock of this fake is moved by the program that made it");
      clock.move(objectIn(body));
      return time(fake, clock);
    },
  },
  "GET /company": {
    summary: "its people: id, email, names, status",
    run: ({ fake }) => ({
      today: fake.company.today,
      employees: fake.company.employees.map(({ id, email, displayName, lifecycleStatus, status }) => ({
        id,
        email,
        displayName,
        lifecycleStatus,
        status,
      })),
    }),
  },
  "GET /requests": {
    summary: "what was asked; ?endpoint=, ?path=, ?method= and ?status= narrow it down, ?last=10 gives the last ones only",
    run: ({ fake, query }) => {
      const { status, last, ...texts } = objectIn(Object.fromEntries(query), "endpoint", "path", "method", "status", "last");
      const found = fake.requests({ ...texts, ...(status !== undefined && { status: numberIn(status, "status") }) });
      return { requests: last === undefined ? found : found.slice(-numberIn(last, "last")) };
    },
  },
  "GET /stats": { summary: "counts of what was asked", run: ({ fake }) => fake.stats() },
  "GET /faults": { summary: "the faults that are set", run: ({ fake }) => ({ faults: fake.faults.all() }) },
  "POST /faults": {
    summary: 'sets one: {"on": {"endpoint": "POST /people/search", "times": 2}, "fault": {"kind": "status", "status": 503}}',
    run: ({ fake, body }) => {
      const { on = {}, fault } = objectIn(body, "on", "fault");
      fake.faults.on(objectIn(on) as FaultOn, objectIn(fault) as unknown as Fault);
      return { faults: fake.faults.all() };
    },
  },
  "DELETE /faults": {
    summary: "takes all faults away",
    run: ({ fake }) => {
      fake.faults.clear();
      return { faults: [] };
    },
  },
  "GET /permissions": { summary: "the boxes that are ticked", run: ({ fake }) => permissions(fake) },
  "POST /permissions": {
    summary: 'ticks and unticks boxes: {"grant": [], "revoke": ["payroll.view"], "model": "category", "audience": "active"}',
    run: ({ fake, body }) => {
      const { grant = [], revoke = [], model, audience } = objectIn(body, "grant", "revoke", "model", "audience");
      const [granted, revoked] = [textsIn(grant, "grant"), textsIn(revoke, "revoke")];
      checkPermissions([...granted, ...revoked]); // all of them before the first one counts
      fake.permissions.grant(...granted);
      fake.permissions.revoke(...revoked);
      if (model !== undefined) fake.permissions.model = model as PermissionModel;
      if (audience !== undefined) fake.audience = audience as Audience;
      return permissions(fake);
    },
  },
  "GET /webhooks": {
    summary: "the webhooks that are set up, with what was delivered",
    run: ({ fake }) => ({ webhooks: fake.webhooks.subscriptions().map(written) }),
  },
  "POST /webhooks": {
    summary: 'sets one up, with a ping: {"url": "http://127.0.0.1:3000/bob", "secret": "s3cret", "events": ["employee.updated"]}',
    run: async ({ fake, body }) => written(await fake.webhooks.subscribe(objectIn(body) as unknown as SubscribeOptions)),
  },
  "POST /reset": {
    summary: 'starts again, with other options if there are any: {"employees": 20, "seed": 3, "scenarios": ["no-payroll"]}',
    run: ({ fake, body }) => {
      const changed = objectIn(body ?? {}) as FakeOptions;
      if ("clock" in changed) throw new InvalidInputError("The clock stays; POST /__fake/clock moves it");
      fake.reset(changed);
      return { employees: fake.company.employees.length };
    },
  },
};

const written = (webhook: FakeSubscription) => ({ secret: webhook.secret, state: webhook.state, deliveries: webhook.deliveries() });

const describe = () => ({
  commands: Object.fromEntries(Object.entries(COMMANDS).map(([name, { summary }]) => [name.replace(/ (?=\/|$)/, " /__fake"), summary])),
  scenarios: SCENARIOS,
});

/** Answers one request to the control endpoint. */
export async function control(
  fake: FakeHiBob,
  clock: MovableClock | undefined,
  { method, path, query, body }: ControlRequest,
): Promise<{ readonly status: number; readonly value: unknown }> {
  const [, first = "", rest = ""] = /^(\/[^/]*)\/?(.*)$/.exec(path) ?? [];
  const command = COMMANDS[`${method} ${first === "/" ? "" : first}${rest && "/{verb}"}`];
  if (!command) return { status: 404, value: { error: `There is no ${method} /__fake${path}`, ...describe() } };
  try {
    const value = await command.run({ fake, clock, query, rest, body: jsonIn(body) });
    return { status: 200, value };
  } catch (error) {
    // What the caller did wrong: a body that is no JSON, an argument that a verb refuses.
    return { status: 400, value: { error: error instanceof Error ? error.message : String(error) } };
  }
}

/** Calls a verb. */
function act(fake: FakeHiBob, name: string, args: readonly unknown[]): unknown {
  const found: unknown = Object.hasOwn(fake, name) && fake.verbs.includes(name) ? fake[name as keyof FakeHiBob] : undefined;
  if (typeof found !== "function") {
    throw new InvalidInputError(`There is no verb ${JSON.stringify(name)}`, { hint: `There are ${fake.verbs.join(", ")}` });
  }
  try {
    return found(...args);
  } catch (error) {
    // An argument that is missing, or another kind of thing: verbs leave that to the compiler.
    if (error instanceof TypeError) throw new InvalidInputError(`${name} does not take these arguments: ${error.message}`);
    throw error;
  }
}

const time = (fake: FakeHiBob, clock: MovableClock | undefined) => ({
  ...(clock && { now: new Date(clock.now()).toISOString() }),
  today: fake.company.today,
});

const permissions = ({ permissions: boxes, audience }: FakeHiBob) => ({
  model: boxes.model,
  granted: boxes.all(),
  audience: typeof audience === "function" ? "a function" : audience,
});

function jsonIn(body: string): unknown {
  try {
    return body === "" ? undefined : JSON.parse(body);
  } catch {
    throw new InvalidInputError("The body is not valid JSON");
  }
}

/** The object that was sent; `keys` are those that it may have, when they are not looked at elsewhere. */
function objectIn(value: unknown, ...keys: readonly string[]): Json {
  if (!isObject(value)) throw new InvalidInputError("The body must be a JSON object; GET /__fake shows an example");
  const stray = keys.length > 0 ? Object.keys(value).find((key) => !keys.includes(key)) : undefined;
  if (stray !== undefined) throw new InvalidInputError(`There is no ${JSON.stringify(stray)} here; there are ${keys.join(", ")}`);
  return value;
}

function numberIn(value: unknown, key: string): number {
  if (/^[1-9]\d*$/.test(String(value))) return Number(value);
  throw new InvalidInputError(`${key} must be a number, 1 or more`);
}

function textsIn(value: unknown, key: string): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw new InvalidInputError(`${key} must be a list of permissions, e.g. ["payroll.view"]`);
}

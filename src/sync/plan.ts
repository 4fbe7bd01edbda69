import { type Endpoint, InvalidInputError } from "../client/index.ts";
import { listFields } from "../metadata/endpoints.ts";
import { FIELDS } from "../model/fields.ts";
import { searchPeople } from "../people/endpoints.ts";
import { type Plan, type Requirement, requirementsFor } from "../permissions/index.ts";
import type { PlannedRequests, Stream } from "./stream.ts";

/** What one endpoint will be asked. */
export interface EndpointPlan {
  /** Method and path. */
  readonly endpoint: string;
  readonly requests: number;
  /** Documented limit; `undefined` where none is: Bob then says when it is too much. */
  readonly perMinute: number | undefined;
  /** Minutes that the limit makes it wait; 0 when one minute's limit is enough, or none is documented. */
  readonly minutes: number;
}

/** What a run is going to do, as far as that is known before anything is asked. Counts are estimates: rows and lists differ. */
export interface SyncPlan {
  /** The number of people that it is reckoned for: the one given, that of the last run, or an assumed one. */
  readonly people: number;
  readonly peopleFrom: "given" | "store" | "assumed";
  /** Most requests first. */
  readonly endpoints: readonly EndpointPlan[];
  readonly requests: number;
  /** The least time that Bob's documented limits allow, in minutes: streams run side by side, so the slowest endpoint decides. */
  readonly minutes: number;
  /** Streams of which it is not known how much they ask. */
  readonly unknown: readonly string[];
  /** What has to be ticked in Bob. */
  readonly permissions: readonly Requirement[];
}

/** What is read once a run, as soon as a stream says what it needs: the fields, the list of people, and a sample for the permissions. */
const SHARED: readonly PlannedRequests[] = [
  { endpoint: listFields, count: 1 },
  { endpoint: searchPeople, count: 2 },
];

const SOME_PEOPLE = 1000;

/** How many people a plan is for. */
export interface PlanOptions {
  /** Default: as many as the store has; 1,000 before the first run. */
  readonly people?: number | undefined;
}

/** Reckons a run of these streams. Asks Bob nothing. `stored`: people whom the store has. */
export function planOf(streams: readonly Stream[], { people: given }: PlanOptions, stored: number): SyncPlan {
  if (given !== undefined && !(Number.isInteger(given) && given >= 0)) {
    throw new InvalidInputError("people must be a whole number, 0 or more");
  }
  const people = given ?? (stored || SOME_PEOPLE);
  const shared = streams.some(({ plan }) => plan !== undefined) ? SHARED : [];
  const planned = [...shared, ...streams.flatMap((stream) => stream.requests?.(people) ?? [])];
  const byEndpoint = new Map<Endpoint, number>();
  for (const { endpoint, count } of planned) byEndpoint.set(endpoint, (byEndpoint.get(endpoint) ?? 0) + count);
  const endpoints = [...byEndpoint]
    .map(([{ id, perMinute }, requests]) => ({
      endpoint: id,
      requests,
      perMinute,
      minutes: perMinute === undefined ? 0 : Math.max(Math.ceil(requests / perMinute) - 1, 0),
    }))
    .sort((a, b) => b.requests - a.requests || (a.endpoint < b.endpoint ? -1 : 1));
  return {
    people,
    peopleFrom: given !== undefined ? "given" : stored > 0 ? "store" : "assumed",
    endpoints,
    requests: endpoints.reduce((sum, { requests }) => sum + requests, 0),
    minutes: Math.max(0, ...endpoints.map(({ minutes }) => minutes)),
    unknown: streams.filter(({ requests }) => requests === undefined).map(({ name }) => name),
    permissions: permissionsFor(streams.flatMap(({ plan }) => plan ?? [])),
  };
}

/** The boxes that the streams need together, the audience last. */
function permissionsFor(plans: readonly Plan[]): readonly Requirement[] {
  const found = new Map<string, Requirement>();
  for (const plan of plans.flatMap(withoutCustomFields)) for (const need of requirementsFor(plan)) found.set(need.key, need);
  const { audience, ...boxes } = Object.fromEntries(found);
  return [...Object.values(boxes), ...(audience ? [audience] : [])];
}

/** Which category a custom field is in only Bob can say, and so the check of the run itself. */
function withoutCustomFields(plan: Plan): Plan[] {
  const { fields, ...others } = plan;
  if (fields === undefined || fields === "all") return [plan];
  const known = fields.filter((id) => Object.hasOwn(FIELDS, id));
  if (known.length > 0) return [{ ...others, fields: known }];
  const streams = others.streams?.filter((stream) => stream !== "employees") ?? [];
  return streams.length + (others.endpoints?.length ?? 0) + (others.presets?.length ?? 0) > 0 ? [{ ...others, streams }] : [];
}

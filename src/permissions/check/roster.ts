import { isHiBobError } from "../../client/index.ts";
import { fieldReader } from "../../people/index.ts";
import { search } from "../../people/read.ts";
import type { Audience, Finding } from "../report.ts";
import type { Calls } from "./calls.ts";
import { count, granted, missing, unverifiable } from "./findings.ts";

/** Somebody of whom the check knows no more than this. */
export interface KnownPerson {
  readonly id: string;
  /** `Active` or `Inactive`; absent while the status cannot be read. */
  readonly status?: unknown;
  /** E.g. `Employed`. */
  readonly lifecycleStatus?: unknown;
}

/** Everybody whom the service user sees. */
export interface Roster {
  readonly people: readonly KnownPerson[];
  readonly audience: Audience;
  /** 403 to the search itself. ASSUMED: Bob may answer so where nothing at all may be read; its documentation does not say. */
  readonly refused: boolean;
}

const STATUS = "internal.status";
const LIFECYCLE_STATUS = "internal.lifecycleStatus";
/** ASSUMED: so many managers are looked up that one of them may have been deleted since. */
const MANY_MANAGERS = 5;
/** ASSUMED: a company with so many active people has somebody who left, or who has not begun yet. */
const ENOUGH_PEOPLE = 50;

const isActive = ({ status }: KnownPerson): boolean => status === "Active";

/** Whether somebody's access to Bob has ended, or has not begun. */
export const isInactive = (person: KnownPerson): boolean => typeof person.status === "string" && !isActive(person);

/**
 * How many are active. Without their status, or where it is in words that nobody knows, a search that leaves out the inactive
 * tells; `undefined` when that fails.
 */
async function activeAmong(people: readonly KnownPerson[], calls: Calls): Promise<number | undefined> {
  if (people.length === 0 || people.some(isActive)) return people.filter((person) => !isInactive(person)).length;
  const tried = await calls.attempt((client) => search(client, { fields: ["root.id"] }));
  return tried.is === "answered" ? tried.data.employees.length : undefined;
}

function byLifecycleStatus(people: readonly KnownPerson[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { lifecycleStatus } of people) {
    const name = typeof lifecycleStatus === "string" && lifecycleStatus !== "" ? lifecycleStatus : "(none)";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface RosterInput {
  /** Whether to ask for people's status besides their ids. */
  readonly withStatus: boolean;
  /** What is known already. */
  readonly people: readonly KnownPerson[] | undefined;
  /** Whether Bob has just answered something that needs no permission: a refusal is then not about address or credential. */
  readonly proven: boolean;
}

/** Reads who there is. What is known already is not read again. */
export async function readRoster(calls: Calls, { withStatus, people: known, proven }: RosterInput): Promise<Roster> {
  if (known) {
    const active = await activeAmong(known, calls);
    const told = known.some(({ lifecycleStatus }) => typeof lifecycleStatus === "string");
    const audience = { people: known.length, active, ...(told && { byLifecycleStatus: byLifecycleStatus(known) }) };
    return { people: known, audience, refused: false };
  }
  const fields = ["root.id", ...(withStatus ? [STATUS, LIFECYCLE_STATUS] : [])];
  try {
    const { employees, omitted } = await search(calls.client, { fields, showInactive: true });
    const [status, lifecycleStatus] = [fieldReader(STATUS), fieldReader(LIFECYCLE_STATUS)];
    const people = employees.map((employee) => ({
      id: String(employee.id),
      status: status(employee),
      lifecycleStatus: lifecycleStatus(employee),
    }));
    const shows = (field: string) => people.length > 0 && fields.includes(field) && !omitted.includes(field);
    const active = await activeAmong(people, calls);
    const audience = { people: people.length, active, ...(shows(LIFECYCLE_STATUS) && { byLifecycleStatus: byLifecycleStatus(people) }) };
    return { people, audience, refused: false };
  } catch (error) {
    if (!proven || !isHiBobError(error, "forbidden")) throw error;
    return { people: [], audience: { people: 0, active: 0 }, refused: true };
  }
}

/** What the people tell of "Access data for". `strangers`: managers of the sample who are not among the people. */
export function audienceFinding(
  { audience, refused }: Roster,
  managers?: { readonly seen: number; readonly strangers: number } | undefined,
): Finding {
  const { people, active } = audience;
  if (refused) return missing("Bob refused the search for people: the service user sees nobody");
  if (people === 0) return missing("The service user sees nobody");
  if (active === undefined) {
    return unverifiable(`The service user sees ${count(people, "person", "people")}; how many are active could not be looked at`, {
      failed: true,
    });
  }
  const inactive = people - active;
  const counts = `${count(people, "person", "people")}, ${inactive === 0 ? "none" : inactive} of them inactive`;
  if (managers && managers.strangers > 0) {
    const who = `${managers.strangers} of ${count(managers.seen, "manager")} looked up`;
    if (managers.strangers === 1 && managers.seen >= MANY_MANAGERS && inactive > 0) {
      return unverifiable(`${who} cannot be seen: left out, or deleted from Bob (${counts})`);
    }
    return missing(`${who} cannot be seen: somebody is left out (${counts})`, managers.strangers > 1 ? "high" : "medium");
  }
  if (inactive > 0) return granted(`The service user sees ${counts}`, managers ? "high" : "medium");
  if (people >= ENOUGH_PEOPLE)
    return missing(`The service user sees ${counts}: nobody who left or is about to start, if your company has such people`, "medium");
  return unverifiable(`The service user sees ${counts}: too few people to tell whether somebody is left out`);
}

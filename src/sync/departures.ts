import { isHiBobError } from "../client/index.ts";
import type { EmployeeId } from "../model/ids.ts";
import { patiently } from "./patience.ts";
import type { RemovalReason } from "./store.ts";
import type { StreamContext } from "./stream.ts";
import { idOf } from "./streams/employees.ts";

/** Why people whom a run has not found are gone; those who are there after all are not in it. */
export type Departures = (ids: ReadonlySet<string>) => Promise<ReadonlyMap<string, RemovalReason>>;

/** Read one by one: enough to see a refusal, far from Bob's lockout. */
const SAMPLE = 3;

/**
 * Asks Bob once more about people who are not listed any more. They are searched for by their ids, because a list may have been read while
 * somebody was moved, and a few are read one by one, because a refusal says that a person exists.
 *
 * ASSUMED: 403 is for a person outside the audience. Bob documents neither this nor that an unknown id is answered by 404, and may
 * well answer 404 to both; so 404 proves nothing.
 *
 * ASSUMED: where nobody inactive can be seen, somebody who is gone has left the company; being deleted is rare.
 */
export function departuresOf(context: StreamContext): Departures {
  // Only who is gone: whoever was there a moment ago may have been hidden since.
  const known = new Map<string, RemovalReason>();
  let asking = Promise.resolve();
  return async (ids) => {
    // One at a time, so that two streams do not ask about the same people.
    const turn = asking.then(async () => {
      const unknown = [...ids].filter((id) => !known.has(id));
      if (unknown.length > 0) for (const [id, reason] of await reasons(context, unknown as EmployeeId[])) known.set(id, reason);
    });
    asking = turn.catch(() => undefined);
    await turn;
    return new Map([...known].filter(([id]) => ids.has(id)));
  };
}

async function reasons({ bob, signal, people }: StreamContext, ids: readonly EmployeeId[]): Promise<Map<string, RemovalReason>> {
  const { employees } = await bob.people.search({ fields: ["root.id"], ids: [...ids], showInactive: true }, { signal });
  const present = new Set<string>(employees.map(idOf));
  const gone = ids.filter((id) => !present.has(id));
  const statuses = (await people()).map(({ status }) => status);
  // Without View on Lifecycle nobody has a status, which says nothing about who is inactive.
  const seesOnlyActive = statuses.includes("Active") && !statuses.includes("Inactive");
  let reason: RemovalReason = seesOnlyActive ? "inactive" : "unknown";
  for (const id of gone.slice(0, SAMPLE)) {
    try {
      await bob.people.get(id, { fields: ["root.id"] }, { signal });
    } catch (error) {
      if (isHiBobError(error, "forbidden")) reason = "audience";
      else if (!isHiBobError(error, "not_found")) throw error;
    }
    if (reason === "audience") break;
  }
  return new Map(gone.map((id) => [id, reason]));
}

/** Who was listed when the run began and is not any more: hidden, or gone, in the middle of it. */
export async function leftSince({ bob, signal, people }: StreamContext): Promise<Left> {
  const search = () => bob.people.search({ fields: ["root.id", "internal.status"], showInactive: true }, { signal });
  // It is asked after refusals, too, when the client may take a rest.
  const { employees } = await patiently({ clock: bob.client.clock, signal }, search);
  const now = new Set<string>(employees.map(idOf));
  const left = (await people()).filter(({ id }) => !now.has(id));
  const seesInactive = employees.some(({ internal }) => internal?.status === "Inactive");
  return { ids: new Set(left.map(({ id }) => id)), lostInactive: !seesInactive && left.some(({ status }) => status === "Inactive") };
}

/** People who are not listed any more. */
export interface Left {
  readonly ids: ReadonlySet<string>;
  /** Nobody who is inactive is left. */
  readonly lostInactive: boolean;
}

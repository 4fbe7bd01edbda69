import type { HiBob } from "../hibob.ts";
import type { StreamContext } from "./stream.ts";
import { idOf } from "./streams/employees.ts";

// The status is for the check of permissions, which counts whom the service user can see.
const ROSTER = ["root.id", "internal.status", "internal.lifecycleStatus"] as const;

/** What streams share in a run, each part read once. */
export function contextOf(bob: HiBob, signal: AbortSignal, startedAt: number): StreamContext {
  const once = <T>(read: () => Promise<T>) => {
    let reading: Promise<T> | undefined;
    return () => (reading ??= read());
  };
  const people = once(async () => {
    const { employees } = await bob.people.search({ fields: [...ROSTER], showInactive: true }, { signal });
    const byId = new Map(employees.map((employee) => [idOf(employee), employee]));
    return [...byId]
      .map(([id, { internal }]) => ({ id, status: internal?.status, lifecycleStatus: internal?.lifecycleStatus }))
      .sort((a, b) => byCodeUnit(a.id, b.id));
  });
  return {
    bob,
    signal,
    startedAt,
    fields: once(() => bob.metadata.fields({ signal })),
    people,
    roster: once(async () => (await people()).map(({ id }) => id)),
  };
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

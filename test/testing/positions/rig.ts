import type { FakeOptions } from "hibob-kit/testing";
import { fakeOf, type Raw } from "../ask.ts";

const wrap = (prefix: string, values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [prefix + id, { value }]));

/** A body that writes one object. */
export const oneOf = (type: string, values: Readonly<Record<string, unknown>>) => ({
  items: [{ objectType: type, fields: wrap(`/${type}/`, values) }],
});

/** Asks for positions, openings and budgets with plain requests. */
export function planning(options: FakeOptions = {}) {
  const made = fakeOf({ employees: 40, ...options });
  const { send, fake } = made;
  const events: { type: string; data: Raw }[] = [];
  (fake.company as Raw).events.listen(({ type, data }: Raw) => {
    if (type.startsWith("workforcePlanning.")) events.push({ type: type.slice("workforcePlanning.".length), data });
  });

  /** All of one kind with some fields, as plain values by short id. */
  const list = async (path: string, type: string, ids: readonly string[], key?: string): Promise<Raw[]> => {
    const body = { fields: ids.map((id) => `/${type}/${id}`), filters: [] };
    const rows: Raw[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { data } = await send("POST", path, { body: cursor === undefined ? body : { ...body, pagination: { cursor } } });
      rows.push(...(key === undefined ? data : data[key].flat()));
      cursor = (data.response_metadata?.next_cursor ?? null) as string | null;
    }
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([id, one]) => [id.slice(type.length + 2), (one as Raw).value])));
  };

  return {
    ...made,
    events,
    positions: (...ids: string[]) => list("/objects/position/search", "position", ["id", ...ids]),
    openings: (...ids: string[]) =>
      list("/positions/position-openings/search", "positionOpening", ["id", "positionId", ...ids], "positionOpeningEntries"),
    budgets: (...ids: string[]) => list("/positions/position-budget/search", "positionBudget", ["id", ...ids], "positionBudgetEntries"),
    position: async (id: number, ...ids: string[]): Promise<Raw> =>
      (await list("/objects/position/search", "position", ["id", ...ids])).find((one) => one.id === id),
    /** Values of a position that Bob takes. */
    async draft(): Promise<Record<string, unknown>> {
      const profiles = await send("POST", "/job-catalog/job-profiles/search", {
        body: { fields: ["/jobProfile/id"], filters: [{ fieldId: "/jobProfile/status", operator: "equals", values: ["active"] }] },
      });
      const jobProfile = profiles.data.JobProfileEntries[0][0]["/jobProfile/id"].value;
      return { effectiveDate: "2026-08-01", fte: 80, department: "Engineering", site: 2711003, jobProfile };
    },
    create: (position: Raw, opening: Raw = { expectedStartDate: "2026-09-01" }, budget?: Raw) =>
      send("POST", "/workforce-planning/positions", { body: { items: [newPosition(position, opening, budget)] } }),
  };
}

/** One position as requests create it. */
export const newPosition = (position: Raw, opening: Raw = { expectedStartDate: "2026-09-01" }, budget?: Raw) => ({
  objectType: "position",
  fields: {
    ...wrap("/position/", position),
    ...(opening && { "/position/positionOpening": { objectType: "positionOpening", fields: wrap("/positionOpening/", opening) } }),
    ...(budget && { "/position/positionBudget": { objectType: "positionBudget", fields: wrap("/positionBudget/", budget) } }),
  },
});

import { expect } from "vitest";
import { fakeOf, type Raw } from "../ask.ts";

export const GOAL_FIELDS = [
  ...["id", "title", "description", "owner", "startDate", "dueDate", "isPrivate", "isActive", "status", "typeId"],
  ...["alignedGoal", "typeListItem", "progress"],
];
export const RESULT_FIELDS = [
  ...["id", "goalId", "title", "description", "measureType", "startValue", "target", "currentValue", "progress"],
  ...["currency", "currencySymbol"],
];

const plain = ({ fields }: Raw): Raw => Object.fromEntries(Object.entries<Raw>(fields).map(([id, { value }]) => [id, value]));

/** A fake with what tests of goals need. */
export function okrs(options: Raw = {}) {
  const world = fakeOf({ employees: 20, ...options });
  const { send, fake } = world;
  const item = (objectType: string) => (values: Raw) => ({
    objectType,
    fields: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }])),
  });
  const search = (kind: string, fields: readonly string[], filters: object[] = []) =>
    send("POST", `/goals/${kind}/search`, { body: { fields, filters } });
  const found = async (kind: string, fields: readonly string[], filters: object[] = []): Promise<Raw[]> =>
    (await search(kind, fields, filters)).data.items.map(plain);
  const owner: string = fake.company.employees[0]!.id;
  return {
    ...world,
    owner,
    search,
    goals: (...filters: object[]) => found("goals", GOAL_FIELDS, filters),
    goal: async (id: number) => (await found("goals", GOAL_FIELDS)).find((goal) => goal.id === id),
    types: () => found("goal-types", ["id", "name", "order", "isCustom", "listId"]),
    results: (goalId: number) =>
      found("goals/key-results", RESULT_FIELDS, [{ fieldId: "goalId", operator: "equals", values: [String(goalId)] }]),
    create: (...goals: Raw[]) => send("POST", "/goals/goals", { body: { items: goals.map(item("goal")) } }),
    update: (id: number, values: Raw) => send("PATCH", `/goals/goals/${id}`, { body: { items: [item("goal")(values)] } }),
    setStatus: (id: number, body: object) => send("PATCH", `/goals/goals/${id}/status`, { body }),
    remove: (path: string | number) => send("DELETE", `/goals/goals/${path}`),
    createResults: (id: number, ...results: Raw[]) =>
      send("POST", `/goals/goals/${id}/key-results`, { body: { items: results.map(item("keyResult")) } }),
    updateResults: (id: number, ...results: Raw[]) =>
      send("PATCH", `/goals/goals/${id}/key-results`, { body: { items: results.map(item("keyResult")) } }),
    checkIn: (id: number, body: object) => send("PATCH", `/goals/goals/${id}/key-results/progress`, { body }),
    /** What a new goal of this person needs. */
    draft: (change: Raw = {}): Raw => ({
      ...{ title: "Second bakery", owner, typeId: 1_103, isPrivate: false, startDate: "2026-06-01", dueDate: "2026-12-31" },
      ...change,
    }),
  };
}

/** How goals refuse. */
export const refusalOf = (statusCode: number, more: object = {}): object => ({
  error: expect.any(String),
  message: expect.any(String),
  statusCode,
  timestamp: "2026-06-15T09:00:00.000Z",
  ...more,
});

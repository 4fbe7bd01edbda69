import {
  checkInKeyResults,
  createGoals,
  createKeyResults,
  goalFields,
  goalTypeFields,
  keyResultFields,
  removeGoal,
  removeKeyResult,
  searchGoals,
  searchGoalTypes,
  searchKeyResults,
  setGoalStatus,
  updateGoal,
  updateKeyResults,
} from "../../src/goals/endpoints.ts";
import type { EmployeeId, Endpoint, HiBob } from "../../src/index.ts";
import { json } from "../client/stub.ts";
import { ADA, type Contract } from "./contract.ts";

const lists = (name: string, endpoint: Endpoint, path: string, call: (bob: HiBob) => Promise<unknown>): Contract => ({
  name,
  endpoint,
  call,
  exchanges: [{ method: "GET", path, answer: [{ id: "title", name: "Title", fieldType: { type: "text" } }] }],
  gives: [{ id: "title", name: "Title", description: null, type: "text", listId: null, fieldType: { type: "text" } }],
});

const removes = (name: string, endpoint: Endpoint, path: string, call: (bob: HiBob) => Promise<unknown>): Contract => ({
  name,
  endpoint,
  call,
  exchanges: [{ method: "DELETE", path, answer: new Response(null, { status: 204 }) }],
  gives: undefined,
});

export const contracts: readonly Contract[] = [
  lists("goals.fields", goalFields, "/goals/goals/metadata", (bob) => bob.goals.fields()),
  lists("goals.types.fields", goalTypeFields, "/goals/goal-types/metadata", (bob) => bob.goals.types.fields()),
  lists("goals.keyResults.fields", keyResultFields, "/goals/goals/key-results/metadata", (bob) => bob.goals.keyResults.fields()),
  {
    name: "goals.search",
    endpoint: searchGoals,
    call: (bob) =>
      bob.goals.search({
        fields: ["id", "title", "dueDate"],
        filters: [{ fieldId: "isPrivate", operator: "equals", values: ["false"] }],
      }),
    exchanges: [
      {
        method: "POST",
        path: "/goals/goals/search",
        body: { fields: ["id", "title", "dueDate"], filters: [{ fieldId: "isPrivate", operator: "equals", values: ["false"] }] },
        answer: {
          items: [
            { objectType: "goal", fields: { id: { value: 17 }, title: { value: "Second bakery" }, dueDate: { value: null } } },
            { id: 18, title: "Rye" },
          ],
          response_metadata: { next_cursor: null },
        },
      },
    ],
    gives: [
      { objectType: "goal", id: 17, title: "Second bakery", dueDate: null },
      { id: 18, title: "Rye" },
    ],
  },
  {
    name: "goals.types.search",
    endpoint: searchGoalTypes,
    call: (bob) => bob.goals.types.search({ fields: ["id", "name"] }),
    exchanges: [
      {
        method: "POST",
        path: "/goals/goal-types/search",
        body: { fields: ["id", "name"], filters: [] },
        answer: { items: [{ objectType: "goalType", fields: { id: { value: 3 }, name: { value: "Company" } } }] },
      },
    ],
    gives: [{ objectType: "goalType", id: 3, name: "Company" }],
  },
  {
    name: "goals.create",
    endpoint: createGoals,
    call: (bob) =>
      bob.goals.create([
        {
          title: "Second bakery",
          typeId: 3,
          owner: ADA as EmployeeId,
          startDate: "2026-01-01",
          dueDate: "2026-06-30",
          isPrivate: false,
          alignedGoal: null,
        },
      ]),
    exchanges: [
      {
        method: "POST",
        path: "/goals/goals",
        body: {
          items: [
            {
              objectType: "goal",
              fields: {
                title: { value: "Second bakery" },
                typeId: { value: 3 },
                owner: { value: ADA },
                startDate: { value: "2026-01-01" },
                dueDate: { value: "2026-06-30" },
                isPrivate: { value: false },
                alignedGoal: { value: null },
              },
            },
          ],
        },
        answer: json({ ids: [17] }, 201),
      },
    ],
    gives: { ids: [17], answer: { ids: [17] } },
  },
  {
    name: "goals.update",
    endpoint: updateGoal,
    call: (bob) => bob.goals.update(17, { dueDate: "2026-09-30" }),
    exchanges: [
      {
        method: "PATCH",
        path: "/goals/goals/17",
        body: { items: [{ objectType: "goal", fields: { dueDate: { value: "2026-09-30" } } }] },
        answer: undefined,
      },
    ],
    gives: undefined,
  },
  {
    name: "goals.setStatus",
    endpoint: setGoalStatus,
    call: (bob) => bob.goals.setStatus(17, { status: "offTrack", comment: "The oven is late" }),
    exchanges: [
      {
        method: "PATCH",
        path: "/goals/goals/17/status",
        body: { status: "offTrack", comment: "The oven is late" },
        answer: { updated: true },
      },
    ],
    gives: { updated: true },
  },
  removes("goals.remove", removeGoal, "/goals/goals/17", (bob) => bob.goals.remove(17)),
  {
    name: "goals.keyResults.search",
    endpoint: searchKeyResults,
    call: (bob) => bob.goals.keyResults.search(17, { fields: ["id", "currentValue"] }),
    exchanges: [
      {
        method: "POST",
        path: "/goals/goals/key-results/search",
        body: { fields: ["id", "currentValue"], filters: [{ fieldId: "goalId", operator: "equals", values: ["17"] }] },
        answer: { items: [{ objectType: "keyResult", fields: { id: { value: 40 }, currentValue: { value: 120.5 } } }] },
      },
    ],
    gives: [{ objectType: "keyResult", id: 40, currentValue: 120.5 }],
  },
  {
    name: "goals.keyResults.create",
    endpoint: createKeyResults,
    call: (bob) => bob.goals.keyResults.create(17, [{ title: "Loaves", measureType: "numeric", target: 300, startValue: 400 }]),
    exchanges: [
      {
        method: "POST",
        path: "/goals/goals/17/key-results",
        body: {
          items: [
            {
              objectType: "keyResult",
              fields: {
                title: { value: "Loaves" },
                measureType: { value: "numeric" },
                target: { value: 300 },
                startValue: { value: 400 },
              },
            },
          ],
        },
        answer: json(["40"], 201),
      },
    ],
    gives: { ids: ["40"], answer: ["40"] },
  },
  {
    name: "goals.keyResults.update",
    endpoint: updateKeyResults,
    call: (bob) => bob.goals.keyResults.update(17, [{ keyResultId: 40, target: 350 }]),
    exchanges: [
      {
        method: "PATCH",
        path: "/goals/goals/17/key-results",
        body: { items: [{ objectType: "keyResult", fields: { keyResultId: { value: 40 }, target: { value: 350 } } }] },
        answer: undefined,
      },
    ],
    gives: undefined,
  },
  {
    name: "goals.keyResults.checkIn",
    endpoint: checkInKeyResults,
    call: (bob) =>
      bob.goals.keyResults.checkIn(17, {
        keyResults: [{ keyResultId: 40, currentValue: 120, notes: "Easter" }],
        comment: "Second oven",
      }),
    exchanges: [
      {
        method: "PATCH",
        path: "/goals/goals/17/key-results/progress",
        body: { keyResults: [{ keyResultId: 40, currentValue: 120, notes: "Easter" }], comment: "Second oven" },
        answer: undefined,
      },
    ],
    gives: undefined,
  },
  removes("goals.keyResults.remove", removeKeyResult, "/goals/goals/17/key-results/40", (bob) => bob.goals.keyResults.remove(17, "40")),
];

import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import { flatPageBody, itemsBody, objectFieldsAnswer, recordsAnswer } from "../objects/schemas.ts";
import { progressBody, statusBody, writeAnswer } from "./schemas.ts";

const features = box("goals.features", "Features > Goals (per goal type)");
const peoplesGoals = box("goals.peoplesData", "People's data > Goals (per goal type)");

// Source of permissions and limits, which are per company: HiBob's goals page. Sources of paths: its pages on each operation.
const shared = { permissions: [features, peoplesGoals] } as const;
const metadata = { ...shared, method: "GET", response: objectFieldsAnswer, perMinute: 200, effect: "read" } as const;
// Bob takes `limit` and `cursor` but does not heed them: an answer holds everything.
const search = {
  ...shared,
  method: "POST",
  body: flatPageBody,
  response: recordsAnswer("items"),
  perMinute: 100,
  effect: "read",
} as const;
const create = { ...shared, method: "POST", body: itemsBody(25), response: writeAnswer, perMinute: 50, effect: "write" } as const;
const change = { ...shared, method: "PATCH", response: writeAnswer, perMinute: 100 } as const;
const remove = { ...shared, method: "DELETE", perMinute: 50, effect: "idempotent" } as const;
const ofGoal = "/goals/goals/{goalId}";

export const goalTypeFields = endpoint({ ...metadata, path: "/goals/goal-types/metadata" });

export const goalFields = endpoint({ ...metadata, path: "/goals/goals/metadata" });

export const keyResultFields = endpoint({ ...metadata, path: "/goals/goals/key-results/metadata" });

export const searchGoalTypes = endpoint({ ...search, path: "/goals/goal-types/search" });

export const searchGoals = endpoint({ ...search, path: "/goals/goals/search" });

/** Refused without a filter on `goalId`. */
export const searchKeyResults = endpoint({ ...search, path: "/goals/goals/key-results/search" });

/** All or nothing above 25. Answers 201. */
export const createGoals = endpoint({ ...create, path: "/goals/goals" });

/** A list of one. */
export const updateGoal = endpoint({ ...change, path: ofGoal, body: itemsBody(1), effect: "idempotent" });

/** Writes into the goal's activity log each time. */
export const setGoalStatus = endpoint({ ...change, path: `${ofGoal}/status`, body: statusBody, effect: "write" });

export const removeGoal = endpoint({ ...remove, path: ofGoal });

export const createKeyResults = endpoint({ ...create, path: `${ofGoal}/key-results` });

export const updateKeyResults = endpoint({ ...change, path: `${ofGoal}/key-results`, body: itemsBody(25), effect: "idempotent" });

/** A check-in without a change of status; writes into the goal's activity log each time. */
export const checkInKeyResults = endpoint({
  ...change,
  path: `${ofGoal}/key-results/progress`,
  body: progressBody,
  perMinute: 75,
  effect: "write",
});

export const removeKeyResult = endpoint({ ...remove, path: `${ofGoal}/key-results/{keyResultId}` });

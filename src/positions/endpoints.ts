import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import { bareRecords, nestedPageBody, objectFieldsAnswer, recordsAnswer, searchBody } from "../objects/schemas.ts";
import { budgetSearchBody, cancellation, createdAnswer, newPositions, oneItem } from "./schemas.ts";

// Source of the labels and of the limits: HiBob's documentation.
const management = "Features > Workforce planning > Position management > ";
const manage = box("positions.manage", `${management}Manage positions`);
const openings = box("positions.openings", `${management}Add and edit multiple openings in a position`);
const budgets = box("positions.budgets", `${management}Position budget settings`);

const fields = { method: "GET", response: objectFieldsAnswer, perMinute: 50, permissions: [manage], effect: "read" } as const;
const search = { method: "POST", perMinute: 100, permissions: [manage], effect: "read" } as const;
const write = { method: "POST", perMinute: 10, permissions: [manage], effect: "write" } as const;
const update = { ...write, method: "PATCH", body: oneItem, effect: "idempotent" } as const;
const opening = { permissions: [manage, openings] };
const budget = { permissions: [manage, budgets] };

export const positionFields = endpoint({ ...fields, path: "/metadata/objects/position" });
export const openingFields = endpoint({ ...fields, path: "/positions/position-openings/metadata" });
export const budgetFields = endpoint({ ...fields, path: "/positions/position-budget/metadata" });

/** Answers everything at once; a `limit` is ignored. */
export const searchPositions = endpoint({ ...search, path: "/objects/position/search", body: searchBody, response: bareRecords });

export const searchOpenings = endpoint({
  ...search,
  path: "/positions/position-openings/search",
  body: nestedPageBody,
  response: recordsAnswer("positionOpeningEntries"),
});

export const searchBudgets = endpoint({
  ...search,
  path: "/positions/position-budget/search",
  body: budgetSearchBody,
  response: recordsAnswer("positionBudgetEntries"),
});

/** All or none; answers the ids of positions and openings, not of budgets. */
export const createPositions = endpoint({
  ...write,
  ...opening,
  path: "/workforce-planning/positions",
  body: newPositions,
  response: createdAnswer,
});

export const updatePosition = endpoint({ ...update, path: "/workforce-planning/positions/{positionId}" });

/** Refused for a position that is filled or cancelled, so a second time is not like the first. */
export const cancelPosition = endpoint({ ...write, method: "PATCH", path: "/workforce-planning/positions/{positionId}/cancel" });

/** All or none; unassigns whoever fills them. */
export const schedulePositionCancellation = endpoint({
  ...write,
  path: "/workforce-planning/positions/schedule-cancellation",
  body: cancellation,
});

export const createOpening = endpoint({
  ...write,
  ...opening,
  path: "/workforce-planning/positions/{positionId}/position-openings",
  body: oneItem,
  response: createdAnswer,
});

export const updateOpening = endpoint({
  ...update,
  ...opening,
  path: "/workforce-planning/positions/{positionId}/position-openings/{positionOpeningId}",
});

export const removeOpening = endpoint({
  ...write,
  ...opening,
  method: "DELETE",
  path: "/workforce-planning/positions/{positionId}/position-openings/{positionOpeningId}",
  effect: "idempotent",
});

export const createBudget = endpoint({
  ...write,
  ...budget,
  path: "/workforce-planning/positions/{positionId}/position-budget",
  body: oneItem,
  response: createdAnswer,
});

export const updateBudget = endpoint({
  ...update,
  ...budget,
  path: "/workforce-planning/positions/{positionId}/position-budget/{budgetId}",
});

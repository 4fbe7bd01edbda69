import { aDate, aFlag, aNumber, anEmployee, aText, type Check, oneOf, orNull } from "../../objects/checks.ts";
import { EQUALITY } from "../../objects/filters.ts";
import type { KindField, ObjectKind } from "../../objects/kind.ts";
import { type FakeGoal, type FakeGoalType, type FakeKeyResult, MEASURES, progressOf } from "./goal.ts";
import { Goals } from "./state.ts";

const anId: Check = { expected: "an id", fits: (value) => /^\d+$/.test(String(value)) };
const anItem: Check = { expected: "the id of a list item", fits: (value) => typeof value === "string" || typeof value === "number" };

// ASSUMED: the fields of a type besides id and name.
export const typeKind: ObjectKind<FakeGoalType> = {
  type: "goalType",
  prefix: "",
  fields: [
    { id: "id", name: "ID", type: "number", read: ({ id }) => id, filter: EQUALITY },
    { id: "name", name: "Name", type: "text", read: ({ name }) => name, filter: EQUALITY },
    { id: "order", name: "Order", type: "number", read: ({ order }) => order },
    { id: "isCustom", name: "Custom", type: "boolean", read: ({ custom }) => custom },
    { id: "listId", name: "List", type: "text", read: ({ list }) => list },
  ],
};

/** HiBob's documentation tells of filters on status, isPrivate and typeId. ASSUMED: others are refused. */
export const goalKind: ObjectKind<FakeGoal> = {
  type: "goal",
  prefix: "",
  fields: [
    { id: "id", name: "ID", type: "number", read: ({ id }) => id },
    { id: "title", name: "Title", type: "text", read: ({ title }) => title, write: aText },
    { id: "description", name: "Description", type: "text-area", read: ({ description }) => description, write: orNull(aText) },
    { id: "owner", name: "Owner", type: "employee-reference", read: ({ owner }) => owner, write: anEmployee },
    { id: "startDate", name: "Start date", type: "date", read: ({ startDate }) => startDate, write: aDate },
    { id: "dueDate", name: "Due date", type: "date", read: ({ dueDate }) => dueDate, write: aDate },
    { id: "isPrivate", name: "Private", type: "boolean", read: ({ isPrivate }) => isPrivate, filter: EQUALITY, write: aFlag },
    { id: "isActive", name: "Active", type: "boolean", read: ({ isActive }) => isActive, write: aFlag },
    { id: "status", name: "Status", type: "text", read: ({ status }) => status, filter: EQUALITY },
    { id: "typeId", name: "Goal type", type: "number", read: ({ typeId }) => typeId, filter: EQUALITY, write: anId },
    { id: "alignedGoal", name: "Aligned with", type: "number", read: ({ alignedGoal }) => alignedGoal, write: orNull(anId) },
    { id: "typeListItem", name: "Item of the type's list", type: "text", read: (goal) => goal.typeListItem, write: orNull(anItem) },
    { id: "progress", name: "Progress", type: "number", read: (goal, { company }) => company.part(Goals).progress(goal) },
  ],
};

const keyResultFields: readonly KindField<FakeKeyResult>[] = [
  { id: "id", name: "ID", type: "number", read: ({ id }) => id },
  { id: "goalId", name: "Goal", type: "number", read: ({ goalId }) => goalId, filter: ["equals"] },
  { id: "title", name: "Title", type: "text", read: ({ title }) => title, write: aText },
  { id: "description", name: "Description", type: "text-area", read: ({ description }) => description, write: orNull(aText) },
  { id: "measureType", name: "Measured in", type: "text", read: ({ measureType }) => measureType, write: oneOf(...MEASURES) },
  { id: "startValue", name: "Start", type: "number", read: ({ startValue }) => startValue, write: aNumber() },
  { id: "target", name: "Target", type: "number", read: ({ target }) => target, write: aNumber() },
  { id: "currentValue", name: "Current value", type: "number", read: ({ currentValue }) => currentValue, write: aNumber() },
  { id: "progress", name: "Progress", type: "number", read: progressOf },
  { id: "currency", name: "Currency", type: "text", read: ({ currency }) => currency, write: orNull(aText) },
  { id: "currencySymbol", name: "Symbol", type: "text", read: ({ currencySymbol }) => currencySymbol, write: orNull(aText) },
];

export const keyResultKind: ObjectKind<FakeKeyResult> = { type: "keyResult", prefix: "", fields: keyResultFields };

/** Key results as they are changed: each says which one it is. */
export const keyResultChangeKind: ObjectKind<FakeKeyResult> = {
  ...keyResultKind,
  fields: [...keyResultFields, { id: "keyResultId", name: "ID", type: "number", read: ({ id }) => id, write: anId }],
};

import type { Endpoint } from "../../../client/endpoint.ts";
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
} from "../../../goals/endpoints.ts";
import type { EmployeeId } from "../../../model/ids.ts";
import type { Json } from "../../../model/json.ts";
import type { World } from "../../access.ts";
import { described } from "../../objects/kind.ts";
import { objectRoute } from "../../objects/routes.ts";
import { type SearchForm, searchAnswer } from "../../objects/search.ts";
import { valuesIn } from "../../objects/written.ts";
import { badRequest, bare, json, notFound, Refused, type Reply } from "../../reply.ts";
import type { Exchange, Route } from "../../route.ts";
import { type FakeGoal, type GoalContent, type GoalState, type KeyResultContent, STATUSES } from "./goal.ts";
import { goalKind, keyResultChangeKind, keyResultKind, typeKind } from "./kinds.ts";
import { Goals } from "./state.ts";

// Bob takes limit and cursor and gives everything.
const form: SearchForm = { record: "typed", key: "items", pageSize: null };

// ASSUMED: of the two boxes, only the one of the feature is refused for (403). The other one is about whose goals there are.
const goalRoute = <E extends Endpoint>(endpoint: E, answer: (exchange: Exchange<E>) => Reply): Route =>
  objectRoute(endpoint, "goals", answer, { requires: ["goals.features"] });

const ownerSeen = ({ company, access }: World, owner: string): boolean => {
  const person = company.byId(owner);
  return access.has("goals.peoplesData") && person !== undefined && access.covers(person);
};

/** Goals of people outside the audience are not there, neither in searches nor by their id; nor are any without the right to them. */
const seen = (world: World): readonly FakeGoal[] => world.company.part(Goals).goals.filter(({ owner }) => ownerSeen(world, owner));

function goalIn(world: World, id: string): FakeGoal {
  const goal = world.company.part(Goals).goal(Number(id));
  if (!goal || !ownerSeen(world, goal.owner)) throw notFound(`The goal ${id}`);
  return goal;
}

/** What a request says of a goal, with ids as numbers: they may come as text. */
function contentIn(values: Json): Json {
  const { typeId, alignedGoal, owner } = values;
  return {
    ...values,
    ...(owner === undefined ? {} : { owner: String(owner) as EmployeeId }),
    ...(typeId === undefined ? {} : { typeId: Number(typeId) }),
    ...(alignedGoal == null ? {} : { alignedGoal: Number(alignedGoal) }),
  };
}

/** Reads all items before anything is written; those that are wrong are told one by one. */
function readItems<Content>(
  items: readonly unknown[],
  read: (item: unknown) => { content: Content; problem: string | undefined },
): Content[] {
  const errors: { index: number; message: string }[] = [];
  const contents = items.flatMap((item, index) => {
    try {
      const { content, problem } = read(item);
      if (problem === undefined) return [content];
      errors.push({ index, message: problem });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      errors.push({ index, message: error.message });
    }
    return [];
  });
  if (errors.length > 0) throw badItems(errors);
  return contents;
}

/** 400 with one error for each item that is wrong. */
const badItems = (errors: readonly { readonly index: number; readonly message: string }[]): Refused =>
  new Refused(
    json({ key: "exception.validation", error: "Some items are not valid", errors }, 400),
    errors.map(({ index, message }) => `item ${index}: ${message}`).join("; "),
  );

// ASSUMED for all changes below: 200 without a body, and 204 for what is deleted; Bob documents only 201 for what is made.

const NEW_GOAL = { description: null, isActive: true, alignedGoal: null, typeListItem: null };
const NEW_RESULT = { description: null, startValue: 0, currency: null, currencySymbol: null };

export const goalsRoutes: readonly Route[] = [
  goalRoute(goalTypeFields, () => json(described(typeKind))),
  goalRoute(goalFields, () => json(described(goalKind))),
  goalRoute(keyResultFields, () => json(described(keyResultKind))),

  goalRoute(searchGoalTypes, ({ body, company, access }) =>
    searchAnswer(typeKind, form, body, company.part(Goals).types, { company, access }),
  ),

  goalRoute(searchGoals, ({ body, company, access }) => searchAnswer(goalKind, form, body, seen({ company, access }), { company, access })),

  goalRoute(searchKeyResults, ({ body, company, access }) => {
    const wanted = body.filters.filter(({ fieldId }) => fieldId === "goalId").flatMap(({ values }) => values);
    if (wanted.length === 0)
      throw badRequest("A filter on goalId is required", "Filter goalId with equals: Bob has no search over all key results");
    // ASSUMED: a goal that is not there, or not to be seen, has no key results; a search finds nothing and does not fail.
    const goals = seen({ company, access }).filter(({ id }) => wanted.includes(String(id)));
    const results = goals.flatMap(({ id }) => company.part(Goals).keyResults(id));
    return searchAnswer(keyResultKind, form, body, results, { company, access });
  }),

  // ASSUMED: all or none; Bob says so of too many, and that other failures are told for each item.
  goalRoute(createGoals, ({ body: { items }, company, access }) => {
    const goals = company.part(Goals);
    const required = ["title", "startDate", "dueDate", "typeId", "owner", "isPrivate"];
    const contents = readItems(items, (item) => {
      const content = { ...NEW_GOAL, ...contentIn(valuesIn(goalKind, item, company, { required })) } as GoalContent;
      const unseen = ownerSeen({ company, access }, content.owner) ? undefined : "the owner is not an employee whose goals may be seen";
      return { content, problem: unseen ?? goals.problemWith(content) };
    });
    return json({ ids: goals.add(contents).map(({ id }) => id) }, 201);
  }),

  goalRoute(updateGoal, ({ path: { goalId }, body: { items }, company, access }) => {
    const { id } = goalIn({ company, access }, goalId);
    const change = contentIn(valuesIn(goalKind, items[0], company)) as Partial<GoalContent>;
    if (change.owner !== undefined && !ownerSeen({ company, access }, change.owner)) throw badRequest("Invalid owner");
    company.part(Goals).change(id, change);
    return bare(200);
  }),

  goalRoute(setGoalStatus, ({ path: { goalId }, body: { status, comment }, company, access }) => {
    const { id } = goalIn({ company, access }, goalId);
    if (!STATUSES.includes(status as GoalState)) throw badRequest(`Invalid status ${status}`, `status is one of ${STATUSES.join(", ")}`);
    company.part(Goals).setStatus(id, status as GoalState, comment);
    return bare(200);
  }),

  goalRoute(removeGoal, ({ path: { goalId }, company, access }) => {
    company.part(Goals).remove(goalIn({ company, access }, goalId).id);
    return bare(204);
  }),

  goalRoute(createKeyResults, ({ path: { goalId }, body: { items }, company, access }) => {
    const goals = company.part(Goals);
    const { id } = goalIn({ company, access }, goalId);
    const contents = readItems(items, (item) => {
      const values = valuesIn(keyResultKind, item, company, { required: ["title", "measureType", "target"] });
      const content = { ...NEW_RESULT, currentValue: values.startValue ?? 0, ...values } as KeyResultContent;
      return { content, problem: goals.problemWithResult(content) };
    });
    return json({ ids: goals.addKeyResults(id, contents).map((result) => result.id) }, 201);
  }),

  goalRoute(updateKeyResults, ({ path: { goalId }, body: { items }, company, access }) => {
    const { id } = goalIn({ company, access }, goalId);
    const changes = readItems(items, (item) => {
      const { keyResultId, ...change } = valuesIn(keyResultChangeKind, item, company, { required: ["keyResultId"] });
      return { content: { ...(change as Partial<KeyResultContent>), keyResultId: Number(keyResultId) }, problem: undefined };
    });
    company.part(Goals).changeKeyResults(id, changes);
    return bare(200);
  }),

  goalRoute(checkInKeyResults, ({ path: { goalId }, body: { keyResults, comment }, company, access }) => {
    const { id } = goalIn({ company, access }, goalId);
    const progress = keyResults.map(({ keyResultId, currentValue, notes }) => ({
      keyResultId: Number(keyResultId),
      currentValue: currentValue as number,
      notes,
    }));
    company.part(Goals).checkIn(id, progress, comment);
    return bare(200);
  }),

  goalRoute(removeKeyResult, ({ path: { goalId, keyResultId }, company, access }) => {
    const goals = company.part(Goals);
    const { id } = goalIn({ company, access }, goalId);
    const result = goals.keyResult(Number(keyResultId));
    if (result?.goalId !== id) throw notFound(`The key result ${keyResultId}`);
    goals.removeKeyResult(id, result.id);
    return bare(204);
  }),
];

import type { CallOptions, Client, Endpoint, InputOf } from "../client/index.ts";
import {
  idsIn,
  idText,
  idTexts,
  itemsOf,
  type ObjectField,
  type ObjectFieldId,
  type ObjectRecord,
  type ObjectSearch,
  objectFields,
  searchAll,
  wrapped,
} from "../objects/index.ts";
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
} from "./endpoints.ts";
import type {
  GoalChange,
  GoalFields,
  GoalObjectId,
  GoalStatusChange,
  GoalsCreated,
  GoalTypeFields,
  KeyResultChange,
  KeyResultFields,
  KeyResultProgress,
  NewGoal,
  NewKeyResult,
} from "./types.ts";

export type * from "../objects/public.ts";
export type * from "./types.ts";

/** Types of goals: the company's, custom ones, and individual. */
export interface GoalTypes {
  /**
   * Lists the fields that goal types have.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 200 requests a minute for the whole company.
   * Source: HiBob's documentation.
   *
   * @example
   * for (const { id, name } of await bob.goals.types.fields()) console.log(id, name);
   */
  fields(options?: CallOptions): Promise<ObjectField[]>;
  /**
   * Finds goal types. Bob answers all at once.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 100 requests a minute for the whole company.
   * Source: HiBob's documentation; form of the answer: observed.
   *
   * @example
   * const types = await bob.goals.types.search({ fields: ["id", "name"] });
   */
  search<const Id extends ObjectFieldId<GoalTypeFields>>(
    input: ObjectSearch<Id>,
    options?: CallOptions,
  ): Promise<ObjectRecord<GoalTypeFields, Id>[]>;
}

/** The measurable results of goals. */
export interface KeyResults {
  /**
   * Lists the fields that key results have.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 200 requests a minute for the whole company.
   * Source: HiBob's documentation.
   *
   * @example
   * for (const { id, name } of await bob.goals.keyResults.fields()) console.log(id, name);
   */
  fields(options?: CallOptions): Promise<ObjectField[]>;
  /**
   * Finds the key results of one goal: Bob has no search over all. It answers all at once.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 100 requests a minute for the whole company.
   * Source: HiBob's documentation; form of the answer: observed.
   *
   * @example
   * const results = await bob.goals.keyResults.search(17, { fields: ["id", "title", "currentValue", "target"] });
   */
  search<const Id extends ObjectFieldId<KeyResultFields>>(
    goalId: GoalObjectId,
    input: ObjectSearch<Id>,
    options?: CallOptions,
  ): Promise<ObjectRecord<KeyResultFields, Id>[]>;
  /**
   * Adds key results to a goal, 1 to 25.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 50 requests a minute for the whole company.
   * Source: HiBob's documentation; form of the request: observed.
   *
   * @throws {InvalidInputError} before sending, for none or more than 25, all of which Bob would refuse
   * @example
   * const { ids } = await bob.goals.keyResults.create(17, [{ title: "Loaves a day", measureType: "numeric", target: 300 }]);
   */
  create(goalId: GoalObjectId, keyResults: readonly NewKeyResult[], options?: CallOptions): Promise<GoalsCreated>;
  /**
   * Changes details of key results, 1 to 25. What is not given stays as it is. Gives Bob's answer, whose form is not documented.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 100 requests a minute for the whole company.
   * Source: HiBob's documentation; form of the request: observed.
   *
   * @throws {InvalidInputError} before sending, for none or more than 25
   * @example
   * await bob.goals.keyResults.update(17, [{ keyResultId: 40, target: 350 }]);
   */
  update(goalId: GoalObjectId, keyResults: readonly KeyResultChange[], options?: CallOptions): Promise<unknown>;
  /**
   * Reports progress. The goal's status stays as it is. Gives Bob's answer, whose form is not documented.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 75 requests a minute for the whole company.
   * Source: HiBob's documentation; form of the request: observed.
   *
   * @example
   * await bob.goals.keyResults.checkIn(17, { keyResults: [{ keyResultId: 40, currentValue: 120 }], comment: "Second oven" });
   */
  checkIn(goalId: GoalObjectId, progress: KeyResultProgress, options?: CallOptions): Promise<unknown>;
  /**
   * Deletes a key result with its history. Cannot be undone.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 50 requests a minute for the whole company.
   * Source: HiBob's documentation.
   *
   * @example
   * await bob.goals.keyResults.remove(17, 40);
   */
  remove(goalId: GoalObjectId, keyResultId: GoalObjectId, options?: CallOptions): Promise<void>;
}

/**
 * Goals and their key results. Fields have short ids here: `title`, not `/goal/title`.
 *
 * Needs, for each goal type, custom ones included: "Features > Goals", and "People's data > Goals" with "Access data for" the owners;
 * grants for "my own" goals are not needed. Limits count for the whole company. Writes give no `visible()`: no filter that would find one
 * goal again is documented. Source: HiBob's documentation.
 */
export interface Goals {
  readonly types: GoalTypes;
  readonly keyResults: KeyResults;
  /**
   * Lists the fields that goals have.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 200 requests a minute for the whole company.
   * Source: HiBob's documentation.
   *
   * @example
   * for (const { id, name } of await bob.goals.fields()) console.log(id, name);
   */
  fields(options?: CallOptions): Promise<ObjectField[]>;
  /**
   * Finds goals. Bob answers all at once. Filters known to work: `status`, `isPrivate` and `typeId` with the operator `equals`.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 100 requests a minute for the whole company.
   * Source: HiBob's documentation; form of the answer: observed.
   *
   * @example
   * const onTrack = { fieldId: "status", operator: "equals", values: ["onTrack"] };
   * const goals = await bob.goals.search({ fields: ["id", "title", "dueDate"], filters: [onTrack] });
   */
  search<const Id extends ObjectFieldId<GoalFields>>(
    input: ObjectSearch<Id>,
    options?: CallOptions,
  ): Promise<ObjectRecord<GoalFields, Id>[]>;
  /**
   * Creates goals, 1 to 25.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 50 requests a minute for the whole company.
   * Source: HiBob's documentation; form of the request: observed.
   *
   * @throws {InvalidInputError} before sending, for none or more than 25, all of which Bob would refuse
   * @example
   * const dates = { startDate: "2026-01-01", dueDate: "2026-06-30" };
   * const { ids } = await bob.goals.create([{ title: "Second bakery", typeId: 3, owner: id, isPrivate: false, ...dates }]);
   */
  create(goals: readonly NewGoal[], options?: CallOptions): Promise<GoalsCreated>;
  /**
   * Changes a goal. What is not given stays as it is; the status has `setStatus`. Gives Bob's answer, whose form is not documented.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 100 requests a minute for the whole company.
   * Source: HiBob's documentation; form of the request: observed.
   *
   * @throws {InvalidInputError} before sending, when no field is given
   * @example
   * await bob.goals.update(17, { dueDate: "2026-09-30" });
   */
  update(goalId: GoalObjectId, fields: GoalChange, options?: CallOptions): Promise<unknown>;
  /**
   * Sets the status of a goal, like a check-in in Bob. Gives Bob's answer, whose form is not documented.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 100 requests a minute for the whole company.
   * Source: HiBob's documentation; form of the request, and the statuses: observed.
   *
   * @example
   * await bob.goals.setStatus(17, { status: "offTrack", comment: "The oven is late" });
   */
  setStatus(goalId: GoalObjectId, change: GoalStatusChange, options?: CallOptions): Promise<unknown>;
  /**
   * Deletes a goal. Cannot be undone.
   *
   * Needs "Features > Goals" and "People's data > Goals" for the goal type. 50 requests a minute for the whole company.
   * Source: HiBob's documentation.
   *
   * @example
   * await bob.goals.remove(17);
   */
  remove(goalId: GoalObjectId, options?: CallOptions): Promise<void>;
}

const goalsOf = (goals: readonly object[]): object => itemsOf(goals, (values) => wrapped("goal", values));
const keyResultsOf = (results: readonly object[]): object => itemsOf(results, (values) => wrapped("keyResult", values));
const created = (answer: unknown): GoalsCreated => idsIn(answer, "id", "keyResultId", "goalId");

/** Binds the goals module to a client. */
export function goals(client: Client): Goals {
  const write = async (endpoint: Endpoint, input: InputOf<Endpoint>, options?: CallOptions): Promise<unknown> =>
    (await client.call(endpoint, input, options)).data;
  const search =
    (endpoint: Endpoint) =>
    <Known, Id extends string>(input: ObjectSearch<Id>, options?: CallOptions): Promise<ObjectRecord<Known, Id>[]> =>
      searchAll<Known, Id>(client, endpoint, input, { paging: "none" }, options);
  const of = (goalId: GoalObjectId, body?: object) => ({ path: idTexts({ goalId }), body });
  return {
    fields: objectFields(client, goalFields),
    search: search(searchGoals),
    create: async (goals, options) => created(await write(createGoals, { body: goalsOf(goals) }, options)),
    update: async (goalId, fields, options) => write(updateGoal, of(goalId, goalsOf([fields])), options),
    setStatus: async (goalId, change, options) => write(setGoalStatus, of(goalId, change), options),
    async remove(goalId, options) {
      await write(removeGoal, of(goalId), options);
    },
    types: { fields: objectFields(client, goalTypeFields), search: search(searchGoalTypes) },
    keyResults: {
      fields: objectFields(client, keyResultFields),
      async search(goalId, { fields, filters = [] }, options) {
        const ofGoal = { fieldId: "goalId", operator: "equals", values: [idText(goalId, "goalId")] };
        return search(searchKeyResults)({ fields, filters: [ofGoal, ...filters] }, options);
      },
      create: async (goalId, results, options) => created(await write(createKeyResults, of(goalId, keyResultsOf(results)), options)),
      update: async (goalId, results, options) => write(updateKeyResults, of(goalId, keyResultsOf(results)), options),
      checkIn: async (goalId, progress, options) => write(checkInKeyResults, of(goalId, progress), options),
      async remove(goalId, keyResultId, options) {
        await write(removeKeyResult, { path: idTexts({ goalId, keyResultId }) }, options);
      },
    },
  };
}

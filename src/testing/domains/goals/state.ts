import type { CompanyState } from "../../company/company.ts";
import { refuse } from "../../refusing.ts";
import {
  type FakeGoal,
  type FakeGoalType,
  type FakeKeyResult,
  type GoalActivity,
  type GoalContent,
  type GoalState,
  goalProgress,
  type KeyResultContent,
} from "./goal.ts";
import { GOAL_TYPES, seededGoals } from "./seeding.ts";

/** One step of a check-in. */
interface Progress {
  readonly keyResultId: number;
  readonly currentValue: number;
  readonly notes?: string | undefined;
}

/** The goals of a company. */
export class Goals {
  readonly #company: CompanyState;
  readonly #activity = new Map<number, GoalActivity[]>();
  #kept: { readonly goals: Map<number, FakeGoal>; readonly results: Map<number, readonly FakeKeyResult[]> } | undefined;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  get types(): readonly FakeGoalType[] {
    return GOAL_TYPES;
  }

  get goals(): readonly FakeGoal[] {
    return [...this.#all.goals.values()];
  }

  goal(id: number): FakeGoal | undefined {
    return this.#all.goals.get(id);
  }

  keyResult(id: number): FakeKeyResult | undefined {
    return [...this.#all.results.values()].flat().find((result) => result.id === id);
  }

  keyResults(goalId: number): readonly FakeKeyResult[] {
    return this.#all.results.get(goalId) ?? [];
  }

  progress(goal: FakeGoal): number {
    return goalProgress(goal, this.keyResults(goal.id));
  }

  /** What was done to a goal since the fake was made, oldest first. */
  activity(goalId: number): readonly GoalActivity[] {
    return this.#activity.get(goalId) ?? [];
  }

  /** What keeps a goal from being like this. */
  problemWith({ startDate, dueDate, typeId, alignedGoal, typeListItem }: GoalContent): string | undefined {
    if (dueDate < startDate) return "dueDate is before startDate";
    const type = GOAL_TYPES.find((one) => one.id === typeId);
    if (!type) return `there is no goal type ${typeId}`;
    if (type.list === null && typeListItem !== null) return `goals of type ${type.name} have no typeListItem`;
    if (type.list !== null && !this.#isItem(type.list, typeListItem)) return `typeListItem must be an item of the list ${type.list}`;
    if (alignedGoal === null) return undefined;
    const aligned = this.goal(alignedGoal);
    if (!aligned) return `there is no goal ${alignedGoal} to align with`;
    const order = GOAL_TYPES.find((one) => one.id === aligned.typeId)?.order ?? 0;
    return order < type.order ? undefined : "a goal aligns only with one whose type comes before its own";
  }

  /** Adds goals that were checked. */
  add(contents: readonly GoalContent[]): FakeGoal[] {
    return contents.map((content) => {
      const goal: FakeGoal = { id: this.#company.newId("goal", 59_001), ...content, status: "onTrack" };
      this.#all.goals.set(goal.id, goal);
      return goal;
    });
  }

  change(id: number, change: Partial<GoalContent>): FakeGoal {
    const goal = { ...this.#goal(id), ...change };
    const problem = this.problemWith(goal);
    if (problem !== undefined) throw refuse(problem);
    this.#all.goals.set(id, goal);
    return goal;
  }

  setStatus(id: number, status: GoalState, comment?: string, isActive?: boolean): FakeGoal {
    const before = this.#goal(id);
    const goal = { ...before, status, isActive: isActive ?? before.isActive };
    this.#all.goals.set(id, goal);
    this.#log(id, { at: this.#company.now(), comment: comment ?? null, status });
    return goal;
  }

  /** Deletes a goal with its key results; goals that served it serve none. */
  remove(id: number): void {
    this.#goal(id);
    const { goals, results } = this.#all;
    results.delete(id);
    goals.delete(id);
    for (const goal of goals.values()) if (goal.alignedGoal === id) goals.set(goal.id, { ...goal, alignedGoal: null });
  }

  /** What keeps a key result from being like this. */
  problemWithResult({ measureType, currency }: KeyResultContent): string | undefined {
    return measureType === "currency" && currency === null ? "a key result in money needs its currency" : undefined;
  }

  /** Adds key results that were checked. */
  addKeyResults(goalId: number, contents: readonly KeyResultContent[]): FakeKeyResult[] {
    this.#goal(goalId);
    const made = contents.map((content) => ({ id: this.#company.newId("keyResult", 690_001), goalId, ...content }));
    this.#all.results.set(goalId, [...this.keyResults(goalId), ...made]);
    return made;
  }

  /** Changes key results of one goal, all or none. */
  changeKeyResults(goalId: number, changes: readonly (Partial<KeyResultContent> & { readonly keyResultId: number })[]): void {
    const changed = new Map<number, FakeKeyResult>();
    for (const { keyResultId, ...change } of changes) {
      const result = { ...(changed.get(keyResultId) ?? this.#result(goalId, keyResultId)), ...change };
      const problem = this.problemWithResult(result);
      if (problem !== undefined) throw refuse(problem);
      changed.set(keyResultId, result);
    }
    this.#replace(goalId, changed);
  }

  /** Reports progress of one goal's key results, all or none; its status stays. */
  checkIn(goalId: number, progress: readonly Progress[], comment?: string): void {
    const changed = new Map<number, FakeKeyResult>();
    for (const { keyResultId, currentValue } of progress) {
      if (!Number.isFinite(currentValue)) throw refuse("currentValue must be a number");
      changed.set(keyResultId, { ...this.#result(goalId, keyResultId), currentValue });
    }
    this.#replace(goalId, changed);
    const told = progress.map(({ keyResultId, currentValue, notes = null }) => ({ keyResultId, currentValue, notes }));
    this.#log(goalId, { at: this.#company.now(), comment: comment ?? null, progress: told });
  }

  removeKeyResult(goalId: number, id: number): void {
    const { id: gone } = this.#result(goalId, id);
    this.#all.results.set(
      goalId,
      this.keyResults(goalId).filter((result) => result.id !== gone),
    );
  }

  get #all() {
    if (!this.#kept) {
      const { goals, results } = seededGoals(this.#company);
      this.#kept = { goals: new Map(goals.map((goal) => [goal.id, goal])), results: Map.groupBy(results, ({ goalId }) => goalId) };
    }
    return this.#kept;
  }

  #goal(id: number): FakeGoal {
    const goal = this.goal(id);
    if (!goal) throw refuse(`there is no goal ${id}`);
    return goal;
  }

  #result(goalId: number, id: number): FakeKeyResult {
    const result = this.keyResult(id);
    if (result?.goalId !== goalId) throw refuse(`goal ${goalId} has no key result ${id}`);
    return result;
  }

  #replace(goalId: number, changed: ReadonlyMap<number, FakeKeyResult>): void {
    this.#all.results.set(
      goalId,
      this.keyResults(goalId).map((result) => changed.get(result.id) ?? result),
    );
  }

  #isItem(list: string, id: string | number | null): boolean {
    return (this.#company.lists.items(list) ?? []).some((item) => String(item.id) === String(id) && !item.archived);
  }

  #log(goalId: number, activity: GoalActivity): void {
    this.#activity.set(goalId, [...this.activity(goalId), activity]);
  }
}

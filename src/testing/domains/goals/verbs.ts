import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { addMonths, isDate } from "../../company/days.ts";
import { type Keys, known, refuse } from "../../refusing.ts";
import { type FakeGoal, type FakeKeyResult, type GoalActivity, type GoalState, type KeyResultContent, MEASURES, STATUSES } from "./goal.ts";
import { GOAL_TYPES, INDIVIDUAL } from "./seeding.ts";
import { Goals } from "./state.ts";

/** A key result to be set. */
export interface NewFakeKeyResult {
  readonly title: string;
  readonly target: number;
  /** Default `"numeric"`. */
  readonly measureType?: KeyResultContent["measureType"] | undefined;
  /** Where it starts from, and where it is. Default 0. */
  readonly startValue?: number | undefined;
  /** Code of a key result in money. Default `GBP` for those. */
  readonly currency?: string | undefined;
}

/** A goal to be set. */
export interface NewFakeGoal {
  readonly title: string;
  readonly description?: string | undefined;
  /** Name of its type: `Company`, `Department` or `Individual`, which is the default. */
  readonly type?: string | undefined;
  /** For goals of departments: which one. */
  readonly typeListItem?: string | number | undefined;
  /** Default today. */
  readonly startDate?: CalendarDate | undefined;
  /** Default three months after the start. */
  readonly dueDate?: CalendarDate | undefined;
  /** Default false. */
  readonly isPrivate?: boolean | undefined;
  /** Id of the goal that it serves. Default none. */
  readonly alignedGoal?: number | undefined;
  /** Default none. */
  readonly keyResults?: readonly NewFakeKeyResult[] | undefined;
}

/** A goal with what belongs to it. */
export interface GoalReport extends FakeGoal {
  /** Percent. */
  readonly progress: number;
  readonly keyResults: readonly FakeKeyResult[];
  /** Check-ins and changes of status since the fake was made, with their comments, which no search gives. */
  readonly activity: readonly GoalActivity[];
}

/** What people do with goals. */
export interface GoalsVerbs {
  /** Sets somebody a goal. */
  setGoal(ownerId: string, goal: NewFakeGoal): GoalReport;
  /** Reports how far a key result has come. */
  checkIn(keyResultId: number, value: number, comment?: string): GoalReport;
  /** Closes a goal, as completed unless said otherwise; it is not active any more. */
  closeGoal(goalId: number, status?: GoalState): GoalReport;
}

export const goalsVerbs = (company: CompanyState): GoalsVerbs => {
  const report = (id: number): GoalReport => {
    const goals = company.part(Goals);
    const goal = goals.goal(id) as FakeGoal;
    return { ...goal, progress: goals.progress(goal), keyResults: goals.keyResults(id), activity: goals.activity(id) };
  };
  return {
    setGoal(ownerId, wanted) {
      const { type = "", keyResults = [], ...goal } = known("setGoal", wanted, GOAL);
      const goals = company.part(Goals);
      const owner = company.byId(ownerId)?.id;
      if (owner === undefined) throw refuse("no employee has this id", "Take ids from company.employees");
      const typeId = type === "" ? INDIVIDUAL : GOAL_TYPES.find(({ name }) => name === type)?.id;
      if (typeId === undefined)
        throw refuse(`there is no goal type ${JSON.stringify(type)}`, `There are ${GOAL_TYPES.map(({ name }) => name).join(", ")}`);
      if (typeof goal.title !== "string" || goal.title === "") throw refuse("setGoal needs a title");
      const { startDate = company.today, description = null, isPrivate = false, alignedGoal = null, typeListItem = null } = goal;
      if (!isDate(startDate) || !isDate(goal.dueDate ?? startDate)) throw refuse("dates of a goal are written YYYY-MM-DD");
      const dueDate = goal.dueDate ?? addMonths(startDate, 3);
      const dates = { startDate, dueDate };
      const content = { title: goal.title, description, owner, ...dates, isPrivate, isActive: true, typeId, alignedGoal, typeListItem };
      const problem = goals.problemWith(content);
      if (problem !== undefined) throw refuse(problem);
      const results = keyResults.map(resultOf);
      const [{ id }] = goals.add([content]) as [FakeGoal];
      goals.addKeyResults(id, results);
      return report(id);
    },
    checkIn(keyResultId, value, comment) {
      const result = company.part(Goals).keyResult(keyResultId);
      if (!result) throw refuse(`there is no key result ${keyResultId}`);
      company.part(Goals).checkIn(result.goalId, [{ keyResultId, currentValue: value }], comment);
      return report(result.goalId);
    },
    closeGoal(goalId, status = "completed") {
      if (!STATUSES.includes(status)) throw refuse(`a goal is closed as one of ${STATUSES.join(", ")}`);
      company.part(Goals).setStatus(goalId, status, undefined, false);
      return report(goalId);
    },
  };
};

function resultOf(wanted: NewFakeKeyResult): KeyResultContent {
  const { title, target, measureType = "numeric", startValue = 0, currency } = known("a key result of setGoal", wanted, KEY_RESULT);
  if (typeof title !== "string" || title === "" || !Number.isFinite(target) || !Number.isFinite(startValue)) {
    throw refuse("a key result needs a title and a target, which is a number");
  }
  if (!MEASURES.includes(measureType)) throw refuse(`a key result is measured in one of ${MEASURES.join(", ")}`);
  const code = measureType === "currency" ? (currency ?? "GBP") : null;
  return { title, description: null, measureType, startValue, target, currentValue: startValue, currency: code, currencySymbol: null };
}

const GOAL: Keys<NewFakeGoal> = {
  title: true,
  description: true,
  type: true,
  typeListItem: true,
  startDate: true,
  dueDate: true,
  isPrivate: true,
  alignedGoal: true,
  keyResults: true,
};
const KEY_RESULT: Keys<NewFakeKeyResult> = { title: true, target: true, measureType: true, startValue: true, currency: true };

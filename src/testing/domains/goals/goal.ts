import type { CalendarDate } from "../../../model/dates.ts";
import type { EmployeeId } from "../../../model/ids.ts";

/** A level of goals. A goal can serve only goals of types that come before its own. */
export interface FakeGoalType {
  readonly id: number;
  readonly name: string;
  readonly order: number;
  /** Whether the company made it; its goals name an item of a list. */
  readonly custom: boolean;
  readonly list: string | null;
}

/** ASSUMED: the fake's statuses are all that Bob takes; they were observed in use. */
export const STATUSES = ["onTrack", "offTrack", "completed", "incomplete", "other"] as const;
export type GoalState = (typeof STATUSES)[number];

/** ASSUMED: there are no more; Bob names these three, and has a kind that is done or not under a name that is not known. */
export const MEASURES = ["numeric", "percentage", "currency"] as const;
export type Measure = (typeof MEASURES)[number];

/** What a goal holds. */
export interface GoalContent {
  readonly title: string;
  readonly description: string | null;
  /** The employee whose goal it is. */
  readonly owner: EmployeeId;
  readonly startDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly isPrivate: boolean;
  readonly isActive: boolean;
  readonly typeId: number;
  /** The goal that it serves. */
  readonly alignedGoal: number | null;
  /** For custom types: the item of the type's list. */
  readonly typeListItem: string | number | null;
}

/** A goal as it is kept. */
export interface FakeGoal extends GoalContent {
  readonly id: number;
  readonly status: GoalState;
}

/** What a key result holds. */
export interface KeyResultContent {
  readonly title: string;
  readonly description: string | null;
  readonly measureType: Measure;
  readonly startValue: number;
  readonly target: number;
  readonly currentValue: number;
  readonly currency: string | null;
  readonly currencySymbol: string | null;
}

/** A key result as it is kept. */
export interface FakeKeyResult extends KeyResultContent {
  readonly id: number;
  readonly goalId: number;
}

/** One line of a goal's activity log. No search gives it. */
export interface GoalActivity {
  /** In milliseconds on the fake's clock. */
  readonly at: number;
  readonly comment: string | null;
  readonly status?: GoalState;
  readonly progress?: readonly { readonly keyResultId: number; readonly currentValue: number; readonly notes: string | null }[];
}

/** How far a key result has come, in percent of the way from start to target, which may lead downwards. */
export function progressOf({ startValue, target, currentValue }: FakeKeyResult): number {
  const way = target - startValue;
  const share = way === 0 ? Number(currentValue >= target) : (currentValue - startValue) / way;
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}

/** How far a goal has come. ASSUMED: the mean of its key results; without any, all or nothing by its status. */
export function goalProgress({ status }: FakeGoal, results: readonly FakeKeyResult[]): number {
  if (results.length === 0) return status === "completed" ? 100 : 0;
  return Math.round(results.reduce((sum, result) => sum + progressOf(result), 0) / results.length);
}

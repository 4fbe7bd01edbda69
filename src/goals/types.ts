import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";

/** Bob's id of a goal, a key result, a goal type or a list item. */
export type GoalObjectId = number | string;

/** Fields of a goal by their short ids. `goals.fields()` lists what a company has. */
export interface GoalFields {
  readonly id: GoalObjectId;
  readonly title: string;
  readonly description: string;
  /** Exact form not documented. */
  readonly owner: unknown;
  readonly startDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly isPrivate: boolean;
  readonly isActive: boolean;
  readonly status: GoalStatus;
  readonly typeId: GoalObjectId;
  /** The goal that this one serves; its type comes before this one's in the order of types. */
  readonly alignedGoal: unknown;
  /** For goals of custom types: the item of the list that the type is tied to. */
  readonly typeListItem: unknown;
}

/** Fields of a goal type by their short ids. `goals.types.fields()` lists all. */
export interface GoalTypeFields {
  readonly id: GoalObjectId;
  readonly name: string;
}

/** Fields of a key result by their short ids. `goals.keyResults.fields()` lists all. */
export interface KeyResultFields {
  readonly id: GoalObjectId;
  readonly goalId: GoalObjectId;
  readonly title: string;
  readonly description: string;
  readonly measureType: MeasureType;
  readonly startValue: number;
  readonly target: number;
  readonly currentValue: number;
  /** Exact form not documented. */
  readonly progress: unknown;
}

/** Where a goal stands. */
export type GoalStatus = "onTrack" | "offTrack" | "completed" | "incomplete" | "other" | (string & {});

/** What a key result counts. */
export type MeasureType = "numeric" | "percentage" | "currency" | (string & {});

/** What a goal may hold, by short field id. Others, custom ones included, are sent as they are. */
export interface GoalChange {
  readonly title?: string;
  readonly description?: string | null;
  readonly owner?: EmployeeId;
  readonly startDate?: CalendarDate;
  readonly dueDate?: CalendarDate;
  readonly isPrivate?: boolean;
  readonly isActive?: boolean;
  readonly typeId?: GoalObjectId;
  /** `null` takes the alignment away. */
  readonly alignedGoal?: GoalObjectId | null;
  /** Goals of custom types must name an item of the list that the type is tied to. */
  readonly typeListItem?: GoalObjectId | null;
  readonly [field: string]: unknown;
}

/** A goal to be created. */
export interface NewGoal extends GoalChange {
  readonly title: string;
  readonly owner: EmployeeId;
  readonly startDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly isPrivate: boolean;
  readonly typeId: GoalObjectId;
}

/** What a key result may hold, by short field id. Others are sent as they are. */
export interface KeyResultDetails {
  readonly title?: string;
  readonly description?: string | null;
  readonly measureType?: MeasureType;
  /** Where it shall get to. */
  readonly target?: number;
  readonly currentValue?: number;
  /** Where it starts from, for `numeric`, `percentage` and `currency`. May be above the target. */
  readonly startValue?: number;
  /** With `currency`: the code, e.g. `GBP`. */
  readonly currency?: string;
  /** With `currency`: e.g. `£`. */
  readonly currencySymbol?: string;
  readonly [field: string]: unknown;
}

/** A key result to be created. */
export interface NewKeyResult extends KeyResultDetails {
  readonly title: string;
  readonly measureType: MeasureType;
  readonly target: number;
}

/** New details of a key result. */
export interface KeyResultChange extends KeyResultDetails {
  readonly keyResultId: GoalObjectId;
}

/** A new status of a goal. */
export interface GoalStatusChange {
  readonly status: GoalStatus;
  /** Shown in the goal's activity log; no search gives it back. */
  readonly comment?: string | undefined;
}

/** How far the key results of a goal have come. */
export interface KeyResultProgress {
  readonly keyResults: readonly {
    readonly keyResultId: GoalObjectId;
    readonly currentValue: number;
    /** Shown in the goal's activity log; no search gives it back. */
    readonly notes?: string;
  }[];
  /** Shown in the goal's activity log; no search gives it back. */
  readonly comment?: string | undefined;
}

/** What Bob says of objects it created. */
export interface GoalsCreated {
  /** Ids, in Bob's order; empty when Bob names none. */
  readonly ids: readonly GoalObjectId[];
  /** Bob's answer as it came: its form is not documented. Look here for single refusals. */
  readonly answer: unknown;
}

import type { CalendarDate } from "../../../model/dates.ts";
import type { EmployeeId } from "../../../model/ids.ts";
import type { CompanyState } from "../../company/company.ts";
import { isDate } from "../../company/days.ts";
import { type Keys, known, refuse } from "../../refusing.ts";
import { type StoredTask, Tasks } from "./state.ts";

/** A task to put on somebody's list. */
export interface CreateTaskInput {
  readonly title: string;
  /** Id of the employee whose to-do it is. */
  readonly owner: string;
  /** Id of the employee it is about. Default the owner. */
  readonly requestedFor?: string | undefined;
  readonly description?: string | undefined;
  /** Default none. */
  readonly due?: CalendarDate | undefined;
  /** Name of the task list, e.g. `Onboarding`. Default none: a personal task. */
  readonly set?: string | undefined;
  /** Name of the workflow. Default none. */
  readonly workflow?: string | undefined;
  /** Place in the workflow, from 1. Default 1 in a workflow. */
  readonly ordinalInWorkflow?: number | undefined;
  /** The day that the workflow's dates are counted from, for the event. Default `due`. */
  readonly pivotDate?: CalendarDate | undefined;
}

/** A task of the fake, people by their ids. */
export type FakeTask = StoredTask;

/** Who did something to a task. */
export interface TaskDoer {
  /** Id of the employee who did it, for the event. Default the system. */
  readonly by?: string | undefined;
}

/** What HR and employees do with tasks. */
export interface TasksVerbs {
  /** Puts a task on somebody's list. Tells `todo.assign`. */
  createTask(input: CreateTaskInput): FakeTask;
  /** Ticks a task off, today. Tells `todo.changedStatus`, unless it was closed already. */
  completeTask(taskId: string | number, doer?: TaskDoer): FakeTask;
  /** Opens a closed task again. Tells `todo.changedStatus`, unless it was open already. */
  reopenTask(taskId: string | number, doer?: TaskDoer): FakeTask;
  /** Deletes a task; Bob has no event for that. */
  removeTask(taskId: string | number): void;
}

export function tasksVerbs(company: CompanyState): TasksVerbs {
  const person = (what: string, id: string): EmployeeId => {
    const found = company.byId(id);
    if (!found) throw refuse(`${what} is not the id of an employee`);
    return found.id;
  };
  const date = (what: string, value: CalendarDate | undefined): CalendarDate | null => {
    if (value !== undefined && !isDate(value)) throw refuse(`${what} must be a date that exists, as YYYY-MM-DD`);
    return value ?? null;
  };
  const task = (id: string | number): StoredTask => {
    const found = company.part(Tasks).find(id);
    if (!found) throw refuse(`there is no task ${id}`);
    return found;
  };
  const after = (id: string | number, turn: (task: StoredTask) => unknown): FakeTask => {
    turn(task(id));
    return { ...task(id) };
  };
  const doer = (verb: string, given: TaskDoer = {}) => {
    const { by } = known(verb, given, { by: true });
    return by === undefined ? undefined : person("by", by);
  };
  return {
    createTask(input) {
      known("createTask", input, TASK);
      if (typeof input.title !== "string" || input.title === "") throw refuse("createTask needs a title");
      const { set = null, workflow = null, description = null, ordinalInWorkflow = 1 } = input;
      const owner = person("owner", input.owner);
      const due = date("due", input.due);
      return company.part(Tasks).create({
        title: input.title,
        description,
        owner,
        requestedFor: input.requestedFor === undefined ? owner : person("requestedFor", input.requestedFor),
        due,
        set,
        workflow,
        ordinalInWorkflow: workflow === null ? null : ordinalInWorkflow,
        employeeGroupId: null,
        pivotDate: date("pivotDate", input.pivotDate) ?? due,
      });
    },
    completeTask: (id, by) => after(id, (found) => company.part(Tasks).complete(found, doer("completeTask", by))),
    reopenTask: (id, by) => after(id, (found) => company.part(Tasks).reopen(found, doer("reopenTask", by))),
    removeTask: (id) => company.part(Tasks).remove(task(id)),
  };
}

const TASK: Keys<CreateTaskInput> = {
  title: true,
  owner: true,
  requestedFor: true,
  description: true,
  due: true,
  set: true,
  workflow: true,
  ordinalInWorkflow: true,
  pivotDate: true,
};

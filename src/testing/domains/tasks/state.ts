import type { CalendarDate } from "../../../model/dates.ts";
import type { EmployeeId } from "../../../model/ids.ts";
import type { CompanyState } from "../../company/company.ts";
import { hashText } from "../../company/draws.ts";
import { seedTasks } from "./seeding.ts";

/** A general task. Those of e-signing, mails, calendars and surveys are not in Bob's API. */
export interface StoredTask {
  readonly id: number;
  readonly title: string;
  readonly description: string | null;
  /** Whose to-do it is. */
  readonly owner: EmployeeId;
  /** Whom it is about. */
  readonly requestedFor: EmployeeId;
  readonly due: CalendarDate | null;
  readonly set: string | null;
  readonly workflow: string | null;
  readonly ordinalInWorkflow: number | null;
  readonly employeeGroupId: number | null;
  readonly status: "open" | "closed";
  readonly completionDate: CalendarDate | null;
}

/** A task to be made: what it is, without what follows from its being new. */
export type NewTask = Omit<StoredTask, "id" | "status" | "completionDate"> & {
  /** The day that a workflow's dates are counted from. */
  readonly pivotDate: CalendarDate | null;
};

/** Ids of tasks that are made while the fake runs start here; seeded ones are below. */
const FIRST_NEW_ID = 9_000_001;

/** The to-do lists of a company. */
export class Tasks {
  readonly #company: CompanyState;
  #byId: Map<number, StoredTask> | undefined;
  readonly #idsByOwner = new Map<EmployeeId, number[]>();

  constructor(company: CompanyState) {
    this.#company = company;
  }

  get #tasks(): Map<number, StoredTask> {
    if (!this.#byId) {
      this.#byId = new Map();
      for (const task of seedTasks(this.#company)) this.#add(task, this.#byId);
    }
    return this.#byId;
  }

  #add(task: StoredTask, tasks: Map<number, StoredTask>): void {
    tasks.set(task.id, task);
    const ids = this.#idsByOwner.get(task.owner);
    if (ids) ids.push(task.id);
    else this.#idsByOwner.set(task.owner, [task.id]);
  }

  /** All tasks by id, which is the order in which they were made. */
  get all(): readonly StoredTask[] {
    return [...this.#tasks.values()].filter((task) => this.#stands(task));
  }

  /** The tasks on somebody's list, open and closed. */
  of(owner: EmployeeId): readonly StoredTask[] {
    const tasks = this.#tasks;
    return (this.#idsByOwner.get(owner) ?? []).map((id) => tasks.get(id)).filter((task) => task && this.#stands(task)) as StoredTask[];
  }

  find(id: string | number): StoredTask | undefined {
    const task = /^\d+$/.test(String(id)) ? this.#tasks.get(Number(id)) : undefined;
    return task && this.#stands(task) ? task : undefined;
  }

  /** ASSUMED: with a deleted employee go the tasks that were theirs or about them. */
  #stands({ owner, requestedFor }: StoredTask): boolean {
    return this.#company.byId(owner) !== undefined && this.#company.byId(requestedFor) !== undefined;
  }

  create({ pivotDate, ...task }: NewTask): StoredTask {
    const made: StoredTask = { ...task, id: this.#company.newId("task", FIRST_NEW_ID), status: "open", completionDate: null };
    this.#add(made, this.#tasks);
    // ASSUMED: that a task that belongs to no workflow is told too, with null for the workflow, and the form of its id. Source of the keys: HiBob's
    // documentation of the event.
    this.#company.events.emit("todo.assign", {
      requestedForEmployeeId: made.requestedFor,
      workflowId: made.workflow === null ? null : 3_000 + (hashText(made.workflow) % 6_000),
      pivotDate,
      toDoIds: [made.id],
    });
    return made;
  }

  /** Returns how many tasks that changed: none when it was closed already. */
  complete(task: StoredTask, triggeredBy?: string): 0 | 1 {
    return this.#turn(task, "closed", this.#company.today, triggeredBy);
  }

  reopen(task: StoredTask, triggeredBy?: string): 0 | 1 {
    return this.#turn(task, "open", null, triggeredBy);
  }

  remove({ id }: StoredTask): void {
    this.#tasks.delete(id);
  }

  #turn(task: StoredTask, status: "open" | "closed", completionDate: CalendarDate | null, triggeredBy: string | undefined): 0 | 1 {
    if (task.status === status) return 0;
    this.#tasks.set(task.id, { ...task, status, completionDate });
    this.#company.events.emit(
      "todo.changedStatus",
      {
        toDoIds: [task.id],
        toDoRequestedForIds: [task.requestedFor],
        toDoAssigneeIds: [task.owner],
        // ASSUMED: "Open"; HiBob's documentation shows "Closed".
        newStatus: status === "closed" ? "Closed" : "Open",
      },
      triggeredBy === undefined ? {} : { triggeredBy },
    );
    return 1;
  }
}

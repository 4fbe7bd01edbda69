import type { CallOptions, Client } from "../client/index.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { EmployeeSummary } from "../model/values.ts";
import { idText, readList } from "../objects/index.ts";
import { completeTask, listTasks, listTasksOf } from "./endpoints.ts";

/** A task of an employee's to-do list. */
export interface Task {
  /**
   * Bob's ids have 64 bits. One above 9,007,199,254,740,991 has lost its last digits when JSON was read; `complete` refuses it
   * then, and the exact one must come from elsewhere, such as Bob's own pages.
   */
  readonly id: number | string;
  readonly title?: string | null;
  readonly description?: string | null;
  /** Whose task it is. */
  readonly owner?: EmployeeSummary | null;
  /** The employee it is about. */
  readonly requestedFor?: EmployeeSummary | null;
  readonly due?: CalendarDate | null;
  readonly completionDate?: CalendarDate | null;
  readonly status?: "open" | "closed" | (string & {}) | null;
  readonly linkInBob?: string | null;
  readonly set?: string | null;
  readonly workflow?: string | null;
  readonly ordinalInWorkflow?: number | null;
  readonly [key: string]: unknown;
}

/** What Bob says to `complete`. */
export interface CompletedTask {
  readonly toDosUpdated?: number | null | undefined;
  readonly [key: string]: unknown;
}

/**
 * Tasks. General ones only: those of e-signing, mails, calendars and surveys are not in the API.
 *
 * The permission they need is not documented by name, nor is a limit. Source: HiBob's documentation.
 */
export interface Tasks {
  /**
   * The account's open tasks: at most 5,000, and there is no way to the rest but by employee.
   *
   * Needs a permission on tasks; which is not documented. Source: HiBob's documentation; the 5,000: observed.
   * @example
   * const overdue = (await bob.tasks.list()).filter(({ due }) => due && due < "2026-06-15");
   */
  list(options?: CallOptions): Promise<Task[]>;
  /**
   * One employee's tasks. `status` is `open` or `closed`; default is both.
   *
   * Needs a permission on tasks; which is not documented. Source: HiBob's documentation.
   * @example
   * const tasks = await bob.tasks.listFor(id, { status: "open" });
   */
  listFor(employeeId: EmployeeId, input?: { readonly status?: "open" | "closed" | undefined }, options?: CallOptions): Promise<Task[]>;
  /**
   * Marks a task as complete. Bob answers how many to-dos that changed; 0 is a success without any.
   *
   * Needs a permission on tasks; which is not documented. Source: HiBob's documentation. Sent once: what a second time does is
   * not documented.
   * @throws {InvalidInputError} for a number too large to be exact: give it as a string
   * @example
   * const { toDosUpdated } = await bob.tasks.complete("4711");
   */
  complete(taskId: string | number, options?: CallOptions): Promise<CompletedTask>;
}

/** Binds the tasks module to a client. */
export function tasks(client: Client): Tasks {
  return {
    list: (options) => readList(client, listTasks, {}, "tasks", options),
    listFor: (employeeId, { status } = {}, options) =>
      readList(client, listTasksOf, { path: { id: employeeId }, query: { task_status: status } }, "tasks", options),
    async complete(taskId, options) {
      return (await client.call(completeTask, { path: { taskId: idText(taskId, "taskId") } }, options)).data;
    },
  };
}

import { completeTask, listTasks, listTasksOf } from "../../../tasks/endpoints.ts";
import type { Access } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import { badRequest, json, jsonList, notFound } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { personById } from "../people/person.ts";
import { type StoredTask, Tasks } from "./state.ts";
import { writtenTask } from "./writing.ts";

/** Observed: there is no next page. */
const MOST = 5_000;

/** Whether the one whose to-do it is belongs to the audience. */
const covered = ({ owner }: StoredTask, company: CompanyState, access: Access): boolean => {
  const person = company.byId(owner);
  return person !== undefined && access.covers(person);
};

// Which permission these need is not documented, so none is looked at.
export const tasksRoutes: readonly Route[] = [
  // ASSUMED: the oldest ones first, and of people in the audience only.
  route(listTasks, ({ company, access }) => {
    const open = company.part(Tasks).all.filter((task) => task.status === "open" && covered(task, company, access));
    return jsonList("tasks", open.slice(0, MOST), (task) => writtenTask(task, company));
  }),

  route(listTasksOf, ({ path: { id }, query: { task_status: status }, company, access }) => {
    // ASSUMED: 400 for another status.
    if (status !== undefined && status !== "open" && status !== "closed") {
      throw badRequest("Invalid task_status", "task_status is open or closed; leave it out for both");
    }
    const person = personById(id, company, access);
    const tasks = company
      .part(Tasks)
      .of(person.id)
      .filter((task) => (status ?? task.status) === task.status);
    return jsonList("tasks", tasks, (task) => writtenTask(task, company));
  }),

  route(completeTask, ({ path: { taskId }, company, access }) => {
    const tasks = company.part(Tasks);
    const task = tasks.find(taskId);
    // ASSUMED: 404 for a task that is not there or not to be seen; a closed one is a success that changes nothing.
    if (!task || !covered(task, company, access)) throw notFound("The task");
    return json({ toDosUpdated: tasks.complete(task) });
  }),
];

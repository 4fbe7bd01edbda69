import {
  archiveProject,
  archiveTask,
  projectFields,
  restoreProject,
  restoreTask,
  searchProjects,
  searchTasks,
  taskFields,
} from "../../../projects/endpoints.ts";
import { EQUALITY } from "../../objects/filters.ts";
import { described, type ObjectKind } from "../../objects/kind.ts";
import { objectRoute } from "../../objects/routes.ts";
import { type SearchForm, searchAnswer } from "../../objects/search.ts";
import { bare, json, notFound } from "../../reply.ts";
import type { Route } from "../../route.ts";
import { type FakeProject, type FakeProjectTask, Projects } from "./state.ts";

/** What projects and their tasks have alike. */
const SHARED: ObjectKind<FakeProject | FakeProjectTask>["fields"] = [
  { id: "id", name: "ID", type: "number", read: ({ id }) => id, filter: EQUALITY },
  { id: "name", name: "Name", type: "text", read: ({ name }) => name, filter: EQUALITY },
  { id: "description", name: "Description", type: "text-area", read: ({ description }) => description },
  { id: "status", name: "Status", type: "text", read: ({ status }) => status, filter: EQUALITY },
  { id: "billable", name: "Billable", type: "boolean", read: ({ billable }) => billable, filter: EQUALITY },
];

// ASSUMED: the fields besides status, billable and taskIds, which Bob names, and which of them can be filtered.
const projectKind: ObjectKind<FakeProject> = {
  type: "project",
  prefix: "/project/",
  fields: [
    ...SHARED,
    { id: "taskIds", name: "Tasks", type: "multi-list", read: ({ taskIds }) => taskIds },
    { id: "startDate", name: "Start date", type: "date", read: ({ startDate }) => startDate },
    { id: "endDate", name: "End date", type: "date", read: ({ endDate }) => endDate },
    { id: "field_1791380280412", name: "Cost centre", type: "text", read: ({ costCentre }) => costCentre },
  ],
};

const taskKind: ObjectKind<FakeProjectTask> = {
  type: "projectTask",
  prefix: "/projectTask/",
  fields: SHARED,
};

// Bob takes limit and cursor and gives everything.
const form: SearchForm = { record: "typed", key: "items", pageSize: null };
const TASK_STATUS = "/projectTask/status";

const setProject = (endpoint: typeof archiveProject | typeof restoreProject, status: FakeProject["status"]): Route =>
  objectRoute(endpoint, "projects", ({ path: { projectId }, company }) => {
    const projects = company.part(Projects);
    if (!projects.project(projectId)) throw notFound(`The project ${projectId}`);
    projects.setStatus(projectId, status);
    return bare(204);
  });

const setTask = (endpoint: typeof archiveTask | typeof restoreTask, status: FakeProjectTask["status"]): Route =>
  objectRoute(endpoint, "projects", ({ path: { taskId }, company }) => {
    const projects = company.part(Projects);
    if (!projects.task(taskId)) throw notFound(`The project task ${taskId}`);
    projects.setTaskStatus(taskId, status);
    return bare(204);
  });

export const projectsRoutes: readonly Route[] = [
  objectRoute(projectFields, "projects", () => json(described(projectKind))),

  objectRoute(searchProjects, "projects", ({ body, company, access }) =>
    searchAnswer(projectKind, form, body, company.part(Projects).projects, { company, access }),
  ),

  // ASSUMED: archiving what is archived, and restoring what is active, is answered like any other.
  setProject(archiveProject, "archived"),
  setProject(restoreProject, "active"),

  objectRoute(taskFields, "projects", () => json(described(taskKind))),

  // Archived tasks come only when they are asked for.
  objectRoute(searchTasks, "projects", ({ body, company, access }) => {
    const { tasks } = company.part(Projects);
    const everyStatus = body.filters.some(({ fieldId }) => fieldId === TASK_STATUS);
    const found = everyStatus ? tasks : tasks.filter(({ status }) => status === "active");
    return searchAnswer(taskKind, form, body, found, { company, access });
  }),

  setTask(archiveTask, "archived"),
  setTask(restoreTask, "active"),
];

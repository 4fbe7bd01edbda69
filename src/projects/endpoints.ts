import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import { flatPageBody, objectFieldsAnswer, recordsAnswer } from "../objects/schemas.ts";

const manage = box("projects.manage", "Features > Projects > Manage projects");

// Limits are not documented. Source of paths and permission: HiBob's pages on projects.
const shared = { permissions: [manage], perMinute: undefined } as const;
const metadata = { ...shared, method: "GET", response: objectFieldsAnswer, effect: "read" } as const;
// Bob takes `limit` and `cursor` but does not heed them: an answer holds everything.
const search = { ...shared, method: "POST", body: flatPageBody, response: recordsAnswer("items"), effect: "read" } as const;
const status = { ...shared, method: "PATCH", effect: "idempotent" } as const;

export const projectFields = endpoint({ ...metadata, path: "/attendance/projects/metadata" });

export const searchProjects = endpoint({ ...search, path: "/attendance/projects/search" });

export const archiveProject = endpoint({ ...status, path: "/attendance/projects/{projectId}/archive" });

export const restoreProject = endpoint({ ...status, path: "/attendance/projects/{projectId}/restore" });

export const taskFields = endpoint({ ...metadata, path: "/attendance/project-tasks/metadata" });

/** Finds active tasks, unless the filters ask for archived ones. */
export const searchTasks = endpoint({ ...search, path: "/attendance/project-tasks/search" });

export const archiveTask = endpoint({ ...status, path: "/attendance/project-tasks/{taskId}/archive" });

export const restoreTask = endpoint({ ...status, path: "/attendance/project-tasks/{taskId}/restore" });

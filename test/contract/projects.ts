import type { Endpoint, HiBob } from "../../src/index.ts";
import {
  archiveProject,
  archiveTask,
  projectFields,
  restoreProject,
  restoreTask,
  searchProjects,
  searchTasks,
  taskFields,
} from "../../src/projects/endpoints.ts";
import type { Contract } from "./contract.ts";

const field = (id: string) => ({ id, name: "Name", description: "What it is called", fieldType: { type: "text" } });
const fieldOf = (id: string) => ({ ...field(id), type: "text", listId: null });

const changes = (name: string, endpoint: Endpoint, path: string, call: (bob: HiBob) => Promise<unknown>): Contract => ({
  name,
  endpoint,
  call,
  exchanges: [{ method: "PATCH", path, answer: new Response(null, { status: 204 }) }],
  gives: undefined,
});

export const contracts: readonly Contract[] = [
  {
    name: "projects.fields",
    endpoint: projectFields,
    call: (bob) => bob.projects.fields(),
    exchanges: [{ method: "GET", path: "/attendance/projects/metadata", answer: [field("/project/name")] }],
    gives: [fieldOf("/project/name")],
  },
  {
    name: "projects.search",
    endpoint: searchProjects,
    call: (bob) => bob.projects.search({ fields: ["/project/id", "/project/status"] }),
    exchanges: [
      {
        method: "POST",
        path: "/attendance/projects/search",
        body: { fields: ["/project/id", "/project/status"], filters: [] },
        answer: {
          items: [
            { objectType: "project", fields: { "/project/id": { value: 7 }, "/project/status": { value: "active" } } },
            { "/project/id": { value: 8 }, "/project/status": "archived" },
          ],
          response_metadata: { next_cursor: null },
        },
      },
    ],
    gives: [
      { objectType: "project", "/project/id": 7, "/project/status": "active" },
      { "/project/id": 8, "/project/status": "archived" },
    ],
  },
  changes("projects.archive", archiveProject, "/attendance/projects/7/archive", (bob) => bob.projects.archive(7)),
  changes("projects.restore", restoreProject, "/attendance/projects/7/restore", (bob) => bob.projects.restore("7")),
  {
    name: "projects.tasks.fields",
    endpoint: taskFields,
    call: (bob) => bob.projects.tasks.fields(),
    exchanges: [{ method: "GET", path: "/attendance/project-tasks/metadata", answer: { fields: [field("/projectTask/name")] } }],
    gives: [fieldOf("/projectTask/name")],
  },
  {
    name: "projects.tasks.search",
    endpoint: searchTasks,
    call: (bob) =>
      bob.projects.tasks.search({
        fields: ["/projectTask/id"],
        filters: [{ fieldId: "/projectTask/status", operator: "equals", values: ["archived"] }],
      }),
    exchanges: [
      {
        method: "POST",
        path: "/attendance/project-tasks/search",
        body: {
          fields: ["/projectTask/id"],
          filters: [{ fieldId: "/projectTask/status", operator: "equals", values: ["archived"] }],
        },
        answer: { items: [{ objectType: "projectTask", fields: { "/projectTask/id": { value: 12 } } }] },
      },
    ],
    gives: [{ objectType: "projectTask", "/projectTask/id": 12 }],
  },
  changes("projects.tasks.archive", archiveTask, "/attendance/project-tasks/12/archive", (bob) => bob.projects.tasks.archive(12)),
  changes("projects.tasks.restore", restoreTask, "/attendance/project-tasks/12/restore", (bob) => bob.projects.tasks.restore(12)),
];

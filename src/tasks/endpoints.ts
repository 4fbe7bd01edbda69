import { endpoint } from "../client/endpoint.ts";
import { completed, taskList, taskQuery } from "./schemas.ts";

// Neither the permission's label nor a limit is documented.
const unknown = { perMinute: undefined, permissions: undefined } as const;
const read = { ...unknown, method: "GET", response: taskList, effect: "read" } as const;

/** Open ones only, at most 5,000 and no next page (observed). */
export const listTasks = endpoint({ ...read, path: "/tasks" });

export const listTasksOf = endpoint({ ...read, path: "/tasks/people/{id}", query: taskQuery });

export const completeTask = endpoint({
  ...unknown,
  method: "POST",
  path: "/tasks/{taskId}/complete",
  response: completed,
  effect: "write",
});

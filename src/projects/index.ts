import type { CallOptions, Client, Endpoint } from "../client/index.ts";
import {
  idTexts,
  type ObjectField,
  type ObjectFieldId,
  type ObjectRecord,
  type ObjectSearch,
  objectFields,
  searchAll,
} from "../objects/index.ts";
import {
  archiveProject,
  archiveTask,
  projectFields,
  restoreProject,
  restoreTask,
  searchProjects,
  searchTasks,
  taskFields,
} from "./endpoints.ts";

export type * from "../objects/public.ts";

/** Fields of a project that HiBob's documentation names; `fields()` lists all, custom ones included. */
export interface ProjectFields {
  readonly "/project/status": "active" | "archived" | (string & {});
  /** Of projects that are tracked as a whole. */
  readonly "/project/billable": boolean;
  /** Of projects that are tracked by task; exact form not documented. */
  readonly "/project/taskIds": unknown;
}

/** Fields of a project's task that HiBob's documentation names; `tasks.fields()` lists all. */
export interface ProjectTaskFields {
  readonly "/projectTask/status": "active" | "archived" | (string & {});
}

/** Tasks of projects. */
export interface ProjectTasks {
  /**
   * Lists the fields that tasks have.
   *
   * Needs "Features > Projects > Manage projects". Source: HiBob's documentation.
   *
   * @example
   * for (const { id, name } of await bob.projects.tasks.fields()) console.log(id, name);
   */
  fields(options?: CallOptions): Promise<ObjectField[]>;
  /**
   * Finds tasks: active ones, unless a filter on `/projectTask/status` asks for archived ones. Bob answers all at once.
   *
   * Needs "Features > Projects > Manage projects". Source: HiBob's documentation; ASSUMED: the form of a record.
   *
   * @example
   * const archived = { fieldId: "/projectTask/status", operator: "equals", values: ["archived"] };
   * const tasks = await bob.projects.tasks.search({ fields: ["/projectTask/id"], filters: [archived] });
   */
  search<const Id extends ObjectFieldId<ProjectTaskFields>>(
    input: ObjectSearch<Id>,
    options?: CallOptions,
  ): Promise<ObjectRecord<ProjectTaskFields, Id>[]>;
  /**
   * Takes a task out of use; it can still be found.
   *
   * Needs "Features > Projects > Manage projects". Source: HiBob's documentation.
   *
   * @example
   * await bob.projects.tasks.archive(12);
   */
  archive(taskId: number | string, options?: CallOptions): Promise<void>;
  /**
   * Puts an archived task back into use.
   *
   * Needs "Features > Projects > Manage projects". Source: HiBob's documentation.
   *
   * @example
   * await bob.projects.tasks.restore(12);
   */
  restore(taskId: number | string, options?: CallOptions): Promise<void>;
}

/**
 * Projects that time is reported on.
 *
 * Needs "Features > Projects > Manage projects". Source: HiBob's documentation. Creating and changing projects and tasks is not
 * here, because what Bob takes for it is not known well enough; `bob.request` can send it.
 */
export interface Projects {
  readonly tasks: ProjectTasks;
  /**
   * Lists the fields that projects have. Bob's API leaves out custom fields that are lists or documents.
   *
   * Needs "Features > Projects > Manage projects". Source: HiBob's documentation.
   *
   * @example
   * for (const { id, name } of await bob.projects.fields()) console.log(id, name);
   */
  fields(options?: CallOptions): Promise<ObjectField[]>;
  /**
   * Finds projects. Bob answers all at once.
   *
   * Needs "Features > Projects > Manage projects". Source: HiBob's documentation; ASSUMED: the form of a record.
   *
   * @example
   * const projects = await bob.projects.search({ fields: ["/project/id", "/project/status"] });
   */
  search<const Id extends ObjectFieldId<ProjectFields>>(
    input: ObjectSearch<Id>,
    options?: CallOptions,
  ): Promise<ObjectRecord<ProjectFields, Id>[]>;
  /**
   * Takes a project out of use: it can still be found, but no time can be reported on it.
   *
   * Needs "Features > Projects > Manage projects". Source: HiBob's documentation.
   *
   * @example
   * await bob.projects.archive(7);
   */
  archive(projectId: number | string, options?: CallOptions): Promise<void>;
  /**
   * Puts an archived project back into use.
   *
   * Needs "Features > Projects > Manage projects". Source: HiBob's documentation.
   *
   * @example
   * await bob.projects.restore(7);
   */
  restore(projectId: number | string, options?: CallOptions): Promise<void>;
}

/** Binds the projects module to a client. */
export function projects(client: Client): Projects {
  const write = (endpoint: Endpoint, hole: "projectId" | "taskId") => async (id: number | string, options?: CallOptions) => {
    await client.call(endpoint, { path: idTexts({ [hole]: id }) }, options);
  };
  const search =
    (endpoint: typeof searchProjects | typeof searchTasks) =>
    <Known, Id extends string>(input: ObjectSearch<Id>, options?: CallOptions): Promise<ObjectRecord<Known, Id>[]> =>
      searchAll<Known, Id>(client, endpoint, input, { paging: "none" }, options);
  return {
    fields: objectFields(client, projectFields),
    search: search(searchProjects),
    archive: write(archiveProject, "projectId"),
    restore: write(restoreProject, "projectId"),
    tasks: {
      fields: objectFields(client, taskFields),
      search: search(searchTasks),
      archive: write(archiveTask, "taskId"),
      restore: write(restoreTask, "taskId"),
    },
  };
}

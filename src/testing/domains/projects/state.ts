import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { isDate } from "../../company/days.ts";
import { refuse } from "../../refusing.ts";
import { seededProjects } from "./seeding.ts";

type Id = number | string;
type Status = "active" | "archived";

/** Something that time is reported on. */
export interface FakeProject {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  /** Archived projects are still found, but no time can be reported on them. */
  readonly status: Status;
  /** `null` for projects that are tracked by task. */
  readonly billable: boolean | null;
  /** `null` for projects that are tracked as a whole. */
  readonly taskIds: readonly number[] | null;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
  /** A field of the company's own. */
  readonly costCentre: string | null;
}

/** A task of a project that is tracked by task. */
export interface FakeProjectTask {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly description: string | null;
  readonly billable: boolean;
  readonly status: Status;
}

/** A project to be made. */
export interface NewProject {
  readonly name: string;
  readonly description?: string | undefined;
  /** Names of its tasks. With any, time is tracked by task; default none, which tracks the project as a whole. */
  readonly tasks?: readonly string[] | undefined;
  /** Whether its time, or that of its first tasks, is billable. Default true. */
  readonly billable?: boolean | undefined;
  /** Default today. */
  readonly startDate?: CalendarDate | undefined;
  /** Default none. */
  readonly endDate?: CalendarDate | undefined;
}

/** A task to be made. */
export interface NewProjectTask {
  readonly name: string;
  readonly description?: string | undefined;
  /** Default true. */
  readonly billable?: boolean | undefined;
}

const named = (name: unknown): string => {
  if (typeof name === "string" && name.trim() !== "") return name;
  throw refuse("a project and each of its tasks need a name");
};

/** The projects of a company. */
export class Projects {
  readonly #company: CompanyState;
  #kept: { readonly projects: Map<number, FakeProject>; readonly tasks: Map<number, FakeProjectTask> } | undefined;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  get projects(): readonly FakeProject[] {
    return [...this.#all.projects.values()];
  }

  get tasks(): readonly FakeProjectTask[] {
    return [...this.#all.tasks.values()];
  }

  project(id: Id): FakeProject | undefined {
    return this.#all.projects.get(Number(id));
  }

  task(id: Id): FakeProjectTask | undefined {
    return this.#all.tasks.get(Number(id));
  }

  /** Why no time can be reported on a project and a task of it; `undefined` when it can. */
  unusable(projectId: Id | null, taskId: Id | null): string | undefined {
    const project = projectId === null ? undefined : this.project(projectId);
    const task = taskId === null ? undefined : this.task(taskId);
    if (projectId !== null && !project) return `there is no project ${projectId}`;
    if (project?.status === "archived") return `project ${projectId} is archived`;
    if (taskId === null) return undefined;
    if (!task || task.projectId !== project?.id) return `task ${taskId} is not one of the project`;
    return task.status === "archived" ? `task ${taskId} is archived` : undefined;
  }

  add({ name, description, tasks = [], billable = true, startDate = this.#company.today, endDate }: NewProject): FakeProject {
    named(name);
    for (const task of tasks) named(task);
    if (!isDate(startDate) || (endDate !== undefined && !isDate(endDate))) throw refuse("dates of a project are written YYYY-MM-DD");
    const project: FakeProject = {
      id: this.#company.newId("project", 39_001),
      name,
      description: description ?? null,
      status: "active",
      billable: tasks.length > 0 ? null : billable,
      taskIds: tasks.length > 0 ? [] : null,
      startDate,
      endDate: endDate ?? null,
      costCentre: null,
    };
    this.#all.projects.set(project.id, project);
    for (const task of tasks) this.addTask(project.id, { name: task, billable });
    return this.project(project.id) as FakeProject;
  }

  addTask(projectId: Id, { name, description, billable = true }: NewProjectTask): FakeProjectTask {
    named(name);
    const project = this.project(projectId);
    if (!project) throw refuse(`there is no project ${projectId}`);
    if (!project.taskIds)
      throw refuse(`project ${projectId} is tracked as a whole`, "Add a project with tasks: addProject({ name, tasks: […] })");
    const id = this.#company.newId("projectTask", 49_001);
    const task: FakeProjectTask = { id, projectId: project.id, name, description: description ?? null, billable, status: "active" };
    this.#all.tasks.set(id, task);
    this.#all.projects.set(project.id, { ...project, taskIds: [...project.taskIds, id] });
    return task;
  }

  /** Archives a project, or restores it. Its tasks keep their own status. */
  setStatus(id: Id, status: Status): FakeProject {
    const project = this.project(id);
    if (!project) throw refuse(`there is no project ${id}`);
    const changed = { ...project, status };
    this.#all.projects.set(project.id, changed);
    return changed;
  }

  setTaskStatus(id: Id, status: Status): FakeProjectTask {
    const task = this.task(id);
    if (!task) throw refuse(`there is no project task ${id}`);
    const changed = { ...task, status };
    this.#all.tasks.set(task.id, changed);
    return changed;
  }

  get #all() {
    if (!this.#kept) {
      const { projects, tasks } = seededProjects(this.#company);
      const byId = <Item extends { readonly id: number }>(items: readonly Item[]) => new Map(items.map((item) => [item.id, item]));
      this.#kept = { projects: byId(projects), tasks: byId(tasks) };
    }
    return this.#kept;
  }
}

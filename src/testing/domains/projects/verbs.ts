import type { CompanyState } from "../../company/company.ts";
import { type Keys, known } from "../../refusing.ts";
import { type FakeProject, type FakeProjectTask, type NewProject, type NewProjectTask, Projects } from "./state.ts";

/** What HR does with the projects that time is reported on. */
export interface ProjectsVerbs {
  /** Adds a project, active. */
  addProject(project: NewProject): FakeProject;
  /** Adds a task to a project that is tracked by task. */
  addProjectTask(projectId: number | string, task: NewProjectTask): FakeProjectTask;
  /** Takes a project out of use: it is still found, but takes no new time. */
  archiveProject(projectId: number | string): FakeProject;
  restoreProject(projectId: number | string): FakeProject;
  archiveProjectTask(taskId: number | string): FakeProjectTask;
  restoreProjectTask(taskId: number | string): FakeProjectTask;
}

export const projectsVerbs = (company: CompanyState): ProjectsVerbs => ({
  addProject: (project) => company.part(Projects).add(known("addProject", project, PROJECT)),
  addProjectTask: (projectId, task) => company.part(Projects).addTask(projectId, known("addProjectTask", task, TASK)),
  archiveProject: (projectId) => company.part(Projects).setStatus(projectId, "archived"),
  restoreProject: (projectId) => company.part(Projects).setStatus(projectId, "active"),
  archiveProjectTask: (taskId) => company.part(Projects).setTaskStatus(taskId, "archived"),
  restoreProjectTask: (taskId) => company.part(Projects).setTaskStatus(taskId, "active"),
});

const PROJECT: Keys<NewProject> = { name: true, description: true, tasks: true, billable: true, startDate: true, endDate: true };
const TASK: Keys<NewProjectTask> = { name: true, description: true, billable: true };

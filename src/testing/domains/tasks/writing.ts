import type { CompanyState } from "../../company/company.ts";
import { summaryOf } from "../../company/values/index.ts";
import type { StoredTask } from "./state.ts";

/** A task as Bob writes it. */
export const writtenTask = ({ owner, requestedFor, ...task }: StoredTask, company: CompanyState) => ({
  id: task.id,
  owner: summaryOf(company.byId(owner)),
  title: task.title,
  requestedFor: summaryOf(company.byId(requestedFor)),
  due: task.due,
  linkInBob: `https://app.hibob.com/tasks/${task.id}`,
  set: task.set,
  workflow: task.workflow,
  ordinalInWorkflow: task.ordinalInWorkflow,
  description: task.description,
  status: task.status,
  completionDate: task.completionDate,
  employeeGroupId: task.employeeGroupId,
  companyId: company.id,
});

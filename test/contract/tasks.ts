import type { EmployeeId } from "../../src/index.ts";
import { completeTask, listTasks, listTasksOf } from "../../src/tasks/endpoints.ts";
import { ADA, type Contract, GRACE } from "./contract.ts";

const id = ADA as EmployeeId;
const task = {
  id: 4711,
  owner: { id: ADA, firstName: "Ada", surname: "Lovelace", email: "ada@example.com", displayName: "Ada Lovelace" },
  requestedFor: { id: GRACE, displayName: "Grace Hopper" },
  title: "Order a laptop",
  description: null,
  due: "2026-07-01",
  linkInBob: "https://app.hibob.com/tasks/4711",
  set: "Onboarding",
  workflow: null,
  ordinalInWorkflow: null,
  status: "open",
  completionDate: null,
  employeeGroupId: 12,
  companyId: 345,
};

export const contracts: readonly Contract[] = [
  {
    name: "tasks.list",
    endpoint: listTasks,
    call: (bob) => bob.tasks.list(),
    exchanges: [{ method: "GET", path: "/tasks", answer: { tasks: [task] } }],
    gives: [task],
  },
  {
    name: "tasks.listFor",
    endpoint: listTasksOf,
    call: (bob) => bob.tasks.listFor(id, { status: "closed" }),
    exchanges: [
      { method: "GET", path: `/tasks/people/${ADA}`, query: { task_status: "closed" }, answer: { tasks: [{ ...task, status: "closed" }] } },
    ],
    gives: [{ ...task, status: "closed" }],
  },
  {
    name: "tasks.complete",
    endpoint: completeTask,
    call: (bob) => bob.tasks.complete("9223372036854775807"),
    exchanges: [{ method: "POST", path: "/tasks/9223372036854775807/complete", answer: { toDosUpdated: 1 } }],
    gives: { toDosUpdated: 1 },
  },
];

import type { CompanyState } from "../../company/company.ts";
import { addDays } from "../../company/days.ts";
import { again, between, chance, hash, pick } from "../../company/draws.ts";
import type { FakeProject, FakeProjectTask } from "./state.ts";

const PROJECTS: readonly (readonly [name: string, description: string])[] = [
  ["Harbour Lights", "Street lighting for the harbour district"],
  ["Paper Archive", "Scanning of the print works' archive"],
  ["Northwind Rollout", "Set-up at a customer with nine branches"],
  ["Website Relaunch", "New shop and new texts"],
  ["Warehouse Move", "From the old depot to the new one"],
  ["Lantern 5", "The next generation of lanterns"],
  ["Internal Training", "Courses and workshops"],
  ["Support Desk", "Hours spent on tickets"],
  ["Annual Audit", "Preparation and company of the auditors"],
  ["Museum Installation", "Light for the maritime museum"],
];
const TASKS = ["Planning", "Construction", "Review", "Travel", "Installation", "Documentation", "Hand-over"];
const COUNT = 7;
const FIRST_PROJECT = 31_001;
const FIRST_TASK = 45_001;

/** The projects of a new company and their tasks: some tracked as a whole, some by task, the last ones over. */
export function seededProjects({ seed, born }: CompanyState): { projects: FakeProject[]; tasks: FakeProjectTask[] } {
  const first = hash(seed, 0x9703) % PROJECTS.length;
  const projects: FakeProject[] = [];
  const tasks: FakeProjectTask[] = [];
  for (let nth = 0; nth < COUNT; nth++) {
    const h = hash(seed, 0x9710 + nth);
    const [name, description] = PROJECTS[(first + nth) % PROJECTS.length] as (typeof PROJECTS)[number];
    const over = nth >= COUNT - 2;
    // Both kinds are always there, whatever the seed.
    const byTask = nth % 2 === 1;
    const taskIds = byTask ? Array.from({ length: between(h, 2, 4) }, (_, at) => FIRST_TASK + nth * 10 + at) : null;
    for (const [at, id] of (taskIds ?? []).entries()) {
      const archived = over || (at > 0 && chance(again(h, at + 5), 20));
      const task = pick(TASKS, again(h, 1) + at);
      tasks.push({
        id,
        projectId: FIRST_PROJECT + nth,
        name: task,
        description: null,
        billable: chance(again(h, at + 20), 60),
        status: archived ? "archived" : "active",
      });
    }
    projects.push({
      id: FIRST_PROJECT + nth,
      name,
      description: chance(again(h, 2), 80) ? description : null,
      status: over ? "archived" : "active",
      billable: byTask ? null : chance(again(h, 3), 60),
      taskIds,
      startDate: addDays(born, -between(again(h, 4), 60, 700)),
      endDate: over
        ? addDays(born, -between(again(h, 5), 5, 50))
        : chance(again(h, 6), 40)
          ? addDays(born, between(again(h, 7), 30, 400))
          : null,
      costCentre: chance(again(h, 8), 60) ? `CC-${between(again(h, 9), 100, 999)}` : null,
    });
  }
  return { projects, tasks };
}

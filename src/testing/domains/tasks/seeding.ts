import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { addDays } from "../../company/days.ts";
import { again, between, chance, hash, pick } from "../../company/draws.ts";
import type { Core } from "../../company/employee.ts";
import { SeededPeople } from "../../company/seeded-people.ts";
import type { StoredTask } from "./state.ts";

/** A step of a workflow; `days` are counted from the day that the workflow is about. */
interface Step {
  readonly title: string;
  readonly description: string | null;
  readonly days: number;
  readonly owner: "self" | "manager";
}

interface Workflow {
  readonly set: string;
  readonly name: string;
  readonly group: number;
  readonly steps: readonly Step[];
}

const step = (owner: Step["owner"], days: number, title: string, description: string | null = null): Step => ({
  title,
  description,
  days,
  owner,
});

const JOINING: Workflow = {
  set: "Onboarding",
  name: "New joiner",
  group: 3_021,
  steps: [
    step("manager", -7, "Order a laptop", "Ask for the keyboard layout first."),
    step("manager", -2, "Plan the first week"),
    step("self", 1, "Collect your badge", "At the front desk, from 8:30."),
    step("self", 5, "Have coffee with your buddy"),
    step("manager", 30, "Talk about the first month"),
  ],
};

const LEAVING: Workflow = {
  set: "Offboarding",
  name: "Leaver",
  group: 3_022,
  steps: [
    step("self", -10, "Hand over your work", "Write down what nobody else knows."),
    step("manager", -3, "Hold the exit interview"),
    step("manager", 0, "Collect laptop and badge"),
  ],
};

// A workflow in a set that has the same name for everybody.
const YEARLY: Workflow = {
  set: "Compliance",
  name: "Yearly compliance",
  group: 3_040,
  steps: [step("self", 0, "Read the security policy"), step("self", 14, "Confirm your emergency contact")],
};

const PERSONAL = ["Renew the first-aid certificate", "Book the offsite", "Tidy up the shared drive", "Plan a talk for the team day"];

const FIRST_ID = 4_000_001;
/** More than anyone has. */
const IDS_EACH = 16;

/**
 * Every task that the company starts with. Told of the people as the seed makes them: managers of today would depend on
 * whether the tasks were first read before or after a verb.
 */
export const seedTasks = (company: CompanyState): StoredTask[] =>
  company.part(SeededPeople).all.flatMap((core) => tasksAbout(core, company));

function tasksAbout({ seq, id, salt, startDate, terminationDate, rows }: Core, { born, seed }: CompanyState): StoredTask[] {
  const manager = rows.at(-1)?.reportsTo;
  const around = (date: CalendarDate | null | undefined): date is CalendarDate =>
    date != null && date > addDays(born, -60) && date < addDays(born, 400);
  const planned = [
    ...(around(startDate) ? workflow(JOINING, startDate) : []),
    ...(around(terminationDate) ? workflow(LEAVING, terminationDate) : []),
    ...(startDate < born && !terminationDate && salt % 2 === 0 ? workflow(YEARLY, addDays(born, -between(hash(seed, 0x7a5c), 5, 20))) : []),
    ...(chance(again(salt, 80), 35) ? [personal(salt, born)] : []),
  ];
  return planned.map(({ owner, due, ...task }, slot) => {
    const h = again(salt, 81 + slot);
    const completionDate = done(due, born, h);
    return {
      ...task,
      id: FIRST_ID + seq * IDS_EACH + slot,
      // The head has no manager and does it alone.
      owner: (owner === "manager" ? manager : null) ?? id,
      requestedFor: id,
      due,
      status: completionDate === null ? "open" : "closed",
      completionDate,
    };
  });
}

type Planned = Pick<StoredTask, "title" | "description" | "set" | "workflow" | "ordinalInWorkflow" | "employeeGroupId"> & {
  readonly owner: Step["owner"];
  readonly due: CalendarDate;
};

const workflow = ({ set, name, group, steps }: Workflow, pivot: CalendarDate): Planned[] =>
  steps.map(({ title, description, days, owner }, nth) => ({
    title,
    description,
    owner,
    due: addDays(pivot, days),
    set,
    workflow: name,
    ordinalInWorkflow: nth + 1,
    employeeGroupId: group,
  }));

const personal = (salt: number, born: CalendarDate): Planned => ({
  title: pick(PERSONAL, again(salt, 78)),
  description: null,
  owner: "self",
  due: addDays(born, between(again(salt, 79), -20, 40)),
  set: null,
  workflow: null,
  ordinalInWorkflow: null,
  employeeGroupId: null,
});

/** The day on which it was done: most of what was due is, and a little of what is not yet. `null` is open. */
function done(due: CalendarDate, born: CalendarDate, h: number): CalendarDate | null {
  const day = addDays(due, between(h, -4, 2));
  return day < born && !chance(h, 25) ? day : null;
}

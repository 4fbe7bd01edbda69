import type { EmployeeId } from "../../../model/ids.ts";
import type { CompanyState } from "../../company/company.ts";
import { addDays, addMonths } from "../../company/days.ts";
import { again, between, chance, hash, pick } from "../../company/draws.ts";
import { DEPARTMENTS } from "../../company/places.ts";
import { SeededPeople } from "../../company/seeded-people.ts";
import type { FakeGoal, FakeGoalType, FakeKeyResult, GoalState, Measure } from "./goal.ts";

const COMPANY = 1_101;
const DEPARTMENT = 1_102;
export const INDIVIDUAL = 1_103;

/** The types of every fake company. The first and the last are Bob's own and always first and last. */
export const GOAL_TYPES: readonly FakeGoalType[] = [
  { id: COMPANY, name: "Company", order: 0, custom: false, list: null },
  { id: DEPARTMENT, name: "Department", order: 1, custom: true, list: "department" },
  { id: INDIVIDUAL, name: "Individual", order: 2, custom: false, list: null },
];

const COMPANY_GOALS = ["Light every harbour on the coast", "Double sales of lanterns", "Be a place where people stay"];
const DEPARTMENT_GOALS = ["Deliver on time", "Grow with fewer mistakes", "Halve the waiting time", "Train everyone twice a year"];
const OWN_GOALS = ["Learn glass blowing", "Speak at a conference", "Take over a customer", "Mentor a colleague", "Finish the course"];

type Result = readonly [title: string, measure: Measure, start: number, target: number];
const RESULTS: readonly Result[] = [
  ["Lanterns delivered", "numeric", 0, 1_200],
  ["Complaints a month", "numeric", 40, 10],
  ["Customers who come back", "percentage", 55, 80],
  ["Costs of transport", "currency", 450_000, 350_000],
  ["Answers to the survey", "percentage", 0, 90],
  ["New contracts", "numeric", 3, 12],
];
const STATES: readonly GoalState[] = ["onTrack", "onTrack", "onTrack", "onTrack", "offTrack", "offTrack", "completed", "other"];

interface Story {
  readonly goals: FakeGoal[];
  readonly results: FakeKeyResult[];
}

type Draft = Pick<FakeGoal, "title" | "typeId" | "alignedGoal" | "typeListItem"> & { readonly owner: EmployeeId };

/**
 * The goals of a new company: the head's, one for each department, and those of about half of the people. Told from what
 * the seed made of people, so that what happens to them later changes no goal.
 */
export function seededGoals(company: CompanyState): Story {
  const people = company.part(SeededPeople).all;
  const story: Story = { goals: [], results: [] };
  const [head] = people;
  if (!head) return story;
  const add = (draft: Draft): number => addGoal(story, draft, company);
  const top = COMPANY_GOALS.map((title) => add({ title, typeId: COMPANY, owner: head.id, alignedGoal: null, typeListItem: null }));
  // The first reports of the head lead a department each.
  const departments = DEPARTMENTS.map(({ name }, nth) => {
    const owner = (people[nth + 1] ?? head).id;
    const h = hash(company.seed, 0x60a1 + nth);
    return add({ title: pick(DEPARTMENT_GOALS, h), typeId: DEPARTMENT, owner, alignedGoal: pick(top, again(h, 1)), typeListItem: name });
  });
  for (const { id: owner, salt } of people) {
    const h = again(salt, 0x60a);
    if (!chance(h, 50)) continue;
    const alignedGoal = chance(again(h, 1), 60) ? pick(departments, again(h, 2)) : null;
    add({ title: pick(OWN_GOALS, again(h, 3)), typeId: INDIVIDUAL, owner, alignedGoal, typeListItem: null });
  }
  return story;
}

function addGoal({ goals, results }: Story, draft: Draft, { seed, born }: CompanyState): number {
  const id = 52_001 + goals.length;
  const h = hash(seed, id);
  const startDate = `${addMonths(born, -between(h, 0, 5)).slice(0, 8)}01`;
  const status = pick(STATES, again(h, 1));
  const own = draft.typeId === INDIVIDUAL;
  goals.push({
    id,
    ...draft,
    description: chance(again(h, 2), 50) ? `What we want until ${addMonths(startDate, 6).slice(0, 4)} is over` : null,
    startDate,
    dueDate: addDays(addMonths(startDate, between(again(h, 3), 1, 2) * 6), -1),
    isPrivate: own && chance(again(h, 4), 15),
    isActive: status !== "completed" || chance(again(h, 5), 50),
    status,
  });
  const count = own ? again(h, 6) % 3 : between(again(h, 6), 2, 3);
  for (let nth = 0; nth < count; nth++) {
    const [title, measureType, startValue, target] = RESULTS[(again(h, 7) + nth) % RESULTS.length] as Result;
    const done = status === "completed" ? 100 : between(again(h, 8 + nth), 0, 95);
    results.push({
      id: 640_001 + results.length,
      goalId: id,
      title,
      description: null,
      measureType,
      startValue,
      target,
      currentValue: Math.round(startValue + ((target - startValue) * done) / 100),
      currency: measureType === "currency" ? "GBP" : null,
      currencySymbol: measureType === "currency" ? "£" : null,
    });
  }
  return id;
}

import type { CompanyState } from "../../company/company.ts";
import { addDays, addMonths } from "../../company/days.ts";
import { again, between, chance, digits, hash, hashText, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { homeSite } from "../../company/values/derivation.ts";

const SALT = hashText("training");

/** The column that this company added to Bob's own. */
export const TRAINER = "column_1748390404002";

/**
 * What a person has learnt: the safety courses of the first weeks, one or two more over the years, and for some one that
 * is going on or planned around the day on which the fake was made.
 */
export function seedTraining(person: Employee, company: CompanyState): Record<string, unknown>[] {
  const h = hash(person.core.salt, SALT);
  const { seq, startDate, terminationDate } = person.core;
  if (seq >= company.seeded || startDate > company.born) return [];
  const names = company.lists.choices("trainingName") as readonly string[];
  const rows = [course(person, company, { name: names[0], start: addDays(startDate, between(h, 1, 10)), days: 0, h: again(h) })];
  for (let nth = 0; nth < h % 3; nth++) {
    const draw = again(h, 20 + nth);
    const start = addMonths(startDate, between(draw, 2, 14) + nth * 14);
    rows.push(course(person, company, { name: pick(names.slice(1), draw), start, days: between(draw, 0, 9), h: draw }));
  }
  if (chance(again(h, 30), 35)) {
    const draw = again(h, 31);
    const start = addDays(company.born, between(draw, -20, 60));
    rows.push(course(person, company, { name: pick(names.slice(1), draw), start, days: between(draw, 5, 40), h: draw }));
  }
  // Nobody is taught after the end that was known at first; one that is told later changes nothing that is planned.
  return rows.filter((row) => String(row.startDate) < (terminationDate ?? "9999"));
}

interface Course {
  readonly name: string | undefined;
  readonly start: string;
  readonly days: number;
  readonly h: number;
}

function course(person: Employee, company: CompanyState, { name, start, days, h }: Course): Record<string, unknown> {
  const [planned, inProgress, completed] = company.lists.choices("trainingStatus");
  const endDate = addDays(start, days);
  const certified = chance(again(h, 2), 50);
  return {
    name: name ?? null,
    description: chance(again(h, 3), 40) ? "Half theory, half practice" : null,
    cost: chance(again(h, 4), 70) ? { value: between(h, 2, 40) * 15, currency: homeSite(person, company).currency } : null,
    status: start > company.born ? planned : endDate > company.born ? inProgress : completed,
    frequency: name === "First aid" ? "Every two years" : name === "Fire safety" ? "Yearly" : "Once",
    startDate: start,
    endDate,
    documentId: certified && endDate <= company.born ? Number(digits(again(h, 5), 7)) + 10_000_000 : null,
    [TRAINER]: chance(again(h, 6), 30) ? pick(["Beacon Academy", "Wick & Daughters"], h) : null,
  };
}

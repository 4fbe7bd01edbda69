import type { CompanyState } from "../../company/company.ts";
import { addDays, addMonths } from "../../company/days.ts";
import { again, between, chance, hash, hashText, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { FIRST_NAMES, SURNAMES } from "../../company/names.ts";
import { seededValue } from "./seeded-value.ts";

const SALT = hashText("dependents");

/** A row for each child that the employee's field counts; the first one is the oldest. */
export function seedDependents(person: Employee, company: CompanyState): Record<string, unknown>[] {
  const h = hash(person.core.salt, SALT);
  const count = Number(seededValue(person, "home.numberOfKids", company) ?? 0);
  const born = seededValue(person, "personal.birthDate", company);
  // In the employee's thirties, and no child is born after the fake's first day.
  const parentAtThirty = addMonths(typeof born === "string" ? born : addMonths(person.core.startDate, -360), 360);
  const latest = addDays(company.born, -1_600);
  const surname = pick(SURNAMES, again(h));
  return Array.from({ length: count }, (_, nth) => {
    const draw = again(h, 10 + nth);
    const wished = addDays(parentAtThirty, between(draw, -1_500, 1_500));
    const first = wished < latest ? wished : addDays(latest, -between(draw, 0, 600));
    return {
      firstName: pick(FIRST_NAMES, draw),
      surname,
      birthDate: addDays(first, nth * 700),
      gender: chance(draw, 90) ? pick(["Female", "Male"], again(draw)) : null,
    };
  }).sort((a, b) => (a.birthDate < b.birthDate ? -1 : 1));
}

import type { CompanyState } from "../../company/company.ts";
import { addDays, addMonths } from "../../company/days.ts";
import { again, between, chance, digits, hash, hashText, letters, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { homeSite } from "../../company/values/derivation.ts";
import { seededValue } from "../dependents/seeded-value.ts";

const SALT = hashText("right-to-work");

/**
 * Documents that let a person work where they do. The one that expires first does so on the date that the employee's field
 * says; without such a date there is a document that does not expire, or none. Who is on a visa holds a passport too.
 */
export function seedRightToWork(person: Employee, company: CompanyState): Record<string, unknown>[] {
  const h = hash(person.core.salt, SALT);
  const { country } = homeSite(person, company);
  const checkedOn = addDays(person.core.startDate, -between(h, 5, 60));
  const expires = seededValue(person, "financial.rightToWorkExpiryDate", company);
  const document = (type: string, draw: number, expirationDate: string | null, years: number): Record<string, unknown> => {
    const usual = expirationDate === null ? addMonths(checkedOn, -12 * between(draw, 1, 9)) : addMonths(expirationDate, -12 * years);
    const validFrom = [usual, checkedOn].sort()[0] as string;
    return {
      type,
      documentId: chance(again(draw), 75) ? 20_000_000 + Number(digits(draw, 7)) : null,
      number: type === "Birth certificate" ? null : `${letters(draw, 1)}${digits(again(draw, 2), 8)}`,
      issuedBy: type === "Passport" ? pick(["United Kingdom", "Ireland", "Poland", "India", "Nigeria", "Portugal"], draw) : country,
      validFrom,
      expirationDate,
      applicationDate: type === "Visa" || type === "Residence permit" ? addDays(validFrom, -between(draw, 20, 140)) : null,
    };
  };
  if (typeof expires !== "string") return chance(h, 40) ? [document("Birth certificate", again(h, 3), null, 0)] : [];
  if (!chance(again(h, 4), 45)) return [document("Passport", again(h, 5), expires, 10)];
  return [
    document(pick(["Visa", "Visa", "Residence permit"], again(h, 6)), again(h, 7), expires, 5),
    document("Passport", again(h, 8), addMonths(expires, between(h, 2, 60)), 10),
  ];
}

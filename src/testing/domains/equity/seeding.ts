import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { addDays, addMonths } from "../../company/days.ts";
import { again, between, chance, digits, hash, hashText, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { homeSite } from "../../company/values/derivation.ts";

const SALT = hashText("equities");

/** The price of a share went up over the years. */
const priceAt = (date: CalendarDate): number => Math.round((0.4 + (Number(date.slice(0, 4)) - 2012) * 0.55) * 100) / 100;

/**
 * What a person was granted: something at the start for about half of the company, and now and then more for merit. Most prices
 * are in US dollars, in which the company's shares are held; some grants are in the currency of the person's site.
 */
export function seedEquities(person: Employee, company: CompanyState): Record<string, unknown>[] {
  const h = hash(person.core.salt, SALT);
  if (person.core.seq >= company.seeded || !(person.core.seq < 8 || chance(h, 45))) return [];
  const grants: Record<string, unknown>[] = [];
  for (let nth = 0; nth < between(again(h), 1, 3); nth++) {
    const date = addMonths(person.core.startDate, nth === 0 ? 1 : nth * between(again(h, 2), 12, 26));
    if (date > company.born) break;
    grants.push(grant(person, company, { nth, date, h: again(h, 10 + nth) }));
  }
  return grants;
}

function grant(
  person: Employee,
  company: CompanyState,
  { nth, date, h }: { nth: number; date: CalendarDate; h: number },
): Record<string, unknown> {
  const { lists } = company;
  const equityType = pick(["Options", "Options", "RSU", "Stock award"], h);
  const isOption = equityType === "Options";
  const currency = chance(again(h, 2), 65) ? "USD" : homeSite(person, company).currency;
  const pending = date > addDays(company.born, -60);
  return {
    effectiveDate: date,
    reason: nth === 0 ? "Joining" : pick(["Yearly review", "Promotion"], again(h)),
    quantity: between(h, 2, 80) * 50,
    equityType,
    vestingCommencementDate: nth === 0 ? person.core.startDate : date,
    consentNumber: chance(again(h, 3), 60) ? `C-${digits(h, 5)}` : null,
    grantDate: addDays(date, -between(h, 1, 20)),
    optionExpiration: isOption ? addMonths(date, 120) : null,
    exercisePrice: isOption ? { value: priceAt(date), currency } : null,
    vestingTerm: pick(["48 months", "36 months", null], again(h, 4)),
    grantType: nth === 0 ? "Initial Grant" : "Merit Grant",
    vestingSchedule: pick(lists.choices("vestingSchedule"), again(h, 5)),
    grantNumber: nth + 1,
    grantStatus: pending ? "Pending Approval" : "Granted",
    grantAmount: isOption ? null : { value: between(again(h, 6), 4, 120) * 250, currency },
    taxPlan: currency === "GBP" && isOption ? "EMI" : null,
    specialTerms: chance(again(h, 7), 8) ? "Vests at once when the company is sold" : null,
  };
}

import type { CompanyState } from "../../company/company.ts";
import { addDays } from "../../company/days.ts";
import { again, between, digits, hash, hashText, letters } from "../../company/draws.ts";
import { SITES } from "../../company/places.ts";
import { SeededPeople } from "../../company/seeded-people.ts";
import { stampOn } from "../../company/stamps.ts";
import type { EmployerRecord, LocationRecord } from "./state.ts";

const LIST = { employers: "employer_entity_list", locations: "workLocation_entity_list" };

/** What each legal entity is, in the order of the list; the last one was closed. */
const FORMS = [
  { country: "United Kingdom", site: "London", type: "Private limited company", mail: "ltd" },
  { country: "United States", site: "New York", type: "Corporation", mail: "inc" },
  { country: "Germany", site: "Berlin", type: "Gesellschaft mit beschränkter Haftung", mail: "gmbh" },
  { country: "United Kingdom", site: "Bristol", type: "Private limited company", mail: "print" },
] as const;

/** Where people work, in the order of the list: the site, if it is one, and the employer's place in its own list. */
const LOCATIONS = [
  { site: "London", employer: 0 },
  { site: "New York", employer: 1 },
  { site: "Berlin", employer: 2 },
  { site: "Dublin", employer: 0 },
  { site: "Toronto", employer: 1 },
  { site: null, employer: 0 },
  { site: "Bristol", employer: 3 },
] as const;

/** The ids of a list as it was at first. The archived item comes last, and so its id is the next one. */
const seededIds = (company: CompanyState, list: string): number[] => {
  const ids = company.lists.choices(list).map(Number);
  return [...ids, (ids.at(-1) as number) + 1];
};

export const seededEmployers = (company: CompanyState): EmployerRecord[] =>
  FORMS.map(({ country, site: place, type, mail }, nth) => {
    const h = hash(company.seed, hashText(mail));
    const site = SITES.find(({ label }) => label === place);
    const archived = site?.archived === true;
    return {
      id: seededIds(company, LIST.employers)[nth] as number,
      country,
      details: {
        doingBusinessAs: "Lanternfield",
        tradingAs: country === "United Kingdom" ? "Lanternfield" : null,
        organizationType: type,
        employerPhoneNumber: site && `${site.phone} ${digits(h, 4)}`,
        employerEmailAddress: `payroll.${mail}@lanternfield.example`,
        addressLine1: site?.line1,
        addressLine2: site?.line2,
        postalCode: site?.postCode,
        city: site?.city,
        stateProvinceRegion: site?.state,
        supportsRemoteWorkers: !archived && h % 3 !== 0,
        // Each country has its own numbers; those of others are empty.
        ...(country === "United Kingdom" && {
          companiesHouseRegistration: digits(h, 8),
          payeReference: `${digits(again(h), 3)}/${letters(h, 2)}${digits(again(h, 2), 5)}`,
          accountsOfficeReference: `${digits(again(h, 3), 3)}P${letters(again(h), 1)}${digits(again(h, 4), 8)}`,
        }),
        ...(country === "United States" && {
          fein: `${digits(h, 2)}-${digits(again(h), 7)}`,
          naics: digits(again(h, 2), 6),
          taxPayerType: "Regular",
        }),
        ...(country === "Germany" && { taxIdentifier: `DE${digits(h, 9)}` }),
        payrollValidationStatus: archived ? "notValidated" : "valid",
        validationStatusReason: archived ? "The employer is not active" : null,
      },
    };
  });

export const seededLocations = (company: CompanyState, employers: readonly EmployerRecord[]): LocationRecord[] =>
  LOCATIONS.map(({ site: place, employer: owner }, nth) => {
    const employer = employers[owner] as EmployerRecord;
    const site = SITES.find(({ label }) => label === place);
    const h = hash(company.seed, hashText(`work location ${nth}`));
    return {
      id: seededIds(company, LIST.locations)[nth] as number,
      employerId: employer.id,
      type: site ? "office" : "remote",
      addressLine1: site?.line1 ?? null,
      addressLine2: site?.line2 ?? null,
      postalCode: site?.postCode ?? null,
      city: site?.city ?? null,
      stateProvinceRegion: site?.state ?? null,
      country: site?.country ?? employer.country,
      createdAt: stampOn(addDays(company.born, -between(h, 400, 2_000)), h),
      createdBy: company.part(SeededPeople).all[0]?.id ?? null,
    };
  });

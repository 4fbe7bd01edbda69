import type { CompanyState } from "../../company/company.ts";
import { stampAt } from "../../company/stamps.ts";
import { refuse } from "../../refusing.ts";
import { seededEmployers, seededLocations } from "./seeding.ts";

/** A legal entity. */
export interface Employer {
  readonly id: number;
  readonly legalName: string;
  readonly active: boolean;
  readonly country: string;
  /** What else is known of it, by field id. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** A place where people of an employer work. */
export interface WorkLocation {
  readonly id: number;
  readonly employerId: number;
  readonly name: string;
  readonly type: "office" | "remote";
  readonly active: boolean;
  readonly addressLine1: string | null;
  readonly addressLine2: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly stateProvinceRegion: string | null;
  readonly country: string;
  readonly createdAt: string;
  /** Id of an employee. */
  readonly createdBy: string | null;
}

/** An employer to add. */
export interface NewEmployer {
  readonly legalName: string;
  /** By name, as in the list of countries. Default United Kingdom. */
  readonly country?: string | undefined;
}

/** A work location to add. */
export interface NewWorkLocation {
  readonly name: string;
  /** Default `office`. */
  readonly type?: "office" | "remote" | undefined;
  readonly city?: string | undefined;
  /** Default: the employer's. */
  readonly country?: string | undefined;
}

/** What is kept of an employer: its name, and whether it is active, are the list's. */
export type EmployerRecord = Omit<Employer, "legalName" | "active">;
/** The same of a work location. */
export type LocationRecord = Omit<WorkLocation, "name" | "active">;

const EMPLOYERS = "employer_entity_list";
const LOCATIONS = "workLocation_entity_list";

/** The company's legal entities and where their people work: the items of the lists of these names. */
export class Employers {
  readonly #company: CompanyState;
  #state: { readonly employers: EmployerRecord[]; readonly locations: LocationRecord[] } | undefined;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  get #known(): { readonly employers: EmployerRecord[]; readonly locations: LocationRecord[] } {
    if (!this.#state) {
      const employers = seededEmployers(this.#company);
      this.#state = { employers, locations: seededLocations(this.#company, employers) };
    }
    return this.#state;
  }

  get all(): readonly Employer[] {
    return this.#known.employers.map((employer) => this.#employer(employer));
  }

  find(id: number): Employer | undefined {
    return this.all.find((employer) => employer.id === id);
  }

  locationsOf(employerId: number): readonly WorkLocation[] {
    return this.#known.locations.filter((location) => location.employerId === employerId).map((location) => this.#location(location));
  }

  add({ legalName, country = "United Kingdom" }: NewEmployer): Employer {
    if (!legalName) throw refuse("addEmployer needs legalName");
    if (this.#company.lists.has(EMPLOYERS, legalName)) throw refuse("another employer has this name");
    const { employers } = this.#known;
    const id = Number(this.#company.lists.add(EMPLOYERS, legalName));
    // A name from the archive brings the employer of then back.
    const known = employers.find((employer) => employer.id === id);
    if (known) return this.#employer(known);
    const employer: EmployerRecord = { id, country, details: {} };
    employers.push(employer);
    return this.#employer(employer);
  }

  addLocation(employerId: number, { name, type = "office", city, country }: NewWorkLocation): WorkLocation {
    const employer = this.find(employerId);
    if (!employer) throw refuse("no employer has this id");
    if (!name) throw refuse("addWorkLocation needs a name");
    if (this.#company.lists.has(LOCATIONS, name)) throw refuse("another work location has this name");
    const { locations } = this.#known;
    const id = Number(this.#company.lists.add(LOCATIONS, name));
    const known = locations.find((location) => location.id === id);
    if (known) return this.#location(known);
    const location: LocationRecord = {
      id,
      employerId,
      type,
      addressLine1: null,
      addressLine2: null,
      postalCode: null,
      city: city ?? null,
      stateProvinceRegion: null,
      country: country ?? employer.country,
      createdAt: stampAt(this.#company.now()),
      createdBy: null,
    };
    locations.push(location);
    return this.#location(location);
  }

  #employer(record: EmployerRecord): Employer {
    const { lists } = this.#company;
    return { ...record, legalName: lists.label(EMPLOYERS, record.id), active: lists.find(EMPLOYERS, record.id)?.archived === false };
  }

  #location(record: LocationRecord): WorkLocation {
    const { lists } = this.#company;
    return { ...record, name: lists.label(LOCATIONS, record.id), active: lists.find(LOCATIONS, record.id)?.archived === false };
  }
}

import { InvalidInputError } from "../client/errors.ts";
import { FIELD_CATEGORIES } from "../model/fields.ts";
import type { CompanyState } from "./company/company.ts";
import type { Employee, FakeEmployee } from "./company/employee.ts";

/**
 * Whose data the service user may read: Bob's "Access data for". `"active"` is Bob's own default, which leaves out who
 * left or has not started.
 */
export type Audience = "everyone" | "active" | ((employee: FakeEmployee) => boolean);

/** The boxes ticked for the service user. Keys as in the permission catalogue: `work.view`, `work.viewHistory`. */
export interface FakePermissions {
  grant(...keys: readonly string[]): void;
  revoke(...keys: readonly string[]): void;
  has(key: string): boolean;
  /** Every key granted now. */
  all(): readonly string[];
}

/** Categories with an effective-dated table, whose past rows need a permission of their own. */
const WITH_HISTORY = ["work", "employment", "lifecycle", "payroll", "address"];

/** Every permission that the fake knows. */
export const ALL_PERMISSIONS: readonly string[] = [
  ...Object.keys(FIELD_CATEGORIES).map((category) => `${category}.view`),
  ...WITH_HISTORY.map((category) => `${category}.viewHistory`),
];

function checkKeys(keys: readonly string[]): void {
  const unknown = keys.find((key) => !ALL_PERMISSIONS.includes(key));
  if (unknown !== undefined) {
    throw new InvalidInputError(`Fake HiBob: there is no permission ${JSON.stringify(unknown)}`, {
      hint: "Keys look like work.view or work.viewHistory; ALL_PERMISSIONS has them all",
    });
  }
}

/** What the service user may do and see; takes effect with the next request. */
export class Access implements FakePermissions {
  readonly #granted: Set<string>;
  readonly #company: CompanyState;
  audience: Audience;

  constructor(company: CompanyState, granted: readonly string[], audience: Audience) {
    checkKeys(granted);
    this.#company = company;
    this.#granted = new Set(granted);
    this.audience = audience;
  }

  grant(...keys: readonly string[]): void {
    checkKeys(keys);
    for (const key of keys) this.#granted.add(key);
  }

  revoke(...keys: readonly string[]): void {
    checkKeys(keys);
    for (const key of keys) this.#granted.delete(key);
  }

  has(key: string): boolean {
    return this.#granted.has(key);
  }

  all(): readonly string[] {
    return ALL_PERMISSIONS.filter((key) => this.#granted.has(key));
  }

  /** Whether the audience covers a person. */
  covers(person: Employee): boolean {
    const { audience } = this;
    return audience === "everyone" || (audience === "active" ? person.status === "Active" : audience(person));
  }

  /** The people inside the audience. */
  people(): readonly Employee[] {
    return this.audience === "everyone" ? this.#company.employees : this.#company.employees.filter((person) => this.covers(person));
  }
}

import type { CompanyState } from "./company/company.ts";
import type { Employee } from "./company/employee.ts";
import type { GuardedField, PermissionModel, Permissions } from "./permissions.ts";

/** A company, and who may see what of it. */
export interface World {
  readonly company: CompanyState;
  readonly access: Access;
}

/** What the permissions mean for one company's people and data. */
export class Access {
  readonly #permissions: Permissions;
  readonly #company: CompanyState;

  constructor(permissions: Permissions, company: CompanyState) {
    this.#permissions = permissions;
    this.#company = company;
  }

  get model(): PermissionModel {
    return this.#permissions.model;
  }

  /** What is ticked at this moment. */
  granted(): Permissions {
    return this.#permissions.copy();
  }

  has(key: string): boolean {
    return this.#permissions.has(key);
  }

  /**
   * How much of a field comes. In the category model, date of birth and age need Edit as well as View, and without it a
   * national id comes masked.
   */
  sight(field: GuardedField): "full" | "masked" | "none" {
    if (!this.#permissions.fieldRight(field, "view")) return "none";
    if (this.model === "field" || this.edits(field)) return "full";
    if (NEEDS_EDIT.has(field.id)) return "none";
    return field.type === "ssn" ? "masked" : "full";
  }

  /** Whether the field may be seen, be it masked. */
  sees(field: GuardedField): boolean {
    return this.sight(field) !== "none";
  }

  edits(field: GuardedField): boolean {
    return this.#permissions.fieldRight(field, "edit");
  }

  /** Whether values that are not of today may be seen. */
  seesHistory(field: GuardedField): boolean {
    return this.#permissions.fieldRight(field, "viewHistory");
  }

  /** Whether the audience covers a person. */
  covers(person: Employee): boolean {
    const { audience } = this.#permissions;
    if (audience === "everyone") return true;
    if (audience === "active") return person.status === "Active";
    if (typeof audience === "function") return audience(person);
    const { lifecycleStatus, department, site, ids } = audience;
    const among = (values: readonly string[] | undefined, value: string | null | undefined) =>
      values === undefined || (value != null && values.includes(value));
    return (
      among(lifecycleStatus, person.lifecycleStatus) &&
      among(department, person.department) &&
      among(site, this.#company.site(person.siteId)?.label) &&
      among(ids, person.id)
    );
  }

  /** The people inside the audience, in the order in which they were made. */
  people(): readonly Employee[] {
    const { employees } = this.#company;
    return this.#permissions.audience === "everyone" ? employees : employees.filter((person) => this.covers(person));
  }
}

// Source: HiBob's documentation names the full date of birth and the age.
const NEEDS_EDIT: ReadonlySet<string> = new Set(["personal.birthDate", "personal.age"]);

import { isObject } from "../model/json.ts";
import type { CompanyState } from "./company/company.ts";
import type { Employee, FakeEmployee } from "./company/employee.ts";
import { ALL_PERMISSIONS, isPermission } from "./permission-keys.ts";
import { refuse } from "./refusing.ts";

/** People by what they share; all that are given must hold, and one of each list is enough. */
export interface AudienceCondition {
  /** HR statuses, e.g. `["Employed", "Terminated"]`. */
  readonly lifecycleStatus?: readonly string[];
  readonly department?: readonly string[];
  /** Labels of sites. */
  readonly site?: readonly string[];
  /** Ids of employees. */
  readonly ids?: readonly string[];
}

/**
 * Whose data the service user may read: Bob's "Access data for". `"everyone"` is the condition that the lifecycle status
 * exists; `"active"` is Bob's own default, which leaves out who left or has not started.
 */
export type Audience = "everyone" | "active" | AudienceCondition | ((employee: FakeEmployee) => boolean);

/**
 * How Bob grants employee data. `"category"`, the older model: all fields of a category or none; date of birth and national
 * ids need Edit too. `"field"`: each field follows its category or has boxes of its own, and tables name what they hide.
 */
export type PermissionModel = "category" | "field";

/** The boxes ticked for the service user. Keys as in the permission catalogue: `work.view`, `work.viewHistory`. */
export interface FakePermissions {
  /** Which of Bob's two models holds. May be set. */
  model: PermissionModel;
  grant(...keys: readonly string[]): void;
  revoke(...keys: readonly string[]): void;
  has(key: string): boolean;
  /** Every key granted now. */
  all(): readonly string[];
}

/** What is known of a field to decide whether it may be seen. `id` as in Bob's metadata. */
export interface GuardedField {
  readonly id: string;
  readonly category: string;
  readonly type?: string | undefined;
}

type Right = "view" | "edit" | "viewHistory";

/** What the service user may do and see; takes effect with the next request. */
export class Permissions implements FakePermissions {
  readonly #granted: Set<string>;
  /** Boxes of single fields and folders, which follow their category or kind unless they are here. */
  readonly #own = new Map<string, boolean>();
  #model: PermissionModel = "category";
  #audience: Audience = "everyone";

  constructor(granted: readonly string[], model: PermissionModel, audience: Audience) {
    this.#granted = new Set();
    this.model = model;
    this.audience = audience;
    this.grant(...granted);
  }

  get model(): PermissionModel {
    return this.#model;
  }

  set model(wanted) {
    if (wanted !== "category" && wanted !== "field") throw refuse('the permission model is "category" or "field"');
    this.#model = wanted;
  }

  get audience(): Audience {
    return this.#audience;
  }

  set audience(wanted) {
    if (!isAudience(wanted)) {
      throw refuse('the audience is "everyone", "active", a function, or lists: lifecycleStatus, department, site, ids');
    }
    this.#audience = wanted;
  }

  grant(...keys: readonly string[]): void {
    this.#set(keys, true);
  }

  revoke(...keys: readonly string[]): void {
    this.#set(keys, false);
  }

  #set(keys: readonly string[], granted: boolean): void {
    const unknown = keys.find((key) => !isPermission(key));
    if (unknown !== undefined) {
      throw refuse(
        `there is no permission ${JSON.stringify(unknown)}`,
        "Keys look like work.view, field:work.title.view or folder:Shared.view; ALL_PERMISSIONS has those of categories and features",
      );
    }
    for (const key of keys) {
      if (key.includes(":")) this.#own.set(key, granted);
      else if (granted) this.#granted.add(key);
      else this.#granted.delete(key);
    }
  }

  has(key: string): boolean {
    return this.#own.get(key) ?? (key.includes(":") || this.#granted.has(key));
  }

  all(): readonly string[] {
    return [...ALL_PERMISSIONS.filter((key) => this.#granted.has(key)), ...[...this.#own].filter(([, has]) => has).map(([key]) => key)];
  }

  /** The same boxes and audience, which stay as they are now. */
  copy(): Permissions {
    const copied = new Permissions([], this.model, this.audience);
    for (const key of this.#granted) copied.#granted.add(key);
    for (const [key, has] of this.#own) copied.#own.set(key, has);
    return copied;
  }

  /** The right to one field: in the field-level model its own box, else its category's. */
  fieldRight({ id, category }: GuardedField, right: Right): boolean {
    const own = this.model === "field" ? this.#own.get(`field:${id}.${right}`) : undefined;
    return own ?? this.#granted.has(`${category}.${right}`);
  }
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

const CONDITIONS: readonly string[] = ["lifecycleStatus", "department", "site", "ids"] satisfies (keyof AudienceCondition)[];

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === "string");

// An audience that was misspelt would cover everyone, and the test that relies on it would prove nothing.
const isAudience = (value: unknown): boolean =>
  value === "everyone" ||
  value === "active" ||
  typeof value === "function" ||
  (isObject(value) && Object.entries(value).every(([key, list]) => CONDITIONS.includes(key) && (list === undefined || isTexts(list))));

// Source: HiBob's documentation names the full date of birth and the age.
const NEEDS_EDIT: ReadonlySet<string> = new Set(["personal.birthDate", "personal.age"]);

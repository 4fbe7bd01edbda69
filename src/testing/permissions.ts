import { isObject } from "../model/json.ts";
import type { FakeEmployee } from "./company/employee.ts";
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
    checkPermissions(keys);
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

/** Refuses keys that are none. */
export function checkPermissions(keys: readonly string[]): void {
  const unknown = keys.find((key) => !isPermission(key));
  if (unknown === undefined) return;
  throw refuse(
    `there is no permission ${JSON.stringify(unknown)}`,
    "Keys look like work.view, field:work.title.view or folder:Shared.view; ALL_PERMISSIONS has those of categories and features",
  );
}

const CONDITIONS: readonly string[] = ["lifecycleStatus", "department", "site", "ids"] satisfies (keyof AudienceCondition)[];

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === "string");

// An audience that was misspelt would cover everyone, and the test that relies on it would prove nothing.
const isAudience = (value: unknown): boolean =>
  value === "everyone" ||
  value === "active" ||
  typeof value === "function" ||
  (isObject(value) && Object.entries(value).every(([key, list]) => CONDITIONS.includes(key) && (list === undefined || isTexts(list))));

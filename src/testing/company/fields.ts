import { FIELD_CATEGORIES, FIELDS } from "../../model/fields.ts";
import { refuse } from "../refusing.ts";
import type { CompanyState } from "./company.ts";
import { CUSTOM_CATEGORY } from "./custom-category.ts";
import { CUSTOM_TYPES } from "./custom-types.ts";
import { CUSTOM_FIELDS } from "./fields-custom.ts";
import { FAKE_FIELDS, type FakeField, fieldOf } from "./values/index.ts";

export type { FakeField } from "./values/index.ts";

/** A field to add to the company's own. */
export interface FieldInput {
  readonly name: string;
  /** Id of a category that exists, not `root`. */
  readonly category: string;
  /** One of the types that Bob lets a company add. */
  readonly type: string;
  /** Default none. */
  readonly description?: string | undefined;
  /** Whether past values are kept, which only some categories allow. Default false. */
  readonly historical?: boolean | undefined;
}

const CATEGORY_LABELS: Readonly<Record<string, string>> = {
  ...FIELD_CATEGORIES,
  financial: "Financial",
  equity: "Equity",
  training: "Training",
  [CUSTOM_CATEGORY.id]: CUSTOM_CATEGORY.label,
};

// ASSUMED: a category allows historical fields when Bob's own fields in it are some; Bob does not say which do.
const WITH_HISTORY: ReadonlySet<string> = new Set(
  Object.values(FIELDS).flatMap((facts) => ("historical" in facts ? [facts.category as string] : [])),
);

const ADDABLE: ReadonlySet<string> = new Set(CUSTOM_TYPES);

/** The fields that one company has: Bob's, and those it made itself. */
export class FieldBook {
  readonly #company: CompanyState;
  readonly #fields = new Map<string, FakeField>();
  #all: readonly FakeField[] | undefined;

  constructor(company: CompanyState) {
    this.#company = company;
    for (const field of FAKE_FIELDS.values()) this.#fields.set(field.id, field);
    for (const field of CUSTOM_FIELDS) this.#fields.set(field.id, field);
  }

  /** One field by its id; `undefined` when the company has none of it. */
  get(id: string): FakeField | undefined {
    return this.#fields.get(id);
  }

  /** Every field, Bob's first. */
  get all(): readonly FakeField[] {
    this.#all ??= [...this.#fields.values()];
    return this.#all;
  }

  /** The label of a category; `undefined` when there is none of this id. */
  categoryLabel(id: string): string | undefined {
    return Object.hasOwn(CATEGORY_LABELS, id) ? CATEGORY_LABELS[id] : undefined;
  }

  /** Whether the company made a field itself. */
  isCustom(id: string): boolean {
    return this.#fields.has(id) && !FAKE_FIELDS.has(id);
  }

  /** What keeps a field of this kind from being added, apart from a category that does not exist. */
  problemWith({ category, type, historical = false }: FieldInput): string | undefined {
    if (category === "root") return "Bob takes no fields in the category root";
    if (!ADDABLE.has(type)) return `a field of type ${type} cannot be added; types are ${[...ADDABLE].join(", ")}`;
    if (historical && !WITH_HISTORY.has(category)) return `the category ${category} has no historical fields`;
    return undefined;
  }

  /** Adds a field, empty for everyone. One of a list type gets a list of its own, empty too and named like the field. */
  add(input: FieldInput): FakeField {
    const { name, category, type, description = null, historical = false } = input;
    this.#checkCategory(category);
    const problem = this.problemWith(input);
    if (problem !== undefined) throw refuse(problem);
    const id = `${category}.custom.field_${this.#company.newId("field", 1_781_514_000_001)}`;
    const list = type.endsWith("list") ? id : undefined;
    if (list !== undefined) this.#company.lists.create(list);
    const field = fieldOf({ id, category, name, description, type: type as FakeField["type"], list, historical }, () => null);
    this.#set(field);
    return field;
  }

  /** Names or describes a field anew. */
  change(id: string, { name, description }: { readonly name?: string | undefined; readonly description?: string | undefined }): void {
    const field = this.#field(id);
    this.#set({ ...field, name: name ?? field.name, description: description ?? field.description });
  }

  /** Puts a field into another category. Its id stays, so that the id's beginning names the old one. */
  move(id: string, category: string): void {
    this.#checkCategory(category);
    this.#set({ ...this.#field(id), category });
  }

  /** Takes a field of the company's own away, with its values. */
  remove(id: string): void {
    const { list } = this.#field(id);
    if (!this.isCustom(id)) throw refuse(`${id} is a field of Bob's and cannot be removed`);
    this.#fields.delete(id);
    this.#all = undefined;
    if (list === id) this.#company.lists.drop(list);
    for (const { overrides } of this.#company.employees) overrides?.delete(id);
  }

  #field(id: string): FakeField {
    const field = this.#fields.get(id);
    if (!field) throw refuse(`there is no field ${JSON.stringify(id)}`, "Ids look like work.title or work.custom.field_1748390400501");
    return field;
  }

  #checkCategory(category: string): void {
    if (this.categoryLabel(category) !== undefined) return;
    throw refuse(`there is no category ${JSON.stringify(category)}`, `There are ${Object.keys(CATEGORY_LABELS).join(", ")}`);
  }

  #set(field: FakeField): void {
    this.#fields.set(field.id, field);
    this.#all = undefined;
  }
}

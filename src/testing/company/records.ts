import { refuse } from "../refusing.ts";
import { TABLE_FIELDS } from "../tables/all.ts";
import type { CompanyState } from "./company.ts";
import type { Employee } from "./employee.ts";
import { type FakeField, FieldBook } from "./fields.ts";
import { accepted, isCalculated } from "./fields-values.ts";

/** A field with the value that it is to have. */
export type FieldValue = readonly [field: FakeField, value: unknown];

const NEVER_EMPTY: ReadonlySet<string> = new Set(["root.firstName", "root.surname", "root.email"]);

/** The values that people hold themselves, which follow from no rows and no other values. */
export class Records {
  readonly #company: CompanyState;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** Sets values as HR does: by field id, `null` for none, items of lists by id or label. */
  update(employee: Employee, fields: Readonly<Record<string, unknown>>): void {
    const values = Object.entries(fields).map(([fieldId, value]): FieldValue => {
      const field = this.#company.part(FieldBook).get(fieldId);
      if (!field) throw refuse(`update got a field that does not exist: ${fieldId}`);
      if (isCalculated(field) || TABLE_FIELDS.has(fieldId)) {
        throw refuse(`update cannot set ${fieldId}`, "It follows from other facts; use hire, terminate, changeWork, raise or addRow");
      }
      const taken = accepted(field, value, this.#company, "hr");
      if ("problem" in taken) throw refuse(`update got a wrong value: ${taken.problem}`);
      return [field, taken.value];
    });
    this.set(employee, values);
  }

  /** Sets values that are known to be right, tells of those that are new, and gives their fields. */
  set(employee: Employee, values: readonly FieldValue[], { quietly = false }: { readonly quietly?: boolean } = {}): string[] {
    const fresh = values.filter((value) => this.#isNew(employee, value));
    for (const [{ id }, value] of fresh) {
      if (value === null && NEVER_EMPTY.has(id)) throw refuse(`${id} cannot be empty`);
      if (id === "root.email") this.#checkEmail(employee, String(value));
    }
    for (const [{ id }, value] of fresh) {
      if (id === "root.firstName") employee.core.firstName = String(value);
      else if (id === "root.surname") employee.core.surname = String(value);
      else if (id === "root.email") this.#company.changeEmail(employee, String(value));
      else if (id === "root.displayName" && value === null) employee.overrides?.delete(id);
      else (employee.overrides ??= new Map()).set(id, value);
    }
    const fieldUpdates = fresh.map(([{ id }]) => id);
    if (fieldUpdates.length > 0 && !quietly) this.#company.events.emit("employee.updated", { employeeId: employee.id, fieldUpdates });
    return fieldUpdates;
  }

  #isNew(employee: Employee, [field, value]: FieldValue): boolean {
    return value === null && field.id === "root.displayName"
      ? (employee.overrides?.has(field.id) ?? false) // without one of its own, the name is made of the others
      : JSON.stringify(field.read(employee, this.#company)) !== JSON.stringify(value);
  }

  #checkEmail(employee: Employee, email: string): void {
    const holder = this.#company.byEmail(email);
    if (holder && holder !== employee) throw refuse("update got an email that another employee has");
  }
}

import type { KnownFieldId } from "./fields.ts";
import type { EmployeeId } from "./ids.ts";
import type { KnownFields } from "./values.ts";

/** A field or column that a tenant made itself, e.g. `work.field_1698036945383`. */
export type CustomFieldId = `${string}.field_${string}` | `${string}.column_${string}`;

/** A pay field that exists once per item of the tenant's own pay lists, e.g. `payroll.variable.Sales bonus.amount`. */
export type PayFieldId = `payroll.${"variable" | "entitlement" | "deduction"}.${string}`;

/** Every field id the compiler accepts: built in, pay per type, or custom. */
export type FieldId = KnownFieldId | CustomFieldId | PayFieldId;

/**
 * Checks one requested id at compile time: a literal must be a field id, while a plain `string` passes and its value
 * is `unknown`. The message is what the compiler shows at the wrong id.
 */
export type CheckedFieldId<Id extends string> = string extends Id
  ? Id
  : Id extends FieldId
    ? Id
    : NoSuchField<`'${Id}' is not a built-in field id, nor a custom one such as work.field_1698036945383`>;

/** What a wrong field id would have to be. No text is: its message is there to be read in the compiler's error. */
interface NoSuchField<Message extends string> {
  readonly [message]: Message;
}

declare const message: unique symbol;

/** `root.email` is found at `email`; every other field at its own id. */
type PathOf<Id extends string> = Id extends `root.${infer Path}` ? Path : Id;

type ValueAt<Path extends string> = Path extends keyof KnownFields
  ? KnownFields[Path]
  : `root.${Path}` extends keyof KnownFields
    ? KnownFields[`root.${Path}`]
    : unknown;

type Below<Path extends string, Prefix extends string> = Path extends `${Prefix}${infer Rest}` ? Rest : never;
type Head<Path extends string> = Path extends `${infer First}.${string}` ? First : Path;

type Nested<Path extends string, Prefix extends string = ""> = {
  readonly [Key in Head<Below<Path, Prefix>>]: `${Prefix}${Key}` extends Path
    ? ValueAt<`${Prefix}${Key}`>
    : Nested<Path, `${Prefix}${Key}.`>;
};

/**
 * An employee that carries the fields asked for, nested as Bob nests them: `Employee<"root.email" | "work.title">` is
 * `{ id, email, work: { title } }`. An empty field is `null`; one that Bob left out is listed in `omitted` and absent.
 */
export type Employee<Id extends string = never> = string extends Id
  ? { readonly id: EmployeeId; readonly [key: string]: unknown }
  : Nested<PathOf<Id> | "id">;

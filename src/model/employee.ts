import type { FIELDS, KnownFieldId } from "./fields.ts";
import type { EmployeeId } from "./ids.ts";
import type { KnownFields } from "./values.ts";

declare global {
  /** Where an application tells hibob-kit about its tenant. */
  namespace HiBobKit {
    /**
     * The tenant's own fields with the types of their values. An application adds them once, for all its files:
     * `declare global { namespace HiBobKit { interface CustomFields { "work.field_1698036945383": string | null } } }`.
     */
    interface CustomFields {}
  }
}

/** The fields an application has declared in `HiBobKit.CustomFields`; none to begin with. */
export type CustomFields = HiBobKit.CustomFields;

/** A field or column that a tenant made itself, e.g. `work.field_1698036945383`. */
export type CustomFieldId = `${string}.field_${string}` | `${string}.column_${string}`;

/** A pay field that exists once per item of the tenant's own pay lists, e.g. `payroll.variable.Sales bonus.amount`. */
export type PayFieldId = `payroll.${"variable" | "entitlement" | "deduction"}.${string}`;

/** Every field id the compiler accepts: built in, pay per type, custom by its form or by declaration. */
export type FieldId<Custom = CustomFields> = KnownFieldId | CustomFieldId | PayFieldId | Extract<keyof Custom, string>;

/**
 * Checks one requested id at compile time: a literal must be a field id, while a plain `string` passes and its value
 * is `unknown`. The message is what the compiler shows at the wrong id.
 */
export type CheckedFieldId<Id extends string, Custom = CustomFields> = string extends Id
  ? Id
  : Id extends FieldId<Custom>
    ? Id
    : NoSuchField<`'${Id}' is not a built-in field id, nor a custom one such as work.field_1698036945383`>;

/** What a wrong field id would have to be. No text is: its message is there to be read in the compiler's error. */
interface NoSuchField<Message extends string> {
  readonly [message]: Message;
}

declare const message: unique symbol;

/** `root.email` is found at `email`; every other field at its own id. */
type PathOf<Id extends string> = Id extends `root.${infer Path}` ? Path : Id;

type ValueAt<Path extends string, Custom> = Path extends keyof Custom
  ? Custom[Path]
  : Path extends keyof KnownFields
    ? KnownFields[Path]
    : `root.${Path}` extends keyof Custom
      ? Custom[`root.${Path}`]
      : `root.${Path}` extends keyof KnownFields
        ? KnownFields[`root.${Path}`]
        : unknown;

type Below<Path extends string, Prefix extends string> = Path extends `${Prefix}${infer Rest}` ? Rest : never;
type Head<Path extends string> = Path extends `${infer First}.${string}` ? First : Path;

type Nested<Path extends string, Custom, Prefix extends string = ""> = {
  readonly [Key in Head<Below<Path, Prefix>>]: `${Prefix}${Key}` extends Path
    ? ValueAt<`${Prefix}${Key}`, Custom>
    : Nested<Path, Custom, `${Prefix}${Key}.`>;
};

/**
 * An employee that carries the fields asked for, nested as Bob nests them: `Employee<"root.email" | "work.title">` is
 * `{ id, email, work: { title } }`. An empty field is `null`; one that Bob left out is listed in `omitted` and absent.
 */
export type Employee<Id extends string = never, Custom = CustomFields> = string extends Id
  ? { readonly id: EmployeeId; readonly [key: string]: unknown }
  : Nested<PathOf<Id> | "id", Custom>;

/** Fields that Bob computes, or that have an endpoint or a table of their own. Source: observed; Bob's metadata does not tell. */
type NotWritable =
  | "root.id"
  | "root.companyId"
  | "root.fullName"
  | "root.email"
  | "root.avatarUrl"
  | "root.coverImageUrl"
  | "root.creationDate"
  | "root.creationDateTime"
  | "root.state"
  | "personal.age"
  | "personal.shortBirthDate"
  | `address.${string}`
  | `internal.${string}`
  | `peopleAnalytics.${string}`
  | `work.${"tenure" | "direct" | "indirect" | "second" | "duration" | "years" | "isManager" | "reportsTo"}${string}`;

type WritableId = {
  [Id in KnownFieldId]: (typeof FIELDS)[Id] extends { readonly historical: true } ? never : Id extends NotWritable ? never : Id;
}[KnownFieldId];

/**
 * Values to write, by field id: `{ "root.firstName": "Ada", "work.custom.field_1698036945383": 7 }`. Left out are the fields
 * that an update cannot write: columns of tables, which change by a new row there, and what Bob computes.
 */
export type EmployeeValues<Custom = CustomFields> = { readonly [Id in WritableId]?: KnownFields[Id] } & {
  readonly [Id in keyof Custom]?: Custom[Id];
} & { readonly [Id in CustomFieldId]?: unknown };

/** What a new employee is made from: the five values Bob insists on, and any other field. */
export type NewEmployee<Custom = CustomFields> = {
  readonly "root.email": string;
  readonly "root.firstName": string;
  readonly "root.surname": string;
  /** Item of the list `site`. */
  readonly "work.site": string;
  readonly "work.startDate": string;
} & { readonly [Id in Exclude<KnownFieldId, "root.id">]?: KnownFields[Id] } & {
  readonly [Id in keyof Custom]?: Custom[Id];
} & { readonly [Id in CustomFieldId]?: unknown };

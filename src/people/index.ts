import { type CallOptions, type Client, InvalidInputError, UnexpectedAnswerError } from "../client/index.ts";
import { checkStrings, listIn } from "../client/input.ts";
import type { CheckedFieldId, Employee, FieldId } from "../model/employee.ts";
import type { EmployeeId } from "../model/ids.ts";
import { isObject, type Json } from "../model/json.ts";
import { notationMerger } from "./decode.ts";
import { readPerson, searchPeople } from "./endpoints.ts";

export { employeeId } from "../client/index.ts";
export type { CheckedFieldId, Employee, FieldId } from "../model/employee.ts";
export type { EmployeeId } from "../model/ids.ts";
export { fieldReader } from "./decode.ts";

type Ids = readonly (FieldId | (string & {}))[];
type Checked<Fields extends Ids> = { readonly [I in keyof Fields]: CheckedFieldId<Fields[I]> };

type Texts = "APPEND" | undefined;

/** Display texts beside the values, nested as these are: `{ work: { site: "London" } }`. Only for fields with a value. */
export interface DisplayTexts {
  readonly [categoryOrField: string]: unknown;
}

/** An employee as it was asked for: with its fields, and with display texts when `humanReadable` is `"APPEND"`. */
export type FoundEmployee<Id extends string, Wanted extends Texts = undefined> = Wanted extends "APPEND"
  ? Employee<Id> & { readonly humanReadable: DisplayTexts }
  : Employee<Id>;

interface ReadInput<Fields extends Ids, Wanted extends Texts> {
  /** Ids of the fields to read, 1 to 400, as `metadata.fields()` lists them: `["root.email", "work.title"]`. */
  readonly fields: Fields & Checked<Fields>;
  /** `"APPEND"` adds a `humanReadable` object with display texts, e.g. the labels of list items. */
  readonly humanReadable?: Wanted | undefined;
}

/** Whom a search finds. Bob takes one filter: by id or by email, not both; without one, everyone. */
export type SearchInput<Fields extends Ids, Wanted extends Texts = undefined> = ReadInput<Fields, Wanted> & {
  /** Whether people who left, or have not started, are found too. Default false, as in Bob. */
  readonly showInactive?: boolean | undefined;
} & (
    | { readonly ids?: readonly EmployeeId[] | undefined; readonly emails?: undefined }
    | { readonly emails?: readonly string[] | undefined; readonly ids?: undefined }
  );

/** The answer to a search. */
export interface SearchResult<Id extends string, Wanted extends Texts = undefined> {
  readonly employees: FoundEmployee<Id, Wanted>[];
  /**
   * Fields asked for that no employee in the answer carried: not permitted to this service user, or not existing in
   * this tenant. Bob gives no error for either. Empty when nobody was found, because then nothing can be told.
   */
  readonly omitted: Id[];
}

/** The answer to a read of one person. */
export interface GetResult<Id extends string, Wanted extends Texts = undefined> {
  readonly employee: FoundEmployee<Id, Wanted>;
  /** Fields asked for that the answer does not carry; see `SearchResult.omitted`. */
  readonly omitted: Id[];
}

/** Employees and their fields. */
export interface People {
  /**
   * Finds employees and reads fields of them. One request, whatever the number of people: Bob has no paging here.
   *
   * Needs View on the category of each field, and employees inside the group's "Access data for"; what is not
   * permitted is left out without an error and named in `omitted`.
   *
   * @throws {InvalidInputError} before sending, for more than 400 fields, ids and emails together, or ids that are no strings
   * @example
   * const { employees, omitted } = await bob.people.search({ fields: ["root.email", "work.title"] });
   * employees[0]?.work.title; // string | null
   */
  search<const Fields extends Ids, const Wanted extends Texts = undefined>(
    input: SearchInput<Fields, Wanted>,
    options?: CallOptions,
  ): Promise<SearchResult<Fields[number], Wanted>>;
  /**
   * Reads one person by id or email, also one who left (a search finds those with `showInactive` only).
   *
   * Needs View on the category of each field, and the person inside the group's "Access data for".
   *
   * @throws {ResponseError} with code `not_found` for an unknown id
   */
  get<const Fields extends Ids, const Wanted extends Texts = undefined>(
    idOrEmail: EmployeeId | (string & {}),
    input: ReadInput<Fields, Wanted>,
    options?: CallOptions,
  ): Promise<GetResult<Fields[number], Wanted>>;
}

interface Input {
  readonly fields: readonly string[];
  readonly showInactive?: boolean | undefined;
  readonly humanReadable?: "APPEND" | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly emails?: readonly string[] | undefined;
}

/** The body that asks for what the caller wants; how many fields there may be is checked against the declaration. */
function bodyOf({ fields, showInactive, humanReadable, ids, emails }: Input) {
  checkStrings(fields, "fields");
  if (ids && emails) throw new InvalidInputError("search takes ids or emails, not both");
  const values = ids ?? emails;
  if (values) checkStrings(values, ids ? "ids" : "emails");
  return {
    fields: [...new Set(fields)],
    ...(showInactive === undefined ? {} : { showInactive }),
    ...(humanReadable && { humanReadable }),
    ...(values && { filters: [{ fieldPath: ids ? "root.id" : "root.email", operator: "equals", values: [...values] }] }),
  };
}

/** Merges both notations in each employee; `omitted` are the fields that none of them carried. */
function decode(answered: readonly unknown[], fields: readonly string[], endpoint: string): { employees: Json[]; omitted: string[] } {
  // Leaving out what is no employee would make it look as if someone had gone.
  if (!answered.every(isObject)) throw new UnexpectedAnswerError(`${endpoint} answered with something that is no employee`, { endpoint });
  const { merge, carried } = notationMerger(fields);
  const employees = answered.map(merge);
  return { employees, omitted: employees.length === 0 ? [] : fields.filter((field) => !carried.has(field)) };
}

/** Binds the people module to a client. */
export function people(client: Client): People {
  return {
    async search(input, options) {
      const body = bodyOf(input);
      // Bob refuses an empty filter; nobody was asked for, so nobody is found.
      if (body.filters?.[0]?.values.length === 0) return { employees: [], omitted: [] };
      const { data } = await client.call(searchPeople, { body }, options);
      return decode(listIn(data, "employees", searchPeople.id), body.fields, searchPeople.id) as never;
    },
    async get(identifier, { fields, humanReadable }, options) {
      // A word would be taken for a part of the path: /people/search is another endpoint.
      if (!/[@\d]/.test(identifier)) throw new InvalidInputError("people.get takes an employee id or an email address");
      const body = bodyOf({ fields, humanReadable });
      const { data } = await client.call(readPerson, { path: { identifier }, body }, options);
      const wrapped = isObject(data) && Array.isArray(data.employees) ? data.employees : [data];
      const { employees, omitted } = decode(wrapped, body.fields, readPerson.id);
      if (!employees[0]) throw new UnexpectedAnswerError(`${readPerson.id} answered without an employee`, { endpoint: readPerson.id });
      return { employee: employees[0], omitted } as never;
    },
  };
}

import { type CallOptions, type Client, InvalidInputError } from "../client/index.ts";
import { checkStrings, listIn } from "../client/input.ts";
import type { CheckedFieldId, Employee, FieldId } from "../model/employee.ts";
import type { EmployeeId } from "../model/ids.ts";
import { mergeNotations } from "./decode.ts";
import { readPerson, searchPeople } from "./endpoints.ts";
import { MAX_FIELDS } from "./schemas.ts";

export { fieldValue } from "./decode.ts";
export { readPerson, searchPeople } from "./endpoints.ts";

type Ids = readonly (FieldId | (string & {}))[];
type Checked<Fields extends Ids> = { readonly [I in keyof Fields]: CheckedFieldId<Fields[I]> };

interface ReadInput<Fields extends Ids> {
  /** Ids of the fields to read, 1 to 400, as `metadata.fields()` lists them: `["root.email", "work.title"]`. */
  readonly fields: Fields & Checked<Fields>;
  /** `"APPEND"` adds a `humanReadable` object with display texts, e.g. the labels of list items. */
  readonly humanReadable?: "APPEND";
}

/** Whom a search finds. Bob takes one filter: by id or by email, not both; without one, everyone. */
export type SearchInput<Fields extends Ids> = ReadInput<Fields> & {
  /** Whether people who left, or have not started, are found too. Default false, as in Bob. */
  readonly showInactive?: boolean;
} & (
    | { readonly ids?: readonly EmployeeId[]; readonly emails?: undefined }
    | { readonly emails?: readonly string[]; readonly ids?: undefined }
  );

/** The answer to a search. */
export interface SearchResult<Id extends string> {
  readonly employees: Employee<Id>[];
  /**
   * Fields asked for that no employee in the answer carried: not permitted to this service user, or not existing in
   * this tenant. Bob gives no error for either. Empty when nobody was found, because then nothing can be told.
   */
  readonly omitted: Id[];
}

/** The answer to a read of one person. */
export interface GetResult<Id extends string> {
  readonly employee: Employee<Id>;
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
  search<const Fields extends Ids>(input: SearchInput<Fields>, options?: CallOptions): Promise<SearchResult<Fields[number]>>;
  /**
   * Reads one person by id or email, also one who left.
   *
   * @throws {ResponseError} with code `not_found` for an unknown id
   */
  get<const Fields extends Ids>(
    idOrEmail: EmployeeId | (string & {}),
    input: ReadInput<Fields>,
    options?: CallOptions,
  ): Promise<GetResult<Fields[number]>>;
}

function checkFields(fields: unknown): asserts fields is readonly string[] {
  checkStrings(fields, "fields");
  const count = new Set(fields).size;
  if (count === 0) throw new InvalidInputError("fields is empty", { hint: 'Name at least one field, e.g. "root.email"' });
  if (count > MAX_FIELDS) {
    throw new InvalidInputError(`${count} fields requested, Bob answers at most ${MAX_FIELDS} at a time`, {
      hint: "Ask for them in several calls",
    });
  }
}

function filterOf({ ids, emails }: { ids?: readonly string[] | undefined; emails?: readonly string[] | undefined }) {
  if (ids && emails) throw new InvalidInputError("search takes ids or emails, not both", { hint: "Bob accepts a single filter" });
  const values = ids ?? emails;
  if (!values) return {};
  checkStrings(values, ids ? "ids" : "emails");
  return {
    filters: [{ fieldPath: ids ? ("root.id" as const) : ("root.email" as const), operator: "equals" as const, values: [...values] }],
  };
}

/** Binds the people module to a client. */
export function people(client: Client): People {
  return {
    async search(input, options) {
      const { fields, showInactive, humanReadable } = input;
      checkFields(fields);
      const { filters } = filterOf(input);
      // Bob refuses an empty filter; nobody was asked for, so nobody is found.
      if (filters?.[0]?.values.length === 0) return { employees: [], omitted: [] };
      const asked = [...new Set<string>(fields)];
      const body = {
        fields: asked,
        ...(showInactive === undefined ? {} : { showInactive }),
        ...(humanReadable ? { humanReadable } : {}),
        ...(filters ? { filters } : {}),
      };
      const { data } = await client.call(searchPeople, { body }, options);
      const employees = listIn(data, "employees", searchPeople.id);
      const carried = new Set<string>();
      for (const employee of employees) for (const field of mergeNotations(employee, asked)) carried.add(field);
      const omitted = employees.length === 0 ? [] : asked.filter((field) => !carried.has(field));
      return { employees, omitted } as never;
    },
    async get(identifier, { fields, humanReadable }, options) {
      checkFields(fields);
      const asked = [...new Set<string>(fields)];
      const body = { fields: asked, ...(humanReadable ? { humanReadable } : {}) };
      const { data } = await client.call(readPerson, { path: { identifier }, body }, options);
      const wrapped = (data as { employees?: unknown } | null)?.employees;
      const employee: unknown = Array.isArray(wrapped) && wrapped.length > 0 ? wrapped[0] : data;
      const carried = mergeNotations(employee, asked);
      return { employee, omitted: asked.filter((field) => !carried.has(field)) } as never;
    },
  };
}

import type { CallOptions, Client, Page, Paginator, Written } from "../client/index.ts";
import { listIn } from "../client/input.ts";
import { paginated } from "../client/pagination.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { CheckedFieldId, CustomFields, Employee, EmployeeValues, FieldId, NewEmployee } from "../model/employee.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { Duration } from "../model/values.ts";
import { changeEmail, invitePerson, listProfiles, searchPeople, setStartDate, terminatePerson, uninvitePerson } from "./endpoints.ts";
import { get, MOST_PEOPLE, type ReadInput, search, searchInBatches } from "./read.ts";
import { create, type Updated, type UpdateOptions, update, writtenTo } from "./write.ts";

export { employeeId } from "../client/index.ts";
export type { CheckedFieldId, CustomFields, Employee, EmployeeValues, FieldId, NewEmployee } from "../model/employee.ts";
export type { EmployeeId } from "../model/ids.ts";
export { fieldReader } from "./decode.ts";
export type { Updated, UpdateOptions } from "./write.ts";

type Ids<Custom> = readonly (FieldId<Custom> | (string & {}))[];
type Checked<Fields extends readonly string[], Custom> = { readonly [I in keyof Fields]: CheckedFieldId<Fields[I], Custom> };

type Texts = "APPEND" | undefined;

/** Display texts beside the values, nested as these are: `{ work: { site: "London" } }`. Only for fields with a value. */
export interface DisplayTexts {
  readonly [categoryOrField: string]: unknown;
}

/** An employee as it was asked for: with its fields, and with display texts, where there are any, when `humanReadable` is `"APPEND"`. */
export type FoundEmployee<Id extends string, Wanted extends Texts = undefined, Custom = CustomFields> = Wanted extends "APPEND"
  ? Employee<Id, Custom> & { readonly humanReadable?: DisplayTexts }
  : Employee<Id, Custom>;

/** What to read of people. */
export interface GetInput<Fields extends readonly string[], Wanted extends Texts = undefined, Custom = CustomFields> {
  /**
   * Ids of the fields to read, as `metadata.fields()` lists them: `["root.email", "work.title"]`. Any number: more than 400
   * take a request per 400.
   */
  readonly fields: Fields & Checked<Fields, Custom>;
  /** `"APPEND"` adds a `humanReadable` object with display texts, e.g. the labels of list items. */
  readonly humanReadable?: Wanted | undefined;
}

/** Whom a search finds. Bob takes one filter: by id or by email, not both; without one, everyone. */
export type SearchInput<Fields extends readonly string[], Wanted extends Texts = undefined, Custom = CustomFields> = GetInput<
  Fields,
  Wanted,
  Custom
> & {
  /** Whether people who left, or have not started, are found too. Default false, as in Bob. */
  readonly showInactive?: boolean | undefined;
} & (
    | { readonly ids?: readonly EmployeeId[] | undefined; readonly emails?: undefined }
    | { readonly emails?: readonly string[] | undefined; readonly ids?: undefined }
  );

/** The answer to a search. */
export interface SearchResult<Id extends string, Wanted extends Texts = undefined, Custom = CustomFields> {
  /** In the order of `ids` where these were given, and in Bob's else. */
  readonly employees: FoundEmployee<Id, Wanted, Custom>[];
  /**
   * Fields asked for that no employee in the answer carried: not permitted to this service user, or not existing in
   * this tenant. Bob gives no error for either. Empty when nobody was found, because then nothing can be told.
   */
  readonly omitted: Id[];
}

/** One batch of a stream. */
export interface PeoplePage<Id extends string, Wanted extends Texts = undefined, Custom = CustomFields>
  extends Page<FoundEmployee<Id, Wanted, Custom>> {
  /** Fields that no employee of this batch carried; see `SearchResult.omitted`. */
  readonly omitted: Id[];
  /** Always `null`: a stream begins at the front. */
  readonly nextCursor: null;
}

/** The answer to a read of one person. */
export interface GetResult<Id extends string, Wanted extends Texts = undefined, Custom = CustomFields> {
  readonly employee: FoundEmployee<Id, Wanted, Custom>;
  /** Fields asked for that the answer does not carry; see `SearchResult.omitted`. */
  readonly omitted: Id[];
}

/** The public page of an active employee: a fixed set of fields. */
export interface Profile {
  readonly id: EmployeeId;
  readonly firstName?: string | null;
  readonly surname?: string | null;
  readonly email?: string | null;
  readonly displayName?: string | null;
  readonly personal?: Readonly<Record<string, unknown>> | null;
  readonly about?: Readonly<Record<string, unknown>> | null;
  readonly work?: Readonly<Record<string, unknown>> | null;
  readonly [key: string]: unknown;
}

/** A new employee. */
export interface Created extends Written {
  readonly id: EmployeeId;
}

/** How somebody leaves. */
export interface Termination {
  /** A future one takes effect at midnight at the employee's site. */
  readonly terminationDate: CalendarDate;
  /** Id of an item of the list `terminationreason`. */
  readonly terminationReason?: string;
  /** Id of an item of the list `lifecycleReasonType`. */
  readonly reasonType?: string;
  readonly noticePeriod?: Duration & { readonly unit: "days" | "weeks" | "month" | "years" };
  readonly lastDayOfWork?: CalendarDate;
}

/**
 * Employees and their fields. `Custom` are the tenant's own fields with their types; by default what the application
 * declared in `HiBobKit.CustomFields`.
 */
export interface People<Custom = CustomFields> {
  /**
   * Finds employees and reads fields of them, into memory. One request for everyone, whatever their number: Bob has no paging
   * here. More than 200 ids or 400 fields are split over several requests and joined by person. For large companies use `stream`.
   *
   * Needs View on the category of each field, and employees inside the group's "Access data for"; what is not
   * permitted is left out without an error and named in `omitted`. Limit: 50 requests a minute. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} before sending, for no fields, ids and emails together, or ids that are no strings
   * @example
   * const { employees, omitted } = await bob.people.search({ fields: ["root.email", "work.title"] });
   * employees[0]?.work.title; // string | null
   */
  search<const Fields extends Ids<Custom>, const Wanted extends Texts = undefined>(
    input: SearchInput<Fields, Wanted, Custom>,
    options?: CallOptions,
  ): Promise<SearchResult<Fields[number], Wanted, Custom>>;
  /**
   * Reads people batch by batch as the loop goes on, so that memory holds one batch, 200 people by default. Without ids or
   * emails, one request reads everyone's id first. Who is hired in between is not seen, who is deleted is absent.
   *
   * Needs the same as `search`. Limit: 50 requests a minute; 10,000 people with up to 400 fields take 51. Source: HiBob's
   * advice for large companies.
   *
   * @example
   * for await (const { id, work } of bob.people.stream({ fields: ["work.title"], showInactive: true })) {
   *   console.log(id, work.title);
   * }
   */
  stream<const Fields extends Ids<Custom>, const Wanted extends Texts = undefined>(
    input: SearchInput<Fields, Wanted, Custom> & {
      /** People in a batch. Default 200; Bob's advice is 50 to 200. */
      readonly batchSize?: number | undefined;
    },
    options?: CallOptions,
  ): Paginator<FoundEmployee<Fields[number], Wanted, Custom>, PeoplePage<Fields[number], Wanted, Custom>>;
  /**
   * Reads one person by id or email, also one who left (a search finds those with `showInactive` only).
   *
   * Needs View on the category of each field, and the person inside the group's "Access data for". Source: HiBob's
   * documentation; that the answer is not wrapped: observed.
   *
   * @throws {ResponseError} with code `not_found` for an unknown id
   * @example
   * const { employee } = await bob.people.get("ada@example.com", { fields: ["work.title", "work.startDate"] });
   */
  get<const Fields extends Ids<Custom>, const Wanted extends Texts = undefined>(
    idOrEmail: EmployeeId | (string & {}),
    input: GetInput<Fields, Wanted, Custom>,
    options?: CallOptions,
  ): Promise<GetResult<Fields[number], Wanted, Custom>>;
  /**
   * Reads the public profile of every active employee: a fixed set of fields, one request. `search` gives the same and more.
   *
   * Needs View on Basic info, About, Employment and Work. Source: HiBob's documentation.
   *
   * @example
   * const profiles = await bob.people.profiles();
   */
  profiles(options?: CallOptions): Promise<Profile[]>;
  /**
   * Changes fields of a person; the others stay as they are. Columns of tables (title, department, site, manager, contract)
   * are changed by a new row in their table instead, e.g. `workHistory.append`.
   *
   * Needs Edit on the category of each field: Bob drops what is not allowed, and answers `applied` or `unchanged` as if all
   * was well. `verify: true` reads back and names the dropped fields. Limit: 10 requests a minute. Source: HiBob's
   * documentation; what 304 means, and that mixed updates are applied in part: observed.
   *
   * @throws {ResponseError} with code `bad_request` for a value that is not in the field's list, or a date in another form
   * @example
   * const { outcome, dropped } = await bob.people.update(id, { "root.firstName": "Ada" }, { verify: true });
   */
  update(employeeId: EmployeeId, values: EmployeeValues<Custom>, options?: UpdateOptions): Promise<Updated>;
  /**
   * Adds a person. Not repeated when it fails. Reads show a new person after up to 20 seconds; `visible()` waits for it.
   *
   * Needs "Add new people to the company", and Edit on the category of each field. Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `bad_request`, e.g. for an email that is taken or a site that is not in the list
   * @example
   * const { id: newId, visible } = await bob.people.create({
   *   "root.email": "ada@example.com",
   *   "root.firstName": "Ada",
   *   "root.surname": "Sample",
   *   "work.site": "London",
   *   "work.startDate": "2026-12-01",
   * });
   * await visible();
   */
  create(values: NewEmployee<Custom>, options?: CallOptions): Promise<Created>;
  /**
   * Changes the email a person logs in with; Bob sends a mail to confirm it.
   *
   * Needs Edit on Basic info (ASSUMED: not documented). Limit: 20 requests a minute. Source: HiBob's documentation.
   *
   * @example
   * await bob.people.setEmail(id, "ada.sample@example.com");
   */
  setEmail(employeeId: EmployeeId, email: string, options?: CallOptions): Promise<Written>;
  /**
   * Sets the day on which the employment starts.
   *
   * Needs Edit on Lifecycle (ASSUMED: not documented). Limit: 20 requests a minute. Source: HiBob's documentation; that
   * `work.startDate` shows it at once: observed.
   *
   * @example
   * await bob.people.setStartDate(id, { startDate: "2026-12-01", reason: "Postponed" });
   */
  setStartDate(
    employeeId: EmployeeId,
    start: { readonly startDate: CalendarDate; readonly reason?: string },
    options?: CallOptions,
  ): Promise<Written>;
  /**
   * Ends the employment: adds a row to the lifecycle table. Bob has no way back in its API: to rehire somebody is done in Bob
   * itself. Not repeated when it fails.
   *
   * Needs Edit on Lifecycle. Source: HiBob's documentation; the permission: observed.
   *
   * @example
   * await bob.people.terminate(id, { terminationDate: "2026-12-31", noticePeriod: { unit: "month", length: 1 } });
   */
  terminate(employeeId: EmployeeId, termination: Termination, options?: CallOptions): Promise<void>;
  /**
   * Invites a person to Bob with a welcome wizard of `onboarding.wizards()`. Not repeated when it fails.
   *
   * Needs a permission that HiBob does not document. Source: HiBob's documentation.
   *
   * @example
   * await bob.people.invite(id, { welcomeWizardId: 17 });
   */
  invite(employeeId: EmployeeId, invitation: { readonly welcomeWizardId: number }, options?: CallOptions): Promise<void>;
  /**
   * Takes a person's access to Bob away. The employee's record stays.
   *
   * Needs a permission that HiBob does not document. Source: HiBob's documentation.
   *
   * @example
   * await bob.people.uninvite(id);
   */
  uninvite(employeeId: EmployeeId, options?: CallOptions): Promise<void>;
}

/** Binds the people module to a client. */
export function people<Custom = CustomFields>(client: Client): People<Custom> {
  // The compiler cannot follow from what was asked for to what comes back.
  const reads = {
    search: search.bind(undefined, client),
    get: get.bind(undefined, client),
    stream({ batchSize = MOST_PEOPLE, ...input }: ReadInput & { batchSize?: number }, options?: CallOptions) {
      async function* pages() {
        for await (const { employees, omitted } of searchInBatches(client, input, batchSize, options)) {
          yield { items: employees, omitted, nextCursor: null };
        }
      }
      return paginated(pages, searchPeople.id);
    },
  } as unknown as Pick<People<Custom>, "search" | "get" | "stream">;
  return {
    ...reads,
    profiles: async (options) => listIn((await client.call(listProfiles, {}, options)).data, "employees", listProfiles.id) as Profile[],
    update: update.bind(undefined, client),
    create: create.bind(undefined, client),
    async setEmail(id, email, options) {
      await client.call(changeEmail, { path: { id }, body: { email } }, options);
      return { visible: writtenTo(client, id, { "root.email": email }, changeEmail.id).visible };
    },
    async setStartDate(employeeId, start, options) {
      await client.call(setStartDate, { path: { employeeId }, body: { ...start } }, options);
      return { visible: writtenTo(client, employeeId, { "work.startDate": start.startDate }, setStartDate.id).visible };
    },
    async terminate(identifier, termination, options) {
      await client.call(terminatePerson, { path: { identifier }, body: { ...termination } }, options);
    },
    async invite(employeeId, invitation, options) {
      await client.call(invitePerson, { path: { employeeId }, body: { ...invitation } }, options);
    },
    async uninvite(identifier, options) {
      await client.call(uninvitePerson, { path: { identifier } }, options);
    },
  };
}

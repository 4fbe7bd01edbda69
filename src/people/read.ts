import { type CallOptions, type Client, InvalidInputError, UnexpectedAnswerError } from "../client/index.ts";
import { checkStrings, listIn } from "../client/input.ts";
import { batchesOf } from "../client/spans.ts";
import { isObject, type Json } from "../model/json.ts";
import { notationMerger } from "./decode.ts";
import { readPerson, searchPeople } from "./endpoints.ts";

/** What to read of whom. */
export interface ReadInput {
  readonly fields: readonly string[];
  readonly showInactive?: boolean | undefined;
  readonly humanReadable?: "APPEND" | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly emails?: readonly string[] | undefined;
}

/** Employees that were read, and the fields that none of them carried. */
export interface People {
  readonly employees: Json[];
  readonly omitted: string[];
}

/** Bob's bound on `fields` in one request. */
const MOST_FIELDS = 400;
/** Bob's advice for large companies is 50 to 200. */
export const MOST_PEOPLE = 200;

/** What a person is known by, in either notation. Without it nothing can be joined, and nobody told from nobody. */
function idIn(employee: Json): string {
  const wrapped = employee["/root/id"];
  const id = employee.id ?? (isObject(wrapped) ? wrapped.value : undefined);
  if (typeof id === "string" && id !== "") return id;
  throw new UnexpectedAnswerError(`${searchPeople.id} answered a person without an id`, { endpoint: searchPeople.id });
}

/** Whom to look for: nothing for everyone. Bob takes one filter, by id or by email. */
function whom({ ids, emails }: ReadInput): { readonly path: "root.id" | "root.email"; readonly values: string[] } | undefined {
  if (ids !== undefined && emails !== undefined) throw new InvalidInputError("search takes ids or emails, not both");
  const values = ids === undefined ? emails : ids;
  if (values === undefined) return undefined; // and nothing else: an empty value must not widen to everyone
  checkStrings(values, ids === undefined ? "emails" : "ids");
  return { path: ids === undefined ? "root.email" : "root.id", values: [...new Set(values)] };
}

/** Refuses what is no list of fields. */
function fieldsIn({ fields }: Pick<ReadInput, "fields">): string[] {
  checkStrings(fields, "fields");
  if (fields.length === 0) throw new InvalidInputError("fields is empty: name at least one");
  return [...new Set(fields)];
}

/** Adds to one answer about a person what another one tells. */
function add(employee: Json, more: Json): Json {
  for (const [key, value] of Object.entries(more)) {
    const known = Object.hasOwn(employee, key) ? employee[key] : undefined;
    if (isObject(known) && isObject(value)) add(known, value);
    else if (known === undefined) Object.defineProperty(employee, key, { value, writable: true, enumerable: true, configurable: true });
  }
  return employee;
}

const employeesIn = (list: unknown[], endpoint: string): Json[] => {
  // Leaving out what is no employee would make it look as if someone had gone.
  if (list.every(isObject)) return list;
  throw new UnexpectedAnswerError(`${endpoint} answered with something that is no employee`, { endpoint });
};

/**
 * Reads all fields of one batch of people, or of everyone, in as many requests as Bob's bound on fields takes, and joins
 * what belongs to one person. The first request decides who there is, and in which order.
 */
async function rawBatch(fields: readonly string[], request: (fields: string[]) => Promise<Json[]>): Promise<Json[]> {
  let people: Json[] | undefined;
  for (const group of batchesOf(fields, MOST_FIELDS)) {
    const found = await request(group);
    if (!people) people = found;
    else {
      const more = new Map(found.map((employee) => [idIn(employee), employee]));
      for (const employee of people) add(employee, more.get(idIn(employee)) ?? {});
    }
  }
  return people ?? [];
}

const finish = (people: Json[], fields: readonly string[], { merge, carried } = notationMerger(fields)): People => {
  const employees = people.map(merge);
  return { employees, omitted: employees.length === 0 ? [] : fields.filter((field) => !carried.has(field)) };
};

/** Searches everyone, or one batch of people. */
async function searchBatch(
  client: Client,
  { showInactive, humanReadable }: ReadInput,
  fields: readonly string[],
  filter: ReturnType<typeof whom>,
  options?: CallOptions,
): Promise<People> {
  const people = await rawBatch(fields, async (group) => {
    const body = {
      fields: group,
      ...(showInactive === undefined ? {} : { showInactive }),
      ...(humanReadable && { humanReadable }),
      ...(filter && { filters: [{ fieldPath: filter.path, operator: "equals", values: filter.values }] }),
    };
    const { data } = await client.call(searchPeople, { body }, options);
    return employeesIn(listIn(data, "employees", searchPeople.id), searchPeople.id);
  });
  if (filter?.path === "root.id") {
    const place = new Map(filter.values.map((id, i) => [id as unknown, i]));
    people.sort((a, b) => (place.get(a.id) ?? place.size) - (place.get(b.id) ?? place.size));
  }
  return finish(people, fields);
}

/** Reads people batch by batch; of everyone, the ids come first. */
export async function* searchInBatches(client: Client, input: ReadInput, size: number, options?: CallOptions): AsyncGenerator<People> {
  if (!(Number.isInteger(size) && size >= 1 && size <= MOST_PEOPLE)) {
    throw new InvalidInputError(`batchSize must be a whole number from 1 to ${MOST_PEOPLE}`);
  }
  const fields = fieldsIn(input);
  let filter = whom(input);
  if (!filter) {
    const everyone = await searchBatch(client, { ...input, humanReadable: undefined }, ["root.id"], undefined, options);
    filter = { path: "root.id", values: everyone.employees.map(idIn) };
  }
  for (const values of batchesOf(filter.values, size)) yield await searchBatch(client, input, fields, { ...filter, values }, options);
}

/** Reads people into memory: everyone at once, or in batches by id or email. */
export async function search(client: Client, input: ReadInput, options?: CallOptions): Promise<People> {
  const fields = fieldsIn(input);
  if (!whom(input)) return searchBatch(client, input, fields, undefined, options);
  const employees: Json[] = [];
  let omitted: readonly string[] = fields;
  for await (const batch of searchInBatches(client, input, MOST_PEOPLE, options)) {
    employees.push(...batch.employees);
    if (batch.employees.length > 0) omitted = omitted.filter((field) => batch.omitted.includes(field));
  }
  return { employees, omitted: employees.length === 0 ? [] : [...omitted] };
}

/** Reads one person. */
export async function get(client: Client, identifier: string, input: ReadInput, options?: CallOptions) {
  // A word would be taken for a part of the path: /people/search is another endpoint.
  if (!/[@\d]/.test(identifier)) throw new InvalidInputError("people.get takes an employee id or an email address");
  const fields = fieldsIn(input);
  const { humanReadable } = input;
  const people = await rawBatch(fields, async (group) => {
    const body = { fields: group, ...(humanReadable && { humanReadable }) };
    const { data } = await client.call(readPerson, { path: { identifier }, body }, options);
    const list = isObject(data) && Array.isArray(data.employees) ? data.employees : [data];
    if (list.length === 0) throw new UnexpectedAnswerError(`${readPerson.id} answered without an employee`, { endpoint: readPerson.id });
    return employeesIn(list, readPerson.id);
  });
  const { employees, omitted } = finish(people.slice(0, 1), fields);
  return { employee: employees[0]!, omitted };
}

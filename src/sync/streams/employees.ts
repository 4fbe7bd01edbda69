import { UnexpectedAnswerError } from "../../client/index.ts";
import { type FieldSelection, selectFields } from "../../metadata/field-selection.ts";
import { factsOf } from "../../model/fields.ts";
import type { EmployeeId } from "../../model/ids.ts";
import { searchPeople } from "../../people/endpoints.ts";
import { fieldReader } from "../../people/index.ts";
import type { Content } from "../store.ts";
import type { Stream } from "../stream.ts";

/** Ids per request. Bob's advice for large companies is 50 to 200. */
const BATCH = 200;
/** Fields that the people search takes at once; the client splits what is more. */
const FIELDS_AT_ONCE = 400;

const namedIn = (selection: FieldSelection | undefined): number => (Array.isArray(selection) ? selection.length : 0);

/**
 * Everyone the service user can see, leavers included, one record an employee, keyed by employee id.
 *
 * Needs View on the category of each field; fields that are not permitted are reported as omitted and keep their values.
 */
export function employees({ fields: selection }: { readonly fields?: FieldSelection } = {}): Stream {
  return {
    name: "employees",
    plan: { streams: ["employees"], fields: selection },
    requests: (people) => [
      { endpoint: searchPeople, count: Math.ceil(people / BATCH) * Math.ceil(Math.max(namedIn(selection), 1) / FIELDS_AT_ONCE) },
    ],
    isVolatile: (field) => factsOf(field).volatile === true,
    isSet: (field) => factsOf(field).type === "multi-list",
    async *read({ bob, signal, fields, roster }, after) {
      const asked = selectFields(selection, await fields());
      const pick = picker(asked);
      const everyone = await roster();
      const rest = everyone.filter((id) => id > after);
      for (let start = 0; start < rest.length; start += BATCH) {
        const ids = rest.slice(start, start + BATCH);
        const { employees: found, omitted } = await bob.people.search({ fields: asked, ids, showInactive: true }, { signal });
        const contents = new Map(found.map((employee) => [idOf(employee), pick(employee)]));
        for (const id of contents.keys()) if (!ids.includes(id)) contents.delete(id); // nobody asked for this one
        yield {
          records: [...contents].map(([key, content]) => ({ key, content })),
          upTo: ids.at(-1)!,
          omitted,
          unread: ids.filter((id) => !contents.has(id)),
          progress: { done: everyone.length - rest.length + start + ids.length, total: everyone.length },
        };
      }
    },
  };
}

/** The id that keys an employee's records. */
export function idOf({ id }: { readonly id?: unknown }): EmployeeId {
  if (typeof id === "string" && id !== "") return id as EmployeeId;
  throw new UnexpectedAnswerError(`${searchPeople.id} answered an employee without an id`, { endpoint: searchPeople.id });
}

/** Takes the asked-for fields that an answer carries; Bob sends neighbours unasked, which come and go. */
function picker(fields: readonly string[]): (employee: object) => Content {
  const readers = fields.map((field) => [field, fieldReader(field)] as const);
  return (employee) => {
    const content: Record<string, unknown> = {};
    for (const [field, read] of readers) {
      const value = read(employee);
      if (value !== undefined) content[field] = value;
    }
    return content;
  };
}

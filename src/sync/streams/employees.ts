import { UnexpectedAnswerError } from "../../client/index.ts";
import { type FieldSelection, selectFields } from "../../metadata/field-selection.ts";
import { factsOf } from "../../model/fields.ts";
import type { EmployeeId } from "../../model/ids.ts";
import { searchPeople } from "../../people/endpoints.ts";
import type { ListedStream } from "../stream.ts";
import { shownFields } from "./shown.ts";

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
export function employees({ fields: selection }: { readonly fields?: FieldSelection } = {}): ListedStream {
  return {
    name: "employees",
    plan: { streams: ["employees"], fields: selection },
    requests: (people) => [
      { endpoint: searchPeople, count: Math.ceil(people / BATCH) * Math.ceil(Math.max(namedIn(selection), 1) / FIELDS_AT_ONCE) },
    ],
    isVolatile: (field) => factsOf(field).volatile === true,
    isSet: (field) => factsOf(field).type === "multi-list",
    owner: (key) => key,
    async *read({ bob, signal, fields, roster }, after) {
      const known = await fields();
      const asked = selectFields(selection, known);
      const shown = shownFields(asked, known);
      const everyone = await roster();
      const rest = everyone.filter((id) => id > after);
      for (let start = 0; start < rest.length; start += BATCH) {
        const ids = rest.slice(start, start + BATCH);
        const { employees: found } = await bob.people.search({ fields: asked, ids, showInactive: true }, { signal });
        const people = new Map(found.map((employee) => [idOf(employee), employee]));
        for (const id of people.keys()) if (!ids.includes(id)) people.delete(id); // nobody asked for this one
        const { contents, omitted } = shown([...people.values()]);
        yield {
          records: [...people.keys()].map((key, nth) => ({ key, content: contents[nth]! })),
          upTo: ids.at(-1)!,
          omitted,
          unread: ids.filter((id) => !people.has(id)),
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

import type { Access } from "../access.ts";
import type { CompanyState } from "../company/company.ts";
import type { Employee } from "../company/employee.ts";
import { badRequest, json, type Reply } from "../reply.ts";

const DEFAULT_LIMIT = 50;
const MOST_IDS = 200;

/** What any bulk read takes. */
export interface BulkQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly employeeIds?: string | undefined;
}

interface Bulk {
  readonly query: BulkQuery;
  readonly company: CompanyState;
  readonly access: Access;
  /** Positions of the rows of one person that may be seen, oldest first. */
  readonly rows: (person: Employee) => readonly number[];
  readonly write: (person: Employee, at: number) => object;
  /** What else stands in the answer, e.g. which columns are held back. */
  readonly beside?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where the next page starts: at a row of a person. */
interface Place {
  readonly seq: number;
  readonly row: number;
}

/** One page of any bulk table. `limit` counts rows, so a person's rows may go on on the next page. */
export function bulkPage({ query, company, access, rows, write, beside, headers }: Bulk): Reply {
  const { limit = DEFAULT_LIMIT, cursor, employeeIds } = query;
  const start = cursor === undefined ? { seq: 0, row: 0 } : placeIn(cursor);
  const { people, errors } = chosen(employeeIds, company, access);
  const results: { employeeId: string; values: object[] }[] = [];
  const answer = (next: Place | null): Reply => {
    // `errors` is an object when it is empty and a list when it is not; that is how Bob sends it.
    const body = {
      results,
      response_metadata: { next_cursor: next && cursorTo(next) },
      errors: errors.length > 0 ? errors : {},
      ...beside,
    };
    const reply = json(body);
    return { ...reply, headers: { ...reply.headers, ...headers } };
  };
  let room = limit;
  for (let nth = firstFrom(people, start.seq); nth < people.length; nth++) {
    const person = people[nth] as Employee;
    if (!access.covers(person)) continue;
    const { seq } = person.core;
    const open = rows(person).filter((at) => seq > start.seq || at >= start.row);
    if (open.length === 0) continue;
    if (room === 0) return answer({ seq, row: open[0] as number });
    const taken = open.slice(0, room);
    room -= taken.length;
    results.push({ employeeId: person.id, values: taken.map((at) => write(person, at)) });
    if (taken.length < open.length) return answer({ seq, row: open[taken.length] as number });
  }
  return answer(null);
}

/** The position of the first person who is not before the cursor's; people are in rising order. */
function firstFrom(people: readonly Employee[], seq: number): number {
  let [low, high] = [0, people.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((people[middle] as Employee).core.seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

function chosen(employeeIds: string | undefined, company: CompanyState, access: Access): { people: readonly Employee[]; errors: object[] } {
  if (employeeIds === undefined) return { people: company.employees, errors: [] };
  const ids = new Set(employeeIds.split(","));
  // ASSUMED: an empty list is refused and does not widen to everyone; Bob documents neither.
  if (ids.size > MOST_IDS || ids.has("")) throw badRequest(`employeeIds takes 1 to ${MOST_IDS} ids`);
  const people: Employee[] = [];
  const errors: object[] = [];
  for (const id of ids) {
    const person = company.byId(id);
    if (person && access.covers(person)) people.push(person);
    else errors.push({ [id]: { error: "MISSING_PERMISSION", message: "The user has no access to this employee" } });
  }
  return { people: people.sort((a, b) => a.core.seq - b.core.seq), errors };
}

// Base64 with its padding and signs: a client that does not encode it in the query fails here as it would with Bob.
/** The cursor of a page that starts at a row of a person. */
export const cursorTo = ({ seq, row }: Place): string => btoa(`??>${JSON.stringify([seq, row])}`);

/** Where a cursor of ours points to. */
export function placeIn(cursor: string): Place {
  try {
    const [seq, row] = JSON.parse(atob(cursor).slice(3)) as unknown[];
    if (typeof seq === "number" && typeof row === "number") return { seq, row };
  } catch {
    // falls through: no cursor of ours
  }
  throw badRequest("The cursor is not valid");
}

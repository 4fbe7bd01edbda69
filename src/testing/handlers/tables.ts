import type { Access } from "../access.ts";
import type { CompanyState } from "../company/company.ts";
import type { Employee } from "../company/employee.ts";
import { badRequest, json, type Reply } from "../reply.ts";

const DEFAULT_LIMIT = 50;
const MOST_IDS = 200;

interface Bulk {
  readonly query: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly employeeIds?: string | undefined };
  readonly company: CompanyState;
  readonly access: Access;
  /** Positions of the rows of one person that may be seen, oldest first. */
  readonly rows: (person: Employee) => readonly number[];
  readonly write: (person: Employee, at: number) => object;
}

/** Where the next page starts: at a row of a person. */
interface Place {
  readonly seq: number;
  readonly row: number;
}

/** One page of any bulk table. `limit` counts rows, so a person's rows may go on on the next page. */
export function bulkPage({ query: { limit = DEFAULT_LIMIT, cursor, employeeIds }, company, access, rows, write }: Bulk): Reply {
  const start = cursor === undefined ? { seq: 0, row: 0 } : placeIn(cursor);
  const { people, errors } = chosen(employeeIds, company, access);
  const results: { employeeId: string; values: object[] }[] = [];
  let room = limit;
  for (const person of people) {
    const { seq } = person.core;
    if (seq < start.seq) continue;
    const open = rows(person).filter((at) => seq > start.seq || at >= start.row);
    if (open.length === 0) continue;
    if (room === 0) return bulkAnswer(results, cursorTo({ seq, row: open[0] as number }), errors);
    const taken = open.slice(0, room);
    room -= taken.length;
    results.push({ employeeId: person.id, values: taken.map((at) => write(person, at)) });
    if (taken.length < open.length) return bulkAnswer(results, cursorTo({ seq, row: open[taken.length] as number }), errors);
  }
  return bulkAnswer(results, null, errors);
}

// `errors` is an object when it is empty and a list when it is not; that is how Bob sends it.
const bulkAnswer = (results: readonly object[], cursor: string | null, errors: readonly object[]): Reply =>
  json({ results, response_metadata: { next_cursor: cursor }, errors: errors.length > 0 ? errors : {} });

function chosen(employeeIds: string | undefined, company: CompanyState, access: Access): { people: readonly Employee[]; errors: object[] } {
  if (employeeIds === undefined) return { people: access.people(), errors: [] };
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
const cursorTo = ({ seq, row }: Place): string => btoa(`??>${JSON.stringify([seq, row])}`);

function placeIn(cursor: string): Place {
  try {
    const [seq, row] = JSON.parse(atob(cursor).slice(3)) as unknown[];
    if (typeof seq === "number" && typeof row === "number") return { seq, row };
  } catch {
    // falls through: no cursor of ours
  }
  throw badRequest("The cursor is not valid");
}

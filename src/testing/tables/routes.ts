import type { Endpoint } from "../../client/endpoint.ts";
import { isObject } from "../../model/json.ts";
import type { Employee } from "../company/employee.ts";
import { bare, forbidden, json, notFound, Refused, type Reply, refusal } from "../reply.ts";
import { type Exchange, type Route, route } from "../route.ts";
import type { BulkQuery } from "./bulk.ts";
import { bulkAnswer, guardOf, lacking, oneAnswer, personIn, type Reading } from "./read.ts";
import { EmployeeTables, RowRefused } from "./state.ts";
import type { Row, TableDefinition } from "./table.ts";

/** The endpoints that a table has. */
interface TableEndpoints {
  readonly list?: Endpoint;
  readonly bulk?: Endpoint;
  readonly add?: Endpoint;
  readonly replace?: Endpoint;
  readonly remove?: Endpoint;
}

interface Answers {
  /** What a new row is answered with. Default: an empty body. */
  readonly added?: (row: Row) => Reply;
  /** Status of the empty answer to a replacement. Default 200. */
  readonly replaced?: number;
  /** Status of the empty answer to a deletion. Default 200. */
  readonly removed?: number;
  /** Takes the row out of the body of a new row. Default: the body is the row. */
  readonly rowIn?: (body: unknown) => unknown;
  /** Whether reads answer a page with 400 to a JSON content type. */
  readonly refusesJsonType?: boolean;
}

/** The answer of the tables that tell the id of a new row. */
export const entryId = ({ id }: Row): Reply => json({ entryId: id });

type Sent = Readonly<Record<string, unknown>>;

/** A request to any of the five; what differs between tables is not typed here. */
interface Asked extends Pick<Exchange, "company" | "access"> {
  readonly path: Readonly<Record<string, string>>;
  readonly query: BulkQuery & { readonly includeHumanReadable?: boolean | undefined };
  readonly body: unknown;
}

/** The routes of a table, as far as it has endpoints. */
export function tableRoutes(table: TableDefinition, endpoints: TableEndpoints, answers: Answers = {}): Route[] {
  const { added = () => bare(200), replaced = 200, removed = 200, rowIn = (body) => body, refusesJsonType = false } = answers;
  const { list, bulk, add, replace, remove } = endpoints;

  const read = (endpoint: Endpoint | undefined, answer: (reading: Reading, asked: Asked) => Reply): Route[] => {
    const { permissions } = endpoint ?? {};
    const readingOf = ({ company, access, query: { includeHumanReadable } }: Asked): Reading => ({
      table,
      company,
      access,
      readable: includeHumanReadable === true,
      permissions,
    });
    return made(endpoint, (asked) => answer(readingOf(asked), asked), { refusesJsonType });
  };

  const write = (endpoint: Endpoint | undefined, change: (tables: EmployeeTables, person: Employee, sent: Sent, id: number) => Reply) =>
    made(endpoint, ({ path, body, company, access }) => {
      const row = endpoint === add ? rowIn(body) : body;
      const sent = isObject(row) ? row : {};
      refuseEdit(table, { company, access }, sent, endpoint);
      const person = personIn(company, access, path.id as string);
      return inBobsWords(() => change(company.part(EmployeeTables), person, sent, Number(path.entry_id)));
    });

  return [
    ...read(list, (reading, { path }) => oneAnswer(reading, path.id as string)),
    ...read(bulk, (reading, { query }) => bulkAnswer(reading, query)),
    ...write(add, (tables, person, sent) => added(tables.add(table, person, sent))),
    ...write(replace, (tables, person, sent, id) => {
      tables.replace(table, person, id, sent);
      return bare(replaced);
    }),
    ...write(remove, (tables, person, _, id) => {
      tables.remove(table, person, id);
      return bare(removed);
    }),
  ];
}

/** The route of an endpoint that a table may not have. Permissions are looked at by the answer: they differ with the model. */
const made = (
  endpoint: Endpoint | undefined,
  answer: (asked: Asked) => Reply,
  options: { readonly refusesJsonType?: boolean } = {},
): Route[] => (endpoint ? [route(endpoint, answer as unknown as (exchange: Exchange) => Reply, { ...options, requires: [] })] : []);

/**
 * ASSUMED for the field-level model: a row needs Edit on every column that is sent, and a deletion on every column of the table;
 * what follows from other columns is not asked for.
 */
function refuseEdit(table: TableDefinition, { company, access }: Pick<Asked, "company" | "access">, sent: Sent, endpoint?: Endpoint): void {
  if (access.model === "category") {
    const key = `${table.category}.edit`;
    if (!access.has(key)) throw lacking(key, endpoint?.permissions);
    return;
  }
  const names = Object.keys(sent);
  const columns = Object.entries(table.columns).filter(([name, { follows }]) => !follows && (names.length === 0 || names.includes(name)));
  const guards = columns.map(([name, column]) => guardOf(table, name, column, company));
  const refused = (guards.length > 0 ? guards : [{ id: table.name, category: table.category }]).find((guard) => !access.edits(guard));
  if (refused) throw forbidden(`Edit on ${refused.id}`);
}

/** Makes a change, and tells in Bob's words why it was refused. */
function inBobsWords(change: () => Reply): Reply {
  try {
    return change();
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error;
    if (error.why === "unknown") throw notFound("The entry");
    if (error.why === "duplicate") {
      throw new Refused(refusal(400, "exception.history.duplicated.bulk", "Duplicate effective date"), error.message);
    }
    const [first = "Invalid row"] = Object.values(error.problems);
    throw new Refused(json({ error: first, errors: error.problems }, 400), error.message);
  }
}

import {
  addCustomRow,
  bulkCustomRows,
  getCustomTable,
  listCustomRows,
  listCustomTables,
  patchCustomRow,
  removeCustomRow,
} from "../../../custom-tables/endpoints.ts";
import { isObject } from "../../../model/json.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { bare, forbidden, json, notFound, Refused, type Reply } from "../../reply.ts";
import { type Exchange, type Route, route } from "../../route.ts";
import { bulkAnswer, guardOf, oneAnswer, personIn } from "../../tables/read.ts";
import type { TableDefinition } from "../../tables/table.ts";
import { tableRecord } from "./record.ts";
import { readRow, type Values } from "./row-values.ts";
import type { CustomTableFacts } from "./seeded-tables.ts";
import { CustomTables } from "./state.ts";
import { wrapped } from "./wrapped.ts";

type Asked = Pick<Exchange, "company" | "access">;

function tableIn(company: CompanyState, id: string): { readonly table: CustomTableFacts; readonly definition: TableDefinition } {
  const tables = company.part(CustomTables);
  const [table, definition] = [tables.find(id), tables.definition(id)];
  if (!table || !definition) throw notFound("The custom table");
  return { table, definition };
}

interface Writing {
  readonly tables: CustomTables;
  readonly table: CustomTableFacts;
  readonly person: Employee;
}

/** What a write is about, once it is sure that it may be: Edit on the table's category, or on the columns in question. */
function writing({ company, access }: Asked, path: { employee_id: string; custom_table_id: string }, columns?: Values): Writing {
  const { table, definition } = tableIn(company, path.custom_table_id);
  if (access.model === "category") {
    if (!access.has(`${table.category}.edit`)) throw forbidden(`the permission ${table.category}.edit`);
  } else {
    // ASSUMED: a row needs Edit on what is sent, and its removal on every column.
    const named = Object.entries(definition.columns).filter(([id]) => columns === undefined || Object.hasOwn(columns, id));
    const refused = named.map(([id, column]) => guardOf(definition, id, column)).find((guard) => !access.edits(guard));
    if (refused) throw forbidden(`Edit on ${refused.id}`);
  }
  return { tables: company.part(CustomTables), table, person: personIn(company, access, path.employee_id) };
}

/** Refuses a row with what is wrong in it, column by column. */
function check(table: CustomTableFacts, sent: Values, company: CompanyState, which: "all" | "sent"): void {
  const { problems } = readRow(table, sent, company, which);
  const [first] = Object.values(problems);
  if (first !== undefined)
    throw new Refused(json({ error: first, errors: problems }, 400), `The row was refused: ${Object.values(problems).join("; ")}`);
}

/** The row that a path names. */
function rowIn({ tables, table, person }: Writing, entry: string): number {
  const id = Number(entry);
  if (!tables.row(table, person, id)) throw notFound("The entry");
  return id;
}

const reading = ({ company, access }: Asked, id: string, readable = false): Parameters<typeof oneAnswer>[0] => ({
  table: tableIn(company, id).definition,
  company,
  access,
  readable,
});

export const customTablesRoutes: readonly Route[] = [
  route(listCustomTables, ({ company }) => json({ tables: company.part(CustomTables).all.map(tableRecord) })),

  route(getCustomTable, ({ path, company }) => json(tableRecord(tableIn(company, path.custom_table_id).table))),

  route(
    listCustomRows,
    ({ path, query, ...asked }) => oneAnswer(reading(asked, path.custom_table_id, query.includeHumanReadable), path.employee_id),
    { refusesJsonType: true },
  ),

  route(bulkCustomRows, ({ path, query, ...asked }) => bulkAnswer(reading(asked, path.custom_table_id, query.includeHumanReadable), query)),

  route(
    addCustomRow,
    ({ path, body: { values }, ...asked }): Reply => {
      const { tables, table, person } = writing(asked, path, Object.assign({}, ...values));
      for (const row of values) check(table, row, asked.company, "all");
      for (const row of values) tables.add(table, person, row);
      return bare(200);
    },
    { prepare: wrapped },
  ),

  // A body with `values` in it names no column: nothing changes, and nobody is told.
  route(patchCustomRow, ({ path, body, ...asked }): Reply => {
    const sent = isObject(body) ? body : {};
    const write = writing(asked, path, sent);
    const id = rowIn(write, path.entry_id);
    check(write.table, sent, asked.company, "sent");
    write.tables.change(write.table, write.person, id, sent);
    return bare(200);
  }),

  route(removeCustomRow, ({ path, ...asked }): Reply => {
    const write = writing(asked, path);
    write.tables.remove(write.table, write.person, rowIn(write, path.entry_id));
    return bare(200);
  }),
];

import type { Permission } from "../../model/permissions.ts";
import type { Access } from "../access.ts";
import type { CompanyState } from "../company/company.ts";
import type { Employee } from "../company/employee.ts";
import { FieldBook } from "../company/fields.ts";
import { summaryOf } from "../company/values/derivation.ts";
import { displayText } from "../domains/people/display.ts";
import type { GuardedField } from "../permissions.ts";
import { forbidden, json, Refused, type Reply } from "../reply.ts";
import { type BulkQuery, bulkPage } from "./bulk.ts";
import { EmployeeTables } from "./state.ts";
import { type Column, dateOf, endOf, inForce, type Row, type TableDefinition } from "./table.ts";

/** What may be seen of a table. */
interface Sight {
  /** Columns that are empty in all rows. */
  readonly noView: readonly string[];
  /** Columns that are empty in rows that are not in force. */
  readonly noHistory: readonly string[];
  /** Whether rows that are not in force come at all. */
  readonly allRows: boolean;
}

/** What is read, and for whom. */
export interface Reading {
  readonly table: TableDefinition;
  readonly company: CompanyState;
  readonly access: Access;
  readonly readable: boolean;
  /** What the endpoint says of the boxes that it needs, for those who are refused. */
  readonly permissions?: readonly Permission[] | undefined;
}

/** 403 for a box that is not ticked, with its place on Bob's screen where the endpoint says so. */
export function lacking(key: string, permissions: readonly Permission[] = []): Refused {
  const place = permissions.find((permission) => permission.key === key)?.place;
  return forbidden(`the permission ${key}${place === undefined ? "" : ` (${place})`}`);
}

/** What guards a column in the field-level model. HR can move a field to another category of the company, and its boxes with it. */
export const guardOf = (table: TableDefinition, name: string, { field, type }: Column, company?: CompanyState): GuardedField => ({
  id: field ?? `${table.name}.${name}`,
  category: (field && company?.part(FieldBook).get(field)?.category) ?? table.category,
  type,
});

/** In the category model a table is seen or not; in the field-level model, each of its columns. */
function sightOf({ table, access, company, permissions }: Reading): Sight {
  const { category, columns, kind } = table;
  const dated = kind !== "plain";
  if (access.model === "category") {
    if (!access.has(`${category}.view`)) throw lacking(`${category}.view`, permissions);
    return { noView: [], noHistory: [], allRows: !dated || access.has(`${category}.viewHistory`) };
  }
  const all = Object.entries(columns).map(([column, facts]) => ({ column, guard: guardOf(table, column, facts, company) }));
  const noView = all.filter(({ guard }) => !access.sees(guard)).map(({ column }) => column);
  if (noView.length === all.length) throw forbidden(`View on any column of ${table.name}`);
  const noHistory = dated ? all.filter(({ guard }) => !access.seesHistory(guard)).map(({ column }) => column) : [];
  return { noView, noHistory: noHistory.filter((column) => !noView.includes(column)), allRows: true };
}

/** What an answer says of columns that are held back; nothing when none is. */
function restrictionsOf({ noView, noHistory }: Sight): { body: object; headers: Readonly<Record<string, string>> } {
  if (noView.length + noHistory.length === 0) return { body: {}, headers: {} };
  return {
    body: { restricted_columns: { no_view_permission: noView, no_view_history_permission: noHistory } },
    headers: { "x-has-restricted-columns": "true" },
  };
}

/** The value of a column as it is answered. */
function shownValue(table: TableDefinition, row: Row, name: string, column: Column, person: Employee, company: CompanyState): unknown {
  if (column.follows) return column.follows(row, person, company) ?? null;
  if (column.labelOf !== undefined) {
    const list = table.columns[column.labelOf]?.list ?? "";
    const id = row[column.labelOf];
    return id === null || id === undefined ? null : company.lists.label(list, id as string | number);
  }
  const value = row[name] ?? null;
  return column.type === "employee" && value !== null ? summaryOf(company.byId(String(value))) : value;
}

/** Display texts of what is not empty. */
function textsOf(table: TableDefinition, shown: Readonly<Record<string, unknown>>, company: CompanyState): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(shown)) {
    if (value === null || name === "customColumns" || name === "change") continue;
    const { type = /Date$/.test(name) ? "date" : "text", list } = table.columns[name] ?? {};
    texts[name] = displayText({ id: name, type, list }, value, company);
  }
  return texts;
}

/** One row as Bob answers it. */
function written({ table, company, readable }: Reading, sight: Sight, person: Employee, rows: readonly Row[], at: number): object {
  const row = rows[at] as Row;
  const isCurrent = inForce(table, rows, company.today).has(at);
  const hidden = new Set(isCurrent ? sight.noView : [...sight.noView, ...sight.noHistory]);
  const columns = Object.entries(table.columns).map(([name, column]) => [
    name,
    hidden.has(name) ? null : shownValue(table, row, name, column, person, company),
  ]);
  const { author } = company;
  const date = dateOf(row);
  const dated = table.kind !== "plain";
  const all: Record<string, unknown> = {
    id: row.id,
    ...(dated && {
      effectiveDate: date,
      activeEffectiveDate: date,
      endEffectiveDate: endOf(table, rows, at),
      isCurrent,
      canBeDeleted: !(table.firstStays && at === 0),
    }),
    ...Object.fromEntries(columns),
    customColumns: row.customColumns ?? {},
    ...(dated && {
      change: { reason: row.reason ?? null, changedBy: author?.displayName ?? null, changedById: author?.id ?? null },
      creationDate: row.creationDate ?? null,
      modificationDate: row.modificationDate ?? null,
    }),
  };
  for (const key of table.without ?? []) delete all[key];
  const shown = { ...(table.shown?.(all, row, company) ?? all) };
  return readable ? { ...shown, humanReadable: textsOf(table, all, company) } : shown;
}

/** The positions of the rows that come. */
function seen({ table, company }: Reading, sight: Sight, rows: readonly Row[]): readonly number[] {
  return sight.allRows ? [...rows.keys()] : [...inForce(table, rows, company.today)].sort((a, b) => a - b);
}

/** The rows of one person. */
export function oneAnswer(reading: Reading, id: string): Reply {
  const { table, company, access } = reading;
  const sight = sightOf(reading);
  const person = personIn(company, access, id);
  const rows = company.part(EmployeeTables).rows(table, person);
  const { body, headers } = restrictionsOf(sight);
  const reply = json({ values: seen(reading, sight, rows).map((at) => written(reading, sight, person, rows, at)), ...body });
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** Gives the row in force of people who are known to be covered; `null` when there is none, or nothing of the table may be seen. */
export function currentRows(reading: Reading): (person: Employee) => object | null {
  const { table, company } = reading;
  const sight = sightIfAny(reading);
  return (person) => {
    const rows = company.part(EmployeeTables).rows(table, person);
    const [at] = sight ? inForce(table, rows, company.today) : [];
    return sight === undefined || at === undefined ? null : written(reading, sight, person, rows, at);
  };
}

function sightIfAny(reading: Reading): Sight | undefined {
  try {
    return sightOf(reading);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** A page of everyone's rows. */
export function bulkAnswer(reading: Reading, query: BulkQuery): Reply {
  const { table, company, access } = reading;
  const sight = sightOf(reading);
  const tables = company.part(EmployeeTables);
  const { body, headers } = restrictionsOf(sight);
  return bulkPage({
    query,
    company,
    access,
    rows: (person) => seen(reading, sight, tables.rows(table, person)),
    write: (person, at) => written(reading, sight, person, tables.rows(table, person), at),
    beside: body,
    headers,
  });
}

/** Someone whose data may be seen. ASSUMED: who does not exist is refused like someone outside the audience. */
export function personIn(company: CompanyState, access: Access, id: string): Employee {
  const person = company.byId(id);
  if (!person || !access.covers(person)) throw forbidden("the employee in its audience");
  return person;
}

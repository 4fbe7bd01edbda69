import { getTable, listTables } from "../../metadata/endpoints.ts";
import { FIELDS } from "../../model/fields.ts";
import { json, notFound } from "../reply.ts";
import { type Route, route } from "../route.ts";
import { TABLES } from "./all.ts";
import type { Column, TableDefinition } from "./table.ts";

/** What columns are called, where it is not what their ids say. */
const NAMES: Readonly<Record<string, string>> = {
  bicOrSwift: "BIC or SWIFT",
  iban: "IBAN",
  documentId: "Document",
  column_1748390404001: "Text on the statement",
  column_1748390404002: "Trainer",
};

/** `bankAccountType` as "Bank account type", `right-to-work` as "Right to work". */
const spoken = (id: string): string => {
  const words = id.replace(/-/g, " ").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

const columnRecord = ([id, { field, list, mandatory, type }]: readonly [string, Column]): object => ({
  id,
  name: NAMES[id] ?? (field && FIELDS[field].name) ?? spoken(id),
  description: null,
  mandatory: mandatory !== undefined,
  type,
  typeData: list === undefined ? {} : { listId: list },
});

const DAY: Column = { type: "date", mandatory: true };

/** ASSUMED: the keys of a column, as in the metadata of custom tables; HiBob's documentation names what a table tells. */
const tableRecord = ({ name, category, kind, columns, customColumns = {} }: TableDefinition): object => {
  const historical = kind !== "plain";
  const all = { ...(historical && { effectiveDate: DAY }), ...columns, ...customColumns };
  // A label that is shown beside an id is no column of its own.
  const own = Object.entries(all).filter(([, { labelOf }]) => labelOf === undefined);
  return { id: name, name: spoken(name), category, historical, columns: own.map(columnRecord) };
};

/** The built-in tables with their columns; custom tables have an endpoint of their own. ASSUMED: the key `tables`. */
export const tableMetadataRoutes: readonly Route[] = [
  route(listTables, () => json({ tables: TABLES.map(tableRecord) })),

  route(getTable, ({ path: { table_id } }) => {
    const table = TABLES.find(({ name }) => name === table_id);
    if (!table) throw notFound("The table");
    return json(tableRecord(table));
  }),
];

import { isObject } from "../../../model/json.ts";
import type { CompanyState } from "../../company/company.ts";
import { RowRefused } from "../../tables/state.ts";
import type { Column, TableDefinition } from "../../tables/table.ts";
import { authored } from "./authored.ts";
import { readRow } from "./row-values.ts";
import { type CustomTableFacts, listOf } from "./seeded-tables.ts";
import { seedCustomRows } from "./seeding.ts";

/**
 * A custom table as a table of employees: its columns are all the customer's own. A row is written as columns by id;
 * what it held before may come along in `customColumns`.
 */
export const definitionOf = (table: CustomTableFacts, company: CompanyState): TableDefinition => {
  const multiple = table.columns.filter(({ type }) => type === "multi-list").map(({ id }) => id);
  const column = (facts: CustomTableFacts["columns"][number]): Column => {
    const list = listOf(table, facts);
    return {
      type: facts.type,
      ...(list !== undefined && { list }),
      ...(facts.mandatory && { mandatory: true }),
      follows: ({ customColumns }) => filled((customColumns as Record<string, unknown>)[facts.id]),
    };
  };
  const definition: TableDefinition = {
    name: table.id,
    category: table.category,
    kind: "plain",
    columns: Object.fromEntries(table.columns.map((facts) => [facts.id, column(facts)])),
    taken(sent) {
      const before = isObject(sent.customColumns) ? sent.customColumns : undefined;
      const { columns, problems } = readRow(table, sent, company, before ? "sent" : "all");
      if (Object.keys(problems).length > 0) throw new RowRefused(definition, "columns", problems);
      return { customColumns: { ...before, ...columns } };
    },
    seed: (person) => seedCustomRows(person, company, table).map((customColumns) => ({ customColumns })),
    shown(row, held) {
      const none = Object.fromEntries(multiple.filter((id) => row[id] === null).map((id) => [id, []]));
      return authored({ ...row, ...none }, held, company);
    },
  };
  return definition;
};

/** An empty multi-list has no display text, like any empty value. */
const filled = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? null : value);

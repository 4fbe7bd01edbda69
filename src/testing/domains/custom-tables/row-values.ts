import type { CompanyState } from "../../company/company.ts";
import { accepted } from "../../company/fields-values.ts";
import { fieldOf } from "../../company/values/index.ts";
import type { Problems } from "../../tables/columns.ts";
import { type CustomTableFacts, listOf } from "./seeded-tables.ts";

/** Values by column id. */
export type Values = Readonly<Record<string, unknown>>;

/** Whether a value fills no mandatory column. */
const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/**
 * What a request sets, ready to be held: `all` columns of a new row, or those that were `sent`. The values follow the rules of
 * a custom field: an amount that cannot be read becomes empty, and nobody looks whether a named employee exists.
 */
export function readRow(
  table: CustomTableFacts,
  sent: Values,
  company: CompanyState,
  which: "all" | "sent",
): { columns: Values; problems: Problems } {
  const columns: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const facts of table.columns) {
    const { id, mandatory } = facts;
    if (which === "sent" && !Object.hasOwn(sent, id)) continue;
    const field = fieldOf({ ...facts, category: table.category, list: listOf(table, facts), historical: false }, () => null);
    const taken = accepted(field, sent[id] ?? null, company, "api");
    if ("problem" in taken) problems[id] = `Invalid value: ${taken.problem}`;
    else if (mandatory && isEmpty(taken.value)) problems[id] = `Missing mandatory column: ${id}`;
    else columns[id] = taken.value;
  }
  return { columns, problems };
}

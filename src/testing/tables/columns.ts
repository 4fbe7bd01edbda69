import { isObject } from "../../model/json.ts";
import type { CompanyState } from "../company/company.ts";
import { isDate } from "../company/days.ts";
import { type Accepted, accepted } from "../company/fields-values.ts";
import type { FakeField } from "../company/values/index.ts";
import type { Column, Columns, TableDefinition } from "./table.ts";

/** What is wrong with a row, by column. */
export type Problems = Readonly<Record<string, string>>;

type Sent = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === "";

/** A value as it is held. */
function held(name: string, column: Column, value: unknown, company: CompanyState): Accepted {
  const { type, list } = column;
  if (isEmpty(value)) return { value: null };
  if (list !== undefined) {
    // By id or by label. Archived items too, which old rows still hold.
    const item = company.lists.find(list, value as string | number) ?? company.lists.labelled(list, String(value));
    return item ? { value: item.id } : { problem: `Invalid value: no item of the list ${list}` };
  }
  if (type === "employee") {
    const person = company.find(String(isObject(value) ? (value.id ?? value.email) : value));
    return person ? { value: person.id } : { problem: "Invalid value: no employee has this id" };
  }
  return accepted({ id: name, type } as FakeField, value, company, "api");
}

/** What a request sets, ready to be held: every column has a value, and those not sent are empty. */
export function readColumns(table: TableDefinition, body: Sent, company: CompanyState): { columns: Sent; problems: Problems } {
  const sent = table.taken?.(body) ?? body;
  const problems: Record<string, string> = {};
  const readAll = (all: Columns, from: Sent): Record<string, unknown> => {
    const columns: Record<string, unknown> = {};
    for (const [name, column] of Object.entries(all)) {
      if (column.follows || column.labelOf !== undefined) continue;
      const label = Object.entries(all).find(([, { labelOf }]) => labelOf === name)?.[0];
      const value = from[name] ?? (label === undefined ? undefined : from[label]) ?? column.initial;
      const { mandatory } = column;
      if (mandatory && isEmpty(value)) problems[name] = mandatory === true ? `Missing ${name}` : mandatory;
      const taken = held(name, column, value, company);
      if ("problem" in taken) problems[name] ??= taken.problem;
      else columns[name] = taken.value;
    }
    return columns;
  };
  const columns = readAll(table.columns, sent);
  if (table.kind !== "plain") {
    columns.effectiveDate = sent.effectiveDate;
    if (!isDate(sent.effectiveDate)) problems.effectiveDate = "Invalid value: no date that exists, as YYYY-MM-DD";
  }
  if (!("reason" in columns)) columns.reason = isEmpty(sent.reason) ? null : String(sent.reason);
  const custom = isObject(sent.customColumns) ? sent.customColumns : {};
  // ASSUMED: a custom column that is not known is kept as it is sent.
  columns.customColumns = { ...custom, ...readAll(table.customColumns ?? {}, custom) };
  return { columns, problems };
}

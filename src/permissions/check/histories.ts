import type { Field } from "../../metadata/index.ts";
import type { TableRow } from "../../model/rows.ts";
import type { RestrictedColumns } from "../../model/tables.ts";
import type { Finding } from "../report.ts";
import { count, granted, missing, unverifiable } from "./findings.ts";
import type { HiddenField } from "./look.ts";

/** What a read of a table gave. */
export interface Rows {
  readonly rows: readonly TableRow[];
  readonly restrictedColumns: RestrictedColumns | undefined;
}

/** ASSUMED: among so many people with rows, one had a change that is still to be read; with fewer, nobody may have had one. */
const ENOUGH_PEOPLE = 25;

/** Columns that every row has, whatever the table. They stay when the table's own are hidden. */
const BOOKKEEPING = new Set([
  "id",
  "employeeId",
  "effectiveDate",
  "activeEffectiveDate",
  "endEffectiveDate",
  "isCurrent",
  "canBeDeleted",
  "change",
  "creationDate",
  "CreationDate",
  "modificationDate",
  "workChangeType",
  "customColumns",
  "humanReadable",
  "reason",
]);

/**
 * Columns whose fields are called otherwise. Source: HiBob's documentation for the two of status; ASSUMED for the rest, after
 * what they hold.
 */
const FIELD_OF: Readonly<Record<string, string>> = {
  "lifecycle status": "internal.lifecycleStatus",
  "lifecycle employeeStatus": "internal.status",
  "lifecycle reasonType": "internal.terminationType",
  "payroll base": "payroll.salary.payment",
  "employment calendarName": "payroll.employment.calendarId",
};

const lastStep = (id: string): string => id.slice(id.lastIndexOf(".") + 1);

/** Columns as hidden fields: under the field's id and name where the account has a field for the column. */
export const columnsAsFields = (columns: readonly string[], category: string, fields: readonly Field[]): HiddenField[] => {
  const own = fields.filter(({ categoryId }) => categoryId === category);
  const found = columns.map((column) => {
    const id = FIELD_OF[`${category} ${column}`];
    const field =
      id === undefined
        ? (own.find((one) => one.historical && lastStep(one.id) === column) ?? own.find((one) => lastStep(one.id) === column))
        : fields.find((one) => one.id === id);
    return { id: field?.id ?? column, name: field?.name ?? column };
  });
  return [...new Map(found.map((field) => [field.id, field])).values()];
};

const isPast = ({ isCurrent }: TableRow): boolean => isCurrent === false;

/** Whether a row has anything of the table's own in it. */
const tells = (row: TableRow): boolean =>
  Object.entries(row).some(([column, value]) => !BOOKKEEPING.has(column) && value !== null && value !== undefined);

/**
 * What the rows of a table tell of View history: Bob leaves out the rows that are not in force (category model), or empties
 * columns in them and names these (field-level model). `hidden`: columns that are empty in all rows.
 */
export function historyFinding(
  { rows, restrictedColumns }: Rows,
  { category, table, fields }: { readonly category: string; readonly table: string; readonly fields: readonly Field[] },
): { readonly history: Finding; readonly hidden?: readonly HiddenField[] } {
  const people = new Set(rows.map(({ employeeId }) => employeeId)).size;
  const past = rows.filter(isPast);
  const told = `${count(rows.length, "row")} of ${count(people, "person", "people")} in ${table}`;
  const { noView = [], noViewHistory = [] } = restrictedColumns ?? {};
  const hiding = noView.length === 0 ? {} : { hidden: columnsAsFields(noView, category, fields) };
  const all = past.length > 0 && !past.some(tells);
  // Bob may say by a header only that it hides columns.
  if (noViewHistory.length > 0 || (restrictedColumns && all)) {
    const columns = `${count(noViewHistory.length, "column")} of ${table}`;
    const why = all
      ? `All columns of past rows came empty (${told})`
      : `${columns} came empty in past rows, because their history is hidden`;
    return { ...hiding, history: missing(why, "high", all ? {} : { hiddenFields: columnsAsFields(noViewHistory, category, fields) }) };
  }
  if (past.length > 0) return { ...hiding, history: granted(`${told}, ${past.length} of them past or future`) };
  const current = rows.every(({ isCurrent }) => isCurrent === true);
  if (people >= ENOUGH_PEOPLE && current) {
    return { ...hiding, history: missing(`${told}, and only current ones, unless nobody ever had another`, "medium") };
  }
  const few = current ? "only current ones: too few people to tell" : "which do not say whether they are current";
  const why = rows.length === 0 ? `No row came from ${table}` : `${told}, ${few}`;
  return { ...hiding, history: unverifiable(why) };
}

import type { CalendarDate } from "../../model/dates.ts";
import type { FieldType, KnownFieldId } from "../../model/fields.ts";
import type { CompanyState } from "../company/company.ts";
import type { Employee } from "../company/employee.ts";

/**
 * A row as it is held: its columns by name, and what Bob keeps of a row (`reason`, `changedById`, `creationDate`,
 * `modificationDate`, `customColumns`). What follows from other rows or columns is not held.
 */
export interface Row {
  readonly id: number;
  readonly [column: string]: unknown;
}

/** One column of a table. */
export interface Column {
  /** As in the metadata of fields. An `employee` is held by id, and shown and written as an object. */
  readonly type: FieldType | "document";
  /** The named list whose items it holds. Written by id or by label; held by id. */
  readonly list?: string;
  /** Without it a row is refused, with this text or one made of the column's name. */
  readonly mandatory?: true | string;
  /** The field that shows it in a people read, whose boxes count in the field-level model. Default: the category's. */
  readonly field?: KnownFieldId;
  /** What stands in it when nothing is sent. Default: nothing. */
  readonly initial?: unknown;
  /** Shows the label of the item in this other column. Written in place of it, it sets it. */
  readonly labelOf?: string;
  /** Worked out by Bob: may be sent along and is not kept. */
  readonly follows?: (row: Row, person: Employee, company: CompanyState) => unknown;
}

/** Columns by name. */
export type Columns = Readonly<Record<string, Column>>;

/** What a table of employees is: everything else (its five endpoints, checks, events) follows from this. */
export interface TableDefinition {
  /** Its name in paths, and as `tableId` in events. */
  readonly name: string;
  /** Whose boxes guard it: `work` for `work.view`, `work.edit`, `work.viewHistory`. */
  readonly category: string;
  /**
   * `dated`: rows hold from a day on, one at a time. `typed`: the same, one of each type in the column `type` at a time.
   * `plain`: rows without an order in time.
   */
  readonly kind: "dated" | "typed" | "plain";
  /** The column that tells apart what holds side by side. */
  readonly type?: string;
  /** Besides the date, what makes two rows of one person differ. */
  readonly unique?: readonly string[];
  readonly columns: Columns;
  /** Columns that this company added; they stand in `customColumns`. */
  readonly customColumns?: Columns;
  /** Keys of dated rows that rows of this table do not have, e.g. `activeEffectiveDate`. */
  readonly without?: readonly string[];
  /** Whether the first row holds at once, even with a later date. */
  readonly firstHolds?: true;
  /** Whether the first row came with the person and stays. */
  readonly firstStays?: true;
  /** Whether a replacement keeps the custom columns that it does not name. */
  readonly keepsCustomColumns?: true;
  /** Fields of a people read that follow from the rows: when one changes, an event tells so. */
  readonly fields?: readonly KnownFieldId[];
  /** Whether rows fire no events of their own. */
  readonly silent?: true;
  /**
   * The invented rows of one person: columns by name (custom ones among them), `effectiveDate` included, and if need be
   * `reason` and `modificationDate`. The same each time until the person's rows are written to; then they are held.
   */
  readonly seed: (person: Employee, company: CompanyState) => readonly Readonly<Record<string, unknown>>[];
  /** Where rows are held, when that is not the table's own store. */
  readonly store?: {
    readonly rows: (person: Employee, company: CompanyState) => readonly Row[];
    /** Missing where nobody writes rows: they move by other things that happen. */
    readonly keep?: (person: Employee, rows: readonly Row[], company: CompanyState) => void;
  };
  /** What is sent, in another of the forms that Bob takes, as columns. */
  readonly taken?: (sent: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** What else follows at once when a person's rows have changed, e.g. a field that sums them up. */
  readonly kept?: (rows: readonly Row[], person: Employee, company: CompanyState) => void;
  /** What is wrong with all rows of a person as they would be after a write, by column. */
  readonly problems?: (rows: readonly Row[], person: Employee, company: CompanyState) => Readonly<Record<string, string>>;
  /** The last touch to a row as it is answered, e.g. a key that Bob spells in another way. */
  readonly shown?: (row: Readonly<Record<string, unknown>>, held: Row, company: CompanyState) => object;
}

/** The first day on which a row holds. */
export const dateOf = (row: Row): CalendarDate => String(row.effectiveDate ?? "");

/** Positions of the rows in force on a day; in a plain table all. */
export function inForce(table: TableDefinition, rows: readonly Row[], today: CalendarDate): ReadonlySet<number> {
  if (table.kind === "plain") return new Set(rows.keys());
  const latest = new Map<unknown, number>();
  rows.forEach((row, at) => {
    if (dateOf(row) <= today || (table.firstHolds && at === 0)) latest.set(table.type && row[table.type], at);
  });
  const ended = ({ endDate }: Row): boolean => typeof endDate === "string" && endDate < today;
  return new Set([...latest.values()].filter((at) => !ended(rows[at] as Row)));
}

/** The first day of the row that takes over from the one at a position; `null` when none does. */
export function endOf({ type }: TableDefinition, rows: readonly Row[], at: number): CalendarDate | null {
  const next = rows.slice(at + 1).find((row) => type === undefined || row[type] === rows[at]?.[type]);
  return next ? dateOf(next) : null;
}

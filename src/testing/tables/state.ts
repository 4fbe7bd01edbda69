import { InvalidInputError } from "../../client/errors.ts";
import type { CalendarDate } from "../../model/dates.ts";
import type { KnownFieldId } from "../../model/fields.ts";
import type { EmployeeId } from "../../model/ids.ts";
import { isObject } from "../../model/json.ts";
import type { CompanyState } from "../company/company.ts";
import { type Employee, rowId } from "../company/employee.ts";
import { type Problems, readColumns } from "./columns.ts";
import { dateOf, inForce, type Row, type TableDefinition } from "./table.ts";

/** Why a row was not written. */
export class RowRefused extends InvalidInputError {
  readonly why: "columns" | "duplicate" | "unknown";
  /** What is wrong, by column. */
  readonly problems: Problems;
  constructor(table: TableDefinition, why: RowRefused["why"], problems: Problems) {
    const texts = Object.entries(problems).map(([column, text]) => `${column}: ${text}`);
    super(`Fake HiBob: the row of the table ${table.name} was refused, ${texts.join("; ")}`);
    this.why = why;
    this.problems = problems;
  }
}

type Sent = Readonly<Record<string, unknown>>;
type Held = Map<EmployeeId, readonly Row[]>;

const FIRST_ID = 5_000_001;
const MOST_SEEDED = 40;

/** The rows of all tables of employees: told from the seed until they are written to, and held from then on. */
export class EmployeeTables {
  readonly #company: CompanyState;
  readonly #held = new Map<string, Held>();
  // Fields of one person are read one after the other, and many of them look at the same rows.
  readonly #told = new Map<string, { readonly person: Employee; readonly rows: readonly Row[] }>();
  readonly #current = new Map<string, { readonly rows: readonly Row[]; readonly today: CalendarDate; readonly found: readonly Row[] }>();

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** All rows of a person, oldest first in tables with dates. */
  rows(table: TableDefinition, person: Employee): readonly Row[] {
    if (table.store) return table.store.rows(person, this.#company);
    const held = this.#held.get(table.name)?.get(person.id);
    if (held) return held;
    const told = this.#told.get(table.name);
    if (told?.person === person) return told.rows;
    const rows = this.#tell(table, person);
    this.#told.set(table.name, { person, rows });
    return rows;
  }

  /** The rows in force today. In a plain table, all. */
  current(table: TableDefinition, person: Employee): readonly Row[] {
    const { today } = this.#company;
    const rows = this.rows(table, person);
    const last = this.#current.get(table.name);
    if (last?.rows === rows && last.today === today) return last.found;
    const now = inForce(table, rows, today);
    const found = rows.filter((_, at) => now.has(at));
    this.#current.set(table.name, { rows, today, found });
    return found;
  }

  /**
   * The row that a person's fields show, where there can be several that of one type.
   *
   * ASSUMED: someone who has not started already shows the first row to come, which is what Bob's screens do.
   */
  shown(table: TableDefinition, person: Employee, type?: string): Row | undefined {
    const isIt = (row: Row): boolean => type === undefined || row[table.type as string] === type;
    const found = this.current(table, person).find(isIt);
    if (found || person.lifecycleStatus !== "Hired") return found;
    return this.rows(table, person).find((row) => isIt(row) && dateOf(row) > this.#company.today);
  }

  /** Whether rows can be written at all. */
  isWritable({ store }: TableDefinition): boolean {
    return store === undefined || store.keep !== undefined;
  }

  /** Adds a row. Columns that are not sent are empty. */
  add(table: TableDefinition, person: Employee, sent: Sent): Row {
    const rows = this.rows(table, person);
    const columns = this.#columns(table, sent);
    const row: Row = {
      ...columns,
      id: this.#newId(table, rows, dateOf(columns as Row)),
      creationDate: this.#company.today,
    };
    return this.#write(table, person, row, [...rows, row], "created");
  }

  /** Overwrites a row. In dated tables, its id follows its date. */
  replace(table: TableDefinition, person: Employee, id: number, sent: Sent): Row {
    const rows = this.rows(table, person);
    const old = this.#find(table, rows, id);
    const others = rows.filter((row) => row !== old);
    const columns = this.#columns(table, sent);
    if (table.keepsCustomColumns)
      columns.customColumns = {
        ...(old.customColumns as Sent),
        ...namedIn((table.taken?.(sent) ?? sent).customColumns, columns.customColumns),
      };
    const moved = table.kind === "dated" && dateOf(columns as Row) !== dateOf(old);
    const row: Row = {
      ...columns,
      id: moved ? this.#newId(table, others, dateOf(columns as Row)) : id,
      creationDate: old.creationDate,
    };
    return this.#write(
      table,
      person,
      row,
      rows.map((one) => (one === old ? row : one)),
      "updated",
    );
  }

  /** Takes a row away. Bob has no event for it. */
  remove(table: TableDefinition, person: Employee, id: number): void {
    const rows = this.rows(table, person);
    const old = this.#find(table, rows, id);
    if (table.firstStays && old === rows[0]) {
      // ASSUMED: what Bob's screen does not let go (`canBeDeleted: false`) the API does not either.
      throw new RowRefused(table, "columns", { id: "the first row cannot be deleted" });
    }
    this.#keep(
      table,
      person,
      rows.filter((row) => row !== old),
    );
  }

  /**
   * Moves the beginning of a person's rows to another day: what held there is the first row from now on. Checks at once, and
   * gives the move to be made.
   */
  moveStart(table: TableDefinition, person: Employee, from: CalendarDate, to: CalendarDate): () => void {
    const rows = this.rows(table, person);
    const begins = rows.findIndex((row) => dateOf(row) === from);
    if (begins < 0) return () => {};
    const first = Math.max(
      rows.findLastIndex((row) => dateOf(row) <= to),
      begins,
    );
    const row: Row = { ...(rows[first] as Row), effectiveDate: to, id: rowId(to), modificationDate: this.#company.today };
    const after = [...rows.slice(0, begins).filter((one) => dateOf(one) < to), row, ...rows.slice(first + 1)];
    this.#refuseProblems(table, person, after);
    return () => this.#put(table, person, after);
  }

  /** Gives someone who was just taken on a first row of known columns. Tells nobody: that the person is there was told. */
  begin(table: TableDefinition, person: Employee, columns: Sent): void {
    const { today } = this.#company;
    this.#put(table, person, [{ ...columns, id: rowId(person.startDate), creationDate: today, modificationDate: today }]);
  }

  /** Tells the invented rows anew, for when the facts that they hang on have changed. */
  retell(): void {
    this.#told.clear();
  }

  /** Forgets everything of a person. */
  forget(person: Employee): void {
    for (const held of this.#held.values()) held.delete(person.id);
    this.retell();
  }

  #tell(table: TableDefinition, person: Employee): readonly Row[] {
    const custom = Object.keys(table.customColumns ?? {});
    const rows = table.seed(person, this.#company).map((seeded, nth) => {
      const date = typeof seeded.effectiveDate === "string" ? seeded.effectiveDate : undefined;
      const own = custom.filter((column) => column in seeded);
      const columns = own.length === 0 ? seeded : Object.fromEntries(Object.entries(seeded).filter(([column]) => !own.includes(column)));
      return {
        reason: null,
        creationDate: null,
        modificationDate: date ?? person.core.createdOn,
        customColumns: Object.fromEntries(own.map((column) => [column, seeded[column]])),
        ...columns,
        id: table.kind === "dated" && date !== undefined ? rowId(date) : person.core.seq * MOST_SEEDED + nth + 1,
      };
    });
    return inOrder(table, rows);
  }

  #columns(table: TableDefinition, sent: Sent): Record<string, unknown> {
    const { columns, problems } = readColumns(table, sent, this.#company);
    if (Object.keys(problems).length > 0) throw new RowRefused(table, "columns", problems);
    return { ...columns, modificationDate: this.#company.today };
  }

  #find(table: TableDefinition, rows: readonly Row[], id: number): Row {
    const found = rows.find((row) => row.id === id);
    if (!found) throw new RowRefused(table, "unknown", { id: "there is no such row" });
    return found;
  }

  // Of two rows of one day, which only work can have, the second one gets another number in front of the date.
  #newId(table: TableDefinition, rows: readonly Row[], date: CalendarDate): number {
    if (table.kind !== "dated") return this.#company.newId(`table ${table.name}`, FIRST_ID);
    let id = rowId(date);
    while (rows.some((row) => row.id === id)) id += 1e8;
    return id;
  }

  #write(table: TableDefinition, person: Employee, row: Row, rows: readonly Row[], what: "created" | "updated"): Row {
    this.#refuseDuplicate(table, row, rows);
    this.#keep(table, person, inOrder(table, rows), () => {
      if (table.silent) return;
      const which = table.kind === "plain" ? { id: row.id } : { effectiveDate: dateOf(row) };
      this.#company.events.emit(`table.entry.${what}`, { employeeId: person.id, tableId: table.name, ...which });
    });
    return row;
  }

  #refuseDuplicate(table: TableDefinition, row: Row, rows: readonly Row[]): void {
    if (table.kind === "plain") return;
    const key = ["effectiveDate", ...(table.unique ?? []), ...(table.type ? [table.type] : [])];
    if (rows.some((other) => other !== row && key.every((column) => other[column] === row[column]))) {
      throw new RowRefused(table, "duplicate", { effectiveDate: `there is a row with the same ${key.join(" and ")}` });
    }
  }

  #keep(table: TableDefinition, person: Employee, rows: readonly Row[], tell?: () => void): void {
    this.#refuseProblems(table, person, rows);
    tellingUpdates(this.#company, person, table.fields ?? [], () => {
      this.#put(table, person, rows);
      table.kept?.(rows, person, this.#company);
      tell?.();
    });
  }

  #refuseProblems(table: TableDefinition, person: Employee, rows: readonly Row[]): void {
    const problems = table.problems?.(rows, person, this.#company) ?? {};
    if (Object.keys(problems).length > 0) throw new RowRefused(table, "columns", problems);
  }

  #put(table: TableDefinition, person: Employee, rows: readonly Row[]): void {
    if (table.store) {
      table.store.keep?.(person, rows, this.#company);
      return;
    }
    let held = this.#held.get(table.name);
    if (!held) this.#held.set(table.name, (held = new Map()));
    held.set(person.id, rows);
  }
}

/** Oldest first, in tables with dates. */
const inOrder = ({ kind }: TableDefinition, rows: readonly Row[]): readonly Row[] =>
  kind === "plain" ? rows : [...rows].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : Number(dateOf(a) > dateOf(b))));

/** Of the values, those whose names were sent. */
const namedIn = (sent: unknown, values: unknown): Sent =>
  Object.fromEntries(Object.entries(values as Sent).filter(([name]) => isObject(sent) && name in sent));

/** Makes a change and, if fields of the person are others after it, tells that the employee was updated. */
export function tellingUpdates(company: CompanyState, person: Employee, fields: readonly KnownFieldId[], change: () => void): void {
  const before = fields.map((field) => JSON.stringify(company.value(person, field)));
  change();
  const fieldUpdates = fields.filter((field, nth) => JSON.stringify(company.value(person, field)) !== before[nth]);
  if (fieldUpdates.length > 0) company.events.emit("employee.updated", { employeeId: person.id, fieldUpdates });
}

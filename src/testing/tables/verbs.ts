import type { CalendarDate } from "../../model/dates.ts";
import { isObject } from "../../model/json.ts";
import type { CompanyState } from "../company/company.ts";
import type { WorkChange } from "../company/contract.ts";
import { isDate } from "../company/days.ts";
import type { Employee, FakeEmployee } from "../company/employee.ts";
import { DEPARTMENTS } from "../company/places.ts";
import { homeSite } from "../company/values/derivation.ts";
import { hourly } from "../domains/employment/patterns.ts";
import { EMPLOYMENT_TABLE } from "../domains/employment/table.ts";
import { PAYMENTS_TABLE } from "../domains/payroll/payments.ts";
import { type Amount, SALARY_TABLE } from "../domains/payroll/salary-table.ts";
import { known, refuse } from "../refusing.ts";
import { TABLE_NAMES, tableNamed } from "./all.ts";
import { EmployeeTables } from "./state.ts";
import { dateOf, type Row, type TableDefinition } from "./table.ts";

/** What comes with a promotion. */
export interface Promotion extends Omit<WorkChange, "workChangeType"> {
  /** Raises the salary from the same day on. Default: no raise. */
  readonly salaryIncreasePercent?: number | undefined;
}

/** Another salary: `to` or `byPercent`. */
export interface Raise {
  /** The new salary for the same pay period, in major units; in the same currency unless one is given. */
  readonly to?: number | Amount | undefined;
  readonly byPercent?: number | undefined;
  /** Default today, or the first day for someone who has not started. */
  readonly effectiveDate?: CalendarDate | undefined;
  /** Default none. */
  readonly reason?: string | undefined;
}

/** What changes in someone's employment; what is left out is carried forward from the row in force. */
export interface EmploymentChange {
  /** Default today, or the first day for someone who has not started. */
  readonly effectiveDate?: CalendarDate | undefined;
  /** Item of the list `employmentstatus`, by id or label. */
  readonly contract?: string | null | undefined;
  /** Item of the list `payrollEmploymentType`. */
  readonly type?: string | null | undefined;
  /** Item of the list `salaryPayType`. */
  readonly salaryPayType?: string | null | undefined;
  /** Item of the list `flsaCode`. */
  readonly flsaCode?: string | null | undefined;
  /** Item of the list `calendar`. */
  readonly calendarId?: number | string | null | undefined;
  /** Share of full time, 1 to 100: sets a working pattern of five shorter days, or takes the person's own one away. */
  readonly percent?: number | undefined;
  /** Default none. */
  readonly reason?: string | undefined;
}

/** A payment that was made. */
export interface Payment {
  /** Item of the list `payType`. Default `Bonus`. */
  readonly payType?: string | undefined;
  /** In major units, and in the currency of the person's salary unless one is given. */
  readonly amount: number | Amount;
  /** Default today. */
  readonly payDate?: CalendarDate | undefined;
  /** Default none. */
  readonly reason?: string | undefined;
}

/** A row that a verb wrote. */
export interface WrittenRow {
  readonly employeeId: string;
  readonly table: string;
  /** The row's id. In dated tables it follows from the date. */
  readonly id: number;
  /** Of dated tables. */
  readonly effectiveDate?: CalendarDate;
}

/** Columns by name; lists by id or label, another employee as `{ id }`. */
export type RowColumns = Readonly<Record<string, unknown>>;

/** What HR does in the tables of employees. */
export interface TableVerbs {
  /** Gives someone a better title: by default the next one of the department. */
  promote(id: string, promotion?: Promotion): FakeEmployee;
  /** Adds a salary row, or edits the one of that date. */
  raise(id: string, raise: Raise): WrittenRow;
  /** Moves someone to another department, site or manager. */
  transfer(id: string, change: Omit<WorkChange, "workChangeType">): FakeEmployee;
  /** Gives someone another manager, or `null` for none. */
  changeManager(id: string, reportsTo: string | null, options?: { readonly effectiveDate?: CalendarDate | undefined }): FakeEmployee;
  /** Adds an employment row, or edits the one of that date. */
  changeEmployment(id: string, change: EmploymentChange): WrittenRow;
  /** Pays something out: an actual payment, which agreements on variable pay are not. */
  pay(id: string, payment: Payment): WrittenRow;
  /**
   * Adds a row to any table: one of Bob's by its name (`work`, `employment`, `salaries`, `variable`, `entitlement`, `deduction`,
   * `actualPayments`, `training`, `equities`, `bank-accounts`, `dependents`, `right-to-work`) or a custom one by its id. Columns that
   * are left out are empty. For the lifecycle there are `terminate`, `rehire`, `startLeave` and the like.
   */
  addRow(table: string, employeeId: string, columns: RowColumns): WrittenRow;
  /** Changes columns of any row, a past one too; the others stay. */
  editRow(table: string, employeeId: string, entryId: number, columns: RowColumns): WrittenRow;
  /** Takes any row away, a past one too. Bob tells nobody. */
  removeRow(table: string, employeeId: string, entryId: number): void;
}

export const tableVerbs = (company: CompanyState): TableVerbs => {
  const tables = (): EmployeeTables => company.part(EmployeeTables);
  const person = (id: string): Employee => {
    const found = company.byId(id);
    if (!found) throw refuse("no employee has this id", "Take ids from company.employees; emails are not accepted here");
    return found;
  };
  const table = (name: string): TableDefinition => {
    const found = tableNamed(name, company);
    if (!found) throw refuse(`there is no table ${JSON.stringify(name)}`, `Tables are ${TABLE_NAMES.join(", ")}, and ids of custom tables`);
    if (!tables().isWritable(found))
      throw refuse(`nobody writes rows of the table ${name}`, "Use terminate, rehire, startLeave and the like");
    return found;
  };
  const given = ({ name, kind }: TableDefinition, employee: Employee, row: Row): WrittenRow => ({
    employeeId: employee.id,
    table: name,
    id: row.id,
    ...(kind !== "plain" && { effectiveDate: dateOf(row) }),
  });

  /**
   * A row from a day on, with what the one in force on that day says and the changes do not; or an edit of the row of that day.
   * Refuses at once, and gives what writes the row.
   */
  const planned = (
    definition: TableDefinition,
    employee: Employee,
    date: CalendarDate | undefined,
    changes: (before: Row) => RowColumns,
  ) => {
    const rows = tables().rows(definition, employee);
    const first = rows[0];
    if (!first) throw refuse(`the employee has no row of the table ${definition.name} to carry forward`, "Use addRow");
    const day = date ?? ([company.today, dateOf(first)].sort().at(-1) as CalendarDate);
    if (!isDate(day)) throw refuse("effectiveDate must be a date that exists, as YYYY-MM-DD");
    const before = rows.findLast((row) => dateOf(row) <= day);
    if (!before) throw refuse(`effectiveDate is before the employee's first row of the table ${definition.name}`);
    const columns = { ...before, reason: null, workChangeType: null, ...changes(before), effectiveDate: day };
    const isEdit = dateOf(before) === day;
    return (): WrittenRow => {
      const row = isEdit ? tables().replace(definition, employee, before.id, columns) : tables().add(definition, employee, columns);
      return given(definition, employee, row);
    };
  };

  const plannedRaise = (id: string, { to, byPercent, effectiveDate, reason }: Raise) => {
    if ((to === undefined) === (byPercent === undefined)) throw refuse("raise takes either to or byPercent");
    return planned(SALARY_TABLE, person(id), effectiveDate, ({ base }) => {
      const { value, currency } = (base ?? { value: 0, currency: homeSite(person(id), company).currency }) as Amount;
      const wanted = byPercent === undefined ? to : Math.round(value * (100 + checkedNumber("byPercent", byPercent))) / 100;
      return { base: amountOf(wanted, currency), reason };
    });
  };

  return {
    promote(id, promotion = {}) {
      const { salaryIncreasePercent, ...change } = known("promote", promotion, PROMOTION);
      const title = change.title === undefined ? nextTitle(person(id).title) : change.title;
      const { effectiveDate, reason } = change;
      // Looked at before anything changes: a promotion happens as a whole or not at all.
      const raised = salaryIncreasePercent !== undefined && {
        byPercent: salaryIncreasePercent,
        effectiveDate,
        reason: reason ?? "Promotion",
      };
      const raise = raised ? plannedRaise(id, raised) : undefined;
      const promoted = company.changeWork(id, { ...change, title, workChangeType: "Promotion" });
      raise?.();
      return promoted;
    },
    raise: (id, raise) => plannedRaise(id, known("raise", raise, RAISE))(),
    transfer: (id, change) => company.changeWork(id, { ...known("transfer", change, TRANSFER), workChangeType: "Transfer" }),
    changeManager(id, reportsTo, options = {}) {
      const { effectiveDate } = known("changeManager", options, { effectiveDate: true });
      return company.changeWork(id, { reportsTo, effectiveDate, workChangeType: "Manager change" });
    },
    changeEmployment(id, change) {
      const { effectiveDate, percent, ...columns } = known("changeEmployment", change, EMPLOYMENT_CHANGE);
      const named = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
      const columnsOf = () => ({ ...(percent !== undefined && shareOf(percent)), ...named });
      return planned(EMPLOYMENT_TABLE, person(id), effectiveDate, columnsOf)();
    },
    pay(id, payment) {
      const { payType = "Bonus", amount, payDate = company.today, reason } = known("pay", payment, PAYMENT);
      const employee = person(id);
      const base = tables().shown(SALARY_TABLE, employee)?.base;
      const currency = isObject(base) ? String(base.currency) : homeSite(employee, company).currency;
      const columns = { payType, amount: amountOf(amount, currency), payDate, reason };
      return given(PAYMENTS_TABLE, employee, tables().add(PAYMENTS_TABLE, employee, columns));
    },
    addRow(name, id, columns) {
      const definition = table(name);
      checkNames(definition, columns);
      const employee = person(id);
      return given(definition, employee, tables().add(definition, employee, columns));
    },
    editRow(name, id, entryId, columns) {
      const definition = table(name);
      checkNames(definition, columns);
      const employee = person(id);
      const old = tables()
        .rows(definition, employee)
        .find((row) => row.id === entryId);
      const row = tables().replace(definition, employee, entryId, old ? overlaid(definition, old, columns) : columns);
      return given(definition, employee, row);
    },
    removeRow: (name, id, entryId) => tables().remove(table(name), person(id), entryId),
  };
};

const TRANSFER = { effectiveDate: true, title: true, department: true, site: true, reportsTo: true, reason: true } as const;
const PROMOTION = { ...TRANSFER, salaryIncreasePercent: true } as const;
const RAISE = { to: true, byPercent: true, effectiveDate: true, reason: true } as const;
const PAYMENT = { payType: true, amount: true, payDate: true, reason: true } as const;
const EMPLOYMENT_CHANGE = {
  effectiveDate: true,
  contract: true,
  type: true,
  salaryPayType: true,
  flsaCode: true,
  calendarId: true,
  percent: true,
  reason: true,
} as const;

/** The next title of the ladder on which someone stands; the word for more experience elsewhere. */
function nextTitle(title: string | null): string | null {
  if (title === null) return null;
  const ladder = DEPARTMENTS.map(({ titles }): readonly string[] => titles).find((titles) => titles.includes(title)) ?? [];
  return ladder[ladder.indexOf(title) + 1] ?? `Senior ${title}`;
}

/** The columns of a working time of five days, as long as the share says. */
function shareOf(percent: number): RowColumns {
  if (!(percent > 0 && percent <= 100)) throw refuse("percent must be above 0 and at most 100");
  if (percent === 100) return { type: "Full time", personalWorkingPatternType: null, workingPattern: null };
  return { type: "Part time", personalWorkingPatternType: "custom", workingPattern: hourly((8 * percent) / 100, null) };
}

function checkedNumber(what: string, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw refuse(`${what} must be a number`);
  return value;
}

function amountOf(amount: unknown, currency: string): Amount {
  if (isObject(amount)) return { value: checkedNumber("the amount's value", amount.value), currency: String(amount.currency ?? currency) };
  return { value: checkedNumber("the amount", amount), currency };
}

/** A row with other columns: of an id and its label, the one that is named counts. */
function overlaid({ columns: all }: TableDefinition, old: Row, columns: RowColumns): RowColumns {
  const labels = Object.entries(all).filter(([label, { labelOf }]) => labelOf !== undefined && columns[label] !== undefined);
  const base = Object.fromEntries(Object.entries(old).filter(([name]) => !labels.some(([, { labelOf }]) => labelOf === name)));
  const custom = isObject(columns.customColumns) ? { customColumns: { ...(old.customColumns as object), ...columns.customColumns } } : {};
  return { ...base, ...columns, ...custom };
}

const REMARKS = ["reason", "customColumns"];

/** A name that is no column is a slip of the pen, which Bob's screen would not let happen. */
function checkNames({ name, kind, columns, customColumns = {} }: TableDefinition, sent: RowColumns): void {
  if (!isObject(sent)) throw refuse("a row is an object of columns by name");
  const known = [...Object.keys(columns), ...Object.keys(customColumns), ...REMARKS, ...(kind === "plain" ? [] : ["effectiveDate"])];
  const unknown = Object.keys(sent).find((column) => !known.includes(column));
  if (unknown !== undefined) throw refuse(`the table ${name} has no column ${unknown}`, `Columns are ${known.join(", ")}`);
}

import type { CalendarDate } from "../../model/dates.ts";
import { WORK_TABLE } from "../domains/work-history/table.ts";
import { refuse } from "../refusing.ts";
import { EmployeeTables } from "../tables/state.ts";
import type { CompanyState } from "./company.ts";
import type { HireInput, WorkChange } from "./contract.ts";
import { checkDate } from "./days.ts";
import { type Employee, type FakeWorkRow, rowId } from "./employee.ts";

/** What people work as: the rows of the work table as HR writes them, by labels. */
export class Jobs {
  readonly #company: CompanyState;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** The first work row of somebody who is taken on. */
  first({ title, department, site, reportsTo = null }: HireInput, startDate: CalendarDate): FakeWorkRow {
    return {
      id: rowId(startDate),
      effectiveDate: startDate,
      workChangeType: "New hire",
      title: title === null ? null : this.#item("title", title ?? "Software Engineer"),
      department: department === null ? null : this.#item("department", department ?? "Engineering"),
      siteId: this.#siteId(site ?? "London"),
      reportsTo: reportsTo === null ? null : this.#company.person(reportsTo).id,
      reason: null,
      creationDate: null,
      modificationDate: this.#company.today,
    };
  }

  /** Adds a row that carries forward what the change does not name, or edits the row of that date. */
  change(employee: Employee, change: WorkChange): void {
    const company = this.#company;
    const { rows } = employee.core;
    const first = rows[0] as FakeWorkRow;
    const date = change.effectiveDate ?? ([company.today, first.effectiveDate].sort().at(-1) as CalendarDate);
    checkDate("effectiveDate", date);
    if (date < first.effectiveDate) throw refuse("effectiveDate is before the employee's first work row");
    const before = rows.findLast((row) => row.effectiveDate <= date) as FakeWorkRow;
    // Bob keeps one row per date: a second change on the same day is an edit of the first.
    const edited = before.effectiveDate === date;
    const named = <T>(text: string | null | undefined, kept: T, find: (label: string) => T) =>
      text === undefined ? kept : text === null ? null : find(text);
    const columns = {
      ...before,
      effectiveDate: date,
      workChangeType: this.#item("workChangeType", change.workChangeType ?? (edited ? before.workChangeType : "Other")),
      title: named(change.title, before.title, (label) => this.#item("title", label)),
      department: named(change.department, before.department, (label) => this.#item("department", label)),
      siteId: named(change.site, before.siteId, (label) => this.#siteId(label)),
      reportsTo: named(change.reportsTo, before.reportsTo, (boss) => company.person(boss).id),
      reason: change.reason ?? null,
    };
    const tables = company.part(EmployeeTables);
    if (edited) tables.replace(WORK_TABLE, employee, before.id, columns);
    else tables.add(WORK_TABLE, employee, columns);
  }

  #item(list: string, label: string): string {
    return String(this.#company.lists.ensure(list, label));
  }

  #siteId(label: string): number {
    return this.#company.lists.ensure("site", label) as number;
  }
}

import type { FakeWorkRow } from "../../company/employee.ts";
import { reportsInto } from "../../company/org.ts";
import { dateOf, type Row, type TableDefinition } from "../../tables/table.ts";

/** Work: title, department, site and manager over time. Its rows are with the person, because nearly everything looks at them. */
export const WORK_TABLE: TableDefinition = {
  name: "work",
  category: "work",
  kind: "dated",
  unique: ["siteId"],
  firstStays: true,
  columns: {
    workChangeType: { type: "list", list: "workChangeType", field: "work.workChangeType", initial: "Other" },
    title: { type: "list", list: "title", field: "work.title" },
    department: { type: "list", list: "department", field: "work.department" },
    site: { type: "text", field: "work.site", labelOf: "siteId" },
    siteId: { type: "list_id", list: "site", field: "work.siteId" },
    reportsTo: { type: "employee", field: "work.reportsTo" },
  },
  fields: [
    "work.activeEffectiveDate",
    "work.workChangeType",
    "work.title",
    "work.department",
    "work.site",
    "work.siteId",
    "work.reportsTo",
    "work.reportsTo.email",
    "work.reportsToIdInCompany",
    "work.manager",
    "work.secondLevelManager",
  ],
  seed: () => [],
  store: {
    rows: ({ core }) => core.rows as unknown as readonly Row[],
    keep: ({ core }, rows, company) => {
      core.rows = rows as unknown as readonly FakeWorkRow[];
      company.recount();
    },
  },
  problems: (rows, { id }, company) => {
    // Before the first row, a person shows the first row's manager.
    const isCircle = rows.some((row, at) => {
      const { reportsTo } = row as unknown as FakeWorkRow;
      const from = at === 0 ? "" : dateOf(row);
      const next = rows[at + 1];
      return reportsTo !== null && reportsInto(reportsTo, id, from, next ? dateOf(next) : "9999-12-31", (one) => company.byId(one));
    });
    return isCircle ? { reportsTo: "an employee cannot report to someone who reports to them" } : {};
  },
};

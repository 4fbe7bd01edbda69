import { bulkWork, listWork } from "../../work-history/endpoints.ts";
import type { CompanyState } from "../company/company.ts";
import type { Employee, FakeWorkRow } from "../company/employee.ts";
import { summaryOf } from "../company/values/index.ts";
import { forbidden, json } from "../reply.ts";
import { type Route, route } from "../route.ts";
import { bulkPage } from "./tables.ts";

function written(person: Employee, at: number, company: CompanyState): object {
  const { rows } = person.core;
  const { siteId, reportsTo, reason, ...row } = rows[at] as FakeWorkRow;
  const author = company.employees[0];
  return {
    id: row.id,
    effectiveDate: row.effectiveDate,
    activeEffectiveDate: row.effectiveDate,
    endEffectiveDate: rows[at + 1]?.effectiveDate ?? null,
    isCurrent: at === person.currentRow,
    canBeDeleted: at > 0,
    workChangeType: row.workChangeType,
    title: row.title,
    department: row.department,
    site: company.site(siteId)?.label ?? null,
    siteId,
    reportsTo: reportsTo === null ? null : summaryOf(company.byId(reportsTo)),
    customColumns: {},
    change: { reason, changedBy: author?.displayName ?? null, changedById: author?.id ?? null },
    creationDate: row.creationDate,
    modificationDate: row.modificationDate,
  };
}

/** Which rows the service user sees: all, or without View history the one in force. */
const seen = (person: Employee, history: boolean): number[] => {
  if (history) return person.core.rows.map((_, at) => at);
  return person.currentRow < 0 ? [] : [person.currentRow];
};

export const workHistoryRoutes: readonly Route[] = [
  route(listWork, ({ path, company, access }) => {
    const person = company.byId(path.id);
    // ASSUMED: someone who does not exist is refused like someone outside the audience.
    if (!access.has("work.view") || !person || !access.covers(person)) throw forbidden();
    return json({ values: seen(person, access.has("work.viewHistory")).map((at) => written(person, at, company)) });
  }),

  route(bulkWork, ({ query, company, access }) => {
    if (!access.has("work.view")) throw forbidden();
    const history = access.has("work.viewHistory");
    return bulkPage({
      query,
      company,
      access,
      rows: (person) => seen(person, history),
      write: (person, at) => written(person, at, company),
    });
  }),
];

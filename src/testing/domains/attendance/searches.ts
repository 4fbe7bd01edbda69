import { searchDailyBreakdown, searchEntries, searchSummaries } from "../../../attendance/endpoints.ts";
import type { CalendarDate } from "../../../model/dates.ts";
import type { World } from "../../access.ts";
import { addDays, dayOf, isDate } from "../../company/days.ts";
import type { Employee } from "../../company/employee.ts";
import type { Filter } from "../../objects/filters.ts";
import { type Asked, type SearchForm, searchAnswer } from "../../objects/search.ts";
import { badRequest } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { dayKind, entryKind, summaryKind } from "./kinds.ts";
import { Attendance } from "./state.ts";
import { sumOf } from "./totals.ts";

const form: SearchForm = { record: "typed", key: "items", pageSize: 50 };
const MOST_DAYS = 33;

/** The values of the one filter on a field with one of some operators; `undefined` when there is none. */
function valuesOf(filters: readonly Filter[], fieldId: string, operators: readonly string[]): readonly string[] | undefined {
  const found = filters.filter((filter) => filter.fieldId === fieldId && operators.includes(filter.operator));
  if (found.length > 1) throw badRequest(`More than one filter on ${fieldId} with ${operators.join(" or ")}`);
  return found[0]?.values;
}

function aDay(fieldId: string, values: readonly string[]): CalendarDate {
  const [date] = values;
  if (values.length === 1 && isDate(date)) return date;
  throw badRequest(`Invalid date in the filter on ${fieldId}`, `${fieldId} takes one date, as YYYY-MM-DD`);
}

/** Those who are asked for, without those outside the audience. ASSUMED: they are left out, as in Bob's other searches. */
function peopleIn(prefix: string, filters: readonly Filter[], { company, access }: World): readonly Employee[] {
  const fieldId = `${prefix}employeeId`;
  const ids = valuesOf(filters, fieldId, ["equals"]);
  if (!ids?.length) throw badRequest(`A filter on ${fieldId} is required`, `Filter ${fieldId} with equals and one or more ids`);
  const people = [...new Set(ids)].flatMap((id) => company.byId(id) ?? []);
  return people.filter((person) => access.covers(person)).sort((a, b) => a.core.seq - b.core.seq);
}

/** The days from `from` to `to`. */
function daysIn(fieldId: string, filters: readonly Filter[]): { from?: CalendarDate; to?: CalendarDate } {
  const bounds = ["from", "to"].flatMap((operator) => {
    const values = valuesOf(filters, fieldId, [operator]);
    return values ? [[operator, aDay(fieldId, values)]] : [];
  });
  return Object.fromEntries(bounds);
}

function inTurn(from: CalendarDate, to: CalendarDate): void {
  if (to < from) throw badRequest("The range of dates ends before it starts");
}

function exactly(count: number, filters: readonly Filter[], prefix: string): void {
  if (filters.length !== count) throw badRequest(`Exactly ${count} filters are required`, `${prefix} takes exactly ${count} filters`);
}

function mustAskFor(fields: readonly string[] | undefined, ...ids: readonly string[]): void {
  const missing = ids.find((id) => !fields?.includes(id));
  if (missing !== undefined) throw badRequest(`The field ${missing} is required`, `fields must hold ${ids.join(" and ")}`);
}

export const searchRoutes: readonly Route[] = [
  route(
    searchSummaries,
    ({ body, company, access }) => {
      const { fields, filters } = body;
      const range = "/attendanceSummary/dateRange";
      exactly(2, filters, summaryKind.prefix);
      mustAskFor(fields, "/attendanceSummary/employeeId");
      const people = peopleIn(summaryKind.prefix, filters, { company, access });
      // ASSUMED: any operator will do: Bob documents the two dates and not how they are compared.
      const dates = filters.find(({ fieldId }) => fieldId === range)?.values;
      if (dates?.length !== 2 || !dates.every(isDate))
        throw badRequest(`Invalid filter on ${range}`, `${range} takes the first and the last day`);
      const [from, to] = dates as [CalendarDate, CalendarDate];
      inTurn(from, to);
      // ASSUMED: someone without entries is there with zeros, because totals were asked for.
      const rows = people.map((person) => ({ person, from, to, totals: sumOf(company.part(Attendance).days(person, from, to)) }));
      const asked: Asked = { ...body, filters: filters.filter(({ fieldId }) => fieldId !== range) };
      return searchAnswer(summaryKind, form, asked, rows, { company, access });
    },
    { module: "attendance" },
  ),

  route(
    searchDailyBreakdown,
    ({ body, company, access }) => {
      const { fields, filters } = body;
      exactly(3, filters, dayKind.prefix);
      mustAskFor(fields, "/dailyBreakdown/employeeId", "/dailyBreakdown/date");
      const people = peopleIn(dayKind.prefix, filters, { company, access });
      const { from, to } = daysIn("/dailyBreakdown/date", filters);
      if (from === undefined || to === undefined) throw badRequest("Filters on /dailyBreakdown/date with from and to are required");
      inTurn(from, to);
      // ASSUMED: days without any entry have no record.
      const rows = people.flatMap((person) =>
        company
          .part(Attendance)
          .days(person, from, to)
          .map((day) => ({ person, day })),
      );
      return searchAnswer(dayKind, form, body, rows, { company, access });
    },
    { module: "attendance" },
  ),

  route(
    searchEntries,
    ({ body, company, access }) => {
      const { filters } = body;
      const day = "/attendanceEntry/clockInDate";
      const people = peopleIn(entryKind.prefix, filters, { company, access });
      const { from, to } = daysIn(day, filters);
      // ASSUMED: with one bound, the other one is as far away as it may be.
      const first = from ?? (to && addDays(to, 1 - MOST_DAYS));
      const last = to ?? (from && addDays(from, MOST_DAYS - 1));
      if (first === undefined || last === undefined) throw badRequest(`A filter on ${day} is required`, `Filter ${day} with from and to`);
      inTurn(first, last);
      if (dayOf(last) - dayOf(first) >= MOST_DAYS) throw badRequest(`The range of dates is longer than ${MOST_DAYS} days`);
      const rows = people.flatMap((person) =>
        company
          .part(Attendance)
          .entries(person)
          .filter(({ date }) => date >= first && date <= last),
      );
      return searchAnswer(entryKind, form, body, rows, { company, access });
    },
    { module: "attendance" },
  ),
];

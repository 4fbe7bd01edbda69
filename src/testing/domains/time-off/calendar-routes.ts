import { searchCalendarEvents, searchEmployeeCalendars } from "../../../time-off/endpoints.ts";
import { dayOf, isDate } from "../../company/days.ts";
import type { Employee } from "../../company/employee.ts";
import { EQUALITY, type Filter } from "../../objects/filters.ts";
import type { KindField, ObjectKind } from "../../objects/kind.ts";
import { type Asked, searchAnswer } from "../../objects/search.ts";
import { badRequest, Refused, refusal } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { type CalendarEvent, Calendars, type HeldCalendar } from "./calendars.ts";

const MOST_DAYS = 366;
const FORM = { record: "bare", key: "items", pageSize: 50 } as const;

interface EmployeeCalendar extends HeldCalendar {
  readonly person: Employee;
}

const idText = (id: number | null): string | null => (id === null ? null : String(id));

const EMPLOYEE_CALENDAR: ObjectKind<EmployeeCalendar> = {
  type: "employeeCalendar",
  prefix: "/employeeCalendar/",
  fields: [
    { id: "employeeId", name: "Employee", type: "employee-reference", filter: ["equals"], read: ({ person }) => person.id },
    { id: "calendarId", name: "Calendar ID", type: "text", read: ({ calendarId }) => idText(calendarId) },
    {
      id: "calendarName",
      name: "Calendar",
      type: "text",
      read: ({ calendarId }, { company }) => (calendarId === null ? null : company.lists.label("calendar", calendarId)),
    },
    { id: "source", name: "Source", type: "text", read: ({ source }) => source },
    { id: "siteId", name: "Site ID", type: "number", read: ({ siteId }) => siteId },
  ],
};

const plain = (id: keyof CalendarEvent, name: string, type: string): KindField<CalendarEvent> => ({
  id,
  name,
  type,
  read: (event) => event[id],
});

/** ASSUMED: the fields besides the three that filters name, and that rows come without wrappers, as those of the other search. */
const CALENDAR_EVENT: ObjectKind<CalendarEvent> = {
  type: "calendarEvent",
  prefix: "/calendarEvent/",
  fields: [
    plain("id", "ID", "number"),
    plain("name", "Name", "text"),
    { ...plain("startDate", "First day", "date"), filter: ["from", "to"] },
    plain("endDate", "Last day", "date"),
    plain("type", "Kind", "text"),
    { id: "calendarId", name: "Calendar ID", type: "text", filter: EQUALITY, read: ({ calendarId }) => idText(calendarId) },
    { ...plain("siteId", "Site ID", "number"), filter: EQUALITY },
  ],
};

/** What a search asks for. The declaration leaves everything but the filters' being objects open. */
function askedIn({ fields, limit, cursor, filters }: Record<string, unknown>): Asked & { readonly filters: readonly Filter[] } {
  const isTexts = (list: unknown): list is string[] => Array.isArray(list) && list.every((text) => typeof text === "string");
  if (fields != null && !isTexts(fields)) throw badRequest("fields must be a list of field ids");
  if (limit != null && !(Number.isInteger(limit) && Number(limit) >= 1 && Number(limit) <= 200))
    throw badRequest("limit must be from 1 to 200");
  if (cursor != null && typeof cursor !== "string") throw badRequest("cursor must be a text");
  const wanted = filters as Filter[];
  for (const { fieldId, operator, values } of wanted) {
    if (!isTexts([fieldId, operator]) || !isTexts(values)) throw badRequest("A filter has fieldId, operator and values, which are texts");
  }
  return { fields: fields ?? undefined, limit: (limit as number | null) ?? undefined, cursor: cursor ?? undefined, filters: wanted };
}

const valuesOf = (filters: readonly Filter[], fieldId: string, operator: string): readonly string[] | undefined =>
  filters.find((filter) => filter.fieldId === fieldId && filter.operator === operator)?.values;

/** The days that a search names. Both ends are needed. */
function daysIn(filters: readonly Filter[]): { from: string; to: string } {
  const id = "/calendarEvent/startDate";
  const [from, to] = ["from", "to"].map((operator) => valuesOf(filters, id, operator)?.[0]);
  if (!isDate(from) || !isDate(to)) throw badRequest(`Filters on ${id} are required`, `Filter ${id} with from and with to, one date each`);
  if (to < from) throw badRequest("to must not be before from");
  if (dayOf(to) - dayOf(from) + 1 > MOST_DAYS) {
    // Source: HiBob's documentation for the key and the number of days.
    const key = "exception.calendar.publicApi.dateRangeTooLong";
    throw new Refused(refusal(400, key, "The date range is too long"), `The days from ${from} to ${to} are more than ${MOST_DAYS}`);
  }
  return { from, to };
}

export const calendarRoutes: readonly Route[] = [
  route(searchEmployeeCalendars, ({ body, company, access }) => {
    const asked = askedIn(body);
    const ids = valuesOf(asked.filters, "/employeeCalendar/employeeId", "equals");
    if (!ids) throw badRequest("A filter on /employeeCalendar/employeeId is required");
    const people = [...new Set(ids)].flatMap((id) => company.byId(id) ?? []).filter((person) => access.covers(person));
    const items = people.map((person) => ({ person, ...company.part(Calendars).of(person) }));
    return searchAnswer(EMPLOYEE_CALENDAR, FORM, asked, items, { company, access });
  }),

  route(searchCalendarEvents, ({ body, company, access }) => {
    const asked = askedIn(body);
    const { from, to } = daysIn(asked.filters);
    return searchAnswer(CALENDAR_EVENT, FORM, asked, company.part(Calendars).between(from, to), { company, access });
  }),
];

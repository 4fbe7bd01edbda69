import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "../ask.ts";
import { free, only } from "./world.ts";

type Send = ReturnType<typeof fakeOf>["send"];
const EMPLOYEES = "/timeoff/calendars/employees/search";
const EVENTS = "/timeoff/calendars/events/search";

const ofPeople = (values: readonly string[], more: object = {}) => ({
  body: { filters: [{ fieldId: "/employeeCalendar/employeeId", operator: "equals", values }], ...more },
});
const start = (operator: string, day: string) => ({ fieldId: "/calendarEvent/startDate", operator, values: [day] });
const events = (from: string, to: string, ...more: object[]) => ({ body: { filters: [start("from", from), start("to", to), ...more] } });
const equal = (field: string, ...values: string[]) => ({ fieldId: `/calendarEvent/${field}`, operator: "equals", values });

async function found(send: Send, search: { body: object }): Promise<Raw[]> {
  const { data } = await send("POST", EVENTS, { body: { limit: 200, ...search.body } });
  return data.items;
}

describe("the calendars of employees", () => {
  it("are those of the employment, else of the site, else none", async () => {
    const { fake, send } = fakeOf({ employees: 60 });
    const person = free(fake);
    const alone = fake.hire({ firstName: "Ada", surname: "Quill", site: "Reykjavik" });
    const { data } = await send("POST", EMPLOYEES, ofPeople([person.id, alone.id]));
    expect(data.response_metadata).toEqual({ next_cursor: null });
    expect(data.items[0]).toEqual({
      "/employeeCalendar/employeeId": person.id,
      "/employeeCalendar/calendarId": expect.stringMatching(/^\d+$/),
      "/employeeCalendar/calendarName": "UK holidays",
      "/employeeCalendar/source": "site",
      "/employeeCalendar/siteId": person.siteId,
    });
    expect(data.items[1]).toMatchObject({
      "/employeeCalendar/calendarId": null,
      "/employeeCalendar/calendarName": null,
      "/employeeCalendar/source": "none",
    });
    const ids = fake.company.employees.map(({ id }) => id);
    const { items } = (await send("POST", EMPLOYEES, ofPeople(ids, { limit: 200 }))).data;
    expect(new Set(items.map((item: Raw) => item["/employeeCalendar/source"]))).toEqual(new Set(["site", "employment", "none"]));
  });

  it("leave out unknown people and those outside the audience, and come page by page", async () => {
    const { fake, send } = fakeOf({ employees: 20 });
    const ids = fake.company.employees.map(({ id }) => id as string);
    fake.audience = ({ id }) => id !== ids[1];
    const read = async (more: object) => (await send("POST", EMPLOYEES, ofPeople(["12", ...ids], more))).data;
    const page = await read({ limit: 10, fields: ["/employeeCalendar/employeeId"] });
    const rest = await read({ limit: 10, fields: ["/employeeCalendar/employeeId"], cursor: page.response_metadata.next_cursor });
    expect([...page.items, ...rest.items]).toEqual(ids.filter((id) => id !== ids[1]).map((id) => ({ "/employeeCalendar/employeeId": id })));
    expect(rest.response_metadata.next_cursor).toBeNull();
  });

  it.each([
    [{ filters: [] }],
    [{}],
    [{ filters: [{ fieldId: "/employeeCalendar/employeeId", operator: "equals", values: [] }] }],
    [{ filters: [{ fieldId: "/employeeCalendar/source", operator: "equals", values: ["site"] }] }],
    [{ ...ofPeople(["12"]).body, limit: 201 }],
    [{ ...ofPeople(["12"]).body, cursor: "made-up" }],
    [{ ...ofPeople(["12"]).body, fields: "all" }],
    [{ filters: [{ fieldId: "/employeeCalendar/employeeId", operator: "equals", values: [12] }] }],
  ])("are not given for %j", async (body) => {
    expect((await fakeOf({ employees: 5 }).send("POST", EMPLOYEES, { body })).status).toBe(400);
  });
});

describe("the events of calendars", () => {
  it("are holidays by date, of all calendars", async () => {
    const { send } = fakeOf({ employees: 5 });
    const items = await found(send, events("2026-12-24", "2027-01-01"));
    expect(items.find((item) => item["/calendarEvent/name"] === "Boxing Day")).toEqual({
      "/calendarEvent/id": expect.any(Number),
      "/calendarEvent/name": "Boxing Day",
      "/calendarEvent/startDate": "2026-12-26",
      "/calendarEvent/endDate": "2026-12-26",
      "/calendarEvent/type": "holiday",
      "/calendarEvent/calendarId": expect.stringMatching(/^\d+$/),
      "/calendarEvent/siteId": 2_711_001,
    });
    const days = items.map((item) => item["/calendarEvent/startDate"]);
    expect(days).toEqual([...days].sort());
    expect(new Set(items.map((item) => item["/calendarEvent/calendarId"])).size).toBe(5);
    expect(new Set(items.map((item) => item["/calendarEvent/id"])).size).toBe(items.length);
  });

  it("move with the year as holidays do", async () => {
    const { send } = fakeOf({ employees: 5 });
    const uk = async (year: number) => {
      const items = await found(send, events(`${year}-01-01`, `${year}-12-31`, equal("siteId", "2711001")));
      return items.map((item) => [item["/calendarEvent/startDate"].slice(5), item["/calendarEvent/name"]]);
    };
    expect(await uk(2026)).toEqual([
      ["01-01", "New Year's Day"],
      ["04-03", "Good Friday"],
      ["04-06", "Easter Monday"],
      ["05-04", "Early May bank holiday"],
      ["05-25", "Spring bank holiday"],
      ["08-31", "Summer bank holiday"],
      ["12-25", "Christmas Day"],
      ["12-26", "Boxing Day"],
    ]);
    expect((await uk(2027)).slice(1, 3)).toEqual([
      ["03-26", "Good Friday"],
      ["03-29", "Easter Monday"],
    ]);
  });

  it("can be asked for by calendar", async () => {
    const { fake, send } = fakeOf({ employees: 5 });
    const { data } = await send("POST", EMPLOYEES, ofPeople([free(fake).id]));
    const calendarId = data.items[0]["/employeeCalendar/calendarId"];
    const items = await found(send, events("2026-01-01", "2026-12-31", equal("calendarId", calendarId)));
    expect(items).toHaveLength(8);
    expect(items.every((item) => item["/calendarEvent/calendarId"] === calendarId)).toBe(true);
  });

  it("span 366 days at most, with a key of their own for more", async () => {
    const { send } = fakeOf({ employees: 5 });
    expect((await send("POST", EVENTS, events("2026-01-01", "2027-01-01"))).status).toBe(200);
    expect(await send("POST", EVENTS, events("2026-01-01", "2027-01-02"))).toMatchObject({
      status: 400,
      data: { key: "exception.calendar.publicApi.dateRangeTooLong" },
    });
  });

  it.each([
    [{ filters: [] }],
    [{ filters: [start("from", "2026-01-01")] }],
    [{ filters: [start("from", "2026-01-01"), start("to", "2025-01-01")] }],
    [{ filters: [start("from", "2026-01-01"), start("to", "soon")] }],
    [events("2026-01-01", "2026-12-31", equal("name", "Christmas Day")).body],
  ])("are not given for %j", async (body) => {
    expect((await fakeOf({ employees: 5 }).send("POST", EVENTS, { body })).status).toBe(400);
  });

  it("are what HR enters, too, and make requests around them cheaper", async () => {
    const { fake, get, send } = fakeOf({ employees: 5 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-06", endDate: "2026-07-10", skipManagerApproval: true });
    const cost = async () => (await get(`/timeoff/employees/${person.id}/requests/${id}`)).data.totalCost;
    expect(await cost()).toBe(5);
    fake.addHoliday({ name: "Founders' day", startDate: "2026-07-07", calendar: "UK holidays" });
    expect(await cost()).toBe(4);
    fake.addHoliday({ name: "Painters", startDate: "2026-07-08", endDate: "2026-07-09", site: "London" });
    expect(await cost()).toBe(2);
    fake.addHoliday({ name: "Sommerfest", startDate: "2026-07-10", site: "Berlin" });
    expect(await cost()).toBe(2);
    const items = await found(send, events("2026-07-07", "2026-07-08", equal("siteId", "2711001")));
    expect(
      items.map((item) => [item["/calendarEvent/name"], item["/calendarEvent/type"], item["/calendarEvent/calendarId"] === null]),
    ).toEqual([
      ["Founders' day", "holiday", false],
      ["Painters", "closure", true],
    ]);
    // Started before the span.
    expect(await found(send, events("2026-07-09", "2026-07-09"))).toEqual([]);
  });

  it("need the calendar box, as the calendars of employees do", async () => {
    const { fake, send } = fakeOf({ employees: 5 });
    fake.permissions.revoke("calendar.manage");
    expect((await send("POST", EVENTS, events("2026-01-01", "2026-12-31"))).status).toBe(403);
    expect((await send("POST", EMPLOYEES, ofPeople(["12"]))).status).toBe(403);
  });

  it("holds for the person: a costly day at one site is free at another", async () => {
    const { fake } = fakeOf({ employees: 5 });
    const [uk, us] = ["London", "New York"].map((site) => fake.hire({ firstName: "Ada", surname: site, site, startDate: "2020-01-06" }));
    const cost = ({ id }: { id: string }) => fake.requestTimeOff(id, { startDate: "2026-08-31", skipManagerApproval: true }).totalCost;
    expect([cost(uk!), cost(us!)]).toEqual([0, 1]);
    expect(only(fake.timeOffRequests(us!.id)).totalDuration).toBe(1);
  });
});

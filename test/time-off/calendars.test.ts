import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EmployeeId, InvalidInputError } from "../../src/index.ts";
import { json, rig, type Seen } from "../client/stub.ts";

const DAY = 86_400_000;
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const spanIn = ({ text }: Seen): [string, string] => {
  const [from, to] = JSON.parse(text).filters;
  expect([from.fieldId, from.operator, to.fieldId, to.operator]).toEqual([
    "/calendarEvent/startDate",
    "from",
    "/calendarEvent/startDate",
    "to",
  ]);
  return [from.values[0], to.values[0]];
};

describe("calendar events", () => {
  it("are read in spans that hold every day once, none of them over 366 days", async () => {
    const first = fc.integer({ min: 0, max: 5000 }).map((days) => dayAfter("2019-01-01", days));
    await fc.assert(
      fc.asyncProperty(first, fc.integer({ min: 0, max: 2000 }), async (from, days) => {
        const { bob, seen, run } = rig(() => json({ items: [] }));
        await run(bob.timeOff.calendarEvents({ from, to: dayAfter(from, days) }).toArray({ limit: 0 }));
        let next = from;
        for (const [start, end] of seen.map(spanIn)) {
          expect(start).toBe(next);
          expect(Date.parse(end) - Date.parse(start)).toBeGreaterThanOrEqual(0);
          expect(Date.parse(end) - Date.parse(start)).toBeLessThan(366 * DAY);
          next = dayAfter(end, 1);
        }
        expect(next).toBe(dayAfter(from, days + 1));
      }),
      { numRuns: 60 },
    );
  });

  it("of a leap year take one request", async () => {
    const { bob, seen, run } = rig(() => json({ items: [] }));
    await run(bob.timeOff.calendarEvents({ from: "2028-01-01", to: "2028-12-31" }).toArray({ limit: 0 }));
    expect(seen.map(spanIn)).toEqual([["2028-01-01", "2028-12-31"]]);
  });

  it.each([{ siteIds: [] }, { calendarIds: [] }, { siteIds: [7], calendarIds: [] }])("are none for %j, without asking", async (none) => {
    const { bob, seen, run } = rig(() => json({ items: [{ "/calendarEvent/siteId": 1 }] }));
    expect(await run(bob.timeOff.calendarEvents({ from: "2026-01-01", to: "2026-01-31", ...none }).toArray({ limit: 9 }))).toEqual([]);
    expect(seen).toEqual([]);
  });

  it.each([null, "", 0, "7", 7, { 0: 7 }, [null], [""], [Number.NaN], [2 ** 53]])(
    "of sites or calendars %j are refused, and not widened to all",
    (ids) => {
      const { bob, seen } = rig(() => json({ items: [] }));
      for (const key of ["siteIds", "calendarIds"]) {
        expect(() => bob.timeOff.calendarEvents({ from: "2026-01-01", to: "2026-01-31", [key]: ids } as never)).toThrowError(
          InvalidInputError,
        );
      }
      expect(seen).toEqual([]);
    },
  );

  it("are those of all sites and calendars when none are named", async () => {
    const { bob, seen, run } = rig(() => json({ items: [] }));
    const all = { siteIds: undefined, calendarIds: undefined };
    await run(bob.timeOff.calendarEvents({ from: "2026-01-01", to: "2026-01-31", ...all }).toArray({ limit: 9 }));
    expect(JSON.parse(seen[0]!.text).filters).toHaveLength(2);
  });

  it("are not asked for a span that ends before it starts", () => {
    const { bob } = rig(() => json({ items: [] }));
    expect(() => bob.timeOff.calendarEvents({ from: "2026-01-02", to: "2026-01-01" })).toThrow("to must not be before from");
  });

  it("are read to the last page of each span", async () => {
    const page = (n: number, next: string | null) =>
      json({ items: [{ "/calendarEvent/name": `e${n}` }], response_metadata: { next_cursor: next } });
    const { bob, seen, run } = rig([page(1, "a"), page(2, null), page(3, null)]);
    const events = await run(bob.timeOff.calendarEvents({ from: "2026-01-01", to: "2027-12-31" }).toArray({ limit: 9 }));
    expect(events.map((event) => event["/calendarEvent/name"])).toEqual(["e1", "e2", "e3"]);
    expect(seen.map(({ text }) => JSON.parse(text).cursor)).toEqual([undefined, "a", undefined]);
  });
});

describe("the calendars of employees", () => {
  const ids = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1) as EmployeeId);

  it("are read for any number of employees, 200 at a time", async () => {
    const { bob, seen, run } = rig((one) =>
      json({ items: JSON.parse(one.text).filters[0].values.map((employeeId: string) => ({ employeeId, source: "site" })) }),
    );
    const all = await run(bob.timeOff.employeeCalendars({ employeeIds: ids(401) }).toArray({ limit: 500 }));
    expect(all.map(({ employeeId }) => employeeId)).toEqual(ids(401));
    expect(seen.map(({ text }) => JSON.parse(text).filters[0].values.length)).toEqual([200, 200, 1]);
  });

  it("are none for nobody, without asking", async () => {
    const { bob, seen, run } = rig(() => json({ items: [] }));
    expect(await run(bob.timeOff.employeeCalendars({ employeeIds: [] }).toArray({ limit: 0 }))).toEqual([]);
    expect(seen).toEqual([]);
  });

  it("keep keys that are not known, under short names or Bob's", async () => {
    const { bob, run } = rig(json({ items: [{ "/employeeCalendar/employeeId": "1", "/employeeCalendar/colour": "red", more: 1 }] }));
    expect(await run(bob.timeOff.employeeCalendars({ employeeIds: ids(1) }).toArray({ limit: 1 }))).toEqual([
      { employeeId: "1", colour: "red", more: 1 },
    ]);
  });

  it("are refused at once for ids that are no strings", () => {
    const { bob } = rig(() => json({ items: [] }));
    expect(() => bob.timeOff.employeeCalendars({ employeeIds: [1] as never })).toThrow(/employeeIds/);
  });
});

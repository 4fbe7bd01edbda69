import type { FakeOptions } from "hibob-kit/testing";
import { fakeOf, type Raw } from "../ask.ts";

const short = (prefix: string, fields: Raw): Raw =>
  Object.fromEntries(Object.entries<Raw>(fields).map(([id, wrapped]) => [id.replace(prefix, ""), wrapped.value]));

/** A fake with what tests of timesheets need. */
export function sheets(options: FakeOptions = {}) {
  const world = fakeOf({ employees: 30, ...options });
  const { send, fake } = world;
  const ids = fake.company.employees.map(({ id }) => id);
  const entryFields = ["id", "employeeId", "clockInDate", "clockOutDate", "type", "clockInTime", "clockOutTime"];
  const details = ["duration", "reasonCode", "notes", "projectId", "taskId"];
  const entriesBody = (employees: readonly string[], from: string, to: string, more: object = {}) => ({
    fields: [...entryFields, ...details].map((field) => `/attendanceEntry/${field}`),
    filters: [
      { fieldId: "/attendanceEntry/clockInDate", operator: "from", values: [from] },
      { fieldId: "/attendanceEntry/clockInDate", operator: "to", values: [to] },
      { fieldId: "/attendanceEntry/employeeId", operator: "equals", values: employees },
    ],
    limit: 200,
    ...more,
  });
  const item = (fields: Raw) => ({
    objectType: "attendanceEntry",
    fields: Object.fromEntries(Object.entries(fields).map(([id, value]) => [`/attendanceEntry/${id}`, { value }])),
  });
  return {
    ...world,
    ids,
    entriesBody,
    item,
    search: (body: unknown) => send("POST", "/attendance/entries/search", { body }),
    /** The entries of somebody, by short field ids. */
    entries: async (employees: readonly string[], from = "2026-05-15", to = "2026-06-15"): Promise<Raw[]> => {
      const { data } = await send("POST", "/attendance/entries/search", { body: entriesBody(employees, from, to) });
      return data.items.map(({ fields }: Raw) => short("/attendanceEntry/", fields));
    },
    create: (...items: Raw[]) => send("POST", "/attendance/entries", { body: { items: items.map(item) } }),
    update: (id: string, ...items: Raw[]) => send("PATCH", `/attendance/employees/${id}/entries`, { body: { items: items.map(item) } }),
    remove: (id: number | string) => send("DELETE", `/attendance/entries/${id}`),
    punch: (id: string, way: "in" | "out", body: object) =>
      send(way === "in" ? "POST" : "PATCH", `/attendance/employees/${id}/entries/clock-${way}`, { body }),
    days: async (employees: readonly string[], from: string, to: string): Promise<Raw[]> => {
      const prefix = "/dailyBreakdown/";
      const all = [
        "employeeId",
        "date",
        "hoursWorked",
        "payableHours",
        "overtimeHours",
        "breakHours",
        "specialRateEligibleHours",
        "status",
      ];
      const { data } = await send("POST", "/attendance/daily-breakdown/search", {
        body: {
          fields: all.map((field) => prefix + field),
          filters: [
            { fieldId: `${prefix}date`, operator: "from", values: [from] },
            { fieldId: `${prefix}date`, operator: "to", values: [to] },
            { fieldId: `${prefix}employeeId`, operator: "equals", values: employees },
          ],
          limit: 200,
        },
      });
      return data.items.map(({ fields }: Raw) => short(prefix, fields));
    },
    summaries: async (employees: readonly string[], from: string, to: string): Promise<Raw[]> => {
      const prefix = "/attendanceSummary/";
      const all = ["employeeId", "dateRange", "hoursWorked", "payableHours", "overtimeHours", "breakHours", "specialRateEligibleHours"];
      const { data } = await send("POST", "/attendance/summaries/search", {
        body: {
          fields: all.map((field) => prefix + field),
          filters: [
            { fieldId: `${prefix}dateRange`, operator: "equals", values: [from, to] },
            { fieldId: `${prefix}employeeId`, operator: "equals", values: employees },
          ],
          limit: 200,
        },
      });
      return data.items.map(({ fields }: Raw) => short(prefix, fields));
    },
    import: (method: string, body: object) => send("POST", `/attendance/import/${method}`, { body }),
  };
}

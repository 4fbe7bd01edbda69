import { describe, expect, it } from "vitest";
import type { Raw } from "../ask.ts";
import { tablesRig } from "./rig.ts";

const DATED = [
  ["work", "work"],
  ["employment", "employment"],
  ["lifecycle", "lifecycle"],
  ["salaries", "payroll"],
  ["variable", "payroll"],
] as const;
const BULK = [...DATED, ["entitlement", "payroll"], ["deduction", "payroll"]] as const;

describe.each(DATED)("the table %s of one person", (table, category) => {
  it("has one row in force of each series, oldest first, each ending where the next one begins", async () => {
    const { rows, company } = tablesRig();
    for (const { id } of company.employees) {
      const all = await rows(id, table);
      expect(all.map(({ effectiveDate }) => effectiveDate)).toEqual(all.map(({ effectiveDate }) => effectiveDate).sort());
      const series = Map.groupBy(all, ({ variableType }) => variableType);
      for (const own of series.values()) {
        expect(own.filter(({ isCurrent }) => isCurrent).length).toBeLessThanOrEqual(1);
        expect(own.map(({ endEffectiveDate }) => endEffectiveDate)).toEqual([
          ...own.slice(1).map(({ effectiveDate }) => effectiveDate),
          null,
        ]);
      }
      expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
    }
  });

  it("needs View, and View history for rows that are not in force", async () => {
    const { rows, get, fake, company } = tablesRig();
    const person = company.employees.find(({ lifecycleRows }) => lifecycleRows.length > 1)!;
    const all = await rows(person.id, table);
    fake.permissions.revoke(`${category}.viewHistory`);
    expect(await rows(person.id, table)).toEqual(all.filter(({ isCurrent }) => isCurrent));
    fake.permissions.revoke(`${category}.view`);
    const { status, headers } = await get(`/people/${person.id}/${table}`);
    expect([status, headers.get("x-fake-explanation")]).toEqual([403, expect.stringContaining(`${category}.view (People's data`)]);
  });

  it("is refused for someone outside the audience or unknown", async () => {
    const { get, fake, second } = tablesRig();
    fake.audience = ({ id }) => id !== second.id;
    expect((await get(`/people/${second.id}/${table}`)).status).toBe(403);
    expect((await get(`/people/12/${table}`)).status).toBe(403);
  });
});

describe.each(BULK)("the bulk table %s", (table, category) => {
  it("gives every row that there is, in small pages as in big ones", async () => {
    const { bulkRows, rows, company } = tablesRig({ employees: 15 });
    const all = await bulkRows(table);
    expect(all.size).toBeGreaterThan(2);
    expect(await bulkRows(table, { limit: "2" })).toEqual(all);
    if (table === "entitlement" || table === "deduction") return;
    for (const { id } of company.employees) expect(all.get(id) ?? []).toEqual(await rows(id, table));
  });

  it("gives current rows alone without View history, and nothing without View", async () => {
    const { bulkRows, get, fake } = tablesRig();
    const all = await bulkRows(table);
    fake.permissions.revoke(`${category}.viewHistory`);
    const current = [...(await bulkRows(table)).values()].flat();
    expect(current).toEqual([...all.values()].flat().filter(({ isCurrent }) => isCurrent));
    fake.permissions.revoke(`${category}.view`);
    expect((await get(`/bulk/people/${table}`)).status).toBe(403);
  });

  it("names those outside the audience who are asked for by id", async () => {
    const { get, fake, second, third } = tablesRig();
    fake.audience = ({ id }) => id !== second.id;
    const { data } = await get(`/bulk/people/${table}?employeeIds=${second.id},${third.id}`);
    expect(data.errors).toEqual([{ [second.id]: { error: "MISSING_PERMISSION", message: expect.any(String) } }]);
  });
});

describe("tables in the field-level model", () => {
  const rig = () => tablesRig({ permissionModel: "field" });

  it("say nothing of columns when none is held back", async () => {
    const { get, second } = rig();
    const { data, headers } = await get(`/people/${second.id}/work`);
    expect(data).toEqual({ values: expect.any(Array) });
    expect(headers.get("x-has-restricted-columns")).toBeNull();
  });

  it("empty the columns that may not be seen, in all rows or in those that are not in force, and name them", async () => {
    const { get, fake, company } = rig();
    const person = company.employees.find(({ workRows }) => workRows.length > 2)!;
    const before = (await get(`/people/${person.id}/work`)).data.values;
    fake.permissions.revoke("field:work.title.view", "field:work.department.viewHistory");
    const restricted = { no_view_permission: ["title"], no_view_history_permission: ["department"] };
    const one = await get(`/people/${person.id}/work`);
    expect(one.headers.get("X-Has-Restricted-Columns")).toBe("true");
    expect(one.data.restricted_columns).toEqual(restricted);
    expect(one.data.values).toEqual(before.map((row: Raw) => ({ ...row, title: null, department: row.isCurrent ? row.department : null })));
    const bulk = await get(`/bulk/people/work?employeeIds=${person.id}`);
    expect(bulk.headers.get("X-Has-Restricted-Columns")).toBe("true");
    expect(bulk.data).toEqual({
      results: [{ employeeId: person.id, values: one.data.values }],
      response_metadata: { next_cursor: null },
      errors: {},
      restricted_columns: restricted,
    });
  });

  it("give all rows without View history on the category, and 403 when no column may be seen", async () => {
    const { get, fake, second } = rig();
    const all = (await get(`/people/${second.id}/salaries`)).data.values;
    fake.permissions.revoke("payroll.viewHistory");
    const { data } = await get(`/people/${second.id}/salaries`);
    expect(data.values).toHaveLength(all.length);
    expect(data.values.filter(({ isCurrent }: Raw) => !isCurrent).every(({ base }: Raw) => base === null)).toBe(true);
    expect(data.values.find(({ isCurrent }: Raw) => isCurrent)).toEqual(all.find(({ isCurrent }: Raw) => isCurrent));
    fake.permissions.revoke("payroll.view");
    expect((await get(`/people/${second.id}/salaries`)).status).toBe(403);
    fake.permissions.grant("field:payroll.salary.payment.view");
    const some = (await get(`/people/${second.id}/salaries`)).data;
    expect(some.restricted_columns.no_view_permission).toEqual(["workChangeType", "payPeriod", "payFrequency"]);
    expect(some.values.find(({ isCurrent }: Raw) => isCurrent).base).toEqual(expect.any(Object));
  });

  it("need Edit on each column that is written", async () => {
    const { post, fake, second } = rig();
    fake.permissions.revoke("field:work.title.edit");
    const row = { effectiveDate: "2026-06-20", siteId: 2_711_001 };
    expect((await post(second.id, "work", row)).status).toBe(200);
    expect((await post(second.id, "work", { ...row, effectiveDate: "2026-06-21", title: "Accountant" })).status).toBe(403);
  });
});

describe("writing without Edit", () => {
  it.each([
    ["work", "work", { effectiveDate: "2026-06-20" }],
    ["employment", "employment", { effectiveDate: "2026-06-20" }],
    [
      "salaries",
      "payroll",
      { effectiveDate: "2026-06-20", base: { value: 1, currency: "GBP" }, payPeriod: "Annual", payFrequency: "Monthly" },
    ],
    ["deduction", "payroll", { effectiveDate: "2026-06-20", deduction: "Company Car", amount: { value: 1, currency: "GBP" } }],
  ] as const)("is refused in the table %s", async (table, category, row) => {
    const { post, del, fake, second } = tablesRig();
    expect((await post(second.id, table, row)).status).toBe(200);
    fake.permissions.revoke(`${category}.edit`);
    expect((await post(second.id, table, { ...row, effectiveDate: "2026-06-21" })).status).toBe(403);
    expect((await del(second.id, table, 1_000_020_260_620)).status).toBe(403);
    fake.permissions.grant(`${category}.edit`);
    fake.audience = ({ id }) => id !== second.id;
    expect((await post(second.id, table, { ...row, effectiveDate: "2026-06-21" })).status).toBe(403);
  });
});

describe("display texts", () => {
  it("come beside each row for the word true", async () => {
    const { rows, second, head } = tablesRig();
    const [plain] = await rows(second.id, "work");
    const [row] = await rows(second.id, "work", "?includeHumanReadable=true");
    const { humanReadable, ...machine } = row;
    expect(machine).toEqual(plain);
    expect(humanReadable).toMatchObject({
      effectiveDate: plain.effectiveDate.split("-").reverse().join("/"),
      site: plain.site,
      siteId: plain.site,
      isCurrent: plain.isCurrent ? "Yes" : "No",
      reportsTo: head.displayName,
    });
    const [salary] = await rows(second.id, "salaries", "?includeHumanReadable=true");
    expect(salary.humanReadable.base).toMatch(/^\D+\d{2,3},\d{3}\.00$/);
    expect((await rows(second.id, "work", "?includeHumanReadable=false"))[0].humanReadable).toBeUndefined();
  });

  it.each(["TRUE", "1", "yes", ""])("do not come for %j, which is no error", async (word) => {
    const { rows, get, second } = tablesRig();
    expect(await rows(second.id, "work", `?includeHumanReadable=${word}`)).toEqual(await rows(second.id, "work"));
    expect((await get(`/bulk/people/work?limit=1&includeHumanReadable=${word}`)).data.results[0].values[0]).not.toHaveProperty(
      "humanReadable",
    );
  });
});

describe("the rows of a seeded person", () => {
  it("are the same whoever is read before, and for the same seed", async () => {
    const all = async (order: "up" | "down") => {
      const { rows, company } = tablesRig({ seed: 5, employees: 12 });
      const people = order === "up" ? company.employees : [...company.employees].reverse();
      const found = new Map<string, Raw>();
      for (const table of ["lifecycle", "variable", "salaries", "employment"]) {
        for (const { id } of people) found.set(`${table} ${id}`, await rows(id, table));
      }
      return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
    };
    expect(await all("down")).toEqual(await all("up"));
  });
});

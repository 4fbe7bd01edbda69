import { describe, expect, it } from "vitest";
import type { Raw } from "./ask.ts";
import { tablesRig } from "./tables/rig.ts";

const GBP = (value: number) => ({ value, currency: "GBP" });
const SALARY = { base: GBP(60_000), payPeriod: "Annual", payFrequency: "Monthly" };

describe("salaries", () => {
  it("have Bob's columns, and agree with the fields of everyone", async () => {
    const { rows, fields, company } = tablesRig();
    const [head] = company.employees;
    expect(Object.keys((await rows(head!.id, "salaries"))[0]).sort()).toEqual(
      [
        ...["id", "effectiveDate", "activeEffectiveDate", "endEffectiveDate", "isCurrent", "canBeDeleted", "customColumns", "change"],
        ...["creationDate", "modificationDate", "workChangeType", "base", "payPeriod", "payFrequency"],
      ].sort(),
    );
    for (const { id } of company.employees) {
      const row = (await rows(id, "salaries")).find(({ isCurrent }) => isCurrent);
      const names = ["payment", "payment.currency", "payPeriod", "payFrequency", "activeEffectiveDate", "yearlyPayment", "monthlyPayment"];
      const { payroll } = await fields(id, ...names.map((name) => `payroll.salary.${name}`));
      expect(payroll.salary).toMatchObject({
        payment: row.base,
        payPeriod: row.payPeriod,
        payFrequency: row.payFrequency,
        activeEffectiveDate: row.effectiveDate,
        yearlyPayment: row.base,
        monthlyPayment: { value: expect.closeTo(row.base.value / 12, 1), currency: row.base.currency },
      });
    }
  });

  it("tell a raise in fields and events", async () => {
    const { post, fields, told, second } = tablesRig();
    const { status, text } = await post(second.id, "salaries", {
      ...SALARY,
      effectiveDate: "2026-06-15",
      base: GBP(5_000),
      payPeriod: "Monthly",
    });
    expect([status, text]).toEqual([200, ""]);
    const { payroll } = await fields(
      second.id,
      "payroll.salary.payment",
      "payroll.salary.yearlyPayment",
      "payroll.timeSinceLastSalaryChange",
    );
    expect(payroll).toMatchObject({
      salary: { payment: GBP(5_000), yearlyPayment: GBP(60_000) },
      timeSinceLastSalaryChange: { sortFactor: 0 },
    });
    expect(told()).toEqual([
      { type: "table.entry.created", employeeId: second.id, tableId: "salaries", effectiveDate: "2026-06-15" },
      { type: "employee.updated", employeeId: second.id, fieldUpdates: expect.arrayContaining(["payroll.salary.payment"]) },
    ]);
  });

  it.each(["payFrequency", "payPeriod", "base"])("need %s", async (column) => {
    const { post, second } = tablesRig();
    const { status, data } = await post(second.id, "salaries", { ...SALARY, effectiveDate: "2026-06-15", [column]: undefined });
    expect([status, typeof data.error]).toEqual([400, "string"]);
    const empty = await post(second.id, "salaries", { ...SALARY, effectiveDate: "2026-06-15", [column]: null });
    expect(empty.status).toBe(400);
  });

  it("say which pay frequency is missing in Bob's words", async () => {
    const { post, second } = tablesRig();
    const { status, data } = await post(second.id, "salaries", { ...SALARY, effectiveDate: "2026-06-15", payFrequency: "" });
    expect([status, data]).toEqual([400, { error: "Missing pay frequency", errors: { payFrequency: "Missing pay frequency" } }]);
  });

  it("store an amount in no currency as empty, without a word", async () => {
    const { post, rows, second } = tablesRig();
    const { status } = await post(second.id, "salaries", {
      ...SALARY,
      effectiveDate: "2026-06-15",
      base: { value: 5, currency: "pounds" },
    });
    expect([status, (await rows(second.id, "salaries")).at(-1).base]).toEqual([200, null]);
  });

  it("cannot be changed, only deleted and added; the first one holds at once, even with a later date", async () => {
    const { put, post, del, rows, fields, second } = tablesRig();
    const seeded = await rows(second.id, "salaries");
    expect((await put(second.id, "salaries", seeded[0].id, { ...SALARY, effectiveDate: "2026-06-15" })).status).not.toBe(204);
    expect(await rows(second.id, "salaries")).toEqual(seeded);
    for (const { id } of seeded) expect((await del(second.id, "salaries", id)).status).toBe(200);
    expect(await rows(second.id, "salaries")).toEqual([]);
    expect((await fields(second.id, "payroll.salary.payment")).payroll.salary.payment).toBeNull();
    await post(second.id, "salaries", { ...SALARY, effectiveDate: "2026-09-01" });
    await post(second.id, "salaries", { ...SALARY, effectiveDate: "2026-10-01" });
    expect((await rows(second.id, "salaries")).map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    expect((await fields(second.id, "payroll.salary.payment")).payroll.salary.payment).toEqual(GBP(60_000));
  });
});

describe("variable pay, entitlements and deductions", () => {
  it("are told by type in everyone's fields", async () => {
    const { bulkRows, fields, company } = tablesRig();
    for (const [table, type] of [
      ["variable", "variableType"],
      ["entitlement", "entitlement"],
      ["deduction", "deduction"],
    ] as const) {
      const all = await bulkRows(table);
      const types = table === "variable" ? ["Bonus", "Commission", "Executive bonus"] : ["Childcare vouchers", "Company Car"];
      let found = 0;
      for (const { id, lifecycleStatus } of company.employees) {
        const { payroll } = await fields(id, ...types.map((one) => `payroll.${table}.${one}.amount`));
        for (const one of types) {
          const own = (all.get(id) ?? []).filter((row) => row[type] === one);
          const row = own.find(({ isCurrent }) => isCurrent) ?? (lifecycleStatus === "Hired" ? own[0] : undefined);
          expect(payroll[table][one].amount).toEqual(row?.amount ?? null);
          found += row ? 1 : 0;
        }
      }
      expect(found).toBeGreaterThan(5);
    }
  });

  it("answer the new row's id, hold side by side by type, and follow one another within a type", async () => {
    const { post, bulkRows, fields, told, second } = tablesRig();
    const row = { effectiveDate: "2026-06-01", deduction: "Company Car", amount: GBP(90) };
    for (const { id } of (await bulkRows("deduction", { employeeIds: second.id })).get(second.id) ?? []) expect(id).toBeLessThan(5_000_000);
    const first = await post(second.id, "deduction", row);
    expect([first.status, first.data]).toEqual([200, { entryId: expect.any(Number) }]);
    const later = await post(second.id, "deduction", { ...row, effectiveDate: "2026-06-10", amount: GBP(95) });
    const other = await post(second.id, "deduction", { ...row, deduction: "Cycle to work" });
    const own = (await bulkRows("deduction", { employeeIds: second.id })).get(second.id)!;
    const of = (reply: Raw) => own.find(({ id }) => id === reply.data.entryId);
    expect(of(first)).toMatchObject({ isCurrent: false, endEffectiveDate: "2026-06-10", endDate: null, customColumns: {} });
    expect(of(later)).toMatchObject({ isCurrent: true, endEffectiveDate: null });
    expect(of(other)).toMatchObject({ isCurrent: true, endEffectiveDate: null });
    expect((await fields(second.id, "payroll.deduction.Company Car.amount")).payroll.deduction["Company Car"].amount).toEqual(GBP(95));
    expect(told()).toContainEqual({
      type: "employee.updated",
      employeeId: second.id,
      fieldUpdates: ["payroll.deduction.Company Car.amount"],
    });
    const twice = await post(second.id, "deduction", row);
    expect([twice.status, twice.data.key]).toEqual([400, "exception.history.duplicated.bulk"]);
  });

  it("end by themselves", async () => {
    const { post, bulkRows, fields, clock, third } = tablesRig();
    const row = { effectiveDate: "2026-06-01", entitlement: "Lunch vouchers", amount: GBP(40), endDate: "2026-06-16" };
    const { entryId } = (await post(third.id, "entitlement", row)).data;
    const amount = async () =>
      (await fields(third.id, "payroll.entitlement.Lunch vouchers.amount")).payroll.entitlement["Lunch vouchers"].amount;
    const isCurrent = async () =>
      (await bulkRows("entitlement", { employeeIds: third.id })).get(third.id)!.find(({ id }) => id === entryId).isCurrent;
    await clock.advance(86_400_000);
    expect([await isCurrent(), await amount()]).toEqual([true, GBP(40)]);
    await clock.advance(86_400_000);
    expect([await isCurrent(), await amount()]).toEqual([false, null]);
  });

  it.each(["variable", "entitlement", "deduction"])("are replaced as a whole and deleted: %s", async (table) => {
    const { post, put, del, bulkRows, told, second } = tablesRig();
    const type = table === "variable" ? { variableType: "Commission", paymentPeriod: "Quarterly" } : { [table]: "Company Car" };
    const row = { effectiveDate: "2026-06-01", amount: GBP(90), ...type };
    const { entryId } = (await post(second.id, table, { ...row, endDate: "2026-12-31", companyPercent: 40 })).data;
    told();
    const replaced = await put(second.id, table, entryId, { ...row, amount: GBP(95) });
    expect([replaced.status, replaced.text]).toEqual([204, ""]);
    expect(told()[0]).toEqual({ type: "table.entry.updated", employeeId: second.id, tableId: table, effectiveDate: "2026-06-01" });
    const find = async () =>
      ((await bulkRows(table, { employeeIds: second.id })).get(second.id) ?? []).find(({ id }: Raw) => id === entryId);
    expect(await find()).toMatchObject({ amount: GBP(95), endDate: null });
    expect((await del(second.id, table, entryId)).text).toBe("");
    expect(await find()).toBeUndefined();
    expect((await put(second.id, table, entryId, row)).status).toBe(404);
    expect((await del(second.id, table, entryId)).status).toBe(404);
  });

  it("work out the share of the salary", async () => {
    const { post, rows, second } = tablesRig();
    await post(second.id, "salaries", { ...SALARY, effectiveDate: "2026-06-15" });
    const agreed = { effectiveDate: "2026-06-15", variableType: "Commission", amount: GBP(1_500), paymentPeriod: "Quarterly" };
    const { entryId } = (await post(second.id, "variable", agreed)).data;
    expect((await rows(second.id, "variable")).find(({ id }) => id === entryId)).toMatchObject({
      percentageOfAnnualSalary: 10,
      payoutType: "Amount",
      companyPercent: null,
    });
  });

  it("refuse types that are in no list", async () => {
    const { post, second } = tablesRig();
    const row = { effectiveDate: "2026-06-15", amount: GBP(1) };
    for (const [table, columns, column] of [
      ["variable", { variableType: "Tips", paymentPeriod: "Annual" }, "variableType"],
      ["variable", { variableType: "Bonus", paymentPeriod: "Now and then" }, "paymentPeriod"],
      ["entitlement", { entitlement: "Castle" }, "entitlement"],
      ["deduction", { deduction: "Castle" }, "deduction"],
    ] as const) {
      const { status, data } = await post(second.id, table, { ...row, ...columns });
      expect([status, data]).toEqual([400, { error: expect.any(String), errors: { [column]: expect.any(String) } }]);
    }
  });
});

describe("actual payments", () => {
  const search = (send: Raw, filters: Raw[], pagination?: Raw) =>
    send("POST", "/people/actual-payments/search", { body: { filters, pagination: { limit: 200, ...pagination } } });
  const of = (...values: string[]) => ({ fieldPath: "employeeId", operator: "equals", values });

  it("are found by people and days, and by cursor all of them", async () => {
    const { send, company } = tablesRig();
    const ids = company.employees.slice(0, 20).map(({ id }): string => id);
    const all = (await search(send, [of(...ids)])).data;
    expect(all).toEqual({ results: expect.any(Array), response_metadata: { next_cursor: null } });
    expect(all.results.length).toBeGreaterThan(20);
    expect(all.results[0]).toEqual({
      employeeId: expect.stringMatching(/^\d{19}$/),
      id: expect.any(Number),
      payDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      payType: expect.stringMatching(/^(Bonus|Commission|Executive bonus)$/),
      amount: { value: expect.any(Number), currency: expect.stringMatching(/^[A-Z]{3}$/) },
      change: { reason: null, changedBy: expect.any(String), changedById: expect.any(String) },
      customColumns: {},
    });
    const paged: Raw[] = [];
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const { data } = await search(send, [of(...ids)], { limit: 7, cursor });
      paged.push(...data.results);
      cursor = data.response_metadata.next_cursor;
    }
    expect(paged).toEqual(all.results);
    const [from, to] = ["2025-04-01", "2026-02-01"];
    const within = await search(send, [
      of(...ids),
      { fieldPath: "payDate", operator: "greaterThanOrEquals", value: from },
      { fieldPath: "payDate", operator: "lessThanOrEquals", value: to },
    ]);
    expect(within.data.results).toEqual(all.results.filter(({ payDate }: Raw) => payDate >= from && payDate <= to));
    expect(within.data.results.length).toBeLessThan(all.results.length);
  });

  it.each([
    ["no filter by people", []],
    ["an unknown field", [of("1"), { fieldPath: "amount", operator: "equals", value: "1" }]],
    ["a day in another form", [of("1"), { fieldPath: "payDate", operator: "greaterThanOrEquals", value: "1/1/2026" }]],
    ["another comparison", [of("1"), { fieldPath: "payDate", operator: "equals", value: "2026-01-01" }]],
    ["more than 200 people", [of(...Array.from({ length: 201 }, (_, nth) => String(nth)))]],
  ])("refuse %s", async (_, filters) => {
    const { send } = tablesRig();
    expect((await search(send, filters)).status).toBe(400);
  });

  it("need View on Payroll, and leave out people outside the audience", async () => {
    const { send, fake, second, head } = tablesRig();
    const before = (await search(send, [of(head.id, second.id)])).data.results;
    fake.audience = ({ id }) => id !== head.id;
    expect((await search(send, [of(head.id, second.id)])).data.results).toEqual(
      before.filter(({ employeeId }: Raw) => employeeId !== head.id),
    );
    fake.permissions.revoke("payroll.view");
    expect((await search(send, [of(second.id)])).status).toBe(403);
  });
});

describe("the legacy payroll history", () => {
  it("gives active people in display form, each with the employment row in force", async () => {
    const { get, rows, company } = tablesRig();
    const { employees } = (await get("/payroll/history")).data;
    expect(employees.map(({ id }: Raw) => id)).toEqual(company.employees.filter(({ status }) => status === "Active").map(({ id }) => id));
    const [one] = employees;
    expect(one).toMatchObject({ displayName: company.employees[0]!.displayName, work: { isManager: "Yes" } });
    expect(one.payroll.employmentType).toEqual((await rows(one.id, "employment")).find(({ isCurrent }) => isCurrent));
    expect((await get("/payroll/history?showInactive=true")).data.employees).toHaveLength(company.employees.length);
    const sales = (await get("/payroll/history?department=Sales")).data.employees;
    expect(sales.length).toBeGreaterThan(0);
    expect(sales.every(({ work }: Raw) => work.department === "Sales")).toBe(true);
  });

  it("has no employment for those who may not see it, and empty columns for those who may not see them", async () => {
    const { get, fake } = tablesRig();
    const first = async () => (await get("/payroll/history")).data.employees[0].payroll.employmentType;
    expect(await first()).toHaveProperty("contract", expect.any(String));
    fake.permissions.revoke("employment.view");
    expect(await first()).toBeNull();
    fake.permissions.grant("employment.view");
    fake.permissions.model = "field";
    fake.permissions.revoke("field:payroll.employment.contract.view");
    expect(await first()).toMatchObject({ contract: null, type: expect.any(String) });
  });

  it("needs View and View history on Payroll", async () => {
    const { get, fake } = tablesRig();
    fake.permissions.revoke("payroll.viewHistory");
    expect((await get("/payroll/history")).status).toBe(403);
  });
});

describe("through the client, strictly checked", () => {
  it("every method of payroll works", async () => {
    const { bob, inTime, second } = tablesRig();
    const { payroll } = bob;
    const all = async (read: Raw) => (await inTime(read.all({ pageSize: 9 }).toArray({ limit: 1_000 }))) as Raw[];
    for (const table of [payroll.salaries, payroll.variable, payroll.entitlements, payroll.deductions]) {
      expect((await all(table)).length).toBeGreaterThan(10);
      await inTime(table.list(second.id, { humanReadable: true }));
      await inTime(table.asOf(second.id, "2026-01-31"));
    }
    const salary = await inTime(payroll.salaries.append(second.id, { ...SALARY, effectiveDate: "2026-06-15" }));
    await inTime(salary.visible());
    await inTime(payroll.salaries.remove(second.id, 1_000_020_260_615));
    const columns = { effectiveDate: "2026-06-15", amount: GBP(500) };
    for (const [table, type] of [
      [payroll.variable, { variableType: "Bonus", paymentPeriod: "Annual" }],
      [payroll.entitlements, { entitlement: "Cycle to work" }],
      [payroll.deductions, { deduction: "Cycle to work" }],
    ] as [Raw, object][]) {
      const written = await inTime<Raw>(table.append(second.id, { ...columns, ...type }));
      expect(await inTime(written.visible())).not.toBe(false);
      await inTime((await inTime<Raw>(table.update(second.id, written.entryId, { amount: GBP(600) }))).visible());
      await inTime(table.remove(second.id, written.entryId));
    }
    const payments = await inTime(
      payroll.actualPayments.search({ employeeIds: [second.id], payDate: { from: "2024-01-01" } }).toArray({ limit: 99 }),
    );
    expect(Array.isArray(payments)).toBe(true);
    expect((await inTime(payroll.history({ showInactive: true }))).length).toBe(40);
  });
});

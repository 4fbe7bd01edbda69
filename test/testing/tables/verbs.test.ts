import { describe, expect, it } from "vitest";
import { DAY, type Raw } from "../ask.ts";
import { tablesRig } from "./rig.ts";

describe("promote", () => {
  it("gives the next title of the department, and a raise of the same day when asked for", async () => {
    const { fake, company, rows, told } = tablesRig();
    const person = company.employees.find(
      ({ title }) => title === "Software Engineer" || title === "Accountant" || title === "Support Specialist",
    )!;
    const before = (await rows(person.id, "salaries")).at(-1).base;
    const next = { "Software Engineer": "Senior Engineer", Accountant: "Senior Accountant", "Support Specialist": "Success Manager" };
    const wanted = next[person.title as keyof typeof next];
    expect(fake.promote(person.id, { salaryIncreasePercent: 10, reason: "Did well" })).toMatchObject({ id: person.id, title: wanted });
    expect((await rows(person.id, "work")).find(({ isCurrent }) => isCurrent)).toMatchObject({
      title: wanted,
      workChangeType: "Promotion",
      effectiveDate: "2026-06-15",
      change: { reason: "Did well" },
    });
    expect((await rows(person.id, "salaries")).at(-1)).toMatchObject({
      base: { value: Math.round(before.value * 110) / 100, currency: before.currency },
      effectiveDate: "2026-06-15",
      payPeriod: "Annual",
      change: { reason: "Did well" },
    });
    expect(
      told()
        .filter(({ type }) => type === "table.entry.created")
        .map(({ tableId }: Raw) => tableId),
    ).toEqual(["work", "salaries"]);
  });

  it("happens as a whole or not at all", async () => {
    const { fake, rows, second } = tablesRig();
    const before = [await rows(second.id, "work"), await rows(second.id, "salaries")];
    expect(() => fake.promote(second.id, { salaryIncreasePercent: Number.NaN })).toThrow("must be a number");
    expect(() => fake.promote(second.id, { reportsTo: "12", salaryIncreasePercent: 5 })).toThrow("no employee has this id");
    expect([await rows(second.id, "work"), await rows(second.id, "salaries")]).toEqual(before);
  });
});

describe("raise", () => {
  it("adds a salary row, at once or for a later day, and edits the one of that day", async () => {
    const { fake, rows, fields, second, clock } = tablesRig();
    const count = (await rows(second.id, "salaries")).length;
    const { currency } = (await rows(second.id, "salaries")).at(-1).base;
    const paid = async () => (await fields(second.id, "payroll.salary.payment")).payroll.salary.payment;
    expect(fake.raise(second.id, { to: 70_000 })).toEqual({
      employeeId: second.id,
      table: "salaries",
      id: 1_000_020_260_615,
      effectiveDate: "2026-06-15",
    });
    fake.raise(second.id, { byPercent: 10 });
    expect(await paid()).toEqual({ value: 77_000, currency });
    fake.raise(second.id, { to: { value: 80_000, currency: "EUR" }, effectiveDate: "2026-06-16" });
    expect(await rows(second.id, "salaries")).toHaveLength(count + 2);
    await clock.advance(DAY);
    expect(await paid()).toEqual({ value: 80_000, currency: "EUR" });
  });

  it.each([
    ["nothing", {}, "either to or byPercent"],
    ["both", { to: 1, byPercent: 1 }, "either to or byPercent"],
    ["a day before the first", { to: 1, effectiveDate: "1999-01-01" }, "before the employee's first row"],
    ["a day that does not exist", { to: 1, effectiveDate: "2026-02-30" }, "YYYY-MM-DD"],
  ])("refuses %s", (_, raise, message) => {
    const { fake, second } = tablesRig();
    expect(() => fake.raise(second.id, raise)).toThrow(message);
    expect(() => fake.raise("12", { to: 1 })).toThrow("no employee has this id");
  });
});

describe("other verbs of the tables", () => {
  it("move people to other places and managers", async () => {
    const { fake, rows, head, company } = tablesRig();
    const person = company.employees[9]!;
    fake.transfer(person.id, { department: "Sales", site: "Dublin", effectiveDate: "2026-07-01" });
    expect((await rows(person.id, "work")).at(-1)).toMatchObject({
      department: "Sales",
      site: "Dublin",
      workChangeType: "Transfer",
      isCurrent: false,
    });
    fake.changeManager(person.id, head.id);
    expect(person.reportsTo).toBe(head.id);
    fake.changeManager(person.id, null, { effectiveDate: "2026-07-01" });
    expect((await rows(person.id, "work")).at(-1)).toMatchObject({
      reportsTo: null,
      department: "Sales",
      workChangeType: "Manager change",
    });
  });

  it("change employment, with a share of full time as a shorter day", async () => {
    const { fake, rows, second } = tablesRig();
    fake.changeEmployment(second.id, { percent: 60, contract: "Fixed term" });
    expect((await rows(second.id, "employment")).at(-1)).toMatchObject({
      type: "Part time",
      contract: "Fixed term",
      fte: 60,
      weeklyHours: 24,
      personalWorkingPatternType: "custom",
    });
    fake.changeEmployment(second.id, { percent: 100, effectiveDate: "2026-07-01" });
    expect((await rows(second.id, "employment")).at(-1)).toMatchObject({
      type: "Full time",
      contract: "Fixed term",
      fte: 100,
      workingPattern: null,
    });
    expect(() => fake.changeEmployment(second.id, { percent: 0 })).toThrow("percent must be");
    expect(() => fake.changeEmployment(second.id, { contract: "Nonsense" })).toThrow("contract");
  });

  it("pay something out, in the salary's currency", async () => {
    const { fake, send, told, rows, second } = tablesRig();
    const { currency } = (await rows(second.id, "salaries")).at(-1).base;
    const { id } = fake.pay(second.id, { amount: 1_250, payType: "Commission", payDate: "2026-06-30", reason: "Second quarter" });
    const body = { filters: [{ fieldPath: "employeeId", operator: "equals", values: [second.id] }], pagination: { limit: 200 } };
    const { results } = (await send("POST", "/people/actual-payments/search", { body })).data;
    expect(results.at(-1)).toMatchObject({
      id,
      payDate: "2026-06-30",
      payType: "Commission",
      amount: { value: 1_250, currency },
      change: { reason: "Second quarter" },
    });
    expect(told()).toEqual([{ type: "table.entry.created", employeeId: second.id, tableId: "actualPayments", id }]);
    expect(() => fake.pay(second.id, { amount: 1, payType: "Pocket money" })).toThrow("payType");
  });

  it("add, edit and remove any row of any table, a past one too", async () => {
    const { fake, rows, told, company } = tablesRig();
    const person = company.employees.find(({ workRows }) => workRows.length > 2)!;
    const [, past] = await rows(person.id, "work");
    const edited = fake.editRow("work", person.id, past.id, { title: "Accountant", site: "Dublin" });
    expect(edited).toEqual({ employeeId: person.id, table: "work", id: past.id, effectiveDate: past.effectiveDate });
    expect((await rows(person.id, "work"))[1]).toMatchObject({
      ...past,
      title: "Accountant",
      site: "Dublin",
      siteId: 2_711_004,
      modificationDate: "2026-06-15",
    });
    expect(told()).toEqual([{ type: "table.entry.updated", employeeId: person.id, tableId: "work", effectiveDate: past.effectiveDate }]);
    fake.removeRow("work", person.id, past.id);
    expect((await rows(person.id, "work")).map(({ id }) => id)).not.toContain(past.id);
    expect(told()).toEqual([]);
    const grant = fake.addRow("equities", person.id, { effectiveDate: "2026-06-01", quantity: 5, equityType: "RSU" });
    expect((await rows(person.id, "equities")).at(-1)).toMatchObject({ id: grant.id, quantity: 5 });
    fake.editRow("equities", person.id, grant.id, { quantity: 6 });
    expect((await rows(person.id, "equities")).at(-1)).toMatchObject({ quantity: 6, equityType: "RSU" });
    const note = fake.addRow("variable", person.id, {
      effectiveDate: "2020-01-01",
      variableType: "Bonus",
      amount: { value: 1, currency: "GBP" },
      paymentPeriod: "Annual",
    });
    expect((await rows(person.id, "variable")).find(({ id }) => id === note.id)).toMatchObject({ effectiveDate: "2020-01-01" });
  });

  it("refuse tables, columns and rows that are not there", () => {
    const { fake, second } = tablesRig();
    expect(() => fake.addRow("weather", second.id, {})).toThrow("there is no table");
    expect(() => fake.addRow("lifecycle", second.id, { effectiveDate: "2026-07-01" })).toThrow("nobody writes rows");
    expect(() => fake.addRow("work", second.id, { effectiveDate: "2026-07-01", tilte: "x" })).toThrow("has no column tilte");
    expect(() => fake.addRow("work", second.id, { title: "Accountant" })).toThrow("effectiveDate");
    expect(() => fake.editRow("work", second.id, 12, {})).toThrow("no such row");
    expect(() => fake.removeRow("work", second.id, 12)).toThrow("no such row");
    expect(() => fake.update(second.id, { "payroll.salary.payment": { value: 1, currency: "GBP" } })).toThrow("cannot set");
  });
});

import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { bodiless, json, type Reply, rig } from "../client/stub.ts";

const ID = "3332883884017713938" as EmployeeId;
const EUR = (value: number) => ({ value, currency: "EUR" });
const pay = (id: number, variableType: unknown, effectiveDate: string, more: object = {}) => ({
  id,
  variableType,
  effectiveDate,
  isCurrent: true,
  amount: EUR(id),
  paymentPeriod: "Annual",
  ...more,
});
const table = (...rows: object[]): Reply => json({ values: rows });
const bulk = (...rows: object[]): Reply => json({ results: [{ employeeId: ID, values: rows }], response_metadata: { next_cursor: null } });
const entry = (entryId: number): Reply => json({ entryId });
const sent = ({ seen }: ReturnType<typeof rig>) => JSON.parse(seen.find(({ method }) => method !== "GET")!.text) as object;

const BONUSES = [
  pay(1, "Bonus", "2024-01-01", { companyPercent: 10, isCurrent: false }),
  pay(2, "Bonus", "2025-01-01", { companyPercent: 20 }),
  pay(3, "Commission", "2025-06-01", { companyPercent: 30 }),
  pay(4, "Bonus", "2027-01-01", { companyPercent: 40, isCurrent: false }),
];
const NEW = { variableType: "Bonus", amount: EUR(99), paymentPeriod: "Quarterly" } as const;

describe("a new row of a table where several hold at once", () => {
  it.each([
    ["Bonus", "2026-01-01", 20],
    ["Bonus", "2024-12-31", 10],
    ["Bonus", "2028-01-01", 40],
    ["Commission", "2026-01-01", 30],
    ["Commission", "2025-05-31", undefined],
    ["Bonus", "2023-12-31", undefined],
    ["ExecutiveBonus", "2026-01-01", undefined],
  ])("of type %s from %s on carries from the row of its type that held before", async (variableType, effectiveDate, companyPercent) => {
    const bob = rig([table(...BONUSES), entry(5)]);
    await bob.run(bob.bob.payroll.variable.append(ID, { ...NEW, variableType, effectiveDate }));
    expect(sent(bob)).toEqual({ ...NEW, variableType, effectiveDate, ...(companyPercent && { companyPercent }) });
  });

  it("finds the row of its type when Bob writes the type's id as text", async () => {
    const bob = rig([table(pay(1, "7001", "2025-01-01", { companyPercent: 10 })), entry(5)]);
    await bob.run(bob.bob.payroll.variable.append(ID, { ...NEW, variableType: 7001, effectiveDate: "2026-01-01" }));
    expect(sent(bob)).toMatchObject({ variableType: 7001, companyPercent: 10 });
  });

  it("carries nothing from a payment that has ended, and is not refused for it", async () => {
    const bob = rig([table(pay(1, "Bonus", "2025-01-01", { endDate: "2025-12-31", companyPercent: 10 })), entry(5)]);
    await bob.run(bob.bob.payroll.variable.append(ID, { ...NEW, effectiveDate: "2026-01-01" }));
    expect(sent(bob)).toEqual({ ...NEW, effectiveDate: "2026-01-01" });
  });

  it("is refused before sending when only current rows came, and its type's is later", async () => {
    const { bob, seen, failure } = rig(table(pay(1, "Bonus", "2026-06-01")));
    const error = await failure(bob.payroll.variable.append(ID, { ...NEW, effectiveDate: "2026-01-01" }));
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(seen.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("does not carry what Bob works out", async () => {
    const bob = rig([table(pay(1, "Bonus", "2025-01-01", { percentageOfAnnualSalary: 9.5 })), entry(5)]);
    await bob.run(bob.bob.payroll.variable.append(ID, { ...NEW, effectiveDate: "2026-01-01" }));
    expect(sent(bob)).toEqual({ ...NEW, effectiveDate: "2026-01-01" });
  });

  it("is visible when a row with its id is, whatever Bob calls the type", async () => {
    const added = { id: 5, entitlement: "7001", effectiveDate: "2026-01-01", isCurrent: true };
    const bob = rig([bulk(), entry(5), bulk(), bulk({ ...added, id: 4 }), bulk(added)]);
    const row = { effectiveDate: "2026-01-01", entitlement: "Car", amount: EUR(1) };
    const written = await bob.run(bob.bob.payroll.entitlements.append(ID, row));
    expect(written.entryId).toBe(5);
    await bob.run(written.visible());
    expect(bob.seen).toHaveLength(5);
  });

  it("is visible when a row of its date and type is, when Bob told no id", async () => {
    const added = pay(5, "Bonus", "2026-01-01");
    const bob = rig([table(), bodiless(200), table({ ...added, variableType: "Commission" }), table(added)]);
    const written = await bob.run(bob.bob.payroll.variable.append(ID, { ...NEW, effectiveDate: "2026-01-01" }));
    expect(written.entryId).toBeUndefined();
    await bob.run(written.visible());
    expect(bob.seen).toHaveLength(4);
  });
});

describe("what holds on a day", () => {
  it.each([
    ["2023-12-31", []],
    ["2024-12-31", [1]],
    ["2026-01-01", [2, 3]],
    ["2027-01-01", [4, 3]],
  ])("on %s is one row of each type", async (date, expected) => {
    const { bob, run } = rig(table(...BONUSES));
    expect((await run(bob.payroll.variable.asOf(ID, date))).rows.map(({ id }) => id)).toEqual(expected);
  });

  it.each([
    ["2025-12-31", [1, 2]],
    ["2026-01-01", [2]],
  ])("on %s leaves out what has ended", async (date, expected) => {
    const car = { id: 1, entitlement: "Car", effectiveDate: "2025-01-01", endDate: "2025-12-31" };
    const phone = { id: 2, entitlement: "Phone", effectiveDate: "2025-01-01", endDate: null };
    const { bob, run } = rig(bulk(car, phone));
    expect((await run(bob.payroll.entitlements.asOf(ID, date))).rows.map(({ id }) => id)).toEqual(expected);
  });

  it("is one salary, of the table where one holds at a time", async () => {
    const salary = (id: number, effectiveDate: string) => ({ id, effectiveDate, base: EUR(id), payPeriod: "Annual" });
    const { bob, run } = rig(table(salary(1, "2024-01-01"), salary(2, "2025-01-01"), salary(3, "2026-06-01")));
    expect((await run(bob.payroll.salaries.asOf(ID, "2026-01-31"))).rows.map(({ id }) => id)).toEqual([2]);
  });
});

describe("a change of pay", () => {
  it("sends the whole row of its id, and is visible when the new amount is", async () => {
    const bob = rig([table(...BONUSES), bodiless(204), table(...BONUSES), table({ ...BONUSES[2], amount: EUR(77) })]);
    const written = await bob.run(bob.bob.payroll.variable.update(ID, 3, { amount: EUR(77) }));
    expect(sent(bob)).toEqual({
      effectiveDate: "2025-06-01",
      variableType: "Commission",
      paymentPeriod: "Annual",
      companyPercent: 30,
      amount: EUR(77),
    });
    await bob.run(written.visible());
    expect(bob.seen).toHaveLength(4);
  });
});

describe("what Bob would refuse or store as empty", () => {
  const salary = { effectiveDate: "2026-03-01", base: EUR(1), payPeriod: "Annual", payFrequency: "Monthly" };
  const deduction = { effectiveDate: "2026-03-01", deduction: "Pension", amount: EUR(1) };
  const alone = { carryForward: false };
  it.each<[string, (bob: ReturnType<typeof rig>["bob"]) => Promise<unknown>, string]>([
    [
      "a salary without payFrequency",
      (bob) => bob.payroll.salaries.append(ID, { ...salary, payFrequency: undefined as never }, alone),
      "body.payFrequency",
    ],
    [
      "a salary without payPeriod",
      (bob) => bob.payroll.salaries.append(ID, { ...salary, payPeriod: null as never }, alone),
      "body.payPeriod",
    ],
    ["a bare number", (bob) => bob.payroll.salaries.append(ID, { ...salary, base: 52000 as never }, alone), "body.base"],
    [
      "an amount without a currency",
      (bob) => bob.payroll.deductions.append(ID, { ...deduction, amount: { value: 1 } as never }, alone),
      "body.amount.currency",
    ],
    ["no type", (bob) => bob.payroll.deductions.append(ID, { ...deduction, deduction: undefined as never }, alone), "body.deduction"],
    [
      "no period",
      (bob) => bob.payroll.variable.append(ID, { ...NEW, paymentPeriod: undefined as never, effectiveDate: "2026-03-01" }, alone),
      "body.paymentPeriod",
    ],
    [
      "another date",
      (bob) => bob.payroll.entitlements.append(ID, { effectiveDate: "soon", entitlement: "Car", amount: EUR(1) }),
      "YYYY-MM-DD",
    ],
  ])("is refused before anything is sent: %s", async (_, write, says) => {
    const { bob, seen, failure } = rig(bodiless(200));
    const error = await failure(write(bob));
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(error.message).toContain(says);
    expect(seen).toHaveLength(0);
  });
});

describe("the entitlements and deductions of one employee", () => {
  it("hold at once and are carried by type, like variable pay", async () => {
    for (const [table, type] of [
      ["entitlements", "entitlement"],
      ["deductions", "deduction"],
    ] as const) {
      const rows = [
        { id: 1, [type]: "A", effectiveDate: "2025-01-01", endDate: "2027-01-01" },
        { id: 2, [type]: "B", effectiveDate: "2025-06-01", endDate: "2028-01-01" },
      ];
      const bob = rig([bulk(...rows), bulk(...rows), entry(3)]);
      expect((await bob.run(bob.bob.payroll[table].asOf(ID, "2026-01-01"))).rows.map(({ id }) => id)).toEqual([1, 2]);
      const row = { effectiveDate: "2026-01-01", amount: EUR(1), [type]: "A" };
      await bob.run(bob.bob.payroll[table].append(ID, row as never));
      expect(sent(bob)).toEqual({ ...row, endDate: "2027-01-01" });
    }
  });

  it("are read through the bulk endpoint to its last page", async () => {
    const page = (id: number, next_cursor: string | null) =>
      json({ results: [{ employeeId: ID, values: [{ id, deduction: "Pension" }] }], response_metadata: { next_cursor } });
    const { bob, seen, run } = rig([page(1, "b"), page(2, null)]);
    expect((await run(bob.payroll.deductions.list(ID))).rows.map(({ id }) => id)).toEqual([1, 2]);
    expect(seen.map(({ url }) => [url.pathname, url.searchParams.get("employeeIds")])).toEqual([
      ["/v1/bulk/people/deduction", ID],
      ["/v1/bulk/people/deduction", ID],
    ]);
  });

  it("are an error that names the boxes when the employee may not be seen, and not an empty list", async () => {
    const { bob, failure } = rig(json({ results: [], errors: [{ [ID]: { error: "MISSING_PERMISSION", message: "x" } }] }));
    expect(await failure(bob.payroll.entitlements.list(ID))).toMatchObject({
      name: "PermissionError",
      permissions: [{ key: "payroll.view" }, { key: "payroll.viewHistory" }],
    });
  });
});

it("reads salaries of single employees ten times a minute", async () => {
  const { bob, clock, run, seen } = rig(table());
  const start = clock.now();
  await run(Promise.all(Array.from({ length: 11 }, () => bob.payroll.salaries.list(ID))));
  expect(seen.filter(({ at }) => at - start < 60_000)).toHaveLength(10);
});

it("has no way to change a salary: Bob has none", () => {
  expect(rig(table()).bob.payroll.salaries).not.toHaveProperty("update");
});

import { describe, expect, it } from "vitest";
import { rowError, tablesOf } from "./custom-tables-rig.ts";

const TABLE = "equities";
const grant = { effectiveDate: "2026-12-01", quantity: 500, equityType: "RSU" };

describe("equities", () => {
  it("come in Bob's columns, in one read for everyone as for one person", async () => {
    const { everyone, fake, rows } = tablesOf({ employees: 60 });
    const found = await everyone(TABLE);
    for (const { id } of fake.company.employees) expect(await rows(id, TABLE)).toEqual(found.get(id) ?? []);
    const options = [...found.values()].flat().find(({ equityType }) => equityType === "Options");
    expect(options).toEqual({
      id: expect.any(Number),
      effectiveDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      reason: expect.any(String),
      quantity: expect.any(Number),
      equityType: "Options",
      vestingCommencementDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      consentNumber: options.consentNumber,
      grantDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      optionExpiration: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      exercisePrice: { value: expect.any(Number), currency: expect.stringMatching(/^[A-Z]{3}$/) },
      vestingTerm: options.vestingTerm,
      grantType: expect.stringMatching(/ Grant$/),
      vestingSchedule: expect.any(Number),
      grantNumber: expect.any(Number),
      grantStatus: "Granted",
      grantAmount: null,
      taxPlan: options.taxPlan,
      specialTerms: options.specialTerms,
    });
  });

  it("are of several types and currencies, for about half of the people, and of nobody who has just been hired", async () => {
    const { everyone, fake } = tablesOf({ employees: 200 });
    const found = await everyone(TABLE);
    expect(found.size).toBeGreaterThan(60);
    expect(found.size).toBeLessThan(140);
    const all = [...found.values()].flat();
    expect(new Set(all.map(({ equityType }) => equityType))).toEqual(new Set(["Options", "RSU", "Stock award"]));
    const currencies = new Set(all.flatMap(({ exercisePrice, grantAmount }) => (exercisePrice ?? grantAmount).currency));
    expect(currencies).toEqual(new Set(["USD", "GBP", "EUR", "CAD"]));
    expect(all.filter(({ exercisePrice, grantAmount }) => (exercisePrice ?? grantAmount).currency === "USD").length).toBeGreaterThan(
      all.length / 2,
    );
    expect(all.every(({ effectiveDate }) => effectiveDate <= "2026-06-15")).toBe(true);
    const { id } = fake.hire({ firstName: "Noor", surname: "Hakimi" });
    expect((await everyone(TABLE)).has(id)).toBe(false);
  });

  it("do not move with the clock", async () => {
    const { clock, everyone } = tablesOf();
    const before = await everyone(TABLE);
    await clock.advance(400 * 86_400_000);
    expect(await everyone(TABLE)).toEqual(before);
  });

  it("show labels beside the ids when asked to", async () => {
    const { everyone } = tablesOf();
    const row = [...(await everyone(TABLE, "&includeHumanReadable=true")).values()].flat().find(({ exercisePrice }) => exercisePrice);
    expect(row.vestingSchedule).toEqual(expect.any(Number));
    expect(row.humanReadable).toMatchObject({
      vestingSchedule: expect.stringMatching(/years/),
      effectiveDate: row.effectiveDate.split("-").reverse().join("/"),
      exercisePrice: expect.stringMatching(/\d\.\d\d$/),
    });
  });

  it("are added with 200 and nothing else, overwritten as a whole, and deleted; Bob has no event of them", async () => {
    const { fake, post, put, remove, rows, told } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const before = await rows(id, TABLE);
    const added = await post(`/people/${id}/${TABLE}`, { ...grant, reason: "Merit", exercisePrice: { value: 1.25, currency: "GBP" } });
    expect([added.status, added.text]).toEqual([200, ""]);
    const row = (await rows(id, TABLE)).at(-1);
    expect(row).toMatchObject({ ...grant, reason: "Merit", exercisePrice: { value: 1.25, currency: "GBP" }, grantType: null });
    const replaced = await put(`/people/${id}/${TABLE}/${row.id}`, { ...grant, quantity: 600 });
    expect([replaced.status, replaced.text]).toEqual([200, ""]);
    expect((await rows(id, TABLE)).at(-1)).toMatchObject({ id: row.id, quantity: 600, reason: null, exercisePrice: null });
    const removed = await remove(`/people/${id}/${TABLE}/${row.id}`);
    expect([removed.status, removed.text]).toEqual([200, ""]);
    expect(await rows(id, TABLE)).toEqual(before);
    expect(told()).toEqual([]);
  });

  it.each(["equityType", "grantType", "grantStatus", "vestingSchedule"])("refuse a %s that its list does not have", async (column) => {
    const { fake, post } = tablesOf();
    const { status, data } = await post(`/people/${fake.company.employees[0]!.id}/${TABLE}`, { ...grant, [column]: "Gold" });
    expect([status, data]).toEqual([400, rowError(column)]);
  });

  it.each([
    ["no date", { quantity: 1, equityType: "RSU" }],
    ["no quantity", { effectiveDate: "2026-12-01", equityType: "RSU" }],
    ["no type", { effectiveDate: "2026-12-01", quantity: 1 }],
    ["a date that does not exist", { ...grant, effectiveDate: "2026-02-30" }],
  ])("refuse a grant with %s", async (_, body) => {
    const { fake, post, rows } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const before = await rows(id, TABLE);
    expect((await post(`/people/${id}/${TABLE}`, body)).status).toBe(400);
    expect(await rows(id, TABLE)).toEqual(before);
  });

  it("need View and Edit on Equity; in the field-level model, single columns are held back", async () => {
    const { fake, get, post } = tablesOf();
    const { id } = fake.company.employees[0]!;
    fake.permissions.revoke("equity.edit");
    expect((await post(`/people/${id}/${TABLE}`, grant)).status).toBe(403);
    fake.permissions.revoke("equity.view");
    expect((await get(`/people/${id}/${TABLE}`)).status).toBe(403);
    expect((await get(`/bulk/people/${TABLE}`)).status).toBe(403);
    fake.permissions.grant("equity.view");
    fake.permissions.model = "field";
    fake.permissions.revoke("field:equities.quantity.view");
    const { data, headers } = await get(`/people/${id}/${TABLE}`);
    expect(data.values[0].quantity).toBeNull();
    expect(data.restricted_columns.no_view_permission).toEqual(["quantity"]);
    expect(headers.get("x-has-restricted-columns")).toBe("true");
  });

  it("go through the client, strictly checked", async () => {
    const { bob, fake } = tablesOf();
    const { id } = fake.company.employees[0]!;
    await (await bob.equity.add(id, { ...grant, equityType: "Options" })).visible();
    const { id: entry } = (await bob.equity.list(id, { humanReadable: true })).rows.at(-1)!;
    await (await bob.equity.update(id, entry, { quantity: 600 })).visible();
    const rows = await bob.equity.all({ employeeIds: [id] }).toArray({ limit: 50 });
    expect(rows.at(-1)).toMatchObject({ id: entry, quantity: 600, equityType: "Options" });
    await (await bob.equity.remove(id, entry)).visible();
    expect((await bob.equity.list(id)).rows.map((row) => row.id)).not.toContain(entry);
  });
});

import { describe, expect, it } from "vitest";
import type { Raw } from "./ask.ts";
import { rowError, tablesOf } from "./custom-tables-rig.ts";

const TABLE = "bank-accounts";
const own = /^column_\d+$/;

const all = async ({ fake, rows }: ReturnType<typeof tablesOf>): Promise<Raw[][]> =>
  Promise.all(fake.company.employees.map(({ id }) => rows(id, TABLE)));

describe("bank accounts", () => {
  it("come in Bob's columns, the company's own ones among them, with who changed them", async () => {
    const { fake, rows } = tablesOf();
    const [row] = await rows(fake.company.employees[0]!.id, TABLE);
    const { [Object.keys(row).find((name) => own.test(name))!]: custom, ...columns } = row;
    expect(custom === null || typeof custom === "string").toBe(true);
    expect(columns).toEqual({
      id: expect.any(Number),
      changedBy: expect.stringMatching(/^\d{19}$/),
      bankAccountType: "Current",
      routingNumber: expect.stringMatching(/^\d{6}$/),
      accountNickname: null,
      accountNumber: expect.stringMatching(/^\d{8}$/),
      bankName: expect.any(String),
      branchAddress: expect.any(String),
      bicOrSwift: expect.stringMatching(/^[A-Z]{4}GB2L$/),
      iban: expect.stringMatching(/^GB\d\d[A-Z]{4}\d{14}$/),
      allocation: "remaining",
      amount: null,
      useForBonus: true,
    });
  });

  it("are one for most people, two that share the pay for some, and none for a few and for who has just been hired", async () => {
    const rig = tablesOf({ employees: 200 });
    const found = await all(rig);
    const having = (count: number) => found.filter(({ length }) => length === count).length;
    expect(having(0)).toBeGreaterThan(3);
    expect(having(2)).toBeGreaterThan(30);
    expect(having(1)).toBeGreaterThan(having(2));
    expect(having(0) + having(1) + having(2)).toBe(200);
    for (const accounts of found.filter(({ length }) => length > 0)) {
      expect(accounts.at(-1).allocation).toBe("remaining");
      expect(accounts.filter(({ useForBonus }) => useForBonus)).toHaveLength(1);
      for (const { allocation, amount } of accounts.slice(0, -1)) {
        expect(["percent", "amount"]).toContain(allocation);
        expect(amount).toBeGreaterThan(0);
      }
    }
    const { id } = rig.fake.hire({ firstName: "Noor", surname: "Hakimi" });
    expect(await rig.rows(id, TABLE)).toEqual([]);
  });

  it("are the same for the same seed, in whatever order they are read", async () => {
    const first = await all(tablesOf({ employees: 30 }));
    const other = tablesOf({ employees: 30 });
    for (const { id } of other.fake.company.employees.toReversed()) await other.rows(id, TABLE);
    expect(await all(other)).toEqual(first);
    expect(await all(tablesOf({ employees: 30, seed: 2 }))).not.toEqual(first);
  });

  it("answer a page with 400 to a read with a JSON content type", async () => {
    const { fake, send } = tablesOf();
    const { status, headers } = await send("GET", `/people/${fake.company.employees[0]!.id}/${TABLE}`, {
      headers: { "content-type": "application/json; charset=utf-8" },
    });
    expect([status, headers.get("content-type")]).toEqual([400, "text/html; charset=utf-8"]);
  });

  it("take a new row inside of values, and say so of a bare one", async () => {
    const { fake, post, rows, told } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const before = await rows(id, TABLE);
    const row = { bankName: "Example Bank", bankAccountType: "Savings", allocation: "amount", amount: 50, column_1748390404001: "RENT" };
    const bare = await post(`/people/${id}/${TABLE}`, row);
    expect([bare.status, bare.data.error]).toEqual([400, "Missing required field: values"]);
    expect((await post(`/people/${id}/${TABLE}`, { values: [] })).status).toBe(400);
    expect(await rows(id, TABLE)).toEqual(before);

    const { status, text } = await post(`/people/${id}/${TABLE}`, { values: [row] });
    expect([status, text]).toEqual([200, ""]);
    const after = await rows(id, TABLE);
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ ...row, iban: null, useForBonus: null, changedBy: expect.any(String) });
    expect(told()).toEqual([{ type: "table.entry.created", employeeId: id, tableId: TABLE, id: after.at(-1).id }]);
  });

  it("are overwritten by a bare row: built-in columns that are not sent become empty, the company's own ones stay", async () => {
    const { fake, post, put, rows, told } = tablesOf();
    const { id } = fake.company.employees[0]!;
    await post(`/people/${id}/${TABLE}`, { values: [{ bankName: "Example Bank", iban: "GB00", column_1748390404001: "RENT" }] });
    const entry = (await rows(id, TABLE)).at(-1).id;
    const { status, text } = await put(`/people/${id}/${TABLE}/${entry}`, { accountNickname: "Mine" });
    expect([status, text]).toEqual([200, ""]);
    expect((await rows(id, TABLE)).at(-1)).toMatchObject({ id: entry, accountNickname: "Mine", iban: null, column_1748390404001: "RENT" });
    await put(`/people/${id}/${TABLE}/${entry}`, { column_1748390404001: null });
    expect((await rows(id, TABLE)).at(-1)).toMatchObject({ accountNickname: null, column_1748390404001: null });
    expect(told().map(({ type }) => type)).toEqual(["table.entry.created", "table.entry.updated", "table.entry.updated"]);
  });

  it("go away without an event, and are not found after it", async () => {
    const { fake, put, remove, rows, told } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const [{ id: entry }] = await rows(id, TABLE);
    const { status, text } = await remove(`/people/${id}/${TABLE}/${entry}`);
    expect([status, text]).toEqual([200, ""]);
    expect((await rows(id, TABLE)).map((row) => row.id)).not.toContain(entry);
    expect((await remove(`/people/${id}/${TABLE}/${entry}`)).status).toBe(404);
    expect((await put(`/people/${id}/${TABLE}/${entry}`, {})).status).toBe(404);
    expect(told()).toEqual([]);
  });

  it.each([
    ["an account type that Bob's list does not have", { bankAccountType: "Checking" }, "bankAccountType"],
    ["an allocation that it does not have", { allocation: "half" }, "allocation"],
  ])("refuse %s, column by column", async (_, row, column) => {
    const { fake, post, rows } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const before = await rows(id, TABLE);
    const { status, data } = await post(`/people/${id}/${TABLE}`, { values: [row] });
    expect([status, data]).toEqual([400, rowError(column)]);
    expect(await rows(id, TABLE)).toEqual(before);
  });

  it("need View and Edit on Financial, and the person in the audience", async () => {
    const { fake, get, post, remove } = tablesOf();
    const { id } = fake.company.employees[0]!;
    fake.permissions.revoke("financial.edit");
    expect((await post(`/people/${id}/${TABLE}`, { values: [{}] })).status).toBe(403);
    expect((await remove(`/people/${id}/${TABLE}/1`)).status).toBe(403);
    expect((await get(`/people/${id}/${TABLE}`)).status).toBe(200);
    fake.permissions.revoke("financial.view");
    expect((await get(`/people/${id}/${TABLE}`)).status).toBe(403);
    fake.permissions.grant("financial.view", "financial.edit");
    fake.audience = (person) => person.id !== id;
    expect((await get(`/people/${id}/${TABLE}`)).status).toBe(403);
    expect((await post(`/people/${id}/${TABLE}`, { values: [{}] })).status).toBe(403);
  });

  it("are written by the verbs for rows as well, the company's own column among the others", async () => {
    const { fake, rows } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const row = fake.addRow(TABLE, id, { bankName: "Example Bank", column_1748390404001: "RENT" });
    fake.editRow(TABLE, id, row.id, { iban: "GB00" });
    expect((await rows(id, TABLE)).at(-1)).toMatchObject({ bankName: "Example Bank", iban: "GB00", column_1748390404001: "RENT" });
    fake.editRow(TABLE, id, row.id, { column_1748390404001: "FOOD" });
    expect((await rows(id, TABLE)).at(-1)).toMatchObject({ iban: "GB00", column_1748390404001: "FOOD" });
  });

  it("go through the client, strictly checked", async () => {
    const { bob, fake } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const { bankAccounts } = bob.financial;
    const added = await bankAccounts.add(id, { bankName: "Example Bank", iban: "GB00EXMP", allocation: "remaining" });
    await added.visible();
    const { id: entry } = (await bankAccounts.list(id, { humanReadable: true })).rows.at(-1)!;
    await (await bankAccounts.update(id, entry, { bankName: "Another Bank" })).visible();
    expect((await bankAccounts.list(id)).rows.at(-1)).toMatchObject({ bankName: "Another Bank", iban: "GB00EXMP" });
    await (await bankAccounts.remove(id, entry)).visible();
    expect((await bankAccounts.list(id)).rows.map((row) => row.id)).not.toContain(entry);
  });
});

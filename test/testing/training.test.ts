import { describe, expect, it } from "vitest";
import type { Raw } from "./ask.ts";
import { rowError, tablesOf } from "./custom-tables-rig.ts";

const TABLE = "training";

const all = async ({ fake, rows }: ReturnType<typeof tablesOf>): Promise<Raw[][]> =>
  Promise.all(fake.company.employees.map(({ id }) => rows(id, TABLE)));

describe("training", () => {
  it("comes in Bob's columns: some list values as labels, some as ids", async () => {
    const { fake, get, rows } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const [row] = await rows(id, TABLE);
    expect(row).toEqual({
      id: expect.any(Number),
      name: "Fire safety",
      description: row.description,
      cost: { value: expect.any(Number), currency: "GBP" },
      status: expect.any(Number),
      frequency: "Yearly",
      startDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      endDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      documentId: expect.any(Number),
      customColumns: { column_1748390404002: row.customColumns.column_1748390404002 },
    });
    const { values } = (await get("/company/named-lists/trainingStatus")).data;
    expect(values.find((item: Raw) => item.id === row.status).name).toBe("Completed");
    const readable = (await get(`/people/${id}/${TABLE}?includeHumanReadable=true`)).data.values[0];
    expect(readable.humanReadable).toMatchObject({ name: "Fire safety", status: "Completed", cost: expect.stringMatching(/^£/) });
  });

  it("has courses that are over, some that go on or are planned, and none of those who are long gone", async () => {
    const rig = tablesOf({ employees: 200 });
    const found = await all(rig);
    const statuses = new Map(
      (await rig.get("/company/named-lists/trainingStatus")).data.values.map((item: Raw) => [item.id, item.name] as const),
    );
    const counts: Record<string, number> = {};
    found.flat().forEach(({ status, startDate, endDate }) => {
      const name = String(statuses.get(status));
      counts[name] = (counts[name] ?? 0) + 1;
      expect(name).toBe(startDate > "2026-06-15" ? "Planned" : endDate > "2026-06-15" ? "In progress" : "Completed");
    });
    expect(counts).toEqual({ Planned: expect.any(Number), "In progress": expect.any(Number), Completed: expect.any(Number) });
    rig.fake.company.employees.forEach(({ lifecycleStatus, terminationDate }, nth) => {
      if (lifecycleStatus === "Hired") expect(found[nth]).toEqual([]);
      if (lifecycleStatus === "Terminated") expect(found[nth]!.every(({ startDate }) => startDate < terminationDate!)).toBe(true);
    });
  });

  it("is the same whether it is read before or after somebody is told to leave", async () => {
    const rig = tablesOf({ employees: 40 });
    const before = await all(rig);
    for (const { id, status } of rig.fake.company.employees) if (status === "Active") rig.fake.terminate(id, { date: "2026-06-30" });
    expect(await all(rig)).toEqual(before);
  });

  it("is added with 200 and nothing else and deleted; there is no event of it, and no change of a row", async () => {
    const { fake, post, put, remove, rows, told } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const before = await rows(id, TABLE);
    const row = {
      name: "First aid",
      startDate: "2026-12-01",
      cost: { value: 120, currency: "GBP" },
      customColumns: { column_1748390404002: "Us" },
    };
    const added = await post(`/people/${id}/${TABLE}`, row);
    expect([added.status, added.text]).toEqual([200, ""]);
    const after = await rows(id, TABLE);
    expect(after.at(-1)).toMatchObject({ ...row, status: null, documentId: null });
    expect((await put(`/people/${id}/${TABLE}/${after.at(-1).id}`, row)).status).toBe(404);
    const removed = await remove(`/people/${id}/${TABLE}/${after.at(-1).id}`);
    expect([removed.status, removed.text]).toEqual([200, ""]);
    expect(await rows(id, TABLE)).toEqual(before);
    expect(told()).toEqual([]);
  });

  it.each([
    ["name", "Juggling"],
    ["status", "Bored"],
    ["frequency", "Hourly"],
    ["startDate", "01/12/2026"],
  ])("refuses a %s like %s", async (column, value) => {
    const { fake, post } = tablesOf();
    const { status, data } = await post(`/people/${fake.company.employees[0]!.id}/${TABLE}`, { [column]: value });
    expect([status, data]).toEqual([400, rowError(column)]);
  });

  it("needs View and Edit on Training", async () => {
    const { fake, get, post } = tablesOf();
    const { id } = fake.company.employees[0]!;
    fake.permissions.revoke("training.edit");
    expect((await post(`/people/${id}/${TABLE}`, {})).status).toBe(403);
    fake.permissions.revoke("training.view");
    expect((await get(`/people/${id}/${TABLE}`)).status).toBe(403);
  });

  it("goes through the client, strictly checked", async () => {
    const { bob, fake } = tablesOf();
    const { id } = fake.company.employees[0]!;
    await (await bob.training.add(id, { name: "First aid", startDate: "2026-12-01" })).visible();
    const { id: entry } = (await bob.training.list(id)).rows.at(-1)!;
    await (await bob.training.remove(id, entry)).visible();
  });
});

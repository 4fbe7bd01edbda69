import { describe, expect, it } from "vitest";
import type { Raw } from "./ask.ts";
import { tablesOf } from "./custom-tables-rig.ts";

describe("the invented rows of all plain tables", () => {
  it("stay what they are, whatever happens to people later", async () => {
    const rig = tablesOf({ employees: 25 });
    const { fake, get, rows } = rig;
    const people = [...fake.company.employees];
    const { tables } = (await get("/people/custom-tables/metadata")).data;
    const bulk = ["dependents", ...tables.map(({ id }: Raw) => `custom-tables/${id}`)];
    const all = async () => {
      const read: Raw[] = [];
      for (const { id } of people) read.push([id, await rows(id, "bank-accounts"), await rows(id, "equities"), await rows(id, "training")]);
      for (const table of bulk) read.push([...(await rig.everyone(table))]);
      return read;
    };
    const before = await all();
    const documents = await rig.everyone("right-to-work");
    for (const { id, startDate } of people) {
      fake.update(id, { "root.surname": "Vane", "root.firstName": "Kit", "home.numberOfKids": 4, "financial.rightToWorkExpiryDate": null });
      fake.changeWork(id, { site: "Berlin", effectiveDate: startDate });
    }
    for (const { id, status } of people) if (status === "Active") fake.terminate(id, { date: "2026-06-30" });
    expect(await rig.everyone("right-to-work")).toEqual(documents);
    const moved = people.filter(({ lifecycleRows }) => lifecycleRows.filter(({ status }) => status === "Terminated").length < 2);
    expect(moved.length).toBeGreaterThan(20);
    for (const { id } of moved) fake.setStartDate(id, { date: "2011-12-05" });
    expect(await all()).toEqual(before);
  });
});

describe("the metadata of the built-in tables", () => {
  it("tells each table with its columns, the company's own ones among them, to anybody", async () => {
    const { get } = tablesOf({ permissions: [] });
    const { tables } = (await get("/company/people/employee-tables/metadata")).data;
    const ids = tables.map(({ id }: Raw) => id);
    expect(ids).toEqual(expect.arrayContaining(["training", "equities", "bank-accounts", "dependents", "right-to-work"]));
    expect(new Set(ids).size).toBe(ids.length);
    for (const table of tables) {
      expect((await get(`/company/people/employee-tables/metadata/${table.id}`)).data).toEqual(table);
      expect(table).toEqual({
        id: table.id,
        name: expect.stringMatching(/^[A-Z]/),
        category: expect.any(String),
        historical: expect.any(Boolean),
        columns: expect.any(Array),
      });
      for (const column of table.columns) {
        expect(column).toMatchObject({ id: expect.any(String), name: expect.stringMatching(/^[A-Z]/), mandatory: expect.any(Boolean) });
      }
    }
    const bank = tables.find(({ id }: Raw) => id === "bank-accounts");
    expect(bank).toMatchObject({ name: "Bank accounts", category: "financial", historical: false });
    expect(bank.columns[0]).toEqual({
      id: "bankAccountType",
      name: "Bank account type",
      description: null,
      mandatory: false,
      type: "list",
      typeData: { listId: "bankaccounttype" },
    });
    expect(bank.columns.at(-1)).toMatchObject({ id: "column_1748390404001", name: "Text on the statement" });
  });

  it("names lists that exist, and columns that rows have", async () => {
    const { everyone, get, fake, rows } = tablesOf();
    const { tables } = (await get("/company/people/employee-tables/metadata")).data;
    for (const { id, columns } of tables) {
      for (const { typeData } of columns) {
        if (typeData.listId !== undefined) expect((await get(`/company/named-lists/${typeData.listId}`)).status, typeData.listId).toBe(200);
      }
      const own = (name: string) => name.startsWith("column_");
      const bulk = (await get(`/bulk/people/${id}`)).status === 200;
      const all: Raw[] = bulk ? [...(await everyone(id)).values()].flat() : await rows(fake.company.employees[0]!.id, id);
      for (const { id: column } of columns) if (!own(column)) expect(all[0], `${id}.${column}`).toHaveProperty(column);
    }
  });

  it("has nothing of custom tables", async () => {
    const { get } = tablesOf();
    expect((await get("/company/people/employee-tables/metadata/root__table_1748390400113")).status).toBe(404);
    expect((await get("/company/people/employee-tables/metadata/pets")).status).toBe(404);
  });

  it("goes through the client, strictly checked", async () => {
    const { bob } = tablesOf();
    const tables = await bob.metadata.tables();
    expect(await bob.metadata.table("training")).toEqual(tables.find(({ id }) => id === "training"));
  });
});

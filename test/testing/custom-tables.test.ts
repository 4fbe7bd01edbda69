import { describe, expect, it } from "vitest";
import type { Raw } from "./ask.ts";
import { rowError, tablesOf } from "./custom-tables-rig.ts";

const EQUIPMENT = "root__table_1748390400113";
const CERTIFICATIONS = "category_1748390400112__table_1748390400114";
const TRIPS = "work__table_1748390400115";
const [ITEM, KIND, SERIAL, VALUE, SINCE, KEEPER, EXTRAS, REMARKS] = Array.from(
  { length: 8 },
  (_, nth) => `column_174839040100${nth + 1}`,
) as [string, string, string, string, string, string, string, string];

/** The columns that a row need not have, empty. */
const EMPTY = { [SERIAL]: null, [VALUE]: null, [SINCE]: null, [KEEPER]: null, [EXTRAS]: [], [REMARKS]: null };

/** A rig with the equipment table of one person in hand. */
async function equipment(options?: Parameters<typeof tablesOf>[0]) {
  const rig = tablesOf(options);
  const { id } = rig.fake.company.employees[0]!;
  const path = `/people/custom-tables/${id}/${EQUIPMENT}`;
  const items = async (column: string): Promise<Raw[]> => (await rig.get(`/company/named-lists/${EQUIPMENT}.${column}`)).data.values;
  return {
    ...rig,
    id,
    path,
    kind: (await items(KIND))[1].id as string,
    extras: (await items(EXTRAS)).map((item) => item.id as string),
    list: async (query = "") => (await rig.get(`${path}${query}`)).data.values as Raw[],
  };
}

describe("the metadata of custom tables", () => {
  it("tells every table with its columns, to anybody", async () => {
    const { get } = tablesOf({ permissions: [] });
    const { tables } = (await get("/people/custom-tables/metadata")).data;
    expect(tables.map(({ id, category }: Raw) => [id, category])).toEqual([
      [EQUIPMENT, "root"],
      [CERTIFICATIONS, "category_1748390400112"],
      [TRIPS, "work"],
    ]);
    expect(tables[0].columns[0]).toEqual({ id: ITEM, name: "Item", description: null, mandatory: true, type: "text", typeData: {} });
    expect(tables[0].columns[1].typeData).toEqual({ listId: `${EQUIPMENT}.${KIND}` });
    for (const table of tables) expect((await get(`/people/custom-tables/metadata/${table.id}`)).data).toEqual(table);
    expect((await get("/people/custom-tables/metadata/work")).status).toBe(404);
  });

  it("names a list for each column that has one, with the items that rows hold", async () => {
    const { everyone, get } = tablesOf({ employees: 150 });
    const { tables } = (await get("/people/custom-tables/metadata")).data;
    const types = new Set<string>();
    for (const { id, columns } of tables) {
      const rows = [...(await everyone(`custom-tables/${id}`)).values()].flat();
      for (const column of columns) {
        types.add(column.type);
        const values = rows.flatMap((row) => row[column.id]).filter((value) => value !== null);
        expect(values.length, column.name).toBeGreaterThan(0);
        if (column.mandatory) expect(values.length).toBe(rows.length);
        const { listId } = column.typeData;
        if (listId === undefined) continue;
        const { data } = await get(`/company/named-lists/${listId}`);
        const ids = data.values.flatMap(({ id, children }: Raw) => [id, ...children.map((child: Raw) => child.id)]);
        expect(values.filter((value) => !ids.includes(value))).toEqual([]);
        expect(new Set(values).size, column.name).toBeGreaterThan(1);
      }
    }
    expect([...types].sort()).toEqual(
      ["currency", "date", "document", "employee-reference", "hierarchy-list", "list", "multi-list", "number", "text", "text-area"].sort(),
    );
  });
});

describe("the rows of a custom table", () => {
  it("have an id, who changed them, and a property for each column, for one person as for everyone", async () => {
    const { everyone, fake, list, rows } = await equipment({ employees: 60 });
    const found = await everyone(`custom-tables/${EQUIPMENT}`);
    for (const { id } of fake.company.employees) expect(await rows(`custom-tables/${id}`, EQUIPMENT)).toEqual(found.get(id) ?? []);
    expect(found.size).toBeGreaterThan(30);
    expect(found.size).toBeLessThan(60);
    const [row] = await list();
    expect(row).toEqual({
      id: expect.any(Number),
      changedBy: expect.stringMatching(/^\d{19}$/),
      [ITEM]: expect.any(String),
      [KIND]: expect.stringMatching(/^\d+$/),
      [SERIAL]: expect.any(String),
      [VALUE]: { value: expect.any(Number), currency: "GBP" },
      [SINCE]: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      [KEEPER]: expect.stringMatching(/^\d{19}$/),
      [EXTRAS]: expect.any(Array),
      [REMARKS]: row[REMARKS],
    });
  });

  it("carry display texts of what is not empty when asked to", async () => {
    const { everyone, fake, list } = await equipment();
    const row = (await list("?includeHumanReadable=true"))[0];
    const [year, month, day] = row[SINCE].split("-");
    expect(row.humanReadable).toMatchObject({
      [ITEM]: row[ITEM],
      [KIND]: "Laptop",
      [VALUE]: expect.stringMatching(/^£[\d,]+\.00$/),
      [SINCE]: `${day}/${month}/${year}`,
      [KEEPER]: fake.company.find(row[KEEPER])!.displayName,
    });
    for (const { [EXTRAS]: extras, humanReadable } of [
      ...(await everyone(`custom-tables/${EQUIPMENT}`, "&includeHumanReadable=true")).values(),
    ].flat()) {
      expect(humanReadable[EXTRAS]?.split(", ").length).toBe(extras.length > 0 ? extras.length : undefined);
    }
    expect((await list("?includeHumanReadable=false"))[0]).not.toHaveProperty("humanReadable");
  });

  it("come in pages of rows with a cursor that must be encoded", async () => {
    const { everyone, get } = tablesOf();
    const { data } = await get(`/bulk/people/custom-tables/${EQUIPMENT}?limit=1`);
    expect(data.results.flatMap(({ values }: Raw) => values)).toHaveLength(1);
    expect(data.response_metadata.next_cursor).toMatch(/[+/=]/);
    expect(data.errors).toEqual({});
    const count = [...(await everyone(`custom-tables/${EQUIPMENT}`)).values()].flat().length;
    let read = 0;
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Raw = (await get(`/bulk/people/custom-tables/${EQUIPMENT}?limit=7${cursor && `&cursor=${encodeURIComponent(cursor)}`}`))
        .data;
      read += page.results.flatMap(({ values }: Raw) => values).length;
      cursor = page.response_metadata.next_cursor;
    }
    expect(read).toBe(count);
  });

  it("are not read with a JSON content type: a page with 400 comes", async () => {
    const { path, send } = await equipment();
    const { status, headers } = await send("GET", path, { headers: { "content-type": "application/json" } });
    expect([status, headers.get("content-type")]).toEqual([400, "text/html; charset=utf-8"]);
  });

  it("are the same for the same seed, in whatever order they are read, and begin empty for who is hired", async () => {
    const read = async ({ everyone }: ReturnType<typeof tablesOf>) => [
      [...(await everyone(`custom-tables/${TRIPS}`))],
      [...(await everyone(`custom-tables/${CERTIFICATIONS}`))],
    ];
    const [first, other] = [tablesOf({ employees: 40 }), tablesOf({ employees: 40 })];
    for (const { id } of other.fake.company.employees.toReversed()) await other.rows(`custom-tables/${id}`, CERTIFICATIONS);
    expect(await read(other)).toEqual(await read(first));
    const { id } = first.fake.hire({ firstName: "Noor", surname: "Hakimi" });
    expect(await first.rows(`custom-tables/${id}`, EQUIPMENT)).toEqual([]);
  });
});

describe("a new row of a custom table", () => {
  it("is taken inside of values with 200 and nothing else, and told with its id", async () => {
    const { extras, id, kind, list, path, post, told } = await equipment();
    const before = await list();
    const row = {
      [ITEM]: "Ember 9",
      [KIND]: kind,
      [VALUE]: { value: 240, currency: "USD" },
      [EXTRAS]: extras.slice(0, 2),
      [SINCE]: "2026-06-01",
    };
    const { status, text } = await post(path, { values: [row] });
    expect([status, text]).toEqual([200, ""]);
    const after = await list();
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toEqual({
      id: expect.any(Number),
      changedBy: expect.any(String),
      [SERIAL]: null,
      [KEEPER]: null,
      [REMARKS]: null,
      ...row,
    });
    expect(told()).toEqual([{ type: "table.entry.created", employeeId: id, tableId: EQUIPMENT, id: after.at(-1).id }]);
  });

  it("is refused bare, with the key that Bob misses", async () => {
    const { kind, path, post } = await equipment();
    const { status, data, headers } = await post(path, { [ITEM]: "Ember 9", [KIND]: kind });
    expect([status, data.error]).toEqual([400, "Missing required field: values"]);
    expect(headers.get("x-fake-explanation")).toContain('{ "values": [row] }');
  });

  it("holds nothing but the table's columns", async () => {
    const { kind, list, path, post, put } = await equipment();
    const junk = { id: 7, changedBy: "12", column_1: "x", customColumns: { [SERIAL]: {}, column_2: "x" } };
    await post(path, { values: [{ [ITEM]: "Ember 9", [KIND]: kind, ...junk }] });
    const row = (await list()).at(-1);
    expect(row).toEqual({ ...(await list())[0], id: row.id, [ITEM]: "Ember 9", [KIND]: kind, ...EMPTY });
    await put(`${path}/${row.id}`, { ...junk, [REMARKS]: "New" });
    expect((await list()).at(-1)).toEqual({ ...row, [REMARKS]: "New" });
  });

  it("comes with others or not at all", async () => {
    const { kind, list, path, post, told } = await equipment();
    const before = await list();
    const row = { [ITEM]: "Ember 9", [KIND]: kind };
    expect((await post(path, { values: [row, { [KIND]: kind }] })).status).toBe(400);
    expect([await list(), told()]).toEqual([before, []]);
    expect((await post(path, { values: [row, row] })).status).toBe(200);
    expect((await list()).length).toBe(before.length + 2);
  });

  it("keeps an amount that cannot be read as empty, without a word, and an employee whom nobody knows as sent", async () => {
    const { kind, list, path, post } = await equipment();
    for (const amount of [240, "£240", { value: 240, currency: "XQX" }, { value: "240", currency: "USD" }, { value: 240 }, []]) {
      const { status } = await post(path, { values: [{ [ITEM]: "Ember 9", [KIND]: kind, [VALUE]: amount, [KEEPER]: "12" }] });
      expect([status, (await list()).at(-1)[VALUE], (await list()).at(-1)[KEEPER]]).toEqual([200, null, "12"]);
    }
  });

  it.each([
    ["a mandatory column that is missing", { [KIND]: "" }, KIND],
    ["a mandatory column that is null", { [ITEM]: null }, ITEM],
    ["an item that the list does not have", { [KIND]: "12" }, KIND],
    ["an item by its label", { [KIND]: "Phone" }, KIND],
    ["several items, one of them wrong", { [EXTRAS]: ["12"] }, EXTRAS],
    ["one item where several are taken", { [EXTRAS]: "12" }, EXTRAS],
    ["a date that does not exist", { [SINCE]: "2026-02-30" }, SINCE],
    ["an object for a text", { [SERIAL]: {} }, SERIAL],
  ])("is refused with %s", async (_, wrong, column) => {
    const { kind, list, path, post } = await equipment();
    const before = await list();
    const { status, data } = await post(path, { values: [{ [ITEM]: "Ember 9", [KIND]: kind, ...wrong }] });
    expect([status, data]).toEqual([400, rowError(column)]);
    expect(await list()).toEqual(before);
  });
});

describe("the verbs for rows", () => {
  it("write a custom table by its id like any other, with columns by id", async () => {
    const { extras, fake, id, kind, list, told } = await equipment();
    const before = await list();
    const row = fake.addRow(EQUIPMENT, id, { [ITEM]: "Ember 9", [KIND]: kind, [EXTRAS]: extras });
    fake.editRow(EQUIPMENT, id, row.id, { [ITEM]: "Ember 10" });
    expect((await list()).at(-1)).toMatchObject({ id: row.id, [ITEM]: "Ember 10", [KIND]: kind, [EXTRAS]: extras, [SERIAL]: null });
    expect(() => fake.addRow(EQUIPMENT, id, { [ITEM]: "Ember 9" })).toThrow(/Missing mandatory column/);
    expect(() => fake.editRow(EQUIPMENT, id, row.id, { [ITEM]: null })).toThrow(/Missing mandatory column/);
    fake.removeRow(EQUIPMENT, id, row.id);
    expect(await list()).toEqual(before);
    expect(told().map(({ type }) => type)).toEqual(["table.entry.created", "table.entry.updated"]);
  });
});

describe("a change of a row of a custom table", () => {
  it("keeps the columns that are not sent", async () => {
    const { extras, id, list, path, put, told } = await equipment();
    const [before] = await list();
    const { status, text } = await put(`${path}/${before.id}`, { [REMARKS]: "New battery", [EXTRAS]: [extras[2]], [VALUE]: null });
    expect([status, text]).toEqual([200, ""]);
    expect((await list())[0]).toEqual({ ...before, [REMARKS]: "New battery", [EXTRAS]: [extras[2]], [VALUE]: null });
    await put(`${path}/${before.id}`, { [EXTRAS]: [] });
    expect((await list())[0][EXTRAS]).toEqual([]);
    expect(told()[0]).toEqual({ type: "table.entry.updated", employeeId: id, tableId: EQUIPMENT, id: before.id });
  });

  it("inside of values is answered with 200 and changes nothing, like one of columns that do not exist", async () => {
    const { list, path, put, told } = await equipment();
    const before = await list();
    for (const body of [{ values: [{ [REMARKS]: "New battery" }] }, { column_1: "x" }, {}]) {
      const { status, text } = await put(`${path}/${before[0].id}`, body);
      expect([status, text]).toEqual([200, ""]);
    }
    expect([await list(), told()]).toEqual([before, []]);
  });

  it("cannot empty a mandatory column", async () => {
    const { list, path, put } = await equipment();
    const before = await list();
    const { status, data } = await put(`${path}/${before[0].id}`, { [ITEM]: null, [REMARKS]: "New battery" });
    expect([status, data]).toEqual([400, rowError(ITEM)]);
    expect(await list()).toEqual(before);
  });

  it.each(["999999", "first", "0"])("finds no row %s", async (entry) => {
    const { path, put, remove } = await equipment();
    expect((await put(`${path}/${entry}`, { [REMARKS]: "x" })).status).toBe(404);
    expect((await remove(`${path}/${entry}`)).status).toBe(404);
  });

  it("takes a row away without an event", async () => {
    const { list, path, remove, told } = await equipment();
    const before = await list();
    const { status, text } = await remove(`${path}/${before[0].id}`);
    expect([status, text]).toEqual([200, ""]);
    expect([await list(), told()]).toEqual([before.slice(1), []]);
  });
});

describe("permissions of custom tables", () => {
  it.each([
    ["the table's category", "category_1748390400112"],
    ["custom tables at all", "customTables"],
  ])("are View and Edit on %s", async (_, category) => {
    const { fake, get, post, put, remove } = tablesOf();
    const path = `/people/custom-tables/${fake.company.employees[0]!.id}/${CERTIFICATIONS}`;
    fake.permissions.revoke(`${category}.edit`);
    expect((await post(path, { values: [{}] })).status).toBe(403);
    expect((await put(`${path}/1`, {})).status).toBe(403);
    expect((await remove(`${path}/1`)).status).toBe(403);
    expect((await get(path)).status).toBe(200);
    fake.permissions.revoke(`${category}.view`);
    expect((await get(path)).status).toBe(403);
    expect((await get(`/bulk/people/custom-tables/${CERTIFICATIONS}`)).status).toBe(403);
  });

  it("of another table's category do not count", async () => {
    const { fake, get } = tablesOf();
    fake.permissions.revoke("category_1748390400112.view");
    expect((await get(`/people/custom-tables/${fake.company.employees[0]!.id}/${EQUIPMENT}`)).status).toBe(200);
  });

  it("hold back single columns in the field-level model, and say which", async () => {
    const { fake, list, path, get, put, remove } = await equipment({ permissionModel: "field" });
    fake.permissions.revoke(`field:${EQUIPMENT}.${VALUE}.view`, `field:${EQUIPMENT}.${SERIAL}.edit`);
    const { data, headers } = await get(path);
    expect(data.values[0][VALUE]).toBeNull();
    expect(data.values[0][SERIAL]).toEqual(expect.any(String));
    expect(data.restricted_columns).toEqual({ no_view_permission: [VALUE], no_view_history_permission: [] });
    expect(headers.get("x-has-restricted-columns")).toBe("true");
    const [{ id }] = await list();
    expect((await put(`${path}/${id}`, { [SERIAL]: "x" })).status).toBe(403);
    expect((await put(`${path}/${id}`, { [REMARKS]: "x" })).status).toBe(200);
    expect((await remove(`${path}/${id}`)).status).toBe(403);
  });

  it("leave out who is outside the audience", async () => {
    const { fake, get, id, kind, path, post } = await equipment();
    fake.audience = (person) => person.id !== id;
    expect((await get(path)).status).toBe(403);
    expect((await post(path, { values: [{ [ITEM]: "x", [KIND]: kind }] })).status).toBe(403);
    expect((await get(`/bulk/people/custom-tables/${EQUIPMENT}?employeeIds=${id}`)).data.errors).toEqual([
      { [id]: { error: "MISSING_PERMISSION", message: expect.any(String) } },
    ]);
  });

  it("answer 404 for a table that does not exist", async () => {
    const { fake, get, post, remove } = tablesOf();
    const path = `/people/custom-tables/${fake.company.employees[0]!.id}/root__table_1`;
    for (const { status } of [
      await get(path),
      await get("/bulk/people/custom-tables/root__table_1"),
      await post(path, { values: [{}] }),
      await remove(`${path}/1`),
    ]) {
      expect(status).toBe(404);
    }
  });
});

describe("addCustomTable", () => {
  it("makes a table with columns and lists of its own, empty for everyone, and gives it as its metadata does", async () => {
    const { everyone, fake, get, post, rows } = tablesOf();
    const table = fake.addCustomTable({
      name: "Lockers",
      category: "work",
      columns: [
        { name: "Number", type: "number", mandatory: true },
        { name: "Floor", type: "list", items: ["Ground", "First"] },
        { name: "Note" },
      ],
    });
    expect(table).toEqual({
      id: expect.stringMatching(/^work__table_\d+$/),
      category: "work",
      name: "Lockers",
      description: null,
      columns: [
        { id: expect.stringMatching(/^column_\d+$/), name: "Number", description: null, mandatory: true, type: "number", typeData: {} },
        expect.objectContaining({ name: "Floor", typeData: { listId: `${table.id}.${table.columns[1]!.id}` } }),
        expect.objectContaining({ name: "Note", mandatory: false, type: "text" }),
      ],
    });
    expect((await get(`/people/custom-tables/metadata/${table.id}`)).data).toEqual(table);
    const floors = (await get(`/company/named-lists/${table.columns[1]!.typeData.listId}`)).data.values;
    expect(floors.map(({ name }: Raw) => name)).toEqual(["Ground", "First"]);
    expect((await everyone(`custom-tables/${table.id}`)).size).toBe(0);
    const { id } = fake.company.employees[0]!;
    const [number, floor] = table.columns.map((column) => column.id) as [string, string];
    expect((await post(`/people/custom-tables/${id}/${table.id}`, { values: [{ [number]: 7, [floor]: floors[1].id }] })).status).toBe(200);
    expect(await rows(`custom-tables/${id}`, table.id)).toEqual([expect.objectContaining({ [number]: 7, [floor]: floors[1].id })]);
  });

  it("puts a table into the company's own category unless told otherwise, and each one gets ids of its own", () => {
    const { fake } = tablesOf();
    const tables = ["One", "Two"].map((name) => fake.addCustomTable({ name, columns: [{ name: "Note" }] }));
    expect(tables.map(({ category }) => category)).toEqual(["category_1748390400112", "category_1748390400112"]);
    expect(new Set(tables.flatMap(({ id, columns }) => [id, columns[0]!.id])).size).toBe(4);
  });

  it.each([
    ["no name", { name: "" }],
    ["no columns", { columns: [] }],
    ["a category that does not exist", { category: "garden" }],
    ["a column without a name", { columns: [{ name: "" }] }],
    ["a column of a type that Bob does not have", { columns: [{ name: "Note", type: "poem" as never }] }],
    ["items for a text", { columns: [{ name: "Note", items: ["a"] }] }],
    ["an item twice", { columns: [{ name: "Note", type: "list" as const, items: ["a", "a"] }] }],
  ])("refuses a table with %s", async (_, wrong) => {
    const { fake, get } = tablesOf();
    const lists = (await get("/company/named-lists")).text;
    expect(() => fake.addCustomTable({ name: "Lockers", columns: [{ name: "Note" }], ...wrong })).toThrow(/^Fake HiBob: /);
    expect((await get("/people/custom-tables/metadata")).data.tables).toHaveLength(3);
    expect((await get("/company/named-lists")).text).toBe(lists);
  });
});

describe("through the client, strictly checked", () => {
  it("every method of custom tables works", async () => {
    const { bob, id, kind } = await equipment();
    const { customTables } = bob;
    const tables = await customTables.tables();
    expect(await customTables.table(EQUIPMENT)).toEqual(tables[0]);
    const added = await customTables.add(id, EQUIPMENT, { [ITEM]: "Ember 9", [KIND]: kind, [VALUE]: { value: 1, currency: "GBP" } });
    await added.visible();
    const row = (await customTables.list(id, EQUIPMENT, { humanReadable: true })).rows.at(-1)!;
    await (await customTables.update(id, EQUIPMENT, row.id, { [REMARKS]: "New" })).visible();
    const all = await customTables.all(EQUIPMENT, { employeeIds: [id], pageSize: 2 }).toArray({ limit: 50 });
    expect(all.at(-1)).toMatchObject({ id: row.id, [ITEM]: "Ember 9", [REMARKS]: "New" });
    await (await customTables.remove(id, EQUIPMENT, row.id)).visible();
  });
});

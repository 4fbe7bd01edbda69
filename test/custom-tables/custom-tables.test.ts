import { describe, expect, it } from "vitest";
import { bodiless, json, rig } from "../client/stub.ts";
import { ADA, GRACE, rigWith } from "../tables/table.ts";

const TABLE = "root__table_1791380280851";
const ROW = { id: 3, column_1: "ThinkPad", column_2: { value: 240, currency: "USD" }, changedBy: "5" };

describe("a row of a custom table", () => {
  it("is changed in one request that holds the changes alone: Bob keeps the other columns", async () => {
    const { bob, run, seen } = rigWith({ rows: [ROW] });
    await run(bob.customTables.update(ADA, TABLE, 3, { column_1: "MacBook" }));
    expect(seen.map(({ method, text }) => [method, text])).toEqual([["PUT", '{"column_1":"MacBook"}']]);
  });

  it("is changed even where columns are hidden, because nothing is copied", async () => {
    const { bob, run, bodyOf } = rigWith({ rows: [], extra: { restricted_columns: { no_view_permission: ["column_2"] } } });
    await run(bob.customTables.update(ADA, TABLE, 3, { column_1: null }));
    expect(bodyOf()).toEqual({ column_1: null });
  });

  it("becomes visible when its own table shows the change in the row with its id", async () => {
    const rows = [[ROW], [{ ...ROW, id: 4, column_1: "MacBook" }, ROW], [{ ...ROW, column_1: "MacBook" }]];
    const { bob, run, seen } = rig([bodiless(200), ...rows.map((values) => json({ values }))]);
    const written = await run(bob.customTables.update(ADA, TABLE, 3, { column_1: "MacBook" }));
    await run(written.visible());
    const read = `/v1/people/custom-tables/${ADA}/${TABLE}`;
    expect(seen.map(({ url }) => url.pathname)).toEqual([`${read}/3`, read, read, read]);
  });

  it("that Bob stored with an empty amount is not_visible", async () => {
    const { bob, run, failure } = rigWith({ rows: [{ id: 9, column_1: "ThinkPad", column_2: null }] });
    const added = await run(bob.customTables.add(ADA, TABLE, { column_1: "ThinkPad", column_2: { value: 1, currency: "XXX" } }));
    expect(await failure(added.visible())).toMatchObject({ code: "not_visible" });
  });

  it("is gone when the table does not show its id", async () => {
    const { bob, run, seen } = rig([bodiless(200), json({ values: [ROW] }), json({ values: [{ ...ROW, id: 4 }] })]);
    const removed = await run(bob.customTables.remove(ADA, TABLE, 3));
    await run(removed.visible());
    expect(seen).toHaveLength(3);
  });

  it("comes with its employee from the bulk read too, where the ids of everyone else are refused one by one", async () => {
    const errors = [{ [GRACE]: { error: "MISSING_PERMISSION", message: "no" } }];
    const { bob, run } = rig(json({ results: [{ employeeId: ADA, values: [ROW] }], errors }));
    const { value } = await run(
      bob.customTables
        .all(TABLE, { employeeIds: [ADA, GRACE] })
        .pages()
        .next(),
    );
    expect(value).toMatchObject({
      items: [{ ...ROW, employeeId: ADA }],
      errors: [{ employeeId: GRACE, error: "MISSING_PERMISSION" }],
    });
  });

  it("is of nobody where nobody is asked for", async () => {
    const { bob, run, seen } = rig(json({ results: [] }));
    expect(await run(bob.customTables.all(TABLE, { employeeIds: [] }).toArray({ limit: 9 }))).toEqual([]);
    expect(seen).toEqual([]);
  });

  it("is not asked for without a table", async () => {
    const { bob, failure, seen } = rig(json({ values: [] }));
    for (const work of [
      () => bob.customTables.list(ADA, ""),
      () => bob.customTables.all("").toArray({ limit: 9 }),
      () => bob.customTables.add(ADA, "..", {}),
      () => bob.customTables.table(undefined as never),
    ]) {
      expect(await failure(work())).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });

  it("stays on one path whatever the table is called", async () => {
    const { bob, run, seen } = rigWith({ rows: [] });
    await run(bob.customTables.list(ADA, "a/b?c"));
    expect(seen[0]!.url.pathname).toBe(`/v1/people/custom-tables/${ADA}/a%2Fb%3Fc`);
  });

  it.each([null, [], "row", 7])("that is %j is refused before it is sent", async (row) => {
    const { bob, failure, seen } = rigWith({ rows: [] });
    expect(await failure(bob.customTables.add(ADA, TABLE, row as never))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });
});

describe("the custom tables", () => {
  it("keep what nobody knows of a table and its columns", async () => {
    const table = { id: TABLE, columns: [{ id: "column_1", new: 1 }], archived: false };
    const { bob, run } = rig(json({ tables: [table] }));
    expect(await run(bob.customTables.tables())).toEqual([table]);
  });

  it.each([[{}], [null], [{ tables: {} }], [{ tables: [null] }], [{ tables: [{ id: TABLE }] }], [{ tables: ["x"] }]])(
    "are an error and not empty when the answer is %j",
    async (answer) => {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.customTables.tables())).toMatchObject({ code: "unexpected_answer" });
    },
  );

  it.each([[{}], [null], ["x"], [{ id: TABLE, columns: null }]])("are an error one by one too when the answer is %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(bob.customTables.table(TABLE))).toMatchObject({ code: "unexpected_answer" });
  });

  it("need no permission to be described", async () => {
    const { bob, failure } = rig(json({}, 403));
    expect(await failure(bob.customTables.tables())).toMatchObject({ permissions: [] });
  });
});

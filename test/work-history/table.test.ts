import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { json, rig } from "../client/stub.ts";

const ID = "3332883884017713938" as EmployeeId;
const OLD = { id: 1000020240101, effectiveDate: "2024-01-01", isCurrent: false, title: "Baker", creationDate: null };
const NOW = {
  id: 1000020260101,
  effectiveDate: "2026-01-01",
  isCurrent: true,
  title: "Head baker",
  reportsTo: { id: "5" },
  customColumns: { column_1: 7 },
};

describe("the work table of one employee", () => {
  it("is read from its own path, and each row names its employee", async () => {
    const { bob, seen, run } = rig(json({ values: [OLD, NOW] }));
    expect(await run(bob.workHistory.list(ID))).toEqual({
      rows: [
        { ...OLD, employeeId: ID },
        { ...NOW, employeeId: ID },
      ],
      restrictedColumns: undefined,
      onlyCurrentRows: false,
    });
    expect([seen[0]!.method, seen[0]!.url.pathname]).toEqual(["GET", `/v1/people/${ID}/work`]);
  });

  it("is the same when Bob wraps it once more", async () => {
    const { bob, run } = rig(json({ values: [{ values: [OLD] }, { values: [NOW] }] }));
    expect((await run(bob.workHistory.list(ID))).rows.map(({ title }) => title)).toEqual(["Baker", "Head baker"]);
  });

  it("is an error and not an empty history when the answer has no rows in it", async () => {
    for (const answer of [{}, [], null, { values: null }, { results: [OLD] }]) {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.workHistory.list(ID))).toMatchObject({ code: "unexpected_answer" });
    }
  });

  it("names the boxes for all rows when it is refused", async () => {
    const { bob, failure } = rig(json({}, 403));
    expect(await failure(bob.workHistory.list(ID))).toMatchObject({ permissions: [{ key: "work.view" }, { key: "work.viewHistory" }] });
  });
});

describe("restricted columns", () => {
  const columns = { no_view_permission: ["title"], no_view_history_permission: ["site", "site"] };
  const read = { noView: ["title"], noViewHistory: ["site"] };
  const header = { "x-has-restricted-columns": "true" };

  it.each([
    ["beside the rows", { values: [NOW], restricted_columns: columns }, {}, read],
    ["in a wrapper", { values: [{ values: [NOW], restricted_columns: columns }] }, {}, read],
    ["in the header alone", { values: [NOW] }, header, { noView: [], noViewHistory: [] }],
    ["in header and body", { values: [NOW], restricted_columns: columns }, header, read],
    ["with parts missing", { values: [NOW], restricted_columns: { no_view_permission: null } }, {}, { noView: [], noViewHistory: [] }],
    ["nowhere", { values: [NOW], restricted_columns: null }, {}, undefined],
    ["in a header that denies it", { values: [NOW] }, { "x-has-restricted-columns": "false" }, undefined],
  ])("are found %s", async (_, answer, headers, expected) => {
    const { bob, run } = rig(json(answer, 200, headers));
    const table = await run(bob.workHistory.list(ID));
    expect(table.restrictedColumns).toEqual(expected);
    expect(table.rows).toHaveLength(1);
  });

  it.each([
    ["of the page", { results: [{ employeeId: "1", values: [NOW] }], restricted_columns: columns }],
    ["of an entry", { results: [{ employeeId: "1", values: [NOW], restricted_columns: columns }] }],
    ["of a wrapped entry", { results: [{ employeeId: "1", values: [{ values: [NOW], restricted_columns: columns }] }] }],
  ])("are found in a bulk read beside the rows %s", async (_, answer) => {
    const { bob, run } = rig(json(answer));
    const { value } = await run(bob.workHistory.all().pages().next());
    expect(value).toMatchObject({ restrictedColumns: read, items: [{ title: "Head baker", employeeId: "1" }] });
  });
});

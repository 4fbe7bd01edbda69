import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { rowsInForce, type TableRow } from "../../src/work-history/index.ts";
import { ADA, rigWith } from "./table.ts";

const row = (id: number, effectiveDate: unknown, columns: object = {}): TableRow => ({
  id,
  employeeId: "1" as EmployeeId,
  effectiveDate,
  ...columns,
});
const ids = (rows: readonly TableRow[]) => rows.map(({ id }) => id);

describe("the rows in force on a day", () => {
  it("are, of each employee, the last that began", () => {
    const rows = [row(1, "2024-01-01"), row(2, "2026-01-01"), row(3, "2027-01-01"), row(4, "2025-01-01", { employeeId: "2" })];
    expect(ids(rowsInForce(rows, "2026-11-23"))).toEqual([2, 4]);
    expect(ids(rowsInForce(rows, "2026-01-01"))).toEqual([2, 4]);
    expect(ids(rowsInForce(rows, "2025-12-31"))).toEqual([1, 4]);
    expect(ids(rowsInForce(rows, "2024-12-31"))).toEqual([1]);
    expect(ids(rowsInForce(rows, "2023-12-31"))).toEqual([]);
  });

  it("are found whatever the order of the rows", () => {
    expect(ids(rowsInForce([row(2, "2026-01-01"), row(1, "2024-01-01")], "2026-11-23"))).toEqual([2]);
  });

  it("are the later ones in Bob's order where two begin on one day", () => {
    expect(ids(rowsInForce([row(1, "2026-01-01"), row(2, "2026-01-01")], "2026-01-01"))).toEqual([2]);
  });

  it("are one per kind where the table has kinds", () => {
    const rows = [
      row(1, "2026-01-01", { kind: "Bonus" }),
      row(2, "2026-02-01", { kind: "Shifts" }),
      row(3, "2026-03-01", { kind: "Bonus" }),
    ];
    expect(ids(rowsInForce(rows, "2026-11-23", "kind"))).toEqual([3, 2]);
    expect(ids(rowsInForce(rows, "2026-11-23"))).toEqual([3]);
  });

  it.each(["endDate", "endEffectiveDate"])("do not go on after their %s, and leave nothing in their place", (end) => {
    const rows = [row(1, "2024-01-01"), row(2, "2026-01-01", { [end]: "2026-06-30" })];
    expect(ids(rowsInForce(rows, "2026-06-30"))).toEqual([2]);
    expect(ids(rowsInForce(rows, "2026-07-01"))).toEqual([]);
  });

  it("are not cut short by an end that is empty", () => {
    for (const end of [null, undefined, "", 5, {}]) {
      expect(ids(rowsInForce([row(1, "2024-01-01", { endDate: end, endEffectiveDate: end })], "2026-07-01"))).toEqual([1]);
    }
  });

  it("are found among rows whose dates are no text, which hold since ever", () => {
    const odd = [null, undefined, 5, { toString: 1 }].map((date, at) => row(at, date));
    expect(ids(rowsInForce(odd, "2026-01-01"))).toEqual([3]);
    expect(ids(rowsInForce([...odd, row(9, "2026-01-01")], "2026-01-01"))).toEqual([9]);
  });

  it.each(["2026-1-31", "31.01.2026", "2026-31-01", "2026-01-31T00:00", "", "today"])("are not to be asked for on %j", (date) => {
    expect(() => rowsInForce([row(1, "2024-01-01")], date)).toThrow(expect.objectContaining({ code: "invalid_input" }));
  });

  const day = fc.integer({ min: 10, max: 28 }).map((of) => `2026-01-${of}`);
  const table = fc.array(
    fc.record({
      employeeId: fc.constantFrom("1", "2"),
      kind: fc.constantFrom("a", "b", null),
      effectiveDate: fc.option(day),
      endDate: fc.option(day, { freq: 2 }),
      endEffectiveDate: fc.option(day, { freq: 2 }),
    }),
    { maxLength: 12 },
  );

  it("are what a day by day look finds", () => {
    fc.assert(
      fc.property(table, day, fc.constantFrom("kind", undefined), (columns, date, series) => {
        const rows = columns.map((of, id) => ({ ...of, id, employeeId: of.employeeId as EmployeeId }));
        const from = ({ effectiveDate }: (typeof rows)[number]) => effectiveDate ?? "";
        const expected = rows.filter((row) => {
          const rivals = rows.filter((other) => other.employeeId === row.employeeId && (!series || other.kind === row.kind));
          const later = rivals.some(
            (other) => from(other) <= date && (from(other) > from(row) || (from(other) === from(row) && other.id > row.id)),
          );
          const over = [row.endDate, row.endEffectiveDate].some((end) => end !== null && end < date);
          return from(row) <= date && !later && !over;
        });
        expect(ids(rowsInForce(rows, date, series)).toSorted()).toEqual(ids(expected));
      }),
    );
  });
});

describe("asOf", () => {
  const OLD = { id: 1, effectiveDate: "2024-01-01", endEffectiveDate: "2026-01-01", isCurrent: false, title: "Baker" };
  const NOW = { id: 2, effectiveDate: "2026-01-01", isCurrent: true, title: "Head baker" };

  it("gives the row of that day, in one request", async () => {
    const { bob, run, seen } = rigWith({ rows: [OLD, NOW] });
    const read = await run(bob.workHistory.asOf(ADA, "2025-06-01", { humanReadable: true }));
    expect(read).toEqual({ rows: [{ ...OLD, employeeId: ADA }], restrictedColumns: undefined, onlyCurrentRows: false });
    expect(seen.map(({ url }) => url.search)).toEqual(["?includeHumanReadable=true"]);
  });

  it("says with an empty result that there may be rows which are not seen", async () => {
    const { bob, run } = rigWith({ rows: [NOW] });
    expect(await run(bob.workHistory.asOf(ADA, "2025-06-01"))).toMatchObject({ rows: [], onlyCurrentRows: true });
  });

  it("does not give the current row for a day on which another, unseen one has taken over", async () => {
    const { bob, run } = rigWith({ rows: [{ ...NOW, endEffectiveDate: "2026-12-01" }] });
    expect(await run(bob.workHistory.asOf(ADA, "2027-01-01"))).toMatchObject({ rows: [], onlyCurrentRows: true });
  });

  it("keeps what Bob said about hidden columns", async () => {
    const { bob, run } = rigWith({ rows: [NOW], extra: { restricted_columns: { no_view_permission: ["title"] } } });
    const { restrictedColumns } = await run(bob.workHistory.asOf(ADA, "2026-06-01"));
    expect(restrictedColumns).toEqual({ noView: ["title"], noViewHistory: [] });
  });

  it("refuses a date in another form before anything is sent", async () => {
    const { bob, failure, seen } = rigWith({ rows: [NOW] });
    for (const date of ["1/2/2026", undefined as never]) {
      expect(await failure(bob.workHistory.asOf(ADA, date))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });
});

describe("onlyCurrentRows", () => {
  const current = { id: 1, effectiveDate: "2026-01-01", isCurrent: true };
  it.each<[string, object[], boolean]>([
    ["one current row", [current], true],
    ["current rows only", [current, { ...current, id: 2 }], true],
    ["a past row too", [{ ...current, isCurrent: false }, current], false],
    ["rows of a table without dates", [{ id: 1 }], false],
    ["rows that do not tell", [{ ...current, isCurrent: null }], false],
    ["no rows", [], false],
  ])("of a table with %s", async (_, rows, expected) => {
    const { bob, run } = rigWith({ rows });
    expect((await run(bob.workHistory.list(ADA))).onlyCurrentRows).toBe(expected);
  });
});

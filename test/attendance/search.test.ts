import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { json, rig, type Seen } from "../client/stub.ts";

const ID = "3332883884017713938" as EmployeeId;
const bodyOf = ({ text }: Seen) => JSON.parse(text);
const daysOf = (seen: Seen): string[] =>
  bodyOf(seen)
    .filters.filter(({ fieldId }: { fieldId: string }) => fieldId.includes("Date"))
    .flatMap(({ values }: { values: string[] }) => values);
const empty = json({ items: [] });
const entry = (id: number, next: string | null = null) =>
  json({
    items: [{ objectType: "attendanceEntry", fields: { "/attendanceEntry/id": { value: id } } }],
    response_metadata: { next_cursor: next },
  });

describe("a search of entries over a long time", () => {
  it("is cut into windows of 33 days that touch and do not overlap", async () => {
    const { bob, run, seen } = rig(empty);
    await run(bob.attendance.entries.search({ employeeIds: [ID], from: "2026-01-01", to: "2026-03-31" }).toArray({ limit: 1 }));
    expect(seen.map(daysOf)).toEqual([
      ["2026-01-01", "2026-02-02"],
      ["2026-02-03", "2026-03-07"],
      ["2026-03-08", "2026-03-31"],
    ]);
  });

  it.each([
    ["2026-02-02", 1], // 33 days
    ["2026-02-03", 2],
    ["2026-01-01", 1],
    ["2026-03-07", 2], // 66 days
    ["2026-03-08", 3],
  ])("until %s takes %i requests", async (to, requests) => {
    const { bob, run, seen } = rig(empty);
    await run(bob.attendance.entries.search({ employeeIds: [ID], from: "2026-01-01", to }).toArray({ limit: 1 }));
    expect(seen).toHaveLength(requests);
    expect(daysOf(seen.at(-1)!)[1]).toBe(to);
  });

  it("reads all pages of a window before the next one", async () => {
    const { bob, run, seen } = rig([entry(1, "a b"), entry(2), entry(3)]);
    const found = bob.attendance.entries.search({ employeeIds: [ID], from: "2026-01-01", to: "2026-02-10" });
    const ids = (await run(found.toArray({ limit: 9 }))).map((record) => record["/attendanceEntry/id"]);
    expect(ids).toEqual([1, 2, 3]);
    expect(seen.map((one) => [daysOf(one)[0], bodyOf(one).cursor])).toEqual([
      ["2026-01-01", undefined],
      ["2026-01-01", "a b"],
      ["2026-02-03", undefined],
    ]);
  });

  it("goes on at a page's cursor, in whichever window it is", async () => {
    const search = { employeeIds: [ID], from: "2026-01-01", to: "2026-02-10" };
    const cursors: (string | null)[] = [];
    const first = rig([entry(1, "a"), entry(2), entry(3)]);
    await first.run(
      (async () => {
        for await (const page of first.bob.attendance.entries.search(search).pages()) cursors.push(page.nextCursor);
      })(),
    );
    expect(cursors).toHaveLength(3);
    for (const [done, cursor] of cursors.slice(0, 2).entries()) {
      const { bob, run, seen } = rig(empty);
      await run(bob.attendance.entries.search({ ...search, cursor: cursor! }).toArray({ limit: 1 }));
      expect(seen.map(bodyOf)[0]).toEqual(bodyOf(first.seen[done + 1]!));
    }
  });

  it("refuses a cursor that cannot be of this search", async () => {
    const { bob, failure, seen } = rig(empty);
    for (const cursor of ["", "abc", "2025-12-31 a", "2026-03-01 a", "2026-01-01a"]) {
      const search = async () =>
        bob.attendance.entries.search({ employeeIds: [ID], from: "2026-01-01", to: "2026-02-10", cursor }).toArray({ limit: 1 });
      expect(await failure(search()), cursor).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });
});

describe("a search of attendance", () => {
  it("is never cut where Bob gives totals: they would be of parts", async () => {
    const { bob, run, seen } = rig(empty);
    await run(bob.attendance.summaries.search({ employeeIds: [ID], from: "2025-01-01", to: "2026-12-31" }).toArray({ limit: 1 }));
    expect(seen.map((one) => bodyOf(one).filters[0].values)).toEqual([["2025-01-01", "2026-12-31"]]);
  });

  it("asks for any number of employees in batches of 200, each once, in every window", async () => {
    const { bob, run, seen } = rig(empty);
    const employeeIds = Array.from({ length: 201 }, (_, i) => String(i) as EmployeeId);
    const input = { employeeIds: [...employeeIds, ...employeeIds], from: "2026-01-01", to: "2026-02-10" };
    await run(bob.attendance.entries.search(input).toArray({ limit: 9 }));
    const asked = seen.map((one) => [daysOf(one)[0], bodyOf(one).filters.at(-1).values]);
    expect(asked).toEqual(
      ["2026-01-01", "2026-02-03"].flatMap((day) => [
        [day, employeeIds.slice(0, 200)],
        [day, ["200"]],
      ]),
    );
  });

  it("finds nobody for an empty list of employees, and asks for nobody", async () => {
    const { bob, run, seen } = rig(entry(1));
    const input = { employeeIds: [], from: "2026-01-01", to: "2026-12-31" };
    const { summaries, dailyBreakdown, entries } = bob.attendance;
    expect(await run(summaries.search(input).toArray({ limit: 9 }))).toEqual([]);
    expect(await run(dailyBreakdown.search(input).toArray({ limit: 9 }))).toEqual([]);
    expect(await run(entries.search(input).toArray({ limit: 9 }))).toEqual([]);
    expect(seen).toEqual([]);
  });

  it("refuses what are no employees or no days", async () => {
    const { bob, failure, seen } = rig(empty);
    const good = { employeeIds: [ID], from: "2026-01-01", to: "2026-01-31" };
    const wrong: object[] = [{ from: "2026-02-30" }, { from: "2026-1-1" }, { to: "2025-12-31" }, { to: undefined }, { to: new Date(0) }];
    wrong.push({ from: "2026-01-01T00:00" }, { to: "9999-99-99" }, { employeeIds: ID }, { employeeIds: [1] }, { fields: "x" });
    for (const change of wrong) {
      const search = async () => bob.attendance.entries.search({ ...good, ...change } as typeof good).toArray({ limit: 1 });
      expect(await failure(search()), JSON.stringify(change)).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });

  it("always reads the fields that Bob insists on, and each once", async () => {
    const { bob, run, seen } = rig(empty);
    const fields = ["/dailyBreakdown/field_3", "/dailyBreakdown/date", "/dailyBreakdown/field_3"];
    await run(
      bob.attendance.dailyBreakdown.search({ employeeIds: [ID], from: "2026-01-01", to: "2026-01-01", fields }).toArray({ limit: 1 }),
    );
    expect(bodyOf(seen[0]!).fields).toEqual(["/dailyBreakdown/employeeId", "/dailyBreakdown/date", "/dailyBreakdown/field_3"]);
  });

  it("reads all documented fields of entries when none are named", async () => {
    const { bob, run, seen } = rig(empty);
    await run(bob.attendance.entries.search({ employeeIds: [ID], from: "2026-01-01", to: "2026-01-01" }).toArray({ limit: 1 }));
    expect(bodyOf(seen[0]!).fields).toHaveLength(12);
  });

  it.each([[{}], [{ items: {} }], [{ items: [1] }]])("is an error and not empty when the answer is %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    const search = bob.attendance.entries.search({ employeeIds: [ID], from: "2026-01-01", to: "2026-01-01" });
    expect(await failure(search.toArray({ limit: 1 }))).toMatchObject({ code: "unexpected_answer" });
  });
});

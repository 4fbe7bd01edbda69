import { describe, expect, it } from "vitest";
import type { Raw } from "../ask.ts";
import { tablesRig } from "./rig.ts";

const invalid = (column: string, text: unknown = expect.any(String)) => ({ error: expect.any(String), errors: { [column]: text } });

describe("a new row of the work table", () => {
  it("is answered with 200 and an empty body, and holds nothing but what was sent", async () => {
    const { post, rows, second } = tablesRig();
    const before = await rows(second.id, "work");
    const reply = await post(second.id, "work", {
      effectiveDate: "2026-06-15",
      title: "Software Engineer",
      reason: "Moved",
      siteId: 2_711_003,
    });
    expect([reply.status, reply.text]).toEqual([200, ""]);
    const after = await rows(second.id, "work");
    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ isCurrent }) => isCurrent)).toMatchObject({
      id: 1_000_020_260_615,
      effectiveDate: "2026-06-15",
      title: "Software Engineer",
      department: null,
      site: "Berlin",
      siteId: 2_711_003,
      reportsTo: null,
      workChangeType: "Other",
      change: { reason: "Moved" },
      creationDate: "2026-06-15",
      modificationDate: "2026-06-15",
      customColumns: {},
    });
  });

  it("shows in the person's fields at once, and in no one else's", async () => {
    const { post, fields, people, second, head } = tablesRig();
    const ids = ["work.title", "work.department", "work.siteId", "work.site", "work.activeEffectiveDate", "work.reportsTo"];
    const before = await people(ids);
    await post(second.id, "work", { effectiveDate: "2026-06-10", title: "Accountant", site: "Dublin", reportsTo: { id: head.id } });
    expect((await fields(second.id, ...ids)).work).toMatchObject({
      title: "Accountant",
      department: null,
      siteId: 2_711_004,
      site: "Dublin",
      activeEffectiveDate: "2026-06-10",
      reportsTo: { id: head.id },
    });
    const others = (all: Raw[]) => all.filter(({ id }) => id !== second.id);
    expect(others(await people(ids))).toEqual(others(before));
  });

  it("keeps what is sent along of Bob's own bookkeeping out", async () => {
    const { post, rows, second } = tablesRig();
    const [first] = await rows(second.id, "work");
    await post(second.id, "work", { ...first, effectiveDate: "2026-06-14", isCurrent: false, id: 7, canBeDeleted: false });
    const added = (await rows(second.id, "work")).find(({ effectiveDate }) => effectiveDate === "2026-06-14");
    expect(added).toMatchObject({ id: 1_000_020_260_614, isCurrent: true, canBeDeleted: true, title: first.title });
  });

  it("is there once for a date and a site: another site on the same day is another row", async () => {
    const { post, rows, second } = tablesRig();
    const row = { effectiveDate: "2026-06-12", siteId: 2_711_001, title: "Accountant" };
    expect((await post(second.id, "work", row)).status).toBe(200);
    const again = await post(second.id, "work", { ...row, title: "Bookkeeper" });
    expect([again.status, again.data]).toEqual([400, { key: "exception.history.duplicated.bulk", error: "Duplicate effective date" }]);
    expect((await post(second.id, "work", { ...row, siteId: 2_711_002 })).status).toBe(200);
    const same = (await rows(second.id, "work")).filter(({ effectiveDate }) => effectiveDate === "2026-06-12");
    expect(same.map(({ siteId, isCurrent }) => [siteId, isCurrent])).toEqual([
      [2_711_001, false],
      [2_711_002, true],
    ]);
    expect(new Set(same.map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    ["a title that is in no list", { title: "Wizard" }, "title"],
    ["a site that is in no list", { siteId: 12 }, "siteId"],
    ["a manager who does not exist", { reportsTo: { id: "12" } }, "reportsTo"],
    ["a date that does not exist", { effectiveDate: "2026-02-30" }, "effectiveDate"],
    ["a date in another form", { effectiveDate: "30/06/2026" }, "effectiveDate"],
  ])("with %s is refused, and nothing happens", async (_, columns, column) => {
    const { post, rows, told, second } = tablesRig();
    const before = await rows(second.id, "work");
    const { status, data, headers } = await post(second.id, "work", { effectiveDate: "2026-06-20", ...columns });
    expect(status).toBe(400);
    expect(data).toMatchObject(invalid(column));
    expect(headers.get("x-fake-explanation")).toContain(column);
    expect(await rows(second.id, "work")).toEqual(before);
    expect(told()).toEqual([]);
  });

  it("cannot make a circle of managers, be it by a row, an edit or a deletion", async () => {
    const { post, put, del, rows, company, head } = tablesRig();
    const report = company.employees.find(({ reportsTo }) => reportsTo === head.id)!;
    const circle = await post(head.id, "work", { effectiveDate: "2026-06-20", siteId: 2_711_001, reportsTo: { id: report.id } });
    expect([circle.status, circle.data]).toEqual([400, invalid("reportsTo", expect.stringContaining("cannot report"))]);
    // Free of each other for a month only: moving or deleting what ends it would close the circle.
    await post(report.id, "work", { effectiveDate: "2026-07-01", siteId: 2_711_001 });
    await post(head.id, "work", { effectiveDate: "2026-07-01", siteId: 2_711_001, reportsTo: { id: report.id } });
    const free = (await rows(report.id, "work")).at(-1);
    expect((await put(report.id, "work", free.id, { effectiveDate: "2026-07-02", siteId: 2_711_001 })).status).toBe(400);
    expect((await del(report.id, "work", free.id)).status).toBe(400);
    expect((await rows(report.id, "work")).at(-1)).toEqual(free);
  });
});

describe("a replaced row", () => {
  it("is overwritten as a whole: columns that are not sent become empty", async () => {
    const { put, rows, second } = tablesRig();
    const [row] = await rows(second.id, "work");
    const { status, text } = await put(second.id, "work", row.id, { effectiveDate: row.effectiveDate, title: "Accountant" });
    expect([status, text]).toEqual([200, ""]);
    const [after] = await rows(second.id, "work");
    expect(after).toMatchObject({ id: row.id, title: "Accountant", department: null, siteId: null, site: null, reportsTo: null });
    expect(after.modificationDate).toBe("2026-06-15");
  });

  it("comes under another id when it is moved, and in another place", async () => {
    const { post, put, rows, second } = tablesRig();
    const row = { siteId: 2_711_001, title: "Accountant" };
    await post(second.id, "work", { ...row, effectiveDate: "2026-06-14" });
    await post(second.id, "work", { ...row, effectiveDate: "2026-08-01" });
    await put(second.id, "work", 1_000_020_260_614, { ...row, effectiveDate: "2026-09-01" });
    expect((await rows(second.id, "work")).slice(-2).map(({ id, effectiveDate }) => [id, effectiveDate])).toEqual([
      [1_000_020_260_801, "2026-08-01"],
      [1_000_020_260_901, "2026-09-01"],
    ]);
    const taken = await put(second.id, "work", 1_000_020_260_901, { ...row, effectiveDate: "2026-08-01" });
    expect([taken.status, taken.data.key]).toEqual([400, "exception.history.duplicated.bulk"]);
  });

  it("must be there", async () => {
    const { put, del, second } = tablesRig();
    expect((await put(second.id, "work", 12, { effectiveDate: "2026-06-20" })).status).toBe(404);
    expect((await del(second.id, "work", 12)).status).toBe(404);
    expect((await del(second.id, "work", "first")).status).toBe(404);
  });
});

describe("a deleted row", () => {
  it("is gone without an event, and the one before it is in force again", async () => {
    const { post, del, rows, told, second } = tablesRig();
    const before = await rows(second.id, "work");
    await post(second.id, "work", { effectiveDate: "2026-06-15", siteId: 2_711_001, title: second.title });
    told();
    const { status, text } = await del(second.id, "work", 1_000_020_260_615);
    expect([status, text]).toEqual([200, ""]);
    expect(await rows(second.id, "work")).toEqual(before);
    expect(told().map(({ type }) => type)).not.toContain("table.entry.updated");
  });

  it("cannot be the first one, which came with the person", async () => {
    const { del, rows, second } = tablesRig();
    const [first] = await rows(second.id, "work");
    expect(first.canBeDeleted).toBe(false);
    expect((await del(second.id, "work", first.id)).status).toBe(400);
    expect(await rows(second.id, "work")).toContainEqual(first);
  });
});

describe("what webhooks are told of a row", () => {
  it("is its table and date, and the fields of the person that changed by it", async () => {
    const { post, put, told, second } = tablesRig();
    const row = { effectiveDate: "2026-06-15", siteId: second.siteId, department: second.department, reportsTo: { id: second.reportsTo } };
    await post(second.id, "work", { ...row, title: "Accountant" });
    expect(told()).toEqual([
      { type: "table.entry.created", employeeId: second.id, tableId: "work", effectiveDate: "2026-06-15" },
      {
        type: "employee.updated",
        employeeId: second.id,
        fieldUpdates: expect.arrayContaining(["work.activeEffectiveDate", "work.title"]),
      },
    ]);
    await put(second.id, "work", 1_000_020_260_615, { ...row, title: "Accountant" });
    expect(told()).toEqual([{ type: "table.entry.updated", employeeId: second.id, tableId: "work", effectiveDate: "2026-06-15" }]);
    await post(second.id, "work", { ...row, effectiveDate: "2026-12-01", title: "Bookkeeper" });
    expect(told()).toEqual([{ type: "table.entry.created", employeeId: second.id, tableId: "work", effectiveDate: "2026-12-01" }]);
  });
});

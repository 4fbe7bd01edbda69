import { describe, expect, it } from "vitest";
import { appendRow, listRows } from "../../src/tables/index.ts";
import { ADA, addPay, listPay, rigWith } from "./table.ts";

const OLD = { id: 1000020240101, effectiveDate: "2024-01-01", endEffectiveDate: "2026-01-01", isCurrent: false, title: "Baker" };
const NOW = {
  id: 1000020260101,
  effectiveDate: "2026-01-01",
  activeEffectiveDate: "2026-01-01",
  endEffectiveDate: null,
  isCurrent: true,
  canBeDeleted: true,
  workChangeType: "Promotion",
  change: { reason: "Good bread", changedBy: "Grace", changedById: "5" },
  reason: "Good bread",
  changedBy: "5",
  creationDate: "2026-01-02",
  CreationDate: "2026-01-02",
  modificationDate: "2026-01-02",
  humanReadable: { title: "Head baker" },
  title: "Head baker",
  department: null,
  site: "Leeds",
  siteId: 7,
  reportsTo: { id: "5", firstName: "Grace", email: "grace@example.com" },
  customColumns: { column_1: 7, column_2: "oven" },
  hours: 0,
  remote: false,
};
const CARRIED = {
  title: "Head baker",
  siteId: 7,
  reportsTo: { id: "5" },
  customColumns: { column_1: 7, column_2: "oven" },
  hours: 0,
  remote: false,
};
const DAY = { effectiveDate: "2026-12-01" };

describe("append", () => {
  it("carries every column that is not empty, without what Bob keeps itself, ids in place of labels, the manager by id", async () => {
    const { bob, run, bodyOf, writes } = rigWith({ rows: [OLD, NOW] });
    await run(bob.workHistory.append(ADA, DAY));
    expect(bodyOf()).toEqual({ ...CARRIED, ...DAY });
    expect(writes()).toHaveLength(1);
  });

  it("puts what is given in place of what is carried, and an empty value empties", async () => {
    const { bob, run, bodyOf } = rigWith({ rows: [NOW] });
    await run(bob.workHistory.append(ADA, { ...DAY, title: "Lead", reportsTo: null, siteId: 9, reason: "Moved", workChangeType: "Move" }));
    expect(bodyOf()).toEqual({ ...CARRIED, ...DAY, title: "Lead", reportsTo: null, siteId: 9, reason: "Moved", workChangeType: "Move" });
  });

  it("takes a column that is set to undefined for one that was not given", async () => {
    const { bob, run, bodyOf } = rigWith({ rows: [NOW] });
    await run(bob.workHistory.append(ADA, { ...DAY, title: undefined } as never));
    expect(bodyOf()).toMatchObject({ title: "Head baker" });
  });

  it("takes a column of the customer's that is set to undefined for one that was not given", async () => {
    const { bob, run, bodyOf } = rigWith({ rows: [NOW] });
    await run(bob.workHistory.append(ADA, { ...DAY, customColumns: { column_1: undefined, column_2: "mixer" } }));
    expect(bodyOf()).toMatchObject({ customColumns: { column_1: 7, column_2: "mixer" } });
  });

  it.each<[string, object, object, object]>([
    ["a label for a column whose id is known takes the id's place", { site: "Leeds", siteId: 7 }, { site: "York" }, { site: "York" }],
    ["an id takes the label's place", { site: "Leeds", siteId: null }, { siteId: 9 }, { siteId: 9 }],
    ["an emptied id does not leave the label behind", { site: "Leeds", siteId: 7 }, { siteId: null }, { siteId: null }],
    ["a label without an id is carried", { site: "Leeds" }, {}, { site: "Leeds" }],
    ["a label is carried when its id is set to undefined", { site: "Leeds" }, { siteId: undefined }, { site: "Leeds" }],
    ["the calendar goes by its id", { calendarName: "UK", calendarId: 3 }, {}, { calendarId: 3 }],
    [
      "a working pattern from the library goes by its id",
      { standardWorkingPattern: { days: { monday: 8 } }, standardWorkingPatternId: 4 },
      {},
      { standardWorkingPatternId: 4 },
    ],
  ])("%s", async (_, columns, given, sent) => {
    const { bob, run, bodyOf } = rigWith({ rows: [{ id: 1, effectiveDate: "2026-01-01", isCurrent: true, ...columns }] });
    await run(bob.workHistory.append(ADA, { ...DAY, ...given }));
    expect(bodyOf()).toEqual({ ...DAY, ...sent });
  });

  it("merges custom columns one by one", async () => {
    const { bob, run, bodyOf } = rigWith({ rows: [NOW] });
    await run(bob.workHistory.append(ADA, { ...DAY, customColumns: { column_2: "mixer", column_3: true } }));
    expect(bodyOf()).toMatchObject({ customColumns: { column_1: 7, column_2: "mixer", column_3: true } });
  });

  it("carries the row in force on the new row's day, not the current one", async () => {
    const { bob, run, bodyOf } = rigWith({ rows: [OLD, NOW, { ...NOW, id: 3, effectiveDate: "2027-01-01", title: "Owner" }] });
    await run(bob.workHistory.append(ADA, { effectiveDate: "2025-06-01", department: "Bread" }));
    expect(bodyOf()).toEqual({ effectiveDate: "2025-06-01", title: "Baker", department: "Bread" });
    await run(bob.workHistory.append(ADA, { effectiveDate: "2027-06-01" }));
    expect(JSON.stringify(bodyOf())).not.toContain("Owner");
  });

  it("carries nothing where nothing was in force: before the first row, or in an empty table", async () => {
    for (const rows of [[], [OLD, NOW]]) {
      const { bob, run, bodyOf } = rigWith({ rows });
      await run(bob.workHistory.append(ADA, { effectiveDate: "2020-01-01", title: "Apprentice" }));
      expect(bodyOf()).toEqual({ effectiveDate: "2020-01-01", title: "Apprentice" });
    }
  });

  it("with carryForward: false reads nothing and sends exactly what was given", async () => {
    const { bob, run, seen, bodyOf } = rigWith({ rows: [NOW], extra: { restricted_columns: { no_view_permission: ["title"] } } });
    await run(bob.workHistory.append(ADA, { ...DAY, siteId: 9 }, { carryForward: false }));
    expect(seen.map(({ method }) => method)).toEqual(["POST"]);
    expect(bodyOf()).toEqual({ ...DAY, siteId: 9 });
  });

  it("passes its signal on to the read and does not write after it", async () => {
    const { bob, failure, writes } = rigWith({ rows: [NOW] });
    const signal = AbortSignal.abort("stop");
    expect(await failure(bob.workHistory.append(ADA, DAY, { signal }))).toMatchObject({ code: "aborted" });
    expect(writes()).toEqual([]);
  });
});

describe("append is refused before anything is written", () => {
  it.each<[string, object, string]>([
    ["may not be seen", { no_view_permission: ["title", "siteId"] }, "title, siteId"],
    ["may not be seen in past rows", { no_view_history_permission: ["title"] }, "title"],
    ["are hidden without being named", {}, "some columns"],
  ])("when columns %s", async (_, restricted_columns, names) => {
    const { bob, failure, writes } = rigWith({ rows: [NOW], extra: { restricted_columns } });
    const error = await failure(bob.workHistory.append(ADA, DAY));
    expect(error).toMatchObject({ name: "HiBobError", code: "restricted_columns", endpoint: "POST /people/{id}/work" });
    expect(error.message).toContain(names);
    expect(writes()).toEqual([]);
  });

  it.each<[string, object[], string]>([
    ["before the only row that is seen, a current one", [NOW], "2025-06-01"],
    ["after the current row has given way to one that is not seen", [{ ...NOW, endEffectiveDate: "2026-10-01" }], "2026-12-01"],
  ])("when the row in force may be hidden: %s", async (_, rows, effectiveDate) => {
    const { bob, failure, run, writes, bodyOf } = rigWith({ rows });
    expect(await failure(bob.workHistory.append(ADA, { effectiveDate }))).toMatchObject({ code: "invalid_input" });
    expect(writes()).toEqual([]);
    await run(bob.workHistory.append(ADA, { effectiveDate }, { carryForward: false }));
    expect(bodyOf()).toEqual({ effectiveDate });
  });

  it.each(["2026-1-1", "01/12/2026", "2026-31-12", "", undefined, new Date(0), 20261201])("for %j as its date", async (effectiveDate) => {
    const { bob, failure, seen } = rigWith({ rows: [NOW] });
    expect(await failure(bob.workHistory.append(ADA, { effectiveDate } as never))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("tells no one's data: neither values nor dates nor ids", async () => {
    const { bob, failure } = rigWith({ rows: [NOW] });
    const { message } = await failure(bob.workHistory.append(ADA, { effectiveDate: "2025-06-01", title: "Lead" }));
    for (const told of ["Lead", "Head baker", ADA, "2025", "1000020260101"]) expect(message).not.toContain(told);
  });
});

describe("append to a table where several rows hold at once", () => {
  const bonus = { id: 1, effectiveDate: "2026-01-01", isCurrent: true, kind: "Bonus", target: "bread" };
  const shifts = { id: 2, effectiveDate: "2026-02-01", isCurrent: true, kind: "Shifts", target: "nights" };

  const appended = async (rows: object[], row: { effectiveDate: string; kind: unknown }) => {
    const made = rigWith({ rows, written: { entryId: 9 } });
    const { client } = made.bob;
    const append = appendRow<typeof row>(client, addPay, listRows(client, listPay), "kind");
    const result = await made.run(append(ADA, row));
    return { ...made, result };
  };

  it("carries the row of the same kind, and tells the new row's id", async () => {
    const { bodyOf, result } = await appended([bonus, shifts], { effectiveDate: "2026-12-01", kind: "Bonus" });
    expect(bodyOf()).toEqual({ effectiveDate: "2026-12-01", kind: "Bonus", target: "bread" });
    expect(result.entryId).toBe(9);
  });

  it("finds the kind whether its id comes as a number or as text", async () => {
    const { bodyOf } = await appended([{ ...bonus, kind: 252614471 }], { effectiveDate: "2026-12-01", kind: "252614471" });
    expect(bodyOf()).toMatchObject({ target: "bread" });
  });

  it("carries nothing into the first row of a kind", async () => {
    const { bodyOf } = await appended([bonus, shifts], { effectiveDate: "2025-01-01", kind: "Travel" });
    expect(bodyOf()).toEqual({ effectiveDate: "2025-01-01", kind: "Travel" });
  });

  it.each([
    ["ExecutiveBonus", "Executive bonus"],
    ["car-allowance", "Car Allowance"],
    ["Bonus ", "Bonus"],
  ])("takes %j for the kind that Bob shows as %j", async (kind, shown) => {
    const { bodyOf } = await appended([{ ...bonus, kind: shown }, shifts], { effectiveDate: "2026-12-01", kind });
    expect(bodyOf()).toEqual({ effectiveDate: "2026-12-01", kind, target: "bread" });
  });

  it("is refused when the row of a kind in another spelling may be hidden", async () => {
    const { bob, failure, writes } = rigWith({ rows: [{ ...bonus, kind: "bonus" }] });
    const append = appendRow<{ effectiveDate: string; kind: string }>(bob.client, addPay, listRows(bob.client, listPay), "kind");
    const error = await failure(append(ADA, { effectiveDate: "2025-12-01", kind: "Bonus" }));
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(error.message).toContain("carryForward: false");
    expect(writes()).toEqual([]);
  });

  it("does not take one number for another", async () => {
    const { bodyOf } = await appended([{ ...bonus, kind: "Level 1.1" }], { effectiveDate: "2026-12-01", kind: "Level 11" });
    expect(bodyOf()).toEqual({ effectiveDate: "2026-12-01", kind: "Level 11" });
  });

  it("prefers the very kind to one in another spelling", async () => {
    const rows = [bonus, { ...shifts, kind: "bonus" }];
    const { bodyOf } = await appended(rows, { effectiveDate: "2026-12-01", kind: "Bonus" });
    expect(bodyOf()).toMatchObject({ target: "bread" });
  });

  it("compares kinds of any form", async () => {
    for (const kind of [{ toString: 1 }, null, undefined, 5, ["x"]]) {
      const { bodyOf } = await appended([{ ...bonus, kind }], { effectiveDate: "2026-12-01", kind: "Travel" });
      expect(bodyOf()).toEqual({ effectiveDate: "2026-12-01", kind: "Travel" });
    }
  });

  it("carries nothing from a row that has ended", async () => {
    const { bodyOf } = await appended([{ ...bonus, endDate: "2026-06-30" }, shifts], { effectiveDate: "2026-12-01", kind: "Bonus" });
    expect(bodyOf()).toEqual({ effectiveDate: "2026-12-01", kind: "Bonus" });
  });
});

import { describe, expect, it } from "vitest";
import { ADA, rigWith } from "./table.ts";

const OLD = { id: 1, effectiveDate: "2024-01-01", isCurrent: false, title: "Baker", siteId: 7, site: "Leeds" };
const NOW = {
  id: 2,
  effectiveDate: "2026-01-01",
  isCurrent: true,
  canBeDeleted: false,
  title: "Head baker",
  department: "Bread",
  site: "Leeds",
  siteId: 7,
  workChangeType: "Promotion",
  change: { reason: "Good bread", changedBy: "Grace", changedById: "5" },
  modificationDate: "2026-01-02",
  reportsTo: { id: "5", firstName: "Grace" },
  customColumns: { column_1: 7, column_2: "oven" },
};

describe("update", () => {
  it("reads the row and sends it whole, its date, reason and kind of change too, with the changes in it", async () => {
    const { bob, run, seen, bodyOf } = rigWith({ rows: [OLD, NOW] });
    await run(bob.workHistory.update(ADA, 2, { title: "Lead", department: null, customColumns: { column_2: "mixer" } }));
    expect(seen.map(({ method, url }) => [method, url.pathname])).toEqual([
      ["GET", `/v1/people/${ADA}/work`],
      ["PUT", `/v1/people/${ADA}/work/2`],
    ]);
    expect(bodyOf()).toEqual({
      effectiveDate: "2026-01-01",
      title: "Lead",
      department: null,
      siteId: 7,
      workChangeType: "Promotion",
      reason: "Good bread",
      reportsTo: { id: "5" },
      customColumns: { column_1: 7, column_2: "mixer" },
    });
  });

  it("changes the row that was named, which need not be the current one", async () => {
    const { bob, run, bodyOf, writes } = rigWith({ rows: [OLD, NOW] });
    await run(bob.workHistory.update(ADA, 1, { title: "Apprentice", reason: "Wrong before" }));
    expect(bodyOf()).toEqual({ effectiveDate: "2024-01-01", title: "Apprentice", siteId: 7, reason: "Wrong before" });
    expect(writes()[0]!.url.pathname).toBe(`/v1/people/${ADA}/work/1`);
  });

  it("can move a row to another day", async () => {
    const { bob, run, bodyOf } = rigWith({ rows: [OLD] });
    await run(bob.workHistory.update(ADA, 1, { effectiveDate: "2024-02-01" }));
    expect(bodyOf()).toEqual({ effectiveDate: "2024-02-01", title: "Baker", siteId: 7 });
  });

  it("of a row that the employee has not, or that cannot be seen, is not_found and sends nothing", async () => {
    const { bob, failure, writes } = rigWith({ rows: [NOW] });
    const error = await failure(bob.workHistory.update(ADA, 1, { title: "Lead" }));
    expect(error).toMatchObject({ name: "ResponseError", code: "not_found", endpoint: "PUT /people/{id}/work/{entry_id}" });
    expect(error.message).toContain("View history");
    expect(writes()).toEqual([]);
  });

  it("is refused before anything is written when Bob hides columns", async () => {
    const { bob, failure, writes } = rigWith({ rows: [NOW], extra: { restricted_columns: { no_view_permission: ["title"] } } });
    expect(await failure(bob.workHistory.update(ADA, 2, { siteId: 8 }))).toMatchObject({ code: "restricted_columns" });
    expect(writes()).toEqual([]);
  });
});

describe("remove", () => {
  it("sends one request, without a body", async () => {
    const { bob, run, seen } = rigWith({ rows: [NOW] });
    await run(bob.workHistory.remove(ADA, 2));
    expect(seen.map(({ method, url, text }) => [method, url.pathname, text])).toEqual([["DELETE", `/v1/people/${ADA}/work/2`, ""]]);
  });
});

describe("the id of a row", () => {
  it.each([undefined, null, "2", "../9", "", Number.NaN, 1.5, 2 ** 60])(
    "that is %j is refused before anything is sent",
    async (entryId) => {
      const { bob, failure, seen } = rigWith({ rows: [NOW] });
      for (const work of [
        () => bob.workHistory.update(ADA, entryId as never, { title: "Lead" }),
        () => bob.workHistory.remove(ADA, entryId as never),
        () => bob.customTables.update(ADA, "table", entryId as never, { column_1: 1 }),
      ]) {
        expect(await failure(work())).toMatchObject({ code: "invalid_input" });
      }
      expect(seen).toEqual([]);
    },
  );
});

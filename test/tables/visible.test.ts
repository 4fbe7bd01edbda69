import { describe, expect, it } from "vitest";
import type { HiBob, Written } from "../../src/index.ts";
import { json } from "../client/stub.ts";
import { ADA, rigWith, type Table } from "./table.ts";

const NOW = {
  id: 1,
  effectiveDate: "2026-01-01",
  isCurrent: true,
  title: "Baker",
  siteId: 7,
  reportsTo: { id: "5", firstName: "Grace" },
  customColumns: { column_1: "oven" },
};
const LATER = "2026-12-01";

/** Writes, lets the table look otherwise after a while, and tells how long `visible()` took or how it failed. */
async function wait(
  write: (bob: HiBob) => Promise<Written>,
  after: (rows: readonly object[]) => object[],
  { ms = 3_000, rows = [NOW], written }: { ms?: number; rows?: object[]; written?: unknown } = {},
) {
  const table: Table = { rows, ...(written !== undefined && { written }) };
  const { bob, run, failure, clock, writes } = rigWith(table);
  const handle = await run(write(bob));
  const start = clock.now();
  void clock.sleep(ms).then(() => {
    table.rows = after(table.rows);
  });
  const error = await failure(
    handle.visible().then(() => {
      throw { code: "visible" };
    }),
  );
  return { code: (error as { code?: string }).code, took: clock.now() - start, writes: writes().length, error };
}

const append = (bob: HiBob) => bob.workHistory.append(ADA, { effectiveDate: LATER, title: "Lead" });
const update = (columns: object) => (bob: HiBob) => bob.workHistory.update(ADA, 1, columns);

describe("visible", () => {
  it.each<[string, (bob: HiBob) => Promise<Written>, (rows: readonly object[]) => object[], object?]>([
    ["an appended row is there", append, (rows) => [...rows, { id: 2, effectiveDate: LATER, title: "Lead" }]],
    [
      "an appended row is there, under labels of the ids that were written",
      (bob) => bob.workHistory.append(ADA, { effectiveDate: LATER, title: "252614471" }),
      (rows) => [...rows, { id: 2, effectiveDate: LATER, title: "Lead" }],
    ],
    [
      "the row of the site that was written is there, and not only another one of its date",
      (bob) => bob.workHistory.append(ADA, { effectiveDate: NOW.effectiveDate, siteId: 8 }),
      (rows) => [...rows, { ...NOW, id: 2, siteId: 8 }],
    ],
    [
      "all that was written is there, when nothing was read before",
      (bob) => bob.workHistory.append(ADA, { effectiveDate: NOW.effectiveDate, siteId: 8 }, { carryForward: false }),
      (rows) => [...rows, { ...NOW, id: 2, siteId: 8 }],
    ],
    [
      "the other columns are, where one is set to undefined",
      update({ title: "Lead", siteId: undefined, customColumns: { column_1: undefined } }),
      () => [{ ...NOW, title: "Lead" }],
    ],
    ["an updated row is as it was written", update({ title: "Lead" }), () => [{ ...NOW, title: "Lead" }]],
    ["an updated column shows the label of the id that was written", update({ title: "252614471" }), () => [{ ...NOW, title: "Lead" }]],
    ["an emptied column is empty", update({ title: null }), () => [{ ...NOW, title: undefined }]],
    ["a manager is another one", update({ reportsTo: { id: "6" } }), () => [{ ...NOW, reportsTo: { id: "6", firstName: "Ada" } }]],
    [
      "custom columns are as they were written",
      update({ customColumns: { column_2: [1, 2] } }),
      () => [{ ...NOW, customColumns: { column_1: "oven", column_2: ["1", "2"] } }],
    ],
    [
      "the columns are, whatever is shown of the reason",
      update({ title: "Lead", reason: "Good bread" }),
      () => [{ ...NOW, title: "Lead", change: { reason: "Good bread" } }],
    ],
    ["a row that was moved is there under its new id", update({ effectiveDate: LATER }), () => [{ ...NOW, id: 9, effectiveDate: LATER }]],
    ["a removed row is gone", (bob) => bob.workHistory.remove(ADA, 1), () => []],
    [
      "an added row with the values given is there, when Bob tells no id",
      (bob) => bob.training.add(ADA, { name: "First aid", description: null, cost: { value: 5, currency: "GBP" } }),
      (rows) => [...rows, { id: 4, name: "First aid", cost: { value: 5, currency: "GBP" }, status: null }],
      { rows: [{ id: 3, name: "First aid", cost: { value: 6, currency: "GBP" } }] },
    ],
    [
      "a row with the new id is there, whatever it shows",
      (bob) => bob.training.add(ADA, { name: "First aid" }),
      (rows) => [...rows, { id: 4, name: 252614471 }],
      { rows: [{ id: 3, name: "First aid" }], written: { entryId: 4 } },
    ],
  ])("resolves once %s", async (_, write, after, options) => {
    const { code, took, writes } = await wait(write, after, options);
    expect(code).toBe("visible");
    expect(took).toBeGreaterThanOrEqual(3_000);
    expect(took).toBeLessThan(5_000);
    expect(writes).toBe(1);
  });

  it("does not take a row that is hidden for one that is removed, before the 20 seconds are over that Bob may take", async () => {
    const remove = (bob: HiBob) => bob.workHistory.remove(ADA, 3);
    expect(await wait(remove, (rows) => [...rows], { ms: 0 })).toMatchObject({ code: "visible", took: 20_000 });
    const past = { ...NOW, id: 2, isCurrent: false };
    expect(await wait(remove, (rows) => [...rows], { ms: 0, rows: [past, NOW] })).toMatchObject({ code: "visible", took: 0 });
    const rows = [{ ...past, id: 3 }, NOW];
    const { code, took } = await wait(remove, () => [NOW], { rows });
    expect(code).toBe("visible");
    expect(took).toBeLessThan(5_000);
  });

  it.each<[string, (bob: HiBob) => Promise<Written>, object[]?]>([
    ["the row never comes", append],
    ["the column never changes", update({ title: "Lead" })],
    ["the amount never changes", update({ customColumns: { column_1: { value: 5, currency: "GBP" } } })],
    ["the row never goes", (bob) => bob.workHistory.remove(ADA, 1)],
  ])("is not_visible within 20 seconds when %s", async (_, write) => {
    const { code, took, error } = await wait(write, (rows) => [...rows], { ms: 0 });
    expect(code).toBe("not_visible");
    expect(took).toBe(20_000);
    expect(error.message).not.toContain("Lead");
  });

  it.each<[string, object, (rows: readonly object[]) => object[]]>([
    [
      "an amount was stored as empty",
      { customColumns: { column_1: { value: 5, currency: "XXX" } } },
      () => [{ ...NOW, customColumns: { column_1: null } }],
    ],
    ["the row is not there any more", { title: "Lead" }, () => []],
  ])("is not_visible when %s", async (_, columns, after) => {
    expect((await wait(update(columns), after)).code).toBe("not_visible");
  });

  it("is not confused by columns of another shape than was written", async () => {
    const odd = { ...NOW, title: { toString: 1 }, customColumns: "oven" };
    const add = (bob: HiBob) => bob.training.add(ADA, { title: "Lead" });
    expect((await wait(add, () => [odd, { ...odd, title: "Lead" }])).code).toBe("visible");
    const addColumns = (bob: HiBob) => bob.training.add(ADA, { customColumns: { column_1: 1 } });
    expect((await wait(addColumns, () => [odd])).code).toBe("not_visible");
  });

  it("resolves at once when the first read shows it", async () => {
    const { took } = await wait(update({ title: "Baker" }), (rows) => [...rows], { ms: 0 });
    expect(took).toBe(0);
  });

  it("ends at once when it is aborted", async () => {
    const { bob, run, failure, clock } = rigWith({ rows: [NOW] });
    const written = await run(append(bob));
    const abort = new AbortController();
    void clock.sleep(1_000).then(() => abort.abort("enough"));
    const start = clock.now();
    const error = await failure(written.visible({ signal: abort.signal }));
    expect(error).toMatchObject({ code: "aborted", cause: "enough" });
    expect(clock.now() - start).toBe(1_000);
  });

  it("fails as its reads fail", async () => {
    const { bob, run, failure, seen } = rigWith({ rows: [NOW] });
    const written = await run(append(bob));
    const requests = seen.length;
    expect(await failure(written.visible({ timeout: -1 }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toHaveLength(requests);
  });
});

describe("what a write gives", () => {
  it.each<[string, unknown, number | undefined]>([
    ["its new row's id", { entryId: 9 }, 9],
    ["no id where Bob tells none", undefined, undefined],
    ["no id where Bob sends something else", { entryId: "x" }, undefined],
    ["no id for a list", [9], undefined],
  ])("holds %s", async (_, answer, entryId) => {
    const { bob, run } = rigWith({ rows: [], ...(answer === undefined ? {} : { written: answer }) });
    expect(json(answer ?? null).ok).toBe(true);
    expect((await run(bob.training.add(ADA, { name: "First aid" }))).entryId).toBe(entryId);
    expect((await run(bob.workHistory.append(ADA, { effectiveDate: LATER }))).entryId).toBe(entryId);
  });
});

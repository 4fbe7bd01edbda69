import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import * as shapes from "../../src/model/shapes.ts";

/** Where a value does not fit, and what should be there. */
const faults = (shape: z.ZodMiniType, value: unknown): string[] =>
  (shape.safeParse(value).error?.issues ?? []).map(
    (issue) => `${issue.path.join(".")}: ${"expected" in issue ? issue.expected : issue.code}`,
  );

describe("shapes", () => {
  it.each<[string, z.ZodMiniType, readonly unknown[], readonly unknown[]]>([
    ["text", shapes.text, ["", "x", null, undefined], [1, {}, []]],
    ["number", shapes.number, [0, -1.5, null, undefined], ["1", Number.NaN, Number.POSITIVE_INFINITY]],
    ["flag", shapes.flag, [true, false, null, undefined], [0, "true"]],
    ["item", shapes.item, [1, "1", null, undefined], [true, {}]],
    ["json", shapes.json, [{}, { a: 1 }, null, undefined], [[], "x"]],
    ["money", shapes.money, [{ value: 1, currency: "EUR" }, {}, null], [5, { value: "1" }]],
    ["person", shapes.person, [{ id: "1" }, "Ada", null], [5, { id: 1 }, {}]],
    ["aText", shapes.aText, [""], [null, undefined, 1]],
    ["aNumber", shapes.aNumber, [1], [null, undefined, "1", Number.NaN]],
    ["filledText", shapes.filledText, [" x", "\n"], ["", null]],
    ["webAddress", shapes.webAddress, ["https://a.example", "HTTP://a"], ["ftp://a", "a.example", ""]],
    ["whole(1, 200)", shapes.whole(1, 200), [1, 200], [0, 201, 1.5, "1", null]],
    ["listOf(aText, 1, 2)", shapes.listOf(shapes.aText, 1, 2), [["a"], ["a", "b"]], [[], ["a", "b", "c"], "a", null, { 0: "a" }]],
    ["mapOf(aText)", shapes.mapOf(shapes.aText), [{}, { a: "b" }], [[], null, { a: 1 }]],
  ])("%s takes what it should, and nothing else", (_, shape, good, bad) => {
    for (const value of good) expect(faults(shape, value), JSON.stringify(value)).toEqual([]);
    for (const value of bad) expect(faults(shape, value), String(value)).not.toEqual([]);
  });

  it("tell the place of what does not fit, in lists, maps, nested objects and forms", () => {
    const row = z.looseObject({ id: shapes.aNumber, name: shapes.text });
    const answer = z.looseObject({
      rows: shapes.listOf(row),
      byName: shapes.mapOf(shapes.listOf(row)),
      either: shapes.byForm((value) => (Array.isArray(value) ? shapes.listOf(row) : row)),
      maybe: shapes.nullish(row),
    });
    const given = {
      rows: [{ id: 1 }, { id: "2" }],
      byName: { site: [{ id: 1, name: 5 }] },
      either: [{ id: 1 }, {}],
      maybe: { id: null },
    };
    expect(faults(answer, given)).toEqual(["rows.1.id: number", "byName.site.0.name: string", "either.1.id: number", "maybe.id: number"]);
  });

  it("say how long a list may be", () => {
    expect(faults(shapes.listOf(shapes.aText, 1, 25), [])).toEqual([": array of 1 to 25"]);
    expect(faults(shapes.listOf(shapes.aText, 1), [])).toEqual([": array of at least 1"]);
    expect(faults(shapes.listOf(shapes.aText), null)).toEqual([": array"]);
  });

  it("keep what they check as it is, unknown keys included", () => {
    const value = { id: 1, brandNew: { deep: [1] } };
    expect(z.looseObject({ id: shapes.aNumber }).safeParse(value).data).toEqual(value);
  });
});

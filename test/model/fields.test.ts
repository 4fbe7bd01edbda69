import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FIELD_CATEGORIES, FIELDS } from "../../src/model/fields.ts";

interface Facts {
  readonly category: string;
  readonly name: string;
  readonly type: string;
  readonly list?: string;
  readonly volatile?: true;
}
const fields = Object.entries(FIELDS as Readonly<Record<string, Facts>>);

describe("the field catalogue", () => {
  it("has 239 fields, each with a category that exists and a name", () => {
    expect(fields).toHaveLength(239);
    for (const [id, { category, name }] of fields) {
      expect(Object.keys(FIELD_CATEGORIES), id).toContain(category);
      expect(name, id).not.toBe("");
      expect(id, id).toMatch(/^[a-zA-Z]+\.[\w. ]+$/);
    }
  });

  it("knows the list of each field whose value is an item of one", () => {
    const without = fields.filter(([, { type, list }]) => /list/.test(type) && !list).map(([id]) => id);
    expect(without).toEqual([]);
  });

  it("marks what moves without an HR event", () => {
    const volatile = fields.filter(([, facts]) => facts.volatile).map(([id]) => id);
    expect(volatile).toEqual(expect.arrayContaining(["root.avatarUrl", "personal.age", "work.yearsOfService", "work.tenureDuration"]));
    expect(fields.filter(([, { category }]) => category === "peopleAnalytics").every(([, facts]) => facts.volatile)).toBe(true);
    for (const steady of ["root.email", "work.title", "work.startDate"]) expect(volatile).not.toContain(steady);
  });

  it("says in its own comment how many fields it has", () => {
    const text = readFileSync(new URL("../../src/model/fields.ts", import.meta.url), "utf8");
    expect(text).toContain(`(${fields.length} of them)`);
  });
});

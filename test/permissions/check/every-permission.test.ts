import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../../src/permissions/catalogue/index.ts";
import { company, EVERYTHING, MODELS, withStatus } from "./rig.ts";

/** Stands for the category that a table is in, which has a box of its own. */
const CUSTOM_TABLES = "customTables.view";
const OWN_CATEGORY = "category_1748390400112.view";
const ROWS_OF_CUSTOM_TABLES = { endpoints: ["GET /bulk/people/custom-tables/{custom_table_id}"] };

describe.each(MODELS)("in the %s model", (model) => {
  const rig = company({ permissionModel: model });
  rig.attachFiles();
  const observable = CATALOGUE.filter((entry) => entry.observable[model] === "yes").map(({ key }) => key);
  const found: string[] = [];

  it("finds nothing missing while everything is ticked", async () => {
    const report = await rig.check(EVERYTHING);
    expect(withStatus(report, "missing")).toEqual([]);
    expect(report.outcome).toBe("green");
    const unseen = withStatus(report, "unverifiable").filter((key) => observable.includes(key));
    expect(unseen).toEqual([]);
    const planned = report.answers.map(({ key }) => key);
    expect(observable.filter((key) => !planned.includes(key))).toEqual([CUSTOM_TABLES]);
  });

  it.each(observable)("names %s, which was taken away, and no other", async (key) => {
    const [plan, taken] = key === CUSTOM_TABLES ? [ROWS_OF_CUSTOM_TABLES, OWN_CATEGORY] : [EVERYTHING, key];
    const report = await rig.without([taken], plan);
    expect(withStatus(report, "missing")).toEqual([taken]);
    expect(report.outcome).toBe("missing");
    found.push(key);
  });

  it("finds every one that can be observed", () => {
    console.log(`permission check, ${model} model: ${found.length} of ${observable.length} observable permissions found`);
    expect(found).toEqual(observable);
  });
});

import fc from "fast-check";
import type { PermissionModel } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../../src/permissions/catalogue/index.ts";
import type { PermissionReport } from "../../../src/permissions/report.ts";
import { answerTo, company, EVERYTHING, MODELS, withStatus } from "./rig.ts";

const RUNS = 25;

/** The missing permission to which "waits for" leads, or nothing. */
function leadsTo(report: PermissionReport, key: string): string | undefined {
  const { status, waitsFor } = answerTo(report, key);
  if (status === "missing") return key;
  return status === "unverifiable" && waitsFor !== undefined ? leadsTo(report, waitsFor) : undefined;
}

// What reading tells both ways, and in the account's own words.
const keysOf = (model: PermissionModel) =>
  CATALOGUE.filter(({ observable, key }) => observable[model] === "yes" && key !== "customTables.view").map(({ key }) => key);

describe.each(MODELS)("any permissions taken away in the %s model", (model) => {
  const rig = company({ permissionModel: model });
  rig.attachFiles();
  // Bob does not say which box tasks need, so the fake has none.
  const grants = CATALOGUE.filter(({ observable, key }) => observable[model] === "grant" && key !== "tasks").map(({ key }) => key);

  const allNamed = async (taken: readonly string[]) => {
    const report = await rig.without(taken, EVERYTHING);
    const untold = taken.filter((key) => !grants.includes(key) && leadsTo(report, key) === undefined);
    expect(untold, "taken away and not named").toEqual([]);
    expect(
      withStatus(report, "missing").filter((key) => !taken.includes(key)),
      "named and not taken away",
    ).toEqual([]);
    // What only shows when it is there must not be said to be there.
    expect(grants.filter((key) => taken.includes(key) && answerTo(report, key).status === "granted")).toEqual([]);
    expect(rig.fake.stats().mostRefusedInTenSeconds).toBeLessThanOrEqual(10);
    expect(report.refusals).toBeLessThanOrEqual(20);
  };

  const property = (keys: readonly string[], sizes: { minLength: number; maxLength: number }) =>
    fc.assert(fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...keys), sizes), allNamed), {
      numRuns: RUNS,
      verbose: fc.VerbosityLevel.Verbose, // the seed comes with what failed
    });

  it("are both named, when they are two", () => property(keysOf(model), { minLength: 2, maxLength: 2 }));

  it("are all named, however many they are", () => property([...keysOf(model), ...grants], { minLength: 3, maxLength: 50 }));
});

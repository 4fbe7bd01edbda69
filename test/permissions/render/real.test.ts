import { diffReports, renderDrift, renderReport, setupGuide } from "hibob-kit/permissions";
import { describe, expect, it } from "vitest";
import { company } from "../check/rig.ts";
import { factsOf } from "./reading.ts";

const PLAN = { presets: ["base", "salary", "timeOff"], streams: ["employees"] } as const;
const FORMATS = ["text", "markdown", "html"] as const;
const TAKEN = ["work.viewHistory", "timeOff.seeWhosOut", "personal.view"];

describe.each(["category", "field"] as const)("what a real check finds in the %s model", (model) => {
  const rig = company({ permissionModel: model });

  it("is on the page with its place and what breaks, once, and is lost against the check before", async () => {
    const before = await rig.check(PLAN);
    const after = await rig.without(TAKEN, PLAN);
    const missing = after.answers.filter(({ status }) => status === "missing");
    expect(missing.map(({ key }) => key).sort()).toEqual([...TAKEN].sort());
    const drift = diffReports(before, after);
    expect(drift.lost.map(({ key }) => key).sort()).toEqual([...TAKEN].sort());
    for (const format of FORMATS) {
      const page = factsOf(renderReport(after, format), format);
      expect(page).toContain(`3 of ${after.answers.length} boxes are missing.`);
      const toDo = page.slice(page.toLowerCase().indexOf("what to do"), page.toLowerCase().indexOf("what is fine"));
      for (const { place, breaks } of missing) {
        const box = place[after.model === "field" ? "field" : "category"].split(" > ").slice(2).join(" > ");
        expect(toDo.split(box).length, box).toBeGreaterThan(1);
        expect(toDo.split(breaks).length - 1, breaks).toBe(1);
      }
      expect(factsOf(renderDrift(drift, format), format)).toContain("3 boxes have been lost since.");
    }
  });

  it("speaks of boxes and data, and not of calls, status codes or keys", async () => {
    const plan = { ...PLAN, presets: ["base", "salary", "bank", "timeOff", "files"], streams: ["employees", "positions"] } as const;
    for (const report of [await rig.check(plan), await rig.without([...TAKEN, "positions.manage"], plan)]) {
      expect(renderReport(report, "text")).not.toMatch(/\b(GET|POST|403)\b|category model|\w\.(view|edit)/i);
    }
  });

  it("is green once the boxes of the guide are ticked", async () => {
    const boxes = setupGuide(PLAN).lists.flatMap(({ lines }) => lines.map(({ key }) => key));
    const report = await rig.check(PLAN);
    expect([...boxes, "audience"].sort()).toEqual(report.answers.map(({ key }) => key).sort());
    for (const format of FORMATS) {
      expect(factsOf(renderReport(report, format), format)).toContain("Everything that can be seen from outside is ticked.");
    }
  });
});

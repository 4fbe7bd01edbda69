import { type PermissionReport, renderReport } from "hibob-kit/permissions";
import { describe, expect, it } from "vitest";
import { factsOf } from "./reading.ts";
import { answer, granted, missing, report, unverifiable } from "./reports.ts";

describe.each(["text", "markdown", "html"] as const)("the words of a report as %s", (format) => {
  const read = (checked: PermissionReport): string => factsOf(renderReport(checked, format), format);

  it("names single fields by their names, and by their ids only where two have the same one", () => {
    const hiddenFields = [
      { id: "work.custom.a", name: "Grade" },
      { id: "work.custom.b", name: "Grade" },
      { id: "work.title", name: "Job title" },
    ];
    const page = read(report([answer("work.view", { ...missing, hiddenFields })], { model: "field" }));
    expect(page).toContain("Hidden fields: Grade (work.custom.a), Grade (work.custom.b), Job title.");
    expect(page).toContain("The rest of Work can be seen: open it, and tick View at each of these fields.");
    expect(page).not.toContain("work.title");
  });

  it("does not warn of hidden data about a box that only writing needs, where data is granted field by field", () => {
    const edit = { ...unverifiable, evidence: "Reading does not show it" };
    const facts = { observable: { category: "yes", field: "no" }, breaks: "Birthdays are missing.", rules: ["It needs Edit."] } as const;
    const page = (model: PermissionReport["model"]) => read(report([answer("personal.edit", edit, facts)], { model }));
    expect(page("field")).toContain("If it is not ticked: Nothing is lost for reading: only writing needs it.");
    expect(page("field")).not.toMatch(/Birthdays|It needs Edit/);
    expect(page("category")).toContain("If it is not ticked: Birthdays are missing.");
  });

  it("writes sentences with a capital letter and a full stop, and ids as they are", () => {
    const evidence = (text: string) => read(report([answer("a.view", { ...granted, evidence: text })]));
    expect(evidence("none of 3 fields came")).toContain("None of 3 fields came.");
    expect(evidence("work.title did not come")).toContain("work.title did not come.");
    expect(evidence("workHistory did not come")).toContain("workHistory did not come.");
    expect(read(report([], { plan: ["stream rightToWork"] }))).toContain("Checked for: sync of right to work");
  });

  it("has nothing on it that only a program needs", () => {
    expect(read(report([answer("a.view", granted)], { fingerprint: "a.view+" }))).not.toContain("a.view+");
  });
});

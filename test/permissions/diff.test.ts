import { InvalidInputError } from "hibob-kit/client";
import type { PermissionReport } from "hibob-kit/permissions";
import { diffReports, type PermissionDrift, renderDrift } from "hibob-kit/permissions";
import { describe, expect, it } from "vitest";
import { factsOf } from "./render/reading.ts";
import { answer, behind, failed, granted, missing, REPORTS, report, unverifiable } from "./render/reports.ts";

const LATER = "2026-10-16T08:00:00.000Z";
const keys = (changes: readonly { readonly key: string }[]): string[] => changes.map(({ key }) => key);
const LISTS = [
  "granted",
  "lost",
  "cameToLight",
  "becameUnverifiable",
  "hiddenFields",
  "added",
  "noLongerNeeded",
  "excessGained",
  "excessLost",
] as const;

/** The keys in the lists that are not empty. */
const told = (drift: PermissionDrift): Partial<Record<(typeof LISTS)[number], string[]>> =>
  Object.fromEntries(LISTS.filter((list) => drift[list].length > 0).map((list) => [list, keys(drift[list])]));

const excess = (key: string) => ({
  key,
  name: "Equity",
  place: {
    category: "People's data > People > Equity > View selected employees' Equity sections",
    field: "People's data > People's fields > Equity > View",
  },
  evidence: "40 of 40 people came with it",
});

describe("the difference of two reports", () => {
  it("is none for the same report", () => {
    for (const each of Object.values(REPORTS)) {
      const drift = diffReports(each, { ...each, checkedAt: LATER, requests: 3, refusals: 0 });
      expect(drift).toMatchObject({ unchanged: true, before: each.checkedAt, after: LATER });
      expect(told(drift)).toEqual({});
      expect(drift.audience).toBeUndefined();
    }
  });

  it("has each permission in the list of what became of it", () => {
    const before = report([
      answer("a.view", granted),
      answer("b.view", missing),
      answer("c.view", granted),
      answer("d.view", unverifiable),
      answer("e.view", unverifiable),
      answer("f.view", missing),
      answer("old.view", granted),
    ]);
    const after = report([
      answer("a.view", missing),
      answer("b.view", granted),
      answer("c.view", unverifiable),
      answer("d.view", missing),
      answer("e.view", granted),
      answer("f.view", behind("b.view")),
      answer("new.view", missing),
    ]);
    const drift = diffReports(before, after);
    expect(drift.unchanged).toBe(false);
    expect(told(drift)).toEqual({
      granted: ["b.view", "e.view"],
      lost: ["a.view"],
      cameToLight: ["d.view"],
      becameUnverifiable: ["c.view", "f.view"],
      added: ["new.view"],
      noLongerNeeded: ["old.view"],
    });
    expect(drift.lost[0]).toMatchObject({ before: "granted", after: "missing", evidence: missing.evidence });
    expect(drift.added[0]).not.toHaveProperty("before");
    expect(drift.noLongerNeeded[0]).not.toHaveProperty("after");
  });

  it("is the other way round when the reports are", () => {
    const there = diffReports(REPORTS.green, REPORTS.missing);
    const back = diffReports(REPORTS.missing, REPORTS.green);
    expect(keys(back.noLongerNeeded).sort()).toEqual(keys(there.added).sort());
    expect(keys(back.excessLost)).toEqual(keys(there.excessGained));
    expect(keys(back.granted)).toEqual(expect.arrayContaining(keys(there.lost)));
  });

  it("names single fields that are hidden since, or shown again", () => {
    const hiding = (...ids: string[]): PermissionReport =>
      report([answer("work.view", { ...missing, hiddenFields: ids.map((id) => ({ id, name: `Field ${id}` })) })]);
    const drift = diffReports(hiding("work.title", "work.site"), hiding("work.site", "work.team"));
    expect(told(drift)).toEqual({ hiddenFields: ["work.view"] });
    expect(drift.unchanged).toBe(false);
    expect(drift.hiddenFields[0]).toMatchObject({ hidden: [{ id: "work.team" }], shown: [{ id: "work.title" }] });
    expect(diffReports(hiding("a", "b"), hiding("b", "a")).unchanged).toBe(true);
  });

  it("names access beyond the plan that was gained or given up", () => {
    const answers = [answer("a.view", granted)];
    const drift = diffReports(
      report(answers, { excess: [excess("x.view"), excess("y.view")] }),
      report(answers, { excess: [excess("y.view"), excess("z.view")] }),
    );
    expect(told(drift)).toEqual({ excessGained: ["z.view"], excessLost: ["x.view"] });
    expect(drift.unchanged).toBe(false);
  });

  it("notes a shrunk audience, by status", () => {
    const of = (byLifecycleStatus: Record<string, number>): PermissionReport => {
      const people = Object.values(byLifecycleStatus).reduce((sum, count) => sum + count, 0);
      return report([answer("a.view", granted)], { audience: { people, active: byLifecycleStatus.Employed, byLifecycleStatus } });
    };
    const drift = diffReports(of({ Employed: 180, Terminated: 32 }), of({ Employed: 181, Hired: 2 }));
    expect(drift.unchanged).toBe(false);
    expect(drift.audience).toMatchObject({
      shrunk: true,
      byLifecycleStatus: [
        { status: "Employed", before: 180, after: 181 },
        { status: "Terminated", before: 32, after: 0 },
        { status: "Hired", before: 0, after: 2 },
      ],
    });
    const grown = diffReports(of({ Employed: 180, Terminated: 32 }), of({ Employed: 180, Terminated: 33 }));
    expect(grown.audience).toMatchObject({ shrunk: false, byLifecycleStatus: [{ status: "Terminated", before: 32, after: 33 }] });
    expect(grown.unchanged).toBe(true);
    const odd = diffReports(of({ Employed: 1 }), of({ Employed: 1, constructor: 2 }));
    expect(odd.audience?.byLifecycleStatus).toEqual([{ status: "constructor", before: 0, after: 2 }]);
  });

  it("tells no numbers by status while one of the reports has none, and none while nobody was counted", () => {
    const one = report([], { audience: { people: 4, active: 4 } });
    const other = report([], { audience: { people: 4, active: 4, byLifecycleStatus: { Employed: 4 } } });
    expect(diffReports(one, other).audience).toEqual({ before: one.audience, after: other.audience, shrunk: false });
    expect(diffReports(other, report([], { audience: undefined })).audience).toEqual({ before: other.audience, shrunk: false });
    expect(diffReports(report([], { audience: undefined }), report([], { audience: undefined })).audience).toBeUndefined();
  });

  it("notes another way of granting employee data, once both ways are known", () => {
    const of = (model: PermissionReport["model"]): PermissionReport => report([], { model });
    expect(diffReports(of("category"), of("field"))).toMatchObject({ unchanged: false, model: { before: "category", after: "field" } });
    expect(diffReports(of("unknown"), of("field")).unchanged).toBe(true);
  });

  it("takes reports that were kept as JSON, and nothing else", () => {
    const kept = JSON.parse(JSON.stringify(REPORTS.green)) as PermissionReport;
    expect(diffReports(kept, REPORTS.green).unchanged).toBe(true);
    expect(() => diffReports({} as PermissionReport, REPORTS.green)).toThrow(InvalidInputError);
    expect(() => diffReports({} as PermissionReport, REPORTS.green)).toThrow(/^The earlier one is not a report/);
    expect(() => diffReports(REPORTS.green, {} as PermissionReport)).toThrow(/^The later one is not a report/);
  });
});

describe.each(["text", "markdown", "html"] as const)("a difference as %s", (format) => {
  const read = (drift: PermissionDrift): string => factsOf(renderDrift(drift, format), format);

  it("says in one sentence what matters most", () => {
    const [yes, no, dark] = [granted, missing, unverifiable].map((finding) => report([answer("a.view", finding)]));
    expect(read(diffReports(yes!, yes!))).toContain("Nothing has changed since.");
    expect(read(diffReports(yes!, no!))).toContain("1 box has been lost since.");
    expect(read(diffReports(no!, yes!))).toContain("1 thing has changed since; nothing was lost.");
    expect(read(diffReports(dark!, no!))).toContain("1 thing has changed since; nothing was lost.");
    const hiding = (...ids: string[]) =>
      report([answer("a.view", { ...missing, hiddenFields: ids.map((id) => ({ id, name: id })) })], { model: "field" });
    expect(read(diffReports(hiding("a.b"), hiding("a.b", "a.c")))).toContain("1 single field has been lost since.");
    expect(read(diffReports(hiding("a.b", "a.c"), hiding("a.b")))).toContain("1 thing has changed since; nothing was lost.");
    const fewer = report([answer("a.view", granted)], { audience: { people: 3, active: 3 } });
    expect(read(diffReports(yes!, fewer))).toContain("Fewer people are in view than before.");
  });

  it("says when not all could be looked at", () => {
    const [whole, part] = [report([answer("a.view", granted)]), report([answer("a.view", failed)])];
    expect(read(diffReports(whole, part))).toContain("nothing missing, but not all could be looked at");
  });

  it("has every change, what was lost first", () => {
    const drift = diffReports(REPORTS.green, REPORTS.missing);
    const page = read(drift);
    for (const { place, evidence } of [...drift.lost, ...drift.added, ...drift.becameUnverifiable, ...drift.excessGained]) {
      expect(page).toContain(place.category);
      expect(page).toContain(evidence);
    }
    for (const { breaks } of drift.lost) expect(page).toContain(breaks);
    expect(page).toContain("ticked, now missing");
    expect(page).toContain("Important: Fewer people are in view than before.");
    expect(page.toLowerCase().indexOf("lost these boxes")).toBeLessThan(page.toLowerCase().indexOf("new in the plan the plan"));
  });
});

it("a difference is itself as json, and renders the same when read back", () => {
  const drift = diffReports(REPORTS.green, REPORTS.missing);
  const json = renderDrift(drift, "json");
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(drift)));
  expect(renderDrift(JSON.parse(json) as PermissionDrift, "text")).toBe(renderDrift(drift, "text"));
  const refused: object[] = [
    {},
    { ...drift, outcome: { before: "fine", after: "green" } },
    { ...drift, model: { before: "x", after: "y" } },
  ];
  refused.push({ ...drift, lost: [{ ...drift.added[0], before: "toString" }] });
  refused.push({ ...drift, audience: { shrunk: true, byLifecycleStatus: [{ status: "Employed" }] } });
  for (const value of refused) {
    expect(() => renderDrift(value as PermissionDrift, "text")).toThrow(/^This is not a comparison of two reports/);
  }
});

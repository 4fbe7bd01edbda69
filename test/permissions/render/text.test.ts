import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { renderGuide, renderReport, setupGuide } from "hibob-kit/permissions";
import { describe, expect, it } from "vitest";
import { answer, anyReport, missing, NAMES, REPORTS, report } from "./reports.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours begin with it
const COLOURS = /\u001b\[[\d;]*m/g;
const letters = new Intl.Segmenter("en");
const lines = (page: string): string[] => page.split("\n");
const longest = (page: string): number => Math.max(...lines(page).map((line) => [...letters.segment(line)].length));

describe("text for a terminal", () => {
  it.each([20, 40, 80, 120])("keeps to %i columns", (columns) => {
    for (const checked of Object.values(REPORTS)) expect(longest(renderReport(checked, "text", { columns }))).toBeLessThanOrEqual(columns);
    fc.assert(
      fc.property(anyReport, (checked) => {
        expect(longest(renderReport(checked, "text", { columns }))).toBeLessThanOrEqual(columns);
      }),
      { numRuns: 40 },
    );
  });

  it("is 80 columns wide when it is not told, and uses them", () => {
    const width = longest(renderReport(REPORTS.missing, "text"));
    expect(width).toBeLessThanOrEqual(80);
    expect(width).toBeGreaterThan(75);
    expect(renderReport(REPORTS.missing, "text", { columns: undefined })).toBe(renderReport(REPORTS.missing, "text"));
    expect(renderReport(REPORTS.missing, "text", { columns: 3 })).toBe(renderReport(REPORTS.missing, "text", { columns: 20 }));
    expect(longest(renderReport(REPORTS.missing, "text", { columns: Number.NaN }))).toBeLessThanOrEqual(80);
  });

  it("counts wide letters as the two cells that they take", () => {
    const wide = renderReport(report([answer("a.view", missing, { category: { id: "a", name: "雇用形態".repeat(20) } })]), "text", {
      columns: 40,
    });
    const cells = lines(wide).map((line) => [...line].reduce((sum, letter) => sum + (/[\u4e00-\u9fff]/.test(letter) ? 2 : 1), 0));
    expect(Math.max(...cells)).toBeLessThanOrEqual(40);
  });

  it("does not break a family of emoji apart", () => {
    const [page] = [20, 21, 22, 23].map((columns) =>
      renderReport(report([answer("a.view", missing, { breaks: "👩‍👩‍👧".repeat(30) })]), "text", { columns }),
    );
    expect(page!.replaceAll(/\s/g, "")).toContain("👩‍👩‍👧".repeat(30));
    for (const line of lines(page!)) expect(line).not.toMatch(/^\s*\u200d|\u200d$/);
  });

  it("has no colour unless it is asked for, and the same words with it", () => {
    const bare = renderReport(REPORTS.missing, "text");
    expect(bare).not.toMatch(COLOURS);
    const coloured = renderReport(REPORTS.missing, "text", { colour: true });
    expect(coloured).toMatch(COLOURS);
    expect(coloured.replaceAll(COLOURS, "")).toBe(bare);
  });

  it("has no space at the end of a line, and one newline at its end", () => {
    for (const checked of Object.values(REPORTS))
      expect(renderReport(checked, "text")).not.toMatch(/[ \t]$|\n\n$/m.source === "" ? /x/ : /[ \t]\n|\n\n$/);
  });

  it("shows names in any script whole", () => {
    const page = renderReport(REPORTS.names, "text", { columns: 2000 });
    for (const name of Object.values(NAMES)) expect(page).toContain(name);
  });

  it("breaks a command so that a shell still takes it", () => {
    const guide = setupGuide({ presets: ["base"], fields: ["root.email"], endpoints: ["GET /timeoff/whosout"], folders: ["HR's own"] });
    const page = renderGuide(guide, "text", { columns: 40 });
    const command = page.slice(page.indexOf("npx ")).split("\n\n")[0]!;
    expect(command.split("\n").length).toBeGreaterThan(2);
    const words = (script: string): string =>
      execFileSync("sh", ["-c", script.replace("npx hibob-kit", "printf '<%s>'")], { encoding: "utf8" });
    expect(words(command)).toBe("<check><--for><base><--fields><root.email><--endpoints><GET /timeoff/whosout><--folders><HR's own>");
    expect(words(guide.verify)).toBe(words(command));
  });
});

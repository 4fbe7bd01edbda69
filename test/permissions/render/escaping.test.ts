import { createHash } from "node:crypto";
import fc from "fast-check";
import { diffReports, renderDrift, renderGuide, renderReport, setupGuide } from "hibob-kit/permissions";
import { describe, expect, it } from "vitest";
import { factsOf, unwrapped } from "./reading.ts";
import { answer, anyReport, granted, missing, NAMES, REPORTS, report } from "./reports.ts";

/** Elements that a page of ours has, and no other. */
const ELEMENTS =
  "html head meta title style body div header h1 h2 h3 h4 p main nav ul ol li a b i bdi span section dl dt dd input label table caption thead tbody tr th td code pre footer";

function elementsOf(page: string): string[] {
  const found = page.match(/<\/?[a-z][^\s>]*/gi) ?? [];
  return [...new Set(found.map((tag) => tag.replace(/<\/?/, "").toLowerCase()))].filter((name) => !ELEMENTS.split(" ").includes(name));
}

describe("names that customers gave", () => {
  it("are text in HTML, whatever is in them", () => {
    const page = renderReport(REPORTS.names, "html");
    expect(elementsOf(page)).toEqual([]);
    expect(page).not.toMatch(/<[^>]*\bon\w+=/i);
    expect(page).toContain(
      "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &lt;/style&gt;&lt;script&gt;alert(&#39;2&#39;)&lt;/script&gt;",
    );
    for (const name of Object.values(NAMES)) expect(factsOf(page, "html")).toContain(name);
  });

  it("make no element of HTML in any report", () => {
    fc.assert(
      fc.property(anyReport, (checked) => {
        expect(elementsOf(renderReport(checked, "html"))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("make no element in guides and comparisons either", () => {
    const other = report([answer("a.view", granted), answer("work.view", missing, { category: { id: "a", name: NAMES.markup } })]);
    expect(elementsOf(renderDrift(diffReports(other, REPORTS.names), "html"))).toEqual([]);
    expect(elementsOf(renderGuide({ ...setupGuide({ presets: ["bank"] }), plan: [NAMES.markup] }, "html"))).toEqual([]);
  });

  it("mean nothing to Markdown", () => {
    const page = renderReport(REPORTS.names, "markdown");
    expect(page).toContain(
      String.raw`\*\*Bold\*\* \| \[link\](https\://example.com) \`code\` &lt;b>\_x\_&lt;/b> #<!-- -->1 @<!-- -->someone`,
    );
    expect(page).not.toMatch(/<(?!!-- -->)/);
    for (const name of Object.values(NAMES)) expect(factsOf(page, "markdown")).toContain(unwrapped(name));
  });

  it("start no list, heading or quote in Markdown", () => {
    for (const name of ["# Pay", "> Pay", "- Pay", "+ Pay", "1. Pay", "1) Pay", "=== Pay", "--- "]) {
      const place = { category: `People's data > People > ${name} > View it`, field: "x > y" };
      const page = renderReport(
        report([answer("a.view", granted, { place }), answer("b.view", missing, { place, breaks: name })]),
        "markdown",
      );
      const sign = name.split(" ")[0]!;
      const escaped = /^\d/.test(sign) ? `1\\${sign[1]}` : `\\${sign}`;
      expect(page).toContain(`- [ ] ${escaped}`);
      expect(page).toContain(`| ${escaped}`);
    }
  });

  it("keep a table's row on one line and in its columns", () => {
    const rows = renderReport(REPORTS.names, "markdown")
      .split("\n")
      .filter((line) => line.startsWith("| "));
    expect(rows.length).toBeGreaterThan(6);
    const cells = rows.map((row) => row.match(/(?<!\\)\|/g)!.length);
    expect(new Set(cells)).toEqual(new Set([3, 4]));
  });

  it("cannot steer a terminal, nor turn the direction of a line", () => {
    const nasty = "Pay\u001b[2J\u009b31m\r\nroll\u202eback\u0007";
    const checked = report([answer("a.view", { ...missing, evidence: nasty }, { category: { id: "a", name: nasty }, aliases: [nasty] })], {
      plan: [nasty],
      audience: { people: 1, active: 1, byLifecycleStatus: { [nasty]: 1 } },
    });
    for (const format of ["text", "markdown", "html"] as const) {
      const page = renderReport(checked, format);
      expect(page).toContain("Pay [2J".replace("[", format === "markdown" ? "\\[" : "["));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
      expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });
});

describe("the command of a guide", () => {
  const guide = { ...setupGuide({ presets: ["files"], folders: ["Two  spaces"] }) };

  it("keeps what a shell would take as it is", () => {
    for (const format of ["text", "markdown"] as const) expect(renderGuide(guide, format)).toContain("--folders 'Two  spaces'");
  });

  it("cannot steer a terminal, nor end its block of code", () => {
    const nasty = { ...guide, verify: "npx x '\u001b[2J'\n```\n# Heading\u202e" };
    for (const format of ["text", "markdown", "html"] as const) {
      const page = renderGuide(nasty, format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
      expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    }
    expect(renderGuide(nasty, "markdown")).toContain("\n````sh\nnpx x ' [2J' ``` # Heading \n````\n");
  });
});

describe("the HTML page", () => {
  const pages = [
    ...Object.values(REPORTS).map((checked) => renderReport(checked, "html")),
    renderGuide(setupGuide({ presets: ["base", "timeOff"], streams: ["employees"] }), "html"),
    renderDrift(diffReports(REPORTS.green, REPORTS.missing), "html"),
  ];

  it.each(pages)("is one file without scripts, and loads nothing (%#)", (page) => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).not.toMatch(/<script|<link|<iframe|<img|\bsrc="|url\(|@import|javascript:/i);
    const links = [...page.matchAll(/\bhref="([^"]*)"/g)].map(([, target]) => target!);
    expect(links.filter((target) => !target.startsWith("#"))).toEqual([]);
    for (const target of links) expect(page).toContain(`id="${target.slice(1)}"`);
  });

  it.each(pages)("allows its own style sheet alone, by its hash (%#)", (page) => {
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
    const hash = createHash("sha256").update(style!).digest("base64");
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`);
    expect(page).not.toMatch(/\sstyle=/);
  });

  it.each(pages)("has a label for each box, and no id twice (%#)", (page) => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const boxes = [...page.matchAll(/<input type="checkbox" id="([^"]+)">/g)].map(([, id]) => id!);
    const labels = [...page.matchAll(/<label for="([^"]+)">/g)].map(([, id]) => id!);
    expect(labels).toEqual(boxes);
  });

  it.each(pages)("has one h1, and no level of headings left out (%#)", (page) => {
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
});

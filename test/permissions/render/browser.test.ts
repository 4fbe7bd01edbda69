import { diffReports, renderDrift, renderGuide, renderReport, setupGuide } from "hibob-kit/permissions";
import { describe, expect, it } from "vitest";
import { audit, findChromium, linesOfPng, screenshot, type View } from "./browser.ts";
import { REPORTS } from "./reports.ts";

const chromium = findChromium();

if (!chromium) {
  console.warn(
    "NOT CHECKED: accessibility, narrow screens and pictures of the permission pages, because there is no browser. " +
      "Install one (Debian: apt-get install chromium), or name one in the environment variable CHROMIUM.",
  );
}

const SCHEMES = ["light", "dark", "print"] as const;
const VIEWS: readonly View[] = SCHEMES.flatMap((scheme) => [320, 1200].map((width) => ({ scheme, width })));

const PAGES = {
  "a report with much missing": renderReport(REPORTS.missing, "html"),
  "a green report": renderReport(REPORTS.green, "html"),
  "a report with hidden fields": renderReport(REPORTS.fields, "html"),
  "a report with odd names": renderReport(REPORTS.names, "html"),
  "a comparison": renderDrift(diffReports(REPORTS.green, REPORTS.missing), "html"),
  "a guide": renderGuide(setupGuide({ presets: ["base", "salary", "bank", "timeOff", "files"], streams: ["employees", "tasks"] }), "html"),
} as const;

describe.skipIf(!chromium)("in a real browser", { timeout: 120_000 }, () => {
  it.each(Object.entries(PAGES))("%s keeps the rules of accessibility, and fits a phone", async (_, page) => {
    const audits = await audit(chromium!, page, VIEWS);
    expect(audits.map(({ scheme, width }) => ({ scheme, width }))).toEqual(VIEWS);
    for (const { scheme, width, violations, passes, scrollWidth, clientWidth, controls, reached, background } of audits) {
      const view = `${scheme}, ${width} pixels`;
      expect({ view, violations }).toEqual({ view, violations: [] });
      expect(passes, view).toBeGreaterThan(20);
      expect(clientWidth, view).toBe(width);
      expect(scrollWidth, view).toBeLessThanOrEqual(clientWidth);
      expect({ view, reached }).toEqual({ view, reached: controls });
      expect({ view, background }).toEqual({
        view,
        background: { light: "rgb(246, 246, 243)", dark: "rgb(19, 23, 29)", print: "rgb(255, 255, 255)" }[scheme],
      });
    }
  });

  it("the audit finds what is wrong, so that its silence means something", async () => {
    const broken = PAGES["a report with much missing"]
      .replaceAll(/<label for="[^"]+">(.*?)<\/label>/g, "$1")
      .replace("--soft:#54606f", "--soft:#b8bcc2")
      .replace("overflow-wrap:anywhere", "white-space:nowrap")
      .replace('<html lang="en">', "<html>");
    const [found] = await audit(chromium!, broken, [{ scheme: "light", width: 320 }]);
    expect(found!.violations.map(({ id }) => id)).toEqual(expect.arrayContaining(["label", "color-contrast", "html-has-lang"]));
    expect(found!.scrollWidth).toBeGreaterThan(found!.clientWidth);
  });

  it("a page is painted with its policy in force, and not blank", async () => {
    const page = PAGES["a report with much missing"];
    const picture = await screenshot(chromium!, page);
    expect(linesOfPng(picture)).toBeGreaterThan(300);
    expect(linesOfPng(await screenshot(chromium!, "<!doctype html><title>Nothing</title>"))).toBeLessThan(5);
    // Without its policy it looks the same; with one that allows another style sheet it does not.
    const free = await screenshot(chromium!, page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
    expect(Buffer.compare(picture, free)).toBe(0);
    const bare = await screenshot(chromium!, page.replace("'sha256-", "'sha256-A"));
    expect(Buffer.compare(picture, bare)).not.toBe(0);
  });
});

import fc from "fast-check";
import { InvalidInputError } from "hibob-kit/client";
import type { PermissionAnswer, PermissionReport } from "hibob-kit/permissions";
import { type RenderFormat, renderReport } from "hibob-kit/permissions";
import { describe, expect, it } from "vitest";
import { factsOf, textOfHtml, unwrapped } from "./reading.ts";
import { answer, anyReport, behind, failed, granted, missing, REPORTS, report, unverifiable } from "./reports.ts";

const PAGES = ["text", "markdown", "html"] as const satisfies readonly RenderFormat[];
const labelOf = ({ place }: PermissionAnswer): string => place.category.split(" > ").at(-1)!;

/** A page as one line of what a reader sees, in any format. */
const read = (checked: PermissionReport, format: (typeof PAGES)[number]): string => factsOf(renderReport(checked, format), format);

describe.each(PAGES)("a report as %s", (format) => {
  it("says in one sentence how many boxes are missing", () => {
    const one = [answer("a.view", missing), answer("b.view", granted)];
    expect(read(report(one), format)).toContain("1 of 2 boxes is missing.");
    expect(read(REPORTS.missing, format)).toContain("HiBob 6 of 31 boxes are missing.");
    expect(read(report([answer("b.view", granted)]), format)).toContain("Everything that can be seen from outside is ticked.");
    expect(read(report([answer("b.view", unverifiable)]), format)).toContain("Nothing can be said from outside about the 1 box needed.");
    expect(read(report([]), format)).toContain("Nothing has to be ticked for this integration.");
  });

  it("does not look green when something could not be looked at, and names that apart from what nobody can see", () => {
    const twice = [
      answer("a.view", granted),
      answer("b.view", failed, { breaks: "B breaks." }),
      answer("c.view", failed, { breaks: "C breaks." }),
      answer("d.edit", unverifiable, { breaks: "D breaks." }),
    ];
    const page = read(report(twice), format);
    expect(page).toContain("Nothing is missing as far as it could be looked at; 2 boxes could not be: check again.");
    expect(page).not.toContain("Everything that can be seen");
    const parts = ["what could not be looked at", "b breaks.", "c breaks.", "what cannot be seen from outside", "d breaks."];
    const places = parts.map((part) => page.toLowerCase().lastIndexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(read(report([...twice, answer("e.view", missing)]), format)).toContain("1 of 5 boxes is missing.");
  });

  it("says when and for what was checked, and how many people of each status are in view", () => {
    const page = read(REPORTS.green, format);
    expect(page).toContain("9 October 2026, 14:03 UTC");
    expect(page).toContain("Base employee data, Salaries and job titles");
    expect(page).toContain("212 people, 180 of them active. By status: Employed 180, Garden leave 1, Terminated 31");
    expect(page).toContain("19 questions");
    expect(page).toContain("2 of them were refused");
  });

  it("has every fact of what is missing: label, menu, other wordings, hidden fields, what breaks, evidence", () => {
    const page = read(REPORTS.missing, format);
    for (const each of REPORTS.missing.answers.filter(({ status }) => status === "missing")) {
      const facts = [
        each.key === "audience" ? "Access data for" : labelOf(each),
        ...each.aliases.slice(0, 1),
        each.breaks,
        each.evidence,
        ...each.rules,
      ];
      for (const fact of facts) expect(page).toContain(fact);
    }
    const fields = read(REPORTS.fields, format);
    expect(fields).toContain(
      "Job title, Kostenstelle / cost centre (internal use only). The rest of Work can be seen: open it, and tick View",
    );
    expect(fields).toContain("People's data tab > People's fields");
    expect(fields).toContain("Work > View");
  });

  it("tells first what to do, then what is fine, what is out of sight, what is too much, and how it was checked", () => {
    const page = read(REPORTS.missing, format).toLowerCase();
    const parts = [
      "what to do",
      "first: open the permission group",
      "features tab",
      "people's data tab > people payroll", // the parts of Bob's screen in its order
      "people's data tab > time off",
      "people's data tab > access data for",
      "at the end: save",
      "what is fine",
      "the integration needs these boxes too, but reading does not show", // what cannot be seen from outside
      "more than is needed",
      "how this was checked",
    ];
    const places = parts.map((part) => page.replaceAll(/\[ \] /g, "").indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("gives the way to the permission group, and how to make changes take effect", () => {
    const page = read(REPORTS.missing, format);
    for (const step of ["System settings > Account > Permission groups", "Click Edit permissions", "Click Save", "click Apply"]) {
      expect(page).toContain(step);
    }
    expect(page).toContain("Select people by condition > Lifecycle Status > Exists");
    const green = read(REPORTS.green, format);
    expect(green).not.toContain("Edit permissions");
    expect(green).toContain(
      "yourself, in the permission group of the integration's service user (System settings > Account > Permission groups).",
    );
  });

  it("sends the reader to what cannot be seen before the changes are saved, so that one way through Bob is enough", () => {
    const twice = [answer("a.view", missing), answer("b.edit", unverifiable), answer("c.edit", unverifiable)];
    const page = read(report(twice), format);
    const look = page.indexOf(
      "Before you save, look at the 2 other boxes under “What cannot be seen from outside”, further down, as well.",
    );
    expect(look).toBeGreaterThan(page.indexOf("At the end: save"));
    expect(look).toBeLessThan(page.indexOf("Click Save"));
    expect(read(report([answer("a.view", missing)]), format)).not.toContain("Before you save");
  });

  it("puts what waits for a missing box right under that one", () => {
    const page = read(
      report([
        answer("z.view", missing, { breaks: "Z breaks." }),
        answer("a.view", missing, { breaks: "A breaks." }),
        answer("a.edit", behind("a.viewHistory"), { breaks: "Edit breaks." }),
        answer("a.viewHistory", behind("a.view"), { breaks: "History breaks." }),
      ]),
      format,
    );
    const order = ["Z breaks.", "A breaks.", "These cannot be seen until the box above is ticked.", "Edit breaks.", "History breaks."];
    const places = order.map((part) => page.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(page).not.toContain("What cannot be seen from outside");
  });

  it("lets the reader look at what waits for something that is not missing", () => {
    const circle = [answer("a.view", behind("b.view")), answer("b.view", behind("a.view")), answer("c.edit", behind("gone.view"))];
    const page = read(report(circle), format);
    expect(page).toContain("3 to look at yourself");
    expect(page).not.toContain("until the box above");
  });

  it("gives the places of both models while the account's own did not show, and else only the one", () => {
    const answers = [answer("work.view", missing)];
    const [category, field] = ["View selected employees' Work sections", "People's fields > Work > View"];
    const unknown = read(report(answers, { model: "unknown" }), format);
    expect(unknown).toContain(category);
    expect(unknown).toContain(field);
    const known = read(report(answers, { model: "category" }), format);
    expect(known).toContain(category);
    expect(known).not.toContain(field);
    const other = read(report(answers, { model: "field" }), format);
    expect(other).not.toContain(category);
    expect(other).toContain("Work > View");
    const place = { category: "Features > Tasks", field: "Features > Tasks" };
    const worded = [
      answer("work.view", missing, { aliases: ["See Work"] }),
      answer("tasks", missing, { aliases: ["Tasks of people"], place }),
    ];
    expect(read(report(worded, { model: "category" }), format)).toContain("Also worded: “See Work”");
    expect(read(report(worded, { model: "field" }), format)).not.toContain("See Work");
    expect(read(report(worded, { model: "field" }), format)).toContain("Also worded: “Tasks of people”");
  });

  it("names a renamed category where the place has its old name", () => {
    const place = { category: "People's data > Pay > See pay", field: "People's data > People's fields > Pay > View" };
    expect(read(report([answer("pay.view", missing, { place, category: { id: "pay", name: "Vergütung" } })]), format)).toContain(
      "Called in your Bob: Vergütung",
    );
  });

  it("says how sure it is where it is not", () => {
    expect(read(report([answer("a.view", { ...missing, confidence: "medium" })]), format)).toContain("(likely, not certain)");
    expect(read(report([answer("a.view", { ...granted, confidence: "low" })]), format)).toContain("(uncertain)");
  });

  it("renders any report, with each missing place once in the checklist", () => {
    fc.assert(
      fc.property(anyReport, (checked) => {
        const page = renderReport(checked, format);
        const toDo = sectionOf(factsOf(page, format), "what to do", [
          "what is fine",
          "what cannot be seen",
          "more than is needed",
          "how this was",
        ]);
        for (const each of checked.answers.filter(({ status }) => status === "missing")) expect(times(toDo, `Tick ${each.key}.`)).toBe(1);
        for (const each of checked.answers) expect(times(factsOf(page, format), `Tick ${each.key}.`)).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});

const times = (text: string, part: string): number => text.split(part).length - 1;

function sectionOf(page: string, from: string, until: readonly string[]): string {
  const text = page.toLowerCase();
  const start = text.indexOf(from);
  if (start < 0) return "";
  const ends = until.map((heading) => text.indexOf(heading, start)).filter((at) => at > 0);
  return page.slice(start, Math.min(...ends));
}

describe("a report as json", () => {
  it("is the report itself, with a newline at its end", () => {
    const json = renderReport(REPORTS.missing, "json");
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(REPORTS.missing)));
    expect(json).toMatch(/^\{\n {2}"checkedAt": .*[^\n]\n$/s);
  });

  it("renders like the report when it is read back", () => {
    for (const checked of Object.values(REPORTS)) {
      const back = JSON.parse(renderReport(checked, "json")) as PermissionReport;
      for (const format of PAGES) expect(renderReport(back, format)).toBe(renderReport(checked, format));
    }
  });
});

describe("what is no report", () => {
  it.each([undefined, null, "report", 7, [], {}, { answers: [] }])("is refused with one clear line: %j", (value) => {
    for (const format of [...PAGES, "json"] as const) {
      const rendering = () => renderReport(value as unknown as PermissionReport, format);
      expect(rendering).toThrow(InvalidInputError);
      expect(rendering).toThrow(/^This is not a report of a permission check.*checkPermissions/);
    }
  });

  it("is refused with the place of what is wrong", () => {
    const broken = { ...REPORTS.green, answers: [{ ...REPORTS.green.answers[0], place: "somewhere" }] };
    expect(() => renderReport(broken as unknown as PermissionReport, "text")).toThrow("answers.0.place");
  });

  it("includes an outcome that is none, a failure that is no failure, and a confidence that does not exist", () => {
    const other = { ...REPORTS.green, outcome: "fine" };
    expect(() => renderReport(other as unknown as PermissionReport, "text")).toThrow("outcome");
    const unfailed = { ...REPORTS.green, answers: [{ ...REPORTS.green.answers[0], failed: false }] };
    expect(() => renderReport(unfailed as unknown as PermissionReport, "text")).toThrow("answers.0.failed");
    const unsure = { ...REPORTS.green, answers: [{ ...REPORTS.green.answers[0], confidence: "constructor" }] };
    expect(() => renderReport(unsure as unknown as PermissionReport, "text")).toThrow("answers.0.confidence");
  });

  it("includes formats that do not exist", () => {
    expect(() => renderReport(REPORTS.green, "pdf" as RenderFormat)).toThrow("The format must be text, markdown, json or html");
  });
});

describe("all formats", () => {
  it("tell the same, word for word", () => {
    const words = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, " ").toLowerCase();
    const labels = (format: (typeof PAGES)[number], checked: PermissionReport): string[] =>
      checked.answers
        .map(({ evidence, breaks, status }) => words(status === "granted" ? evidence : breaks))
        .filter((fact) => !words(read(checked, format)).includes(fact));
    for (const checked of [REPORTS.missing, REPORTS.green, REPORTS.fields])
      for (const format of PAGES) expect(labels(format, checked)).toEqual([]);
    expect(unwrapped(textOfHtml(renderReport(REPORTS.green, "html")))).not.toContain("undefined");
  });
});

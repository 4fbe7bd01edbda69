import { InvalidInputError } from "hibob-kit/client";
import { type Plan, PRESETS, type PresetName, renderGuide, requirementsFor, type SetupGuide, setupGuide } from "hibob-kit/permissions";
import { describe, expect, it } from "vitest";
import { factsOf } from "./reading.ts";

const PAGES = ["text", "markdown", "html"] as const;
const NAMES = Object.keys(PRESETS) as PresetName[];
const read = (guide: SetupGuide, format: (typeof PAGES)[number]): string => factsOf(renderGuide(guide, format), format);
const positions = (page: string, parts: readonly string[]): number[] => {
  let from = 0;
  return parts.map((part) => {
    const at = page.indexOf(part, from);
    from = at < 0 ? from : at + part.length;
    return at;
  });
};

describe("a set-up guide", () => {
  it("has the lines of each preset, all of them, in their order and wording", () => {
    const { lists } = setupGuide({ presets: NAMES });
    expect(lists.map(({ title }) => title)).toEqual(NAMES.map((name) => PRESETS[name].title));
    for (const [index, name] of NAMES.entries()) {
      expect(lists[index]!.lines.map(({ key, place }) => ({ key, place }))).toEqual(
        PRESETS[name].lines.map(({ key, section, wording }) => ({ key, place: `${section} > ${wording}` })),
      );
    }
  });

  it("lists what the rest of a plan needs, without repeating what presets have", () => {
    const plan: Plan = { presets: ["base"], streams: ["employees", "workHistory", "bankAccounts"], fields: ["work.title"] };
    const keys = setupGuide(plan).lists.flatMap(({ lines }) => lines.map(({ key }) => key));
    const needed = requirementsFor(plan).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect([...keys, "audience"].sort()).toEqual([...needed].sort());
    expect(setupGuide(plan).lists.map(({ title }) => title)).toEqual(["Base employee data", "What else the integration uses"]);
    expect(setupGuide({ streams: ["workHistory"] }).lists.map(({ title }) => title)).toEqual(["What the integration uses"]);
  });

  it("has the guide's lines for files also where a plan names folders of Bob's", () => {
    const [list] = setupGuide({ presets: ["files"], folders: ["Shared", "Confidential", "Payslips"] }).lists;
    expect(list!.lines).toHaveLength(PRESETS.files.lines.length);
    expect(list!.lines.map(({ place }) => place.split(" > ").at(-1))).toEqual(PRESETS.files.lines.map(({ wording }) => wording));
  });

  it("knows the other wordings of a line, and the place in accounts with field-level permissions", () => {
    const lines = setupGuide({ presets: ["base", "timeOff"] }).lists.flatMap((list) => list.lines);
    const settings = lines.find(({ key }) => key === "timeOff.settings")!;
    expect(settings.aliases.join()).toContain("Manage company's time off settings");
    expect(settings.aliases).not.toContain("See company's time off settings");
    expect(lines.find(({ key }) => key === "work.view")!.fieldPlace).toBe("People's data > People's fields > Work > View");
  });

  it("speaks of the account's own categories where it knows the account", () => {
    const field = { id: "work.title", name: "Job title", categoryId: "work", categoryName: "Arbeit" };
    const guide = setupGuide({ presets: ["salary"], fields: ["work.title"] }, { fields: [field] as never });
    for (const format of PAGES) expect(read(guide, format)).toContain("Called in your Bob: Arbeit");
    for (const format of PAGES) expect(read(setupGuide({ presets: ["salary"] }), format)).not.toContain("Called in your Bob");
  });

  it("gives the command that checks the same plan", () => {
    expect(setupGuide({ presets: ["bank"] }).verify).toBe("npx hibob-kit check --for bank");
    expect(setupGuide({ presets: ["base", "salary"] }).verify).toBe("npx hibob-kit check --for base,salary");
    expect(setupGuide({ streams: ["employees"], fields: "all" }).verify).toBe("npx hibob-kit check --streams employees --fields all");
    expect(setupGuide({ fields: ["root.email", "work.title"] }).verify).toBe("npx hibob-kit check --fields root.email,work.title");
    const calls: Plan = { endpoints: ["GET /timeoff/whosout", "GET /company/reports"], folders: ["Shared", "HR's own"] };
    expect(setupGuide(calls).verify).toBe(
      "npx hibob-kit check --endpoints 'GET /timeoff/whosout,GET /company/reports' --folders 'Shared,HR'\\''s own'",
    );
  });

  it("names the calls of which nobody knows what they need", () => {
    const guide = setupGuide({ streams: ["tasks"] });
    expect(guide.undocumented).toEqual(["GET /tasks"]);
    for (const format of PAGES) expect(read(guide, format)).toContain("Bob does not document which boxes these calls need: GET /tasks");
  });

  it("refuses a plan that names nothing", () => {
    expect(() => setupGuide({})).toThrow(InvalidInputError);
  });
});

describe.each(PAGES)("a guide as %s", (format) => {
  it("goes from the service user to the command that verifies", () => {
    const page = read(setupGuide({ presets: NAMES }), format).toLowerCase();
    const parts = [
      "create the service user",
      "system settings > integrations > integrations sub menu > service users > manage",
      "important: bob shows the token only this once",
      "create a permission group",
      "system settings > account > permission groups",
      "members",
      "edit permissions",
      "base employee data: 17 boxes",
      "files: 4 boxes",
      "people's data > access data for",
      "select people by condition",
      "lifecycle status",
      "exists",
      "click save",
      "click apply",
      "npx hibob-kit check --for",
    ];
    expect(positions(page, parts)).not.toContain(-1);
  });

  it("has each line of the presets under its part of Bob's screen, in order", () => {
    const page = read(setupGuide({ presets: NAMES }), format);
    const sections = {
      Features: "Features tab",
      "People's data > People": "People's data tab > People",
      "People's data > Docs": "People's data tab > Docs",
    };
    const parts = NAMES.flatMap((name) => {
      const { title, lines } = PRESETS[name];
      return [
        title,
        ...lines.flatMap(({ section, wording }, index) =>
          lines[index - 1]?.section === section ? [wording] : [sections[section], wording],
        ),
      ];
    });
    // The plan at the top of the page names the presets as well.
    const boxes = page.slice(page.toLowerCase().indexOf("tick the boxes"));
    expect(positions(boxes, parts)).not.toContain(-1);
  });

  it("tells of both models where they differ", () => {
    const page = read(setupGuide({ presets: ["salary"] }), format);
    expect(page).toContain("Some accounts grant employee data field by field");
    expect(page).toContain("In “People's fields”: Work > View history");
    expect(read(setupGuide({ streams: ["timeOffPolicies"] }), format)).not.toContain("field by field");
  });
});

describe("a guide", () => {
  it("is itself as json", () => {
    const guide = setupGuide({ presets: ["base"] });
    const json = renderGuide(guide, "json");
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(guide)));
    expect(renderGuide(JSON.parse(json) as SetupGuide, "html")).toBe(renderGuide(guide, "html"));
  });

  it("is needed to render one", () => {
    for (const value of [undefined, null, {}, { plan: ["base"] }, []]) {
      expect(() => renderGuide(value as unknown as SetupGuide, "html")).toThrow(/^This is not a set-up guide/);
    }
  });
});

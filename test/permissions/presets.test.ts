import { requirementsFor } from "hibob-kit/permissions";
import { describe, expect, it } from "vitest";
import { entryOf } from "../../src/permissions/catalogue/index.ts";
import { PRESETS, type PresetName, SETUP_STEPS } from "../../src/permissions/presets.ts";

// The lists of the set-up guide as it prints them, typographic apostrophes included.
const GUIDE: Readonly<Record<PresetName, readonly (readonly [under: string, line: string])[]>> = {
  base: [
    ["Features", "Settings > Employee Fields > Manage Employee field settings"],
    ["Features", "People > Lists > Edit all lists (sites, job titles, etc.)"],
    ["People's data > People", "About > View selected employees’ About sections"],
    ["People's data > People", "Address > View selected employees' Address sections"],
    ["People's data > People", "Basic Info > View selected employees' Basic info sections"],
    ["People's data > People", "Emergency > View selected employees' Emergency sections"],
    ["People's data > People", "Employment > View selected employees' Employment sections"],
    ["People's data > People", "Employment > View selected employees' Employment section histories"],
    ["People's data > People", "Home > View selected employees' Home sections"],
    ["People's data > People", "Identification > View selected employees' Identification sections"],
    ["People's data > People", "Identification > Edit selected employees' Identification sections"],
    ["People's data > People", "Payroll > View selected employees' Payroll sections"],
    ["People's data > People", "Personal > Edit selected employees' Personal sections"],
    ["People's data > People", "Personal > View selected employees' Personal sections"],
    ["People's data > People", "Personal Contact Details > View selected employees' Personal contact details sections"],
    ["People's data > People", "User Data > View selected employees' User data sections"],
    ["People's data > People", "Work > View selected employees' Work sections"],
  ],
  salary: [
    ["People's data > People", "Work > View selected employees' Work section histories"],
    ["People's data > People", "Payroll > View selected employees’ Payroll section histories"],
  ],
  bank: [["People's data > People", "Financial > View selected employees' Financial sections"]],
  timeOff: [
    ["Features", "Time off > See company’s time off settings"],
    ["People's data > People", "Time off > See selected people’s time off and sick leave balances"],
    ["People's data > People", "Time off > View, approve or decline requests that are pending approval of others"],
    ["People's data > People", "Time off > See who's out because of a private policy"],
    ["People's data > People", "Time off > See who's out today"],
    ["People's data > People", "Time off > Create, edit, and cancel people's requests that haven't been approved yet"],
  ],
  files: [
    ["People's data > Docs", "Delete selected employees’ docs in the folder"],
    ["People's data > Docs", "Edit tags of selected employees’ docs in the folder"],
    ["People's data > Docs", "Upload selected employees’ docs in the folder"],
    ["People's data > Docs", "View selected employees' docs in the folder"],
  ],
};

const plain = (text: string): string => text.replaceAll("’", "'");
const names = Object.keys(GUIDE) as PresetName[];
const lines = names.flatMap((preset) => GUIDE[preset].map(([under, line]) => ({ preset, under, line: plain(line) })));

describe("the presets against the set-up guide", () => {
  it.each(names)("%s: every line, in the guide's order and wording, and no more", (preset) => {
    expect(PRESETS[preset].lines.map(({ section, wording }) => [section, wording])).toEqual(
      GUIDE[preset].map(([under, line]) => [under, plain(line)]),
    );
  });

  it("are five, with 30 lines in all", () => {
    expect(Object.keys(PRESETS)).toEqual(names);
    expect(lines).toHaveLength(30);
  });

  it.each(lines)("$preset, $line: is a box of the catalogue, which carries that label", ({ preset, line }) => {
    const { key } = PRESETS[preset].lines.find(({ wording }) => wording === line)!;
    const { place, aliases } = entryOf(key)!;
    const label = line.split(" > ").at(-1)!.toLowerCase();
    expect([place.category, ...aliases].map((wording) => wording.split(" > ").at(-1)!.toLowerCase())).toContain(label);
  });

  it.each(names)("%s: becomes its boxes in that order, and the audience last", (preset) => {
    const keys = PRESETS[preset].lines.map(({ key }) => key);
    const needed = requirementsFor({ presets: [preset] });
    expect(needed.map(({ key }) => key)).toEqual([...keys, "audience"]);
    for (const { neededFor } of needed) expect(neededFor).toEqual([`preset ${preset}`]);
  });
});

describe("presets together", () => {
  it("come as listed, each box once, with all that need it", () => {
    const needed = requirementsFor({ presets: ["salary", "base"] });
    expect(needed.map(({ key }) => key)).toEqual([
      ...PRESETS.salary.lines.map(({ key }) => key),
      ...PRESETS.base.lines.map(({ key }) => key),
      "audience",
    ]);
    expect(needed.at(-1)?.neededFor).toEqual(["preset salary", "preset base"]);
  });

  it("stay in front of what else a plan needs", () => {
    const keys = requirementsFor({ streams: ["bankAccounts", "workHistory"], presets: ["salary"] }).map(({ key }) => key);
    expect(keys).toEqual(["work.viewHistory", "payroll.viewHistory", "financial.view", "work.view", "audience"]);
  });
});

describe("the folder used to sync files", () => {
  const boxes = (folders?: readonly string[]) =>
    requirementsFor({ presets: ["files"], ...(folders && { folders }) }).map(({ key, place }) => [key, place.category.split(" > ")[2]]);

  it("is spoken of as that while no plan names it", () => {
    const folder = "[the folder used to sync files]";
    expect(boxes()).toEqual([
      ["docs.deleteCustom", folder],
      ["docs.editTags", folder],
      ["docs.uploadCustom", folder],
      ["docs.view", folder],
      ["audience", undefined],
    ]);
  });

  it("stands in the place of each box once it is named", () => {
    for (const [key, folder] of boxes(["Contracts"])) expect(folder, key).toBe(key === "audience" ? undefined : "Contracts");
  });

  it("brings the boxes of Bob's own folders, beside those of one's own", () => {
    expect(boxes(["shared"]).map(([key]) => key)).toEqual([
      "docs.deleteShared",
      "docs.editTags",
      "docs.uploadShared",
      "docs.view",
      "audience",
    ]);
    expect(boxes(["Confidential", "Contracts", "Visas"])).toEqual([
      ["docs.deleteConfidential", "Confidential"],
      ["docs.deleteCustom", "Contracts, Visas"],
      ["docs.editTags", "Confidential, Contracts, Visas"],
      ["docs.uploadConfidential", "Confidential"],
      ["docs.uploadCustom", "Contracts, Visas"],
      ["docs.view", "Confidential, Contracts, Visas"],
      ["audience", undefined],
    ]);
  });
});

describe("the steps of the set-up", () => {
  const text = JSON.stringify(SETUP_STEPS);

  it("go from the service user over group, boxes and audience to saving", () => {
    expect(SETUP_STEPS.map(({ title }) => title)).toEqual([
      "Create the service user",
      "Create a permission group for it",
      "Tick the boxes",
      "Choose whose data it may see",
      "Save",
    ]);
    expect(SETUP_STEPS.filter(({ boxes }) => boxes).map(({ title }) => title)).toEqual(["Tick the boxes"]);
  });

  it.each([
    "System settings > Integrations > Integrations sub menu",
    "Settings > Integrations > Automation > Service users",
    "Create Service User",
    "Service User Name",
    "Display Name",
    "Go to permission groups",
    "System Settings > Account > Permission groups",
    "Create permission group > Service user",
    "Group Name",
    "Members",
    "Confirm",
    "Edit permissions",
    "Access data for",
    "Select people by condition",
    "Lifecycle Status",
    "Exists",
    "Apply",
    "Save",
  ])("name “%s” as the screen does", (label) => {
    expect(text).toContain(label);
  });
});

import { describe, expect, it } from "vitest";
import { FIELD_CATEGORIES } from "../../src/model/fields.ts";
import type { CatalogueEntry } from "../../src/permissions/catalogue/entry.ts";
import { CATALOGUE, entryOf } from "../../src/permissions/catalogue/index.ts";
import { ENDPOINTS, endpointNamed } from "../../src/permissions/endpoints.ts";
import { ALL_PERMISSIONS } from "../../src/testing/permission-keys.ts";
import { declaredEndpoints } from "../contract/declared.ts";

const declared = [...(await declaredEndpoints()).values()].flat();
const entry = (key: string, name?: string): CatalogueEntry => entryOf(key, name)!;

/** A wording as it can be compared: screens and guides differ in capitals and apostrophes. */
const plain = (text: string): string => text.toLowerCase().replaceAll("’", "'");
const wordings = ({ place, aliases }: CatalogueEntry): string[] => [place.category, place.field, ...aliases].map(plain);

/** Whether an entry carries a label, be it the end of its place. */
const carries = (found: CatalogueEntry, label: string): boolean =>
  wordings(found).some((wording) => wording === plain(label) || wording.endsWith(` > ${plain(label)}`));

describe("the catalogue", () => {
  it("has every box that an endpoint declares, where the declaration says it is", () => {
    const boxes = declared.flatMap(({ permissions = [] }) => permissions);
    expect(new Set(boxes.map(({ key }) => key)).size).toBeGreaterThan(45);
    for (const { key, place, fieldPlace } of boxes) {
      expect(entryOf(key)?.place, key).toEqual({ category: place, field: fieldPlace ?? place });
    }
  });

  it("has every permission that the fake can take away", () => {
    expect(ALL_PERMISSIONS.filter((key) => entryOf(key) === undefined)).toEqual([]);
  });

  it("has each key once, and no entry that does not say where, what, and what for", () => {
    const keys = CATALOGUE.map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)]);
    for (const { key, place, gates, lack, breaks, source } of CATALOGUE) {
      for (const text of [place.category, place.field, gates, lack, breaks, source]) expect(text.trim(), key).not.toBe("");
      expect(breaks, key).toMatch(/\.$/);
    }
  });

  it("says why of each permission that reading cannot prove or disprove", () => {
    for (const { key, observable, unseen } of CATALOGUE) {
      if (Object.values(observable).some((seen) => seen !== "yes")) expect(unseen, key).toBeTruthy();
    }
  });

  it("puts nothing behind a box that does not exist or cannot be seen itself", () => {
    for (const { key, behind } of CATALOGUE) {
      if (behind === undefined) continue;
      expect(entryOf(behind)?.observable.category, `${key} behind ${behind}`).toBe("yes");
    }
  });

  it("has View and Edit for each category, and View history where there is a table with dates", () => {
    const categories = [...Object.keys(FIELD_CATEGORIES), "financial", "equity", "training"];
    for (const category of categories)
      for (const right of ["view", "edit"]) expect(entryOf(`${category}.${right}`)?.category).toBe(category);
    const dated = CATALOGUE.filter(({ right }) => right === "viewHistory").map(({ category }) => category);
    expect(dated.sort()).toEqual(["address", "employment", "equity", "lifecycle", "payroll", "work"]);
  });

  it.each([
    ["work.view", "yes", "yes"],
    ["financial.view", "yes", "yes"],
    ["training.view", "yes", "yes"],
    ["payroll.viewHistory", "yes", "yes"],
    ["address.viewHistory", "no", "no"],
    ["equity.viewHistory", "no", "no"],
    ["personal.edit", "yes", "no"],
    ["identification.edit", "yes", "no"],
    ["work.edit", "no", "no"],
    ["audience", "yes", "yes"],
    ["timeOff.seePrivate", "grant", "grant"],
    ["timeOff.approveForOthers", "no", "no"],
    ["timeOff.attachments", "yes", "yes"],
    ["docs.view", "grant", "grant"],
    ["docs.uploadShared", "no", "no"],
    ["reports.view", "yes", "yes"],
    ["goals.peoplesData", "grant", "grant"],
    ["people.create", "no", "no"],
    ["category_17.view", "yes", "yes"],
  ])("tells of %s whether reading shows it in each model", (key, category, field) => {
    expect(entry(key).observable).toEqual({ category, field });
  });

  it.each([
    ["work.viewHistory", "work.view"],
    ["personal.edit", "personal.view"],
    ["timeOff.manageRequests", "timeOff.seeWhosOut"],
    ["timeOff.attachments", "timeOff.manageRequests"],
  ])("puts %s behind %s", (key, behind) => {
    expect(entry(key).behind).toBe(behind);
  });
});

describe("an account's own categories", () => {
  it("stand under the name that the account gives them", () => {
    expect(entry("category_1720508362305.view", "Clocks & keys").place).toEqual({
      category: "People's data > People > Clocks & keys > View selected employees' Clocks & keys sections",
      field: "People's data > People's fields > Clocks & keys > View",
    });
    expect(entryOf("category_1720508362305.view")?.category).toBe("category_1720508362305");
  });

  it("include those of Bob's that were renamed, in the wording that Bob has for them", () => {
    expect(entry("payroll.edit", "Pay $& more").place).toEqual({
      category: "People's data > People > Pay $& more > Manage selected employees' Pay $& more sections",
      field: "People's data > People's fields > Pay $& more > Edit",
    });
    expect(entry("work.viewHistory", "Jobs at Lumen").aliases).toContain("View all other employees' Jobs at Lumen section histories");
  });

  it("do not make any other key a permission", () => {
    for (const key of ["", "work", "work.delete", "nothing.view", "field:work.title.view", "timeOff.view"])
      expect(entryOf(key), key).toBeUndefined();
  });
});

describe("endpoints", () => {
  it("are all that are declared", () => {
    expect(ENDPOINTS.map(({ id }) => id).sort()).toEqual(declared.map(({ id }) => id).sort());
  });

  it("are found by id, and a misspelt one brings the one that was meant", () => {
    expect(endpointNamed("GET /timeoff/whosout").path).toBe("/timeoff/whosout");
    expect(() => endpointNamed("GET /timeoff/whosOut")).toThrow(
      'There is no endpoint "GET /timeoff/whosOut". Did you mean "GET /timeoff/whosout"?',
    );
  });
});

// What HiBob's documentation, its API reference and integrations print, with the entry that it is.
const sections = (label: string, key: string): [string, string] => [
  `People's data > People > ${label} > View selected employees' ${label} sections`,
  key,
];
const LABELS: readonly (readonly [label: string, key: string])[] = [
  ["People's data > Access data for", "audience"],
  ["Access rights", "audience"],
  ["Whose data can members access?", "audience"],
  ...Object.entries(FIELD_CATEGORIES).map(([id, label]) => sections(label, `${id}.view`)),
  ["People's data > People > Work > View selected employees' Work section histories", "work.viewHistory"],
  ["View all other employees' Work section histories", "work.viewHistory"],
  ["People's data > People > Employment > View selected employees' Employment section histories", "employment.viewHistory"],
  ["View all other employees' Employment section histories", "employment.viewHistory"],
  ["People's data > People > Payroll > View selected employees' Payroll section histories", "payroll.viewHistory"],
  ["View all other employees' Payroll section histories", "payroll.viewHistory"],
  ["People's data > People > Lifecycle > View selected employees' Lifecycle section histories", "lifecycle.viewHistory"],
  ["View all other employees' Lifecycle section histories", "lifecycle.viewHistory"],
  ["People's data > People > Employees > Add new people to the company", "people.create"],
  ["People's data > People's fields > Edit > Lifecycle", "lifecycle.edit"],
  ["People's Data > Payroll > View selected employees' Payroll sections", "payroll.view"],
  ["People's Data > Time off > See who's out today > See who's out", "timeOff.seeWhosOut"],
  [
    "People's Data > Time off > See who's out today > See who's out because of a private policy or policies with a custom name",
    "timeOff.seePrivate",
  ],
  ["See who's out because of private policy", "timeOff.seePrivate"],
  [
    "People's Data > Time off > Requests > Create, edit all fields, and cancel people's requests that haven't been approved yet",
    "timeOff.manageRequests",
  ],
  ["People's Data > Time off > Requests > View, download, and edit attachments", "timeOff.attachments"],
  ["People's data > Time off > Balance > See selected people's time off and sick leave balances", "timeOff.seeBalances"],
  ["People's data > Time off > Balance > Adjust selected people's time off balances and bank their overtime", "timeOff.adjustBalances"],
  ["Features > Time off > Settings > Manage company's time off settings", "timeOff.settings"],
  ["See company's time off settings", "timeOff.settings"],
  ["Settings > Calendar > Manage company calendar", "calendar.manage"],
  ["People's data > Time attendance > Manage time attendance sheets", "timeAttendance.manageSheets"],
  ["Features > Reports > View reports according to people's data access rights", "reports.view"],
  ["Features > Formulas in Grids > View formulas in grids", "reports.formulas"],
  ["Features > Workforce planning > Position management > Manage positions", "positions.manage"],
  ["Features > Job openings > Manage all job openings", "hiring.jobOpenings"],
  ["Features > Settings > Employers and work locations > View details for employers and work locations", "employers.view"],
  ["People's Data > Docs > [docs folder] > View selected employees' docs in the folder", "docs.view"],
  ["Upload selected employees' docs in the folder", "docs.uploadShared"],
  ["Upload selected employees' docs in the folder", "docs.uploadConfidential"],
  ["Upload selected employees' docs in the folder", "docs.uploadCustom"],
  ["Delete selected employees' docs in the folder", "docs.deleteShared"],
  ["Delete selected employees' docs in the folder", "docs.deleteConfidential"],
  ["Delete selected employees' docs in the folder", "docs.deleteCustom"],
  ["Features > Job catalog > Jobs > View job profiles", "jobCatalog.profiles"],
  ["Features > Job catalog > Jobs > View job content library", "jobCatalog.library"],
  ["People's Data > People > Jobs > View selected employees' Jobs sections", "jobsCatalog.view"],
  ["Features > Goals (per goal type)", "goals.features"],
  ["People's Data > Goals (per goal type)", "goals.peoplesData"],
  ["Features > Integrations > Automation > Create/update/delete the integration", "integrations.manage"],
];

describe("wordings that have been seen", () => {
  it.each(LABELS)("finds %s", (label, key) => {
    expect(carries(entry(key), label), wordings(entry(key)).join("\n")).toBe(true);
  });

  it("finds the three rights of field-level permissions for every category", () => {
    const categories = CATALOGUE.filter(({ category }) => category !== undefined);
    expect(categories.length).toBeGreaterThan(50);
    const named = { view: "View", viewHistory: "View history", edit: "Edit" };
    for (const { category, right, place } of categories) {
      const [, , label] = place.category.split(" > ");
      expect(place.field, category).toBe(`People's data > People's fields > ${label} > ${named[right!]}`);
    }
  });

  it("keeps a place for what has no label: bank accounts' category, and the tasks of which HiBob does not tell", () => {
    expect(entry("financial.view").gates).toContain("bank accounts");
    expect(entry("tasks")).toMatchObject({ confidence: "assumed", place: { category: expect.stringContaining("does not document") } });
  });
});

describe("what needs no permission", () => {
  it.each([
    "GET /company/people/fields",
    "GET /company/named-lists",
    "GET /company/named-lists/{listName}",
    "GET /people/custom-tables/metadata",
    "GET /people/custom-tables/metadata/{custom_table_id}",
    "POST /hiring/job-ads/search",
    "GET /hiring/job-ads/{id}",
  ])("%s", (id) => {
    expect(endpointNamed(id).permissions).toEqual([]);
  });
});

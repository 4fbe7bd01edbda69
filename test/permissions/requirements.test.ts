import { InvalidInputError } from "hibob-kit";
import { type Plan, requirementsFor, type Tenant } from "hibob-kit/permissions";
import { createFakeHiBob } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { createHiBob } from "../../src/hibob.ts";
import type { Field } from "../../src/metadata/index.ts";
import { entryOf } from "../../src/permissions/catalogue/index.ts";
import { ENDPOINTS } from "../../src/permissions/endpoints.ts";
import { BUILT_IN_FIELDS } from "../../src/permissions/known-fields.ts";
import { undocumentedEndpoints } from "../../src/permissions/requirements.ts";
import { RULES } from "../../src/permissions/rules.ts";
import { type PlannedStream, STREAM_NEEDS } from "../../src/permissions/streams.ts";
import { STREAMS } from "../../src/sync/streams/index.ts";

const keysOf = (plan: Plan, tenant?: Tenant): string[] => requirementsFor(plan, tenant).map(({ key }) => key);
const box = (plan: Plan, key: string, tenant?: Tenant) => requirementsFor(plan, tenant).find((needed) => needed.key === key)!;

const field = (id: string, categoryId: string, categoryName: string, type = "text"): Field => {
  return { id, categoryId, categoryName, type, name: id, description: null, listId: null, historical: false };
};

/** Bob's own fields, with some of them in another category than the catalogue knows. */
const accountWith = (...changed: readonly Field[]): Tenant => {
  const ids = new Set(changed.map(({ id }) => id));
  return { fields: [...BUILT_IN_FIELDS.filter(({ id }) => !ids.has(id)), ...changed] };
};

describe("streams", () => {
  const NEEDS: Readonly<Record<PlannedStream, readonly string[]>> = {
    employees: ["root.view", "employment.view", "lifecycle.view", "work.view", "workContact.view", "audience"],
    workHistory: ["work.view", "work.viewHistory", "audience"],
    employmentHistory: ["employment.view", "employment.viewHistory", "audience"],
    lifecycleHistory: ["lifecycle.view", "lifecycle.viewHistory", "audience"],
    salaries: ["payroll.view", "payroll.viewHistory", "audience"],
    variablePayments: ["payroll.view", "payroll.viewHistory", "audience"],
    entitlements: ["payroll.view", "payroll.viewHistory", "audience"],
    deductions: ["payroll.view", "payroll.viewHistory", "audience"],
    actualPayments: ["payroll.view", "audience"],
    bankAccounts: ["financial.view", "audience"],
    equities: ["equity.view", "audience"],
    training: ["training.view", "audience"],
    dependents: ["home.view", "audience"],
    rightToWork: ["rightToWork.view", "audience"],
    customTables: ["customTables.view", "audience"],
    timeOffRequests: ["timeOff.seeWhosOut", "timeOff.seePrivate", "timeOff.manageRequests", "audience"],
    timeOffBalances: ["timeOff.settings", "timeOff.seeBalances", "audience"],
    timeOffPolicies: ["timeOff.settings"],
    documents: ["docs.view", "audience"],
    namedLists: [],
    fields: [],
    tasks: ["tasks", "audience"],
    positions: ["positions.manage"],
  };

  it.each(Object.entries(NEEDS))("%s needs %j", (stream, keys) => {
    const needed = requirementsFor({ streams: [stream as PlannedStream] });
    expect(needed.map(({ key }) => key)).toEqual(keys);
    for (const { neededFor } of needed) expect(neededFor).toEqual([`stream ${stream}`]);
  });

  it("are those of the sync engine, and what is planned", () => {
    expect(Object.keys(STREAM_NEEDS)).toEqual(expect.arrayContaining(Object.keys(STREAMS)));
    expect(Object.keys(NEEDS)).toEqual(Object.keys(STREAM_NEEDS));
  });

  it("only read", () => {
    for (const { endpoints } of Object.values(STREAM_NEEDS)) for (const { effect } of endpoints) expect(effect).toBe("read");
  });

  it("read the default fields in the categories that they are in, and the volatile ones not at all", () => {
    const { fields } = box({ streams: ["employees"] }, "work.view");
    expect(fields).toContain("work.title");
    expect(fields).not.toContain("work.tenureDuration");
  });

  it("read the fields that are named instead, when any are", () => {
    expect(keysOf({ streams: ["employees"], fields: ["root.email", "emergency.firstName"] })).toEqual([
      "root.view",
      "emergency.view",
      "audience",
    ]);
    expect(box({ streams: ["employees"], fields: ["root.email"] }, "root.view").neededFor).toEqual([
      "stream employees",
      "field root.email",
    ]);
  });
});

describe("fields", () => {
  it("need View on their category, whether or not a stream reads them, and name it", () => {
    const needed = requirementsFor({ fields: ["work.title", "work.startDate", "home.privateEmail"] });
    expect(needed.map(({ key, fields }) => [key, fields])).toEqual([
      ["personalContact.view", ["home.privateEmail"]],
      ["work.view", ["work.title", "work.startDate"]],
      ["audience", []],
    ]);
    expect(needed[0]).toMatchObject({
      area: "Employee data",
      category: { id: "personalContact", name: "Personal contact details" },
      right: "view",
      neededFor: ["field home.privateEmail"],
      rules: [RULES.categoryFromMetadata.says],
    });
  });

  it("of all categories need View on all, and no Edit but for births and national ids", () => {
    const keys = keysOf({ fields: "all" });
    expect(keys.filter((key) => key.endsWith(".view"))).toHaveLength(20);
    expect(keys.filter((key) => key.endsWith(".edit"))).toEqual(["identification.edit", "personal.edit"]);
    expect(box({ fields: "all" }, "eeo.view").neededFor).toEqual(["fields all"]);
  });

  it.each([
    ["personal.birthDate", "personal.edit", RULES.birthDateNeedsEdit.says],
    ["personal.age", "personal.edit", RULES.birthDateNeedsEdit.says],
    ["identification.ssn", "identification.edit", RULES.nationalIdNeedsEdit.says],
  ])("%s needs %s as well, and the rule says that field-level permissions do not", (id, key, rule) => {
    const edit = box({ fields: [id] }, key);
    expect(edit).toMatchObject({ right: "edit", fields: [id], rules: [rule], behind: key.replace("edit", "view") });
    expect(rule).toContain("With field-level permissions, reading does not need it");
    expect(edit.observable).toEqual({ category: "yes", field: "no" });
  });

  it.each(["personal.shortBirthDate", "personal.nationality", "payroll.nin"])("%s needs no Edit", (id) => {
    expect(keysOf({ fields: [id] }).filter((key) => key.endsWith(".edit"))).toEqual([]);
  });

  it("need Edit on their category where an endpoint writes them", () => {
    const plan: Plan = { fields: ["work.startDate"], endpoints: ["PUT /people/{identifier}"] };
    expect(keysOf(plan)).toEqual(["work.view", "work.edit", "audience"]);
    expect(box(plan, "work.edit").neededFor).toEqual(["PUT /people/{identifier}"]);
  });
});

describe("an account's own fields", () => {
  it("decide the category of a field that was moved, whatever its id says", () => {
    const moved = accountWith(field("work.department", "category_17", "Clockwork"));
    expect(keysOf({ fields: ["work.department"] }, moved)).toEqual(["category_17.view", "audience"]);
    expect(box({ fields: ["work.department"] }, "category_17.view", moved)).toMatchObject({
      category: { id: "category_17", name: "Clockwork" },
      place: {
        category: "People's data > People > Clockwork > View selected employees' Clockwork sections",
        field: "People's data > People's fields > Clockwork > View",
      },
      rules: [RULES.categoryFromMetadata.says],
    });
  });

  it("take the date of birth's Edit along to the category it was moved to", () => {
    const moved = accountWith(field("personal.birthDate", "category_17", "Clockwork", "date"));
    expect(keysOf({ fields: ["personal.birthDate"] }, moved)).toEqual(["category_17.view", "category_17.edit", "audience"]);
  });

  it("give renamed categories their new names, presets included", () => {
    const renamed = { fields: BUILT_IN_FIELDS.map((one) => (one.categoryId === "work" ? { ...one, categoryName: "Job" } : one)) };
    expect(box({ presets: ["base"] }, "work.view", renamed).place.category).toBe(
      "People's data > People > Job > View selected employees' Job sections",
    );
    expect(
      keysOf(
        { fields: ["lifecycle", "work", "root"].map((start) => BUILT_IN_FIELDS.find((one) => one.categoryId === start)!.id) },
        renamed,
      ),
    ).toEqual(["root.view", "work.view", "lifecycle.view", "audience"]);
  });

  it("may be in a category that nobody else has heard of", () => {
    const own = accountWith(field("bands.grade", "bands", "Salary bands"));
    expect(box({ fields: ["bands.grade"] }, "bands.view", own).place.field).toBe("People's data > People's fields > Salary bands > View");
  });

  it("of the fake lead to its own category", async () => {
    const fake = createFakeHiBob({ employees: 3, seed: 4 });
    const fields = await createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch }).metadata.fields();
    const custom = fields.filter(({ categoryId }) => categoryId.startsWith("category_"));
    expect(custom.length).toBeGreaterThan(0);
    const [own] = requirementsFor({ fields: custom.map(({ id }) => id) }, { fields });
    expect(own).toMatchObject({ key: `${custom[0]!.categoryId}.view`, category: { name: custom[0]!.categoryName } });
  });
});

describe("custom tables", () => {
  const table = (category: string) => ({ id: `${category}__table_1`, name: "Locker", category });

  it("need View on the category of each", () => {
    const account = {
      ...accountWith(field("category_17.field_2", "category_17", "Clockwork")),
      customTables: [table("work"), table("category_17")],
    };
    expect(keysOf({ streams: ["customTables"] }, account)).toEqual(["category_17.view", "work.view", "audience"]);
    expect(box({ streams: ["customTables"] }, "category_17.view", account).category?.name).toBe("Clockwork");
  });

  it("need Edit there for writing", () => {
    const plan: Plan = { endpoints: ["POST /people/custom-tables/{employee_id}/{custom_table_id}"] };
    expect(keysOf(plan, { customTables: [table("root")] })).toEqual(["root.edit", "audience"]);
  });

  it("need nothing where there are none, and one unnamed category while that is not known", () => {
    expect(keysOf({ streams: ["customTables"] }, { customTables: [] })).toEqual(["audience"]);
    expect(box({ streams: ["customTables"] }, "customTables.view").place.category).toContain("the custom table's category");
  });
});

describe("endpoints", () => {
  it("need what they declare, by id or by declaration, in the order of Bob's screen", () => {
    const named = ENDPOINTS.find(({ id }) => id === "GET /bulk/people/work")!;
    const plan: Plan = { endpoints: ["POST /skills/search", named, "GET /timeoff/whosout", "POST /people"] };
    expect(keysOf(plan)).toEqual(["work.view", "work.viewHistory", "people.create", "timeOff.seeWhosOut", "skills.view", "audience"]);
    expect(box(plan, "work.view").neededFor).toEqual(["GET /bulk/people/work"]);
  });

  it("all lead to boxes that the catalogue has, and so do all streams", () => {
    const everything: Plan = { endpoints: ENDPOINTS, streams: Object.keys(STREAM_NEEDS) as PlannedStream[], fields: "all" };
    for (const { key } of requirementsFor(everything)) expect(entryOf(key), key).toBeDefined();
  });

  it("that search people without naming fields need the categories of Bob's default answer", () => {
    const plan: Plan = { endpoints: ["POST /people/search"] };
    expect(keysOf(plan)).toEqual(["about.view", "root.view", "employment.view", "work.view", "audience"]);
    expect(keysOf({ ...plan, fields: ["payroll.nin"] })).toEqual(["identification.view", "audience"]);
  });

  it.each([
    "POST /people/search",
    "GET /avatars/{employeeId}",
    "GET /timeoff/whosout",
    "GET /docs/people/{id}",
    "GET /company/reports",
    "POST /attendance/entries/search",
  ])("%s is about people and needs the audience", (id) => {
    expect(keysOf({ endpoints: [id] }).at(-1)).toBe("audience");
  });

  it.each([
    "GET /company/people/fields",
    "GET /people/custom-tables/metadata",
    "POST /people",
    "POST /skills/search",
    "GET /timeoff/policies",
  ])("%s is not", (id) => {
    expect(keysOf({ endpoints: [id] })).not.toContain("audience");
  });

  it("without documented permissions are told apart, not passed over", () => {
    expect(
      undocumentedEndpoints({ endpoints: ["GET /onboarding/wizards", "GET /company/named-lists"], streams: ["documents", "tasks"] }),
    ).toEqual(["GET /docs/folders/metadata", "GET /tasks", "GET /onboarding/wizards"]);
    expect(keysOf({ endpoints: ["GET /tasks/people/{id}"] })).toEqual(["tasks", "audience"]);
  });
});

describe("rules", () => {
  it.each([
    [{ streams: ["lifecycleHistory"] }, "lifecycle.view", RULES.statusUnderLifecycle.says],
    [{ fields: ["internal.status"] }, "lifecycle.view", RULES.statusUnderLifecycle.says],
    [{ streams: ["workHistory"] }, "audience", RULES.leaversNeedAudience.says],
    [{ streams: ["salaries"] }, "payroll.viewHistory", RULES.historyNeedsItsOwnBox.says],
    [{ streams: ["timeOffPolicies"] }, "timeOff.settings", RULES.policyTypesNeedFeature.says],
    [{ streams: ["documents"] }, "docs.view", RULES.foldersOneByOne.says],
    [{ streams: ["positions"] }, "positions.manage", RULES.positionsHaveNoReadOnly.says],
    [{ presets: ["base"] }, "personal.edit", RULES.birthDateNeedsEdit.says],
    [{ presets: ["base"] }, "identification.edit", RULES.nationalIdNeedsEdit.says],
  ] satisfies [Plan, string, string][])("of %j: %s is told its rule", (plan, key, rule) => {
    expect(box(plan, key).rules).toContain(rule);
  });

  it("are told nowhere else", () => {
    expect(box({ fields: ["work.title"] }, "work.view").rules).toEqual([]);
    expect(box({ fields: ["personal.birthDate"] }, "personal.view").rules).toEqual([]);
  });

  it("each have a source", () => {
    for (const [name, { source }] of Object.entries(RULES)) expect(source, name).not.toBe("");
  });
});

describe("a plan that cannot be meant", () => {
  const refused: [unknown, string][] = [
    [{}, "The plan names nothing. Give at least one of presets, streams, fields and endpoints"],
    [{ folders: ["Shared"] }, "The plan names nothing"],
    [{ streams: [], presets: [] }, "The plan names nothing"],
    [undefined, "The plan must be an object"],
    [{ stream: ["employees"] }, 'There is no part of a plan "stream". Did you mean "streams"?'],
    [{ presets: ["timeoff"] }, 'There is no preset "timeoff". Did you mean "timeOff"?'],
    [{ presets: ["payslips"] }, 'There is no preset "payslips". There are: base, salary, bank, timeOff, files'],
    [{ streams: ["workhistroy"] }, 'There is no stream "workhistroy". Did you mean "workHistory"?'],
    [{ streams: ["toString"] }, 'There is no stream "toString"'],
    [{ streams: "employees" }, "streams must be an array of strings"],
    [{ fields: ["work.tilte"] }, 'Bob has no built-in field "work.tilte". Did you mean "work.title"?'],
    [{ fields: ["category_17.field_2"] }, "A field of your own is known once the account's fields are given"],
    [{ fields: [] }, "fields is empty"],
    [{ fields: [7] }, "fields[0] must be a non-empty string"],
    [{ endpoints: ["GET /timeoff/whosOut"] }, 'Did you mean "GET /timeoff/whosout"?'],
    [{ endpoints: [{}] }, "endpoints[0] must be a non-empty string"],
    [{ presets: ["files"], folders: [""] }, "folders[0] must be a non-empty string"],
  ];

  it.each(refused)("%j is refused in one clear line", (plan, message) => {
    const check = () => requirementsFor(plan as Plan);
    expect(check).toThrow(InvalidInputError);
    expect(check).toThrow(message);
  });

  it("speaks of the account when the account's own fields are known", () => {
    expect(() => requirementsFor({ fields: ["work.tilte"] }, { fields: BUILT_IN_FIELDS })).toThrow('This tenant has no field "work.tilte"');
  });
});

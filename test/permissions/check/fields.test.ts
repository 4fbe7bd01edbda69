import { describe, expect, it } from "vitest";
import { answerTo, company, PRESETS, withStatus } from "./rig.ts";

const BASE = { presets: ["base"], streams: ["workHistory", "lifecycleHistory"] } as const;

describe("single fields in the field-level model", () => {
  const rig = company({ permissionModel: "field" });
  const ids = [
    "work.title",
    "home.legalGender",
    "root.email",
    "payroll.taxCode",
    "payroll.salary.payment",
    "work.reportsTo",
    "address.city",
    "employee.buddy",
    "personal.birthDate",
  ];

  it.each(ids)("%s that is hidden is named under its category", async (id) => {
    const report = await rig.without([`field:${id}.view`], { presets: PRESETS, streams: ["workHistory"] });
    const [missing, ...others] = report.answers.filter(({ status }) => status === "missing");
    expect(missing?.hiddenFields?.map((field) => field.id)).toEqual([id]);
    expect(missing?.fields === undefined || missing.right === "view").toBe(true);
    expect(missing?.hiddenFields?.[0]?.name).not.toBe("");
    expect([others, report.model]).toEqual([[], "field"]);
  });

  it("that is hidden and that the plan does not read is no reason to tick anything", async () => {
    const plan = { fields: ["work.department"] };
    await rig.check(plan);
    const { fields } = JSON.parse(rig.fake.requests({ endpoint: "POST /people/search" }).at(-1)!.body) as { fields: string[] };
    const neighbour = fields.find((id) => id.startsWith("work.") && id !== "work.department");
    const report = await rig.without([`field:${neighbour}.view`], plan);
    expect(withStatus(report, "missing")).toEqual([]);
  });

  it("that has others inside of it is not taken for seen because of these", async () => {
    const report = await rig.without(["field:payroll.salary.payment.view", "field:work.reportsTo.view"], { fields: "all" });
    expect(answerTo(report, "payroll.view").hiddenFields).toEqual([{ id: "payroll.salary.payment", name: "Base salary" }]);
    expect(answerTo(report, "work.view").hiddenFields).toEqual([{ id: "work.reportsTo", name: "Reports to" }]);
  });

  it("without history are named under View history, by the names of the account", async () => {
    const report = await rig.without(["field:work.title.viewHistory", "field:work.siteId.viewHistory"], BASE);
    expect(withStatus(report, "missing")).toEqual(["work.viewHistory"]);
    expect(answerTo(report, "work.viewHistory").hiddenFields).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: "work.title", name: "Job title" })]),
    );
  });

  it("that are all hidden are a category without View", async () => {
    const all = ["home.privateEmail", "home.privatePhone", "home.mobilePhone"];
    const report = await rig.without(
      all.map((id) => `field:${id}.view`),
      BASE,
    );
    expect(withStatus(report, "missing")).toEqual(["personalContact.view"]);
    expect(answerTo(report, "personalContact.view").hiddenFields).toBeUndefined();
  });
});

describe("Edit where reading needs it", () => {
  it("is told from dates of birth and from masked numbers in the category model, which shows by it", async () => {
    const rig = company({ scenarios: ["no-sensitive"] });
    const report = await rig.check(BASE);
    expect(withStatus(report, "missing")).toEqual(["identification.edit", "personal.edit"]);
    expect(report.model).toBe("category");
    expect(answerTo(report, "personal.edit").confidence).toBe("high");
  });

  it("is not asked for in the field-level model, where nothing shows it", async () => {
    const rig = company({ permissionModel: "field" });
    const report = await rig.without(["personal.edit", "identification.edit"], BASE, { model: "field" });
    expect([answerTo(report, "personal.edit").status, answerTo(report, "identification.edit").status]).toEqual([
      "unverifiable",
      "unverifiable",
    ]);
    expect(report.outcome).toBe("green");
  });

  it("cannot be told where nobody has a national id", async () => {
    const rig = company();
    const [field] = (await rig.bob().metadata.fields()).filter(({ type }) => type === "ssn");
    for (const { id } of rig.fake.company.employees) rig.fake.update(id, { [field!.id]: null });
    const report = await rig.without(["identification.edit"], BASE);
    expect(answerTo(report, "identification.edit")).toMatchObject({ status: "unverifiable", confidence: "low" });
  });

  it("waits for View", async () => {
    const report = await company().without(["personal.view", "personal.edit"], BASE);
    expect(answerTo(report, "personal.edit")).toMatchObject({ status: "unverifiable", waitsFor: "personal.view" });
  });
});

describe("a category's fields", () => {
  it("are looked for in a sample of fifty with inactive people in it, which the same company gives again", async () => {
    const rig = company();
    const sample = async () => {
      const report = await rig.check(BASE);
      expect(answerTo(report, "work.view").evidence).toContain("50 people");
      const { filters } = JSON.parse(rig.fake.requests({ endpoint: "POST /people/search" }).at(-1)!.body);
      return filters[0].values as string[];
    };
    const ids = await sample();
    const inactive = rig.fake.company.employees.filter(({ id, status }) => status !== "Active" && ids.includes(id));
    expect([ids.length, inactive.length]).toEqual([50, 7]);
    expect(await sample()).toEqual(ids);
  });

  it("count where the account has moved them to, whatever their ids say", async () => {
    const rig = company();
    const report = await rig.without(["identification.view"], { fields: ["payroll.nin", "payroll.taxCode"] });
    expect(withStatus(report, "missing")).toEqual(["identification.view"]);
  });

  it("are told from a category as a whole by a neighbour, when the plan names only one", async () => {
    const rig = company({ permissionModel: "field" });
    const report = await rig.without(["field:work.title.view"], { fields: ["work.title"] });
    expect(answerTo(report, "work.view").hiddenFields).toEqual([{ id: "work.title", name: "Job title" }]);
  });

  it("that the account calls otherwise are named so", async () => {
    const rig = company();
    const fields = (await rig.bob().metadata.fields()).map((field) =>
      field.categoryId === "work" ? { ...field, categoryName: "Arbeit" } : field,
    );
    const report = await rig.without(["work.view"], { fields: ["work.title"] }, { known: { fields } });
    const answer = answerTo(report, "work.view");
    expect(answer.place.category).toContain("Arbeit");
    expect(answer.evidence).toContain("Arbeit");
  });
});

describe("histories", () => {
  it("are missing as well, when View is, which a plan for histories alone does not list", async () => {
    const rig = company();
    const report = await rig.without(["work.view"], { presets: ["salary"] });
    expect(withStatus(report, "missing")).toEqual(["work.viewHistory"]);
    expect(answerTo(report, "work.viewHistory").evidence).toContain("View selected employees' Work sections");
  });

  it("cannot be told among too few people", async () => {
    const rig = company({ employees: 4 });
    rig.fake.audience = { ids: [rig.fake.company.employees[3]!.id] };
    const report = await rig.without(["lifecycle.viewHistory"], { streams: ["lifecycleHistory"] });
    expect(answerTo(report, "lifecycle.viewHistory").status).toBe("unverifiable");
  });
});

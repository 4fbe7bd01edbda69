import { isHiBobError } from "hibob-kit";
import { describe, expect, it } from "vitest";
import type { CheckProgress } from "../../../src/permissions/check/check.ts";
import { ENDPOINTS } from "../../../src/permissions/endpoints.ts";
import { answerTo, company, EVERYTHING, PRESETS, STREAMS, withStatus } from "./rig.ts";

const effects = new Map(ENDPOINTS.map(({ id, effect }) => [id, effect]));

describe("what a check costs", () => {
  it.each([
    ["all presets", { presets: PRESETS }],
    ["all streams", { streams: STREAMS }],
    ["all fields", { fields: "all" as const }],
  ])("is at most 25 requests for %s and 10,000 people, all of them reads", async (_, plan) => {
    const rig = company({ employees: 10_000 });
    const report = await rig.check(plan);
    const sent = rig.fake.requests();
    console.log(`permission check of 10,000 people: ${sent.length} requests for ${_}`);
    expect(sent.length).toBeLessThanOrEqual(25);
    expect(report.requests).toBe(sent.length);
    expect(report.audience?.people).toBe(10_000);
    expect(sent.filter(({ endpoint }) => effects.get(endpoint ?? "") !== "read")).toEqual([]);
  });

  it("stays so where the status cannot be read, nobody has documents, or nothing at all is ticked", async () => {
    for (const scenarios of [["no-lifecycle", "no-docs"], ["no-permissions"]] as const) {
      const rig = company({ scenarios });
      for (const plan of [{ presets: PRESETS }, { streams: STREAMS }]) {
        expect((await rig.check(plan)).requests).toBeLessThanOrEqual(25);
      }
    }
  });

  it("is reads only, whatever is planned, missing and looked at besides", async () => {
    for (const scenario of ["no-permissions", "field-level"] as const) {
      const rig = company({ scenarios: [scenario] });
      await rig.check(EVERYTHING, { leastPrivilege: "thorough" });
      expect(rig.fake.requests().filter(({ endpoint }) => effects.get(endpoint ?? "") !== "read")).toEqual([]);
    }
  });

  it("is nothing for what was read a moment ago", async () => {
    const rig = company();
    const fields = await rig.bob().metadata.fields();
    const people = rig.fake.company.employees.map(({ id, status, lifecycleStatus }) => ({ id, status, lifecycleStatus }));
    const before = rig.fake.requests().length;
    const report = await rig.check({ fields: ["work.title"] }, { known: { fields, people } });
    expect(
      rig.fake
        .requests()
        .slice(before)
        .map(({ endpoint }) => endpoint),
    ).toEqual(["POST /people/search"]);
    expect([report.requests, report.audience?.people, report.outcome]).toEqual([1, 60, "green"]);
  });

  it("is one request for a feature alone, when nothing else may be looked at", async () => {
    const rig = company();
    const report = await rig.check({ streams: ["positions"] }, { leastPrivilege: false });
    expect(rig.fake.requests().map(({ endpoint }) => endpoint)).toEqual(["GET /company/people/fields", "GET /metadata/objects/position"]);
    expect([withStatus(report, "granted"), report.audience]).toEqual([["positions.manage"], undefined]);
  });
});

describe("a report", () => {
  it("holds nothing of any person", async () => {
    const rig = company({ permissionModel: "field" });
    rig.attachFiles();
    for (const keys of [[], ["work.view", "audience", "timeOff.manageRequests"], ["field:work.title.view", "payroll.viewHistory"]]) {
      const text = JSON.stringify(await rig.without(keys, EVERYTHING, { leastPrivilege: "thorough" }));
      for (const { id, email, surname, firstName } of rig.fake.company.employees) {
        for (const secret of [id, email, `${firstName} ${surname}`]) expect(text).not.toContain(secret);
        expect(text).not.toMatch(new RegExp(`\\b${surname}\\b`));
      }
      expect(text).not.toContain(rig.fake.serviceUser.token);
    }
  });

  it("counts the audience by status, with the account's own words", async () => {
    const rig = company();
    const report = await rig.check({ presets: ["base"] });
    const statuses = rig.fake.company.employees.map(({ lifecycleStatus }) => lifecycleStatus);
    const counted = Object.fromEntries([...Map.groupBy(statuses, (status) => status)].map(([status, all]) => [status, all.length]));
    const active = rig.fake.company.employees.filter(({ status }) => status === "Active").length;
    expect(report.audience).toEqual({ people: 60, active, byLifecycleStatus: counted });
    expect(answerTo(report, "audience")).toMatchObject({ status: "granted", confidence: "high" });
  });

  it("tells active people from others without their status by a second count", async () => {
    const rig = company({ scenarios: ["no-lifecycle"] });
    const report = await rig.check({ presets: ["base"] });
    const active = rig.fake.company.employees.filter(({ status }) => status === "Active").length;
    expect(report.audience).toEqual({ people: 60, active });
    expect(answerTo(report, "audience").status).toBe("granted");
    rig.fake.audience = "active";
    expect(withStatus(await rig.check({ presets: ["base"] }), "missing")).toEqual(["audience"]);
  });

  it("says of a company of one, and of one whose people cannot be seen, what can be said", async () => {
    const alone = await company({ employees: 1 }).check({ presets: ["base", "timeOff"] });
    expect(withStatus(alone, "missing")).toEqual([]);
    expect(answerTo(alone, "audience").status).toBe("unverifiable");
    const rig = company();
    rig.fake.audience = { ids: [] };
    const report = await rig.check(EVERYTHING);
    expect(withStatus(report, "missing")).toEqual(expect.arrayContaining(["audience"]));
    expect(report.audience?.people).toBe(0);
    for (const key of ["work.view", "work.viewHistory", "identification.edit", "financial.view", "timeOff.manageRequests"]) {
      expect(answerTo(report, key)).toMatchObject({ status: "unverifiable", waitsFor: "audience" });
    }
    const nobody = await company({ employees: 0 }).check({ presets: PRESETS });
    expect(nobody.audience?.people).toBe(0);
  });

  it("names what was planned, in the plan's order, and when it was made", async () => {
    const report = await company().check({
      presets: ["files"],
      fields: ["work.title"],
      endpoints: ["GET /timeoff/whosout"],
      folders: ["Shared"],
    });
    expect(report.plan).toEqual(["preset files", "field work.title", "GET /timeoff/whosout", "folder Shared"]);
    expect(report.checkedAt).toBe("2026-06-15T09:00:00.000Z");
    expect(answerTo(report, "docs.view").evidence).toContain("Shared, Confidential");
  });
});

describe("least privilege", () => {
  const plan = { fields: ["work.title", "root.email"] } as const;

  it("names the categories that can be seen and that nothing reads, by the account's own names", async () => {
    const rig = company();
    rig.fake.permissions.revoke("payroll.view", "home.view");
    const { excess } = await rig.check(plan);
    const keys = excess.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(["identification.view", "category_1748390400112.view", "lifecycle.view"]));
    for (const key of ["work.view", "root.view", "payroll.view", "home.view", "financial.view"]) expect(keys).not.toContain(key);
    expect(excess.find(({ key }) => key === "category_1748390400112.view")).toMatchObject({ name: "Lantern extras" });
    expect(excess.find(({ key }) => key === "eeo.view")?.place.category).toContain("EEO");
  });

  it("asks for two harmless fields of such a category, and never for a national id or a date of birth", async () => {
    const rig = company();
    await rig.check(plan);
    const asked = rig.fake.requests({ endpoint: "POST /people/search" }).flatMap(({ body }) => JSON.parse(body).fields as string[]);
    const ids = (await rig.bob().metadata.fields()).filter(({ categoryId }) => categoryId === "identification").map(({ id }) => id);
    expect(asked.filter((id) => ids.includes(id))).toHaveLength(2);
    for (const secret of ["identification.ssn", "personal.birthDate", "personal.age", "payroll.salary.payment"])
      expect(asked).not.toContain(secret);
  });

  it("asks for neither even where the category has nothing else", async () => {
    const rig = company();
    const alone = ["identification.ssn", "personal.birthDate", "personal.age"];
    const all = await rig.bob().metadata.fields();
    const fields = all.filter(({ id, categoryId }) => !["identification", "personal"].includes(categoryId) || alone.includes(id));
    await rig.check(plan, { known: { fields } });
    const asked = rig.fake.requests({ endpoint: "POST /people/search" }).flatMap(({ body }) => JSON.parse(body).fields as string[]);
    expect(asked.filter((id) => alone.includes(id))).toEqual([]);
  });

  it("asks for nothing outside of the plan when that is not wanted", async () => {
    const rig = company();
    const { excess } = await rig.check(plan, { leastPrivilege: false });
    const asked = rig.fake.requests({ endpoint: "POST /people/search" }).flatMap(({ body }) => JSON.parse(body).fields as string[]);
    expect(new Set(asked)).toEqual(new Set(["root.id", "work.title", "root.email"]));
    expect(excess).toEqual([]);
  });

  it("looks at tables and features too, when it is to be thorough", async () => {
    const rig = company();
    rig.fake.permissions.revoke("financial.view", "hiring.jobOpenings");
    const report = await rig.check(plan, { leastPrivilege: "thorough" });
    const keys = report.excess.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(["equity.view", "timeOff.seeWhosOut", "timeOff.settings", "positions.manage", "docs.view"]),
    );
    for (const key of ["financial.view", "hiring.jobOpenings"]) expect(keys).not.toContain(key);
    expect([report.outcome, withStatus(report, "missing")]).toEqual(["green", []]);
  });
});

describe("while it runs, a check", () => {
  it("tells how far it is", async () => {
    const told: CheckProgress[] = [];
    await company().check({ presets: ["timeOff"] }, { onProgress: (progress) => told.push(progress) });
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b));
    expect(told.every(({ done, total, note }) => done <= total && note !== "")).toBe(true);
    expect(told.at(-1)).toMatchObject({ done: told.at(-1)!.total, note: "Done" });
    expect(told.map(({ note }) => note)).toContain("Balances");
  });

  it("ends at once when it is aborted, also in the pause after a refusal", async () => {
    const rig = company({ scenarios: ["no-permissions"] });
    const stop = new AbortController();
    const onProgress = ({ note }: CheckProgress) => {
      if (note === "Balances") stop.abort(new Error("enough"));
    };
    const error = await rig.check({ presets: PRESETS }, { signal: stop.signal, onProgress }).catch((thrown: unknown) => thrown);
    expect(isHiBobError(error, "aborted")).toBe(true);
    expect(rig.clock.pending).toBe(0);
    const before = new AbortController();
    before.abort(new Error("no"));
    const other = company();
    await expect(other.check({ presets: PRESETS }, { signal: before.signal })).rejects.toMatchObject({ code: "aborted" });
    expect(other.fake.requests()).toEqual([]);
  });

  it("refuses a plan that names what does not exist", async () => {
    await expect(company().check({ presets: ["bass" as "base"] })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(company().check({ fields: ["work.titel"] })).rejects.toMatchObject({ code: "invalid_input" });
  });
});

import { describe, expect, it } from "vitest";
import { DAY, type Raw } from "../ask.ts";
import { planning } from "./rig.ts";

describe("seeded positions", () => {
  it("are held by people of some departments, in their place and under their manager's position", async () => {
    const { positions, fake } = planning();
    const all = await positions("filledBy", "actualStartDate", "department", "site", "managerPositionId", "managerPositionFilledBy");
    const held = all.filter(({ filledBy }) => filledBy !== null);
    expect(held.length).toBeGreaterThan(10);
    expect(new Set(held.map(({ filledBy }) => filledBy)).size).toBe(held.length);
    for (const { filledBy, department, site, actualStartDate, managerPositionFilledBy } of held) {
      const person = fake.company.find(filledBy)!;
      expect([department, site, actualStartDate]).toEqual([person.department, person.siteId, person.startDate]);
      if (managerPositionFilledBy !== null) expect(managerPositionFilledBy).toBe(person.reportsTo);
    }
    const departments = new Set(all.map(({ department }) => department));
    expect(departments.size).toBe(5); // the head's and four of seven
    const ids = new Set(all.map(({ id }) => id));
    for (const { managerPositionId } of all) if (managerPositionId !== null) expect(ids).toContain(managerPositionId);
    expect(new Set((await positions("name")).map(({ name }) => name)).size).toBe(all.length);
  });

  it("are in every state that Bob knows", async () => {
    const statuses = new Set<string>();
    for (const seed of [1, 2, 3])
      for (const { status } of await planning({ seed, employees: 60 }).positions("status")) statuses.add(status);
    expect([...statuses].sort()).toEqual(["cancelled", "cancelledSoon", "departing", "filled", "onHold", "starting", "vacant"]);
  });

  it("refer to job profiles, openings and budgets that exist", async () => {
    const { positions, openings, budgets, send } = planning();
    const all = await positions("budget", "jobProfile", "job", "expectedStartDate", "status");
    const profiles = await send("POST", "/job-catalog/job-profiles/search", {
      body: { fields: ["/jobProfile/id"], filters: [{ fieldId: "/jobProfile/status", operator: "notEqual", values: ["draft"] }] },
    });
    const profileIds = profiles.data.JobProfileEntries.flat().map((one: Raw) => one["/jobProfile/id"].value);
    for (const { jobProfile, job } of all) {
      expect(job).toBe(jobProfile);
      if (jobProfile !== null) expect(profileIds).toContain(jobProfile);
    }
    expect(all.filter(({ jobProfile }) => jobProfile === null).length).toBeLessThan(3);
    const linked = all.flatMap(({ budget }) => budget ?? []);
    expect(linked.sort()).toEqual((await budgets()).map(({ id }) => id).sort());
    expect(linked.length).toBeLessThan(all.length);
    expect((await openings()).map(({ positionId }) => positionId)).toEqual(all.map(({ id }) => id));
  });

  it("tell the same story for the same seed, whatever happened before somebody looked", async () => {
    const fields = ["name", "status", "fte", "site", "jobProfile", "modificationDate", "budget"];
    const one = planning({ seed: 4 });
    const other = planning({ seed: 4 });
    await other.openings();
    expect(await other.positions(...fields)).toEqual(await one.positions(...fields));
    const third = planning({ seed: 4 });
    for (const { id } of third.fake.company.employees) third.fake.changeWork(id, { department: "Legal", title: "Notary", site: "Dublin" });
    expect(await third.positions(...fields)).toEqual(await one.positions(...fields));
    expect(await planning({ seed: 5 }).positions(...fields)).not.toEqual(await one.positions(...fields));
  });
});

describe("who holds a position", () => {
  it("comes only together with the actual start date", async () => {
    const { send } = planning();
    const ask = async (...fields: string[]) => {
      const body = { fields, filters: [{ fieldId: "/position/status", operator: "equals", values: ["filled"] }] };
      return send("POST", "/objects/position/search", { body });
    };
    const without = await ask("/position/filledBy", "/position/id");
    expect(Object.keys(without.data[0])).toEqual(["/position/id"]);
    expect(without.headers.get("x-fake-explanation")).toContain("/position/actualStartDate");
    expect(Object.keys((await ask("/position/filledBy", "/position/actualStartDate")).data[0])).toContain("/position/filledBy");
  });

  it("follows from people's story: leaving makes it vacant soon, then vacant", async () => {
    const { positions, position, openings, fake, clock } = planning();
    const one = (await positions("status", "filledBy", "actualStartDate")).find(({ status }) => status === "filled")!;
    fake.terminate(one.filledBy, { date: "2026-06-20" });
    const now = async () => {
      const { status, filledBy, recruitmentStatus } = await position(one.id, "status", "filledBy", "actualStartDate", "recruitmentStatus");
      const opening = (await openings("status", "filledBy", "actualStartDate")).find(({ positionId }) => positionId === one.id);
      return { status, filledBy, recruitmentStatus, opening: [opening.status, opening.filledBy] };
    };
    expect(await now()).toEqual({
      status: "departing",
      filledBy: one.filledBy,
      recruitmentStatus: "closed",
      opening: ["departing", one.filledBy],
    });
    await clock.advance(5 * DAY);
    expect(await now()).toEqual({ status: "vacant", filledBy: null, recruitmentStatus: "open", opening: ["vacant", null] });
  });
});

it("is filled soon for as long as its holder has not started", async () => {
  const { positions, position, fake } = planning();
  const one = (await positions("status", "filledBy", "actualStartDate")).find(({ status }) => status === "starting")!;
  const person = fake.company.find(one.filledBy)!;
  expect(person.lifecycleStatus).toBe("Hired");
  fake.setStartDate(person.id, { date: "2026-06-15" });
  const { positionId } = fake.openPosition();
  fake.fillPosition(positionId, person.id);
  expect((await position(positionId, "status")).status).toBe("filled");
  fake.setStartDate(person.id, { date: "2026-06-20" });
  expect((await position(positionId, "status")).status).toBe("starting");
});

describe("budgets", () => {
  it("add up salary and variable pay over a year, in the company's currency and for the part of the year as well", async () => {
    const { fake, budgets } = planning();
    const { positionBudgetId } = fake.openPosition({
      effectiveDate: "2026-07-02", // 183 of 365 days are left
      budget: { currency: "USD", salaryPayPeriod: "Monthly", baseSalary: 1_000, variablePay: 500, variablePayPeriod: "Quarterly" },
    });
    const budget = (
      await budgets(
        "totalPositionCostCurrencyValue",
        "convertedTotalCostCurrencyValue",
        "proRatedCostPercentage",
        "proRatedCostCurrencyValue",
        "updateEffectiveDate",
        "Currency",
        "variablePayPeriod",
      )
    ).find(({ id }) => id === positionBudgetId);
    expect(budget).toEqual({
      id: positionBudgetId,
      totalPositionCostCurrencyValue: { value: 14_000, currency: "USD" },
      convertedTotalCostCurrencyValue: { value: 11_060, currency: "GBP" },
      proRatedCostPercentage: 50.14,
      proRatedCostCurrencyValue: { value: 5_545.48, currency: "GBP" },
      updateEffectiveDate: "15/06/2026",
      Currency: "USD",
      variablePayPeriod: "Quarterly",
    });
  });

  it("count the days of this year on which the position is there, the last one included", async () => {
    const { positions, budgets } = planning({ employees: 150 });
    const shares = new Map((await budgets("proRatedCostPercentage")).map((one) => [one.id, one.proRatedCostPercentage]));
    const ending = (await positions("effectiveDate", "endEffectiveDate", "budget", "status")).filter(
      (one) => one.endEffectiveDate?.startsWith("2026") && one.budget !== null && !one.status.startsWith("cancelled"),
    );
    expect(ending.length).toBeGreaterThan(0);
    for (const { effectiveDate, endEffectiveDate, budget } of ending) {
      const from = effectiveDate > "2026-01-01" ? effectiveDate : "2026-01-01";
      const days = (Date.parse(endEffectiveDate) - Date.parse(from)) / DAY + 1;
      expect(shares.get(budget)).toBeCloseTo((Math.max(days, 0) / 365) * 100, 2);
    }
  });

  it("take pages of up to a thousand, and filters by id and share", async () => {
    const { send } = planning();
    const search = (body: object) =>
      send("POST", "/positions/position-budget/search", { body: { fields: ["/positionBudget/id"], filters: [], ...body } });
    expect((await search({ pagination: { limit: 1_000 } })).status).toBe(200);
    expect((await search({ pagination: { limit: 1_001 } })).status).toBe(400);
    const whole = [{ fieldId: "/positionBudget/proRatedCostPercentage", operator: "equals", values: ["100"] }];
    expect((await search({ filters: whole })).data.positionBudgetEntries.length).toBeGreaterThan(0);
    expect((await search({ filters: [{ ...whole[0], fieldId: "/positionBudget/Currency" }] })).status).toBe(400);
  });
});

describe("display texts of positions", () => {
  it("are in Bob's words and forms of dates", async () => {
    const { send } = planning();
    const fields = ["status", "effectiveDate", "filledBy", "actualStartDate", "site", "jobProfile", "managerPositionId", "fte"];
    const filters = [{ fieldId: "/position/status", operator: "equals", values: ["starting"] }];
    const { data } = await send("POST", "/objects/position/search", {
      body: { fields: fields.map((id) => `/position/${id}`), filters, includeHumanReadable: true },
    });
    const text = (id: string): string => data[0][`/position/${id}`].humanReadable;
    expect(text("status")).toBe("Filled soon");
    expect(text("effectiveDate")).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(text("actualStartDate")).toMatch(/^\d\d\/\d\d\/\d{4}$/);
    expect(text("filledBy")).toMatch(/^[^\d]+$/);
    expect(text("jobProfile")).toMatch(/ \(J-\d{10}\)$/);
    expect(text("managerPositionId")).toMatch(/ P-\d{4}[A-Z] · .+ · .+$/);
    expect(text("fte")).toBe(String(data[0]["/position/fte"].value));
  });
});

describe("who may plan positions", () => {
  it.each([
    ["GET", "/metadata/objects/position", undefined],
    ["GET", "/positions/position-openings/metadata", undefined],
    ["GET", "/positions/position-budget/metadata", undefined],
    ["POST", "/objects/position/search", { fields: ["/position/id"], filters: [] }],
    ["POST", "/positions/position-openings/search", { fields: ["/positionOpening/id"], filters: [] }],
    ["POST", "/positions/position-budget/search", { fields: ["/positionBudget/id"], filters: [] }],
  ])("needs Manage positions for %s %s, and the module", async (method, path, body) => {
    const { send, fake } = planning();
    expect((await send(method, path, { body })).status).toBe(200);
    fake.permissions.revoke("positions.manage");
    expect((await send(method, path, { body })).status).toBe(403);
    expect((await planning({ withoutModules: ["workforcePlanning"] }).send(method, path, { body })).status).toBe(404);
  });
});

describe("the job of a seeded position", () => {
  it("is that of the one who holds it, whose fields all say the same", async () => {
    const { positions, send, people } = planning({ employees: 60 });
    const held = (await positions("jobProfile", "filledBy", "actualStartDate")).filter(({ filledBy }) => filledBy !== null);
    const ids = ["jobRoleId", "jobLevelRoleId", "jobFamilyId", "jobFamilyGroupId", "code", "title", "description"];
    const { data } = await send("POST", "/job-catalog/job-profiles/search", {
      body: {
        fields: ["id", ...ids].map((id) => `/jobProfile/${id}`),
        filters: [{ fieldId: "/jobProfile/status", operator: "equals", values: ["active"] }],
      },
    });
    const profiles: Raw[] = data.JobProfileEntries.map(([one]: Raw) => one);
    const names = ["Id", "Code", "Title", "Description"].map((name) => `employee.jobProfile${name}`);
    const jobs = ["RoleId", "LevelName", "FamilyId", "FamilyGroupId"].map((name) => `employee.job${name}`);
    const everyone = await people([...names, ...jobs]);
    for (const { filledBy, jobProfile } of held) {
      const { employee } = everyone.find(({ id }) => id === filledBy);
      expect(employee.jobProfileId).toBe(jobProfile);
      const profile = profiles.find((one) => one["/jobProfile/id"].value === jobProfile);
      if (!profile) continue;
      const value = (id: string) => profile[`/jobProfile/${id}`].value;
      expect(employee).toEqual({
        jobProfileId: jobProfile,
        jobProfileCode: value("code"),
        jobProfileTitle: value("title"),
        jobProfileDescription: value("description"),
        jobRoleId: value("jobRoleId"),
        jobLevelName: value("jobLevelRoleId"),
        jobFamilyId: value("jobFamilyId"),
        jobFamilyGroupId: value("jobFamilyGroupId"),
      });
    }
    expect(held.filter(({ jobProfile }) => jobProfile !== null).length).toBeGreaterThan(5);
  });
});

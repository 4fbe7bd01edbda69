import { createHiBob } from "hibob-kit";
import { expect, it } from "vitest";
import { fakeOf } from "../ask.ts";

const rig = () => {
  const { fake, clock } = fakeOf({ employees: 30 });
  return { fake, bob: createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" }) };
};

it("answers all of the client's job catalog", async () => {
  const { bob } = rig();
  const { families, familyGroups, roles, profiles } = bob.jobCatalog;
  for (const part of [families, familyGroups, roles]) {
    expect((await part.all({ humanReadable: true, pageSize: 2 }).toArray({ limit: 100 })).length).toBeGreaterThan(3);
    expect((await part.fields()).length).toBe(3);
  }
  const filters = [{ fieldId: "/jobProfile/status", operator: "equals", values: ["active"] }];
  const fields = (await profiles.fields()).map(({ id }) => id);
  const found = await profiles.search({ fields, filters, humanReadable: true, pageSize: 10 }).toArray({ limit: 100 });
  expect(found).toHaveLength(35);
  expect(found[0]).toMatchObject({ "/jobProfile/title": "Junior Engineer", humanReadable: { "/jobProfile/status": "Active" } });
});

it("answers all of the client's positions", async () => {
  const { bob } = rig();
  const { positions, jobCatalog } = bob;
  const fields = (await positions.fields()).map(({ id }) => id);
  const all = await positions.search({ fields, humanReadable: true });
  expect(all.length).toBeGreaterThan(10);
  const filters = [{ fieldId: "/jobProfile/status", operator: "equals", values: ["active"] }];
  const [profile] = await jobCatalog.profiles.search({ fields: ["/jobProfile/id"], filters }).toArray({ limit: 100 });
  const written = await positions.create([
    {
      position: {
        "/position/effectiveDate": "2026-08-01",
        "/position/fte": 100,
        "/position/department": "Sales",
        "/position/site": 2711001,
        "/position/jobProfile": profile!["/jobProfile/id"]!,
      },
      opening: { "/positionOpening/expectedStartDate": "2026-09-01" },
    },
  ]);
  await written.visible();
  const { positionId, positionOpeningId } = written.positions[0]!;
  await positions.update(positionId, { "/position/fte": 50, "/position/reason": null });
  const opening = await positions.openings.create(positionId, { "/positionOpening/expectedStartDate": "2026-10-01" });
  await opening.visible();
  await positions.openings.update(positionId, positionOpeningId, { "/positionOpening/recruitmentStatus": "onHold" });
  await positions.openings.remove(positionId, opening.positionOpeningId);
  const openingFields = (await positions.openings.fields()).map(({ id }) => id);
  const openings = await positions.openings.search({ fields: openingFields, humanReadable: true, pageSize: 5 }).toArray({ limit: 500 });
  expect(openings.at(-1)).toMatchObject({ "/positionOpening/id": positionOpeningId, "/positionOpening/recruitmentStatus": "onHold" });
  const budget = await positions.budgets.create(positionId, {
    "/positionBudget/salaryPayPeriod": "Annual",
    "/positionBudget/currency": "GBP",
    "/positionBudget/expectedBaseSalaryCurrencyValue": { value: 52_000, currency: "GBP" },
  });
  await budget.visible();
  await positions.budgets.update(positionId, budget.positionBudgetId, { "/positionBudget/variablePayPeriod": "Quarterly" });
  const budgetFields = (await positions.budgets.fields()).map(({ id }) => id);
  const budgets = await positions.budgets.search({ fields: budgetFields, humanReadable: true }).toArray({ limit: 500 });
  expect(budgets.at(-1)).toMatchObject({
    "/positionBudget/id": budget.positionBudgetId,
    "/positionBudget/totalPositionCostCurrencyValue": { value: 52_000, currency: "GBP" },
    humanReadable: { "/positionBudget/totalPositionCostCurrencyValue": "£52,000.00" },
  });
  await positions.scheduleCancellation({ positionIds: [positionId], date: "2026-07-01" });
  await positions.cancel(positionId);
  await expect(positions.cancel(positionId)).rejects.toMatchObject({ code: "bad_request" });
});

it("answers all of the client's employers", async () => {
  const { bob } = rig();
  const [employer] = await bob.employers.search({ pageSize: 2 }).toArray({ limit: 100 });
  const { workLocations } = bob.employers;
  const places = await workLocations.search(employer!["/employer/id"]!, { fields: ["/workLocation/city"] }).toArray({ limit: 100 });
  expect(places.map((place) => place["/workLocation/city"])).toContain("London");
  expect(await bob.employers.metadata({ objectProperties: ["name"] })).toEqual([{ id: "employer", name: "Employer" }]);
  expect(await workLocations.metadata()).toEqual([{ id: "workLocation" }]);
});

it("answers all of the client's hiring", async () => {
  const { bob } = rig();
  const { jobAds, candidates, applications, jobOpenings, applicationFormAnswers, interviews, offers } = bob.hiring;
  const [ad] = await jobAds.search({ fields: ["/jobAd/id"], preferredLanguage: "de" });
  expect(await jobAds.get(ad!["/jobAd/id"]!, { preferredLanguage: "en" })).toMatchObject({ "/jobAd/id": ad!["/jobAd/id"] });
  const read = await Promise.all([
    candidates.search({ fields: ["/candidate/id"], pageSize: 3 }).toArray({ limit: 500 }),
    applications.search({ fields: ["/application/id"] }).toArray({ limit: 500 }),
    jobOpenings.search({ fields: ["/jobOpening/id"] }).toArray({ limit: 500 }),
    applicationFormAnswers.search({ fields: ["/applicationFormAnswer/id"] }).toArray({ limit: 500 }),
    interviews.search({ fields: ["/interview/id"] }).toArray({ limit: 500 }),
    offers.search({ fields: ["/offer/id"] }).toArray({ limit: 500 }),
  ]);
  for (const records of read) expect(records.length).toBeGreaterThan(0);
});

it("shows writes to the client's waiting after the lag", async () => {
  const { fake, clock } = fakeOf({ employees: 12, lag: 5_000 });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
  const { positionId } = fake.openPosition();
  const search = () =>
    bob.positions.search({
      fields: ["/position/id"],
      filters: [{ fieldId: "/position/id", operator: "equals", values: [String(positionId)] }],
    });
  expect(await search()).toEqual([]);
  await clock.advance(5_000);
  expect(await search()).toEqual([{ "/position/id": positionId }]);
});

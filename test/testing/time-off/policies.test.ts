import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "../ask.ts";
import { free } from "./world.ts";

const balance = (id: string, policyType: string, date: string) =>
  `/timeoff/employees/${id}/balance?${new URLSearchParams({ policyType, date })}`;

describe("policy types and policies", () => {
  it("are found by their names, whatever signs are in them", async () => {
    const { get } = fakeOf({ employees: 5 });
    const { policyTypes } = (await get("/timeoff/policy-types")).data;
    expect(policyTypes).toEqual(expect.arrayContaining(["Holiday", "Sick", "Flexi hours", "Study/exam days"]));
    for (const name of policyTypes) {
      const { data } = await get(`/timeoff/policy-types/${encodeURIComponent(name)}`);
      expect(data).toEqual({
        name,
        activity: expect.stringMatching(/^(paidTimeoff|unpaidTimeoff|workTime)$/),
        unit: expect.stringMatching(/^(days|hours)$/),
      });
      const { policyNames } = (await get(`/timeoff/policies/names?${new URLSearchParams({ policyTypeName: name })}`)).data;
      for (const policyName of policyNames) {
        const policy = (await get(`/timeoff/policies?${new URLSearchParams({ policyName })}`)).data;
        expect(policy).toMatchObject({ name: policyName, unit: data.unit, approvalRequired: expect.any(Boolean) });
      }
    }
  });

  it("tell the rules of a policy, and nothing of the fake's own", async () => {
    const { get } = fakeOf({ employees: 5 });
    const { policyNames } = (await get("/timeoff/policies/names?policyTypeName=Holiday")).data;
    expect(policyNames).toContain("Holiday DE (30 days + carry-over)");
    expect((await get("/timeoff/policies?policyName=Holiday%20UK")).data).toEqual({
      name: "Holiday UK",
      allowance: 25,
      maxBalance: 5,
      minBalance: -5,
      yosIncrease: [
        { yearsOfService: 3, extraDays: 1 },
        { yearsOfService: 6, extraDays: 3 },
      ],
      minTimeOffRequestDuration: "halfDay",
      bookingWorkDaysOnly: true,
      approvalRequired: true,
      description: "Annual leave for UK, earned month by month",
      unit: "days",
    });
  });

  it.each([
    ["/timeoff/policy-types/Sabbatical", 404],
    ["/timeoff/policy-types/Sabbatical/reason-codes", 404],
    ["/timeoff/policies?policyName=Sabbatical", 404],
    ["/timeoff/policies/names?policyTypeName=Sabbatical", 404],
    ["/timeoff/policies", 400],
    ["/timeoff/policies/names", 400],
  ])("answer %s with %i", async (path, status) => {
    expect((await fakeOf({ employees: 5 }).get(path)).status).toBe(status);
  });

  it("take new reasons, which requests can then give", async () => {
    const { fake, get, send } = fakeOf({ employees: 5 });
    const path = "/timeoff/policy-types/Sick/reason-codes";
    const add = (reasonCodes: unknown) => send("POST", path, { body: { reasonCodes } });
    expect(await add(["Vertigo", "Dentist", "Vertigo"])).toMatchObject({ status: 200, text: "" });
    const { reasonCodes } = (await get(path)).data;
    expect(reasonCodes.map(({ displayName }: Raw) => displayName)).toEqual(["Cold or flu", "Migraine", "Dentist", "Vertigo"]);
    const { id } = reasonCodes.at(-1);
    expect(id).toEqual(expect.any(Number));
    expect(() => fake.requestTimeOff(free(fake).id, { policyType: "Sick", startDate: "2026-07-06", reasonCode: id })).not.toThrow();
    expect((await add([])).status).toBe(400);
    expect((await add("Vertigo")).status).toBe(400);
    expect((await send("POST", "/timeoff/policy-types/Sabbatical/reason-codes", { body: { reasonCodes: ["Rest"] } })).status).toBe(404);
  });

  it("need the settings box", async () => {
    const { fake, get, send } = fakeOf({ employees: 5 });
    fake.permissions.revoke("timeOff.settings");
    const paths = [
      "/timeoff/policy-types",
      "/timeoff/policy-types/Sick",
      "/timeoff/policy-types/Sick/reason-codes",
      "/timeoff/policies?policyName=Holiday%20UK",
      "/timeoff/policies/names?policyTypeName=Sick",
    ];
    for (const path of paths) expect((await get(path)).status).toBe(403);
    expect((await send("POST", paths[2]!, { body: { reasonCodes: ["Rest"] } })).status).toBe(403);
  });

  it("can be added by HR, for a site or for one person", async () => {
    const { fake, get } = fakeOf({ employees: 5 });
    const person = free(fake);
    fake.addPolicyType({ name: "Sabbatical", customName: "Long break", reasonCodes: ["Travel"] });
    const policyOf = async () => (await get(balance(person.id, "Sabbatical", "2026-06-15"))).data.policy;
    expect((await get(balance(person.id, "Sabbatical", "2026-06-15"))).status).toBe(400);
    fake.addPolicy({ name: "Sabbatical Berlin", policyType: "Sabbatical", sites: ["Berlin"] });
    expect(await policyOf()).toBeUndefined();
    fake.addPolicy({ name: "Sabbatical", policyType: "Sabbatical", allowance: 30, approvalRequired: false });
    expect(await policyOf()).toBe("Sabbatical");
    fake.assignPolicy(person.id, "Sabbatical Berlin");
    expect(await policyOf()).toBe("Sabbatical Berlin");
    expect((await get("/timeoff/policy-types/Sabbatical/reason-codes")).data.reasonCodes).toEqual([
      { id: expect.any(Number), displayName: "Travel" },
    ]);
  });
});

describe("a balance", () => {
  const read = async (get: ReturnType<typeof fakeOf>["get"], id: string, date = "2026-12-31", policyType = "Holiday") =>
    (await get(balance(id, policyType, date))).data;

  it("is earned month by month, and shows what will be left", async () => {
    const { fake, get } = fakeOf({ employees: 5 });
    const person = free(fake);
    // Two years of the story count; five days of the first go on into the second.
    expect(await read(get, person.id, "2026-06-30")).toEqual({
      employeeId: person.id,
      totalBalanceAsOfDate: 19,
      totalRoundedBalanceAsOfDate: 19,
      pointInTime: "2026-06-30",
      startingBalance: 5,
      startingBalanceAsOf: "2026-01-01",
      totalTaken: 0,
      totalAdminAdjustments: 0,
      totalSystemAdjustments: 0,
      annualAllowance: 28,
      policy: "Holiday UK",
    });
    expect(await read(get, person.id, "2026-07-01")).toMatchObject({ totalBalanceAsOfDate: 21.33, totalRoundedBalanceAsOfDate: 21.5 });
    expect(await read(get, person.id)).toMatchObject({ totalBalanceAsOfDate: 33 });
  });

  it("counts approved days when they come, and no others", async () => {
    const { fake, get } = fakeOf({ employees: 5 });
    const person = free(fake);
    const { id } = fake.requestTimeOff(person.id, { startDate: "2026-07-09", endDate: "2026-07-14", endDatePortion: "morning" });
    const taken = async (date: string) => (await read(get, person.id, date)).totalTaken;
    expect(await taken("2026-12-31")).toBe(0);
    fake.approveTimeOff(id);
    expect(await Promise.all(["2026-07-08", "2026-07-09", "2026-07-12", "2026-07-14", "2026-12-31"].map(taken))).toEqual([
      0, 1, 2, 3.5, 3.5,
    ]);
    expect(await read(get, person.id)).toMatchObject({ totalBalanceAsOfDate: 29.5 });
    fake.cancelTimeOff(id);
    expect(await taken("2026-12-31")).toBe(0);
  });

  it("is changed by adjustments from their day on, of both kinds", async () => {
    const { fake, get, send } = fakeOf({ employees: 5 });
    const person = free(fake);
    const adjust = (adjustmentType: string, amount: number) =>
      send("POST", `/timeoff/employees/${person.id}/adjustments`, {
        body: { adjustmentType, policyType: "Holiday", effectiveDate: "2026-07-01", amount, reason: "Carried over" },
      });
    expect(await adjust("balance", 2.5)).toMatchObject({ status: 200, text: "" });
    await adjust("balance", -1);
    await adjust("daysUsed", 3);
    expect(await read(get, person.id, "2026-06-30")).toMatchObject({ totalAdminAdjustments: 0, totalTaken: 0 });
    expect(await read(get, person.id)).toMatchObject({ totalAdminAdjustments: 1.5, totalTaken: 3, totalBalanceAsOfDate: 31.5 });
    expect(await read(get, person.id, "2026-12-31", "Sick")).toMatchObject({ totalAdminAdjustments: 0 });
  });

  it("loses at the end of a year what the policy does not let go on", async () => {
    const { fake, get } = fakeOf({ employees: 5 });
    const person = free(fake);
    expect((await read(get, person.id, "2027-01-01")).startingBalance).toBe(5);
    fake.requestTimeOff(person.id, { startDate: "2026-07-06", endDate: "2026-08-11", skipManagerApproval: true });
    // 33 less 27 are 6: still more than 5; less 3 more, it is 3.
    expect((await read(get, person.id, "2027-01-01")).startingBalance).toBe(5);
    fake.adjustBalance(person.id, { adjustmentType: "balance", policyType: "Holiday", effectiveDate: "2026-12-31", amount: -3 });
    expect((await read(get, person.id, "2027-01-01")).startingBalance).toBe(3);
  });

  it("is in hours where the policy type is", async () => {
    const { fake, get } = fakeOf({ employees: 5 });
    const person = free(fake);
    fake.requestTimeOff(person.id, {
      policyType: "Flexi hours",
      requestRangeType: "days",
      startDate: "2026-07-06",
      skipManagerApproval: true,
    });
    expect(await read(get, person.id, "2026-12-31", "Flexi hours")).toMatchObject({ totalTaken: 8, annualAllowance: 40 });
  });

  it("begins with the month in which somebody starts", async () => {
    const { fake, get } = fakeOf({ employees: 5 });
    const { id } = fake.hire({ firstName: "Ada", surname: "Quill", startDate: "2026-04-13" });
    expect(await read(get, id, "2026-04-12")).toMatchObject({ totalBalanceAsOfDate: 0 });
    expect(await read(get, id, "2026-12-31")).toMatchObject({ totalBalanceAsOfDate: 18.75, annualAllowance: 25 });
  });

  it.each([
    ["no policy type", "?date=2026-06-15", 400],
    ["no date", "?policyType=Holiday", 400],
    ["a date that does not exist", "?policyType=Holiday&date=2026-06-31", 400],
    ["an unknown policy type", "?policyType=Sabbatical&date=2026-06-15", 400],
  ])("is refused for %s", async (_, query, status) => {
    const { fake, get } = fakeOf({ employees: 5 });
    expect((await get(`/timeoff/employees/${fake.company.employees[0]!.id}/balance${query}`)).status).toBe(status);
  });

  it.each([{ adjustmentType: "days" }, { policyType: "Sabbatical" }, { effectiveDate: "2026-06-31" }, { amount: "one" }])(
    "is not adjusted by %o",
    async (wrong) => {
      const { fake, send } = fakeOf({ employees: 5 });
      const right = { adjustmentType: "balance", policyType: "Holiday", effectiveDate: "2026-07-01", amount: 1 };
      const adjust = async (body: object) =>
        (await send("POST", `/timeoff/employees/${fake.company.employees[0]!.id}/adjustments`, { body })).status;
      expect([await adjust(right), await adjust({ ...right, ...wrong })]).toEqual([200, 400]);
    },
  );

  it("needs a box to be seen and one to be adjusted, and someone in the audience", async () => {
    const { fake, get, send } = fakeOf({ employees: 5 });
    const person = free(fake);
    const body = { adjustmentType: "balance", policyType: "Holiday", effectiveDate: "2026-07-01", amount: 1 };
    const statuses = async (id = person.id as string) => [
      (await get(balance(id, "Holiday", "2026-06-15"))).status,
      (await send("POST", `/timeoff/employees/${id}/adjustments`, { body })).status,
    ];
    expect(await statuses("12")).toEqual([404, 404]);
    fake.permissions.revoke("timeOff.seeBalances");
    expect(await statuses()).toEqual([403, 200]);
    fake.permissions.grant("timeOff.seeBalances");
    fake.permissions.revoke("timeOff.adjustBalances");
    expect(await statuses()).toEqual([200, 403]);
    fake.permissions.grant("timeOff.adjustBalances");
    fake.audience = ({ id }) => id !== person.id;
    expect(await statuses()).toEqual([404, 404]);
  });
});

describe("a balance of who came back", () => {
  it("keeps what was earned and taken before, and earns nothing in between", async () => {
    const { fake, clock, get } = fakeOf({ employees: 5 });
    const { id } = fake.hire({ firstName: "Noor", surname: "Okonkwo", startDate: "2024-03-04", site: "London" });
    const at = async (date: string) => (await get(balance(id, "Holiday", date))).data.totalBalanceAsOfDate;
    const before = await at("2026-06-15");
    fake.terminate(id, { date: "2026-06-30" });
    await clock.advance(120 * 86_400_000);
    fake.rehire(id, { date: "2026-10-05" });
    expect(await at("2026-06-15")).toBe(before);
    expect(await at("2026-09-30")).toBe(before);
    expect(await at("2026-10-31")).toBeCloseTo(before + 25 / 12, 1);
  });
});

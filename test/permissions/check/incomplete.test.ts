import { describe, expect, it } from "vitest";
import { answerTo, company, withStatus } from "./rig.ts";

const BASE = { presets: ["base"] } as const;
const TIME_OFF = { presets: ["timeOff"] } as const;
const SEARCH = "/people/search";

describe("a check in which something could not be looked at", () => {
  it.each([
    ["fails at Bob", { kind: "status", status: 500 }],
    ["answers a web page", { kind: "html" }],
  ] as const)("because Bob %s, is incomplete and not green", async (_, fault) => {
    const rig = company();
    rig.fake.faults.on({ endpoint: "GET /timeoff/policy-types", times: 20 }, fault);
    const report = await rig.check(TIME_OFF);
    expect(report.outcome).toBe("incomplete");
    expect(answerTo(report, "timeOff.settings")).toMatchObject({ status: "unverifiable", failed: true });
    expect(report.answers.filter(({ failed }) => failed).map(({ key }) => key)).toEqual(["timeOff.settings"]);
  });

  it("is missing something all the same, when something is missing", async () => {
    const rig = company();
    rig.fake.faults.on({ endpoint: "GET /timeoff/policy-types", times: 20 }, { kind: "status", status: 500 });
    expect((await rig.without(["timeOff.seeBalances"], TIME_OFF)).outcome).toBe("missing");
  });

  it("is green when that is no part of the plan", async () => {
    const rig = company();
    rig.fake.faults.on({ endpoint: "GET /timeoff/policy-types", times: 20 }, { kind: "status", status: 500 });
    const report = await rig.check({ fields: ["work.title"] }, { leastPrivilege: "thorough" });
    expect(report.outcome).toBe("green");
    expect(rig.fake.requests({ endpoint: "GET /timeoff/policy-types" }).length).toBeGreaterThan(0);
  });

  it("says so of the list of custom tables, without which no table can be looked at", async () => {
    const rig = company();
    rig.fake.faults.on({ endpoint: "GET /people/custom-tables/metadata", times: 20 }, { kind: "html" });
    const report = await rig.check({ streams: ["customTables"] });
    expect([report.outcome, answerTo(report, "customTables.view").failed]).toEqual(["incomplete", true]);
  });

  it("says it of what reading shows, and not of what only writing does", async () => {
    const rig = company();
    rig.fake.faults.on({ endpoint: "POST /people/search", after: 1, times: 2 }, { kind: "html" });
    const report = await rig.check({ ...BASE, endpoints: ["PUT /people/{identifier}"], fields: ["work.title"] });
    expect(answerTo(report, "work.view").failed).toBe(true);
    expect(answerTo(report, "personal.edit").failed).toBe(true);
    expect(answerTo(report, "work.edit").failed).toBeUndefined();
  });

  it("does not take an answer about nobody for one in which every field came", async () => {
    let nth = 0;
    const nobody = (answer: Response, { url }: Request) => (url.endsWith(SEARCH) && ++nth > 1 ? Response.json({ employees: [] }) : answer);
    const report = await company().altered(nobody, { fields: ["work.title", "payroll.salary.payment"] });
    expect(report.outcome).toBe("incomplete");
    expect(withStatus(report, "granted")).toEqual(["audience"]);
    expect(answerTo(report, "work.view").evidence).toContain("found nobody of the sample");
  });

  it("leaves the audience open when the active people cannot be counted, which does not end the check", async () => {
    const rig = company();
    const people = rig.fake.company.employees.map(({ id }) => ({ id }));
    rig.fake.faults.on({ endpoint: "POST /people/search", times: 20 }, { kind: "status", status: 500 });
    const fields = await rig.bob().metadata.fields();
    const report = await rig.check({ fields: ["work.title"] }, { known: { fields, people } });
    expect([report.outcome, report.audience]).toEqual(["incomplete", { people: 60, active: undefined }]);
    expect(answerTo(report, "audience")).toMatchObject({ status: "unverifiable", failed: true });
  });
});

it("a refused search for fields means that no category may be seen, not that all is well", async () => {
  let nth = 0;
  const refuse = (answer: Response, { url }: Request) =>
    url.endsWith(SEARCH) && ++nth > 1 ? Response.json({ key: "no", error: "no" }, { status: 403 }) : answer;
  const report = await company().altered(refuse, BASE);
  expect(report.outcome).toBe("missing");
  expect(withStatus(report, "missing")).toEqual(expect.arrayContaining(["work.view", "payroll.view", "about.view"]));
  expect(answerTo(report, "personal.edit")).toMatchObject({ status: "unverifiable", waitsFor: "personal.view" });
});

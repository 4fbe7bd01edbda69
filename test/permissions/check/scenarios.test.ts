import { createHiBob, isHiBobError } from "hibob-kit";
import { SCENARIOS, type ScenarioName } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { checkPermissions } from "../../../src/permissions/check/check.ts";
import { answerTo, company, EVERYTHING, withStatus } from "./rig.ts";

type Rig = ReturnType<typeof company>;

/** When Bob refused, in milliseconds. */
const refusedAt = ({ fake }: Rig): number[] =>
  fake
    .requests()
    .filter(({ status }) => status === 403 || status === 401)
    .map(({ at }) => at);

function isCalm(rig: Rig): void {
  const refused = refusedAt(rig);
  expect(rig.fake.stats().mostRefusedInTenSeconds).toBeLessThanOrEqual(10);
  expect(refused.length).toBeLessThanOrEqual(20);
  expect(refused.slice(1).filter((at, nth) => at - refused[nth]! < 1_000)).toEqual([]);
}

const historyKeys = ["employment.viewHistory", "lifecycle.viewHistory", "payroll.viewHistory", "work.viewHistory"];

/** What is missing in each, by key. */
const MISSING: Partial<Record<ScenarioName, readonly string[]>> = {
  "no-histories": historyKeys,
  "no-lifecycle": ["lifecycle.view"],
  "no-payroll": ["payroll.view"],
  "no-sensitive": ["identification.edit", "personal.edit"],
  "no-financial": ["financial.view"],
  "no-time-off": ["timeOff.seeBalances", "timeOff.seeWhosOut", "timeOff.settings"],
  "no-leavers": ["audience"],
  "one-department": ["audience"],
  "field-level": ["work.view", "work.viewHistory"],
  "no-private-time-off": [],
  "no-docs": [],
  "no-confidential-docs": [],
  "core-only": [],
  lag: [],
  drift: [],
  flaky: [],
  truncated: [],
  "rate-limited": [],
  "many-429": [],
  slow: [],
  "html-200": [],
  "html-404": [],
  "wrapped-rows": [],
};

/** What ends the check, by the error's code. */
const ENDS: Partial<Record<ScenarioName, string>> = {
  "revoked-token": "unauthorized",
  lockout: "locked_out",
  "untrusted-address": "forbidden",
  down: "server_error",
};

describe("a check", () => {
  it.each(Object.entries(MISSING))("in the scenario %s says what is missing", async (scenario, keys) => {
    const rig = company({ scenarios: [scenario as ScenarioName] });
    const report = await rig.check(EVERYTHING);
    expect(withStatus(report, "missing").sort()).toEqual(keys);
    // There, some answers are web pages.
    const unspoilt = scenario === "html-200" ? "incomplete" : "green";
    expect(report.outcome).toBe(keys.length > 0 ? "missing" : unspoilt);
    isCalm(rig);
  });

  it.each(Object.entries(ENDS))("in the scenario %s ends with the error %s and sends nothing more", async (scenario, code) => {
    const rig = company({ scenarios: [scenario as ScenarioName] });
    const error = await rig.check(EVERYTHING).catch((thrown: unknown) => thrown);
    expect(isHiBobError(error, code)).toBe(true);
    expect(rig.fake.requests().length).toBe(scenario === "down" ? 5 : 1);
  });

  it("has been tried in every scenario that is about answers", () => {
    const tried = [...Object.keys(MISSING), ...Object.keys(ENDS), "no-permissions"];
    expect(Object.keys(SCENARIOS).filter((name) => !tried.includes(name))).toEqual(["read-only", "repeated-cursor"]);
  });

  it("of a service user without any permission names all of them, calmly, and those behind them as waiting", async () => {
    const rig = company({ scenarios: ["no-permissions"] });
    const report = await rig.check(EVERYTHING);
    // The audience is no box, and the fake knows of none for tasks.
    expect(withStatus(report, "granted")).toEqual(["tasks", "audience"]);
    expect(withStatus(report, "missing")).toEqual(
      expect.arrayContaining(["work.view", "payroll.view", "timeOff.seeWhosOut", "skills.view"]),
    );
    for (const key of historyKeys)
      expect(answerTo(report, key)).toMatchObject({ status: "unverifiable", waitsFor: key.replace("History", "") });
    for (const key of ["timeOff.seePrivate", "timeOff.manageRequests", "timeOff.attachments"]) {
      expect(answerTo(report, key)).toMatchObject({ status: "unverifiable", waitsFor: "timeOff.seeWhosOut" });
    }
    isCalm(rig);
    expect(report.refusals).toBe(refusedAt(rig).length);
    expect(report.refusals).toBeGreaterThan(10);
  });

  it("goes through one refusal after the other without the client's own guard stopping it", async () => {
    const rig = company({ scenarios: ["no-permissions"] });
    const first = await rig.check(EVERYTHING, { leastPrivilege: "thorough" });
    expect(first.answers.filter(({ evidence }) => evidence.includes("locked_out"))).toEqual([]);
    isCalm(rig);
  });

  it("asks for no more after twenty refusals, and says so", async () => {
    const rig = company();
    const others = /^\/(?!company\/people\/fields|people\/search|people\/custom-tables\/metadata)/;
    rig.fake.faults.on({ path: others, times: Number.POSITIVE_INFINITY }, { kind: "status", status: 403 });
    const report = await rig.check(EVERYTHING);
    isCalm(rig);
    expect([report.refusals, refusedAt(rig).length]).toEqual([20, 20]);
    const unasked = report.answers.filter(({ evidence }) => evidence.includes("asked for no more: 20 refusals in one check"));
    expect(unasked.map(({ status }) => status)).toEqual(expect.arrayContaining(["unverifiable"]));
    expect(unasked.some(({ status }) => status !== "unverifiable")).toBe(false);
    // What needs no box was asked all the same.
    expect(answerTo(report, "work.view").status).toBe("granted");
  });

  it("asks once more for the fields of the sample, on which so much hangs, when that answer is spoilt", async () => {
    const rig = company();
    rig.fake.faults.on({ endpoint: "POST /people/search", after: 1, times: 1 }, { kind: "html" });
    expect(answerTo(await rig.check({ presets: ["base"] }), "work.view").status).toBe("granted");
    rig.fake.faults.on({ endpoint: "POST /people/search", after: 1, times: 2 }, { kind: "html" });
    const report = await rig.check({ presets: ["base"] });
    expect(answerTo(report, "work.view")).toMatchObject({ status: "unverifiable", confidence: "low" });
    expect(answerTo(report, "work.view").evidence).toContain("POST /people/search");
  });

  it("does not take an empty list of reports for a missing box while nobody's name can be seen", async () => {
    const rig = company();
    const views = rig.fake.permissions.all().filter((key) => key.endsWith(".view") && key !== "reports.view");
    const report = await rig.without(views, EVERYTHING);
    expect(answerTo(report, "reports.view")).toMatchObject({ status: "unverifiable", waitsFor: "root.view" });
  });

  it("ends at a credential that stops being valid on the way", async () => {
    const rig = company();
    rig.fake.faults.on({ endpoint: "GET /timeoff/whosout", times: 1 }, { kind: "status", status: 401 });
    const error = await rig.check(EVERYTHING).catch((thrown: unknown) => thrown);
    expect(isHiBobError(error, "unauthorized")).toBe(true);
    expect(rig.fake.requests().at(-1)).toMatchObject({ endpoint: "GET /timeoff/whosout", status: 401 });
    expect(refusedAt(rig)).toHaveLength(1);
  });

  it("ends at a block by Bob on the way", async () => {
    const { clock, fake } = company();
    const page = () => new Response("<html>Blocked</html>", { status: 403, headers: { "content-type": "text/html" } });
    const fetch = async (input: Request) => (input.url.endsWith("/timeoff/policy-types") ? page() : fake.fetch(input));
    const bob = createHiBob({ serviceUser: fake.serviceUser, clock, fetch });
    const error = await clock.run(checkPermissions(bob, EVERYTHING).catch((thrown: unknown) => thrown));
    expect(isHiBobError(error, "locked_out")).toBe(true);
  });
});

import type { PermissionReport } from "hibob-kit/permissions";
import { expect, it } from "vitest";
import { checkRig } from "./check-rig.ts";

const TIME_OFF = ["--for", "timeOff"];
const RESULT = "Nothing is missing as far as it could be looked at; 1 box could not be: check again.";

/** A fake in which one question of the check fails for so many seconds. */
function failing(seconds = Number.POSITIVE_INFINITY) {
  const rig = checkRig();
  const fails = () => rig.fake.faults.on({ endpoint: "GET /timeoff/policy-types", times: 20 }, { kind: "status", status: 500 });
  fails();
  if (seconds < Number.POSITIVE_INFINITY) rig.after(seconds, () => rig.fake.faults.clear());
  return { ...rig, fails };
}

it("not all could be looked at: status 1, the report, and one line that says so", async () => {
  const { check, fails } = failing();
  const { status, out, err } = await check(TIME_OFF);
  expect(status).toBe(1);
  expect(err.endsWith(`${RESULT}\n`)).toBe(true);
  expect(out).toContain("WHAT COULD NOT BE LOOKED AT");
  fails();
  const json = await check([...TIME_OFF, "--json"]);
  expect([json.status, JSON.parse(json.out).outcome, json.err.split(RESULT).length]).toEqual([1, "incomplete", 2]);
  fails();
  const person = await check(TIME_OFF, { interactive: true, outInteractive: true });
  expect([person.status, person.err.split(RESULT).length]).toEqual([1, 2]);
});

it("is missing something when something else is missing: status 2", async () => {
  const { fake, check } = failing();
  fake.permissions.revoke("timeOff.seeBalances");
  expect((await check(TIME_OFF)).status).toBe(2);
});

it("a watch goes on until all could be looked at", async () => {
  const { check } = failing(30);
  const { status, out, err } = await check([...TIME_OFF, "--watch", "--json"]);
  const outcomes = out
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as PermissionReport).outcome);
  expect({ status, outcomes }).toEqual({ status: 0, outcomes: ["incomplete", "green"] });
  expect(err.split(RESULT).length).toBe(2);
  expect(err).toMatch(/granted: Features > Time off/);
});

it("Ctrl-C in a watch that never saw all: status 1", async () => {
  const { check, after } = failing();
  const stop = new AbortController();
  after(30, () => stop.abort(new Error("SIGINT")));
  const { status, err } = await check([...TIME_OFF, "--watch"], { signal: stop.signal });
  expect(status).toBe(1);
  expect(err.endsWith(`Stopped. ${RESULT}\n`)).toBe(true);
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { PermissionReport } from "hibob-kit/permissions";
import { createFakeHiBob } from "hibob-kit/testing";
import { expect, it } from "vitest";
import { checkRig } from "./check-rig.ts";

const WATCH = ["--for", "base", "--watch"];
const PAYROLL = "People's data > People > Payroll > View selected employees' Payroll sections";

/** When checks began, in seconds after the first one. */
const startsOf = ({ fake }: ReturnType<typeof checkRig>): number[] => {
  const times = fake.requests({ endpoint: "GET /company/people/fields" }).map(({ at }) => at);
  return times.map((time) => Math.round((time - times[0]!) / 1000));
};
const withoutTimes = (text: string): string[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ /, "T "));

it("checks every minute until nothing is missing, and tells a log what was granted and lost, a line each", async () => {
  const rig = checkRig();
  const { fake, check, after } = rig;
  fake.permissions.revoke("payroll.view", "home.view");
  after(30, () => fake.permissions.grant("home.view"));
  after(90, () => fake.permissions.revoke("about.view"));
  after(150, () => fake.permissions.grant("payroll.view", "about.view"));
  const { status, out, err } = await check([...WATCH, "--model", "category"]);
  expect(status).toBe(0);
  expect(withoutTimes(err)).toEqual([
    "T 2 of 18 boxes are missing; 2 cannot be seen.",
    "T granted: People's data > People > Home > View selected employees' Home sections",
    "T lost: People's data > People > About > View selected employees' About sections",
    "T granted: People's data > People > About > View selected employees' About sections",
    `T granted: ${PAYROLL}`,
  ]);
  expect(out).toMatch(/^Permission check for HiBob\n/);
  expect(startsOf(rig)).toEqual([0, 60, 120, 180]);
});

it("waits as long as --every says", async () => {
  const rig = checkRig();
  rig.fake.permissions.revoke("payroll.view");
  rig.after(200, () => rig.fake.permissions.grant("payroll.view"));
  expect((await rig.check([...WATCH, "--every", "5m"])).status).toBe(0);
  expect(startsOf(rig)).toEqual([0, 300]);
});

it("sees what is granted although it was refused in the check before", async () => {
  const { fake, check, after } = checkRig();
  fake.permissions.revoke("timeOff.settings");
  after(30, () => fake.permissions.grant("timeOff.settings"));
  const { status, err } = await check(["--for", "timeOff", "--watch"]);
  expect(status).toBe(0);
  expect(err).toMatch(/granted: Features > Time off/);
});

it("shows a person what is missing and what has changed, redrawn in place, and one line in the end", async () => {
  const { fake, check, after } = checkRig();
  fake.permissions.revoke("payroll.view", "home.view");
  after(30, () => fake.permissions.grant("home.view"));
  after(90, () => fake.permissions.grant("payroll.view"));
  const person = { interactive: true, outInteractive: true, columns: 60 };
  const { status, out, err } = await check([...WATCH, "--model", "category"], person);
  expect(status).toBe(0);
  expect(out).toBe("Nothing is missing: 16 of 18 boxes are ticked; 2 cannot be seen.\n");
  const pictures = err.split("\x1b[0J").map((picture) => stripVTControlCharacters(picture));
  expect(pictures.findLast((picture) => picture.includes("[ ]"))).toBe(
    [
      "1 of 18 boxes is missing; 2 cannot be seen.",
      "  [ ] People's data > People > Payroll > View selected",
      "    employees' Payroll sections",
      "granted: People's data > People > Home > View selected",
      "  employees' Home sections",
      "Next check in 60 s. Ctrl-C ends the watch.\n",
    ].join("\n"),
  );
  // It is taken away in the end, whatever its height was.
  expect(err.endsWith("\x1b[6F\x1b[0J")).toBe(true);
});

it("leaves a person what is missing on the screen after Ctrl-C", async () => {
  const { fake, check, after } = checkRig();
  fake.permissions.revoke("payroll.view");
  const stop = new AbortController();
  after(90, () => stop.abort(new Error("SIGINT")));
  const { status, err } = await check(WATCH, { signal: stop.signal, interactive: true });
  expect(status).toBe(2);
  const [last = ""] = err.split("\x1b[0J").slice(-2);
  expect(stripVTControlCharacters(last)).toBe(`1 of 18 boxes is missing; 2 cannot be seen.\n  [ ] ${PAYROLL}\n`);
  expect(err.endsWith("\x1b[0JStopped.\n")).toBe(true);
});

it("writes the file of --out anew after every check", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hibob-kit-watch-"));
  const file = join(folder, "report.json");
  const { fake, fetch, check } = checkRig();
  const read = () => (JSON.parse(readFileSync(file, "utf8")) as PermissionReport).outcome;
  fake.permissions.revoke("payroll.view");
  const seen: string[] = [];
  fetch.mockImplementation((input, init) => {
    const begins = (input as Request).url.endsWith("/company/people/fields");
    if (begins && seen.push(existsSync(file) ? read() : "none") === 2) fake.permissions.grant("payroll.view");
    return fake.fetch(input as Request, init);
  });
  const { status, out } = await check([...WATCH, "--out", file]);
  expect({ status, out }).toEqual({
    status: 0,
    out: `Nothing is missing: 16 of 18 boxes are ticked; 2 cannot be seen. The report is in ${file}.\n`,
  });
  expect(seen).toEqual(["none", "missing"]);
  expect(read()).toBe("green");
  await rm(folder, { recursive: true });
});

it("with --json prints the report of every check as a line", async () => {
  const { fake, check, after } = checkRig();
  fake.permissions.revoke("payroll.view");
  after(90, () => fake.permissions.grant("payroll.view"));
  const { status, out } = await check([...WATCH, "--json"]);
  const outcomes = out
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as PermissionReport).outcome);
  expect({ status, outcomes }).toEqual({ status: 0, outcomes: ["missing", "missing", "green"] });
});

it("Ctrl-C after a result: says what is still missing, status 2", async () => {
  const { fake, check, after } = checkRig();
  fake.permissions.revoke("payroll.view");
  const stop = new AbortController();
  after(90, () => stop.abort(new Error("SIGINT")));
  const { status, out, err } = await check(WATCH, { signal: stop.signal });
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toMatch(/\nStopped\. 1 of 18 boxes is missing; 2 cannot be seen\.\n$/);
});

it("Ctrl-C before the first result: one line, status 1", async () => {
  const { check } = checkRig();
  expect(await check(WATCH, { signal: AbortSignal.abort(new Error("SIGINT")) })).toEqual({
    status: 1,
    out: "",
    err: "Stopped before the check was done.\n",
  });
});

it("goes on after a failure that may pass, and says so; one in the first check ends it", async () => {
  const { fake, check, after } = checkRig();
  const down = { kind: "status", status: 503 } as const;
  fake.permissions.revoke("payroll.view");
  after(30, () => fake.faults.on({ endpoint: "GET /company/people/fields", times: 20 }, down));
  after(3600, () => {
    fake.faults.clear();
    fake.permissions.grant("payroll.view");
  });
  const { status, err } = await check([...WATCH, "--every", "10m"]);
  expect(status).toBe(0);
  expect(err).toMatch(/\n[\d-]+T[\d:]+Z The check failed: .*503/);

  fake.faults.on({ endpoint: "GET /company/people/fields", times: 20 }, down);
  expect(await check(WATCH)).toMatchObject({ status: 1, out: "", err: expect.stringMatching(/hibob-kit: .*503.*\n$/) });
});

it("ends when Bob refuses the credential", async () => {
  const { fake, check, after } = checkRig();
  fake.permissions.revoke("payroll.view");
  after(30, () => fake.faults.on({ endpoint: "GET /company/people/fields", times: 20 }, { kind: "status", status: 401 }));
  const { status, err } = await check(WATCH);
  expect(status).toBe(1);
  expect(err).toMatch(/\nhibob-kit: .*401.*\n$/);
});

it("is not green because what was missing cannot be looked at this time", async () => {
  const { fake, check, after } = checkRig();
  fake.permissions.revoke("timeOff.settings");
  after(30, () => fake.faults.on({ endpoint: "GET /timeoff/policy-types", times: 20 }, { kind: "status", status: 500 }));
  const stop = new AbortController();
  after(3600, () => stop.abort());
  const { status, err } = await check(["--for", "timeOff", "--watch"], { signal: stop.signal });
  expect(status).toBe(2);
  expect(err).toMatch(/cannot be seen now: Features > Time off/);
});

it("ends a process by Ctrl-C with status 2", async () => {
  const fake = createFakeHiBob({ employees: 30, seed: 3 });
  fake.permissions.revoke("payroll.view");
  await using server = await fake.listen();
  const { id, token } = fake.serviceUser;
  const env = { ...process.env, HIBOB_BASE_URL: server.url, HIBOB_SERVICE_USER_ID: id, HIBOB_SERVICE_USER_TOKEN: token };
  const bin = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));
  const child = spawn(process.execPath, [bin, "check", ...WATCH], { env, stdio: ["ignore", "ignore", "pipe"] });
  const exit = once(child, "exit");
  let printed = "";
  for await (const data of child.stderr) {
    printed += String(data);
    if (printed.includes("1 of 18") && !child.killed) child.kill("SIGINT");
  }
  expect(await exit).toEqual([2, null]);
  expect(printed).toMatch(/Stopped\. 1 of 18 boxes is missing/);
});

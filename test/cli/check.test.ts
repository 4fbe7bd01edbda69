import { lstat, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type PermissionReport, PRESETS, STREAM_NEEDS } from "hibob-kit/permissions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENDPOINTS } from "../../src/permissions/endpoints.ts";
import { checkRig } from "./check-rig.ts";
import { run } from "./terminal.ts";

const BASE = ["--for", "base"];

let folder: string;
let files = 0;
const newFile = (ending: string): string => join(folder, `check-${++files}${ending}`);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hibob-kit-check-"));
});
afterAll(() => rm(folder, { recursive: true }));

const answersOf = (json: string): Record<string, string> =>
  Object.fromEntries((JSON.parse(json) as PermissionReport).answers.map(({ key, status }) => [key, status]));
const missingIn = (json: string): string[] =>
  Object.entries(answersOf(json)).flatMap(([key, status]) => (status === "missing" ? [key] : []));
const lines = (text: string): string[] => text.trimEnd().split("\n");

describe("hibob-kit check", () => {
  it("ends with 0 when nothing is missing, and with 2 when something is, which it names with its place", async () => {
    const { fake, check } = checkRig();
    const green = await check([...BASE, "--model", "category"]);
    expect(green).toMatchObject({ status: 0, err: "" });
    expect(green.out).not.toContain("[ ] Payroll");
    fake.permissions.revoke("payroll.view");
    const { status, out } = await check([...BASE, "--model", "category"]);
    expect(status).toBe(2);
    expect(out).not.toContain("People's fields"); // the places of the other model
    expect(out).toContain("1 of 18 boxes is missing");
    expect(out).toMatch(/People's data tab > People\n\n {2}\[ \] Payroll > View selected employees' Payroll sections\n/);
  });

  it.each([
    ["text", /^Permission check for HiBob\n=+\n/],
    ["markdown", /^# Permission check for HiBob\n/],
    ["html", /^<!doctype html>/i],
    ["json", /^\{\n {2}"checkedAt": /],
  ])("prints the report as %s", async (format, form) => {
    const { fake, check } = checkRig();
    fake.permissions.revoke("payroll.view");
    const { status, out, err } = await check([...BASE, "--format", format]);
    expect({ status, err }).toEqual({ status: 2, err: "" });
    expect(out).toMatch(form);
    expect(out).toMatch(/Payroll sections/);
  });

  it("with --json prints the report as one line and nothing else", async () => {
    const { fake, check } = checkRig();
    fake.permissions.revoke("payroll.view");
    const { status, out, err } = await check([...BASE, "--json"]);
    expect({ status, err, lines: lines(out).length }).toEqual({ status: 2, err: "", lines: 1 });
    expect(JSON.parse(out)).toMatchObject({ outcome: "missing", plan: ["preset base"] });
    expect(missingIn(out)).toEqual(["payroll.view"]);
  });

  it("takes kinds of sync, streams, fields and endpoints in any mix", async () => {
    const { check } = checkRig();
    const argv = ["--for", "bank", "--streams", "workHistory, timeOffRequests", "--fields", "root.email,personal.birthDate"];
    const { status, out } = await check([...argv, "--endpoints", "GET /company/reports", "--json"]);
    expect(status).toBe(0);
    expect(Object.keys(answersOf(out))).toEqual(
      expect.arrayContaining(["financial.view", "work.viewHistory", "timeOff.seeWhosOut", "root.view", "personal.edit", "reports.view"]),
    );
    expect(Object.keys(answersOf(out))).not.toContain("about.view");
    const { out: all } = await check(["--fields", "all", "--json"]);
    expect(Object.keys(answersOf(all))).toEqual(expect.arrayContaining(["eeo.view", "emergency.view", "peopleAnalytics.view"]));
  });

  it("speaks of the folders of documents that it is told", async () => {
    const { check } = checkRig();
    const places = async (...argv: string[]) => (await check(["--for", "files", "--json", ...argv])).out;
    expect(await places("--folders", "Shared, Contracts")).toMatch(/Docs > Shared, Contracts > View/);
    expect(await places()).not.toContain("Docs > Shared");
  });

  it("only reads", async () => {
    const { fake, check } = checkRig();
    await check(["--for", "base,salary,bank,timeOff,files", "--fields", "all", "--thorough"]);
    const effects = new Map(ENDPOINTS.map(({ id, effect }) => [id, effect]));
    expect([...new Set(fake.requests().map(({ endpoint }) => effects.get(String(endpoint))))]).toEqual(["read"]);
  });

  it("looks closer with --thorough, at what the plan does not need", async () => {
    const { check } = checkRig();
    const requests = async (...argv: string[]) =>
      (JSON.parse((await check([...BASE, "--json", ...argv])).out) as PermissionReport).requests;
    expect(await requests("--thorough")).toBeGreaterThan((await requests()) + 5);
  });

  it("explains why it rests after a refusal, in a log once", async () => {
    const { fake, check } = checkRig();
    fake.permissions.revoke("timeOff.settings", "timeOff.seeWhosOut", "timeOff.seeBalances");
    const { err } = await check(["--for", "timeOff"]);
    expect(err).toBe("Bob refused this one; waiting 4 s, so that it does not lock the integration out\n");
  });

  it("shows a person what is being asked, in one place that is empty in the end, and the result under a long report", async () => {
    const { check } = checkRig();
    const { out, err } = await check(BASE, { interactive: true, outInteractive: true, columns: 60 });
    expect(err).toContain("\x1b[1F\x1b[2Kasking Bob (2 of ");
    const [erased = "", result] = err.split("\x1b[1F\x1b[0J").slice(-2);
    expect(erased).toMatch(/asking Bob .*\n/);
    expect(result).toMatch(/^\nNothing is missing: \d+ of 18 boxes are ticked; \d cannot be seen\.\n$/);
    for (const line of lines(stripVTControlCharacters(out))) expect(line.length).toBeLessThanOrEqual(60);
  });

  it("uses colour only for results that a person reads, and not with NO_COLOR", async () => {
    const { check, env } = checkRig();
    const colours = async (terminal: object) => (await check(BASE, terminal)).out.includes("\x1b[1m");
    expect(await colours({ interactive: true, outInteractive: true })).toBe(true);
    expect(await colours({ interactive: true, outInteractive: true, env: { ...env, NO_COLOR: "1" } })).toBe(false);
    expect(await colours({ interactive: true })).toBe(false);
  });

  it("lists every kind of sync and every stream in its help", async () => {
    const { out } = await run(["check", "--help"]);
    for (const name of [...Object.keys(PRESETS), ...Object.keys(STREAM_NEEDS)]) expect(out).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it("Ctrl-C before there is a result: one line, status 1", async () => {
    const { check, fake, after } = checkRig();
    fake.permissions.revoke("timeOff.settings");
    const stop = new AbortController();
    after(2, () => stop.abort(new Error("SIGINT")));
    const { status, out, err } = await check(["--for", "timeOff"], { signal: stop.signal });
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(/\nStopped before the check was done\.\n$/);
  });
});

describe("hibob-kit check --out", () => {
  it.each([
    [".html", /^<!doctype html>/i],
    [".md", /^# Permission check/],
    [".json", /^\{\n/],
    [".txt", /^Permission check/],
    [".HTML", /^<!doctype html>/i],
  ])("writes what the ending %s says, in place of what was there, and prints one line with the path", async (ending, form) => {
    const { fake, check } = checkRig();
    fake.permissions.revoke("payroll.view");
    const file = newFile(ending);
    await writeFile(file, "x".repeat(1_000_000));
    const { status, out } = await check([...BASE, "--out", file]);
    expect({ status, out }).toEqual({ status: 2, out: `1 of 18 boxes is missing; 2 cannot be seen. The report is in ${file}.\n` });
    const text = await readFile(file, "utf8");
    expect(text).toMatch(form);
    expect(text.length).toBeLessThan(500_000);
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("replaces a file as a whole: who is reading the old one reads it to the end, and a link stays a link", async () => {
    const { check } = checkRig();
    const [file, link] = [newFile(".html"), newFile(".html")];
    await writeFile(file, "the old page");
    await symlink(file, link);
    const reader = await open(file);
    await check([...BASE, "--out", link]);
    expect(await reader.readFile("utf8")).toBe("the old page");
    await reader.close();
    expect(await readFile(file, "utf8")).toMatch(/^<!doctype html>/i);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
  });

  it("follows --format where both are given, and --json with a file of JSON", async () => {
    const { check } = checkRig();
    const [page, data] = [newFile(".report"), newFile(".json")];
    await check([...BASE, "--out", page, "--format", "markdown"]);
    expect(await readFile(page, "utf8")).toMatch(/^# /);
    await check([...BASE, "--out", data, "--json"]);
    expect(lines(await readFile(data, "utf8"))).toHaveLength(1);
  });
});

describe("hibob-kit check --guide", () => {
  const PLAN = ["--for", "base,salary,bank,timeOff,files", "--guide"];

  it("prints the whole set-up without credentials and without asking Bob anything, status 0", async () => {
    const { check, fetch } = checkRig();
    const { status, out, err } = await check([...PLAN, "--format", "markdown"], { env: {} });
    expect({ status, err, asked: fetch.mock.calls.length }).toEqual({ status: 0, err: "", asked: 0 });
    const text = out.replaceAll(/[\\*_`]/g, "");
    for (const { lines: boxes } of Object.values(PRESETS))
      for (const { wording } of boxes) expect(text).toContain(wording.split(" > ").at(-1));
    expect(text).toMatch(/Create Service User[\s\S]*Create permission group[\s\S]*Lifecycle Status[\s\S]*Exists/);
  });

  it("asks nothing with credentials either", async () => {
    const { check, fetch } = checkRig();
    await check(PLAN);
    expect(fetch).not.toHaveBeenCalled();
  });

  it("goes to a file like a report", async () => {
    const file = newFile(".html");
    const { status, out } = await run(["check", ...PLAN, "--out", file]);
    expect({ status, out }).toEqual({ status: 0, out: `The set-up guide is in ${file}.\n` });
    expect(await readFile(file, "utf8")).toMatch(/^<!doctype html>/i);
    const { out: json } = await run(["check", ...PLAN, "--json"]);
    expect(lines(json)).toHaveLength(1);
    JSON.parse(json);
  });
});

describe("hibob-kit check --compare", () => {
  it("prints what was granted and lost since, and ends as the check does", async () => {
    const { fake, check } = checkRig();
    const file = newFile(".json");
    fake.permissions.revoke("payroll.view");
    await check([...BASE, "--out", file]);
    fake.permissions.grant("payroll.view");
    const green = await check([...BASE, "--compare", file, "--out", file]);
    expect(green.status).toBe(0);
    expect(green.out).toMatch(/granted[\s\S]*Payroll sections/i);
    expect(green.out).toMatch(/Nothing is missing: .* The report is in .*\n$/);
    fake.permissions.revoke("home.view");
    const { status, out } = await check([...BASE, "--compare", file, "--json"]);
    expect({ status, lines: lines(out).length }).toEqual({ status: 2, lines: 1 });
    expect(JSON.stringify(JSON.parse(out).lost)).toContain("home.view");
  });
});

describe("no credential", () => {
  it("is in anything that a check prints or writes", async () => {
    const { fake, check, env } = checkRig();
    fake.permissions.revoke("payroll.view", "timeOff.settings");
    const file = newFile(".html");
    const printed = [
      await check(["--for", "base,timeOff"], { interactive: true }),
      await check(["--for", "base,timeOff", "--json", "--thorough"]),
      await check(["--for", "base,timeOff", "--out", file]),
      await check(["--for", "base", "--format", "html"]),
      await check(["--for", "base", "--guide"]),
      await check(["--for", "base"], { env: { ...env, HIBOB_SERVICE_USER_TOKEN: `${fake.serviceUser.token}x` } }),
    ].flatMap(({ out, err }) => [out, err]);
    const { id, token } = fake.serviceUser;
    for (const text of [...printed, await readFile(file, "utf8")]) {
      for (const secret of [id, token, btoa(`${id}:${token}`)]) expect(text).not.toContain(secret);
    }
  });

  it("that Bob refuses: one line that says what to check, after one request", async () => {
    const { check, fake, env } = checkRig();
    const { status, out, err } = await check(BASE, { env: { ...env, HIBOB_SERVICE_USER_TOKEN: "wrong" } });
    expect({ status, out, asked: fake.requests().length }).toEqual({ status: 1, out: "", asked: 1 });
    expect(err).toMatch(/^hibob-kit: .*401.*Check id and token.*\n$/);
  });
});

describe("what cannot be meant", () => {
  /** One line that matches, status 1, and nothing asked. */
  async function refuses(argv: readonly string[], line: RegExp): Promise<void> {
    const { check, fetch } = checkRig();
    const { status, out, err } = await check(argv);
    expect(err).toMatch(line);
    expect(err).toMatch(/^hibob-kit: .+[.?]\n$/);
    expect({ status, out, lines: lines(err).length, asked: fetch.mock.calls.length }).toEqual({ status: 1, out: "", lines: 1, asked: 0 });
  }

  it("no plan", async () => {
    await refuses([], /What is going to be read\? Give --for, --streams, --fields or --endpoints/);
    await refuses(["--folders", "Shared"], /Give --for, --streams, --fields or --endpoints/);
  });
  it("names that do not exist, with the one that was meant", async () => {
    await refuses(["--for", "base,salery"], /There is no preset "salery"\. Did you mean "salary"\?/);
    await refuses(["--for", "everything"], /There is no preset "everything"\. There are: base, salary, bank, timeOff, files/);
    await refuses(["--streams", "employes"], /There is no stream "employes"\. Did you mean "employees"\?/);
    await refuses(["--endpoints", "GET /timeoff/whoisout"], /Did you mean "GET \/timeoff\/whosout"\?/);
    await refuses(["--for", "base,"], /--for has an empty entry/);
  });
  it("a field that the account does not have", async () => {
    const { check } = checkRig();
    const { status, err } = await check(["--fields", "work.titel"]);
    expect({ status, err }).toMatchObject({ status: 1, err: expect.stringMatching(/"work.titel".*Did you mean "work.title"\?\n$/) });
  });
  it("options that contradict each other", async () => {
    await refuses([...BASE, "--json", "--format", "html"], /--json and --format html contradict each other/);
    await refuses([...BASE, "--json", "--out", "page.html"], /--json and a file that ends in \.html contradict each other/);
    await refuses([...BASE, "--guide", "--watch"], /--guide looks at no account, so --watch does not go with it/);
    await refuses([...BASE, "--guide", "--compare", "x.json"], /--compare does not go with it/);
    await refuses([...BASE, "--every", "2m"], /--every is the pause of --watch/);
    await refuses([...BASE, "--watch", "--compare", "x.json"], /--watch compares its own checks/);
  });
  it("values that do not exist", async () => {
    await refuses([...BASE, "--format", "pdf"], /--format must be one of text, markdown, json, html/);
    await refuses([...BASE, "--model", "new"], /--model must be category or field/);
    for (const every of ["5", "30s", "0m", "-1m", "two", "25h"]) {
      await refuses([...BASE, "--watch", `--every=${every}`], /--every must be a time from 60s to 24h\. E\.g\. --every 2m/);
    }
  });
  it("a file that cannot be written, before anything is asked", async () => {
    await refuses([...BASE, "--out", join(folder, "none", "page.html")], /The folder .*none does not exist/);
    await refuses([...BASE, "--out", folder, "--format", "html"], /is no file/);
    await refuses([...BASE, "--out", "page.pdf"], /The name page\.pdf does not tell the format\. End it in \.html/);
  });
  it("a file to compare that is no report", async () => {
    await refuses([...BASE, "--compare", join(folder, "none.json")], /none\.json does not exist/);
    const file = newFile(".json");
    for (const text of ["", "no JSON", "[]", '{"answers": []}']) {
      await writeFile(file, text);
      await refuses([...BASE, "--compare", file], /check-\d+\.json holds no report of a check/);
    }
  });
  it("no credentials", async () => {
    const { check } = checkRig();
    const { status, err } = await check(BASE, { env: {} });
    expect(status).toBe(1);
    expect(err).toMatch(/^hibob-kit: HIBOB_SERVICE_USER_ID and HIBOB_SERVICE_USER_TOKEN must be set.*\n$/);
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHiBob } from "hibob-kit";
import { createFakeHiBob, SCENARIOS, VirtualClock } from "hibob-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Outcome, run } from "./terminal.ts";

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hibob-kit-commands-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A fake on a port, a new file, and the command line that syncs one into the other. */
async function setUp(employees = 30) {
  const fake = createFakeHiBob({ employees, seed: 3, limits: "off", clock: new VirtualClock() });
  const server = await fake.listen();
  const store = `sqlite:${join(folder, `commands-${++files}.db`)}`;
  const env = {
    HIBOB_BASE_URL: server.url,
    HIBOB_SERVICE_USER_ID: fake.serviceUser.id,
    HIBOB_SERVICE_USER_TOKEN: fake.serviceUser.token,
  };
  const sync = (...more: string[]): Promise<Outcome> => run(["sync", "--store", store, ...more], { env });
  const changes = (...more: string[]): Promise<Outcome> => run(["changes", "--store", store, ...more]);
  return { fake, store, env, sync, changes, [Symbol.asyncDispose]: () => server.close() };
}

describe("hibob-kit sync", () => {
  it("says per stream what it did, and when nothing changed", async () => {
    await using place = await setUp();
    const first = await place.sync("--streams", "employees");
    expect(first).toMatchObject({ status: 0, err: "" });
    expect(first.out).toMatch(/^employees: 30 read, 30 added, 0 changed, 0 removed, 0 as before\nIn .*commands-\d+\.db\. .*s\.\n$/);
    expect((await place.sync("--streams", "employees")).out).toMatch(/30 as before\nNothing changed in Bob; no record was written\./);
  });

  it("with --json prints the report as one line and nothing else", async () => {
    await using place = await setUp();
    const { status, out, err } = await place.sync("--json");
    expect({ status, err, lines: out.split("\n").length }).toEqual({ status: 0, err: "", lines: 2 });
    expect(JSON.parse(out)).toMatchObject({ tenant: "default", streams: [{ stream: "employees", added: 30, outcome: "complete" }, {}] });
  });

  it("names fields that Bob sent for nobody", async () => {
    await using place = await setUp();
    place.fake.permissions.revoke("payroll.view");
    const { status, out } = await place.sync("--streams", "employees", "--fields", "root.email,payroll.taxCode");
    expect(status).toBe(0);
    expect(out).toMatch(/not sent by Bob for anyone: payroll\.taxCode\. View on their categories is probably not ticked/);
  });

  it("ends with status 2 and says why when removals are held", async () => {
    await using place = await setUp(120);
    await place.sync();
    place.fake.audience = "active";
    const { status, out } = await place.sync();
    expect(status).toBe(2);
    expect(out).toMatch(/held: \d+ records were not found and are kept all the same/);
  });

  it("ends with status 2 when access was lost, names each box once, and goes on with the other streams", async () => {
    await using place = await setUp();
    await place.sync("--streams", "employees,salaries");
    place.fake.permissions.revoke("payroll.view");
    const { status, out } = await place.sync("--streams", "employees,salaries");
    expect(status).toBe(2);
    expect(out).toMatch(
      /employees: 30 read, .*30 as before\nsalaries: refused by Bob\. .*\n {2}access lost: Bob refuses it\. What is stored stays\./,
    );
    expect(out.match(/Payroll > View selected employees' Payroll sections\n/g)).toHaveLength(1);
  });

  it("tells a field that is new in Bob", async () => {
    await using place = await setUp();
    await place.sync("--streams", "employees");
    place.fake.addField({ name: "Badge", category: "work", type: "text" });
    const { status, out } = await place.sync("--streams", "employees");
    expect(status).toBe(0);
    expect(out).toMatch(/^field work\.custom\.field_\d+ added in Bob: "Badge"$/m);
  });

  it("redraws a bar in place for a person", async () => {
    await using place = await setUp(450);
    const { status, err } = await run(["sync", "--store", place.store, "--streams", "employees"], { env: place.env, interactive: true });
    expect(status).toBe(0);
    expect(err).toMatch(/employees +█+░+ 200\/450 people {2}200 rows {2}[\d,]+ rows\/s/);
    expect(err).toMatch(/employees +█+ 450\/450 people {2}450 rows/);
  });
});

describe("hibob-kit changes", () => {
  it("shows a person each changed field with its old and new value", async () => {
    await using place = await setUp();
    await place.sync("--streams", "employees");
    const { id, title } = place.fake.company.employees[4]!;
    place.fake.changeWork(id, { title: "Head of Tests" });
    await place.sync("--streams", "employees");
    const { status, out } = await place.changes("--after", "30");
    expect(status).toBe(0);
    expect(out).toContain(`#31 employees ${id} changed\n`);
    expect(out).toContain(`    work.title: ${JSON.stringify(title)} → "Head of Tests"\n`);
  });

  it("with --json prints one object a line with sequence, stream, key, kind and fields", async () => {
    await using place = await setUp();
    await place.sync("--streams", "employees", "--fields", "root.email,work.title");
    const { id, title } = place.fake.company.employees[4]!;
    place.fake.changeWork(id, { title: "Head of Tests" });
    await place.sync("--streams", "employees", "--fields", "root.email,work.title");
    const lines = (await place.changes("--json")).out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(lines).toHaveLength(31);
    expect(lines[0]).toMatchObject({
      sequence: 1,
      stream: "employees",
      kind: "added",
      fields: { "root.email": { to: expect.stringContaining("@") } },
    });
    expect(lines[30]).toMatchObject({
      sequence: 31,
      key: id,
      kind: "changed",
      fields: { "work.title": { from: title, to: "Head of Tests" } },
    });
  });

  it("counts for a consumer only what could be written", async () => {
    await using place = await setUp();
    await place.sync("--streams", "employees");
    let lines = 0;
    const closed = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
    const reader = { out: async () => (++lines > 5 ? Promise.reject(closed) : undefined) };
    const command = ["changes", "--store", place.store, "--consumer", "mailer", "--json"];
    expect(await run(command, reader)).toMatchObject({ status: 0, err: "" });
    const rest = (await run(command)).out.trim().split("\n");
    expect(JSON.parse(rest[0]!)).toMatchObject({ sequence: 6 });
  });

  it("remembers how far a consumer came", async () => {
    await using place = await setUp();
    await place.sync("--streams", "employees");
    const consume = async () => (await place.changes("--consumer", "mailer", "--json")).out.split("\n").length - 1;
    expect([await consume(), await consume()]).toEqual([30, 0]);
    expect((await place.changes("--consumer", "mailer")).out).toMatch(/^No changes since then in /);
  });
});

describe("hibob-kit fake", () => {
  it("with --json prints its address and credentials first, on one line, and answers there until it is stopped", async () => {
    const stop = new AbortController();
    let line = "";
    const { main } = await import("../../src/cli/main.ts");
    const answered = Promise.withResolvers<number>();
    const status = main(["fake", "--port", "0", "--employees", "12", "--json"], {
      env: {},
      clock: new VirtualClock(),
      signal: stop.signal,
      interactive: false,
      columns: 80,
      err: () => {},
      out: async (text) => {
        line += text;
        const { url, serviceUser } = JSON.parse(text) as { url: string; serviceUser: { id: string; token: string } };
        const bob = createHiBob({ baseUrl: url, serviceUser });
        bob.people
          .search({ fields: ["root.id"], showInactive: true })
          .then(({ employees }) => answered.resolve(employees.length), answered.reject);
      },
    });
    expect(await answered.promise).toBe(12);
    expect(line).toMatch(
      /^\{"url":"http:\/\/127\.0\.0\.1:\d+\/v1","serviceUser":\{"id":"[^"]+","token":"[^"]+"\},"control":"http:[^"]+\/__fake"\}\n$/,
    );
    stop.abort();
    expect(await status).toBe(0);
  });

  it("serves states of affairs by name, several at once", async () => {
    const answered = Promise.withResolvers<readonly number[]>();
    const stop = new AbortController();
    const { main } = await import("../../src/cli/main.ts");
    const argv = ["fake", "--port", "0", "--json", "--scenario", "no-payroll, no-leavers, core-only"];
    const status = main(argv, {
      env: {},
      clock: new VirtualClock(),
      signal: stop.signal,
      interactive: false,
      columns: 80,
      err: () => {},
      out: async (text) => {
        const { url, serviceUser, control } = JSON.parse(text);
        const headers = { authorization: `Basic ${btoa(`${serviceUser.id}:${serviceUser.token}`)}` };
        const ask = (path: string) => fetch(`${url}${path}`, { headers }).then((response) => response.status);
        Promise.all([
          ask("/bulk/people/salaries"),
          ask("/skills/proficiency-levels"),
          fetch(control).then((response) => response.status),
        ]).then(answered.resolve, answered.reject);
      },
    });
    expect(await answered.promise).toEqual([403, 404, 200]);
    stop.abort();
    expect(await status).toBe(0);
  });

  it("lists the scenarios, for people and for programs", async () => {
    const names = Object.keys(SCENARIOS);
    const { out, status } = await run(["fake", "--scenarios"]);
    expect([
      status,
      out
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ]).toEqual([0, names]);
    expect(Object.keys(JSON.parse((await run(["fake", "--scenarios", "--json"])).out))).toEqual(names);
    expect(await run(["fake", "--scenario", "no-salary"])).toMatchObject({ status: 1, err: expect.stringContaining("no-payroll") });
  });

  it("serves the same company for the same seed", async () => {
    const emails = (seed: number) => createFakeHiBob({ employees: 5, seed }).company.employees.map(({ email }) => email);
    expect(emails(9)).toEqual(emails(9));
    expect(emails(9)).not.toEqual(emails(10));
  });
});

describe("help", () => {
  it("lists the commands, and explains each", async () => {
    expect(await run(["--help"])).toMatchObject({ status: 0, out: expect.stringMatching(/sync .*\n.*changes .*\n.*fake /) });
    for (const command of ["sync", "changes", "fake"]) {
      expect(await run([command, "--help"])).toMatchObject({ status: 0, out: expect.stringContaining("--json"), err: "" });
    }
    expect((await run([])).status).toBe(1);
  });
});

describe("hibob-kit sync --plan", () => {
  it("tells requests, time and boxes for a number of people, without credentials", async () => {
    const { status, out } = await run(["sync", "--plan", "--people", "10000", "--streams", "employees,bankAccounts"]);
    expect(status).toBe(0);
    expect(out).toContain("For 10,000 people:");
    expect(out).toMatch(/GET \/people\/\{id\}\/bank-accounts +10,000 requests, no documented limit/);
    expect(out).toMatch(/POST \/people\/search +52 requests, 50 a minute/);
    expect(out).toContain("Bob's documented limits take 1 min at least.");
    expect(out).toContain("View selected employees' Financial sections");
  });

  it("is one line of JSON for programs", async () => {
    const { out } = await run(["sync", "--plan", "--json"]);
    expect(out.trim().split("\n")).toHaveLength(1);
    expect(JSON.parse(out)).toMatchObject({ people: 1000, peopleFrom: "assumed", minutes: 0 });
  });

  it.each([
    [["--people", "many"], "--people must be a whole number, e.g. --people 6200."],
    [["--streams", "employes"], 'There is no stream "employes". Did you mean "employees"?'],
    [["--store", "sqlite:/nowhere/at/all.db"], "/nowhere/at/all.db does not exist. Make it with hibob-kit sync."],
  ])("refuses %j in one line", async (options, line) => {
    expect(await run(["sync", "--plan", ...options])).toEqual({ status: 1, out: "", err: `hibob-kit: ${line}\n` });
  });
});

describe("removals that are held", () => {
  it("are told by the sync, listed by --held with status 2, and made by --release", async () => {
    await using place = await setUp();
    await place.sync("--streams", "employees");
    const hidden = place.fake.company.employees.slice(0, 4).map(({ id }) => id);
    place.fake.audience = ({ id }) => !hidden.includes(id);
    const { status, out } = await place.sync("--streams", "employees");
    expect(status).toBe(2);
    expect(out).toContain("hibob-kit sync --held");
    const listed = await run(["sync", "--store", place.store, "--held"]);
    expect(listed.status).toBe(2);
    expect(listed.out).toContain("4 records of employees were not found");
    const [held] = JSON.parse((await run(["sync", "--store", place.store, "--held", "--json"])).out) as [{ id: string; keys: string[] }];
    expect(held.keys).toEqual([...hidden].sort());
    expect(await run(["sync", "--store", place.store, "--release", held.id])).toMatchObject({
      status: 0,
      out: expect.stringContaining("Removed 4 records"),
    });
    expect(await run(["sync", "--store", place.store, "--held"])).toMatchObject({ status: 0, out: "Nothing is held.\n" });
    expect((await run(["sync", "--store", place.store, "--release", held.id])).err).toMatch(/No removals are held under "employees:2"/);
  });
});

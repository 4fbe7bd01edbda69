/**
 * The whole package in one minute: a company arrives in a SQLite file, HR changes six people, and a second sync finds
 * exactly those. Run it with `npm run demo`, as often as you like: the company lives on in demo.db.
 *
 * With HIBOB_SERVICE_USER_ID and HIBOB_SERVICE_USER_TOKEN set it reads that Bob account instead. It only reads.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sqliteStore } from "hibob-kit/stores/sqlite";
import { type Change, readChanges } from "hibob-kit/sync";
import { createFakeHiBob, type FakeHiBob } from "hibob-kit/testing";

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const STREAMS = "employees,workHistory";

/** Runs the command as a user would, with its progress bar on this terminal. */
async function hibobKit(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
  console.log(`\n$ hibob-kit ${args.join(" ")}`);
  const child = spawn(process.execPath, [CLI, ...args], { stdio: "inherit", env: { ...process.env, ...env } });
  // Ctrl-C reaches the child by itself; this process waits for it to stop in order. Other signals are handed on.
  const wait = () => undefined;
  const handOn = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", wait).on("SIGTERM", handOn);
  const status = await new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
  process.off("SIGINT", wait).off("SIGTERM", handOn);
  if (status !== 0) process.exit(status);
}

const NEW_FIRST_NAMES = ["Ines", "Tomas", "Amara", "Jonas", "Priya", "Mateo", "Freya"];
const NEW_SURNAMES = ["Okonkwo", "Virtanen", "Delacroix", "Nakamura", "Sandoval", "Whitlock", "Petrov", "Haddad", "Lindqvist"];

/** What HR does in one round. The same round does the same every time, so that an earlier demo can be replayed. */
function workDay(fake: FakeHiBob, round: number): void {
  const managers = new Set(fake.company.employees.map(({ reportsTo }) => reportsTo));
  const people = fake.company.employees.filter(({ id, status }) => status === "Active" && !managers.has(id));
  const boss = fake.company.employees.find(({ id }) => managers.has(id));
  const [first, second, third, leaver] = people.slice((round % 100) * 4);
  for (const person of [first!, second!, third!]) {
    fake.changeWork(person.id, { title: `Lead ${person.title}`, workChangeType: "Promotion" });
  }
  for (const [nth, title] of ["Engineer", "Designer"].entries()) {
    const firstName = NEW_FIRST_NAMES[(round * 2 + nth) % NEW_FIRST_NAMES.length]!;
    const surname = NEW_SURNAMES[(round * 2 + nth) % NEW_SURNAMES.length]!;
    fake.hire({ firstName, surname, title, reportsTo: boss!.id });
  }
  fake.terminate(leaver!.id, { reason: "Resignation" });
}

async function inventedCompany(file: string): Promise<void> {
  // A fixed date, so that the company is the same whenever the demo is run; the clock still ticks for the limits.
  const startedAt = Date.now();
  const clock = {
    now: () => Date.parse("2026-06-15T09:00:00Z") + Date.now() - startedAt,
    sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  };
  const fake = createFakeHiBob({ employees: 1000, seed: 2026, clock });
  let rounds = 0;
  if (existsSync(file)) {
    const store = sqliteStore(file);
    rounds = await store.position("default", "demo-rounds");
    const found = `${await store.count("default", "employees")} people, ${await store.lastSequence("default")} changes in its log`;
    console.log(`Found ${file} of an earlier demo: ${found}. The story goes on.`);
    await store.close();
    for (let round = 0; round < rounds; round++) workDay(fake, round);
  } else {
    console.log(`An invented company of 1,000 people, served by a fake Bob on this machine, goes into ${file}.`);
  }
  await using server = await fake.listen();
  const env = { HIBOB_BASE_URL: server.url, HIBOB_SERVICE_USER_ID: fake.serviceUser.id, HIBOB_SERVICE_USER_TOKEN: fake.serviceUser.token };
  const sync = ["sync", "--store", `sqlite:${file}`, "--streams", STREAMS, "--fields", "all"];

  await hibobKit(sync, env);

  console.log("\nNow HR promotes three people, hires two, and one resigns.");
  workDay(fake, rounds);
  const store = sqliteStore(file);
  const before = await store.lastSequence("default");
  // Noted before the sync, so that a demo that is stopped in the middle of it can be replayed all the same.
  await store.setPosition("default", "demo-rounds", rounds + 1);
  await hibobKit(sync, env);

  const changes: Change[] = [];
  for await (const change of readChanges(store, { after: before })) changes.push(change);
  const people = changes.filter(({ stream }) => stream === "employees");
  console.log(
    `\nWhat the second run found: ${people.length} people changed, with ${changes.length - people.length} rows of work history.\n`,
  );
  for (const change of people)
    console.log(await story(change, async (key) => (await store.contents("default", "employees", [key])).get(key)));
  await store.close();
  hints(file, before);
}

/** One person's change in words, old and new values included. */
async function story(
  { kind, key, fields }: Change,
  read: (key: string) => Promise<Readonly<Record<string, unknown>> | undefined>,
): Promise<string> {
  const person = await read(key);
  const name = String(person?.["root.displayName"] ?? key);
  const shown = kind === "added" ? ["work.title", "work.department", "work.site", "work.startDate"] : Object.keys(fields);
  const lines = shown.map((field) => {
    const { from, to } = fields[field] ?? {};
    return kind === "added" ? `      ${field}: ${JSON.stringify(to)}` : `      ${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`;
  });
  return `  ${kind === "added" ? "+" : "~"} ${name} ${kind}\n${lines.join("\n")}`;
}

function hints(file: string, after: number): void {
  console.log(`\nLook into the file:
  npm run -s hibob-kit -- changes --store sqlite:${file} --after ${after}
and, where sqlite3 is installed:
  sqlite3 ${file} "SELECT name, title, site, status FROM employees LIMIT 10"
  sqlite3 ${file} "SELECT title, count(*) FROM work_history WHERE is_current GROUP BY title"`);
}

async function ownAccount(file: string): Promise<void> {
  console.log(`HIBOB_SERVICE_USER_ID is set: this reads that Bob account into ${file}. It only reads; nothing in Bob changes.`);
  if (existsSync(file)) console.log(`Found ${file} of an earlier demo; only what changed since is written.`);
  await hibobKit(["sync", "--store", `sqlite:${file}`, "--streams", STREAMS]);
  console.log("\nChange something in Bob, run this again, and see:");
  hints(file, 0);
}

try {
  if (process.env.HIBOB_SERVICE_USER_ID && process.env.HIBOB_SERVICE_USER_TOKEN) await ownAccount("demo-own-account.db");
  else await inventedCompany("demo.db");
} catch (error) {
  console.error(`demo: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

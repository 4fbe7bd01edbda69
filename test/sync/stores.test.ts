import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createHiBob } from "hibob-kit";
import { sqliteStore } from "hibob-kit/stores/sqlite";
import { createSync } from "hibob-kit/sync";
import { createFakeHiBob } from "hibob-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NEVER_READ } from "../../src/sync/store.ts";
import { statements } from "../../src/sync/stores/sqlite-statements.ts";
import { sqliteConformance } from "./sqlite/conformance.ts";

let folder: string;
let files = 0;
const newFile = (): string => join(folder, `store-${++files}.db`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hibob-kit-stores-"));
});
afterAll(() => rm(folder, { recursive: true }));

sqliteConformance("sqliteStore on a file", { prefix: "", open: (file, clock) => ({ store: sqliteStore(file, { clock }) }) });

it("sqliteStore uses no numbered parameters, which the oldest supported Node does not bind", () => {
  const { select, write } = statements("");
  const texts = [...Object.values(select), ...Object.values(write)];
  expect(texts.length).toBeGreaterThan(20);
  for (const text of texts) expect(text).not.toMatch(/\?\d/);
});

describe("sqliteStore looks up, and never searches through what it does not need", () => {
  const planOf = (text: string): string => {
    const db = new DatabaseSync(":memory:");
    sqliteStore(db, { prefix: "" });
    const values = Array.from(text.matchAll(/\?/g), () => null);
    const steps = db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values);
    db.close();
    return steps.map(({ detail }) => String(detail)).join("\n");
  };
  const { select, write } = statements("");

  it.each(Object.entries({ ...select, remove: write.remove, prune: write.prune }))("%s", (_, text) => {
    expect(planOf(text)).toMatch(/^SEARCH \w+ USING (COVERING )?(INDEX \w+|PRIMARY KEY) \(/);
    expect(planOf(text)).not.toMatch(/SCAN (?!json_each)/);
  });

  it("the hashes of a range: that range of one index, and no contents", () => {
    expect(planOf(select.hashes)).toBe("SEARCH records USING COVERING INDEX records_live (tenant=? AND stream=? AND key>? AND key<?)");
    expect(planOf(select.count)).toContain("COVERING INDEX records_live (tenant=? AND stream=?)");
  });

  it("the person of a row, when views are joined without a tenant", () => {
    const join = "SELECT e.name FROM work_history AS w JOIN employees AS e ON e.id = w.employee_id";
    expect(planOf(join)).toContain("records_by_key (stream=? AND key=?)");
  });
});

it("sqliteStore has views that a person can query, with the removed left out", async () => {
  const file = newFile();
  const fake = createFakeHiBob({ employees: 12 });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch });
  const store = sqliteStore(file);
  await createSync({ bob, store, streams: ["employees", "workHistory"] }).run();
  await store.close();
  const db = new DatabaseSync(file);
  const person = fake.company.employees.find(({ reportsTo, status }) => reportsTo && status === "Active")!;
  const [row] = db
    .prepare("SELECT name, email, title, department, reports_to, start_date, status FROM employees WHERE id = ?")
    .all(person.id);
  expect({ ...row }).toEqual({
    name: person.displayName,
    email: person.email,
    title: person.title,
    department: person.department,
    reports_to: fake.company.find(person.reportsTo!)!.displayName,
    start_date: person.startDate,
    status: "Active",
  });
  const current = db.prepare("SELECT title, effective_date FROM work_history WHERE employee_id = ? AND is_current").all(person.id);
  expect(current.map(({ title }) => title)).toEqual([person.title]);
  db.exec("UPDATE records SET removed_at = 1, content = NULL");
  expect(db.prepare("SELECT (SELECT count(*) FROM employees) + (SELECT count(*) FROM work_history) AS n").get()).toEqual({ n: 0 });
  db.close();
});

describe("sqliteStore's file", () => {
  it("keeps everything over closing and opening again", async () => {
    const file = newFile();
    const first = sqliteStore(file);
    const acquired = await first.acquire("a", 1000);
    if (!acquired.granted) throw new Error("not granted");
    const state = { version: 1, notes: null, generation: 3, status: "complete", cursor: "9", startedAt: 5, completedAt: 6 } as const;
    const puts = [{ key: "1", content: { title: null }, json: '{"title":null}', hash: "h" }];
    const changes = [{ key: "1", kind: "added", before: null, after: { title: null }, reason: null }] as const;
    await first.commit({ lease: acquired.lease, stream: "people", state, puts, removes: [], changes, missing: ["7"] });
    await first.setPosition("a", "mailer", 1);
    await first.close();
    await first.close(); // twice is no error

    const second = sqliteStore(file);
    expect(await second.state("a", "people")).toEqual(state);
    expect(await second.contents("a", "people", ["1"])).toEqual(new Map([["1", { title: null }]]));
    expect(await second.changes("a", 0, 10)).toHaveLength(1);
    expect(await second.missing("a", "people", 3, "", 10)).toEqual(["7"]);
    expect(await second.position("a", "mailer")).toBe(1);
    await second.close();
  });

  const refused = async (file: string, problem: RegExp) => {
    const before = await readFile(file);
    expect(() => sqliteStore(file)).toThrow(expect.objectContaining({ code: "store_unusable", message: expect.stringMatching(problem) }));
    expect(await readFile(file)).toEqual(before);
  };

  it("refuses a file that is no database, and leaves it as it was", async () => {
    const file = newFile();
    await writeFile(file, "first,last\nAda,Example\n".repeat(100));
    await refused(file, /is not a SQLite database\. Name another file/);
  });

  it("refuses another application's database, and leaves it as it was", async () => {
    const file = newFile();
    const other = new DatabaseSync(file);
    other.exec("CREATE TABLE invoices (id INTEGER)");
    other.close();
    await refused(file, /is a database of another application/);
  });

  it("refuses a database of a newer version, and leaves it as it was", async () => {
    const file = newFile();
    await sqliteStore(file).close();
    const newer = new DatabaseSync(file);
    newer.exec("PRAGMA user_version = 99");
    newer.close();
    await refused(file, /was written by a newer version of hibob-kit .*\. Update hibob-kit/);
  });

  it("says so when the folder does not exist", () => {
    expect(() => sqliteStore(join(folder, "nowhere", "x.db"))).toThrow(/cannot be opened\. Check that its folder exists/);
  });

  it("can be read while nobody may write to it", async () => {
    const file = newFile();
    await sqliteStore(file).close();
    const writer = new DatabaseSync(file);
    writer.exec("BEGIN IMMEDIATE");
    const reader = sqliteStore(file);
    expect(await reader.changes("a", 0, 1)).toEqual([]);
    await reader.close();
    writer.exec("ROLLBACK");
    writer.close();
  });

  it("is not written any more once it was removed or replaced", async () => {
    const file = newFile();
    const store = sqliteStore(file);
    await rename(file, `${file}.moved`);
    await expect(store.acquire("a", 1000)).rejects.toThrow(/was removed or replaced while it was in use\. Run again/);
    await sqliteStore(file).close();
    await expect(store.acquire("a", 1000)).rejects.toThrow(/was removed or replaced/);
    await store.close();
  });

  it("has on disk what was committed: a write-ahead log, and no commit without waiting for it", async () => {
    const store = sqliteStore(newFile());
    const acquired = await store.acquire("a", 1000);
    if (!acquired.granted) throw new Error("not granted");
    const settings: unknown[] = [];
    const change = { key: "1", kind: "added", before: null, after: {}, reason: null } as const;
    const step = { lease: acquired.lease, stream: "people", puts: [], removes: [], changes: [change], missing: [] };
    await store.commit({
      ...step,
      state: { ...NEVER_READ, version: 1 },
      apply: (db) => void settings.push(db.prepare("PRAGMA journal_mode").get(), db.prepare("PRAGMA synchronous").get()),
    });
    expect(settings).toEqual([{ journal_mode: "wal" }, { synchronous: 2 }]);
    await store.close();
  });

  it("logs an added record as its change says, which need not be all of the record", async () => {
    const store = sqliteStore(newFile());
    const acquired = await store.acquire("a", 1000);
    if (!acquired.granted) throw new Error("not granted");
    const content = { name: "Ada", age: 7 };
    const puts = [{ key: "1", content, json: '{"age":7,"name":"Ada"}', hash: "h" }];
    const afters = [{ name: "Ada" }, { name: "Bo", age: 7 }, { name: "Ada", size: 7 }, { ...content }];
    const changes = afters.map((after) => ({ key: "1", kind: "added", before: null, after, reason: null }) as const);
    const step = { lease: acquired.lease, stream: "people", puts, removes: [], missing: [] };
    await store.commit({ ...step, state: { ...NEVER_READ, version: 1 }, changes });
    expect((await store.changes("a", 0, 10)).map(({ after }) => after)).toEqual(afters);
    await store.close();
  });

  it("works in memory too", async () => {
    const store = sqliteStore(":memory:");
    expect(await store.acquire("a", 1000)).toMatchObject({ granted: true });
    await store.close();
  });

  it("says so when it is damaged", async () => {
    const file = newFile();
    const store = sqliteStore(file);
    const acquired = await store.acquire("a", 1000);
    if (!acquired.granted) throw new Error("not granted");
    const state = { version: 1, notes: null, generation: 1, status: "reading", cursor: "", startedAt: 1, completedAt: null } as const;
    const puts = Array.from({ length: 2000 }, (_, n) => ({
      key: String(n),
      content: {},
      json: JSON.stringify({ text: "x".repeat(500) }),
      hash: "h",
    }));
    await store.commit({ lease: acquired.lease, stream: "people", state, puts, removes: [], changes: [], missing: [] });
    await store.close();
    const bytes = await readFile(file);
    bytes.fill(0xa5, 60 * 8192);
    await writeFile(file, bytes);
    const damaged = sqliteStore(file);
    const keys = puts.map(({ key }) => key);
    await expect(damaged.contents("a", "people", keys)).rejects.toThrow(/is damaged\. Put back a copy, or move it away/);
    await damaged.close();
  });

  it("says in one line what SQLite refused", async () => {
    const file = newFile();
    const store = sqliteStore(file);
    const other = new DatabaseSync(file);
    other.exec("DROP TABLE consumers");
    other.close();
    await expect(store.position("a", "mailer")).rejects.toMatchObject({
      code: "store_unusable",
      message: expect.stringMatching(/failed: no such table: consumers\. Check the file and who else uses it/),
    });
    await store.close();
    await expect(store.acquire("a", 1000)).rejects.toMatchObject({ code: "store_unusable" });
  });

  it("gives the lease of a crashed process of this machine to the next at once", async () => {
    const file = newFile();
    const store = sqliteStore(file);
    await store.acquire("a", 30_000);
    const db = new DatabaseSync(file);
    // The process is gone: no process has this number, which is above the highest that Linux gives.
    db.exec("UPDATE tenants SET holder = 'process 4194399 ' || substr(holder, instr(holder, 'on '))");
    db.close();
    expect(await store.acquire("a", 30_000)).toMatchObject({ granted: true, lease: { fence: 2 } });
    await store.close();
  });

  it("does not give away the lease of a holder on another machine before its time", async () => {
    const file = newFile();
    const store = sqliteStore(file);
    await store.acquire("a", 30_000);
    const db = new DatabaseSync(file);
    db.exec("UPDATE tenants SET holder = 'process 4194399 on another-machine'");
    db.close();
    expect(await store.acquire("a", 30_000)).toMatchObject({ granted: false, holder: "process 4194399 on another-machine" });
    await store.close();
  });
});

import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqliteStore } from "hibob-kit/stores/sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SCHEMA_VERSION } from "../../../src/sync/stores/sqlite-schema.ts";
import { viewsSql } from "../../../src/sync/stores/sqlite-views.ts";
import { DATA_1, VERSION_1 } from "./v1.ts";

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hibob-kit-migration-"));
});
afterAll(() => rm(folder, { recursive: true }));

const schemaOf = (file: string) => {
  const db = new DatabaseSync(file);
  const columns = db
    .prepare(
      "SELECT s.type, s.name, c.name AS column, c.type AS holds, c.dflt_value AS otherwise FROM sqlite_schema s, pragma_table_xinfo(s.name) c ORDER BY 2, c.cid",
    )
    .all();
  const versions = [
    db.prepare("PRAGMA application_id").get(),
    db.prepare("PRAGMA user_version").get(),
    db.prepare("PRAGMA journal_mode").get(),
  ];
  db.close();
  return { columns: columns.map((row) => ({ ...row })), versions: versions.map((row) => ({ ...row })) };
};

function fileOfVersion1(extra = ""): string {
  const file = join(folder, `v1-${++files}.db`);
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA journal_mode = WAL; ${VERSION_1} ${DATA_1} ${extra}`);
  db.close();
  return file;
}

describe("a file of version 1", () => {
  it("opens with everything kept", async () => {
    const store = sqliteStore(fileOfVersion1());
    expect(await store.state("default", "employees")).toEqual({
      version: 0,
      generation: 4,
      status: "complete",
      cursor: "9",
      startedAt: 1000,
      completedAt: 2000,
      notes: null,
    });
    expect(await store.records("default", "employees", "", 10)).toEqual([
      { key: "1", content: { "root.displayName": "Ada Example", "work.title": null } },
    ]);
    expect(await store.hashes("default", "employees", { after: "", upTo: null })).toEqual(new Map([["1", "1:abc"]]));
    expect(await store.missing("default", "employees", 4, "", 10)).toEqual(["1"]);
    expect(await store.changes("default", 0, 10)).toMatchObject([
      { sequence: 1, key: "1", kind: "added", reason: null, at: 1500 },
      { sequence: 2, key: "2", kind: "added", after: { "root.displayName": "Bo Example" }, reason: null },
      { sequence: 3, key: "2", kind: "removed", before: { "root.displayName": "Bo Example" }, after: null, reason: null, at: 1600 },
    ]);
    expect(await store.lastSequence("default")).toBe(3);
    expect(await store.prunedTo("default")).toBe(0);
    expect(await store.positions("default")).toEqual(new Map([["mailer", 2]]));
    await store.close();
  });

  it("goes on: the fence rises, the log is numbered on, the first step is number 1", async () => {
    const store = sqliteStore(fileOfVersion1());
    const acquired = await store.acquire("default", 1000);
    if (!acquired.granted) throw new Error("not granted");
    expect(acquired.lease.fence).toBe(8);
    const state = { ...(await store.state("default", "employees")), version: 1 };
    const change = { key: "1", kind: "removed", before: {}, after: null, reason: "audience" } as const;
    await store.commit({ lease: acquired.lease, stream: "employees", state, puts: [], removes: ["1"], changes: [change], missing: [] });
    expect(await store.changes("default", 3, 10)).toMatchObject([{ sequence: 4, reason: "audience" }]);
    await store.close();
  });

  it("has the same tables, columns, indexes and views afterwards as a new one", async () => {
    const [old, fresh] = [fileOfVersion1(), join(folder, "new.db")];
    for (const file of [old, fresh]) await sqliteStore(file).close();
    expect(schemaOf(old)).toEqual(schemaOf(fresh));
    expect(schemaOf(fresh).versions).toContainEqual({ user_version: SCHEMA_VERSION });
  });

  it("stays as it was, to the last byte, when it cannot be brought to the new version", async () => {
    const file = fileOfVersion1("CREATE TABLE salaries (whose TEXT);");
    const before = await readFile(file);
    expect(() => sqliteStore(file)).toThrow(/has tables of the same names/);
    expect(await readFile(file)).toEqual(before);
  });

  it("is brought to the new version once, however often it is opened", async () => {
    const file = fileOfVersion1();
    await sqliteStore(file).close();
    const before = await readFile(file);
    await sqliteStore(file).close();
    expect(await readFile(file)).toEqual(before);
  });
});

it("views that differ from those of this schema version would not reach files that exist: raise SCHEMA_VERSION with them", () => {
  const fingerprint = createHash("sha256").update(viewsSql("")).digest("hex").slice(0, 12);
  expect([SCHEMA_VERSION, fingerprint]).toEqual([2, "eeb2c3c5234e"]);
});

import * as node from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { createHiBob } from "hibob-kit";
import { createSync, NEVER_READ, type Store } from "hibob-kit/sync";
import { createFakeHiBob, VirtualClock } from "hibob-kit/testing";
import { storeConformance } from "hibob-kit/testing/store";
import { Kysely, SqliteDialect, type Transaction } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FileSystem, filesStore } from "../../examples/stores/files-store.ts";
import { kyselyStore } from "../../examples/stores/kysely-store.ts";
import { createTables, type Database as Tables } from "../../examples/stores/kysely-tables.ts";
import { dyingFiles, filesRaw } from "./files.ts";

let root: string;
let folders = 0;
const newFolder = (): string => join(root, String(++folders));

beforeAll(async () => {
  root = await node.mkdtemp(join(tmpdir(), "hibob-kit-examples-"));
});
afterAll(() => node.rm(root, { recursive: true }));

storeConformance<never>(
  { describe, it, expect },
  {
    name: "examples/stores/files-store.ts",
    capabilities: { apply: false, reopen: true, raw: true },
    async open() {
      const folder = newFolder();
      const clock = new VirtualClock();
      return {
        store: filesStore(folder, { clock }),
        advance: (ms) => clock.advance(ms),
        reopen: async () => filesStore(folder, { clock }),
        raw: filesRaw(folder),
      };
    },
  },
);

describe("a process with examples/stores/files-store.ts that is killed at any of its writing calls", () => {
  const TTL = 60_000;
  const lease = { tenant: "acme", fence: 1 };
  const record = (key: string, content: Record<string, unknown>) => ({ key, content, json: JSON.stringify(content), hash: `h${key}` });
  const added = (key: string) => ({ key, kind: "added", before: null, after: {}, reason: null }) as const;
  const step = (version: number, cursor: string, puts: string[], removes: string[], missing: string[]): Parameters<Store["commit"]>[0] => ({
    lease,
    stream: "people",
    state: { ...NEVER_READ, version, generation: 1, status: "reading", cursor },
    puts: puts.map((key) => record(key, { secretOf: key })),
    removes,
    changes: puts.map(added),
    missing,
  });
  const STEPS: readonly ((store: Store<never>) => Promise<unknown>)[] = [
    (store) => store.acquire("acme", TTL),
    (store) => store.commit(step(1, "2", ["1", "2"], [], ["3"])),
    (store) => store.commit(step(2, "4", ["3", "4"], ["1"], [])),
    (store) => store.setPosition("acme", "mailer", 2),
    (store) => store.prune(lease, 3),
    (store) => store.commit(step(3, "5", ["5"], ["2", "3"], ["4"])),
    (store) => store.renew(lease, TTL),
  ];
  const dump = async (store: Store<never>) => ({
    state: await store.state("acme", "people"),
    records: await store.records("acme", "people", "", 100),
    missing: await store.missing("acme", "people", 1, "", 100),
    log: await store.changes("acme", 0, 100),
    last: await store.lastSequence("acme"),
    prunedTo: await store.prunedTo("acme"),
    position: await store.position("acme", "mailer"),
  });

  /** Goes through the steps until they end or the process does; gives how many were acknowledged. */
  async function run(folder: string, clock: VirtualClock, fs?: FileSystem): Promise<number> {
    const store = filesStore(folder, { clock, ...(fs && { fs }) });
    for (const [done, next] of STEPS.entries()) {
      try {
        await next(store);
      } catch (error) {
        expect(error).toMatchObject({ message: "killed" });
        return done;
      }
    }
    return STEPS.length;
  }

  it("has each step whole or not at all, none that was acknowledged is lost, and the next process goes on", async () => {
    const after = [await dump(filesStore(newFolder()))];
    const folder = newFolder();
    const clock = new VirtualClock();
    for (const next of STEPS) {
      await next(filesStore(folder, { clock }));
      after.push(await dump(filesStore(folder)));
    }

    let kills = 0;
    for (const when of ["before", "during"] as const) {
      for (let last = 1; ; last++) {
        const folder = newFolder();
        const clock = new VirtualClock();
        const fs = dyingFiles(last, when);
        const done = await run(folder, clock, fs);
        if (!fs.died) break;
        kills++;
        const next = filesStore(folder, { clock });
        const found = await dump(next);
        expect([after[done], after[Math.min(done + 1, STEPS.length)]], `killed ${when} call ${last}, in step ${done}`).toContainEqual(
          found,
        );

        await clock.advance(2 * TTL);
        const acquired = await next.acquire("acme", TTL);
        if (!acquired.granted) throw new Error("not granted");
        expect(await dump(next)).toEqual(found);
        const follow = step(found.state.version + 1, "9", ["9"], ["1"], []);
        await next.commit({ ...follow, lease: acquired.lease });
        expect((await dump(next)).log.at(-1)).toMatchObject({ sequence: found.last + 1, key: "9" });
        expect(await filesRaw(folder).content("acme", "people", "1")).toBe(null);
      }
    }
    expect(kills).toBeGreaterThan(50);
  });
});

it("examples/stores/files-store.ts loses no step of a writer that was so late that its number was taken and deleted again", async () => {
  const folder = newFolder();
  const other = filesStore(folder);
  let late = false;
  const link: FileSystem["link"] = async (from, to) => {
    if (late) {
      late = false;
      for (let n = 1; n <= 30; n++) await other.setPosition("acme", "mailer", n);
    }
    await node.link(from, to);
  };
  const slow = filesStore(folder, { fs: { ...node, link } });
  const acquired = await slow.acquire("acme", 60_000);
  if (!acquired.granted) throw new Error("not granted");
  late = true;
  const state = { ...NEVER_READ, version: 1, generation: 1, status: "reading" } as const;
  const puts = [{ key: "1", content: {}, json: "{}", hash: "h" }];
  await slow.commit({ lease: acquired.lease, stream: "people", state, puts, removes: [], changes: [], missing: [] });
  expect(late).toBe(false);
  expect(await other.count("acme", "people")).toBe(1);
  expect(await other.position("acme", "mailer")).toBe(30);
});

/** The application's database, as its own migrations have made it. */
async function application(file: string) {
  const connection = new Database(file);
  connection.pragma("journal_mode = WAL");
  connection.exec("CREATE TABLE IF NOT EXISTS staff (company TEXT, id TEXT, name, email, title, bob, bob_hash, PRIMARY KEY (company, id))");
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
  await createTables(db);
  return db;
}

storeConformance<Transaction<Tables>>(
  { describe, it, expect },
  {
    name: "examples/stores/kysely-store.ts",
    capabilities: { apply: true, reopen: true, raw: true },
    async open() {
      const file = `${newFolder()}.db`;
      const clock = new VirtualClock();
      const databases = [await application(file)];
      const looking = new Database(file);
      // The stream that the suite writes most to lies in the application's own table.
      const options = { employees: "people", clock };
      return {
        store: kyselyStore(databases[0]!, options),
        advance: (ms) => clock.advance(ms),
        async reopen() {
          databases.push(await application(file));
          return kyselyStore(databases.at(-1)!, options);
        },
        own: {
          async write(tx, text) {
            const nothing = { name: null, email: null, title: null, bob: null, bob_hash: null };
            await tx
              .insertInto("staff")
              .values({ ...nothing, company: "acme", id: `own: ${text}` })
              .execute();
          },
          async read() {
            const rows = looking.prepare("SELECT id FROM staff WHERE id LIKE 'own: %'").pluck().all() as string[];
            return rows.map((id) => id.slice(5));
          },
        },
        raw: {
          records: async (tenant, stream) =>
            looking
              .prepare(
                "SELECT (SELECT count(*) FROM staff WHERE ? = 'people' AND company = ? AND bob IS NOT NULL) + (SELECT count(*) FROM bob_records WHERE tenant = ? AND stream = ?)",
              )
              .pluck()
              .get(stream, tenant, tenant, stream) as number,
          logged: async (tenant) => looking.prepare("SELECT count(*) FROM bob_log WHERE tenant = ?").pluck().get(tenant) as number,
          content: async (tenant, stream, key) =>
            (looking
              .prepare(
                "SELECT coalesce(bob, name, email, title) FROM staff WHERE ? = 'people' AND company = ? AND id = ? UNION ALL SELECT json FROM bob_records WHERE tenant = ? AND stream = ? AND key = ?",
              )
              .pluck()
              .get(stream, tenant, key, tenant, stream, key) as string | null | undefined) ?? null,
        },
        async dispose() {
          looking.close();
          for (const db of databases) await db.destroy();
        },
      };
    },
  },
);

it("examples/stores/kysely-store.ts mirrors people into the application's own table, and leaves its other rows alone", async () => {
  const db = await application(":memory:");
  const robot = { company: "acme", id: "robot", name: "Door robot", email: null, title: null, bob: null, bob_hash: null };
  await db.insertInto("staff").values(robot).execute();
  const fake = createFakeHiBob({ employees: 12 });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch });
  await createSync({ bob, store: kyselyStore(db), tenant: "acme", streams: ["employees", "workHistory"] }).run();
  const person = fake.company.employees[0]!;
  const staff = db.selectFrom("staff").select(["name", "email", "title"]).where("company", "=", "acme");
  expect(await staff.where("id", "=", person.id).executeTakeFirst()).toEqual({
    name: person.displayName,
    email: person.email,
    title: person.title,
  });
  expect(await db.selectFrom("staff").selectAll().where("id", "=", "robot").executeTakeFirst()).toEqual(robot);
  expect(await staff.execute()).toHaveLength(fake.company.employees.length + 1);
  await db.destroy();
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { createFakeHiBob, type FakeHiBob, VirtualClock } from "hibob-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Random numbers from 0 up to 1 that a seed repeats. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hibob-kit-kill-"));
});
afterAll(() => rm(folder, { recursive: true }));

const exitOf = (child: ChildProcess): Promise<{ code: number | null; signal: string | null }> =>
  new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));

/** All that a sync stored, without times and without counts of attempts. */
function dump(file: string): Record<string, unknown[]> {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = (sql: string) =>
    db
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  const all = {
    records: rows("SELECT tenant, stream, key, content, hash, removed_at IS NULL AS live FROM records ORDER BY tenant, stream, key"),
    changes: rows("SELECT tenant, sequence, stream, key, kind, before, after FROM changes ORDER BY tenant, sequence"),
    missing: rows("SELECT tenant, stream, key FROM missing ORDER BY tenant, stream, key"),
    streams: rows("SELECT tenant, stream, status, cursor FROM streams ORDER BY tenant, stream"),
    positions: rows("SELECT tenant, last_sequence FROM tenants ORDER BY tenant"),
  };
  db.close();
  return all;
}

/** The log without its numbers, stream by stream: streams that run side by side take them in no fixed order. */
function byStream({ changes = [], ...rest }: Record<string, unknown[]>): Record<string, unknown[]> {
  const logs = Map.groupBy(changes as { stream: string; sequence: number }[], ({ stream }) => stream);
  const plain = [...logs].map(([stream, log]) => [`changes of ${stream}`, log.map(({ sequence: _, ...change }) => change)]);
  return { ...rest, ...Object.fromEntries(plain) };
}

/** A day's work, so that the next run has something to find. The same round always does the same. */
function workDay(fake: FakeHiBob, round: number): void {
  const active = fake.company.employees.filter(({ status }) => status === "Active");
  const managers = new Set(fake.company.employees.map(({ reportsTo }) => reportsTo));
  for (let n = 0; n < 30; n++) fake.changeWork(active[(round * 30 + n) % active.length]!.id, { title: `Role ${round}.${n}` });
  for (let n = 0; n < 3; n++) fake.hire({ firstName: "Nell", surname: `Round ${round}.${n}` });
  const leaver = active.find(({ id }) => !managers.has(id));
  fake.terminate(leaver!.id, { reason: "Resignation" });
}

/** Syncs one company twice over: undisturbed into one file, and with kills into another. */
async function killedAndUndisturbed(concurrency: number, kills: number) {
  const random = randomFrom(seed + concurrency);
  const fake = createFakeHiBob({ employees: 600, seed: 11, limits: "off", clock: new VirtualClock() });
  await using server = await fake.listen();
  const files = { killed: join(folder, `killed-${concurrency}.db`), undisturbed: join(folder, `undisturbed-${concurrency}.db`) };
  const start = (file: string): ChildProcess => {
    const { id, token } = fake.serviceUser;
    const env = { ...process.env, BASE_URL: server.url, USER_ID: id, TOKEN: token, FILE: file, CONCURRENCY: String(concurrency) };
    return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", CHILD], { env, stdio: ["ignore", "pipe", "inherit"] });
  };
  /** When the child has loaded and begins to sync. */
  const begun = async (child: ChildProcess): Promise<number> => {
    await Promise.race([once(child.stdout!, "data"), exitOf(child)]);
    return performance.now();
  };

  let killed = 0;
  let midway = 0;
  for (let round = 0; killed < kills; round++) {
    if (round > 0) workDay(fake, round);
    const undisturbed = start(files.undisturbed);
    const startedAt = await begun(undisturbed);
    expect(await exitOf(undisturbed)).toEqual({ code: 0, signal: null });
    const duration = performance.now() - startedAt;

    for (let done = false; !done; ) {
      const child = start(files.killed);
      const exit = exitOf(child);
      await begun(child);
      const timer = setTimeout(() => child.kill("SIGKILL"), random() * duration);
      const { code, signal } = await exit;
      clearTimeout(timer);
      expect(signal ?? code).toBeOneOf(["SIGKILL", 0]);
      done = code === 0;
      if (signal !== "SIGKILL") continue;
      killed++;
      if ((dump(files.killed).streams as { status: string }[]).some(({ status }) => status === "reading")) midway++;
    }
  }
  return { killed, midway, ours: dump(files.killed), theirs: dump(files.undisturbed) };
}

describe(`a syncing process killed at random moments (SEED=${seed})`, () => {
  it("ends with the same bytes in records and log as one that was left alone, 20 kills", async () => {
    const { killed, midway, ours, theirs } = await killedAndUndisturbed(1, 20);
    console.log(`${killed} kills, ${midway} of them in the middle of a stream; ${theirs.changes?.length} log entries`);
    expect(killed).toBeGreaterThanOrEqual(20);
    expect(midway).toBeGreaterThan(0);
    expect(ours).toEqual(theirs);
  }, 300_000);

  it("does so for each stream when streams run side by side, 10 kills", async () => {
    const { ours, theirs } = await killedAndUndisturbed(2, 10);
    expect(byStream(ours)).toEqual(byStream(theirs));
  }, 300_000);
});

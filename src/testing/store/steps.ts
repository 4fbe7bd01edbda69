import { NEVER_READ } from "../../sync/store.ts";
import type { Checks } from "./check.ts";
import { arrival, record, STREAM, TENANT, unwritable } from "./trial.ts";

/** A step is written whole, once, and onto the state it was made for. */
export const stepChecks: Checks = {
  async "says of a stream that was never read that it was never read"(t) {
    t.equal(await t.store.state(TENANT, STREAM), { ...NEVER_READ });
  },

  async "keeps every part of a stream's state"(t) {
    const lease = await t.lease();
    const first = {
      version: 1,
      generation: 3,
      status: "complete",
      cursor: "10/5",
      startedAt: 1_781_510_400_000,
      completedAt: 1_781_510_400_001,
      notes: '{"é":[1,null]}',
    } as const;
    const parts = await t.step(lease, {});
    await t.store.commit({ ...parts, state: first });
    t.equal(await t.store.state(TENANT, STREAM), first);
    const second = { ...first, version: 2, generation: 4, status: "reading", cursor: "", completedAt: null, notes: null } as const;
    await t.store.commit({ ...parts, state: second });
    t.equal(await t.store.state(TENANT, STREAM), second);
  },

  async "writes the state of a step that has nothing else, and leaves the rest alone"(t) {
    const lease = await t.begun({ ...arrival(record("1", { a: 1 })), missing: ["2"] });
    await t.commit(lease, { cursor: "9" });
    t.equal((await t.store.state(TENANT, STREAM)).cursor, "9");
    t.equal((await t.store.state(TENANT, STREAM)).version, 2);
    t.equal(await t.contents(), [["1", { a: 1 }]]);
    t.equal(await t.store.missing(TENANT, STREAM, 1, "", 10), ["2"]);
    t.equal(await t.sequences(), [1]);
  },

  async "refuses a step that was written already, and writes nothing of it again"(t) {
    const lease = await t.lease();
    const step = await t.step(lease, { ...arrival(record("1"), record("2")), missing: ["3"] });
    await t.store.commit(step);
    const before = await t.everything();
    await t.refused(t.store.commit(step), "stale_commit");
    t.equal(await t.everything(), before);
  },

  async "refuses a step whose version does not follow the stored one, and writes nothing of it"(t) {
    const lease = await t.lease();
    for (const version of [0, 2]) await t.refused(t.store.commit(await t.step(lease, { version })), "stale_commit");
    t.equal(await t.store.state(TENANT, STREAM), { ...NEVER_READ });
    await t.commit(lease, arrival(record("1")));
    await t.commit(lease, arrival(record("2")));
    const before = await t.everything();
    for (const version of [1, 2, 4]) {
      const step = await t.step(lease, { version, ...arrival(record("3")), removes: ["1"], missing: ["4"], cursor: "9" });
      await t.refused(t.store.commit(step), "stale_commit");
    }
    t.equal(await t.everything(), before);
  },

  async "lets one of two writers through that saw the same version, and keeps all of it and nothing of the other"(t) {
    const lease = await t.lease();
    const steps = await Promise.all(
      ["1", "2"].map((key) => t.step(lease, { ...arrival(record(key, { key })), missing: [`missed by ${key}`], cursor: key })),
    );
    const results = await Promise.allSettled(steps.map((step) => t.store.commit(step)));
    const codes = results.map((result) => (result.status === "fulfilled" ? "written" : (result.reason as { code?: unknown }).code));
    t.equal([...codes].sort(), ["stale_commit", "written"]);
    const winner = ["1", "2"][codes.indexOf("written")]!;
    t.equal(await t.contents(), [[winner, { key: winner }]]);
    t.equal(await t.store.missing(TENANT, STREAM, 1, "", 10), [`missed by ${winner}`]);
    t.equal(
      (await t.store.changes(TENANT, 0, 10)).map(({ sequence, key }) => [sequence, key]),
      [[1, winner]],
    );
    t.equal((await t.store.state(TENANT, STREAM)).cursor, winner);
  },

  async "writes nothing of a step that cannot be written to its end"(t) {
    const lease = await t.begun({ ...arrival(record("1", { a: 1 })), missing: ["9"] });
    const before = await t.everything();
    const whole = { ...arrival(record("2")), removes: ["1"], missing: ["8"], cursor: "5", generation: 2 };
    const broken = await t.step(lease, { ...whole, changes: [...whole.changes, unwritable("3")] });
    t.equal((await t.refusal(t.store.commit(broken))) instanceof Error, true);
    t.equal(await t.everything(), before);
    await t.commit(lease, arrival(record("4")));
    t.equal(await t.sequences(), [1, 2]);
  },

  async "writes the steps of two streams that come at the same time, with one log without gaps"(t) {
    const lease = await t.lease();
    const run = async (stream: string): Promise<void> => {
      for (let n = 1; n <= 10; n++) await t.commit(lease, { stream, ...arrival(record(String(n)), record(`${n}/a`)) });
    };
    await Promise.all([run("people"), run("work"), run("salaries")]);
    for (const stream of ["people", "work", "salaries"]) {
      t.equal((await t.store.state(TENANT, stream)).version, 10);
      t.equal(await t.store.count(TENANT, stream), 20);
    }
    t.equal(
      await t.sequences(),
      Array.from({ length: 60 }, (_, n) => n + 1),
    );
    await t.rawly((raw) => raw.logged(TENANT), 60);
  },

  async "writes the steps of two tenants that come at the same time"(t) {
    const run = async (tenant: string): Promise<void> => {
      const lease = await t.lease(tenant);
      for (let n = 1; n <= 5; n++) await t.commit(lease, arrival(record(String(n), { of: tenant })));
    };
    await Promise.all([run("a"), run("b")]);
    for (const tenant of ["a", "b"]) {
      t.equal(await t.sequences(tenant), [1, 2, 3, 4, 5]);
      for (const [, content] of await t.contents(tenant)) t.equal(content, { of: tenant });
    }
  },

  async "keeps the state it was given, whatever the caller does to the objects afterwards"(t) {
    const lease = await t.lease();
    const step = await t.step(lease, { cursor: "1" });
    const state = { ...step.state };
    await t.store.commit({ ...step, state });
    state.cursor = "spoilt";
    t.equal((await t.store.state(TENANT, STREAM)).cursor, "1");
  },

  async "may be closed twice"(t) {
    await t.begun(arrival(record("1")));
    await t.store.close();
    await t.store.close();
  },
};

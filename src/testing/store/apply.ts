import type { LoggedChange } from "../../sync/store.ts";
import type { Checks } from "./check.ts";
import { addition, arrival, othersGoOn, record, STREAM, TENANT, TTL, unwritable } from "./trial.ts";

/** An application's own rows hold or fall with the mirror. */
export const applyChecks: Checks = {
  async "writes an application's own rows together with the step"(t) {
    const lease = await t.lease();
    await t.commit(lease, { ...arrival(record("1")), apply: (tx) => t.own.write(tx, "one") });
    await t.commit(lease, {
      ...arrival(record("2")),
      async apply(tx) {
        await othersGoOn();
        await t.own.write(tx, "two");
      },
    });
    t.equal([...(await t.own.read())].sort(), ["one", "two"]);
    t.equal(await t.store.count(TENANT, STREAM), 2);
  },

  async "shows apply the changes as the log will have them, with their numbers"(t) {
    const lease = await t.lease();
    const seen: LoggedChange[] = [];
    const apply = (_: unknown, changes: readonly LoggedChange[]): void => void seen.push(...changes);
    await t.commit(lease, { ...arrival(record("1", { n: 1 }), record("2")), apply });
    const gone = { key: "1", kind: "removed", before: { n: 1 }, after: null, reason: "unknown" } as const;
    await t.commit(lease, { stream: "work", changes: [gone], apply });
    t.equal(seen, await t.store.changes(TENANT, 0, 10));
    t.equal(
      seen.map(({ sequence, stream, key }) => `${sequence} ${stream} ${key}`),
      ["1 people 1", "2 people 2", "3 work 1"],
    );
  },

  async "does not let apply change what is stored through the changes it is shown"(t) {
    const lease = await t.lease();
    const spoil = (_: unknown, [change]: readonly LoggedChange[]): void => {
      (change!.after as { tags: string[] }).tags.push("spoilt");
    };
    await t.commit(lease, { ...arrival(record("1", { tags: ["x"] })), apply: spoil });
    t.equal((await t.store.changes(TENANT, 0, 1))[0]?.after, { tags: ["x"] });
    t.equal(await t.contents(), [["1", { tags: ["x"] }]]);
  },

  async "keeps nothing of a step when apply throws, its own rows included, and passes the error on"(t) {
    const lease = await t.begun({ ...arrival(record("1", { a: 1 })), missing: ["9"], apply: (tx) => t.own.write(tx, "first") });
    const before = await t.everything();
    const failure = new Error("the application's own error");
    const whole = { ...arrival(record("1", { a: 2 }), record("2")), removes: ["9"], missing: ["8"], cursor: "5", generation: 2 };
    const step = await t.step(lease, {
      ...whole,
      async apply(tx) {
        await t.own.write(tx, "second");
        throw failure;
      },
    });
    t.equal((await t.refusal(t.store.commit(step))) === failure, true);
    t.equal(await t.everything(), before);
  },

  async "keeps nothing of a step when apply throws at once or rejects late, and goes on with the next"(t) {
    const lease = await t.lease();
    const before = await t.everything();
    const atOnce = (): void => {
      throw new Error("at once");
    };
    const late = async (): Promise<void> => {
      await othersGoOn();
      throw new Error("late");
    };
    for (const apply of [atOnce, late]) {
      const step = await t.step(lease, { ...arrival(record("1")), apply });
      t.equal((await t.refusal(t.store.commit(step))) instanceof Error, true);
      t.equal(await t.everything(), before);
    }
    await t.commit(lease, { ...arrival(record("2")), apply: (tx) => t.own.write(tx, "next") });
    t.equal(await t.sequences(), [1]);
    t.equal([...(await t.own.read())], ["next"]);
  },

  async "does not call apply for a step without changes"(t) {
    const lease = await t.lease();
    let calls = 0;
    const apply = (): void => void calls++;
    await t.commit(lease, { apply });
    await t.commit(lease, { puts: [record("1")], missing: ["2"], cursor: "1", apply });
    t.equal(calls, 0);
    t.equal(await t.store.count(TENANT, STREAM), 1);
  },

  async "does not call apply for a step that is refused or cannot be written"(t) {
    const lease = await t.begun(arrival(record("1")));
    let calls = 0;
    const parts = { ...arrival(record("2")), apply: (): void => void calls++ };
    await t.refused(t.store.commit(await t.step(lease, { ...parts, version: 1 })), "stale_commit");
    await t.refusal(t.store.commit(await t.step(lease, { ...parts, changes: [addition("2"), unwritable("3")] })));
    await t.store.release(lease);
    await t.refused(t.store.commit(await t.step(lease, parts)), "lease_lost");
    t.equal(calls, 0);
  },

  async "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails"(t) {
    const lease = await t.begun(arrival(record("1")));
    const other = await t.step(lease, { stream: "work", ...arrival(record("1/1", { other: true })), cursor: "1" });
    let meanwhile: Promise<unknown> = Promise.resolve();
    const failing = await t.step(lease, {
      ...arrival(record("2")),
      async apply() {
        meanwhile = Promise.allSettled([
          t.store.commit(other),
          t.store.setPosition(TENANT, "mailer", 1),
          t.store.acquire("another tenant", TTL),
        ]);
        await othersGoOn();
        throw new Error("fails after the others came");
      },
    });
    t.equal((await t.refusal(t.store.commit(failing))) instanceof Error, true);
    await meanwhile;
    t.equal((await t.store.acquire("another tenant", TTL)).granted, false);
    t.equal(await t.contents(TENANT, "work"), [["1/1", { other: true }]]);
    t.equal((await t.store.state(TENANT, "work")).cursor, "1");
    t.equal(await t.store.position(TENANT, "mailer"), 1);
    t.equal(
      (await t.store.changes(TENANT, 1, 10)).map(({ sequence, key }) => `${sequence} ${key}`),
      ["2 1/1"],
    );
    t.equal((await t.contents()).length, 1);
  },

  async "writes steps that come at the same time one after the other, however long each apply takes"(t) {
    const lease = await t.lease();
    const seen: number[] = [];
    const streams = ["people", "work", "salaries"];
    const steps = await Promise.all(
      streams.map((stream) =>
        t.step(lease, {
          stream,
          ...arrival(record("1"), record("2")),
          async apply(tx, changes) {
            await othersGoOn();
            seen.push(...changes.map(({ sequence }) => sequence));
            await t.own.write(tx, stream);
          },
        }),
      ),
    );
    await Promise.all(steps.map((step) => t.store.commit(step)));
    t.equal(seen, [1, 2, 3, 4, 5, 6]);
    t.equal(await t.sequences(), [1, 2, 3, 4, 5, 6]);
    t.equal([...(await t.own.read())].sort(), [...streams].sort());
  },

  async "lets one of two writers through that saw the same version, with its own rows, while apply takes its time"(t) {
    const lease = await t.lease();
    const steps = await Promise.all(
      ["1", "2"].map((key) =>
        t.step(lease, {
          ...arrival(record(key)),
          async apply(tx) {
            await othersGoOn();
            await t.own.write(tx, key);
          },
        }),
      ),
    );
    const results = await Promise.allSettled(steps.map((step) => t.store.commit(step)));
    const codes = results.map((result) => (result.status === "fulfilled" ? "written" : (result.reason as { code?: unknown }).code));
    t.equal([...codes].sort(), ["stale_commit", "written"]);
    const winner = ["1", "2"][codes.indexOf("written")]!;
    t.equal(await t.own.read(), [winner]);
    t.equal(await t.contents(), [[winner, {}]]);
    t.equal(await t.sequences(), [1]);
  },

  async "shows nobody a step before it holds: who reads meanwhile sees none of one that fails"(t) {
    const lease = await t.begun(arrival(record("1")));
    const before = await t.everything();
    let seen: Promise<unknown> = Promise.resolve();
    const failing = await t.step(lease, {
      ...arrival(record("2")),
      removes: ["1"],
      missing: ["3"],
      cursor: "9",
      async apply(tx) {
        await t.own.write(tx, "unseen");
        seen = t.everything().catch(String);
        await othersGoOn();
        throw new Error("fails after it was looked for");
      },
    });
    await t.refusal(t.store.commit(failing));
    t.equal(await seen, before);
  },
};

/** What is demanded of a store that cannot do it: to say so, rather than to keep half a promise. */
export const withoutApplyChecks: Checks = {
  async "refuses a step with apply, does not call it, and writes nothing"(t) {
    const lease = await t.begun(arrival(record("1")));
    const before = await t.everything();
    let calls = 0;
    const step = await t.step(lease, { ...arrival(record("2")), apply: () => void calls++ });
    await t.refused(t.store.commit(step), "apply_unsupported");
    t.equal(calls, 0);
    t.equal(await t.everything(), before);
  },

  async "refuses it even without changes, so that it is found out at the first step"(t) {
    const lease = await t.lease();
    await t.refused(t.store.commit(await t.step(lease, { apply: () => {} })), "apply_unsupported");
  },
};

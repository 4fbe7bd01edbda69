import type { Checks } from "./check.ts";
import { addition, arrival, othersGoOn, record, STREAM, sorted, TENANT, TTL } from "./trial.ts";

/** What is stored is stored: for another process as for the next one after a kill. */
export const reopenChecks: Checks = {
  async "finds everything that was written, though the first store object was never closed"(t) {
    const lease = await t.begun({ ...arrival(record("1", { é: "\u0000" }), record("2"), record("3")), missing: ["3"], cursor: "2" });
    await t.commit(lease, { removes: ["2"], changes: [{ ...addition("2"), kind: "removed", reason: "deleted" }] });
    await t.store.setPosition(TENANT, "mailer", 3);
    await t.store.prune(lease, 2);
    const other = await t.another();
    t.equal(await t.everything(TENANT, [STREAM], other), await t.everything());
    t.equal(await other.count(TENANT, STREAM), 2);
    t.equal(await other.lastSequence(TENANT), 4);
    t.equal(await other.prunedTo(TENANT), 2);
  },

  async "finds everything after the first store object was closed"(t) {
    await t.begun({ ...arrival(record("1", { a: 1 })), missing: ["2"] });
    const before = await t.everything();
    await t.store.close();
    const other = await t.another();
    t.equal(await t.everything(TENANT, [STREAM], other), before);
  },

  async "goes on numbering where the log ended, even when all of it was pruned"(t) {
    const lease = await t.begun({ changes: ["1", "2", "3"].map((key) => addition(key)) });
    await t.store.prune(lease, 3);
    const other = await t.another();
    t.equal(await other.lastSequence(TENANT), 3);
    await t.commit(lease, { changes: [addition("4")] }, other);
    t.equal(await t.sequences(), [4]);
  },

  async "keeps the lease from another store object until its time, and refuses the old holder's step afterwards"(t) {
    const lease = await t.begun(arrival(record("1")));
    const other = await t.another();
    t.equal((await other.acquire(TENANT, TTL)).granted, false);
    await t.advance(TTL * 1.5);
    const taken = await t.lease(TENANT, other);
    t.equal(taken.fence > lease.fence, true);
    t.equal(await t.store.renew(lease, TTL), false);
    await t.refused(t.store.commit(await t.step(lease, arrival(record("2")))), "lease_lost");
    await t.commit(taken, arrival(record("3")), other);
    t.equal(await t.sequences(), [1, 2]);
  },

  async "gives the lease on at once when it was given back, with a fence that rises on"(t) {
    const lease = await t.lease();
    await t.store.release(lease);
    const taken = await t.lease(TENANT, await t.another());
    t.equal(taken.fence > lease.fence, true);
    await t.refused(t.store.commit(await t.step(lease, arrival(record("1")))), "lease_lost");
  },

  async "refuses a step that another store object has overtaken, and writes nothing of it"(t) {
    const lease = await t.begun(arrival(record("1")));
    const other = await t.another();
    const slow = await t.step(lease, { ...arrival(record("2")), removes: ["1"] });
    await t.commit(lease, arrival(record("3")), other);
    const before = await t.everything(TENANT, [STREAM], other);
    await t.refused(t.store.commit(slow), "stale_commit");
    t.equal(await t.everything(), before);
    await t.commit(lease, { stream: "work", ...arrival(record("4")) });
    t.equal(await t.sequences(), [1, 2, 3]);
  },

  async "sees at once what another store object writes"(t) {
    const lease = await t.lease();
    const other = await t.another();
    await t.commit(lease, arrival(record("1", { n: 1 })), other);
    t.equal(await t.contents(), [["1", { n: 1 }]]);
    await t.commit(lease, { puts: [record("1", { n: 2 })] });
    t.equal(sorted(await other.contents(TENANT, STREAM, ["1"])), [["1", { n: 2 }]]);
    await other.setPosition(TENANT, "mailer", 1);
    t.equal(await t.store.position(TENANT, "mailer"), 1);
  },
};

/** Checks that need a step which stops halfway. */
export const interruptedChecks: Checks = {
  async "sees nothing of a step that is under way, and goes on as if it had never begun when it fails"(t) {
    const lease = await t.begun(arrival(record("1")));
    const before = await t.everything();
    const other = await t.another();
    let seen: Promise<unknown> = Promise.resolve();
    const failing = await t.step(lease, {
      ...arrival(record("2")),
      removes: ["1"],
      missing: ["3"],
      cursor: "9",
      async apply(tx) {
        await t.own.write(tx, "unseen");
        seen = t.everything(TENANT, [STREAM], other).catch(String);
        await othersGoOn();
        throw new Error("stops halfway");
      },
    });
    t.equal((await t.refusal(t.store.commit(failing))) instanceof Error, true);
    t.equal(await seen, before);
    await t.commit(lease, arrival(record("4")), other);
    t.equal(await t.sequences(), [1, 2]);
  },
};

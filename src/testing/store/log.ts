import type { Checks } from "./check.ts";
import { addition, arrival, record, STREAM, TENANT, unwritable } from "./trial.ts";

/** The log is gapless, in order, and pruned only from its start. */
export const logChecks: Checks = {
  async "starts with an empty log, of which nothing was pruned"(t) {
    t.equal(await t.store.changes(TENANT, 0, 10), []);
    t.equal(await t.store.lastSequence(TENANT), 0);
    t.equal(await t.store.prunedTo(TENANT), 0);
    await t.rawly((raw) => raw.logged(TENANT), 0);
  },

  async "keeps what each change says: key, kind, before, after, reason, stream and time"(t) {
    const lease = await t.lease();
    const changes = [
      addition("1", { title: "Clerk" }),
      { key: "1", kind: "changed", before: { title: "Clerk" }, after: { title: null }, reason: null },
      { key: "1", kind: "removed", before: { title: null }, after: null, reason: "audience" },
    ] as const;
    await t.commit(lease, { changes: changes.slice(0, 2) });
    await t.commit(lease, { stream: "work", changes: changes.slice(2) });
    const log = await t.store.changes(TENANT, 0, 10);
    t.equal(
      log.map(({ at, ...change }) => change),
      changes.map((change, index) => ({ ...change, sequence: index + 1, stream: index < 2 ? STREAM : "work" })),
    );
    const times = log.map(({ at }) => at);
    t.equal(
      times.every((at) => Number.isSafeInteger(at) && at > 0),
      true,
    );
    t.equal(
      [...times].sort((a, b) => a - b),
      times,
    );
    t.equal(times[0], times[1]);
  },

  async "numbers the changes 1, 2, 3 … over steps and streams, in the order they came"(t) {
    const lease = await t.lease();
    for (const [step, stream] of ["people", "work", "people"].entries()) {
      await t.commit(lease, { stream, changes: ["z", "a", "m"].map((key) => addition(`${step}${key}`)) });
    }
    const log = await t.store.changes(TENANT, 0, 100);
    t.equal(
      log.map(({ sequence, key }) => `${sequence} ${key}`),
      ["1 0z", "2 0a", "3 0m", "4 1z", "5 1a", "6 1m", "7 2z", "8 2a", "9 2m"],
    );
    t.equal(await t.store.lastSequence(TENANT), 9);
  },

  async "spends no number on a step that is refused or fails"(t) {
    const lease = await t.begun(arrival(record("1")));
    await t.refusal(t.store.commit(await t.step(lease, { version: 7, ...arrival(record("2")) })));
    await t.refusal(t.store.commit(await t.step({ ...lease, fence: lease.fence + 1 }, arrival(record("3")))));
    await t.refusal(t.store.commit(await t.step(lease, { changes: [addition("4"), unwritable("5")] })));
    t.equal(await t.store.lastSequence(TENANT), 1);
    await t.commit(lease, arrival(record("6")));
    t.equal(await t.sequences(), [1, 2]);
  },

  async "reads the log from any position, as far as the limit"(t) {
    await t.begun({ changes: ["1", "2", "3", "4", "5"].map((key) => addition(key)) });
    const read = async (after: number, limit: number) => (await t.store.changes(TENANT, after, limit)).map(({ sequence }) => sequence);
    t.equal(await read(0, 2), [1, 2]);
    t.equal(await read(2, 2), [3, 4]);
    t.equal(await read(4, 2), [5]);
    t.equal(await read(5, 2), []);
    t.equal(await read(99, 2), []);
  },

  async "prunes up to and including a position, says how many that were, and keeps the rest"(t) {
    const lease = await t.begun({ changes: ["1", "2", "3", "4", "5"].map((key) => addition(key, { key })) });
    t.equal(await t.store.prune(lease, 2), 2);
    t.equal(await t.sequences(), [3, 4, 5]);
    t.equal((await t.store.changes(TENANT, 0, 1))[0]?.after, { key: "3" });
    t.equal(
      (await t.store.changes(TENANT, 3, 1)).map(({ sequence }) => sequence),
      [4],
    );
    await t.rawly((raw) => raw.logged(TENANT), 3);
  },

  async "prunes one tenant's log and no other's, and no record"(t) {
    const lease = await t.begun(arrival(record("1", { a: 1 })), "a");
    await t.begun(arrival(record("1")), "ab");
    t.equal(await t.store.prune(lease, 1), 1);
    t.equal(await t.contents("a"), [["1", { a: 1 }]]);
    t.equal(await t.sequences("ab"), [1]);
    t.equal(await t.store.prunedTo("ab"), 0);
    await t.rawly((raw) => raw.logged("ab"), 1);
  },

  async "remembers the newest change that was pruned, and never less"(t) {
    const lease = await t.begun({ changes: ["1", "2", "3", "4", "5"].map((key) => addition(key)) });
    t.equal(await t.store.prune(lease, 0), 0);
    t.equal(await t.store.prunedTo(TENANT), 0);
    t.equal(await t.store.prune(lease, 3), 3);
    t.equal(await t.store.prunedTo(TENANT), 3);
    t.equal(await t.store.prune(lease, 1), 0);
    t.equal(await t.store.prunedTo(TENANT), 3);
    t.equal(await t.store.prune(lease, 99), 2);
    t.equal(await t.store.prunedTo(TENANT), 5);
  },

  async "goes on numbering where it was when the whole log has been pruned"(t) {
    const lease = await t.begun({ changes: ["1", "2", "3"].map((key) => addition(key)) });
    await t.store.prune(lease, 3);
    t.equal(await t.sequences(), []);
    t.equal(await t.store.lastSequence(TENANT), 3);
    await t.commit(lease, { changes: [addition("4"), addition("5")] });
    t.equal(await t.sequences(), [4, 5]);
    t.equal(await t.store.lastSequence(TENANT), 5);
    t.equal(await t.store.prunedTo(TENANT), 3);
  },

  async "refuses to prune without the lease, and drops nothing then"(t) {
    const lease = await t.begun({ changes: ["1", "2"].map((key) => addition(key)) });
    await t.refused(t.store.prune({ ...lease, fence: lease.fence + 1 }, 1), "lease_lost");
    await t.store.release(lease);
    await t.refused(t.store.prune(lease, 1), "lease_lost");
    const next = await t.lease();
    await t.refused(t.store.prune(lease, 1), "lease_lost");
    t.equal(await t.sequences(), [1, 2]);
    t.equal(await t.store.prunedTo(TENANT), 0);
    t.equal(await t.store.prune(next, 1), 1);
  },
};

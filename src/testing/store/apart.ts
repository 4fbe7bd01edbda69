import type { Checks } from "./check.ts";
import { arrival, record, STREAM, sorted, TENANT } from "./trial.ts";

/** What belongs to one tenant, or one stream, never shows under another. */
export const apartChecks: Checks = {
  async "keeps tenants apart, even when one name starts like the other or differs only in case"(t) {
    const names = ["a", "ab", "A", "a/b", "a b"];
    for (const [index, name] of names.entries()) {
      const lease = await t.lease(name);
      const gone = `gone of ${name}`;
      await t.commit(lease, { ...arrival(record("1", { of: name }), record(gone)), missing: [`missing of ${name}`] });
      await t.commit(lease, { removes: [gone], cursor: name });
      await t.store.setPosition(name, "mailer", index + 1);
    }
    for (const [index, name] of names.entries()) {
      t.equal(await t.contents(name), [["1", { of: name }]]);
      t.equal(await t.store.count(name, STREAM), 1);
      t.equal(await t.store.missing(name, STREAM, 1, "", 10), [`missing of ${name}`]);
      t.equal(await t.sequences(name), [1, 2]);
      t.equal((await t.store.changes(name, 0, 1))[0]?.after, { of: name });
      t.equal((await t.store.state(name, STREAM)).cursor, name);
      t.equal(sorted(await t.store.positions(name)), [["mailer", index + 1]]);
      await t.rawly((raw) => raw.records(name, STREAM), 1);
    }
  },

  async "keeps the streams of a tenant apart"(t) {
    const lease = await t.lease();
    for (const stream of ["work", "workHistory", "Work"]) {
      await t.commit(lease, { stream, puts: [record("1", { of: stream })], missing: [`of ${stream}`], cursor: stream });
    }
    await t.commit(lease, { stream: "work", removes: ["1"] });
    t.equal(await t.contents(TENANT, "work"), []);
    for (const stream of ["workHistory", "Work"]) {
      t.equal(await t.contents(TENANT, stream), [["1", { of: stream }]]);
      t.equal(await t.store.missing(TENANT, stream, 1, "", 10), [`of ${stream}`]);
      t.equal((await t.store.state(TENANT, stream)).cursor, stream);
    }
  },
};

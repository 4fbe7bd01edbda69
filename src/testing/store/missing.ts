import type { Checks } from "./check.ts";
import { record, STREAM, TENANT } from "./trial.ts";

/** Candidates for removal are remembered for one generation. */
export const missingChecks: Checks = {
  async "remembers the missing keys of a generation, each once, in order and page by page"(t) {
    const lease = await t.begun({ missing: ["3", "1", "a", "B"] });
    await t.commit(lease, { missing: ["2", "1"] });
    t.equal(await t.store.missing(TENANT, STREAM, 1, "", 3), ["1", "2", "3"]);
    t.equal(await t.store.missing(TENANT, STREAM, 1, "3", 3), ["B", "a"]);
    t.equal(await t.store.missing(TENANT, STREAM, 1, "a", 3), []);
    t.equal(await t.store.countMissing(TENANT, STREAM, 1), 5);
  },

  async "forgets the missing keys of earlier generations once a new one begins"(t) {
    const lease = await t.begun({ missing: ["1", "2"] });
    await t.commit(lease, { generation: 2, missing: ["2", "3"] });
    t.equal(await t.store.missing(TENANT, STREAM, 1, "", 10), []);
    t.equal(await t.store.countMissing(TENANT, STREAM, 1), 0);
    t.equal(await t.store.missing(TENANT, STREAM, 2, "", 10), ["2", "3"]);
    t.equal(await t.store.countMissing(TENANT, STREAM, 2), 2);
  },

  async "forgets them even when the new generation misses nothing"(t) {
    const lease = await t.begun({ missing: ["1", "2"] });
    await t.commit(lease, { generation: 2 });
    t.equal(await t.store.countMissing(TENANT, STREAM, 1), 0);
  },

  async "misses a key no more once it is removed"(t) {
    const lease = await t.begun({ puts: [record("1"), record("2")], missing: ["1", "2"] });
    await t.commit(lease, { removes: ["1"] });
    t.equal(await t.store.missing(TENANT, STREAM, 1, "", 10), ["2"]);
    t.equal(await t.store.countMissing(TENANT, STREAM, 1), 1);
  },
};

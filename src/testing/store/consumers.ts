import type { Checks } from "./check.ts";
import { sorted, TENANT } from "./trial.ts";

/** Whoever reads the log can leave a mark. */
export const consumerChecks: Checks = {
  async "starts without consumers, and every one at 0"(t) {
    t.equal(await t.store.position(TENANT, "mailer"), 0);
    t.equal(sorted(await t.store.positions(TENANT)), []);
  },

  async "remembers how far each consumer has read, and lists them all, those at 0 included"(t) {
    await t.store.setPosition(TENANT, "mailer", 5);
    await t.store.setPosition(TENANT, "Mailer", 7);
    await t.store.setPosition(TENANT, "new", 0);
    t.equal(await t.store.position(TENANT, "mailer"), 5);
    t.equal(await t.store.position(TENANT, "Mailer"), 7);
    t.equal(sorted(await t.store.positions(TENANT)), [
      ["Mailer", 7],
      ["mailer", 5],
      ["new", 0],
    ]);
  },

  async "moves a consumer on, and back when told to"(t) {
    for (const sequence of [5, 9, 2]) {
      await t.store.setPosition(TENANT, "mailer", sequence);
      t.equal(await t.store.position(TENANT, "mailer"), sequence);
    }
    t.equal(sorted(await t.store.positions(TENANT)), [["mailer", 2]]);
  },

  async "forgets a consumer when told to, and takes it up again from 0"(t) {
    await t.store.setPosition(TENANT, "mailer", 5);
    await t.store.setPosition(TENANT, "audit", 6);
    await t.store.setPosition(TENANT, "mailer", null);
    await t.store.setPosition(TENANT, "nobody", null);
    t.equal(await t.store.position(TENANT, "mailer"), 0);
    t.equal(sorted(await t.store.positions(TENANT)), [["audit", 6]]);
    await t.store.setPosition(TENANT, "mailer", 1);
    t.equal(await t.store.position(TENANT, "mailer"), 1);
  },

  async "keeps a consumer's position over large numbers"(t) {
    await t.store.setPosition(TENANT, "mailer", 5_000_000_000);
    t.equal(await t.store.position(TENANT, "mailer"), 5_000_000_000);
    t.equal(sorted(await t.store.positions(TENANT)), [["mailer", 5_000_000_000]]);
  },
};

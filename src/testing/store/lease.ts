import type { Checks } from "./check.ts";
import { arrival, record, TENANT, TTL } from "./trial.ts";

/** One writer at a time, and a late one is recognised. Times are checked coarsely: a database's clock does not stand still. */
export const leaseChecks: Checks = {
  async "gives the lease to one at a time, and tells the others who has it until when"(t) {
    await t.lease();
    const refused = await t.store.acquire(TENANT, TTL);
    t.equal(refused.granted, false);
    if (refused.granted) return;
    t.equal(typeof refused.holder === "string" && refused.holder !== "", true);
    t.equal(Number.isFinite(refused.expiresAt) && refused.expiresAt > 0, true);
  },

  async "gives it to one of many who ask at the same time"(t) {
    const answers = await Promise.all(Array.from({ length: 8 }, () => t.store.acquire(TENANT, TTL)));
    t.equal(answers.filter(({ granted }) => granted).length, 1);
  },

  async "gives one tenant's lease whoever holds another's"(t) {
    for (const tenant of ["a", "ab", "A"]) t.equal((await t.lease(tenant)).tenant, tenant);
  },

  async "keeps the lease for its holder until its time is up, and longer when it is renewed"(t) {
    const lease = await t.lease();
    await t.advance(TTL * 0.7);
    t.equal((await t.store.acquire(TENANT, TTL)).granted, false);
    t.equal(await t.store.renew(lease, TTL), true);
    await t.advance(TTL * 0.7);
    t.equal((await t.store.acquire(TENANT, TTL)).granted, false);
    await t.advance(TTL * 0.7);
    t.equal((await t.store.acquire(TENANT, TTL)).granted, true);
  },

  async "gives the next holder a higher fence, after expiry and after a release"(t) {
    const first = await t.lease();
    await t.advance(TTL * 1.5);
    const second = await t.lease();
    await t.store.release(second);
    const third = await t.lease();
    t.equal([first.fence < second.fence, second.fence < third.fence], [true, true]);
  },

  async "takes a lease given back twice, or lost, without harm to whoever has it now"(t) {
    const old = await t.lease();
    await t.advance(TTL * 1.5);
    const lease = await t.lease();
    await t.store.release(old);
    t.equal(await t.store.renew(old, TTL), false);
    t.equal((await t.store.acquire(TENANT, TTL)).granted, false);
    await t.commit(lease, arrival(record("1")));
    await t.store.release(lease);
    await t.store.release(lease);
    t.equal(await t.store.renew(lease, TTL), false);
    t.equal((await t.store.acquire(TENANT, TTL)).granted, true);
  },

  async "renews a lease whose time is up as long as nobody else took it"(t) {
    const lease = await t.lease();
    await t.advance(TTL * 1.5);
    t.equal(await t.store.renew(lease, TTL), true);
    t.equal((await t.store.acquire(TENANT, TTL)).granted, false);
  },

  async "takes a step after the lease's time as long as nobody else took it"(t) {
    const lease = await t.lease();
    await t.advance(TTL * 1.5);
    await t.commit(lease, arrival(record("1", { late: true })));
    t.equal(await t.contents(), [["1", { late: true }]]);
  },

  async "refuses the step of a holder whose lease has gone to another, and writes nothing of it"(t) {
    const old = await t.begun(arrival(record("1")));
    await t.advance(TTL * 1.5);
    const lease = await t.lease();
    const before = await t.everything();
    const late = { ...arrival(record("2")), removes: ["1"], missing: ["3"], cursor: "9", generation: 2 };
    await t.refused(t.store.commit(await t.step(old, late)), "lease_lost");
    t.equal(await t.everything(), before);
    await t.commit(lease, arrival(record("4")));
    t.equal(await t.sequences(), [1, 2]);
  },

  async "refuses a step under a lease that was given back, or was never given"(t) {
    const lease = await t.begun(arrival(record("1")));
    const before = await t.everything();
    await t.refused(t.store.commit(await t.step({ ...lease, fence: lease.fence + 1 }, arrival(record("2")))), "lease_lost");
    await t.refused(t.store.commit(await t.step({ ...lease, tenant: "nobody" }, arrival(record("2")))), "lease_lost");
    await t.store.release(lease);
    await t.refused(t.store.commit(await t.step(lease, arrival(record("2")))), "lease_lost");
    t.equal(await t.everything(), before);
    t.equal(await t.contents("nobody"), []);
  },
};

import { type Broken, lost } from "./rig.ts";

export const brokenLeases: readonly Broken[] = [
  {
    does: "gives the lease to whoever asks",
    instead: (good, { given, clock }) => ({
      async acquire(tenant, ttlMs) {
        const acquired = await good.acquire(tenant, ttlMs);
        if (acquired.granted || acquired.expiresAt - clock.now() < ttlMs) return acquired;
        return { granted: true, lease: given.get(tenant)! };
      },
    }),
    breaks: [
      "gives the lease to one at a time, and tells the others who has it until when",
      "gives it to one of many who ask at the same time",
      "takes a lease given back twice, or lost, without harm to whoever has it now",
      "renews a lease whose time is up as long as nobody else took it",
      "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails",
      "keeps the lease from another store object until its time, and refuses the old holder's step afterwards",
    ],
  },
  {
    does: "does not say until when the lease is held",
    instead: (good) => ({
      async acquire(tenant, ttlMs) {
        const acquired = await good.acquire(tenant, ttlMs);
        return acquired.granted ? acquired : { ...acquired, expiresAt: Number.NaN };
      },
    }),
    breaks: ["gives the lease to one at a time, and tells the others who has it until when"],
  },
  {
    does: "looks whether the lease is free before it is its turn",
    instead: (good) => {
      const asking = new Set<string>();
      return {
        async acquire(tenant, ttlMs) {
          const race = asking.has(tenant);
          asking.add(tenant);
          const acquired = await good.acquire(tenant, ttlMs);
          asking.delete(tenant);
          return acquired.granted || !race ? acquired : { granted: true, lease: { tenant, fence: 1 } };
        },
      };
    },
    breaks: ["gives it to one of many who ask at the same time"],
  },
  {
    does: "has one lease for all tenants",
    instead: (good) => {
      let holder: string | undefined;
      return {
        async acquire(tenant, ttlMs) {
          const acquired = await good.acquire(tenant, ttlMs);
          if (holder !== undefined && holder !== tenant && tenant === "ab") return { granted: false, holder, expiresAt: 1 };
          holder = tenant;
          return acquired;
        },
      };
    },
    breaks: [
      "keeps tenants apart, even when one name starts like the other or differs only in case",
      "prunes one tenant's log and no other's, and no record",
      "gives one tenant's lease whoever holds another's",
    ],
  },
  {
    does: "renews without prolonging",
    instead: (good) => ({ renew: (lease) => good.renew(lease, 0) }),
    breaks: [
      "keeps the lease for its holder until its time is up, and longer when it is renewed",
      "renews a lease whose time is up as long as nobody else took it",
    ],
  },
  {
    does: "never lets a lease expire",
    instead: (good) => ({ acquire: (tenant) => good.acquire(tenant, 1e12) }),
    breaks: [
      "gives the next holder a higher fence, after expiry and after a release",
      "takes a lease given back twice, or lost, without harm to whoever has it now",
      "refuses the step of a holder whose lease has gone to another, and writes nothing of it",
      "keeps the lease from another store object until its time, and refuses the old holder's step afterwards",
    ],
  },
  {
    does: "says that a lost lease was renewed",
    instead: (good) => ({ renew: async (lease, ttlMs) => (await good.renew(lease, ttlMs)) || true }),
    breaks: [
      "takes a lease given back twice, or lost, without harm to whoever has it now",
      "keeps the lease from another store object until its time, and refuses the old holder's step afterwards",
    ],
  },
  {
    does: "lets anybody give the lease back",
    instead: (good, { given }) => ({
      async release(lease) {
        await good.release(given.get(lease.tenant) ?? lease);
      },
    }),
    breaks: ["takes a lease given back twice, or lost, without harm to whoever has it now"],
  },
  {
    does: "begins its fences anew after a release",
    instead: (good) => {
      const offset = new Map<string, number>();
      const inner = (lease: { tenant: string; fence: number }) => ({ ...lease, fence: lease.fence + (offset.get(lease.tenant) ?? 0) });
      return {
        async acquire(tenant, ttlMs) {
          const acquired = await good.acquire(tenant, ttlMs);
          if (!acquired.granted) return acquired;
          return { granted: true, lease: { tenant, fence: acquired.lease.fence - (offset.get(tenant) ?? 0) } };
        },
        renew: (lease, ttlMs) => good.renew(inner(lease), ttlMs),
        commit: (commit) => good.commit({ ...commit, lease: inner(commit.lease) }),
        prune: (lease, upTo) => good.prune(inner(lease), upTo),
        async release(lease) {
          const held = inner(lease);
          if (!(await good.renew(held, 1000))) return;
          await good.release(held);
          offset.set(lease.tenant, held.fence);
        },
      };
    },
    breaks: [
      "refuses to prune without the lease, and drops nothing then",
      "gives the next holder a higher fence, after expiry and after a release",
      "gives the lease on at once when it was given back, with a fence that rises on",
    ],
  },
  {
    does: "does not look at the fence of a step",
    instead: (good, { given }) => ({
      commit: (commit) => good.commit({ ...commit, lease: given.get(commit.lease.tenant) ?? commit.lease }),
    }),
    breaks: [
      "spends no number on a step that is refused or fails",
      "refuses the step of a holder whose lease has gone to another, and writes nothing of it",
      "refuses a step under a lease that was given back, or was never given",
      "keeps the lease from another store object until its time, and refuses the old holder's step afterwards",
      "gives the lease on at once when it was given back, with a fence that rises on",
    ],
  },
  {
    does: "takes steps under a lease that was given back",
    instead: (good, { given }) => {
      const open = new Map<string, number>();
      return {
        async release(lease) {
          if (given.get(lease.tenant)?.fence === lease.fence) open.set(lease.tenant, lease.fence);
          await good.release(lease);
        },
        async acquire(tenant, ttlMs) {
          open.delete(tenant);
          return good.acquire(tenant, ttlMs);
        },
        async commit(commit) {
          const { tenant, fence } = commit.lease;
          if (open.get(tenant) !== fence) return good.commit(commit);
          const acquired = await good.acquire(tenant, 1000);
          if (!acquired.granted) throw lost();
          await good.commit({ ...commit, lease: acquired.lease });
          await good.release(acquired.lease);
        },
      };
    },
    breaks: [
      "refuses a step under a lease that was given back, or was never given",
      "does not call apply for a step that is refused or cannot be written",
    ],
  },
  {
    does: "refuses a holder whose time is up, though nobody else has come",
    instead: (good, { clock }) => {
      const ends = new Map<number, number>();
      return {
        async acquire(tenant, ttlMs) {
          const acquired = await good.acquire(tenant, ttlMs);
          if (acquired.granted) ends.set(acquired.lease.fence, clock.now() + ttlMs);
          return acquired;
        },
        async renew(lease, ttlMs) {
          if ((ends.get(lease.fence) ?? 0) <= clock.now()) return false;
          ends.set(lease.fence, clock.now() + ttlMs);
          return good.renew(lease, ttlMs);
        },
        async commit(commit) {
          if ((ends.get(commit.lease.fence) ?? Number.POSITIVE_INFINITY) <= clock.now()) throw lost();
          await good.commit(commit);
        },
      };
    },
    breaks: [
      "renews a lease whose time is up as long as nobody else took it",
      "takes a step after the lease's time as long as nobody else took it",
    ],
  },
  {
    does: "keeps the lease in the store object",
    instead: (good, { given }) => {
      const mine = new Set<string>();
      return {
        async acquire(tenant, ttlMs) {
          const acquired = await good.acquire(tenant, ttlMs);
          if (acquired.granted || mine.has(tenant)) {
            mine.add(tenant);
            return acquired;
          }
          mine.add(tenant);
          return { granted: true, lease: given.get(tenant)! };
        },
      };
    },
    breaks: ["keeps the lease from another store object until its time, and refuses the old holder's step afterwards"],
  },
];

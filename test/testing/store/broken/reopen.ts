import { NEVER_READ, type StreamState } from "hibob-kit/sync";
import { type Broken, passing } from "./rig.ts";

export const brokenReopened: readonly Broken[] = [
  {
    does: "does not see what another store object has written",
    instead: (good) => {
      const seen = new Map<string, StreamState>();
      return {
        async state(tenant, stream) {
          const id = JSON.stringify([tenant, stream]);
          if (!seen.has(id)) seen.set(id, await good.state(tenant, stream));
          return { ...NEVER_READ, ...seen.get(id) };
        },
        async commit(commit) {
          const id = JSON.stringify([commit.lease.tenant, commit.stream]);
          await good.commit(commit);
          seen.set(id, { ...commit.state });
        },
      };
    },
    breaks: ["refuses a step that another store object has overtaken, and writes nothing of it"],
  },
  {
    does: "keeps consumers' positions in the store object",
    instead: () => {
      const positions = new Map<string, Map<string, number>>();
      const of = (tenant: string) => positions.get(tenant) ?? positions.set(tenant, new Map()).get(tenant)!;
      return {
        positions: async (tenant) => new Map(of(tenant)),
        position: async (tenant, consumer) => of(tenant).get(consumer) ?? 0,
        async setPosition(tenant, consumer, sequence) {
          if (sequence === null) of(tenant).delete(consumer);
          else of(tenant).set(consumer, sequence);
        },
      };
    },
    breaks: [
      "finds everything that was written, though the first store object was never closed",
      "sees at once what another store object writes",
    ],
  },
  {
    does: "keeps the numbers of its log in the store object",
    instead: (good) => {
      const last = new Map<string, number>();
      return {
        async commit(commit) {
          await good.commit(commit);
          last.set(commit.lease.tenant, await good.lastSequence(commit.lease.tenant));
        },
        lastSequence: async (tenant) => last.get(tenant) ?? 0,
      };
    },
    breaks: [
      "finds everything that was written, though the first store object was never closed",
      "finds everything after the first store object was closed",
      "goes on numbering where the log ended, even when all of it was pruned",
      "refuses a step that another store object has overtaken, and writes nothing of it",
      "sees nothing of a step that is under way, and goes on as if it had never begun when it fails",
    ],
  },
  {
    does: "loses on closing what it holds back",
    instead: (good) => {
      let lease: { tenant: string; fence: number } | undefined;
      return {
        async acquire(tenant, ttlMs) {
          const acquired = await good.acquire(tenant, ttlMs);
          if (acquired.granted) lease = acquired.lease;
          return acquired;
        },
        async close() {
          if (lease) await good.prune(lease, 1e6).catch(() => {});
        },
      };
    },
    breaks: ["finds everything after the first store object was closed"],
  },
  {
    does: "shows other store objects what an open transaction has written",
    instead: (good, { shared }) => {
      let mine = false;
      return {
        commit: passing(good, (commit) => ({
          apply:
            commit.apply &&
            (async (tx, changes) => {
              mine = true;
              shared.set(commit.lease.tenant, changes.length);
              try {
                await commit.apply!(tx, changes);
              } finally {
                mine = false;
                shared.delete(commit.lease.tenant);
              }
            }),
        })),
        lastSequence: async (tenant) => (await good.lastSequence(tenant)) + (mine ? 0 : (shared.get(tenant) ?? 0)),
      };
    },
    breaks: ["sees nothing of a step that is under way, and goes on as if it had never begun when it fails"],
  },
];

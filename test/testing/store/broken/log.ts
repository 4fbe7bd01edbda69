import type { Broken } from "./rig.ts";
import { passing } from "./rig.ts";

export const brokenLog: readonly Broken[] = [
  {
    does: "begins its log with an entry of its own",
    instead: (good) => ({
      async lastSequence(tenant) {
        return Math.max(1, await good.lastSequence(tenant));
      },
    }),
    breaks: ["starts with an empty log, of which nothing was pruned"],
  },
  {
    does: "loses the reason of a removal",
    instead: (good) => ({ commit: passing(good, ({ changes }) => ({ changes: changes.map((change) => ({ ...change, reason: null })) })) }),
    breaks: ["keeps what each change says: key, kind, before, after, reason, stream and time"],
  },
  {
    does: "gives times as text",
    instead: (good) => ({
      changes: async (tenant, after, limit) =>
        (await good.changes(tenant, after, limit)).map((change) => ({
          ...change,
          at: new Date(change.at).toISOString() as unknown as number,
        })),
    }),
    breaks: [
      "keeps what each change says: key, kind, before, after, reason, stream and time",
      "shows apply the changes as the log will have them, with their numbers",
    ],
  },
  {
    does: "spends numbers on steps that fail",
    instead: (good) => {
      let spent = 0;
      return {
        async commit(commit) {
          try {
            await good.commit(commit);
          } catch (error) {
            spent += commit.changes.length;
            throw error;
          }
        },
        changes: async (tenant, after, limit) =>
          (await good.changes(tenant, after, limit)).map((change) => ({
            ...change,
            sequence: change.sequence === 1 ? 1 : change.sequence + spent,
          })),
      };
    },
    breaks: [
      "refuses a step that was written already, and writes nothing of it again",
      "refuses a step whose version does not follow the stored one, and writes nothing of it",
      "writes nothing of a step that cannot be written to its end",
      "spends no number on a step that is refused or fails",
      "refuses the step of a holder whose lease has gone to another, and writes nothing of it",
      "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails",
      "keeps the lease from another store object until its time, and refuses the old holder's step afterwards",
      "refuses a step that another store object has overtaken, and writes nothing of it",
      "sees nothing of a step that is under way, and goes on as if it had never begun when it fails",
    ],
  },
  {
    does: "numbers each stream for itself",
    instead: (good) => ({
      async changes(tenant, after, limit) {
        const seen = new Map<string, number>();
        const own = (await good.changes(tenant, 0, 1e6)).map((change) => {
          seen.set(change.stream, (seen.get(change.stream) ?? 0) + 1);
          return { ...change, own: seen.get(change.stream)! };
        });
        return own
          .filter(({ sequence }) => sequence > after)
          .slice(0, limit)
          .map(({ own: sequence, ...change }) => ({ ...change, sequence }));
      },
    }),
    breaks: [
      "writes the steps of two streams that come at the same time, with one log without gaps",
      "keeps what each change says: key, kind, before, after, reason, stream and time",
      "numbers the changes 1, 2, 3 … over steps and streams, in the order they came",
      "prunes up to and including a position, says how many that were, and keeps the rest",
      "goes on numbering where it was when the whole log has been pruned",
      "shows apply the changes as the log will have them, with their numbers",
      "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails",
      "writes steps that come at the same time one after the other, however long each apply takes",
      "goes on numbering where the log ended, even when all of it was pruned",
      "refuses a step that another store object has overtaken, and writes nothing of it",
    ],
  },
  {
    does: "reads the log from the position asked for, itself included",
    instead: (good) => ({ changes: (tenant, after, limit) => good.changes(tenant, Math.max(after - 1, 0), limit) }),
    breaks: [
      "holds ten thousand records, written, read and removed in one step each",
      "reads the log from any position, as far as the limit",
      "prunes up to and including a position, says how many that were, and keeps the rest",
      "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails",
    ],
  },
  {
    does: "reads the log without a limit",
    instead: (good) => ({ changes: (tenant, after) => good.changes(tenant, after, 1e6) }),
    breaks: [
      "reads the log from any position, as far as the limit",
      "prunes up to and including a position, says how many that were, and keeps the rest",
    ],
  },
  {
    does: "prunes up to a position, but not the position",
    instead: (good) => ({ prune: (lease, upTo) => good.prune(lease, upTo - 1) }),
    breaks: [
      "prunes up to and including a position, says how many that were, and keeps the rest",
      "prunes one tenant's log and no other's, and no record",
      "remembers the newest change that was pruned, and never less",
      "goes on numbering where it was when the whole log has been pruned",
      "refuses to prune without the lease, and drops nothing then",
      "finds everything that was written, though the first store object was never closed",
      "goes on numbering where the log ended, even when all of it was pruned",
    ],
  },
  {
    does: "hides what was pruned, and keeps it",
    instead: (good) => {
      const pruned = new Map<string, number>();
      return {
        async prune(lease, upTo) {
          await good.prune(lease, 0);
          const before = pruned.get(lease.tenant) ?? 0;
          const end = Math.max(before, Math.min(upTo, await good.lastSequence(lease.tenant)));
          pruned.set(lease.tenant, end);
          return end - before;
        },
        prunedTo: async (tenant) => pruned.get(tenant) ?? 0,
        changes: (tenant, after, limit) => good.changes(tenant, Math.max(after, pruned.get(tenant) ?? 0), limit),
      };
    },
    breaks: [
      "prunes up to and including a position, says how many that were, and keeps the rest",
      "finds everything that was written, though the first store object was never closed",
    ],
  },
  {
    does: "does not say how many entries it pruned",
    instead: (good) => ({ prune: async (lease, upTo) => good.prune(lease, upTo).then(() => upTo) }),
    breaks: ["remembers the newest change that was pruned, and never less"],
  },
  {
    does: "remembers the last position it was told to prune to, whatever it pruned",
    instead: (good) => {
      const told = new Map<string, number>();
      return {
        async prune(lease, upTo) {
          const dropped = await good.prune(lease, upTo);
          told.set(lease.tenant, upTo);
          return dropped;
        },
        prunedTo: async (tenant) => ((await good.prunedTo(tenant)) === 0 ? 0 : told.get(tenant)!),
      };
    },
    breaks: [
      "remembers the newest change that was pruned, and never less",
      "finds everything that was written, though the first store object was never closed",
    ],
  },
  {
    does: "forgets its numbers when the log is empty",
    instead: (good) => ({ lastSequence: async (tenant) => (await good.changes(tenant, 0, 1e6)).at(-1)?.sequence ?? 0 }),
    breaks: [
      "goes on numbering where it was when the whole log has been pruned",
      "goes on numbering where the log ended, even when all of it was pruned",
    ],
  },
  {
    does: "prunes the logs of all tenants",
    instead: (good, { given }) => ({
      async prune(lease, upTo) {
        for (const other of given.values()) if (other.tenant !== lease.tenant) await good.prune(other, upTo);
        return good.prune(lease, upTo);
      },
    }),
    breaks: ["prunes one tenant's log and no other's, and no record"],
  },
  {
    does: "prunes for anybody",
    instead: (good, { given }) => ({
      async prune(lease, upTo) {
        return good.prune(given.get(lease.tenant) ?? lease, upTo);
      },
    }),
    breaks: ["refuses to prune without the lease, and drops nothing then"],
  },
  {
    does: "says that everybody who never read has read the first change",
    instead: (good) => ({ position: async (tenant, consumer) => (await good.position(tenant, consumer)) || 1 }),
    breaks: ["starts without consumers, and every one at 0", "forgets a consumer when told to, and takes it up again from 0"],
  },
  {
    does: "does not list consumers that stand at 0",
    instead: (good) => ({
      positions: async (tenant) => new Map([...(await good.positions(tenant))].filter(([, sequence]) => sequence > 0)),
    }),
    breaks: ["remembers how far each consumer has read, and lists them all, those at 0 included"],
  },
  {
    does: "never moves a consumer back",
    instead: (good) => ({
      async setPosition(tenant, consumer, sequence) {
        await good.setPosition(tenant, consumer, sequence === null ? null : Math.max(sequence, await good.position(tenant, consumer)));
      },
    }),
    breaks: ["moves a consumer on, and back when told to"],
  },
  {
    does: "sets a consumer to 0 that is to be forgotten",
    instead: (good) => ({ setPosition: (tenant, consumer, sequence) => good.setPosition(tenant, consumer, sequence ?? 0) }),
    breaks: ["forgets a consumer when told to, and takes it up again from 0"],
  },
  {
    does: "keeps positions in thirty-two bits",
    instead: (good) => ({
      setPosition: (tenant, consumer, sequence) => good.setPosition(tenant, consumer, sequence && sequence | 0),
    }),
    breaks: ["keeps a consumer's position over large numbers"],
  },
];

import type { LoggedChange } from "hibob-kit/sync";
import { type Broken, codeOf, passing, type SomeCommit } from "./rig.ts";

const withApply = (commit: SomeCommit, apply: NonNullable<SomeCommit["apply"]>): Pick<SomeCommit, "apply"> => ({
  apply: commit.apply && apply,
});

export const brokenApply: readonly Broken[] = [
  {
    does: "does not call apply",
    instead: (good) => ({ commit: passing(good, () => ({ apply: undefined })) }),
    breaks: [
      "writes an application's own rows together with the step",
      "shows apply the changes as the log will have them, with their numbers",
      "keeps nothing of a step when apply throws, its own rows included, and passes the error on",
      "keeps nothing of a step when apply throws at once or rejects late, and goes on with the next",
      "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails",
      "writes steps that come at the same time one after the other, however long each apply takes",
      "lets one of two writers through that saw the same version, with its own rows, while apply takes its time",
      "shows nobody a step before it holds: who reads meanwhile sees none of one that fails",
      "sees nothing of a step that is under way, and goes on as if it had never begun when it fails",
    ],
  },
  {
    does: "calls apply after the step is written",
    instead: (good, { late }) => ({
      async commit(commit) {
        let changes: readonly LoggedChange[] = [];
        await good.commit({ ...commit, ...withApply(commit, (_, logged) => void (changes = logged)) });
        if (changes.length > 0) await commit.apply?.(late, changes);
      },
    }),
    breaks: [
      "keeps nothing of a step when apply throws, its own rows included, and passes the error on",
      "keeps nothing of a step when apply throws at once or rejects late, and goes on with the next",
      "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails",
      "shows nobody a step before it holds: who reads meanwhile sees none of one that fails",
      "sees nothing of a step that is under way, and goes on as if it had never begun when it fails",
    ],
  },
  {
    does: "gives apply a connection of its own, not the step's transaction",
    instead: (good, { late }) => ({
      commit: passing(good, (commit) => withApply(commit, (_, changes) => commit.apply!(late, changes))),
    }),
    breaks: [
      "keeps nothing of a step when apply throws, its own rows included, and passes the error on",
      "shows nobody a step before it holds: who reads meanwhile sees none of one that fails",
      "sees nothing of a step that is under way, and goes on as if it had never begun when it fails",
    ],
  },
  {
    does: "does not wait for apply",
    instead: (good) => ({
      commit: passing(good, (commit) =>
        withApply(commit, (tx, changes) => {
          const work = commit.apply!(tx, changes);
          if (work) work.catch(() => {});
        }),
      ),
    }),
    breaks: [
      "writes an application's own rows together with the step",
      "keeps nothing of a step when apply throws, its own rows included, and passes the error on",
      "keeps nothing of a step when apply throws at once or rejects late, and goes on with the next",
      "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails",
      "writes steps that come at the same time one after the other, however long each apply takes",
      "lets one of two writers through that saw the same version, with its own rows, while apply takes its time",
      "shows nobody a step before it holds: who reads meanwhile sees none of one that fails",
      "sees nothing of a step that is under way, and goes on as if it had never begun when it fails",
    ],
  },
  {
    does: "swallows what apply throws, and writes the step",
    instead: (good) => ({
      commit: passing(good, (commit) =>
        withApply(commit, async (tx, changes) => {
          try {
            await commit.apply!(tx, changes);
          } catch {
            // as if nothing had happened
          }
        }),
      ),
    }),
    breaks: [
      "keeps nothing of a step when apply throws, its own rows included, and passes the error on",
      "keeps nothing of a step when apply throws at once or rejects late, and goes on with the next",
      "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails",
      "sees nothing of a step that is under way, and goes on as if it had never begun when it fails",
    ],
  },
  {
    does: "throws an error of its own in place of apply's",
    instead: (good) => ({
      commit: passing(good, (commit) =>
        withApply(commit, async (tx, changes) => {
          try {
            await commit.apply!(tx, changes);
          } catch {
            throw new Error("the transaction failed");
          }
        }),
      ),
    }),
    breaks: ["keeps nothing of a step when apply throws, its own rows included, and passes the error on"],
  },
  {
    does: "keeps the records of a step whose apply threw",
    instead: (good) => ({
      async commit(commit) {
        let applying = false;
        const watched = withApply(commit, (tx, changes) => {
          applying = true;
          return commit.apply!(tx, changes);
        });
        await good.commit({ ...commit, ...watched }).catch(async (error: unknown) => {
          if (applying) await good.commit({ ...commit, changes: [], apply: undefined });
          throw error;
        });
      },
    }),
    breaks: [
      "keeps nothing of a step when apply throws, its own rows included, and passes the error on",
      "keeps nothing of a step when apply throws at once or rejects late, and goes on with the next",
      "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails",
    ],
  },
  {
    does: "shows apply numbers that begin anew with each step",
    instead: (good) => ({
      commit: passing(good, (commit) =>
        withApply(commit, (tx, changes) =>
          commit.apply!(
            tx,
            changes.map((change, index) => ({ ...change, sequence: index + 1 })),
          ),
        ),
      ),
    }),
    breaks: [
      "shows apply the changes as the log will have them, with their numbers",
      "writes steps that come at the same time one after the other, however long each apply takes",
    ],
  },
  {
    does: "shows apply the objects that it writes afterwards",
    instead: (good) => {
      const shown = new Map<number, LoggedChange>();
      return {
        commit: passing(good, (commit) =>
          withApply(commit, (tx, changes) => {
            for (const change of changes) shown.set(change.sequence, change);
            return commit.apply!(tx, changes);
          }),
        ),
        changes: async (tenant, after, limit) => {
          const log = await good.changes(tenant, after, limit);
          return log.map((change) => {
            const seen = shown.get(change.sequence);
            return seen?.key === change.key && seen.at === change.at ? { ...change, after: seen.after } : change;
          });
        },
      };
    },
    breaks: ["does not let apply change what is stored through the changes it is shown"],
  },
  {
    does: "calls apply without changes",
    instead: (good) => ({
      async commit(commit) {
        await good.commit(commit);
        if (commit.changes.length === 0) await commit.apply?.(new Map(), []);
      },
    }),
    breaks: ["does not call apply for a step without changes"],
  },
  {
    does: "calls apply before it looks at lease and version",
    instead: (good) => ({
      async commit(commit) {
        await good.commit(commit).catch(async (error: unknown) => {
          if ((error as { code?: unknown }).code === "stale_commit") await commit.apply?.(new Map(), []);
          throw error;
        });
      },
    }),
    breaks: ["does not call apply for a step that is refused or cannot be written"],
  },
  {
    does: "lets what comes meanwhile into the open transaction, and rolls it back with it",
    instead: (good) => {
      let open = false;
      let rolledBack: Promise<unknown> = Promise.resolve();
      return {
        async commit(commit) {
          if (open) {
            // Written into the transaction of the other step, and gone with it.
            await rolledBack;
            return;
          }
          await good.commit({
            ...commit,
            ...withApply(commit, (tx, changes) => {
              open = true;
              const work = (async () => commit.apply!(tx, changes))();
              rolledBack = work
                .catch(() => {})
                .finally(() => {
                  open = false;
                });
              return work;
            }),
          });
        },
      };
    },
    breaks: ["lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails"],
  },
  {
    does: "shows everybody what an open transaction has written",
    instead: (good) => {
      let open: { readonly tenant: string; readonly written: number } | undefined;
      return {
        commit: passing(good, (commit) =>
          withApply(commit, async (tx, changes) => {
            open = { tenant: commit.lease.tenant, written: changes.length };
            try {
              await commit.apply!(tx, changes);
            } finally {
              open = undefined;
            }
          }),
        ),
        lastSequence: async (tenant) => (await good.lastSequence(tenant)) + (open?.tenant === tenant ? open.written : 0),
      };
    },
    breaks: ["shows nobody a step before it holds: who reads meanwhile sees none of one that fails"],
  },
  {
    does: "asks apply before it is the step's turn",
    instead: (good) => ({
      async commit(commit) {
        const { lease, stream, state, changes, apply } = commit;
        const { version } = await good.state(lease.tenant, stream);
        const renewed = await good.renew(lease, 60_000);
        if (!apply || changes.length === 0 || state.version !== version + 1 || !renewed) return good.commit(commit);
        // Numbers and own rows are made for the log as it is now, and written when it may be another.
        const last = await good.lastSequence(lease.tenant);
        const logged = JSON.parse(JSON.stringify(changes)) as typeof changes;
        const own = new Map<string, unknown>();
        const numbered = logged.map((change, index) => ({ ...change, sequence: last + index + 1, stream, at: 1_781_514_000_000 }));
        await apply(own, numbered);
        await good.commit({
          ...commit,
          apply(tx) {
            for (const [text, value] of own) tx.set(text, value);
          },
        });
      },
    }),
    breaks: ["writes steps that come at the same time one after the other, however long each apply takes"],
  },
  {
    does: "writes a step over another one that came while its apply was at work",
    instead: (good, { late }) => ({
      async commit(commit) {
        let wrote = false;
        const apply: typeof commit.apply = async (tx, changes) => {
          wrote = true;
          await commit.apply!(tx, changes);
        };
        await good.commit({ ...commit, ...withApply(commit, apply) }).catch(async (error: unknown) => {
          const { version } = await good.state(commit.lease.tenant, commit.stream);
          if (wrote || !commit.apply || codeOf(error) !== "stale_commit" || version !== commit.state.version || version > 1) throw error;
          await good.commit({
            ...commit,
            state: { ...commit.state, version: version + 1 },
            apply: (_, changes) => commit.apply!(late, changes),
          });
        });
      },
    }),
    breaks: [
      "does not call apply for a step that is refused or cannot be written",
      "lets one of two writers through that saw the same version, with its own rows, while apply takes its time",
    ],
  },
];

import type { StreamState } from "hibob-kit/sync";
import { type Broken, codeOf, passing, stale } from "./rig.ts";

export const brokenSteps: readonly Broken[] = [
  {
    does: "gives a stream that was never read no notes at all",
    instead: (good) => ({
      async state(tenant, stream) {
        const { notes, ...state } = await good.state(tenant, stream);
        return state.version === 0 ? (state as StreamState) : { ...state, notes };
      },
    }),
    breaks: [
      "says of a stream that was never read that it was never read",
      "refuses a step whose version does not follow the stored one, and writes nothing of it",
    ],
  },
  {
    does: "loses the notes of a state",
    instead: (good) => ({ commit: passing(good, ({ state }) => ({ state: { ...state, notes: null } })) }),
    breaks: ["keeps every part of a stream's state"],
  },
  {
    does: "keeps the caller's own state",
    instead: (good) => {
      const last = new Map<string, StreamState>();
      return {
        async commit(commit) {
          await good.commit(commit);
          last.set(JSON.stringify([commit.lease.tenant, commit.stream]), commit.state);
        },
        async state(tenant, stream) {
          const state = await good.state(tenant, stream);
          const own = last.get(JSON.stringify([tenant, stream]));
          return own?.version === state.version ? own : state;
        },
      };
    },
    breaks: ["keeps the state it was given, whatever the caller does to the objects afterwards"],
  },
  {
    does: "drops a step that has nothing but its state",
    instead: (good) => ({
      async commit(commit) {
        const { puts, removes, changes, missing, state } = commit;
        const stored = await good.state(commit.lease.tenant, commit.stream);
        const empty = puts.length + removes.length + changes.length + missing.length === 0;
        await good.commit(
          empty && stored.version + 1 === state.version ? { ...commit, state: { ...stored, version: state.version } } : commit,
        );
      },
    }),
    breaks: [
      "forgets them even when the new generation misses nothing",
      "keeps every part of a stream's state",
      "writes the state of a step that has nothing else, and leaves the rest alone",
      "keeps the state it was given, whatever the caller does to the objects afterwards",
    ],
  },
  {
    does: "takes a step without a look at its version",
    instead: (good) => ({
      async commit(commit) {
        const { version } = await good.state(commit.lease.tenant, commit.stream);
        await good.commit({ ...commit, state: { ...commit.state, version: version + 1 } });
      },
    }),
    breaks: [
      "refuses a step that was written already, and writes nothing of it again",
      "refuses a step whose version does not follow the stored one, and writes nothing of it",
      "spends no number on a step that is refused or fails",
      "does not call apply for a step that is refused or cannot be written",
      "refuses a step that another store object has overtaken, and writes nothing of it",
    ],
  },
  {
    does: "takes any version that is higher than the stored one",
    instead: (good) => ({
      async commit(commit) {
        const { version } = await good.state(commit.lease.tenant, commit.stream);
        await good.commit(commit.state.version > version ? { ...commit, state: { ...commit.state, version: version + 1 } } : commit);
      },
    }),
    breaks: [
      "refuses a step whose version does not follow the stored one, and writes nothing of it",
      "spends no number on a step that is refused or fails",
    ],
  },
  {
    does: "takes the same step twice as done, and says nothing",
    instead: (good) => ({
      async commit(commit) {
        const { version } = await good.state(commit.lease.tenant, commit.stream);
        if (version === commit.state.version && version > 0) return;
        await good.commit(commit);
      },
    }),
    breaks: [
      "refuses a step that was written already, and writes nothing of it again",
      "refuses a step whose version does not follow the stored one, and writes nothing of it",
      "does not call apply for a step that is refused or cannot be written",
      "refuses a step that another store object has overtaken, and writes nothing of it",
    ],
  },
  {
    does: "looks at the version before it is its turn",
    instead: (good) => ({
      async commit(commit) {
        const { tenant } = commit.lease;
        if ((await good.state(tenant, commit.stream)).version + 1 !== commit.state.version) throw stale();
        await good.commit(commit).catch(async (error: unknown) => {
          if (codeOf(error) !== "stale_commit") throw error;
          const { version } = await good.state(tenant, commit.stream);
          await good.commit({ ...commit, state: { ...commit.state, version: version + 1 } });
        });
      },
    }),
    breaks: [
      "lets one of two writers through that saw the same version, and keeps all of it and nothing of the other",
      "lets one of two writers through that saw the same version, with its own rows, while apply takes its time",
    ],
  },
  {
    does: "logs the changes of a step that is stale",
    instead: (good) => ({
      async commit(commit) {
        await good.commit(commit).catch(async (error: unknown) => {
          if (codeOf(error) === "stale_commit") {
            const stored = await good.state(commit.lease.tenant, commit.stream);
            const { lease, stream, changes } = commit;
            await good.commit({
              lease,
              stream,
              changes,
              puts: [],
              removes: [],
              missing: [],
              state: { ...stored, version: stored.version + 1 },
            });
          }
          throw error;
        });
      },
    }),
    breaks: [
      "refuses a step that was written already, and writes nothing of it again",
      "refuses a step whose version does not follow the stored one, and writes nothing of it",
      "lets one of two writers through that saw the same version, and keeps all of it and nothing of the other",
      "spends no number on a step that is refused or fails",
      "lets one of two writers through that saw the same version, with its own rows, while apply takes its time",
      "refuses a step that another store object has overtaken, and writes nothing of it",
    ],
  },
  {
    does: "writes records and log one after the other, not together",
    instead: (good) => ({
      async commit(commit) {
        await good.commit(commit).catch(async (error: unknown) => {
          if (error instanceof Error && error.message.includes("cannot be written")) await good.commit({ ...commit, changes: [] });
          throw error;
        });
      },
    }),
    breaks: ["writes nothing of a step that cannot be written to its end"],
  },
  {
    does: "loses a step when two streams come at the same time",
    instead: (good) => {
      let busy = false;
      return {
        async commit(commit) {
          const meanwhile = busy;
          busy = true;
          try {
            await good.commit(meanwhile && commit.stream === "work" ? { ...commit, puts: [] } : commit);
          } finally {
            busy = false;
          }
        },
      };
    },
    breaks: [
      "writes the steps of two streams that come at the same time, with one log without gaps",
      "lets nothing else slip into a step whose apply takes its time: what comes meanwhile holds when that step fails",
    ],
  },
  {
    does: "fails when two tenants come at the same time",
    instead: (good) => {
      const busy = new Set<string>();
      return {
        async commit(commit) {
          if ([...busy].some((tenant) => tenant !== commit.lease.tenant)) throw new Error("database is locked");
          busy.add(commit.lease.tenant);
          await good.commit(commit).finally(() => busy.delete(commit.lease.tenant));
        },
      };
    },
    breaks: ["writes the steps of two tenants that come at the same time"],
  },
  {
    does: "cannot be closed twice",
    instead: () => {
      let closed = false;
      return {
        async close() {
          if (closed) throw new Error("already closed");
          closed = true;
        },
      };
    },
    breaks: ["may be closed twice", "finds everything after the first store object was closed"],
  },
];

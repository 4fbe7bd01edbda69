import type { Broken } from "./rig.ts";

export const brokenMissing: readonly Broken[] = [
  {
    does: "gives missing keys in no order",
    instead: (good) => ({
      missing: async (tenant, stream, generation, after, limit) =>
        (await good.missing(tenant, stream, generation, after, 1e6)).reverse().slice(0, limit),
    }),
    breaks: [
      "takes any ASCII key, and any name of a tenant, stream or consumer",
      "remembers the missing keys of a generation, each once, in order and page by page",
      "forgets the missing keys of earlier generations once a new one begins",
    ],
  },
  {
    does: "counts a key that is missing twice as two",
    instead: (good) => {
      const told = new Map<string, number>();
      return {
        async commit(commit) {
          const { tenant } = commit.lease;
          const before = new Set(await good.missing(tenant, commit.stream, commit.state.generation, "", 1e6));
          await good.commit(commit);
          const id = JSON.stringify([tenant, commit.stream, commit.state.generation]);
          told.set(id, (told.get(id) ?? 0) + commit.missing.filter((key) => before.has(key)).length);
        },
        countMissing: async (tenant, stream, generation) =>
          (await good.countMissing(tenant, stream, generation)) + (told.get(JSON.stringify([tenant, stream, generation])) ?? 0),
      };
    },
    breaks: ["remembers the missing keys of a generation, each once, in order and page by page"],
  },
  {
    does: "shows what earlier generations missed",
    instead: (good) => {
      const earlier = new Map<string, string[]>();
      const id = (tenant: string, stream: string) => JSON.stringify([tenant, stream]);
      return {
        async commit(commit) {
          const { tenant } = commit.lease;
          const { generation } = await good.state(tenant, commit.stream);
          const before = await good.missing(tenant, commit.stream, generation, "", 1e6);
          await good.commit(commit);
          if (commit.state.generation > generation && commit.missing.length > 0) earlier.set(id(tenant, commit.stream), before);
        },
        async missing(tenant, stream, generation, after, limit) {
          const found = await good.missing(tenant, stream, generation, after, limit);
          return [...new Set([...(earlier.get(id(tenant, stream)) ?? []), ...found])].sort().slice(0, limit);
        },
      };
    },
    breaks: ["forgets the missing keys of earlier generations once a new one begins"],
  },
  {
    does: "forgets missing keys only when new ones come",
    instead: (good) => {
      const kept = new Map<string, number>();
      return {
        async commit(commit) {
          const { tenant } = commit.lease;
          const { generation } = await good.state(tenant, commit.stream);
          const before = await good.countMissing(tenant, commit.stream, generation);
          await good.commit(commit);
          const id = JSON.stringify([tenant, commit.stream, generation]);
          if (commit.state.generation > generation && commit.missing.length === 0) kept.set(id, before);
        },
        countMissing: async (tenant, stream, generation) =>
          (await good.countMissing(tenant, stream, generation)) || (kept.get(JSON.stringify([tenant, stream, generation])) ?? 0),
      };
    },
    breaks: ["forgets them even when the new generation misses nothing"],
  },
  {
    does: "goes on missing a key that was removed",
    instead: (good) => ({
      async commit(commit) {
        const missed = await good.missing(commit.lease.tenant, commit.stream, commit.state.generation, "", 1e6);
        const again = commit.removes.filter((key) => missed.includes(key));
        await good.commit({ ...commit, missing: [...commit.missing, ...again] });
      },
    }),
    breaks: ["holds ten thousand records, written, read and removed in one step each", "misses a key no more once it is removed"],
  },
];

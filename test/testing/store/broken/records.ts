import type { Content, StoredRecord } from "hibob-kit/sync";
import { type Broken, passing } from "./rig.ts";

const byLocale = (a: string, b: string): number => a.localeCompare(b, "en");
const rewritten = (record: StoredRecord, change: (json: string) => string): StoredRecord => {
  const json = change(record.json);
  return { ...record, json, content: JSON.parse(json) as Content };
};
const mapEntries = <A, B>(map: ReadonlyMap<string, A>, change: (key: string, value: A) => [string, B][]): Map<string, B> =>
  new Map([...map].flatMap(([key, value]) => change(key, value)));

export const brokenRecords: readonly Broken[] = [
  {
    does: "cuts text at U+0000",
    instead: (good) => ({
      commit: passing(good, ({ puts }) => ({ puts: puts.map((put) => rewritten(put, (json) => json.replaceAll("\\u0000", ""))) })),
    }),
    breaks: ["gives every value back exactly: numbers, scripts, control characters, nesting, length"],
  },
  {
    does: "keeps numbers with fifteen digits",
    instead: (good) => ({
      commit: passing(good, ({ puts }) => ({
        puts: puts.map((put) =>
          rewritten(put, (json) => json.replace(/0\.\d{16,}/g, (digits) => String(Number(Number(digits).toPrecision(15))))),
        ),
      })),
    }),
    breaks: ["gives every value back exactly: numbers, scripts, control characters, nesting, length"],
  },
  {
    does: "leaves empty values out",
    instead: (good) => ({
      commit: passing(good, ({ puts }) => ({
        puts: puts.map((put) =>
          rewritten(put, (json) => JSON.stringify(JSON.parse(json), (_, value: unknown) => (value === null ? undefined : value))),
        ),
      })),
    }),
    breaks: ["keeps an empty value apart from a missing one, in contents and in the log"],
  },
  {
    does: "writes null for {} in the log",
    instead: (good) => ({
      commit: passing(good, ({ changes }) => ({
        changes: changes.map((change) => ({
          ...change,
          before: change.before && Object.keys(change.before).length > 0 ? change.before : null,
        })),
      })),
    }),
    breaks: ["keeps an empty value apart from a missing one, in contents and in the log"],
  },
  {
    does: "trims keys",
    instead: (good) => ({
      commit: passing(good, ({ puts }) => ({ puts: puts.filter(({ key }) => key.trim() !== "") })),
    }),
    breaks: [
      "takes any ASCII key, and any name of a tenant, stream or consumer",
      "reads hashes above the lower key and up to the upper one, byte by byte",
      "lists live records from any key on, byte by byte, page by page",
    ],
  },
  {
    does: "gives out the objects it keeps",
    instead: (good) => {
      const kept = new Map<string, Content>();
      return {
        async contents(tenant, stream, keys) {
          return mapEntries(await good.contents(tenant, stream, keys), (key, content) => {
            const id = JSON.stringify([tenant, stream, key, content]);
            if (!kept.has(key + id)) kept.set(key + id, content);
            return [[key, kept.get(key + id)!]];
          });
        },
      };
    },
    breaks: ["does not share its contents with the caller's objects"],
  },
  {
    does: "merges a record that is written again with the stored one",
    instead: (good) => ({
      async commit(commit) {
        const keys = commit.puts.map(({ key }) => key);
        const stored = await good.contents(commit.lease.tenant, commit.stream, keys);
        const merged = commit.puts.map((put) => rewritten(put, (json) => JSON.stringify({ ...stored.get(put.key), ...JSON.parse(json) })));
        await good.commit({ ...commit, puts: merged });
      },
    }),
    breaks: ["replaces content and hash of a record that is written again"],
  },
  {
    does: "keeps the hash that a record had first",
    instead: (good) => ({
      async commit(commit) {
        const stored = await good.hashes(commit.lease.tenant, commit.stream, { after: "", upTo: null });
        await good.commit({ ...commit, puts: commit.puts.map((put) => ({ ...put, hash: stored.get(put.key) ?? put.hash })) });
      },
    }),
    breaks: ["replaces content and hash of a record that is written again"],
  },
  {
    does: "keeps the content of removed records where nobody asks for it",
    instead: (good, { kept }) => ({
      async commit(commit) {
        const gone = await good.contents(commit.lease.tenant, commit.stream, commit.removes);
        await good.commit(commit);
        for (const [key, content] of gone) kept.set(key, JSON.stringify(content));
      },
    }),
    breaks: ["drops the content of a removed record, keeps the others', and takes it up again when it returns"],
  },
  {
    does: "cannot take up a record that was removed",
    instead: (good) => {
      const removed = new Set<string>();
      const id = (tenant: string, stream: string, key: string) => JSON.stringify([tenant, stream, key]);
      return {
        async commit(commit) {
          const { lease, stream } = commit;
          await good.commit({ ...commit, puts: commit.puts.filter(({ key }) => !removed.has(id(lease.tenant, stream, key))) });
          for (const key of commit.removes) removed.add(id(lease.tenant, stream, key));
        },
      };
    },
    breaks: ["drops the content of a removed record, keeps the others', and takes it up again when it returns"],
  },
  {
    does: "compares keys by the rules of a language",
    instead: (good) => ({
      async hashes(tenant, stream, { after, upTo }) {
        const within = (key: string) => byLocale(key, after) > 0 && (upTo === null || byLocale(key, upTo) <= 0);
        const all = await good.hashes(tenant, stream, { after: "", upTo: null });
        return mapEntries(all, (key, hash) => (within(key) ? [[key, hash]] : []));
      },
    }),
    breaks: ["reads hashes above the lower key and up to the upper one, byte by byte"],
  },
  {
    does: "leaves the upper end of a range out",
    instead: (good) => ({
      hashes: async (tenant, stream, range) =>
        mapEntries(await good.hashes(tenant, stream, range), (key, hash) => (key === range.upTo ? [] : [[key, hash]])),
    }),
    breaks: ["reads hashes above the lower key and up to the upper one, byte by byte"],
  },
  {
    does: "lists records by the rules of a language",
    instead: (good) => ({
      async records(tenant, stream, after, limit) {
        const all = await good.records(tenant, stream, "", 1e6);
        const above = all.filter(({ key }) => after === "" || byLocale(key, after) > 0);
        return above.sort((a, b) => byLocale(a.key, b.key)).slice(0, limit);
      },
    }),
    breaks: ["lists live records from any key on, byte by byte, page by page"],
  },
  {
    does: "lists the record again that a page ended with",
    instead: (good) => ({
      async records(tenant, stream, after, limit) {
        const all = await good.records(tenant, stream, "", 1e6);
        return all.filter(({ key }) => key >= after).slice(0, limit);
      },
    }),
    breaks: [
      "lists live records from any key on, byte by byte, page by page",
      "holds ten thousand records, written, read and removed in one step each",
    ],
  },
  {
    does: "lists without a limit",
    instead: (good) => ({ records: (tenant, stream, after) => good.records(tenant, stream, after, 1e6) }),
    breaks: ["lists live records from any key on, byte by byte, page by page"],
  },
  {
    does: "gives everything when it is asked for no key",
    instead: (good) => ({
      async contents(tenant, stream, keys) {
        const all = await good.hashes(tenant, stream, { after: "", upTo: null });
        return good.contents(tenant, stream, keys.length > 0 ? keys : [...all.keys()]);
      },
    }),
    breaks: ["gives contents of just the keys asked for, none and unknown ones included"],
  },
  {
    does: "cannot be asked for more than a thousand keys",
    instead: (good) => ({
      async contents(tenant, stream, keys) {
        if (keys.length > 1000) throw new Error("too many variables");
        return good.contents(tenant, stream, keys);
      },
    }),
    breaks: ["holds ten thousand records, written, read and removed in one step each"],
  },
  {
    does: "writes the changes of a longer step in another order",
    instead: (good) => ({ commit: passing(good, ({ changes }) => ({ changes: [...changes].sort((a, b) => (a.key < b.key ? 1 : -1)) })) }),
    breaks: [
      "keeps an empty value apart from a missing one, in contents and in the log",
      "takes any ASCII key, and any name of a tenant, stream or consumer",
      "keeps the same whether records come one by one or all at once",
      "holds ten thousand records, written, read and removed in one step each",
      "keeps tenants apart, even when one name starts like the other or differs only in case",
      "keeps what each change says: key, kind, before, after, reason, stream and time",
      "numbers the changes 1, 2, 3 … over steps and streams, in the order they came",
      "shows apply the changes as the log will have them, with their numbers",
    ],
  },
  {
    does: "counts records that are gone",
    instead: (good) => {
      const gone = new Map<string, number>();
      return {
        async commit(commit) {
          await good.commit(commit);
          const id = JSON.stringify([commit.lease.tenant, commit.stream]);
          gone.set(id, (gone.get(id) ?? 0) + commit.removes.length);
        },
        count: async (tenant, stream) => (await good.count(tenant, stream)) + (gone.get(JSON.stringify([tenant, stream])) ?? 0),
      };
    },
    breaks: [
      "takes any ASCII key, and any name of a tenant, stream or consumer",
      "drops the content of a removed record, keeps the others', and takes it up again when it returns",
      "keeps tenants apart, even when one name starts like the other or differs only in case",
      "finds everything that was written, though the first store object was never closed",
    ],
  },
  {
    does: "takes tenants for one whose names start alike",
    instead: (good) => ({
      contents: (tenant, stream, keys) => good.contents(tenant.slice(0, 1) === "a" && tenant !== "acme" ? "a" : tenant, stream, keys),
    }),
    breaks: ["keeps tenants apart, even when one name starts like the other or differs only in case"],
  },
  {
    does: "takes tenants' logs for one whose names differ only in case",
    instead: (good) => ({ changes: (tenant, after, limit) => good.changes(tenant === "A" ? "a" : tenant, after, limit) }),
    breaks: ["keeps tenants apart, even when one name starts like the other or differs only in case"],
  },
  {
    does: "shows records of one stream under another",
    instead: (good) => ({
      contents: (tenant, stream, keys) => good.contents(tenant, stream === "Work" ? "workHistory" : stream, keys),
    }),
    breaks: ["keeps the streams of a tenant apart"],
  },
  {
    does: "shows something before anything was written",
    instead: (good) => ({ count: async (tenant, stream) => Math.max(1, await good.count(tenant, stream)) }),
    breaks: ["starts empty", "takes any ASCII key, and any name of a tenant, stream or consumer"],
  },
];

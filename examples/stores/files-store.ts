// A store in plain files, built as one would build it over object storage.
//
// What it shows: a step becomes true with one atomic write. Everything else is written before, into new files that nobody reads
// yet; then a new "head" that names these files is put in place under the next number, which works only while nobody else has
// taken that number. Lease, states, positions and the list of files all stand in the head, so one conditional write checks and
// changes them together. In object storage `link` is a PUT with `If-None-Match: *`, and the rest is plain GET, PUT, LIST, DELETE.
//
// What it does not show: `apply`. Files have no transaction for an application's own rows, so a step with `apply` is refused. A
// read takes in a whole stream at a time: for some ten thousand records, not for millions. It survives the end of its process at
// any moment; whether it survives a power cut is up to the disk and its folders.
import { randomUUID } from "node:crypto";
import * as node from "node:fs/promises";
import { join } from "node:path";
import {
  type Acquired,
  type Content,
  type Lease,
  type LoggedChange,
  NEVER_READ,
  type Store,
  type StreamState,
  SyncError,
} from "hibob-kit/sync";

/** What is used of the file system; tests put one in its place that fails. */
export type FileSystem = Pick<typeof node, "link" | "mkdir" | "readdir" | "readFile" | "unlink" | "writeFile">;

/** One step's part of a stream. Parts in order make the stream. */
interface Part {
  readonly generation: number;
  readonly puts: readonly (readonly [key: string, json: string, hash: string])[];
  readonly removes: readonly string[];
  readonly missing: readonly string[];
}

interface Head {
  readonly id: string;
  /** The `id` of the head before. */
  readonly base: string;
  readonly lease: { readonly fence: number; readonly expiresAt: number };
  readonly streams: readonly (readonly [stream: string, at: { readonly state: StreamState; readonly parts: readonly string[] }])[];
  readonly log: readonly { readonly file: string; readonly last: number }[];
  readonly last: number;
  readonly prunedTo: number;
  readonly positions: readonly (readonly [consumer: string, sequence: number])[];
}

const EMPTY: Head = { id: "", base: "", lease: { fence: 0, expiresAt: 0 }, streams: [], log: [], last: 0, prunedTo: 0, positions: [] };
const MAX_PARTS = 16;
const KEPT_HEADS = 8;
const HEAD = /^head-(\d+)$/;

const replaced = <Value>(entries: readonly (readonly [string, Value])[], key: string, value: Value | null) => {
  const map = new Map(entries);
  if (value === null) map.delete(key);
  else map.set(key, value);
  return [...map];
};
const streamOf = (head: Head, stream: string) => new Map(head.streams).get(stream) ?? { state: NEVER_READ, parts: [] };
const filesOf = (head: Head): string[] => [...head.streams.flatMap(([, { parts }]) => parts), ...head.log.map(({ file }) => file)];
const isCode = (error: unknown, ...codes: string[]): boolean => codes.includes((error as { code?: string }).code ?? "");

function checkLease(head: Head, lease: Lease): void {
  if (head.lease.fence === lease.fence && head.lease.expiresAt > 0) return;
  throw new SyncError("lease_lost", "Another sync has taken over this folder; nothing more was written");
}

/** A store in a folder, which is made when it is not there. `Store<never>`: there is no transaction to give to `apply`. */
export function filesStore(
  folder: string,
  { fs = node, clock = Date }: { readonly fs?: FileSystem; readonly clock?: { now(): number } } = {},
): Store<never> {
  // In hex, because tenants may differ only in case, and file systems may not care.
  const pathOf = (tenant: string, ...file: string[]): string => join(folder, Buffer.from(tenant).toString("hex"), ...file);
  const load = async <T>(tenant: string, file: string) => JSON.parse(await fs.readFile(pathOf(tenant, file), "utf8")) as T;
  const remove = (tenant: string, files: Iterable<string>) =>
    Promise.all([...files].map((file) => fs.unlink(pathOf(tenant, file)).catch(() => {}))); // what is left over is swept later
  const list = (tenant: string): Promise<string[]> =>
    fs.readdir(pathOf(tenant)).catch((error) => (isCode(error, "ENOENT") ? [] : Promise.reject(error)));
  const numbers = async (tenant: string): Promise<number[]> =>
    (await list(tenant)).flatMap((file) => (HEAD.test(file) ? [Number(HEAD.exec(file)![1])] : [])).sort((a, b) => a - b);

  /** Reads by the newest head. When its files are gone, there is a newer one. */
  async function read<T>(tenant: string, work: (head: Head, number: number) => T | Promise<T>): Promise<T> {
    for (let tried = -1; ; ) {
      const number = (await numbers(tenant)).at(-1) ?? 0;
      try {
        return await work(number === 0 ? EMPTY : await load<Head>(tenant, `head-${number}`), number);
      } catch (error) {
        if (!isCode(error, "ENOENT") || number === tried) throw error;
        tried = number;
      }
    }
  }

  /** Puts a head in place as this number; false when somebody else was first. */
  async function switchTo(tenant: string, head: Head, number: number, draft: string): Promise<boolean> {
    try {
      await fs.link(pathOf(tenant, draft), pathOf(tenant, `head-${number}`));
    } catch (error) {
      if (isCode(error, "EEXIST", "ENOENT")) return false; // ENOENT: our draft was swept by a new holder of the lease
      throw error;
    }
    // Old heads are deleted. Were we so late that this number was taken and deleted again, the next head does not follow ours.
    const newest = (await numbers(tenant)).at(-1)!;
    if (newest === number) return true;
    const next = await load<Head>(tenant, `head-${number + 1}`).catch(() => EMPTY);
    return next.base === head.id;
  }

  /** Changes a tenant's head; `change` is asked again when somebody else was faster. Its `write` makes new files. */
  async function update<T>(
    tenant: string,
    change: (head: Head, write: (content: unknown) => Promise<string>) => Promise<[next: Partial<Head> | null, answer: T]>,
  ): Promise<T> {
    await fs.mkdir(pathOf(tenant), { recursive: true });
    for (;;) {
      const made: string[] = [];
      const write = async (content: unknown): Promise<string> => {
        const file = randomUUID();
        made.push(file);
        await fs.writeFile(pathOf(tenant, file), JSON.stringify(content), { flush: true });
        return file;
      };
      const attempt = await read(tenant, async (before, number) => {
        const [next, answer] = await change(before, write);
        if (!next) return { answer };
        const head: Head = { ...before, ...next, id: randomUUID(), base: before.id };
        const draft = await write(head);
        if (!(await switchTo(tenant, head, number + 1, draft))) return null;
        const used = new Set(filesOf(head));
        const heads = (await numbers(tenant)).filter((old) => old <= number - KEPT_HEADS).map((old) => `head-${old}`);
        await remove(tenant, [draft, ...filesOf(before).filter((file) => !used.has(file)), ...heads]);
        return { answer };
      }).catch(async (error) => {
        await remove(tenant, made);
        throw error;
      });
      if (attempt) return attempt.answer;
      await remove(tenant, made);
    }
  }

  async function fold(tenant: string, parts: readonly string[]) {
    const records = new Map<string, { readonly json: string; readonly hash: string }>();
    let missing = new Map<string, number>();
    for (const part of await Promise.all(parts.map((file) => load<Part>(tenant, file)))) {
      for (const [key, json, hash] of part.puts) records.set(key, { json, hash });
      missing = new Map([...missing].filter(([, generation]) => generation >= part.generation));
      for (const map of [records, missing]) for (const key of part.removes) map.delete(key);
      for (const key of part.missing) missing.set(key, part.generation);
    }
    return { records: [...records].sort(([a], [b]) => (a < b ? -1 : 1)), missing: [...missing] };
  }
  const stored = (tenant: string, stream: string) => read(tenant, (head) => fold(tenant, streamOf(head, stream).parts));
  const missed = async (tenant: string, stream: string, generation: number): Promise<string[]> =>
    (await stored(tenant, stream)).missing.filter(([, of]) => of === generation).map(([key]) => key);

  return {
    async acquire(tenant, ttlMs) {
      const acquired = await update<Acquired>(tenant, async ({ lease: { fence, expiresAt } }) => {
        if (expiresAt > clock.now()) return [null, { granted: false, holder: "another process", expiresAt }];
        return [{ lease: { fence: fence + 1, expiresAt: clock.now() + ttlMs } }, { granted: true, lease: { tenant, fence: fence + 1 } }];
      });
      // Sweeps up after steps that were cut off. Not before the lease is ours: their writers can end no step from now on.
      const known = new Set(await read(tenant, filesOf));
      if (acquired.granted)
        await remove(
          tenant,
          (await list(tenant)).filter((file) => !known.has(file) && !HEAD.test(file)),
        );
      return acquired;
    },
    renew: (lease, ttlMs) =>
      update(lease.tenant, async ({ lease: { fence, expiresAt } }) =>
        fence === lease.fence && expiresAt > 0 ? [{ lease: { fence, expiresAt: clock.now() + ttlMs } }, true] : [null, false],
      ),
    release: (lease) =>
      update(lease.tenant, async ({ lease: { fence } }) => [fence === lease.fence ? { lease: { fence, expiresAt: 0 } } : null, undefined]),

    state: (tenant, stream) => read(tenant, (head) => streamOf(head, stream).state),
    async hashes(tenant, stream, { after, upTo }) {
      const { records } = await stored(tenant, stream);
      return new Map(records.filter(([key]) => key > after && (upTo === null || key <= upTo)).map(([key, { hash }]) => [key, hash]));
    },
    async contents(tenant, stream, keys) {
      const asked = new Set(keys);
      const { records } = await stored(tenant, stream);
      return new Map(records.filter(([key]) => asked.has(key)).map(([key, { json }]) => [key, JSON.parse(json) as Content]));
    },
    async records(tenant, stream, after, limit) {
      const above = (await stored(tenant, stream)).records.filter(([key]) => key > after);
      return above.slice(0, limit).map(([key, { json }]) => ({ key, content: JSON.parse(json) as Content }));
    },
    count: async (tenant, stream) => (await stored(tenant, stream)).records.length,
    missing: async (tenant, stream, generation, after, limit) =>
      (await missed(tenant, stream, generation))
        .filter((key) => key > after)
        .sort()
        .slice(0, limit),
    countMissing: async (tenant, stream, generation) => (await missed(tenant, stream, generation)).length,

    async commit({ lease, stream, state, puts, removes, missing, changes, apply }) {
      if (apply) throw new SyncError("apply_unsupported", "Files have no transaction for your own writes: read the change log instead");
      await update(lease.tenant, async (head, write) => {
        checkLease(head, lease);
        const before = streamOf(head, stream);
        if (state.version !== before.state.version + 1) throw new SyncError("stale_commit", "This step does not follow the stored one");
        const entries = changes.map((change, index) => ({ ...change, sequence: head.last + index + 1, stream, at: clock.now() }));
        const part: Part = { generation: state.generation, puts: puts.map(({ key, json, hash }) => [key, json, hash]), removes, missing };
        let parts = [...before.parts, await write(part)];
        // One part in place of many, now and then; and at once when contents are to be gone.
        if (parts.length > MAX_PARTS || removes.length > 0) {
          const all = await fold(lease.tenant, parts);
          const puts = all.records.map(([key, { json, hash }]) => [key, json, hash] as const);
          parts = [await write({ generation: state.generation, puts, removes: [], missing: all.missing.map(([key]) => key) })];
        }
        const last = head.last + entries.length;
        const log = entries.length > 0 ? [...head.log, { file: await write(entries), last }] : head.log;
        return [{ streams: replaced(head.streams, stream, { state, parts }), log, last }, undefined];
      });
    },

    changes: (tenant, after, limit) =>
      read(tenant, async (head) => {
        const found: LoggedChange[] = [];
        for (const { file, last } of head.log) {
          if (found.length >= limit) break;
          if (last > after) found.push(...(await load<LoggedChange[]>(tenant, file)).filter(({ sequence }) => sequence > after));
        }
        return found.slice(0, limit);
      }),
    lastSequence: (tenant) => read(tenant, ({ last }) => last),
    position: (tenant, consumer) => read(tenant, ({ positions }) => new Map(positions).get(consumer) ?? 0),
    positions: (tenant) => read(tenant, ({ positions }) => new Map(positions)),
    setPosition: (tenant, consumer, sequence) =>
      update(tenant, async ({ positions }) => [{ positions: replaced(positions, consumer, sequence) }, undefined]),

    prune: (lease, upTo) =>
      update(lease.tenant, async (head, write) => {
        checkLease(head, lease);
        const prunedTo = Math.max(head.prunedTo, Math.min(upTo, head.last));
        let log = head.log.filter(({ last }) => last > prunedTo);
        if (log[0]) {
          const rest = (await load<LoggedChange[]>(lease.tenant, log[0].file)).filter(({ sequence }) => sequence > prunedTo);
          log = [{ file: await write(rest), last: log[0].last }, ...log.slice(1)];
        }
        return [{ log, prunedTo }, prunedTo - head.prunedTo];
      }),
    prunedTo: (tenant) => read(tenant, ({ prunedTo }) => prunedTo),
    async close() {
      // Nothing is held open between calls.
    },
  };
}

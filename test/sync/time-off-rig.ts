import { type Clock, createHiBob } from "hibob-kit";
import { memoryStore } from "hibob-kit/stores/memory";
import { createSync, type Stream } from "hibob-kit/sync";
import { createFakeHiBob, type FakeOptions, VirtualClock } from "hibob-kit/testing";
import type { Content, ReadRecord } from "../../src/sync/index.ts";
import type { FollowContext, FollowedBatch, FollowedStream } from "../../src/sync/stream.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A company and a sync of one followed stream of it. `skew` is how far the sync's clock is ahead of Bob's. */
export function followRig(stream: Stream, { skew = 0, ...options }: FakeOptions & { readonly skew?: number } = {}) {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees: 30, seed: 5, clock, limits: "off", ...options });
  const own: Clock = { now: () => clock.now() + skew, sleep: (ms, signal) => clock.sleep(ms, signal) };
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock: own });
  const store = memoryStore({ clock: own });
  const sync = createSync({ bob, store, clock: own, streams: [stream] });
  const run = async () => (await clock.run(sync.run())).streams[0]!;
  const records = async (): Promise<Map<string, Content>> =>
    new Map((await store.records("default", stream.name, "", 100_000)).map(({ key, content }) => [key, content]));
  const record = async (key: string) => (await store.contents("default", stream.name, [key])).get(key);
  /** What was logged since it was last asked for. */
  const newChanges = async () => Array.fromAsync(sync.changes({ consumer: "test" }));
  const mark = async () => (await store.state("default", stream.name)).cursor;
  const asked = (endpoint: string) => fake.requests({ endpoint }).length;
  const hire = (name = "Ada") => fake.hire({ firstName: name, surname: "Newcomer", startDate: "2024-01-08" }).id;
  return { clock, fake, bob, store, sync, run, records, record, newChanges, mark, asked, hire };
}

/** A company whose feeds say what a test wants, for what the fake would never say. Records are kept as an engine would. */
export function cannedFollow(stream: FollowedStream, { now = Date.parse("2026-06-15T09:00:00Z"), active = [] as string[] } = {}) {
  const records = new Map<string, Content>();
  const answers = { changes: [] as object[], outs: [] as object[] };
  const asked: { since?: string; to?: string }[] = [];
  let mark = "";
  let failing: string | undefined;
  const timeOff = {
    changes(input: { since: string; to?: string }) {
      asked.push(input);
      const breaksOff = failing !== undefined && input.since.startsWith(failing);
      if (breaksOff) failing = undefined;
      return {
        async *pages() {
          if (breaksOff) throw new Error("broke off");
          yield { items: answers.changes, nextCursor: null };
        },
      };
    },
    whosOut: async () => answers.outs,
  };
  const follow = async (at = now) => {
    const context = {
      bob: { timeOff },
      startedAt: at,
      people: async () => active.map((id) => ({ id, status: "Active" })),
      roster: async () => active,
      stored: async (keys: readonly string[]) => new Map(keys.flatMap((key) => (records.has(key) ? [[key, records.get(key)!]] : []))),
      async *allStored() {
        yield [...records].map(([key, content]): ReadRecord => ({ key, content }));
      },
    } as unknown as FollowContext;
    const batches: FollowedBatch[] = [];
    for await (const batch of stream.follow(context, mark)) {
      for (const { key, content } of batch.records) records.set(key, { ...records.get(key), ...content });
      for (const key of batch.gone ?? []) records.delete(key);
      mark = batch.mark;
      batches.push(batch);
    }
    return batches;
  };
  /** Breaks off once, at the request that begins on this day. */
  const failAt = (day: string) => {
    failing = day;
  };
  return { records, answers, asked, follow, failAt };
}

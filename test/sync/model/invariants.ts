import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { LEASE_MS } from "../../../src/sync/heartbeat.ts";
import type { Content, LoggedChange, Store } from "../../../src/sync/store.ts";
import type { Stream } from "../../../src/sync/stream.ts";

const TENANT = "default";
const ALL = 1_000_000;

/** The live records of a stream. */
export const mirrorOf = async (store: Store, stream: string): Promise<Map<string, Content>> =>
  new Map((await store.records(TENANT, stream, "", ALL)).map(({ key, content }) => [key, content]));

/** The whole log. */
export const logOf = (store: Store): Promise<LoggedChange[]> => store.changes(TENANT, 0, ALL);

/** What the log says that the records of a stream are, when it is played from its first entry. A change that does not fit is an error. */
function replayed(log: readonly LoggedChange[], stream: string): Map<string, Content> {
  const records = new Map<string, Content>();
  for (const { stream: of, key, kind, before, after, sequence } of log) {
    if (of !== stream) continue;
    const known = records.get(key);
    if (kind === "added") {
      expect(known, `entry ${sequence} adds a record that is there`).toBeUndefined();
      records.set(key, after!);
      continue;
    }
    expect(known, `entry ${sequence} is about a record that is not there`).toBeDefined();
    const past = Object.fromEntries(Object.keys(before!).map((field) => [field, known![field]]));
    if (!isDeepStrictEqual(past, before)) expect(past, `entry ${sequence} tells another past than the log before it`).toEqual(before);
    if (kind === "removed") records.delete(key);
    else records.set(key, { ...known, ...after });
  }
  return records;
}

/**
 * A record without what its stream's log never tells: volatile fields move without being a change, so they are stored along with other
 * changes, and the log knows nothing of them.
 */
export const steady = (content: Content, { isVolatile }: Pick<Stream, "isVolatile">): Content =>
  Object.fromEntries(Object.entries(content).filter(([field]) => !isVolatile(field)));

/** The same of all records. */
export const steadyAll = (records: ReadonlyMap<string, Content>, stream: Pick<Stream, "isVolatile">): Map<string, Content> =>
  new Map([...records].map(([key, content]) => [key, steady(content, stream)]));

/** Far quicker than `toEqual` when they are equal, and as telling when they are not. */
export function expectSame(found: ReadonlyMap<string, Content>, wanted: ReadonlyMap<string, Content>, what: string): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found, what).toEqual(wanted);
}

/**
 * What holds of a store at every moment between two commits, whatever has gone wrong before. `log` is all that was ever logged, for a
 * store whose log was cut.
 */
export async function expectWhole(
  store: Store,
  streams: readonly Stream[],
  now: number,
  wholeLog?: readonly LoggedChange[],
): Promise<void> {
  const log = wholeLog ?? (await logOf(store));
  expect(
    log.findIndex(({ sequence }, nth) => sequence !== nth + 1),
    "the log has a gap",
  ).toBe(-1);
  expect(
    log.findIndex(({ at }, nth) => at < (log[nth - 1]?.at ?? 0)),
    "the log goes back in time",
  ).toBe(-1);
  expect(await store.lastSequence(TENANT)).toBe(log.length);
  for (const stream of streams) {
    const { name } = stream;
    const state = await store.state(TENANT, name);
    const records = await mirrorOf(store, name);
    expect(await store.count(TENANT, name)).toBe(records.size);
    expectSame(steadyAll(records, stream), replayed(log, name), `${name}: the log, played from its start, and the mirror`);
    expect(state.version, name).toBeGreaterThanOrEqual(state.generation);
    switch (state.status) {
      case "never":
        expect(state, name).toMatchObject({ version: 0, generation: 0, cursor: "", startedAt: null, completedAt: null, notes: null });
        expect(records.size, name).toBe(0);
        break;
      case "reading":
        expect(state.startedAt, name).not.toBeNull();
        break;
      case "complete":
        expect(state.completedAt, name).toBeGreaterThanOrEqual(state.startedAt!);
        expect(state.completedAt, name).toBeLessThanOrEqual(now);
    }
    if (state.notes !== null) expect(JSON.parse(state.notes), name).toMatchObject({ seen: expect.any(Array), held: expect.any(Array) });
    // What is missing is still there: it waits for a decision.
    const missing = await store.missing(TENANT, name, state.generation, "", ALL);
    expect(
      missing.filter((key) => !records.has(key)),
      `${name}: missing, and removed already`,
    ).toEqual([]);
  }
}

/** Nobody has the lease: a run gives it back however it ends. */
export async function expectFree(store: Store): Promise<void> {
  const acquired = await store.acquire(TENANT, LEASE_MS);
  expect(acquired.granted).toBe(true);
  if (acquired.granted) await store.release(acquired.lease);
}

import { describe, expect, it } from "vitest";
import { type Commit, type Lease, NEVER_READ, type NewChange, type Store, type StreamState } from "../../src/sync/store.ts";
import type { VirtualClock } from "../../src/testing/virtual-clock.ts";

export interface StoreUnderTest {
  readonly clock: VirtualClock;
  readonly store: Store;
  /** The same storage through a second, independent store object. */
  again?(): Store;
}

const reading = (generation: number, cursor = ""): StreamState => ({
  generation,
  status: "reading",
  cursor,
  startedAt: 1,
  completedAt: null,
});
const addedChange = (key: string, after: Record<string, unknown>): NewChange => ({ key, kind: "added", before: null, after });
const put = (key: string, content: Record<string, unknown>, hash = `h-${key}`) => ({ key, content, hash });

function commitOf(lease: Lease, parts: Partial<Commit>): Commit {
  return { lease, stream: "people", state: reading(1), puts: [], removes: [], changes: [], missing: [], ...parts };
}

async function leaseOf(store: Store, tenant = "a"): Promise<Lease> {
  const acquired = await store.acquire(tenant, 30_000);
  if (!acquired.granted) throw new Error("the test expected the lease to be free");
  return acquired.lease;
}

const hashesOf = async (store: Store, tenant = "a") => [...(await store.hashes(tenant, "people", { after: "", upTo: null }))].sort();

/** What every store must keep, checked through its own reads. */
export function storeSuite(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    it("starts empty", async () => {
      const { store } = await make();
      expect(await store.state("a", "people")).toEqual(NEVER_READ);
      expect(await hashesOf(store)).toEqual([]);
      expect(await store.changes("a", 0, 10)).toEqual([]);
      expect(await store.position("a", "mailer")).toBe(0);
      expect(await store.count("a", "people")).toBe(0);
      expect(await store.lastSequence("a")).toBe(0);
    });

    it("gives back what was committed, odd values and keys included", async () => {
      const { store } = await make();
      const content = {
        nothing: null,
        list: ["b", "a"],
        deep: { z: 1, a: [{ "ü\u2028": "\u0000'\"" }] },
        money: { value: 0.1 + 0.2, currency: "GBP" },
      };
      const key = "33328838840177139/'%_\" ;--";
      const changes = [addedChange(key, content)];
      await store.commit(commitOf(await leaseOf(store), { state: reading(1, key), puts: [put(key, content)], changes }));
      expect(await store.contents("a", "people", [key, "nobody"])).toEqual(new Map([[key, content]]));
      expect(await store.state("a", "people")).toEqual(reading(1, key));
      expect(await store.changes("a", 0, 10)).toMatchObject([
        { sequence: 1, stream: "people", key, kind: "added", before: null, after: content },
      ]);
    });

    it("does not share its contents with the caller's objects", async () => {
      const { store } = await make();
      const content = { tags: ["x"] };
      await store.commit(commitOf(await leaseOf(store), { puts: [put("1", content)] }));
      content.tags.push("y");
      expect((await store.contents("a", "people", ["1"])).get("1")).toEqual({ tags: ["x"] });
    });

    it("takes ranges above the lower key and up to the upper one, by code unit", async () => {
      const { store } = await make();
      const keys = ["1", "10", "10/~", "10/5", "2", "A", "a"];
      await store.commit(commitOf(await leaseOf(store), { puts: keys.map((key) => put(key, {})) }));
      const range = async (after: string, upTo: string | null) => [...(await store.hashes("a", "people", { after, upTo })).keys()].sort();
      expect(await range("1", "10/~")).toEqual(["10", "10/5", "10/~"]);
      expect(await range("10/~", "A")).toEqual(["2", "A"]);
      expect(await range("A", null)).toEqual(["a"]);
    });

    it("keeps tenants apart, even when one name starts like the other", async () => {
      const { store } = await make();
      await store.commit(
        commitOf(await leaseOf(store, "a"), { puts: [put("1", { of: "a" })], changes: [addedChange("1", {})], missing: ["9"] }),
      );
      await store.commit(commitOf(await leaseOf(store, "ab"), { puts: [put("1", { of: "ab" })] }));
      expect((await store.contents("ab", "people", ["1"])).get("1")).toEqual({ of: "ab" });
      expect(await store.changes("ab", 0, 10)).toEqual([]);
      expect(await store.countMissing("ab", "people", 1)).toBe(0);
      await store.setPosition("a", "mailer", 7);
      expect(await store.position("ab", "mailer")).toBe(0);
    });

    it("numbers the log without gaps and reads it from any position", async () => {
      const { store } = await make();
      const lease = await leaseOf(store);
      for (const round of [0, 1, 2]) {
        await store.commit(commitOf(lease, { changes: [0, 1, 2].map((n) => addedChange(`${round * 3 + n}`, {})) }));
      }
      const log = await store.changes("a", 0, 100);
      expect(log.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(await store.lastSequence("a")).toBe(9);
      expect((await store.changes("a", 4, 2)).map(({ key }) => key)).toEqual(["4", "5"]);
    });

    it("drops a removed record's content, and takes it back when it returns", async () => {
      const { store } = await make();
      const lease = await leaseOf(store);
      await store.commit(commitOf(lease, { puts: [put("1", { a: 1 }), put("2", {})], missing: ["1"] }));
      await store.commit(commitOf(lease, { removes: ["1"] }));
      expect(await hashesOf(store)).toEqual([["2", "h-2"]]);
      expect(await store.contents("a", "people", ["1"])).toEqual(new Map());
      expect(await store.count("a", "people")).toBe(1);
      expect(await store.countMissing("a", "people", 1)).toBe(0);
      await store.commit(commitOf(lease, { puts: [put("1", { a: 2 })] }));
      expect((await store.contents("a", "people", ["1"])).get("1")).toEqual({ a: 2 });
    });

    it("remembers the missing keys of a generation and forgets those of earlier ones", async () => {
      const { store } = await make();
      const lease = await leaseOf(store);
      await store.commit(commitOf(lease, { missing: ["3", "1", "2"] }));
      await store.commit(commitOf(lease, { missing: ["2"] }));
      expect(await store.missing("a", "people", 1, "", 2)).toEqual(["1", "2"]);
      expect(await store.missing("a", "people", 1, "2", 2)).toEqual(["3"]);
      await store.commit(commitOf(lease, { state: reading(2), missing: ["1"] }));
      expect(await store.countMissing("a", "people", 1)).toBe(0);
      expect(await store.missing("a", "people", 2, "", 10)).toEqual(["1"]);
    });

    it("writes all of a commit or none of it", async () => {
      const { store } = await make();
      const lease = await leaseOf(store);
      const unwritable = {
        ...commitOf(lease, { puts: [put("1", {})], state: reading(1, "1") }),
        changes: [{ ...addedChange("1", {}), kind: () => "added" }],
      };
      await expect(store.commit(unwritable as unknown as Commit)).rejects.toThrow();
      expect(await hashesOf(store)).toEqual([]);
      expect(await store.state("a", "people")).toEqual(NEVER_READ);
      await store.commit(commitOf(lease, { puts: [put("2", {})] }));
      expect(await hashesOf(store)).toEqual([["2", "h-2"]]);
    });

    it("gives the lease to one holder at a time, and to the next after its release or its time", async () => {
      const { store, clock } = await make();
      const first = await leaseOf(store);
      expect(await store.acquire("a", 30_000)).toMatchObject({ granted: false, expiresAt: clock.now() + 30_000 });
      await clock.advance(20_000);
      expect(await store.renew(first, 30_000)).toBe(true);
      await clock.advance(29_999);
      expect(await store.acquire("a", 30_000)).toMatchObject({ granted: false });
      await clock.advance(1);
      const second = await leaseOf(store);
      expect(second.fence).toBeGreaterThan(first.fence);
      expect(await store.renew(first, 30_000)).toBe(false);
      await store.release(first);
      expect(await store.acquire("a", 30_000)).toMatchObject({ granted: false });
      await store.release(second);
      expect((await leaseOf(store)).fence).toBeGreaterThan(second.fence);
    });

    it("refuses the commit of a holder whose lease has gone to another, or was given back", async () => {
      const { store, clock } = await make();
      const old = await leaseOf(store);
      await clock.advance(30_000);
      const lease = await leaseOf(store);
      await expect(store.commit(commitOf(old, { puts: [put("1", {})] }))).rejects.toMatchObject({ code: "lease_lost" });
      await store.commit(commitOf(lease, { puts: [put("2", {})] }));
      await store.release(lease);
      await expect(store.commit(commitOf(lease, { puts: [put("3", {})] }))).rejects.toMatchObject({ code: "lease_lost" });
      expect(await hashesOf(store)).toEqual([["2", "h-2"]]);
    });

    it("holds ten thousand records", async () => {
      const { store } = await make();
      const puts = Array.from({ length: 10_000 }, (_, n) => put(String(n), { n }));
      await store.commit(commitOf(await leaseOf(store), { puts, changes: puts.map(({ key, content }) => addedChange(key, content)) }));
      expect((await store.hashes("a", "people", { after: "", upTo: null })).size).toBe(10_000);
      expect((await store.changes("a", 9_999, 10)).map(({ sequence }) => sequence)).toEqual([10_000]);
      expect((await store.contents("a", "people", ["0", "9999"])).get("9999")).toEqual({ n: 9999 });
    });
  });
}

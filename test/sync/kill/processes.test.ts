import { setImmediate as turn } from "node:timers/promises";
import type { StreamName } from "hibob-kit/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Child, type Children, startChildren } from "./children.ts";
import { differences } from "./differences.ts";
import type { Order, Place, Point } from "./order.ts";
import { type Dump, dumpOf, type Places, postgresPlaces, sqlitePlaces } from "./places.ts";
import { asTable, ownIn, recordsIn } from "./replay.ts";
import { companyOf } from "./story.ts";

/** Longer than a lease lasts. */
const LATER = 31_000;

const streams: readonly StreamName[] = ["employees", "workHistory"];

describe.each([
  { name: "a SQLite file", kind: "sqlite", placesOf: sqlitePlaces },
  { name: "Postgres", kind: "postgres", placesOf: postgresPlaces },
] as const)("several processes and $name", ({ kind, placesOf }) => {
  let places: Places;
  let children: Children;
  let company: Awaited<ReturnType<typeof companyOf>>;
  beforeAll(async () => {
    places = await placesOf();
    children = await startChildren();
    company = await companyOf({ streams, concurrency: 1, employees: 300, apply: true });
  }, 120_000);
  afterAll(async () => {
    await children.end();
    await company.close();
    await places.end();
  });

  /** An order whose clocks agree with those of all others. */
  const orderFor = (place: Place): Order => ({ ...company.orderFor(place), storeNow: company.clock.now() });
  const laterFor = (place: Place): Order => ({ ...orderFor(place), storeNow: company.clock.now() + LATER });
  /** As little to mirror as there is, for tests in which that is not the point. */
  const smallFor = (place: Place): Order => {
    const { fields: _, ...order } = orderFor(place);
    return { ...order, streams: ["timeOffPolicies"] };
  };
  const dump = (place: Place): Promise<Dump> => dumpOf(places, place);
  const start = (order: Order, hold?: Order["hold"]): Child => {
    const child = children.take();
    child.start({ ...order, ...(hold && { hold }) });
    return child;
  };
  const mirroredAlone = async (orderOf: (place: Place) => Order): Promise<Dump> => {
    const place = places.make();
    await children.take().completes(orderOf(place));
    return dump(place);
  };

  let undisturbed: Promise<Dump> | undefined;
  const alone = (): Promise<Dump> => (undisturbed ??= mirroredAlone(orderFor));

  it("lets one run, and refuses the other with one line that says who has the store", async () => {
    const place = places.make();
    const holder = start(orderFor(place), { at: "committed", nth: 4 });
    await holder.until("committed", 4);
    const before = await dump(place);

    const { code, failure } = await start(orderFor(place)).exit;
    expect({ code, failure }).toMatchObject({ code: 1, failure: { code: "lease_held", retryable: true } });
    expect(failure?.message).toMatch(new RegExp(`^Another sync is running on this store \\(process ${holder.pid} on .+\\)[^\\n]*$`));
    expect(differences(await dump(place), before)).toEqual([]);

    holder.goOn();
    expect(await holder.exit).toMatchObject({ code: 0 });
    expect(differences(await dump(place), await alone())).toEqual([]);
    await children.take().completes(orderFor(place));
  });

  const PAUSES: readonly [when: string, at: Point, nth: number][] = [
    ["before its first commit", "acquired", 1],
    ["in the middle of a stream", "committed", 4],
    ["when it is about to commit", "committing", 5],
    ["when it is about to end a stream", "ending", 2],
  ];
  const paused = async (place: Place, at: Point, nth: number): Promise<Child> => {
    const late = start(orderFor(place), { at, nth });
    await late.until(at, nth);
    late.signal("SIGSTOP");
    late.goOn(); // it would, as soon as it wakes up
    return late;
  };
  const losesItsLease = async (late: Child): Promise<void> => {
    late.signal("SIGCONT");
    const { code, failure } = await late.exit;
    expect({ code, failure }).toMatchObject({ code: 1, failure: { code: "lease_lost" } });
    expect(failure?.message).not.toContain("\n");
  };

  it.each(PAUSES)("writes nothing when another process has just taken over: paused %s", async (_when, at, nth) => {
    const place = places.make();
    const late = await paused(place, at, nth);
    const holder = start(laterFor(place), { at: "acquired", nth: 1 });
    expect(await holder.until("acquired")).toBe(true);
    const taken = await dump(place);
    await losesItsLease(late);
    expect(differences(await dump(place), taken)).toEqual([]);
    holder.goOn();
    expect(await holder.exit).toMatchObject({ code: 0 });
    expect(differences(await dump(place), await alone())).toEqual([]);
  });

  it("writes nothing when another process has taken over and is through", async () => {
    const place = places.make();
    const late = await paused(place, "committing", 5);
    await children.take().completes(laterFor(place));
    const taken = await dump(place);
    expect(differences(asTable(ownIn(taken, streams)), asTable(recordsIn(taken, streams)))).toEqual([]);
    await losesItsLease(late);
    expect(differences(await dump(place), taken)).toEqual([]);
  });

  it("does not free another one's lease when it wakes up at its end", async () => {
    const place = places.make();
    const late = start(smallFor(place), { at: "releasing", nth: 1 });
    await late.until("releasing");
    late.signal("SIGSTOP");
    late.goOn();
    const holder = start(laterFor(place), { at: "acquired", nth: 1 });
    expect(await holder.until("acquired")).toBe(true);
    late.signal("SIGCONT");
    expect(await late.exit).toMatchObject({ code: 0 });

    expect(await start(laterFor(place)).exit).toMatchObject({ failure: { code: "lease_held" } });
    holder.goOn();
    expect(await holder.exit).toMatchObject({ code: 0 });
  });

  it("makes the tables once when many processes start at the same time, and lets one of them run", async () => {
    const undisturbedOne = await mirroredAlone(smallFor);
    for (let round = 0; round < 3; round++) {
      const place = places.make();
      const many = Array.from({ length: 6 }, () => children.take());
      await Promise.all(many.map((child) => child.until("warm")));
      for (const child of many) child.start({ ...smallFor(place), hold: { at: "acquired", nth: 1 } });
      const running = await Promise.all(many.map((child) => child.until("acquired")));
      expect(running.filter(Boolean)).toEqual([true]);
      for (const [nth, child] of many.entries()) {
        if (running[nth]) child.goOn();
        const { failure } = await child.exit;
        expect(failure?.code).toBe(running[nth] ? undefined : "lease_held");
      }
      expect(differences(await dump(place), undisturbedOne)).toEqual([]);
    }
  });

  it("leaves no half-made tables when it is killed at any statement of the migration, and the next process goes on", async () => {
    const place = places.make();
    const { statementsToOpen } = await children.take().completes(smallFor(place));
    const [undisturbedOne, all] = [await dump(place), new Set(await places.tables(place))];
    expect(statementsToOpen).toBeGreaterThan(4);
    // Of many statements some, and of those the first and the last ones.
    const step = Math.ceil(statementsToOpen / 6);
    const chosen = Array.from({ length: statementsToOpen }, (_, nth) => nth + 1).filter(
      (nth) => nth % step === 0 || nth > statementsToOpen - 2 || nth === 1,
    );
    for (const statement of chosen) {
      for (const when of ["before", "after"] as const) {
        const cut = places.make();
        expect(await start({ ...smallFor(cut), dieAt: { statement, when } }).exit).toMatchObject({ signal: "SIGKILL" });
        const made = (await places.tables(cut)).filter((name) => all.has(name));
        expect([0, all.size - OWN_TABLES]).toContain(made.length);
        await children.take().completes(smallFor(cut));
        expect(differences(await dump(cut), undisturbedOne)).toEqual([]);
      }
    }
  }, 120_000);

  /** A process that stops in its second transaction, when its own writes are made. */
  const frozenIn = async (place: Place): Promise<Child> => {
    const frozen = start(orderFor(place), { at: "applied", nth: 2 });
    await frozen.until("applied", 2);
    frozen.signal("SIGSTOP");
    frozen.goOn();
    return frozen;
  };

  if (kind === "postgres") {
    it("waits for a transaction in which another process is frozen: that step counts, and its next one does not", async () => {
      const place = places.make();
      const late = await frozenIn(place);
      const next = start(laterFor(place));
      const waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%tenants%'";
      while ((await places.ask(place, waiting)).length === 0) await turn();
      expect(next.has("acquired")).toBe(false);

      late.signal("SIGCONT");
      expect(await late.exit).toMatchObject({ failure: { code: "lease_lost" } });
      expect(await next.exit).toMatchObject({ code: 0 });
      expect(differences(await dump(place), await alone())).toEqual([]);
    });
  } else {
    it("says that the file is locked when another process is frozen in a transaction, and harms nothing", async () => {
      const place = places.make();
      const frozen = await frozenIn(place);
      const { failure } = await start(laterFor(place)).exit;
      expect(failure).toMatchObject({ code: "store_unusable" });
      expect(failure?.message).toMatch(/^\S+ is locked by another program[^\n]*$/);

      frozen.signal("SIGCONT");
      expect(await frozen.exit).toMatchObject({ code: 0 });
      expect(differences(await dump(place), await alone())).toEqual([]);
    });
  }
});

/** What `apply` makes, which is not part of the migration. */
const OWN_TABLES = 2;

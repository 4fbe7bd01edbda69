import { createHiBob } from "hibob-kit";
import { createFakeHiBob, type FakeHiBob, type VirtualClock } from "hibob-kit/testing";
import { expect } from "vitest";
import { contextOf } from "../../../src/sync/run-context.ts";
import type { Content } from "../../../src/sync/store.ts";
import type { FollowContext, FollowedStream, ListedStream, Stream, StreamContext } from "../../../src/sync/stream.ts";
import { steady } from "./invariants.ts";

/** What somebody does in the company. `n` is a draw. */
type Verb = (fake: FakeHiBob, id: string, n: number) => unknown;

const DAY = 24 * 60 * 60_000;
const nthOf = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)];
const dayIn = (fake: FakeHiBob, days: number): string => new Date(Date.parse(fake.company.today) + days * DAY).toISOString().slice(0, 10);
const requestOf = (fake: FakeHiBob, id: string, n: number): number => nthOf(fake.timeOffRequests(id), n)?.id ?? 0;

export const VERBS: Readonly<Record<string, Verb>> = {
  hire: (fake, id, n) => fake.hire({ firstName: "Noor", surname: `Okonkwo${n}`, reportsTo: n % 2 ? id : null }),
  terminate: (fake, id, n) => fake.terminate(id, { date: dayIn(fake, (n % 3) - 1) }),
  rehire: (fake, id) => fake.rehire(id, { date: dayIn(fake, 1) }),
  remove: (fake, id) => (fake.company.employees.length > 3 ? fake.remove(id) : undefined),
  changeWork: (fake, id, n) => fake.changeWork(id, { title: `Title ${n}`, effectiveDate: dayIn(fake, n % 3) }),
  rename: (fake, id, n) => fake.update(id, { "root.firstName": `Ada${n}` }),
  promote: (fake, id, n) => fake.promote(id, { salaryIncreasePercent: n }),
  raise: (fake, id, n) => fake.raise(id, { byPercent: 1 + n, effectiveDate: dayIn(fake, n % 3) }),
  raiseAll: (fake, _, n) => fake.company.employees.map((person) => fake.raise(person.id, { byPercent: 1 + n })),
  addListItem: (fake, _, n) => fake.addListItem("department", `Team ${n}`),
  upload: (fake, id, n) => fake.upload(id, { name: `Paper ${n}` }),
  requestTimeOff: (fake, id, n) => fake.requestTimeOff(id, { startDate: dayIn(fake, 20 + n * 3), skipManagerApproval: n % 2 === 0 }),
  approveTimeOff: (fake, id, n) => fake.approveTimeOff(requestOf(fake, id, n)),
  cancelTimeOff: (fake, id, n) => fake.cancelTimeOff(requestOf(fake, id, n)),
  moveTimeOff: (fake, id, n) =>
    fake.editTimeOff(requestOf(fake, id, n), { startDate: dayIn(fake, 200 + n), endDate: dayIn(fake, 200 + n) }),
  deleteTimeOff: (fake, id, n) => fake.deleteTimeOff(requestOf(fake, id, n)),
};

/** Something that somebody does to somebody. */
export interface Act {
  readonly verb: string;
  readonly who: number;
  readonly n: number;
}

/** A company that a sync reads, and its twin that lags never, fails never, and tells what is true. */
export class TwinCompany {
  readonly fake: FakeHiBob;
  readonly #twin: FakeHiBob;
  readonly #clock: VirtualClock;
  readonly #streams: readonly Stream[];
  /** Every state that every record has ever had, by stream and key, newest last. */
  readonly #states = new Map<string, Map<string, Content[]>>();
  readonly #followed = new Map<string, { readonly records: Map<string, Content>; readonly mark: string }>();
  /** As it is now, by stream. */
  present = new Map<string, ReadonlyMap<string, Content>>();

  constructor(
    clock: VirtualClock,
    streams: readonly Stream[],
    options: { readonly seed: number; readonly lag: number; readonly people: number },
  ) {
    const { seed, lag, people: employees } = options;
    const common = { employees, seed, clock, limits: "off", lockout: false } as const;
    this.fake = createFakeHiBob({ ...common, lag });
    this.#twin = createFakeHiBob(common);
    this.#clock = clock;
    this.#streams = streams;
  }

  /** Does the same in both. What one refuses, so does the other. */
  act({ verb, who, n }: Act): void {
    const outcomes = [this.fake, this.#twin].map((fake) => {
      const id = nthOf(fake.company.employees, who)!.id;
      try {
        VERBS[verb]!(fake, id, n);
        return "done";
      } catch (error) {
        return String(error);
      }
    });
    expect(outcomes[1], verb).toBe(outcomes[0]);
  }

  /** Reads the truth, and remembers it. */
  async look(): Promise<void> {
    const { fetch, serviceUser } = this.#twin;
    const bob = createHiBob({ serviceUser, fetch, clock: this.#clock });
    const context = contextOf(bob, new AbortController().signal, this.#clock.now());
    for (const stream of this.#streams) {
      const found = await this.#clock.run("read" in stream ? readAll(stream, context) : this.#follow(stream, context));
      const states = this.#states.get(stream.name) ?? new Map<string, Content[]>();
      this.#states.set(stream.name, states);
      for (const [key, content] of found) states.set(key, [...(states.get(key) ?? []), content]);
      this.present.set(stream.name, found);
    }
  }

  /** Follows a feed, as far as it goes: what it told once is not told again to those who come later. */
  async #follow(stream: FollowedStream, context: StreamContext): Promise<Map<string, Content>> {
    const { records, mark } = this.#followed.get(stream.name) ?? { records: new Map<string, Content>(), mark: "" };
    let reached = mark;
    const following: FollowContext = {
      ...context,
      stored: async (keys) => new Map(keys.flatMap((key) => (records.has(key) ? [[key, records.get(key)!] as const] : []))),
      async *allStored() {
        yield [...records].map(([key, content]) => ({ key, content }));
      },
    };
    for await (const batch of stream.follow(following, mark)) {
      for (const { key, content } of batch.records) records.set(key, { ...records.get(key), ...content });
      for (const key of batch.gone ?? []) records.delete(key);
      reached = batch.mark;
    }
    this.#followed.set(stream.name, { records, mark: reached });
    const people = new Set<string>(await context.roster());
    const shown = [...records].filter(([key]) => people.has(key.slice(0, key.indexOf("/"))));
    return new Map(shown.map(([key, content]) => [key, steady(content, stream)]));
  }

  /** All states that a record has had; empty for one that never was. */
  statesOf(stream: string, key: string): readonly Content[] {
    return this.#states.get(stream)?.get(key) ?? [];
  }
}

async function readAll(stream: ListedStream, context: StreamContext): Promise<Map<string, Content>> {
  const found = new Map<string, Content>();
  for await (const { records } of stream.read(context, "")) {
    for (const { key, content } of records) found.set(key, steady(content, stream));
  }
  return found;
}

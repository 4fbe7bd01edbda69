import type { StreamName } from "hibob-kit/sync";
import { createFakeHiBob, VirtualClock } from "hibob-kit/testing";
import type { Children } from "./children.ts";
import { count, newTally, runAndKill, type Tally, type Undisturbed, undisturbedRun } from "./killing.ts";
import type { Order, Place } from "./order.ts";
import { type Dump, dumpOf, type Places } from "./places.ts";
import { type Random, randomFrom, SEED } from "./random.ts";
import { workDay, workHour } from "./work-day.ts";

/** What of a company is mirrored, and how. */
interface Mirrored {
  readonly streams: readonly StreamName[];
  /** 1: one stream after the other. */
  readonly concurrency: number;
  readonly fields?: readonly string[] | "all";
  readonly employees?: number;
  readonly apply?: boolean;
}

/** A company that is mirrored for some days by processes that get killed. */
export interface Story extends Mirrored {
  readonly places: Places;
  readonly children: Children;
  readonly kills: number;
  /** Whether the store is a guest in the application's own database. */
  readonly given?: boolean;
  /** Makes stories with one seed differ. */
  readonly salt: number;
}

const HOUR = 60 * 60_000;

/** What a process may be killed in one day, at the most: then it is left alone, and the next day comes. */
const A_DAY = 12;

/** None that moves by itself, so that what `apply` gets is all there is. */
const PLAIN_FIELDS = [
  "root.email",
  "root.firstName",
  "root.surname",
  "root.displayName",
  "work.title",
  "work.department",
  "work.site",
  "work.startDate",
  "internal.status",
  "internal.lifecycleStatus",
  "internal.terminationReason",
  "address.city",
  "about.hobbies",
] as const;

/** A company, a clock of its own, and orders to mirror it. */
export async function companyOf({ streams, concurrency, fields = PLAIN_FIELDS, employees = 320, apply = false }: Mirrored) {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees, seed: 11, limits: "off", clock });
  const server = await fake.listen();
  const bob = { url: server.url, ...fake.serviceUser };
  let attempts = 0;
  const orderFor = (place: Place): Order => ({
    bob,
    place,
    streams,
    ...(streams.includes("employees") && { fields }),
    concurrency,
    apply,
    now: clock.now(),
    // Nobody waits for a dead process's lease to end. The SQLite store sees by itself that its holder is gone.
    storeNow: clock.now() + (place.kind === "postgres" ? ++attempts * 31_000 : 0),
  });
  return { clock, fake, orderFor, close: () => server.close() };
}

/** What came of a story. */
export interface Outcome {
  readonly tally: Tally;
  readonly killed: Dump;
  /** The same by processes that nobody disturbed. */
  readonly undisturbed: Dump;
}

/** Mirrors one company twice over: undisturbed into one place, and with kills into another. HR works when both are complete. */
export async function killedAndUndisturbed(story: Story): Promise<Outcome> {
  const { places, children, kills, given = false } = story;
  const random = randomFrom(SEED + story.salt);
  const { clock, fake, orderFor, close } = await companyOf(story);
  const [killed, undisturbed] = [places.make({ given }), places.make({ given })];
  const tally = newTally();
  for (let round = 0; tally.kills < kills; round++) {
    if (round > 0) {
      await clock.advance(HOUR / 2);
      workDay(fake, round, (await dumpOf(places, undisturbed)).records ?? []);
      await clock.advance(HOUR / 2);
    }
    const alone = undisturbedRun(await children.take().completes(orderFor(undisturbed)));
    await killUntilDone(story, alone, killed, tally, random, orderFor);
  }
  const outcome = { tally, killed: await dumpOf(places, killed), undisturbed: await dumpOf(places, undisturbed) };
  await close();
  return outcome;
}

/** Mirrors one company with kills while HR works on, also between a kill and the next start. Then once more by whom nobody disturbs. */
export async function killedWhileHrWorks(story: Story): Promise<Outcome> {
  const { places, children, kills } = story;
  const random = randomFrom(SEED + story.salt);
  const { clock, fake, orderFor, close } = await companyOf(story);
  const [killed, fresh] = [places.make(), places.make()];
  const tally = newTally();
  const alone = undisturbedRun(await children.take().completes(orderFor(places.make())));
  for (let round = 0; tally.kills < kills; round++) {
    await clock.advance(HOUR / 2);
    if (round > 0) workDay(fake, round, (await dumpOf(places, killed)).records ?? []);
    await killUntilDone(story, alone, killed, tally, random, orderFor, () => workHour(fake, round * 100 + tally.kills));
  }
  // What happened behind the back of a resumed reading, the next one finds.
  await children.take().completes(orderFor(killed));
  await children.take().completes(orderFor(fresh));
  const outcome = { tally, killed: await dumpOf(places, killed), undisturbed: await dumpOf(places, fresh) };
  await close();
  return outcome;
}

async function killUntilDone(
  { places, children, kills, salt }: Story,
  alone: Undisturbed,
  place: Place,
  tally: Tally,
  random: Random,
  orderFor: (place: Place) => Order,
  afterKill: () => void = () => {},
): Promise<void> {
  for (let today = 0; ; today++) {
    const [child, order] = [children.take(), orderFor(place)];
    if (today === A_DAY || tally.kills === kills) {
      await child.completes(order);
      return;
    }
    if (!(await runAndKill(child, order, tally.kills + salt * 4, alone, random))) return;
    await count(tally, child, places, order);
    afterKill();
  }
}

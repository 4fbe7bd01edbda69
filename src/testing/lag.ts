import { Access, type World } from "./access.ts";

interface Change {
  readonly at: number;
  /** What the service user might do then; the boxes may have changed since. */
  readonly access: Access;
  readonly make: (world: World) => unknown;
  /** Whether it was refused. It is made again all the same, because it may have taken a number from `newId`. */
  refused: boolean;
}

/** Makes the company as it was at first, on a clock of its own. */
type MakeWorld = (now: () => number) => World;

/**
 * Read-after-write lag: reads see a second company, to which every change is made again some time after it was made in
 * the first. Same seed, same changes, same order: the second one becomes what the first one is.
 */
export class Lag {
  readonly ms: number;
  /** The company as it is. */
  readonly world: World;
  /** The company that reads see. */
  readonly reading: World;
  readonly #now: () => number;
  #changes: Change[] = [];
  /** When the change was made that is being made again. */
  #moment: number | undefined;

  constructor(ms: number, now: () => number, makeWorld: MakeWorld) {
    this.ms = ms;
    this.#now = now;
    this.world = makeWorld(now);
    this.reading = ms > 0 ? makeWorld(() => this.#moment ?? now()) : this.world;
  }

  /** Makes a change now, and notes it for later. */
  write<T>(make: (world: World) => T): T {
    if (this.ms === 0) return make(this.world);
    const access = new Access(this.world.access.granted(), this.reading.company);
    const change: Change = { at: this.#now(), access, make, refused: true };
    this.#changes.push(change);
    const result = make(this.world);
    change.refused = false;
    return result;
  }

  /** Makes the changes again whose time has come. */
  catchUp(): void {
    const due = this.#now() - this.ms;
    while (this.#changes[0] && this.#changes[0].at <= due) {
      const { at, access, make, refused } = this.#changes.shift() as Change;
      this.#moment = at;
      try {
        make({ company: this.reading.company, access });
      } catch (error) {
        if (!refused) throw error;
      } finally {
        this.#moment = undefined;
      }
    }
  }
}

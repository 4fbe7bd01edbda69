import type { World } from "./engine.ts";

interface Change {
  readonly at: number;
  readonly make: (world: World) => unknown;
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

  /** Makes a change; what throws was none. */
  write<T>(make: (world: World) => T): T {
    const at = this.#now();
    const result = make(this.world);
    if (this.ms > 0) this.#changes.push({ at, make });
    return result;
  }

  /** Makes the changes again whose time has come. */
  catchUp(): void {
    const due = this.#now() - this.ms;
    while (this.#changes[0] && this.#changes[0].at <= due) {
      const { at, make } = this.#changes.shift() as Change;
      this.#moment = at;
      try {
        make(this.reading);
      } finally {
        this.#moment = undefined;
      }
    }
  }
}

import { type Clock, systemClock } from "../client/clock.ts";
import { InvalidInputError } from "../client/errors.ts";

const UNITS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const;
const LATEST = Date.UTC(9999, 11, 31);

/** A clock that goes on by itself and can be set forward: for a fake that other programs use. */
export class MovableClock implements Clock {
  readonly #clock: Clock;
  #ahead = 0;

  /** @param clock What it goes by. Default the machine's clock. */
  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now() + this.#ahead;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#clock.sleep(ms, signal);
  }

  /** Sets it forward: by `{ advance: { days: 1 } }`, or to `{ now: "2027-01-01T00:00:00Z" }`. */
  move({ advance, now, ...others }: { readonly advance?: unknown; readonly now?: unknown }): void {
    const unknown = Object.keys(others)[0];
    if (unknown !== undefined) throw new InvalidInputError(`The clock does not know ${unknown}: give advance or now`);
    if (now !== undefined && advance !== undefined) throw new InvalidInputError("The clock takes advance or now, not both");
    const by = now === undefined ? length(advance) : Date.parse(String(now)) - this.now();
    if (Number.isNaN(by)) throw new InvalidInputError("now must be an ISO time, e.g. 2027-01-01T00:00:00Z");
    if (this.now() + by > LATEST) throw new InvalidInputError("The clock goes to the end of the year 9999");
    if (by < 0) throw new InvalidInputError("The clock goes forward only: reset the fake to start again");
    this.#ahead += by;
  }
}

function length(advance: unknown): number {
  const parts = Object.entries(typeof advance === "object" && advance !== null ? advance : {});
  const known = parts.every(([unit, count]) => Object.hasOwn(UNITS, unit) && typeof count === "number" && Number.isFinite(count));
  if (parts.length > 0 && known) return parts.reduce((sum, [unit, count]) => sum + UNITS[unit as keyof typeof UNITS] * count, 0);
  throw new InvalidInputError('advance needs at least one of days, hours, minutes and seconds, e.g. {"days": 1}');
}

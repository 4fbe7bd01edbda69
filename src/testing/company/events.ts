/** Something that happened in the company, as webhooks tell it. */
export interface CompanyEvent {
  /** Bob's name of it, e.g. `employee.updated`. */
  readonly type: string;
  /** When, in milliseconds on the fake's clock. */
  readonly at: number;
  /** Id of the employee who did it, or `system`. */
  readonly triggeredBy: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Listener = (event: CompanyEvent) => void;

/** What happens in a company, in order, for whoever listens. */
export class Events {
  readonly #now: () => number;
  readonly #listeners = new Set<Listener>();
  #waiting: CompanyEvent[] | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Tells all listeners. `at` is for what came to be at an earlier moment, such as a row that took effect at midnight. */
  emit(type: string, data: Readonly<Record<string, unknown>>, { triggeredBy = "system", at = this.#now() } = {}): void {
    const event = { type, at, triggeredBy, data };
    if (this.#waiting) this.#waiting.push(event);
    else this.#tell(event);
  }

  /** Tells what is emitted by `make` when it is done, the earliest first: several parts look back over the same nights. */
  byTime(make: () => void): void {
    const waiting: CompanyEvent[] = [];
    this.#waiting = waiting;
    try {
      make();
    } finally {
      this.#waiting = undefined;
    }
    for (const event of waiting.sort((a, b) => a.at - b.at)) this.#tell(event);
  }

  #tell(event: CompanyEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Returns what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

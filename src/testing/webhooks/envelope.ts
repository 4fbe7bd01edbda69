import { InvalidInputError } from "../../client/errors.ts";
import type { CompanyEvent } from "../company/events.ts";
import { stampAt } from "../company/stamps.ts";

/** What a delivery tells: Bob's envelope, version 2. */
export interface FakeWebhookEvent {
  readonly companyId: number;
  readonly version: "v2";
  /** E.g. `employee.updated`. */
  readonly type: string;
  /** Id of the employee who did it, or `system`. */
  readonly triggeredBy: string;
  /** ISO time in UTC, to the microsecond and without a zone, e.g. `2026-06-15T09:00:00.123004`. */
  readonly triggeredAt: string;
  /** Ids of what changed; never its values. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event as all subscriptions get it. */
export interface Message {
  /** The nth event of this fake, from 0. */
  readonly nth: number;
  readonly type: string;
  readonly text: string;
}

/** Puts events into Bob's envelope. */
export class Envelopes {
  readonly #companyId: () => number;
  /** The millisecond of the last event, and how many there were in it. */
  #last = { at: Number.NaN, events: 0 };
  #count = 0;

  constructor(companyId: () => number) {
    this.#companyId = companyId;
  }

  /** @param olderNames Whether changed fields are told by the key that older payloads have. */
  seal({ type, at, triggeredBy, data }: CompanyEvent, olderNames: boolean): Message {
    const triggeredAt = this.#stamp(at);
    const event: FakeWebhookEvent = {
      companyId: this.#companyId(),
      version: "v2",
      type,
      triggeredBy,
      triggeredAt,
      data: olderNames ? withOlderNames(data) : data,
    };
    return { nth: this.#count++, type, text: textOf(event) };
  }

  // A clock of milliseconds stands still for several events. They still differ in their microseconds, as Bob's do: receivers
  // tell repetitions apart by type, entity and time.
  #stamp(at: number): string {
    const nth = this.#last.at === at ? this.#last.events : 0;
    this.#last = { at, events: nth + 1 };
    return stampAt(at + Math.floor(nth / 1_000), nth);
  }
}

function textOf(event: FakeWebhookEvent): string {
  try {
    return JSON.stringify(event);
  } catch {
    throw new InvalidInputError(`Fake HiBob: the data of ${event.type} cannot be sent as JSON`);
  }
}

const withOlderNames = ({ fieldUpdates, ...data }: CompanyEvent["data"]): CompanyEvent["data"] =>
  fieldUpdates === undefined ? data : { ...data, fieldUpdatesIds: fieldUpdates };

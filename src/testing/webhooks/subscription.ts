import { InvalidInputError } from "../../client/errors.ts";
import { attempt, type Content, isTaken, type Outcome, type Route } from "./attempt.ts";
import type { FakeWebhookEvent, Message } from "./envelope.ts";

/** One try to hand over a delivery. Either a status or an error. */
export interface DeliveryAttempt {
  /** When it began, in milliseconds on the fake's clock. */
  readonly at: number;
  /** What the receiver answered. */
  readonly status?: number;
  /** Why there was no answer: it took longer than ten seconds, the connection failed, or the function threw. */
  readonly error?: string;
}

/** One event on its way to one receiver. */
export interface FakeDelivery {
  /** For `fake.webhooks.redeliver`. Bob sends no id: the receiver does not see it. */
  readonly id: number;
  /** Id of the delivery that this one repeats. */
  readonly copyOf?: number;
  readonly type: string;
  /** The exact text of the body. */
  readonly body: string;
  /** The body, parsed. */
  readonly event: FakeWebhookEvent;
  /** `waiting`: for its turn or its next try. `lost`: never tried again, because the subscription ended or was deactivated. */
  readonly state: "waiting" | "delivered" | "lost";
  /** Oldest first. */
  readonly attempts: readonly DeliveryAttempt[];
  /** When it is tried again after a failure, in milliseconds on the fake's clock. */
  readonly nextAttemptAt?: number;
}

/** A webhook as it was set up in Bob. */
export interface FakeSubscription {
  /** What its deliveries are signed with. */
  readonly secret: string;
  /** `deactivated`: after three days of failures. */
  readonly state: "connecting" | "active" | "deactivated" | "ended";
  /** What was sent or is about to be, in the order of sending. The last 20,000 are kept. */
  deliveries(): readonly FakeDelivery[];
  /**
   * Turns a deactivated webhook on again, as an admin does. The connection is tested again; what was lost stays lost.
   *
   * @throws {InvalidInputError} when the receiver does not answer the connection test
   */
  reactivate(): Promise<void>;
  /** Deletes the webhook. What is on its way is broken off, and what waits is lost. May be called twice. */
  unsubscribe(): void;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Delivery = Writable<Omit<FakeDelivery, "event" | "attempts">> & { readonly attempts: DeliveryAttempt[] };

/** What subscriptions share. */
export interface Shared {
  /** The next delivery's id. */
  newId(): number;
  /** What becomes of the events of one burst: repeated, shuffled, or as they are. */
  arrange(burst: readonly Message[]): readonly Message[];
}

/** ASSUMED: the first wait and that each one is twice as long. Bob says exponential back-off, for up to three days. */
const FIRST_WAIT_MS = 60_000;
const PATIENCE_MS = 3 * 86_400_000;

/** More than any test asks for; keeps a fake that runs for weeks from growing without end. */
const MOST_RECORDED = 20_000;

const PINGS: readonly Content[] = [
  { text: "Ping test", type: "text/plain" },
  { text: JSON.stringify({ text: "Ping test" }), type: "application/json" },
];

/** Hands over one delivery after the other, each until it is taken. */
export class Subscription implements FakeSubscription {
  readonly #route: Route;
  /** `undefined`: all. */
  readonly #types: ReadonlySet<string> | undefined;
  readonly #shared: Shared;
  readonly #ended = new AbortController();
  #state: FakeSubscription["state"] = "connecting";
  #burst: Message[] = [];
  #queue: Delivery[] = [];
  #recorded: Delivery[] = [];
  #running: Promise<void> | undefined;

  constructor(route: Route, types: readonly string[] | undefined, shared: Shared) {
    this.#route = route;
    this.#types = types && new Set(types);
    this.#shared = shared;
  }

  get secret(): string {
    return this.#route.secret;
  }

  get state(): FakeSubscription["state"] {
    return this.#state;
  }

  deliveries(): readonly FakeDelivery[] {
    return this.#recorded.map(({ attempts, ...delivery }) => ({
      ...delivery,
      event: JSON.parse(delivery.body) as FakeWebhookEvent,
      attempts: [...attempts],
    }));
  }

  /** Tests the connection, as Bob does before a webhook is any. */
  async connect(): Promise<void> {
    // ASSUMED: the test is signed as every request of Bob's is.
    const outcomes: Outcome[] = [];
    for (const ping of PINGS) {
      const outcome = await attempt(this.#route, ping, this.#ended.signal);
      if (this.#ended.signal.aborted) break;
      outcomes.push(outcome);
      if (!isTaken(outcome)) continue;
      this.#state = "active";
      return;
    }
    const [text, json] = outcomes.map(({ status, error }) => error ?? `status ${status}`);
    const why = json === undefined ? "the subscription has ended" : `to the text it was ${text}, to the JSON it was ${json}`;
    throw new InvalidInputError(`Fake HiBob: the webhook is not established, because no connection test was answered with 2xx: ${why}`, {
      hint: 'Answer the POST with the body Ping test, or the one with {"text":"Ping test"}, at once with 2xx',
    });
  }

  async reactivate(): Promise<void> {
    if (this.#state !== "deactivated") throw new InvalidInputError(`Fake HiBob: the webhook is ${this.#state}, and not deactivated`);
    await this.connect();
  }

  unsubscribe(): void {
    this.#state = "ended";
    this.#lose();
    this.#ended.abort();
  }

  /** Takes an event, to be sent with the next burst. */
  collect(message: Message): void {
    if (this.#state === "active" && (this.#types?.has(message.type) ?? true)) this.#burst.push(message);
  }

  /** Puts what was collected into the queue. */
  flush(): void {
    const burst = this.#burst;
    this.#burst = [];
    const first = new Map<Message, number>();
    for (const message of this.#shared.arrange(burst)) {
      const { id } = this.#enqueue(message.type, message.text, first.get(message));
      if (!first.has(message)) first.set(message, id);
    }
  }

  /** Sends a delivery's body once more; `false` when it is none of this subscription. */
  repeat(id: number): boolean {
    const repeated = this.#recorded.find((delivery) => delivery.id === id);
    if (!repeated) return false;
    if (this.#state !== "active") throw new InvalidInputError(`Fake HiBob: the webhook is ${this.#state}: nothing is sent to it`);
    this.#enqueue(repeated.type, repeated.body, repeated.copyOf ?? id);
    return true;
  }

  /** Starts to hand over what is due; `undefined` when nothing is. */
  pump(): Promise<void> | undefined {
    if (!this.#running && this.#due) this.#running = this.#handOver();
    return this.#running;
  }

  /** The delivery whose turn it is, when its time has come. Later ones wait behind it: order is promised. */
  get #due(): Delivery | undefined {
    const next = this.#state === "active" ? this.#queue[0] : undefined;
    return next && (next.nextAttemptAt ?? 0) <= this.#route.clock.now() ? next : undefined;
  }

  async #handOver(): Promise<void> {
    for (let delivery = this.#due; delivery; delivery = this.#due) {
      const at = this.#route.clock.now();
      const outcome = await attempt(this.#route, { text: delivery.body, type: "application/json" }, this.#ended.signal);
      delivery.attempts.push({ at, ...outcome });
      if (this.#state === "active") this.#settle(delivery, outcome);
    }
    this.#running = undefined;
  }

  #settle(delivery: Delivery, outcome: Outcome): void {
    delete delivery.nextAttemptAt;
    if (isTaken(outcome)) {
      delivery.state = "delivered";
      this.#queue.shift();
      return;
    }
    const { attempts } = delivery;
    const now = this.#route.clock.now();
    const giveUpAt = attempts[0]!.at + PATIENCE_MS;
    if (now < giveUpAt) {
      delivery.nextAttemptAt = Math.min(now + FIRST_WAIT_MS * 2 ** (attempts.length - 1), giveUpAt);
    } else {
      this.#state = "deactivated";
      this.#lose();
    }
  }

  #lose(): void {
    for (const delivery of this.#queue) {
      delivery.state = "lost";
      delete delivery.nextAttemptAt;
    }
    this.#queue = [];
    this.#burst = [];
  }

  #enqueue(type: string, body: string, copyOf: number | undefined): Delivery {
    const delivery: Delivery = { id: this.#shared.newId(), type, body, state: "waiting", attempts: [] };
    if (copyOf !== undefined) delivery.copyOf = copyOf;
    this.#queue.push(delivery);
    this.#recorded.push(delivery);
    if (this.#recorded.length > MOST_RECORDED) this.#recorded.shift();
    return delivery;
  }
}

import type { Clock } from "../../client/clock.ts";
import { InvalidInputError } from "../../client/errors.ts";
import { isObject } from "../../model/json.ts";
import { again, hash } from "../company/draws.ts";
import type { CompanyEvent } from "../company/events.ts";
import type { Route } from "./attempt.ts";
import { arranged, checkedBehaviour, type WebhookBehaviour } from "./bursts.ts";
import { Envelopes } from "./envelope.ts";
import { checkedOptions, type SubscribeOptions, type WebhookEventType } from "./subscribe-options.ts";
import { type FakeSubscription, Subscription } from "./subscription.ts";

/** The fake's webhooks: what happens in the company, signed and sent as Bob does. */
export interface FakeWebhooks {
  /**
   * Sets up a webhook. As in Bob, the receiver is first asked whether it is there: by a POST of the text `Ping test`, and,
   * when that is not answered with 2xx, of the JSON `{"text":"Ping test"}`.
   *
   * Events are then sent one at a time and in order. One that is not answered with 2xx within ten seconds is sent again
   * after a minute, two, four and so on, and what happened later waits behind it; after three days the webhook is
   * deactivated.
   *
   * @throws {InvalidInputError} when the input is wrong, or neither connection test was answered with 2xx
   * @example
   * const webhook = await fake.webhooks.subscribe({ url: "http://127.0.0.1:3000/bob", secret: "s3cret", events: ["employee.updated"] });
   */
  subscribe(options: SubscribeOptions): Promise<FakeSubscription>;
  /** The webhooks that were set up and not deleted, oldest first. */
  subscriptions(): readonly FakeSubscription[];
  /**
   * Sends an event of your own to the webhooks that ask for it.
   *
   * @throws {InvalidInputError} when `data` is no object that JSON can hold
   * @example
   * fake.webhooks.send("employee.updated", { employeeId: "3332883804017713938", fieldUpdates: ["root.surname"] });
   */
  send(type: WebhookEventType, data: Readonly<Record<string, unknown>>, options?: { readonly triggeredBy?: string }): void;
  /**
   * Sends a delivery once more: the same body, behind what waits.
   *
   * @throws {InvalidInputError} when there is no such delivery, or its webhook is not active
   */
  redeliver(id: number): void;
  /** Keeps back what happens from now on, until `release`. */
  hold(): void;
  /** Sends what was kept back, as one burst. */
  release(): void;
  /** How deliveries come, besides in order and once. Set it as a whole; it counts for what is sent from then on. */
  behaviour: WebhookBehaviour;
  /**
   * For when the clock has moved: sends again what failed before and is due by now, and tells what took effect at the
   * midnights in between. `settled` does so as well, and any event sends again what is due.
   */
  tick(): void;
  /**
   * Resolves when all is sent that can be sent now. It does not wait for retries that are due later, nor for what is held.
   * A receiver that never answers has ten seconds on the clock: with a virtual one, `await clock.run(fake.webhooks.settled())`.
   */
  settled(): Promise<void>;
}

/** What the webhooks of a fake need of it. */
export interface WebhooksOptions {
  readonly companyId: () => number;
  readonly clock: Clock;
  readonly seed: number;
  /** Carries deliveries to URLs. Default the global one. */
  readonly fetch?: typeof fetch | undefined;
  /** Lets happen what the clock has brought about, such as rows that took effect at midnight. Default nothing. */
  readonly passTime?: (() => void) | undefined;
}

/** Sends what happens in the company to those who asked for it. */
export class Webhooks implements FakeWebhooks {
  readonly #clock: Clock;
  readonly #seed: number;
  readonly #fetch: typeof fetch;
  readonly #passTime: () => void;
  readonly #envelopes: Envelopes;
  #subscriptions: Subscription[] = [];
  #behaviour: WebhookBehaviour = checkedBehaviour({});
  #held = false;
  #secrets = 0;
  #deliveries = 0;

  constructor({ companyId, clock, seed, fetch = (...request) => globalThis.fetch(...request), passTime = () => {} }: WebhooksOptions) {
    this.#clock = clock;
    this.#seed = hash(seed, 0x3eb);
    this.#fetch = fetch;
    this.#passTime = passTime;
    this.#envelopes = new Envelopes(companyId);
  }

  get behaviour(): WebhookBehaviour {
    return this.#behaviour;
  }

  set behaviour(wanted: WebhookBehaviour) {
    this.#behaviour = checkedBehaviour(wanted);
  }

  async subscribe(options: SubscribeOptions): Promise<FakeSubscription> {
    const { deliver, events, secret = this.#inventSecret(), url } = checkedOptions(options);
    const route: Route = { url: String(url ?? NOWHERE), deliver, secret, fetch: this.#fetch, clock: this.#clock };
    const subscription = new Subscription(route, events, {
      newId: () => ++this.#deliveries,
      arrange: (burst) => arranged(burst, this.#behaviour, this.#seed),
    });
    this.#subscriptions.push(subscription);
    try {
      await subscription.connect();
    } catch (error) {
      subscription.unsubscribe();
      throw error;
    }
    return subscription;
  }

  subscriptions(): readonly FakeSubscription[] {
    return this.#subscriptions.filter(({ state }) => state === "active" || state === "deactivated");
  }

  /** Tells of an event. It is sent after whatever is going on, so that no receiver sees half of a change. */
  note(event: CompanyEvent): void {
    const message = this.#envelopes.seal(event, this.#behaviour.olderNames === true);
    for (const subscription of this.#subscriptions) subscription.collect(message);
    queueMicrotask(() => this.#pump());
  }

  send(type: WebhookEventType, data: Readonly<Record<string, unknown>>, { triggeredBy = "system" } = {}): void {
    const problem =
      typeof type !== "string" || type === ""
        ? "an event's type is a text such as employee.updated"
        : isObject(data)
          ? undefined
          : `the data of ${type} must be an object`;
    if (problem !== undefined) throw new InvalidInputError(`Fake HiBob: ${problem}`);
    this.note({ type, at: this.#clock.now(), triggeredBy, data });
  }

  redeliver(id: number): void {
    if (!this.#subscriptions.some((subscription) => subscription.repeat(id))) {
      throw new InvalidInputError("Fake HiBob: there is no such delivery; ids are in deliveries() of a subscription that has not ended");
    }
    queueMicrotask(() => this.#pump());
  }

  hold(): void {
    this.#flush();
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#pump();
  }

  tick(): void {
    this.#passTime();
    this.#pump();
  }

  async settled(): Promise<void> {
    this.#passTime();
    for (let running = this.#pump(); running.length > 0; running = this.#pump()) await Promise.all(running);
  }

  /** Deletes all webhooks and lets go of what is on its way: for a fake that starts again. */
  end(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    this.#subscriptions = [];
  }

  #flush(): void {
    if (!this.#held) for (const subscription of this.#subscriptions) subscription.flush();
  }

  #pump(): Promise<void>[] {
    this.#flush();
    return this.#subscriptions.flatMap((subscription) => subscription.pump() ?? []);
  }

  #inventSecret(): string {
    const salt = hash(this.#seed, ++this.#secrets);
    return Array.from({ length: 6 }, (_, nth) => again(salt, nth + 1).toString(36)).join("");
  }
}

/** The address of a request that goes nowhere. */
const NOWHERE = "https://receiver.invalid/";

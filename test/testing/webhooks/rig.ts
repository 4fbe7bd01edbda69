import { createHmac } from "node:crypto";
import { VirtualClock } from "../../../src/testing/virtual-clock.ts";
import { type Deliver, type FakeWebhookEvent, Webhooks, type WebhooksOptions } from "../../../src/testing/webhooks/index.ts";

/** What a receiver got. */
interface Received {
  readonly text: string;
  readonly headers: Headers;
  readonly at: number;
}

/** Webhooks of a company that a test makes up, on a clock that stands still. */
export function webhooksOf(options: Partial<WebhooksOptions> = {}) {
  const clock = new VirtualClock("2026-06-15T09:00:00.120Z");
  const webhooks = new Webhooks({ companyId: () => 636_192, clock, seed: 1, ...options });
  /** Something happened to the employee with this id. */
  const happen = (employeeId: string, type = "employee.updated", data: Record<string, unknown> = {}) =>
    webhooks.note({ type, at: clock.now(), triggeredBy: "system", data: { employeeId, ...data } });
  return { clock, webhooks, happen };
}

/** A receiver that notes what it gets and then answers as told; 200 by default. */
export function receiver(clock: VirtualClock, answer: Deliver = () => undefined) {
  const received: Received[] = [];
  const deliver = async (request: Request) => {
    const text = await request.clone().text();
    received.push({ text, headers: request.headers, at: clock.now() });
    return (await answer(request)) ?? undefined;
  };
  return {
    deliver,
    received,
    /** The events among it, without the connection tests. */
    get events(): FakeWebhookEvent[] {
      return received.filter(({ text }) => text.includes('"version"')).map(({ text }) => JSON.parse(text));
    },
    /** Whom they are about, in order. */
    get ids(): unknown[] {
      return this.events.map(({ data }) => data.employeeId);
    },
  };
}

/** The signature as whoever wrote the receiver computes it. */
export const signed = (text: string, secret: string): string => createHmac("sha512", secret).update(text, "utf8").digest("base64");

/** Answers with these, one after the other, and then with 200. The connection test goes well. */
export function answers(...statuses: readonly (number | Error | "never")[]): Deliver {
  const left = [...statuses];
  return async (request) => {
    if ((await request.text()).startsWith("Ping")) return undefined;
    const next = left.shift() ?? 200;
    if (next instanceof Error) throw next;
    return next === "never" ? new Promise<undefined>(() => {}) : new Response(null, { status: next });
  };
}

export const MINUTE = 60_000;
export const DAY = 86_400_000;

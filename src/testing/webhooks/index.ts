export type { Deliver } from "./attempt.ts";
export type { WebhookBehaviour } from "./bursts.ts";
export type { FakeWebhookEvent } from "./envelope.ts";
export { signWebhook } from "./signature.ts";
export type { SubscribeOptions, WebhookEventType } from "./subscribe-options.ts";
export type { DeliveryAttempt, FakeDelivery, FakeSubscription } from "./subscription.ts";
export { type FakeWebhooks, Webhooks, type WebhooksOptions } from "./webhooks.ts";

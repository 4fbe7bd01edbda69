import { type Clock, onAbort, systemClock } from "../../client/clock.ts";
import { SIGNATURE, signWebhook } from "./signature.ts";

/** Takes deliveries in the place of a server. No answer counts as 200; throwing counts as a failure. */
// biome-ignore lint/suspicious/noConfusingVoidType: functions that answer in one branch and return nothing in another are welcome
export type Deliver = (request: Request) => Response | undefined | void | Promise<Response | undefined | void>;

/** Where deliveries go, and by what they get there. */
export interface Route {
  readonly url: string;
  /** Called instead of sending anything. */
  readonly deliver: Deliver | undefined;
  readonly secret: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** What is sent. */
export interface Content {
  readonly text: string;
  readonly type: "text/plain" | "application/json";
}

/** What came of it: a status, or why there is none. */
export type Outcome = { readonly status: number; readonly error?: never } | { readonly status?: never; readonly error: string };

/** Whether Bob is content with it. */
export const isTaken = ({ status = 0 }: Outcome): boolean => status >= 200 && status < 300;

/** ASSUMED: for webhooks of customers too, as Bob documents it for those of partners. */
const ANSWER_MS = 10_000;

/**
 * Milliseconds of real time that a receiver has in any case. A virtual clock jumps over ten seconds while a receiver has
 * barely begun; and only one that has not answered by then makes the fake wait on the clock at all.
 */
const PATIENCE_MS = { function: 250, server: 1_000 };

const ENDED = "the subscription has ended";

/** Sends something once. Never throws. */
export async function attempt(route: Route, content: Content, ended: AbortSignal): Promise<Outcome> {
  if (ended.aborted) return { error: ENDED };
  const since = route.clock.now();
  const call = new AbortController();
  const limit = new AbortController();
  const forget = onAbort(ended, () => limit.abort());
  try {
    const answered = send(route, content, call.signal).then(
      (status): Outcome => ({ status }),
      (error: unknown): Outcome => ({ error: reasonOf(error, route) }),
    );
    const late = timeIsUp(route, since, limit.signal).then(
      () => `no answer within ${ANSWER_MS / 1_000} s`,
      () => ENDED,
    );
    const first = await Promise.race([answered, late]);
    if (typeof first !== "string") return first;
    call.abort(new Error(`Fake HiBob: ${first}`));
    return { error: first };
  } finally {
    forget();
    limit.abort();
  }
}

async function send({ url, deliver, secret, fetch }: Route, { text, type }: Content, signal: AbortSignal): Promise<number> {
  const body = new TextEncoder().encode(text);
  const headers = { "content-type": type, [SIGNATURE]: await signWebhook({ body, secret }) };
  // ASSUMED: redirects are not followed. A receiver has one address.
  const request = new Request(url, { method: "POST", headers, body, signal, redirect: "manual" });
  const response = await (deliver ?? fetch)(request);
  if (response === undefined || response === null) return 200;
  if (typeof response.status !== "number") throw new TypeError("it must return a Response, or nothing for 200");
  // Nothing in it matters, and an unread body would keep the connection.
  if (!response.bodyUsed) await response.body?.cancel().catch(() => {});
  return response.status;
}

async function timeIsUp({ clock, deliver }: Route, since: number, signal: AbortSignal): Promise<void> {
  await systemClock.sleep(deliver ? PATIENCE_MS.function : PATIENCE_MS.server, signal);
  const left = since + ANSWER_MS - clock.now();
  if (left > 0) await clock.sleep(left, signal);
}

/** Why there was no answer, without the secret. Of a connection only the code: its address may hold a key. */
function reasonOf(error: unknown, { deliver, secret }: Route): string {
  const { message, cause } = error instanceof Error ? error : { message: String(error), cause: undefined };
  if (deliver) return `the receiver failed: ${message.replaceAll(secret, "[secret]").slice(0, 500)}`;
  const code = cause instanceof Error && "code" in cause ? ` (${cause.code})` : "";
  return `the connection failed${code}`;
}

import { type ClientOptions, createHiBob, type HiBob } from "../../src/index.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";

/** A request as the stub saw it. */
export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
  readonly signal: AbortSignal;
  /** On the virtual clock. */
  readonly at: number;
}

/** What the stub answers with: a response, or a function that makes one. */
export type Reply = Response | ((seen: Seen) => Response | Promise<Response>);

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json", ...headers } });

export const page = (status: number, text = "<!doctype html><title>Bob</title>"): Response =>
  new Response(text, { status, headers: { "content-type": "text/html; charset=utf-8" } });

export const bodiless = (status: number): Response => new Response(null, { status });

/** An answer that never comes; ends when the request is aborted, as a real one does. */
export const never = ({ signal }: Seen): Promise<Response> =>
  new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

/** Headers at once, then a body that stops in the middle. */
export const stalled =
  (status = 200) =>
  ({ signal }: Seen): Response => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"employees":['));
        signal.addEventListener("abort", () => controller.error(signal.reason), { once: true });
      },
    });
    return new Response(body, { status, headers: { "content-type": "application/json" } });
  };

/** A service user whose parts are easy to look for in output. */
export const CREDENTIAL = { id: "SERVICE-31337", token: "tok3n-Zq9" };
export const BASIC = btoa(`${CREDENTIAL.id}:${CREDENTIAL.token}`);

export interface Rig {
  readonly bob: HiBob;
  readonly clock: VirtualClock;
  readonly seen: Seen[];
  /** Awaits work while jumping over every sleep. */
  run<T>(work: Promise<T>): Promise<T>;
  /** The error that work rejects with. */
  failure(work: Promise<unknown>): Promise<Error>;
}

type Options = Partial<Omit<ClientOptions, "serviceUser" | "auth" | "fetch" | "clock">> & {
  auth?: ClientOptions["auth"];
  start?: string;
};

/** A client over a scripted fetch: a list is answered in order (the last one for ever), a function answers everything. */
export function rig(script: Reply | readonly Reply[], { auth, start, ...options }: Options = {}): Rig {
  const clock = new VirtualClock(start);
  const seen: Seen[] = [];
  const replies = Array.isArray(script) ? (script as readonly Reply[]) : undefined;
  const fetch = async (request: Request): Promise<Response> => {
    const { method, headers, signal } = request;
    const record = { method, url: new URL(request.url), headers, text: await request.text(), signal, at: clock.now() };
    const reply = replies ? replies[Math.min(seen.length, replies.length - 1)]! : (script as Reply);
    seen.push(record);
    return typeof reply === "function" ? reply(record) : reply.clone();
  };
  const bob = createHiBob({
    fetch,
    clock,
    random: () => 0.5,
    ...options,
    ...(auth ? { auth } : { serviceUser: CREDENTIAL }),
  } as ClientOptions);
  return {
    bob,
    clock,
    seen,
    run: (work) => clock.run(work),
    failure: (work) =>
      clock.run(
        work.then(
          () => {
            throw new Error("expected a failure, got an answer");
          },
          (error) => error as Error,
        ),
      ),
  };
}

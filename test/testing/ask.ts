import { createFakeHiBob, type FakeHiBob, type FakeOptions, VirtualClock } from "hibob-kit/testing";

/** One person of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: raw answers are looked into at any depth
export type Raw = any;

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Raw;
}

export const basic = ({ id, token }: FakeHiBob["serviceUser"]): string => `Basic ${btoa(`${id}:${token}`)}`;

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Asks the fake with plain requests, so that nothing of the client can hide what it answers. */
export function asker(fake: FakeHiBob, fetch: Fetch = fake.fetch, base = "https://api.hibob.com/v1") {
  const send = async (method: string, path: string, { body, headers }: { body?: unknown; headers?: Record<string, string> } = {}) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: basic(fake.serviceUser), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return { status: response.status, headers: response.headers, text, data: isJson ? JSON.parse(text) : undefined } as Answered;
  };
  return {
    send,
    get: (path: string) => send("GET", path),
    search: (body: unknown) => send("POST", "/people/search", { body }),
    /** Everyone with some fields, inactive people included. */
    people: async (fields: readonly string[]): Promise<Raw[]> =>
      (await send("POST", "/people/search", { body: { fields, showInactive: true } })).data.employees,
    /** All pages of the bulk work table. */
    bulk: async (query: Record<string, string> = {}) => {
      const pages: Raw[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const params = new URLSearchParams({ ...query, ...(cursor ? { cursor } : {}) });
        const { data }: Answered = await send("GET", `/bulk/people/work?${params}`);
        pages.push(data);
        cursor = data.response_metadata.next_cursor;
      }
      return pages;
    },
  };
}

/** A fake on a clock that stands still, without limits unless asked for. */
export function fakeOf(options: FakeOptions = {}) {
  const clock = new VirtualClock("2026-06-15T09:00:00Z");
  const fake = createFakeHiBob({ clock, limits: "off", ...options });
  return { clock, fake, ...asker(fake) };
}

export const DAY = 86_400_000;

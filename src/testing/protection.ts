const MINUTE = 60_000;

/** The place of one request in its endpoint's window. */
export interface Quota {
  readonly allowed: boolean;
  readonly perMinute?: number;
  readonly headers: Readonly<Record<string, string>>;
}

const UNLIMITED: Quota = { allowed: true, headers: {} };

/** Requests per minute by id of the endpoint, in place of what Bob documents. */
export type LimitOverrides = Readonly<Record<string, number>>;

/** Requests per endpoint and minute. Windows start on the full minute of the fake's clock. */
export class RequestLimits {
  readonly #own: LimitOverrides;
  readonly #windows = new Map<string, { minute: number; used: number }>();

  constructor(own: LimitOverrides = {}) {
    this.#own = own;
  }

  /** Counts one request. Endpoints without a documented limit have none here unless one was given, and send no headers. */
  take(endpoint: { readonly id: string; readonly perMinute: number | undefined }, now: number): Quota {
    const { id } = endpoint;
    const perMinute = this.#own[id] ?? endpoint.perMinute;
    if (perMinute === undefined) return UNLIMITED;
    const minute = Math.floor(now / MINUTE);
    let window = this.#windows.get(id);
    if (window?.minute !== minute) this.#windows.set(id, (window = { minute, used: 0 }));
    const allowed = window.used < perMinute;
    if (allowed) window.used++;
    return {
      allowed,
      perMinute,
      headers: {
        "x-ratelimit-limit": String(perMinute),
        "x-ratelimit-remaining": String(perMinute - window.used),
        "x-ratelimit-reset": String(((minute + 1) * MINUTE) / 1000),
      },
    };
  }
}

const FAILURES = 50;
const WITHIN = 10_000;
const BLOCKED_FOR = 5 * MINUTE;

/**
 * Bob's firewall: fifty 401 from one address, or fifty 401 or fifty 403 under one Authorization header, within ten
 * seconds, and that address or header is blocked for five minutes. The whole fake counts as one address.
 */
export class Firewall {
  readonly #failures = new Map<string, number[]>();
  readonly #blockedUntil = new Map<string, number>();

  /** Blocks a header as if it had failed too often. */
  block(authorization: string, now: number): void {
    this.#blockedUntil.set(header(authorization), now + BLOCKED_FOR);
  }

  blocks(authorization: string, now: number): boolean {
    return [ADDRESS, header(authorization)].some((who) => now < (this.#blockedUntil.get(who) ?? 0));
  }

  /** Notes an answer. What the firewall itself answers does not count, or a block would never end. */
  note(authorization: string, status: number, now: number): void {
    if (status === 401) this.#count(ADDRESS, 401, now);
    if (status === 401 || status === 403) this.#count(header(authorization), status, now);
  }

  #count(who: string, status: number, now: number): void {
    const key = `${status} ${who}`;
    const recent = [...(this.#failures.get(key) ?? []).filter((at) => now - at < WITHIN), now];
    this.#failures.set(key, recent);
    if (recent.length >= FAILURES) this.#blockedUntil.set(who, now + BLOCKED_FOR);
  }
}

const ADDRESS = "address";
const header = (authorization: string): string => `header ${authorization}`;

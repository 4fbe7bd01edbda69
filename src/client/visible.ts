import type { CallOptions, Client } from "./client.ts";
import { joined } from "./clock.ts";
import { AbortedError, HiBobError } from "./errors.ts";

/** What a write gives: Bob takes up to 20 seconds until a read shows it. */
export interface Written {
  /**
   * Resolves once a read shows what was written; asks at growing intervals, for 20 seconds.
   *
   * @throws {HiBobError} with code `not_visible` when the time is over: Bob may have dropped what it did not allow
   */
  visible(options?: CallOptions): Promise<void>;
}

/** HiBob's documentation says up to 20 seconds; under one was measured. */
const LONGEST_MS = 20_000;

/** Looks until it is seen. */
export async function untilVisible(client: Client, endpoint: string, look: () => Promise<boolean>, signal?: AbortSignal): Promise<void> {
  const { clock, defaults } = client;
  const ended = joined(defaults.signal, signal);
  const end = clock.now() + LONGEST_MS;
  for (let waitMs = 500; !(await look()); waitMs = Math.min(2 * waitMs, end - clock.now())) {
    if (waitMs <= 0) {
      throw new HiBobError("not_visible", `What ${endpoint} wrote was not to be read within ${LONGEST_MS / 1000} s`, {
        endpoint,
        hint: "Bob silently drops what the service user may not edit or see: check the permissions",
      });
    }
    await clock.sleep(waitMs, ended).catch((reason: unknown) => {
      throw new AbortedError(reason, { endpoint });
    });
  }
}

import { joined } from "../../client/clock.ts";
import { AbortedError, type CallOptions, type Client, type Endpoint, HiBobError, isHiBobError } from "../../client/index.ts";

/** Refusals that one check may meet. After these it asks no more; what needs no permission was asked first. */
const MOST_REFUSALS = 20;
/**
 * Quiet after a refusal, in milliseconds. At most four refusals then fall into the fifteen seconds over which the client's
 * own guard counts; it stops everything at five.
 */
const QUIET_MS = 4_000;

/** How a question to Bob ended. */
export type Tried<T> =
  | { readonly is: "answered"; readonly data: T }
  /** 403. */
  | { readonly is: "refused" }
  /** 404: there is no such thing, or no such module. */
  | { readonly is: "absent" }
  /** Nothing that tells of a permission; `why` is for the report. */
  | { readonly is: "failed"; readonly status: number | undefined; readonly why: string };

/** Bob as a check asks it: every call is counted, and refusals are few and far between. */
export interface Calls {
  /** For the modules that make the calls. */
  readonly client: Client;
  readonly requests: number;
  readonly refusals: number;
  /** Asks, and sorts the outcome. What ends the whole check is thrown: 401, a block by Bob, an abort. */
  attempt<T>(ask: (client: Client) => Promise<T>): Promise<Tried<T>>;
}

/** Not sent, because too much was refused already. */
class NoMoreError extends HiBobError {
  constructor() {
    super("enough_refusals", `asked for no more: ${MOST_REFUSALS} refusals in one check`);
  }
}

/** Counts and paces the calls of one check. */
export function countedCalls(bob: Client, signal: AbortSignal | undefined): Calls {
  const { clock, defaults } = bob;
  const ended = joined(defaults.signal, signal);
  let [requests, refusals, quietUntil] = [0, 0, 0];

  async function call(endpoint: Endpoint, input: object, options?: CallOptions) {
    if (refusals >= MOST_REFUSALS) throw new NoMoreError();
    const wait = quietUntil - clock.now();
    if (wait > 0) {
      await clock.sleep(wait, ended).catch((reason: unknown) => {
        throw new AbortedError(reason, { endpoint: endpoint.id });
      });
    }
    requests++;
    try {
      return await bob.call(endpoint, input as never, { signal, ...options });
    } catch (error) {
      if (isHiBobError(error, "forbidden")) {
        refusals++;
        quietUntil = clock.now() + QUIET_MS;
      }
      throw error;
    }
  }

  const client = { ...bob, call: call as Client["call"] };
  return {
    client,
    get requests() {
      return requests;
    },
    get refusals() {
      return refusals;
    },
    async attempt(ask) {
      try {
        return { is: "answered", data: await ask(client) };
      } catch (error) {
        if (!isHiBobError(error)) throw error;
        switch (error.code) {
          case "unauthorized":
          case "locked_out":
          case "aborted":
            throw error;
          case "forbidden":
            return { is: "refused" };
          case "not_found":
            return { is: "absent" };
          default:
            return { is: "failed", status: error.status, why: whyOf(error) };
        }
      }
    },
  };
}

/** The reason in few words. Messages of errors hold nothing of a person, but say more than a report needs. */
const whyOf = (error: HiBobError): string => {
  if (error instanceof NoMoreError) return error.message;
  const { endpoint = "Bob", status, code } = error;
  if (code === "invalid_input") return `${endpoint} could not be asked with what Bob had answered before`;
  if (code === "timeout" || code === "network") return `${endpoint} gave no answer (${code})`;
  return code === "unexpected_answer" ? `${endpoint} gave an answer of another form` : `${endpoint} answered ${status ?? code}`;
};
